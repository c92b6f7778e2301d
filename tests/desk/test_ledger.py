"""The ledger holds every matter that may be listed, in any order, and shows no number unasked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.books import ledger_table
from xinfang_desk.domain.books.every_matter import SORTED_BY, Column, Wanted
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, State, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import IdType, Person, Role
from xinfang_desk.domain.time.calendar import CHINA

WHO = Person(
    name="周试例",
    id_type=IdType.RESIDENT_ID,
    id_number="000000197904121019",
    phone="00000001024",
    address="示例村三组",
)
SAID = MatterDraft(
    statement="修路占地没有补",
    route=Route.S6,
    outcome=Outcome.ACCEPT,
    village="示例村",
    content="自然资源",
)
FORMULA = "=HYPERLINK(1)"
SOUNDS = "冯试例村主任截留我的低保补贴，财政所会计收了他的钱。"
"""Sounds like an accusation, and nobody was asked."""
TODAY = date(2026, 9, 14)


def registered(desk: Desk, who: Person = WHO, **more: object) -> Number:
    draft = VisitDraft(people=(who,), matters=(replace(SAID, **more),))  # type: ignore[arg-type]
    return desk.reception.register(draft).matters[0].number


@pytest.fixture
def three(desk: Desk, clock: Clock) -> tuple[Number, Number, Number]:
    first = registered(desk)
    clock.later(days=1)
    second = registered(desk, village="样本村", content="教育", outcome=Outcome.GUIDE, route=Route.S4)
    clock.later(days=1)
    return first, second, registered(desk, village="", purpose=Purpose.JIANYI, route=None, outcome=None)


def test_every_matter_is_a_line_newest_first(desk: Desk, three: tuple[Number, ...]) -> None:
    found = desk.ledger.found(Wanted())
    assert found.numbers == three[::-1]
    assert (found.people, found.closed, found.overdue, found.withheld) == (3, 0, 0, 0)
    lines = desk.ledger.lines(found.numbers)
    assert [each.number for each in lines] == list(three[::-1])
    first = lines[-1]
    assert (first.people, first.village, first.state, first.officer) == (
        "周试例",
        "示例村",
        State.ACCEPTED,
        "示例员",
    )
    assert first.due == TODAY + timedelta(days=15)


def test_what_is_sealed_unanswered_or_void_is_no_line(desk: Desk) -> None:
    kept = registered(desk)
    registered(desk, purpose=Purpose.JUBAO, route=None, outcome=None)
    waits = registered(desk, statement=SOUNDS)
    assert desk.reception.show(waits).matter.unanswered
    desk.repair.void(registered(desk), "登了两遍")
    found = desk.ledger.found(Wanted())
    assert (found.numbers, found.withheld) == ((kept,), 2)
    assert desk.ledger.lines((kept, waits)) == desk.ledger.lines((kept,))
    assert desk.ledger.named(Column.VILLAGE) == ("示例村",)


@pytest.mark.parametrize("column", sorted(SORTED_BY, key=lambda each: each.value))
def test_it_is_sorted_both_ways_and_what_is_empty_comes_last(
    desk: Desk, three: tuple[Number, ...], column: Column
) -> None:
    def values(*, descending: bool) -> list[object]:
        found = desk.ledger.found(Wanted(sort=column, descending=descending)).numbers
        assert set(found) == set(three)
        said = (getattr(each, column.value) for each in desk.ledger.lines(found))
        return [getattr(each, "value", each) for each in said]

    up, down = values(descending=False), values(descending=True)
    kept = [each for each in up if each not in {"", None}]
    assert kept == sorted(kept)  # type: ignore[type-var]
    assert [each for each in down if each not in {"", None}] == kept[::-1]
    assert up[len(kept) :] == down[len(kept) :]


def test_it_is_narrowed(desk: Desk, three: tuple[Number, ...]) -> None:
    first, second, third = three
    for wanted, numbers in (
        (Wanted(village="示例村"), (first,)),
        (Wanted(content="教育"), (second,)),
        (Wanted(purpose=Purpose.JIANYI), (third,)),
        (Wanted(state=State.ACCEPTED), (first,)),
        (Wanted(since=TODAY + timedelta(days=1)), (third, second)),
        (Wanted(until=TODAY), (first,)),
        (Wanted(since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=1)), (second,)),
        (Wanted(officer="别人"), ()),
    ):
        assert desk.ledger.found(wanted).numbers == numbers


def test_the_last_moment_of_a_day_is_that_day(desk: Desk) -> None:
    late = datetime(2026, 9, 13, 23, 59, 59, 999999, tzinfo=CHINA)
    draft = VisitDraft(people=(WHO,), matters=(SAID,), received_at=late)
    number = desk.reception.register(draft).matters[0].number
    assert desk.ledger.found(Wanted(until=late.date())).numbers == (number,)
    assert desk.ledger.found(Wanted(since=TODAY)).numbers == ()


def test_what_is_late_and_what_is_closed_is_counted(desk: Desk, clock: Clock) -> None:
    registered(desk, outcome=Outcome.ONSPOT)
    registered(desk)
    clock.later(days=90)
    found = desk.ledger.found(Wanted())
    assert (found.closed, found.overdue) == (1, 1)


def test_numbers_are_shown_in_full_for_a_purpose_that_is_kept(desk: Desk) -> None:
    registered(desk)
    numbers = desk.ledger.found(Wanted()).numbers
    [line] = desk.ledger.lines(numbers)
    assert (line.id_numbers, line.phones) == ("**************1019", "000****1024")
    with pytest.raises(DeskError, match=r"full\.why_missing"):
        desk.ledger.whole_lines(numbers, " ")
    [whole] = desk.ledger.whole_lines(numbers, "县里调档")
    assert (whole.id_numbers, whole.phones) == (WHO.id_number, WHO.phone)
    [kept] = desk.trail.export(verb="ledger_whole").lines
    assert kept.detail == "1 县里调档"


def test_a_spreadsheet_holds_the_lines_and_columns_asked_for_as_text(desk: Desk, tmp_path: Path) -> None:
    registered(desk, replace(WHO, name=FORMULA), village="001")
    companion = replace(WHO, name="陪试例", role=Role.COMPANION)
    desk.reception.register(VisitDraft(people=(WHO, companion), matters=(SAID,)))
    numbers = desk.ledger.found(Wanted(sort=Column.NUMBER, descending=False)).numbers
    columns = (Column.PEOPLE, Column.NUMBER, Column.ID_NUMBERS, Column.VILLAGE)
    assert desk.ledger.save(tmp_path / "a.xlsx", numbers, columns) == 2
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    rows = [[each.value for each in row] for row in sheet.iter_rows()]
    assert rows == [
        ["来访人", "登记编号", "证件号", "村（社区）"],
        [FORMULA, numbers[0], "**************1019", "001"],
        ["周试例", numbers[1], "**************1019", "示例村"],
    ]
    assert {each.data_type for row in sheet.iter_rows() for each in row} == {"s"}
    assert {each.number_format for row in sheet.iter_rows() for each in row} == {"@"}
    desk.ledger.save(tmp_path / "a.xlsx", numbers[:1], tuple(Column), why="县里调档")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        inside = b"".join(map(packed.read, packed.namelist()))
    assert WHO.id_number.encode() in inside
    assert b"<f>" not in inside
    assert [each.verb for each in desk.trail.export(verb="ledger_saved").lines] == ["ledger_saved"] * 2


def test_what_is_no_ledger_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    book, other = openpyxl.Workbook(), io.BytesIO()
    book.save(other)
    for content in (b"mine", other.getvalue()):
        (tmp_path / "mine.xlsx").write_bytes(content)
        with pytest.raises(DeskError, match=r"output\.exists"):
            desk.ledger.save(tmp_path / "mine.xlsx", (), tuple(Column))
        assert (tmp_path / "mine.xlsx").read_bytes() == content


def test_the_same_table_is_the_same_file(desk: Desk, tmp_path: Path) -> None:
    numbers = (registered(desk),)
    for name in ("a", "b"):
        desk.ledger.save(tmp_path / name, numbers, tuple(Column))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_more_than_anybody_reads_is_not_printed(
    desk: Desk, three: tuple[Number, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_table, "MOST_ON_PAPER", 2)
    with pytest.raises(DeskError, match=r"paper\.too_many_lines"):
        desk.ledger.sheet(Wanted(), (Column.NUMBER,))
    assert desk.ledger.sheet(Wanted(village="示例村"), (Column.NUMBER,)).startswith(b"%PDF")


def test_a_month_is_a_list_on_paper(desk: Desk, three: tuple[Number, ...]) -> None:
    columns = (Column.NUMBER, Column.PEOPLE, Column.SUMMARY, Column.ID_NUMBERS, Column.STATE)
    month = Wanted(since=date(2026, 9, 1), until=date(2026, 9, 30))
    words = text_of(desk.ledger.sheet(month, columns))
    assert "2026-09-01至2026-09-30" in words
    assert "3件" in words
    assert three[0] in words.replace(" ", "")
    assert WHO.id_number not in words
    assert desk.ledger.sheet(Wanted(until=date(2020, 1, 1)), columns).startswith(b"%PDF")
