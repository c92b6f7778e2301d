"""What a matter that was not taken is called: the same in list, filter, command and figures; old rows too."""

from __future__ import annotations

import json

import pytest
from python_calamine import CalamineWorkbook

from tests.county.parties import record
from tests.county.test_reply import event
from xinfang_desk.county.answers import By, Wanted
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.words.labels import state_said

ONE, TWO = record(1).number, record(2).number


@pytest.fixture
def refused(county, desk):
    county.take(desk.batch(record(1, outcome="report"), record(2, outcome="report"), record(3)))
    told = [event(ONE, event="not_accepted", due=None), event(TWO, event="concluded", due=None)]
    assert county.office.answer(told).taken == 2
    return county


def _numbers(county, **asked) -> list[str]:
    return [each.number for each in county.office.finder.page(Wanted(**asked)).lines]


def test_what_was_not_taken_is_called_so_everywhere(refused, call) -> None:
    assert _numbers(refused, state="not_accepted") == [ONE]
    assert _numbers(refused, state="concluded") == [TWO]
    assert _numbers(refused, state="open") == [record(3).number], "both are closed"
    assert refused.office.finder.whole(ONE).state == "not_accepted"
    code, said, _ = call("matters", "--state", "not_accepted")
    assert (code, [(each["number"], each["state"]) for each in said["rows"]]) == (0, [(ONE, "not_accepted")])
    evaluating = call("rates")[1]["rows"][-1]
    assert evaluating["left_out"] == 1, "nobody is asked how a matter was handled that was not taken"


def test_what_was_not_taken_goes_upward_as_that(refused, tmp_path) -> None:
    """By the example, and by a layout from before it had a code of its own."""
    states = {"heading": "状态", "field": "state", "codes": {"concluded": "办结"}, "other": "在办"}
    layout = tmp_path / "ours.json"
    layout.write_text(json.dumps({"title": "旧表", "columns": [states]}), "utf-8")
    for name, place in (("example", 13), (str(layout), 0)):
        refused.office.figures.export(name, file := tmp_path / f"{place}.xlsx")
        sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
        assert [line[place] for line in sheet[1:3]] == ["不予受理", "办结"]


def test_what_a_desk_itself_did_not_take_is_called_so_once_it_is_closed(county, desk, call, tmp_path) -> None:
    """As in the desk's own lists; while it is not closed it stands where it stood."""
    county.take(
        desk.batch(
            record(1, outcome="not_accept", state="concluded"),
            record(2, outcome="no_more", state="concluded"),
            record(3, outcome="not_accept"),
            record(4, outcome="guide", state="concluded"),
        )
    )
    rows = call("matters", "--state", "not_accepted")[1]["rows"]
    assert [(each["number"], each["state"]) for each in rows] == [(ONE, "not_accepted")]
    assert _numbers(county, state="no_longer_accepted") == [TWO]
    assert _numbers(county, state="registered") == [record(3).number]
    assert _numbers(county, state="concluded") == [record(4).number]
    county.office.figures.export("example", file := tmp_path / "up.xlsx")
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert [line[13] for line in sheet[1:]] == ["不予受理", "不再受理", "待办", "办结"]
    for state, outcome, said in (
        (State.CONCLUDED, Outcome.NOT_ACCEPT, "不予受理"),
        (State.CONCLUDED, Outcome.NO_MORE, "不再受理"),
        (State.CONCLUDED, Outcome.GUIDE, "已办结"),
        (State.REGISTERED, Outcome.NOT_ACCEPT, "已登记"),
    ):
        assert state_said(state, outcome, carried=True) == said
    assert state_said(State.CONCLUDED, Outcome.NOT_ACCEPT, carried=True, ended_by="concluded") == "已办结"


def test_what_ended_after_all_is_ended(refused) -> None:
    refused.office.answer([event(ONE, event="concluded", date="2026-09-17", due=None)])
    assert _numbers(refused, state="concluded") == [TWO, ONE]


@pytest.mark.parametrize("asked", [{"state": "bogus"}, {"purpose": "bogus"}, {"route": "s9"}])
def test_what_there_is_not_is_refused_by_name(county, call, asked) -> None:
    (field, value), *_ = asked.items()
    with pytest.raises(DeskError) as told:
        county.office.finder.page(Wanted(**asked))
    assert (told.value.code, told.value.facts) == ("input.bad_value", {"field": field})
    code, said, fault = call("matters", f"--{field}", value)
    assert (code, said, fault["facts"]["field"]) == (3, None, field)


def test_a_desk_that_is_not_enrolled_is_no_empty_list(county, call) -> None:
    code, _, fault = call("matters", "--desk", "411526199-1")
    assert (code, fault["code"]) == (3, "desk.not_enrolled")


def test_rows_from_before_are_listed_by_the_rules_of_now(refused, monkeypatch) -> None:
    """As many as are read at once, so that the last part is a full one."""
    monkeypatch.setattr("xinfang_desk.county.standing._AT_ONCE", 3)
    ledger = refused.office._ledger
    ledger.run("UPDATE records SET state = 'concluded', act_by = '2020-01-01', came_on = '2026-09-15'")
    ledger.run("UPDATE records SET desk = NULL")  # what a step of the schema does
    ledger.run("DELETE FROM monthly")
    refused.office.close()
    refused.office = refused.open()
    assert _numbers(refused, state="not_accepted") == [ONE]
    assert refused.office.finder.due() == ()
    came = refused.office._ledger.rows("SELECT DISTINCT came_on FROM records")
    assert came == [("2026-09-15",)], "the day that it came stays"
    assert sum(row.matters for row in refused.office.summary(By.DESK)) == 3


def test_a_linked_row_from_before_keeps_to_the_earlier_clock(county, desk, other) -> None:
    there = record(1, desk=other.desk, outcome="report", received_at=record(1).received_at.replace(day=15))
    county.take(desk.batch(record(1, outcome="report")))
    county.take(other.batch(there))
    county.office.finder.link(ONE, there.number)
    before = [(each.number, each.due) for each in county.office.finder.due()]
    county.office._ledger.run("UPDATE records SET desk = NULL")
    county.office.close()
    county.office = county.open()
    assert [(each.number, each.due) for each in county.office.finder.due()] == before
    assert [number for number, _ in before] == [ONE]
