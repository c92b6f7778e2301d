"""Figures of a time, rates that can be checked, reports and the table that goes upward."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import msgspec
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.county.parties import PERSON, record
from tests.county.test_clocks import PROMISE
from tests.county.test_reply import event
from xinfang_desk.county.answers import By
from xinfang_desk.county.figures.upward import FIELDS, read_layout
from xinfang_desk.domain.errors import DeskError

JULY = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


def sums(county, by: By, *months: str) -> list[tuple[str, int, int]]:
    found = county.office.figures.summary(by, months or ("0000-00", "9999-99"))
    return [(each.key, each.matters, each.people) for each in found]


def rates(county, *months: str) -> dict[str, tuple[int, int, int]]:
    found = county.office.figures.rates(months or ("0000-00", "9999-99"))
    return {each.name: (each.numerator, each.denominator, each.left_out) for each in found}


def test_figures_of_a_time_and_by_desk(county, desk, other) -> None:
    county.take(desk.batch(record(1, received_at=JULY), record(2), record(3, void=True, state="void")))
    county.take(other.batch(record(1, desk=other.desk, content="农村农业")))
    assert sums(county, By.DESK) == [(desk.desk, 2, 4), (other.desk, 1, 2)]
    assert sums(county, By.DESK, "2026-07", "2026-08") == [(desk.desk, 1, 2)]
    assert sums(county, By.CONTENT, "2026-09", "2026-09") == [("农村农业", 1, 2), ("劳动和社会保障", 1, 2)]
    assert sums(county, By.MONTH) == [("2026-07", 1, 2), ("2026-09", 2, 4)]
    county.take(desk.batch(record(1, rev=2)))
    assert sums(county, By.MONTH) == [("2026-09", 3, 6)], "a corrected day moves it to its month"
    assert county.office.count_void() == 1


def test_the_rate_of_what_was_taken_up_in_time(county, desk) -> None:
    county.take(
        desk.batch(
            record(1, received_at=JULY, accepted_on=date(2026, 7, 16)),
            record(2, received_at=JULY, accepted_on=date(2026, 7, 17)),
            record(3, received_at=JULY),
            record(4),
            record(5, state="merged", outcome="merge"),
            record(6, void=True, state="withdrawn"),
        )
    )
    assert rates(county)["及时受理率"] == (1, 3, 1)
    assert rates(county, "2026-09", "2026-09")["及时受理率"] == (0, 0, 1)
    county.office.answer([event(record(4).number, event="forwarded", due=None)])
    assert rates(county)["及时受理率"] == (2, 4, 0)


def test_the_rate_of_what_was_answered_in_time(county, desk) -> None:
    owed = {"state": "accepted", "deadlines": (PROMISE,), "received_at": JULY}
    later = msgspec.structs.replace(PROMISE, due=date(2026, 9, 30))
    county.take(
        desk.batch(
            record(1, **owed),
            record(2, **owed),
            record(3, **owed | {"deadlines": (later,)}),
            record(4, **owed | {"state": "concluded"}),
            record(5, received_at=JULY),
        )
    )
    county.office.answer([event(record(1).number, event="answered", date="2026-08-30", due=None)])
    assert rates(county)["按期答复率"] == (1, 2, 2)
    county.take(desk.batch(record(1, rev=2, state="answered", received_at=JULY)))
    assert rates(county)["按期答复率"] == (1, 2, 2), "a limit that was met stands in no later revision"


def _evaluation(running: int, said: str, day: str = "2026-09-16") -> bytes:
    return json.dumps({"number": record(running).number, "evaluation": said, "date": day}).encode()


def _rates_of_people(county) -> list[tuple[int, int, int]]:
    found = {each.key: each for each in county.office.figures.rates()}
    return [
        (each.numerator, each.denominator, each.left_out)
        for each in (found["satisfied"], found["evaluating"])
    ]


def test_what_people_said_is_reckoned_from_what_was_entered(county, desk, call, tmp_path) -> None:
    county.take(
        desk.batch(*(record(each, state="concluded") for each in (1, 2, 3, 4)), record(5, outcome="report"))
    )
    assert _rates_of_people(county) == [(0, 0, 4), (0, 0, 4)], "nobody's silence is reckoned before"
    said = [_evaluation(1, "satisfied"), _evaluation(2, "mostly"), _evaluation(3, "dissatisfied")]
    assert county.office.enter_evaluations(said).taken == 3
    assert _rates_of_people(county) == [(2, 3, 1), (3, 4, 0)]
    told = tmp_path / "said.jsonl"
    later = [_evaluation(2, ""), _evaluation(3, "satisfied"), _evaluation(1, "satisfied")]
    told.write_bytes(b"\n".join(later))
    assert call("evaluate", "--input", told)[:2] == (0, {"taken": 2, "same": 1, "refused": []})
    assert _rates_of_people(county) == [(2, 2, 2), (2, 4, 0)], "the last one stands, an empty one is none"
    shown = call("show", record(3).number)[1]["evaluation"]
    assert shown == {"said": "satisfied", "date": "2026-09-16"}
    assert call("show", record(2).number)[1]["evaluation"] is None


def test_nobody_judges_an_answer_before_it_came(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(record(1).number, event="answered", date="2026-09-16", due=None)])
    (refused,) = county.office.enter_evaluations([_evaluation(1, "mostly", "2026-09-15")]).refused
    assert (refused.code, refused.facts["field"]) == ("evaluation.before_answer", "date")
    assert county.office.enter_evaluations([_evaluation(1, "mostly", "2026-09-16")]).taken == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (_evaluation(2, "satisfied"), "evaluation.not_closed"),
        (_evaluation(1, "good"), "input.bad_value"),
        (_evaluation(1, "mostly", "2027-01-01"), "step.after_today"),
        (_evaluation(1, "mostly", "2020-01-01"), "step.before_registration"),
        (_evaluation(9, "mostly"), "matter.unknown"),
    ],
)
def test_an_evaluation_that_cannot_be_is_refused(county, desk, line, code) -> None:
    county.take(desk.batch(record(1, state="concluded"), record(2, outcome="report")))
    (refused,) = county.office.enter_evaluations([line]).refused
    assert refused.code == code
    assert _rates_of_people(county)[0] == (0, 0, 1)


def many(desk, count: int, **changes) -> list:
    return [record(each, desk=desk.desk, **changes) for each in range(1, count + 1)]


def test_a_report_merges_small_cells_and_names_nobody(county, desk, other, tmp_path) -> None:
    county.take(desk.batch(*many(desk, 7)))
    county.take(
        other.batch(*many(other, 2, content="农村农业"), record(3, desk=other.desk, content="教育文体"))
    )
    pdf, xlsx = county.office.figures.report("2026-09", tmp_path / "out")
    said = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "2026年9月信访情况统计" in said
    assert "10件" in said
    assert ("农村农业" in said, "周试例" in said, record(1).number in said) == (False, False, False)
    book = CalamineWorkbook.from_path(xlsx)
    rows = book.get_sheet_by_name("按内容分类").to_python()
    assert rows == [["名称", "件数", "涉及人数"], ["其他（合并）", "10", "20"]]
    assert book.get_sheet_by_name("各月件数").to_python()[-1] == ["26-09", "10", "20"]
    assert len(book.get_sheet_by_name("四率").to_python()) == 5
    again = county.office.figures.report("2026-09", tmp_path / "out")
    assert again == (pdf, xlsx), "the same figures lie there already"
    pdf.write_bytes(b"something else")
    with pytest.raises(DeskError, match=r"output\.exists"):
        county.office.figures.report("2026-09", tmp_path / "out")


def test_a_report_of_a_year_and_of_nothing(county, desk, tmp_path) -> None:
    county.office.figures.report("2025", tmp_path)
    assert sorted(each.name for each in tmp_path.glob("report*")) == ["report-2025.pdf", "report-2025.xlsx"]
    for bad in ("2026-13", "26", "2026-9", "二〇二六"):
        with pytest.raises(DeskError, match=r"report\.bad_period"):
            county.office.figures.report(bad, tmp_path)


def test_the_upward_table_by_the_worked_example(county, desk, tmp_path) -> None:
    county.take(desk.batch(record(2, statement="=1+1"), record(1), record(3, void=True, state="void")))
    file = tmp_path / "up.xlsx"
    assert county.office.figures.export("example", file) == 2
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert sheet[0][:3] == ["信访件编号", "登记编号", "信访日期"]
    assert [line[1] for line in sheet[1:]] == [record(1).number, record(2).number]
    assert sheet[1][2:10] == ["2026-09-14", "来访", "1", "2", desk.desk, "411526102", "劳动和社会保障", "02"]
    assert (sheet[2][11], sheet[1][13]) == ("=1+1", "待办")
    assert county.office.figures.export("example", file, since=date(2026, 9, 15)) == 0


def test_who_somebody_is_goes_upward_by_a_purpose_alone(county, desk, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    layout = tmp_path / "ours.json"
    columns = [{"heading": "姓名", "field": "names"}, {"heading": "证件号码", "field": "id_numbers"}]
    layout.write_text(json.dumps({"title": "人员表", "columns": columns}, ensure_ascii=False), "utf-8")
    file = tmp_path / "people.xlsx"
    with pytest.raises(DeskError, match=r"full\.why_missing"):
        county.office.figures.export(str(layout), file)
    assert not file.exists()
    county.office.figures.export(str(layout), file, why="市局要求补报")
    assert CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[1] == [
        "周试例",
        PERSON.id_number,
    ]
    assert county.office._ledger.row("SELECT count(*) FROM id_openings") == (1,)


def test_a_layout_that_cannot_be_read_says_so(tmp_path) -> None:
    with pytest.raises(DeskError) as refused:
        read_layout("none")
    assert (refused.value.code, refused.value.facts) == ("export.unknown_layout", {"known": "example"})
    file = tmp_path / "bad.json"
    for content in (
        "{",
        '{"title": "x", "columns": []}',
        '{"title": "x", "columns": [{"heading": "h", "field": "mood"}]}',
    ):
        file.write_text(content)
        with pytest.raises(DeskError, match=r"export\.bad_layout"):
            read_layout(str(file))


def test_every_field_of_a_layout_can_be_written(county, desk, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    layout = tmp_path / "all.json"
    columns = [{"heading": name, "field": name} for name in FIELDS]
    layout.write_text(json.dumps({"title": "all", "columns": columns}))
    assert county.office.figures.export(str(layout), tmp_path / "all.xlsx", why="试") == 1


def test_figures_by_verbs(call, desk, tmp_path) -> None:
    call("receive", desk.batch(record(1), record(2)).path)
    assert call("summary", "--by", "desk")[1] == {
        "rows": [{"key": desk.desk, "matters": 2, "people": 4}],
        "void": 0,
    }
    assert call("summary", "--by", "month", "--from", "2026-10")[1]["rows"] == []
    assert call("summary", "--to-month", "2026-09")[1]["rows"][0]["matters"] == 2
    code, found, _ = call("rates")
    assert (code, [each["name"] for each in found["rows"]]) == (
        0,
        ["及时受理率", "按期答复率", "满意率", "参评率"],
    )
    assert found["rows"][0].keys() >= {"name", "numerator", "denominator", "left_out", "words"}
    assert len(call("report", "2026-09", "--to", tmp_path / "r")[1]["files"]) == 2
    assert call("report", "2026-00", "--to", tmp_path / "r")[2]["code"] == "report.bad_period"
    for asked in (
        ("summary", "--from", "2026-09", "--to-month", "2026-08"),
        ("rates", "--from", "2026-09", "--to-month", "2026-08"),
        (
            "export",
            "--columns",
            "example",
            "--to",
            tmp_path / "n",
            "--from",
            "2026-09-02",
            "--to-day",
            "2026-09-01",
        ),
    ):
        code, _found, told = call(*asked)
        assert (code, told["code"]) == (3, "report.turned_round")
    assert not (tmp_path / "n").exists()
    file = tmp_path / "up.xlsx"
    assert call("export", "--columns", "example", "--to", file)[1] == {"files": [str(file)], "rows": 2}
    with pytest.raises(SystemExit) as stopped:
        call("summary", "--from", "2026-9")
    assert stopped.value.code == 2


def test_a_month_of_few_is_not_told_nor_by_what_is_left(county, desk, tmp_path) -> None:
    county.take(
        desk.batch(
            *(record(each, received_at=JULY) for each in range(1, 4)),
            *(record(each) for each in range(4, 10)),
        )
    )
    _pdf, xlsx = county.office.figures.report("2026", tmp_path)
    rows = CalamineWorkbook.from_path(xlsx).get_sheet_by_name("各月件数").to_python()
    assert rows[-1] == ["26-09", "——", "——"], "it would tell July by the sum"
    assert rows[-3:-1] == [["26-07", "——", "——"], ["26-08", "0", "0"]]
