"""Accusations travel alone, to one reader alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.world import ACCUSATION, ACCUSED, FIRST, World, register
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import BatchState


def test_an_accusation_reaches_the_authority_and_nobody_else(world: World) -> None:
    stick = world.place()
    with world.desk() as desk:
        plain = register(desk)
        sealed = register(desk, **ACCUSATION)
        batch = desk.outbox.make_batch(stick)
        carried = desk.discipline.make_batch(stick)
        assert batch is not None
        assert carried is not None
        assert (batch.records, carried.records, carried.sequence) == (1, 1, 1)
        assert carried.state is BatchState.WRITTEN
    file = stick / carried.file
    assert file.name == f"{FIRST}-d000001.xfb"
    assert ACCUSED.encode() not in file.read_bytes()
    with world.county() as county:
        refused, taken = county.receive([file, stick / batch.file])
        assert (refused.code, taken.code, taken.records) == ("batch.not_for_us", None, 1)
        assert county.finder.find(sealed).total == 0
        with pytest.raises(DeskError) as caught:
            county.accusation(sealed)
        assert caught.value.code == "accusation.not_here"
    with world.county("discipline") as authority:
        got, foreign = authority.receive([file, stick / batch.file])
        assert (got.records, got.rejected, foreign.code) == (1, 0, "batch.not_for_us")
        content = authority.accusation(sealed)
        assert content["matters"][0]["draft"]["statement"] == ACCUSATION["statement"]
        assert content["people"][0]["name"] == "周试例"
        with pytest.raises(DeskError) as caught:
            authority.accusation(plain)
        assert caught.value.code == "matter.unknown"


def test_nothing_of_an_accusation_lies_open_in_any_home(world: World) -> None:
    stick = world.place()
    with world.desk() as desk:
        register(desk, **ACCUSATION)
        carried = desk.discipline.make_batch(stick)
        assert carried is not None
    with world.county("discipline") as authority:
        authority.receive([stick / carried.file])
        for each in authority.finder.page().lines:
            authority.accusation(each.number)
    for path in world.folder.rglob("*"):
        if path.is_file():
            assert ACCUSED.encode() not in path.read_bytes(), path


def test_each_accusation_goes_once_and_the_chain_is_its_own(world: World) -> None:
    stick = world.place()
    with world.desk() as desk:
        register(desk)
        desk.outbox.make_batch(stick)
        register(desk, **ACCUSATION)
        first = desk.discipline.make_batch(stick)
        assert desk.discipline.make_batch(stick) is None
        register(desk, **ACCUSATION)
        second = desk.discipline.make_batch(stick)
        everything = desk.discipline.make_batch(stick, again=True)
    assert first is not None
    assert second is not None
    assert everything is not None
    assert [each.sequence for each in (first, second, everything)] == [1, 2, 3]
    assert [each.records for each in (first, second, everything)] == [1, 1, 2]
    with world.county("discipline") as authority:
        assert authority.receive([stick / second.file])[0].missing == (1,)
        assert authority.receive([stick / first.file])[0].missing == ()
        assert authority.receive([stick / everything.file])[0].accepted == 2


def test_without_the_authoritys_card_nothing_is_made(world: World, tmp_path: Path) -> None:
    stick = world.place()
    with world.desk() as desk:
        register(desk, **ACCUSATION)
        store = desk.outbox._store
        store.recipients = store.recipients[:1]
        with pytest.raises(DeskError) as caught:
            desk.discipline.make_batch(stick)
    assert caught.value.code == "discipline.not_enrolled"
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_gone_costs_no_number(world: World) -> None:
    with world.desk() as desk:
        register(desk, **ACCUSATION)
        with pytest.raises(DeskError) as caught:
            desk.discipline.make_batch(world.folder / "gone")
        assert caught.value.code == "drive.gone"
        made = desk.discipline.make_batch(world.place())
        assert made is not None
        assert (made.sequence, made.records) == (1, 1)
