"""What a petitioner reads on a slip or a notice is said in one breath, and not in an office's language."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pytest

from tests.documents import samples
from tests.every_draft import drafts
from tests.plain_words import officialese, too_long, two_conditions
from xinfang_desk.documents.draw import FORMS, NOTICES, ROLLS, draw, draw_roll
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES

RECORDS = {
    **samples.CASES,
    "accepted": samples.ACCEPTED,
    "extended": samples.EXTENDED,
    "busy": samples.BUSY,
    "refused": samples.REFUSED,
    "no_more": samples.NO_MORE,
    "nobody": samples.NOBODY,
}
OF_THE_OFFICE = {Paper.AUTHORITY, Paper.URGENT_REPORT, Paper.OBJECTION_LETTER}
"""Written to another office, or in the form that the law has."""
_DRAFT = "不得交付"
"""What stands on a draft, for the office alone."""
_FOR_OTHERS = ("请自收到", "下面的信访事项", "请最迟", "本机关正在调查核实下面", "信访人：", "事项：")
"""How the copies begin that another office reads."""


def _all_drawn() -> Iterator[tuple[str, MatterRecord, Job, Iterable[Paper]]]:
    """What the samples can be drawn as; and of every kind of visit the papers that it owes."""
    for name, record in RECORDS.items():
        job = Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)
        yield name, record, job, (*FORMS, *NOTICES, *ROLLS)
    road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
    for draft in drafts(road_map.places):
        record = samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")
        name = f"{draft.outcome} {draft.route} {draft.events} {draft.road_end}"
        job = Job(record=record, office=samples.OFFICE, road_map=road_map)
        yield name, record, job, dict.fromkeys((*record.matter.papers, Paper.GUIDANCE))


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    """Every text that is put on a petitioner's paper, without the petitioner's own words and cited laws."""
    found: dict[str, str] = {}
    lines, line = Sheet.lines, Sheet.text
    own: set[str] = set()

    def heard(text: str) -> None:
        if re.search("[\u4e00-\u9fff]", text):
            found.setdefault(text, paper)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            Sheet, "lines", lambda self, width, text, *how: heard(text) or lines(self, width, text, *how)
        )
        patched.setattr(
            Sheet,
            "text",
            lambda self, x, y, text, *how, **more: heard(text) or line(self, x, y, text, *how, **more),
        )
        for name, record, job, kinds in _all_drawn():
            words = (record.matter.draft.statement, record.matter.draft.request, record.matter.draft.to)
            own |= {part.strip() for text in words for part in re.split("[。；]", text)}
            for kind in kinds:
                paper = f"{kind.value} {name}"
                if kind not in OF_THE_OFFICE:
                    with suppress(DeskError):
                        draw(kind, job)
                if kind in ROLLS and name in RECORDS:
                    draw_roll(kind, job)
    own = {each for each in own if len(each) > 4}
    theirs = ((where, text) for text, where in found.items() if not text.startswith(_FOR_OTHERS))
    return [(where, _ours(text, own)) for where, text in theirs if _DRAFT not in text]


def _without_lists(text: str) -> str:
    """What to bring is a list, and read as one."""
    return "\n".join(text.split("、")) if text.count("、") > 3 else text


def _ours(text: str, own: set[str]) -> str:
    for each in sorted(own, key=len, reverse=True):
        text = text.replace(each, "")
    text = re.sub(r"《信访工作条例》第[^，]*规定，[^。]*。", "", text)
    return re.sub(r"《[^》]*》(第[^，。；）]*[条款项])?|_{4,}|（[^）]*）|“[^”]*”", "", text)


def test_every_sentence_of_a_paper_is_short(said: list[tuple[str, str]]) -> None:
    assert len(said) > 300
    assert [
        (where, each) for where, text in said for each in too_long(_without_lists(text)) if "编号" not in each
    ] == []


def test_no_sentence_of_a_paper_is_an_offices_own_language(said: list[tuple[str, str]]) -> None:
    assert [(where, word, text) for where, text in said for word in officialese(text)] == []


def test_no_sentence_of_a_paper_asks_for_two_conditions_at_once(said: list[tuple[str, str]]) -> None:
    assert [(where, each) for where, text in said for each in two_conditions(text)] == []
