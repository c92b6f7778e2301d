"""After the retention time people and words go; number, dates and trail stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties.test_promises import OWN
from tests.documents.test_duty_papers import MEETING as HELD
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.duties.meeting import Item, MeetingState
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import (
    Act,
    ActKind,
    Material,
    MatterDraft,
    State,
    Step,
    StepTaken,
    VisitDraft,
)
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.places import REGISTER

MEETING = replace(HELD, items=(), state=MeetingState.DRAFT, signed_on=None)
PERSON = Person(name="郑密示", phone="13911112222", address="密语村九组")
SAID = MatterDraft(
    statement="秘密的话一句",
    village="密语村",
    content="农村农业",
    outcome=Outcome.ONSPOT,
    answers={"jubao": "none"},
    materials=(Material(name="决定书", said=PaperSaid(body="密语村委会", text="郑密示，秘密的话")),),
)
OPEN = MatterDraft(statement="还没有办完", outcome=Outcome.FORWARD)
_DUTIES = ("act", "meeting_decided", "promise_made")
SECRET = ("郑密示", "13911112222", "密语村", "秘密的话", "郑")


def _register(desk: Desk, *matters: MatterDraft) -> list[str]:
    visit = desk.reception.register(VisitDraft(people=(PERSON,), matters=matters))
    return [each.number for each in visit.matters]


def test_what_is_erased_is_in_no_page(desk: Desk, home: Path, clock: Clock) -> None:
    [number] = _register(desk, SAID)
    desk.repair.correct(number, Correction(reason="写错了", matter=replace(SAID, request="密语村的事")))
    today = clock.time.date()
    desk.acts.add(number, Act(kind=ActKind.SOLVED, on=today, what="秘密的话办好了"))
    meeting = desk.meetings.begin(replace(MEETING, items=(Item(topic="密语村的事", number=Number(number)),)))
    desk.meetings.decide(meeting.uid, 1, replace(meeting.items[0], decision="密语村来办"))
    desk.promises.add(number, replace(OWN, what="到密语村看"))
    desk.people.set_retention(1)
    clock.later(days=366)
    desk.upkeep.confirm_clock()
    desk.people.erase(number, "保存期满")
    record = desk.reception.show(number)
    assert (record.visit.people, record.matter.draft.statement, record.matter.state) == (
        (),
        "",
        State.ANSWERED,
    )
    assert record.matter.draft.content == "农村农业"
    assert [line.verb for line in record.history] == ["registered", "ordinary", "correct", *_DUTIES, "erased"]
    assert desk.reception.find("郑密示") == ()
    assert [row.number for row in desk.reception.find(number[-6:])] == [number]
    assert {each.code for each in desk.upkeep.check()} <= {"calendar.unknown_year"}
    desk.close()
    pages = plain_pages(home / REGISTER, vault.open_vault(home, PASSPHRASE))
    assert [text for text in SECRET if text.encode() in pages] == []


def test_the_other_matter_of_the_visit_keeps_its_people(desk: Desk, clock: Clock) -> None:
    closed, still_open = _register(desk, SAID, OPEN)
    desk.people.set_retention(1)
    clock.later(days=366)
    desk.upkeep.confirm_clock()
    desk.people.erase(closed, "保存期满")
    assert desk.reception.show(still_open).visit.people == (PERSON,)
    desk.upkeep.rebuild_search()
    assert [row.number for row in desk.reception.find("郑密示")] == [still_open]


@pytest.mark.parametrize(
    ("matter", "years", "days", "why", "code"),
    [
        (SAID, 0, 9999, "期满", "retention.not_set"),
        (SAID, 1, 364, "期满", "retention.running"),
        (OPEN, 1, 9999, "期满", "retention.open"),
        (SAID, 1, 9999, " ", "retention.why_missing"),
        (replace(SAID, purpose=Purpose.JUBAO), 1, 9999, "期满", "matter.sealed"),
    ],
)
def test_what_is_not_erased(
    desk: Desk, clock: Clock, matter: MatterDraft, years: int, days: int, why: str, code: str
) -> None:
    [number] = _register(desk, matter)
    if years:
        desk.people.set_retention(years)
    assert desk.people.retention_years() == (years or None)
    clock.later(days=days)
    with pytest.raises(DeskError) as refused:
        desk.people.erase(number, why)
    assert refused.value.code == code
    assert "erased" not in [line.verb for line in desk.reception.show(number).history]


def test_the_time_runs_from_the_last_step(desk: Desk, clock: Clock) -> None:
    [number] = _register(desk, OPEN)
    clock.later(days=400)
    desk.upkeep.confirm_clock()
    desk.reception.take_step(number, StepTaken(step=Step.ANSWER, on=date(2027, 10, 1), document="示例1号"))
    desk.people.set_retention(1)
    with pytest.raises(DeskError) as refused:
        desk.people.erase(number, "期满")
    assert refused.value.facts["until"] == "2028-10-01"


def test_nothing_is_erased_twice_and_years_are_years(desk: Desk, clock: Clock) -> None:
    [number] = _register(desk, SAID)
    desk.people.set_retention(1)
    clock.later(days=366)
    desk.upkeep.confirm_clock()
    desk.people.erase(number, "期满")
    with pytest.raises(DeskError, match=r"retention\.erased"):
        desk.people.erase(number, "期满")
    for years in (0, 101):
        with pytest.raises(DeskError, match=r"retention\.bad_years"):
            desk.people.set_retention(years)
