"""How a restored register is matched with what the county holds, number by number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.exchange.world import FIRST, World, register
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.store import chain
from xinfang_desk.store.chain import Told
from xinfang_desk.store.file.trail import By


@pytest.fixture
def desk(world: World) -> Iterator:
    with world.desk() as opened:
        yield opened


def inside(desk):
    return desk.outbox._store


def uid_of(desk, number: str) -> str:
    return desk.reception.show(number).matter.uid


def test_lost_known_and_clashing_numbers_are_told_apart(desk) -> None:
    known, clashing, older = register(desk), register(desk), register(desk)
    lost = make_number("411526102", 1, 2026, 40)
    told = [
        Told(uid=uid_of(desk, known), number=Number(known), rev=1),
        Told(uid="0192f000-0000-7000-8000-00000000000f", number=Number(clashing), rev=1),
        Told(uid=uid_of(desk, older), number=Number(older), rev=2),
        Told(uid="0192f000-0000-7000-8000-00000000000e", number=lost, rev=1),
    ]
    with inside(desk).write():
        assert chain.settle_with(inside(desk), told) == ((older, lost), (clashing,))
    assert desk.outbox.pending().records == 2
    assert int(register(desk)[12:17]) == 41


def test_a_number_of_another_desk_moves_no_counter_of_ours(desk) -> None:
    first = register(desk)
    theirs = make_number("411526102", 2, 2026, 900)
    told = [Told(uid="0192f000-0000-7000-8000-00000000000e", number=theirs, rev=1)]
    with inside(desk).write():
        chain.settle_with(inside(desk), told)
    assert int(register(desk)[12:17]) == int(first[12:17]) + 1


def test_what_a_dropped_batch_carried_is_sent_again(desk, world: World) -> None:
    register(desk)
    made = desk.outbox.make_batch(world.place())
    assert made is not None
    by = By(at=world.clock(), officer="示例员")
    with inside(desk).write():
        assert chain.adopt_batches(inside(desk), FIRST, {1: made.tagmanifest}, by=by) == 0
        assert desk.outbox.pending().records == 0
        assert chain.adopt_batches(inside(desk), FIRST, {1: "a" * 64, 2: "b" * 64}, by=by) == 2
    assert desk.outbox.pending().records == 1
    again = desk.outbox.make_batch(world.place("elsewhere"))
    assert again is not None
    assert (again.sequence, again.records) == (3, 1)
