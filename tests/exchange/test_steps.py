"""What a desk does on a matter travels with it, and stands on the county's line of time, once."""

from __future__ import annotations

from datetime import date

from tests.exchange.world import World, register
from xinfang_desk.domain.matter import Step, StepTaken


def test_the_steps_of_a_desk_reach_the_county_once(world: World) -> None:
    with world.desk() as desk:
        number = register(desk, outcome="accept", route="s6")
        for step in (
            StepTaken(step=Step.NOTE, on=date(2026, 9, 14), gist="问过"),
            StepTaken(step=Step.ANSWER, on=date(2026, 9, 14), document="示信复〔2026〕1号"),
        ):
            desk.reception.take_step(number, step)
        made = [desk.outbox.make_batch(world.place())]
        desk.reception.take_step(number, StepTaken(step=Step.DELIVER, on=date(2026, 9, 14)))
        made += [desk.outbox.make_batch(world.place(), again=True)]
    with world.county() as county:
        for each in made:
            (received,) = county.receive([world.place() / each.file])
            assert received.taken
        told = [each for each in county.finder.whole(number).timeline if each.kind == "step"]
    assert [(each.words, each.day, each.document) for each in told] == [
        ("记进展", date(2026, 9, 14), ""),
        ("答复", date(2026, 9, 14), "示信复〔2026〕1号"),
        ("送达签收", date(2026, 9, 14), ""),
    ]
