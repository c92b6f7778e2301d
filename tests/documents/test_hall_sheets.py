"""The hall's own sheets: the slip that asks, the year's sessions, the sentences to record."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.documents import samples
from tests.documents.reading import outside, overlaps, pages_of, size_of, text_of
from xinfang_desk.documents.office.outreach_list import outreach_list
from xinfang_desk.documents.office.recording_sheet import recording_sheet
from xinfang_desk.documents.office.slip import feedback_roll, feedback_slip
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.feedback import Answer, Month, Reason
from xinfang_desk.domain.hall.outreach import Handout, Session, year_list
from xinfang_desk.words import label

MONTH = Month("2026-09")


@pytest.mark.parametrize("office", [samples.OFFICE, samples.BARE_OFFICE])
@pytest.mark.parametrize("width", [0, 80, 58])
def test_the_slip_is_one_clear_page_that_asks_what_the_screen_asks(office, width) -> None:
    pdf = feedback_roll(office, MONTH, width) if width else feedback_slip(office, MONTH)
    assert pages_of(pdf) == 1
    assert overlaps(pdf) == []
    assert outside(pdf, margin=2.0) == []
    said = text_of(pdf)
    for member in (*Answer, *Reason):
        assert label(member) in said
    assert "2026年9月" in said
    # No line to write on, no number, no code.
    assert not any(sign in said for sign in ("编号", "姓名", "电话", "____"))
    if not width:
        assert size_of(pdf, label(Reason.WAITING)) >= 18


def test_a_slip_for_no_known_roll_is_refused() -> None:
    with pytest.raises(DeskError, match=r"paper\.roll_width"):
        feedback_roll(samples.OFFICE, MONTH, 110)


def test_a_long_year_runs_over_pages() -> None:
    held = [
        Session(
            began_at=datetime(2026, 1 + at % 12, 3, 9, 30, tzinfo=samples.CHINA),
            minutes=60,
            place="示例村村部大院",
            village="示例村",
            people=30,
            pages=("laodong", "start"),
            given={Handout.GUIDANCE: 20, Handout.POSTER: 1},
            note="赶集日",
        )
        for at in range(24)
    ]
    pdf = outreach_list(year_list(held, 2026, samples.ROAD_MAP), samples.OFFICE)
    assert pages_of(pdf) > 1
    assert overlaps(pdf) == []
    said = text_of(pdf)
    assert "720人" in said
    assert "路线告知单480份" in said
    assert said.count("赶集日") == 24


def test_the_sentences_to_record_are_large_and_numbered() -> None:
    lines = [(at, f"第{at}句，照着念。", at == 2) for at in range(1, 60)]
    pdf = recording_sheet(lines, samples.OFFICE)
    assert overlaps(pdf) == []
    assert size_of(pdf, "照着念") >= 14
    said = text_of(pdf)
    assert "059第59句" in said
    assert "001.wav" in said
