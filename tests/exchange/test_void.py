"""What a desk declares void is told to the county, which counts it apart and finds it by its number."""

from __future__ import annotations

from tests.exchange.world import World, register
from xinfang_desk.county.answers import By, TextSeen


def test_a_void_visit_is_told_to_the_county(world: World) -> None:
    with world.desk() as desk:
        number, stays = register(desk), register(desk)
        mark = desk.papers.receipt_mark(number)
        first = desk.outbox.make_batch(world.place())
        desk.repair.void(number, "登了两遍")
        second = desk.outbox.make_batch(world.place())
    assert first is not None
    assert second is not None
    with world.county() as county:
        county.receive([world.place() / first.file])
        assert (county.summary(By.PURPOSE)[0].matters, county.count_void()) == (2, 0)
        assert {each.number for each in county.finder.find("周试例", 9).lines} == {number, stays}
        assert county.check_scanned(mark.qr).text is TextSeen.SAME
        county.receive([world.place() / second.file])
        assert county.check_scanned(mark.qr).text is TextSeen.VOID
        assert county.check_typed(number, mark.code).text is TextSeen.VOID
        assert (county.summary(By.PURPOSE)[0].matters, county.count_void()) == (1, 1)
        assert [each.number for each in county.finder.find("周试例", 9).lines] == [stays]
        assert [each.number for each in county.finder.find(number, 9).lines] == [number]
        held = county.matter(number)
        assert (held.void, held.mistaken, held.rev) == (True, True, 2)


def test_one_that_was_withdrawn_is_not_void(world: World) -> None:
    from datetime import date

    from xinfang_desk.domain.matter import Step, StepTaken

    with world.desk() as desk:
        number = register(desk)
        desk.reception.take_step(number, StepTaken(step=Step.WITHDRAW, on=date(2026, 9, 14), gist="不要了"))
        made = desk.outbox.make_batch(world.place())
    assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
        held = county.matter(number)
        assert (held.void, held.mistaken, county.count_void()) == (True, False, 0)
