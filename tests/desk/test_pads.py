"""Numbers given out on paper before anybody came: each is used once, void, or still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.answers import Pad
from xinfang_desk.domain.books.pad import MOST, PadCount
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person

SAID = (MatterDraft(statement="路灯坏了"), MatterDraft(statement="水渠堵了"))
VISIT = VisitDraft(people=(Person(name="周试例"),), matters=SAID)


@pytest.fixture
def pad(desk: Desk, tmp_path: Path) -> Pad:
    return desk.pads.write(3, tmp_path / "pad.pdf")


def test_a_pad_is_a_page_a_number(desk: Desk, pad: Pad, tmp_path: Path) -> None:
    numbers = desk.pads.open_numbers()
    assert (numbers[0], numbers[-1], len(numbers)) == (pad.first, pad.last, pad.pages)
    pdf = (tmp_path / "pad.pdf").read_bytes()
    words = text_of(pdf).replace(" ", "").replace("\n", "")
    assert [words.count(each) for each in numbers] == [2, 2, 2]
    assert "存根" in words
    assert desk.reception.register(VISIT).matters[0].number not in numbers


def test_a_visit_entered_later_has_its_number_and_both_times(desk: Desk, pad: Pad, clock: Clock) -> None:
    came = clock()
    clock.later(hours=5)
    visit = desk.reception.register(replace(VISIT, received_at=came, pad_number=pad.first))
    first, second = visit.matters
    assert (first.number, first.on_pad) == (pad.first, True)
    assert (second.number in desk.pads.open_numbers(), second.on_pad) == (False, False)
    assert second.number not in {pad.first, pad.last}
    assert (visit.received_at, visit.registered_at) == (came, came + timedelta(hours=5))
    assert [row.number for row in desk.reception.find(pad.first)] == [pad.first]
    assert desk.upkeep.check() == ()


def test_each_is_used_once_and_what_is_refused_keeps_nothing(desk: Desk, pad: Pad) -> None:
    desk.reception.register(replace(VISIT, pad_number=pad.first))
    desk.pads.void(pad.last, "写坏了")
    other = Number("4115261021260099966")
    for number, code in ((pad.first, "pad.used"), (pad.last, "pad.void"), (other, "pad.unknown")):
        before = desk.reception.today()
        with pytest.raises(DeskError) as refused:
            desk.reception.register(replace(VISIT, pad_number=number))
        assert refused.value.code == code
        with pytest.raises(DeskError) as refused:
            desk.pads.void(number, "写坏了")
        assert refused.value.code == code
        assert desk.reception.today() == before
    with pytest.raises(DeskError, match=r"repair\.reason_missing"):
        desk.pads.void(desk.pads.open_numbers()[0], " ")


def test_a_day_knows_what_was_used_void_and_open(desk: Desk, pad: Pad, clock: Clock) -> None:
    desk.reception.register(replace(VISIT, pad_number=pad.first))
    desk.pads.void(pad.last, "写坏了")
    assert desk.upkeep.day_close().pads == PadCount(open=1, used=1, void=1)
    assert "补录1张，作废1张，还没用1张" in text_of(desk.papers.day_sheet(clock().date()))
    clock.later(days=1)
    assert desk.upkeep.day_close().pads == PadCount(open=1, used=0, void=0)


def test_an_accusation_on_a_pad_is_sealed_under_its_number(desk: Desk, pad: Pad) -> None:
    accusation = MatterDraft(statement="某干部收钱", purpose=Purpose.JUBAO)
    draft = replace(VISIT, matters=(accusation, VISIT.matters[0]), pad_number=pad.first)
    sealed, beside = desk.reception.register(draft).matters
    assert sealed.number == pad.first
    record = desk.reception.show(sealed.number)
    assert (record.matter.confidential, record.matter.draft.statement) == (True, "")
    kept = desk.reception._store.rows(
        "SELECT body FROM visits UNION SELECT body FROM matters WHERE number = ?", (beside.number,)
    )
    assert not [text for (text,) in kept if pad.first in text]


def test_a_pad_that_cannot_be_written_gives_out_no_number(desk: Desk, tmp_path: Path) -> None:
    for count in (0, MOST + 1):
        with pytest.raises(DeskError, match=r"pad\.bad_count"):
            desk.pads.write(count, tmp_path / "pad.pdf")
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    with pytest.raises(DeskError, match=r"output\.exists"):
        desk.pads.write(3, tmp_path / "mine.pdf")
    assert desk.pads.open_numbers() == ()
    assert desk.reception.register(VISIT).matters[0].number[12:17] == "00001"
