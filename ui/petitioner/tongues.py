"""Other languages of the screen (其他语言): the road map in words of its own, and a worked page in Uyghur."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase

from ui.guide_words import Language, _
from ui.look import fonts
from ui.petitioner.names import SPEAK, UYGHUR
from ui.petitioner.page import Choice, Choices, Page, Quiet, Sentence
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.road.translation import is_machine_made, translated
from xinfang_desk.places import RESOURCES

_OWN_NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}
"""A language calls itself by its own name, whatever is spoken now."""

_UYGHUR_NAME = "ئۇيغۇرچە"


def choose() -> Page:
    """Which language to read."""
    items = tuple(
        Choice(label=name, to=SPEAK + language.value, icon="globe") for language, name in _OWN_NAMES.items()
    )
    uyghur = Choice(label=f"{_UYGHUR_NAME}（维吾尔文）", to=UYGHUR, icon="globe")
    return Page(
        title="请选文字  ·  Language",
        icon="globe",
        blocks=(
            Choices(items=(*items, uyghur)),
            Sentence(text=_("要人翻译，告诉工作人员。"), icon="people"),
            Quiet(text=_("外文是机器翻的，还没有人核对过；以中文为准。")),
        ),
    )


def road_map_in(language: Language, chinese: RoadMap) -> RoadMap:
    """The road map in the words of ``language``."""
    return (
        chinese if language is Language.CHINESE else translated(chinese, _read(f"roadmap.{language.value}"))
    )


def remark(language: Language, page: str = "") -> str:
    """What has to be said of a translation at the head of every page; empty where there is nothing to say."""
    translation = "welcome.ug" if page == UYGHUR else f"roadmap.{language.value}"
    if (language is Language.CHINESE and page != UYGHUR) or not is_machine_made(_read(translation)):
        return ""
    return _("机器翻译，以中文为准")


def uyghur() -> Page:
    """Welcome in Uyghur, written from right to left."""
    data = _read("welcome.ug")
    remarks = (Quiet(text=data["remark"]),) if is_machine_made(data) else ()
    blocks = tuple(Sentence(text=each["text"], icon=each["icon"]) for each in data["sentences"])
    return Page(title=data["title"], icon="person", blocks=(*blocks, *remarks), from_right=True)


def joined(font: QFont) -> QFont:
    """``font`` with the typeface whose letters join (维吾尔文字体)."""
    _register()
    with_letters = QFont(font)
    with_letters.setFamilies([*fonts.FAMILIES, "XF Naskh"])
    return with_letters


@cache
def _register() -> None:
    if QFontDatabase.addApplicationFont(str(fonts.FOLDER / "xf-naskh.ttf")) < 0:
        raise FileNotFoundError(fonts.FOLDER / "xf-naskh.ttf")


@cache
def _read(name: str) -> Any:
    return json.loads((RESOURCES / "roadmap" / f"{name}.json").read_text("utf-8"))
