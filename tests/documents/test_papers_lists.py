"""Lists for the office: numbers and hashes, no names (D18 and the closed day)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents import samples
from tests.documents.reading import overlaps, pages_of, text_of
from xinfang_desk.documents.office.listing import BatchLine, BatchSheet, DaySheet, batch_list, day_close
from xinfang_desk.domain.books.pad import PadCount
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.number import grouped, make_number
from xinfang_desk.domain.record import PaperRecord, PaperState

NUMBERS = [make_number("411526102", 1, 2026, running) for running in range(1, 41)]
OWED = PaperRecord(
    uid="1",
    matter_uid="2",
    number=NUMBERS[0],
    kind=Paper.OTHER_ROAD,
    state=PaperState.SENT,
    sha256=None,
    prints=1,
    handed_over_at=None,
)


def test_a_batch_list_names_every_matter_by_number_and_hash_and_leaves_room_to_sign() -> None:
    lines = tuple(BatchLine(number=each, sha256=f"{place:064x}") for place, each in enumerate(NUMBERS))
    batch = BatchSheet(
        sequence=12,
        made_at=samples.WAGES.matter.received_at,
        file="411526102-1-000012.xfb",
        sha256="ab" * 32,
        lines=lines,
    )
    pdf = batch_list(batch, samples.OFFICE)
    said = text_of(pdf)
    assert pages_of(pdf) > 1
    assert overlaps(pdf) == []
    for line in lines:
        assert grouped(line.number).replace(" ", "") in said
        assert line.sha256 in said
    for words in ("411526102-1-000012", "ab" * 32, "件数40", "导出人签名", "接收人签名", "第3页共3页"):
        assert words in said
    assert batch_list(batch, samples.OFFICE) == pdf


def test_a_closed_day_counts_papers_and_lists_those_still_owed() -> None:
    day = DaySheet(day=date(2026, 9, 14), issued=12, handed_over=9, voided=1, still_due=(OWED, OWED))
    pdf = day_close(day, samples.OFFICE)
    said = text_of(pdf)
    for words in ("2026年9月14日（周一）", "出具12", "已交付9", "作废1", "还没交付2", "其他法定途径告知书"):
        assert words in said
    assert grouped(NUMBERS[0]).replace(" ", "") in said
    assert overlaps(pdf) == []


def test_a_closed_day_tells_what_is_void_and_what_became_of_its_pads() -> None:
    plain = DaySheet(day=date(2026, 9, 14), issued=1, handed_over=1, voided=0, still_due=())
    assert "停电本" not in text_of(day_close(plain, samples.OFFICE))
    pdf = day_close(replace(plain, void=2, pads=PadCount(open=47, used=2, void=1)), samples.OFFICE)
    said = text_of(pdf)
    assert "作废来访事项2件" in said
    assert "补录2张，作废1张，还没用47张" in said
    assert overlaps(pdf) == []


def test_the_list_of_a_day_does_not_say_which_number_is_an_accusation() -> None:
    sealed = replace(OWED, kind=Paper.SEALED_RECEIPT, state=PaperState.DRAWN, prints=0)
    day = DaySheet(day=date(2026, 9, 14), issued=1, handed_over=0, voided=0, still_due=(sealed,))
    said = text_of(day_close(day, samples.OFFICE))
    assert "登记回执" in said
    assert "检举" not in said
