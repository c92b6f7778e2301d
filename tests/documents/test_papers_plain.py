"""What a petitioner reads on a slip or a notice is said in one breath, and not in an office's language."""

import re
from contextlib import suppress

import pytest

from tests.documents import samples
from tests.plain_words import officialese, too_long, two_conditions
from xinfang_desk.documents.draw import FORMS, NOTICES, ROLLS, draw, draw_roll
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError

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


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every text that is put on a petitioner's paper, without the petitioner's own words and cited laws."""
    found: dict[str, str] = {}
    lines, line = Sheet.lines, Sheet.text

    def heard(text: str) -> None:
        if re.search("[\u4e00-\u9fff]", text):
            found.setdefault(text, paper)

    monkeypatch.setattr(
        Sheet, "lines", lambda self, width, text, *how: heard(text) or lines(self, width, text, *how)
    )
    monkeypatch.setattr(
        Sheet,
        "text",
        lambda self, x, y, text, *how, **more: heard(text) or line(self, x, y, text, *how, **more),
    )
    own: set[str] = set()
    for name, record in RECORDS.items():
        said = record.matter.draft
        own |= {
            part.strip()
            for text in (said.statement, said.request, said.to)
            for part in re.split("[。；]", text)
        }
        job = Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)
        for kind in (*FORMS, *NOTICES, *ROLLS):
            paper = f"{kind.value} {name}"
            if kind not in OF_THE_OFFICE:
                with suppress(DeskError):
                    draw(kind, job)
            if kind in ROLLS:
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
