"""The kinds of papers received, as scripts hand them in and are answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journey.conftest import PASSPHRASE, Command, register, visit
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.number import Number

GOT = "2026-08-10"


def brought(kind: str, on: str = "2026-08-20", **more: object) -> dict[str, object]:
    return visit(
        received_at=f"{on}T09:30:00+08:00", route="s4", content="市场监管", to="", events={kind: GOT}, **more
    )


def theirs(matter: dict) -> list[dict]:
    return [each for each in matter["deadlines"] if each["binds"] == "petitioner"]


def test_every_kind_is_taken_and_its_limits_come_back_as_they_were(desk: Command) -> None:
    told = register(desk, *(brought(each.value) for each in Event))
    for kind, answered in zip(Event, told, strict=True):
        [matter] = answered["matters"]
        assert {each["from"] for each in theirs(matter)} <= {GOT}, kind
        shown = desk("show", matter["number"]).document
        assert shown["deadlines"] == matter["deadlines"], kind


def test_a_limit_says_its_condition_and_whether_it_is_over(
    desk: Command, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    [answered] = register(desk, brought("decision_received", "2026-10-12"))
    told = [
        (each["term"], each["unit"], bool(each["condition"]), each["lapsed"])
        for each in theirs(answered["matters"][0])
    ]
    assert told == [
        (60, "day", False, True),
        (6, "month", False, False),
        (15, "day", True, True),
        (30, "day", True, True),
    ]
    office = [each for each in answered["matters"][0]["deadlines"] if each["binds"] == "office"]
    assert [(each["condition"], each["lapsed"]) for each in office] == [(None, False)]
    capfd.readouterr()
    assert desk_main(["--home", str(tmp_path / "desk"), "show", answered["matters"][0]["number"]]) == 0
    said = capfd.readouterr().out
    assert "收到的是行政复议决定书的：15日内对复议决定起诉：2026-08-25（已经过了）" in said


def test_a_step_that_comes_later_makes_more_of_them_over(desk: Command) -> None:
    [answered] = register(desk, brought("penalty_received"))
    number = answered["matters"][0]["number"]
    assert desk("step", number, "note", "--on", "2026-10-12", "--gist", "来问").code == 0
    told = theirs(desk("show", number).document)
    assert [(each["due"], each["lapsed"]) for each in told] == [("2026-10-09", True), ("2027-02-10", False)]


@pytest.mark.parametrize(
    ("events", "code", "field"),
    [
        ({"fine_received": GOT}, "input.bad_value", "matters[0].events"),
        ({"penalty_received": "1899-01-01"}, "input.bad_value", "matters[0].events.penalty_received"),
        ({"penalty_received": "昨天"}, "input.bad_value", "matters[0].events"),
    ],
)
def test_no_other_kind_and_no_other_day_is_taken(
    desk: Command, events: dict[str, str], code: str, field: str
) -> None:
    answered = desk("register", "--input", "-", stdin=json.dumps(visit(events=events)))
    assert answered.code == 3
    assert answered.refused["code"] == code
    assert answered.refused["facts"]["field"].startswith(field)


def test_a_day_to_come_is_taken_down_and_said(desk: Command) -> None:
    [answered] = register(desk, brought("award_received", "2026-08-01"))
    [matter] = answered["matters"]
    [notice] = [each for each in matter["notices"] if each["code"] == "date_after_visit"]
    assert "收到劳动仲裁裁决书那天（2026年8月10日）" in notice["words"]
    assert [(each["certain"], each["lapsed"]) for each in theirs(matter)] == [(False, False)]


def test_to_the_county_no_limit_goes_without_its_condition(desk: Command, tmp_path: Path) -> None:
    [answered] = register(desk, brought("title_decision_received"))
    number = Number(answered["matters"][0]["number"])
    with_desk = open_desk(tmp_path / "desk", PASSPHRASE)
    record = with_desk.reception.show(number)
    with_desk.close()
    sent = record_of(record.visit, record.matter, ())
    assert {each.id for each in sent.deadlines} == {"notify_15d", "fuyi_apply"}
