"""What can be recorded beforehand (可录音的句子): every sentence that is the same for everybody."""

from __future__ import annotations

from ui.guide_words import Language, speak, spoken
from ui.petitioner import names, pages
from ui.petitioner.voice.aloud import sentences
from xinfang_desk.domain.road.roadmap import RoadMap

OWN_PAGES = (
    names.WELCOME,
    names.TODAY,
    names.RIGHTS,
    names.CONDUCT,
    names.AGREED,
    names.CHANGE,
    names.FEEDBACK,
    f"{names.WHY}:unsatisfied",
    names.THANKS,
)


def fixed_sentences(road_map: RoadMap) -> tuple[str, ...]:
    """Every sentence of the pages without a matter, in Chinese, each once."""
    before = spoken()
    speak(Language.CHINESE)
    try:
        shown = (*OWN_PAGES, *road_map.places)
        said = (each for name in shown for each in sentences(pages.page(name, road_map, None, None)))
        return tuple(dict.fromkeys(said))
    finally:
        speak(before)
