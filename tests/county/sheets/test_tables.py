"""Answers from a table: previewed, all of them or none, the same file once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.county.parties import record
from tests.county.sheets.books import HEAD, MAPPING, book, mapping
from tests.county.test_reply import event
from xinfang_desk.county.entries import EntryIn
from xinfang_desk.county.sheets.plan import beside
from xinfang_desk.domain.errors import DeskError

SOURCE = "县人社局"
ONE, TWO, THREE = (record(each).number for each in (1, 2, 3))
GOOD = (
    (ONE, "已受理", date(2026, 9, 15), "示人社受〔2026〕1号", "2026-11-14", "已立案"),
    (TWO, "已答复", "2026年9月16日", "", "", "已支付"),
)


@pytest.fixture
def office(county, desk):
    county.take(desk.batch(record(1), record(2), record(3)))
    county.office.tables.set_source(SOURCE, mapping())
    return county.office


def enter(office, file: Path, act: str = "enter", **decided: str):
    tables = office.tables
    named = {{"one": ONE, "two": TWO}[key]: which for key, which in decided.items()}
    return getattr(tables, act)(tables.open(file), SOURCE, tables.mapping_of(SOURCE), named)


def counts(plan) -> tuple[int, int, int, int, int]:
    return len(plan.new), plan.same, len(plan.contradicts), len(plan.bad), plan.taken


def test_a_table_is_entered_once(office, tmp_path) -> None:
    file = book(tmp_path / "a.xlsx", GOOD)
    assert counts(enter(office, file, "preview")) == (2, 0, 0, 0, 0)
    assert office.matter(ONE).answers == ()
    assert counts(enter(office, file)) == (2, 0, 0, 0, 2)
    (answer,) = office.matter(ONE).answers
    assert (answer.event, answer.org, answer.day, answer.due) == (
        "accepted",
        "县人社局",
        date(2026, 9, 15),
        date(2026, 11, 14),
    )
    assert answer.source == "县人社局 第2行"
    again = enter(office, file)
    assert (counts(again), again.before is not None) == ((0, 2, 0, 0, 0), True)


def test_what_was_withdrawn_is_not_brought_back_by_the_same_file(office, tmp_path) -> None:
    file = book(tmp_path / "a.xlsx", GOOD)
    enter(office, file)
    office.withdraw(ONE, office.matter(ONE).answers[0].id, "录错了")
    assert counts(enter(office, file)) == (0, 2, 0, 0, 0)
    assert office.matter(ONE).answers == ()


def test_the_same_rows_in_another_file_are_the_same(office, tmp_path) -> None:
    enter(office, book(tmp_path / "a.xlsx", GOOD))
    more = (*GOOD, (THREE, "办结", "2026/9/16", "", "", ""))
    assert counts(enter(office, book(tmp_path / "b.xlsx", more))) == (1, 2, 0, 0, 1)


BAD = [
    ((4115261021260001816, "已受理", "2026-09-15"), "A", "后几位已丢"),
    (("4.11526E+18", "已受理", "2026-09-15"), "A", "后几位已丢"),
    ((ONE[:-1] + "9", "已受理", "2026-09-15"), "A", "校验位不对"),
    ((record(9).number, "已受理", "2026-09-15"), "A", "没有这一件"),
    (("", "已受理", "2026-09-15"), "A", "空的"),
    ((ONE, "正在协调", "2026-09-15"), "B", "正在协调"),
    ((ONE, "=1+1", "2026-09-15"), "B", "空的"),
    ((ONE, "已受理", "2206-09-18"), "C", "不是日历上的一天"),
    ((ONE, "已受理", "2026-02-30"), "C", "不是日历上的一天"),
    ((ONE, "已受理", "2026-09-18"), "C", "还没有到"),
    ((ONE, "已受理", "2019-01-01"), "C", "早于来访"),
    ((ONE, "已受理", 46000), "C", "不是日历上的一天"),
    ((ONE, "已受理", ""), "C", "空的"),
    ((ONE, "已受理", "2026-09-15", True), "D", "是/否"),
    ((ONE, "已受理", "2026-09-15", "长" * 501), "D", "太长"),
    ((ONE, "已受理", "2026-09-15", "", "2026-09-01"), "E", "期限早于"),
]


@pytest.mark.parametrize(("row", "letter", "words"), BAD)
def test_a_bad_cell_keeps_all_of_it_out(office, tmp_path, row, letter, words) -> None:
    plan = enter(office, book(tmp_path / "a.xlsx", (*GOOD, row)))
    (bad,) = plan.bad
    assert (bad.sheet, bad.row, bad.letter, bad.column) == ("反馈", 4, letter, HEAD[ord(letter) - 65])
    assert words in bad.words
    assert f"第4行{letter}列“{bad.column}”" in bad.words
    assert plan.taken == 0
    assert office.matter(TWO).answers == ()


def test_a_body_without_a_name_is_told_by_row_and_column(office, tmp_path) -> None:
    columns = MAPPING["columns"] | {"org": "信访件编号"}
    office.tables.set_source(SOURCE, mapping(columns=columns, org=None))
    row = (ONE, "已受理", "2026-09-15", "", "", "", "\u202e")
    (bad,) = enter(office, book(tmp_path / "a.xlsx", [row])).bad
    assert bad.words.startswith("第2行G列“信访件编号”：是空的")
    assert office.matter(ONE).answers == ()


def test_a_wrong_heading_says_what_stands_there(office, tmp_path) -> None:
    head = ("编号", *HEAD[1:])
    plan = enter(office, book(tmp_path / "a.xlsx", GOOD, head=head))
    assert [(each.row, each.column) for each in plan.bad] == [(1, "登记编号")]
    assert "编号、办理环节" in plan.bad[0].words


def test_two_columns_of_one_heading_are_told(office, tmp_path) -> None:
    plan = enter(office, book(tmp_path / "a.xlsx", GOOD, head=(*HEAD[:6], "日期")))
    assert "有2列都叫" in plan.bad[0].words


def test_a_contradiction_waits_for_a_decision(office, tmp_path) -> None:
    office.answer([event(ONE, event="accepted", date="2026-09-14", document="", due=None)])
    file = book(tmp_path / "a.xlsx", GOOD)
    plan = enter(office, file)
    assert (counts(plan), plan.undecided) == ((1, 0, 1, 0, 0), 1)
    assert (plan.contradicts[0].number, plan.contradicts[0].kept.day) == (ONE, date(2026, 9, 14))
    assert office.matter(TWO).answers == ()
    assert counts(enter(office, file, one="kept")) == (1, 0, 1, 0, 1)
    assert [each.day for each in office.matter(ONE).answers] == [date(2026, 9, 14)]


def test_the_tables_word_takes_the_place_of_what_was_kept(office, stick, desk, tmp_path) -> None:
    office.answer([event(ONE, event="accepted", date="2026-09-14", document="", due=None)])
    office.reply(desk.desk, stick)
    assert counts(enter(office, book(tmp_path / "a.xlsx", GOOD), one="table")) == (1, 0, 1, 0, 2)
    before, now = office.matter(ONE).answers
    assert (before.withdrawn_at is None, before.why) == (False, "按县人社局的表更正")
    assert (now.day, now.withdrawn_at) == (date(2026, 9, 15), None)


@pytest.mark.parametrize(
    ("kept", "row", "clash"),
    [
        (("concluded", "2026-09-15"), ("已受理", "2026-09-16"), True),
        (("concluded", "2026-09-15"), ("已受理", "2026-09-15"), False),
        (("accepted", "2026-09-16"), ("办结", "2026-09-15"), True),
        (("forwarded", "2026-09-15"), ("已受理", "2026-09-16"), False),
    ],
)
def test_no_step_follows_the_end_of_a_matter(office, tmp_path, kept, row, clash) -> None:
    office.answer([event(ONE, event=kept[0], date=kept[1], document="", due=None)])
    plan = enter(office, book(tmp_path / "a.xlsx", [(ONE, *row)]))
    assert bool(plan.contradicts) is clash


def test_two_rows_that_say_otherwise_are_bad(office, tmp_path) -> None:
    rows = ((ONE, "已受理", "2026-09-15"), (ONE, "已受理", "2026-09-16"), (ONE, "已受理", "2026-09-15"))
    plan = enter(office, book(tmp_path / "a.xlsx", rows))
    assert [(each.row, "第2行" in each.words) for each in plan.bad] == [(3, True)]
    assert plan.same == 1


def test_a_table_tells_what_the_national_system_calls_a_matter(office, tmp_path) -> None:
    columns = MAPPING["columns"] | {"national_number": "信访件编号"}
    office.tables.set_source(SOURCE, mapping(columns=columns))
    rows = ((ONE, "", "", "", "", "", "XF2026001"), (TWO, "已受理", "2026-09-15", "", "", "", "=HYPERLINK()"))
    assert counts(enter(office, book(tmp_path / "a.xlsx", rows))) == (2, 0, 0, 0, 2)
    national = office.matter(ONE).national
    assert (national.number, office.matter(ONE).answers) == ("XF2026001", ())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"codes": {"好": "praised"}}, "codes"),
        ({"colour": 1}, "colour"),
        ({"org": " "}, "org"),
        ({"header_row": 0}, "header_row"),
        ({"dates": ["%H"]}, "dates"),
        ({"columns": {"number": "A"}}, "columns.event"),
        ({"columns": {"number": "A", "event": "B"}}, "columns.date"),
        ({"columns": {"number": "A", "event": "A", "date": "C"}}, "columns"),
    ],
)
def test_a_mapping_is_read_strictly(office, changes, field) -> None:
    with pytest.raises(DeskError) as refused:
        office.tables.set_source(SOURCE, mapping(**changes))
    assert refused.value.code == "source.bad"
    assert str(refused.value.facts["field"]).startswith(field)


def test_a_source_and_a_sheet_that_nobody_knows_are_refused(office, tmp_path) -> None:
    with pytest.raises(DeskError, match=r"source\.unknown"):
        office.tables.mapping_of("没有的")
    office.tables.set_source(SOURCE, mapping(sheet="汇总"))
    with pytest.raises(DeskError) as refused:
        enter(office, book(tmp_path / "a.xlsx", GOOD))
    assert (refused.value.code, refused.value.facts["there"]) == ("sheet.none", "反馈")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("已修好水渠", "没修好水渠", ("【已】修好水渠", "【没】修好水渠")),
        ("", "已修", ("【没写】", "【已修】")),
        ("已修", "已修好", ("已修【没写】", "已修【好】")),
    ],
)
def test_two_that_differ_in_their_words_alone_are_told_apart(one, other, told) -> None:
    table = EntryIn(number=ONE, event="answered", org="县水利局", day=date(2026, 9, 15), text=other)
    kept = msgspec.structs.replace(table, text=one)
    assert tuple(each.rpartition("　")[2] for each in beside(kept, table)) == told
