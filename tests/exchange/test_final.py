"""What a desk declared void stays void, at the desk and at the county, whatever comes afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.test_replies import event
from tests.exchange.world import FIRST, World, register
from xinfang_desk.county.answers import By
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State, Step, StepTaken
from xinfang_desk.store import matters


def sent_and_void(world: World) -> tuple[str, Path, Path]:
    """A matter that the county has, and the batch that declares it void."""
    folder = world.place()
    with world.desk() as desk:
        number = register(desk)
        first = desk.outbox.make_batch(folder)
        desk.repair.void(number, "登了两遍")
        second = desk.outbox.make_batch(folder)
    assert first is not None
    assert second is not None
    world.clock.later(days=10)
    return number, folder / first.file, folder / second.file


def test_an_answer_given_before_the_county_knew_is_kept_and_revives_nothing(world: World) -> None:
    number, first, second = sent_and_void(world)
    with world.county() as county:
        county.receive([first])
        assert county.answer([event(number, "accepted", "2026-09-16")]).taken == 1
        county.receive([second])
        reply = Path(county.reply(FIRST, world.place()).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(reply).updates == 1
        shown = desk.reception.show(number)
        assert (shown.matter.state, [each.event for each in shown.answers]) == (State.VOID, ["accepted"])
        assert desk.reception.may(number) == ()
        assert [row.number for row in desk.reception.find("周试例")] == []
        noted = StepTaken(step=Step.NOTE, on=date(2026, 9, 20), gist="问过")
        for refused, act in (
            ("matter.void", lambda: desk.repair.void(number, "再来")),
            ("matter.void", lambda: desk.repair.correct(number, Correction(reason="改", people_involved=2))),
            ("step.not_lawful", lambda: desk.reception.take_step(number, noted)),
        ):
            with pytest.raises(DeskError, match=refused):
                act()
        with pytest.raises(DeskError, match=r"matter\.void"), desk.reception._store.write():
            matters.replace_matter(
                desk.reception._store, shown.matter, by=desk.reception._seat.by(), verb="correct"
            )


def test_the_county_enters_nothing_on_what_is_void_and_sends_none_of_it_back(world: World) -> None:
    number, first, second = sent_and_void(world)
    with world.county() as county:
        county.receive([first, second])
        taken = county.answer([event(number, "accepted", "2026-09-16")])
        assert [(each.line, each.code) for each in taken.refused] == [(1, "matter.void")]
        with pytest.raises(DeskError, match=r"matter\.void"):
            county.send_back(number, "record.statement_unclear")
        assert county.matter(number).answers == ()


def test_a_later_revision_that_is_not_void_takes_no_place_at_the_county(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, first, second = sent_and_void(world)
    with world.desk() as desk, monkeypatch.context() as forged:
        # As a desk of before did, which a reply could bring back to life.
        forged.setattr("xinfang_desk.store.matters.require_standing", lambda _kept: None)
        store, seat = desk.reception._store, desk.reception._seat
        found = matters.matter(store, number)
        assert found is not None
        with store.write():
            matters.set_standing(store, replace(found[1], state=State.ACCEPTED), by=seat.by())
            alive = matters.matter(store, number)
            assert alive is not None
            matters.replace_matter(store, alive[1], by=seat.by(), verb="note")
        third = desk.outbox.make_batch(world.place())
    assert third is not None
    with world.county() as county:
        county.receive([first, second])
        received = county.receive([world.place() / third.file])
        assert (received[0].records, received[0].rejected) == (1, 0)
        held = county.matter(number)
        assert (held.mistaken, held.rev, county.count_void()) == (True, 2, 1)
        assert county.summary(By.PURPOSE) == ()


@pytest.mark.parametrize(
    ("day", "due", "code", "field"),
    [
        ("2026-09-25", None, "step.after_today", "date"),
        ("2026-09-13", None, "step.before_registration", "date"),
        ("2026-09-16", "2026-09-15", "step.bad_due", "due"),
    ],
)
def test_a_day_on_which_nothing_can_have_been_done_is_refused(
    world: World, day: str, due: str | None, code: str, field: str
) -> None:
    folder = world.place()
    with world.desk() as desk:
        number = register(desk)
        made = desk.outbox.make_batch(folder)
    assert made is not None
    world.clock.later(days=10)
    with world.county() as county:
        county.receive([folder / made.file])
        nameless = json.dumps({"number": number, "event": "accepted", "org": " ", "date": "2026-09-16"})
        good = event(number, "accepted", "2026-09-14", due="2026-09-14")
        taken = county.answer([event(number, "accepted", day, due=due), good, nameless.encode()])
        assert taken.taken == 1
        assert [(each.line, each.code, each.facts) for each in taken.refused] == [
            (1, code, {"field": field}),
            (3, "input.empty", {"field": "org"}),
        ]
