"""Somebody comes again about what was concluded: recognised, registered, and no clock starts again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.devices.print_system import PrintSystem
from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import (
    NEEDED,
    PASSPHRASE,
    SeatedDesk,
    new_home,
    record_of,
    records,
    screen,
    seated,
)
from xinfang_desk.desk.start import china_now, open_desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import MatterDraft, State, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import notice

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]

ID_NUMBER = "000000197904121019"
ROAD = (
    (Step.ANSWER, 75, {"document": "No. 1"}),
    (Step.DELIVER, 77, {}),
    (Step.ASK_REVIEW, 80, {"org": "county"}),
    (Step.REVIEW, 100, {"org": "county", "document": "No. 2"}),
    (Step.DELIVER_REVIEW, 102, {}),
    (Step.ASK_RECHECK, 105, {"org": "city"}),
    (Step.RECHECK, 130, {"org": "city", "document": "No. 3"}),
    (Step.CONCLUDE, 135, {"gist": "done"}),
)
"""What was done on the first visit's matter, so many days after it: answered a fortnight late."""
FIRST_CAME = 140


def _concluded(folder: Path) -> tuple[Path, Number]:
    """A desk at which a matter went the whole road to its end."""
    days = 0

    def then() -> datetime:
        return china_now() - timedelta(days=FIRST_CAME - days)

    home = new_home(folder, then)
    desk = open_desk(home, PASSPHRASE, now=then)
    person = Person(name="Zhou Shili", id_type=IdType.RESIDENT_ID, id_number=ID_NUMBER)
    matter = MatterDraft(statement="18600", request="pay", route=Route.S6, outcome=Outcome.ACCEPT)
    number = desk.reception.register(VisitDraft(people=(person,), matters=(matter,))).matters[0].number
    for step, after, more in ((None, 0, {}), *ROAD):
        days = after
        if step is not None:
            desk.reception.take_step(number, StepTaken(step=step, on=then().date(), **more))
        desk.papers.draw(number)
        for paper in desk.reception.show(number).papers:
            if paper.state is PaperState.DRAWN:
                desk.papers.hand_over(paper.uid)
    days = FIRST_CAME
    desk.upkeep.confirm_clock()
    desk.close()
    return home, number


def _comes_again(desk: SeatedDesk, number: Number) -> str:
    """Name and ID number are enough; what was promised then is what the officer reads first."""
    desk.key("F2")
    desk.enter("Zhou Shili", "idNumber")
    desk.enter(ID_NUMBER, "phone")
    desk.until_shown(f"promises_{number}")
    return desk.seen.shown[f"promises_{number}"]


def _print_and_hand_over(desk: SeatedDesk, paper: str) -> None:
    desk.until_shown(f"see_{paper}")
    desk.key("ctrl+p")
    desk.until(lambda seen: f"handOver_{paper}" in seen.shown and "已送打印" in seen.said)
    desk.key("ctrl+d")
    desk.until(lambda seen: f"takeBack_{paper}" in seen.shown and "已交付" in seen.said)


def test_the_same_matter_again_is_merged_and_no_clock_starts(tmp_path: Path, printer: PrintSystem) -> None:
    home, number = _concluded(tmp_path)
    with screen(tmp_path) as env, seated(home, env) as desk:
        promised = _comes_again(desk, number)
        desk.key("alt+2")
        desk.until_focus(f"openEarlier_{number}")
        desk.walk(f"mergeInto_{number}")
        desk.key("space")
        desk.until(lambda seen: seen.focus == "statement" and seen.shown["earlier"] == number)
        desk.type("again")
        desk.key("ctrl+Return")
        _print_and_hand_over(desk, "D01")
    [again] = records(home)
    before = record_of(home, number)
    assert "60日办结" in promised
    assert "晚 15 天做到" in promised
    assert again.matter.state is State.MERGED
    assert again.matter.merged_into == number
    assert {each.state for each in again.papers} == {PaperState.HANDED_OVER}
    assert _office_clocks(again) <= _office_clocks(before)
    assert "handle_60d" not in {each.id for each in again.matter.deadlines}
    assert before.matter.state is State.CONCLUDED


def test_what_is_no_longer_taken_is_registered_and_its_paper_waits_for_the_head(
    tmp_path: Path, printer: PrintSystem
) -> None:
    home, number = _concluded(tmp_path)
    with screen(tmp_path) as env, seated(home, env) as desk:
        _comes_again(desk, number)
        desk.walk("statement")
        desk.type("again")
        desk.walk("outcome")
        for _ in Outcome:
            if desk.seen.text == "不再受理":
                break
            desk.key("Down")
            before = desk.seen.text
            desk.until(lambda seen, before=before: seen.text != before)
        desk.walk("conclusionDocument")
        desk.type("No. 3")
        desk.walk("conclusionServedOn")
        desk.type(f"{china_now() - timedelta(days=5):%Y-%m-%d}")
        desk.walk("conclusionSameFacts")
        desk.key("space")
        desk.key("ctrl+Return")
        _print_and_hand_over(desk, "D01")
        held = desk.seen.shown
        desk.walk("openRegistered")
        desk.key("space")
        desk.until_shown("approvedBy")
        desk.walk("approvedBy")
        desk.type("Li Head")
        desk.key("Return")
        desk.until(lambda seen: "print_D07" in seen.shown)
        _print_and_hand_over(desk, "D07")
    [given] = records(home)
    assert "see_D07" not in held
    # Among what is to be minded, folded into one line.
    assert notice("approval_missing", {}) in " ".join(held.values())
    assert Paper.NO_LONGER_ACCEPTED in {each.kind for each in given.papers}
    assert {each.state for each in given.papers} == {PaperState.HANDED_OVER}
    assert "handle_60d" not in {each.id for each in given.matter.deadlines}


def _office_clocks(record: MatterRecord) -> set[tuple[str, date | None]]:
    return {(each.id, each.due) for each in record.matter.deadlines if each.binds is Binds.OFFICE}
