"""``answer --file``, ``source set`` and ``withdraw`` as scripts call them."""

from __future__ import annotations

import pytest

from tests.county.parties import record
from tests.county.sheets.books import book, mapping
from tests.county.test_reply import event

ONE, TWO = record(1).number, record(2).number


@pytest.fixture
def source(county, desk, call, tmp_path) -> None:
    county.take(desk.batch(record(1), record(2)))
    file = tmp_path / "mapping.json"
    file.write_bytes(mapping())
    assert call("source", "set", "县人社局", "--input", file)[:2] == (0, {"name": "县人社局"})


def answer(call, file, *more):
    return call("answer", "--file", file, "--source", "县人社局", *more)


@pytest.mark.usefixtures("source")
def test_a_table_is_previewed_decided_and_entered_once(county, call, tmp_path) -> None:
    county.office.answer([event(ONE, event="accepted", date="2026-09-14", document="", due=None)])
    file = book(tmp_path / "a.xlsx", [(ONE, "已受理", "2026-09-15"), (TWO, "已答复", "2026-09-16")])
    code, plan, _ = answer(call, file, "--preview")
    assert (code, plan["new"], plan["same"], plan["bad"], plan["taken"]) == (0, 1, 0, [], 0)
    (clash,) = plan["contradicts"]
    assert (clash["number"], clash["kept"]["date"], clash["table"]["date"]) == (
        ONE,
        "2026-09-14",
        "2026-09-15",
    )
    code, plan, refused = answer(call, file)
    assert (code, refused["code"], plan["taken"], len(plan["contradicts"])) == (3, "sheet.not_ready", 0, 1)
    code, plan, _ = answer(call, file, "--decide", f"{ONE}=table")
    assert (code, plan["taken"]) == (0, 2)
    code, plan, _ = answer(call, file)
    assert (code, plan["new"], plan["same"], plan["contradicts"], plan["taken"]) == (0, 0, 2, [], 0)


@pytest.mark.usefixtures("source")
def test_a_bad_cell_is_told_by_sheet_row_and_column(county, call, tmp_path) -> None:
    rows = [(ONE, "已受理", "2026-09-15"), (4115261021260002616, "已受理", "2026-09-15")]
    code, plan, refused = answer(call, book(tmp_path / "a.xlsx", rows))
    assert (code, refused["code"], refused["facts"]) == (3, "sheet.not_ready", {"bad": 1, "undecided": 0})
    (bad,) = plan["bad"]
    assert (bad["sheet"], bad["row"], bad["column"], bad["letter"]) == ("反馈", 3, "登记编号", "A")
    assert "后几位已丢" in bad["words"]
    assert county.office.matter(ONE).answers == ()


@pytest.mark.usefixtures("source")
def test_an_answer_is_taken_back(county, call, desk, stick) -> None:
    county.office.answer([event(ONE)])
    ident = str(county.office.matter(ONE).answers[0].id)
    code, answer, _ = call("withdraw", ONE, "--answer", ident, "--reason", "录错了件")
    assert (code, answer["state"], county.office.matter(ONE).answers) == (0, "deleted", ())
    for reason, code in ((" ", "answer.why_missing"), ("录错了", "answer.unknown")):
        assert call("withdraw", ONE, "--answer", ident, "--reason", reason)[2]["code"] == code


@pytest.mark.parametrize(
    "argv",
    [
        ("answer", "--file", "a.xlsx"),
        ("answer", "--input", "-", "--preview"),
        ("answer", "--file", "a.xlsx", "--source", "x", "--decide", "1=both"),
        ("answer",),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(call, argv) -> None:
    with pytest.raises(SystemExit) as ended:
        call(*argv)
    assert ended.value.code == 2


def test_a_source_that_nobody_knows_is_refused(call, tmp_path) -> None:
    assert answer(call, tmp_path / "a.xlsx")[2]["code"] == "source.unknown"
