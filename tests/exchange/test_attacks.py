"""An afternoon with the passphrase and root: the past is changed, and each time somebody finds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.test_trail_held import sealed_anew, sent
from tests.exchange.world import ACCUSATION, FIRST, PASSPHRASE, World, register
from tests.store.pages import plain_pages
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import REGISTER
from xinfang_desk.store import bound
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.vault import open_vault

_OTHER_WORDS = "UPDATE matters SET body = json_set(body, '$.draft.statement', '别的话') WHERE number = ?"


def attacked(world: World, change: Callable[[Register], object], *, home: str = "desk") -> None:
    """The register as a tool for SQLCipher opens it: its guards are taken away, and put back afterwards."""
    folder = world.folder / home
    with closing(open_register(folder / REGISTER, open_vault(folder, PASSPHRASE), existing=True)) as store:
        guards = store.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail'"
        )
        store.run("PRAGMA foreign_keys = OFF")
        with store.write():
            for name, _sql in guards:
                store.run(f"DROP TRIGGER {name}")
            change(store)
            for _name, sql in guards:
                store.run(sql)


def found(world: World) -> list[str]:
    with world.desk() as desk:
        return [each.code for each in desk.upkeep.check()]


@pytest.fixture
def victim(world: World) -> str:
    """A matter that was put right once; beside it another one, and an accusation."""
    with world.desk() as desk:
        number = register(desk)
        register(desk)
        register(desk, **ACCUSATION)
        draft = desk.reception.show(number).matter.draft
        right = replace(draft, request="更正后的请求")
        desk.repair.correct(number, Correction(reason="写错了", matter=right))
    assert found(world) == []
    return number


@pytest.mark.parametrize(
    "change",
    [
        _OTHER_WORDS,
        "UPDATE matters SET state = 'concluded' WHERE number = ?",
        "UPDATE matters SET rev = 1 WHERE number = ?",
        "UPDATE matters SET purpose = 'jianyi' WHERE number = ?",
        "UPDATE visits SET body = replace(body, '周试例', '吴试例')"
        " WHERE id = (SELECT visit FROM matters WHERE number = ?)",
        "UPDATE visits SET body = 'nothing' WHERE id = (SELECT visit FROM matters WHERE number = ?)",
        "UPDATE matter_versions SET body = json_set(body, '$.draft.request', '别的请求')"
        " WHERE matter = (SELECT id FROM matters WHERE number = ?)",
        "UPDATE matters SET salt = NULL WHERE number = ?",
        "UPDATE matters SET number = '4115261021269999901' WHERE number = ?",
    ],
)
def test_what_is_changed_behind_the_trail_is_told_by_its_number(
    world: World, victim: str, change: str
) -> None:
    attacked(world, lambda store: store.run(change, (victim,)))
    with world.desk() as desk:
        [told] = [each for each in desk.upkeep.check() if each.code == "store.told_otherwise"]
    assert victim in told.words or "9999901" in told.words


def test_what_stays_in_the_open_of_an_accusation_is_bound_too(world: World, victim: str) -> None:
    attacked(
        world,
        lambda store: store.run(
            "UPDATE matters SET body = json_set(body, '$.draft.outcome', 'guide') WHERE confidential = 1"
        ),
    )
    assert found(world) == ["store.told_otherwise"]


def gone(store: Register, number: str) -> None:
    """A matter with all that hangs on it, but for the trail."""
    for change in (
        "DELETE FROM papers WHERE matter = ?1",
        "DELETE FROM drawings WHERE matter = ?1",
        "DELETE FROM matter_versions WHERE matter = ?1",
        "DELETE FROM waiting WHERE matter = ?1",
        "DELETE FROM batch_items WHERE matter = ?1",
        "DELETE FROM addresses WHERE matter = ?1",
        "DELETE FROM search WHERE rowid = ?1",
        "DELETE FROM similar WHERE rowid = ?1",
        "DELETE FROM visits WHERE id = (SELECT visit FROM matters WHERE id = ?1)",
        "DELETE FROM matters WHERE id = ?1",
    ):
        [(matter,)] = store.rows("SELECT id FROM matters WHERE number = ?", (number,))
        store.run(change, (matter,))


def test_a_matter_that_is_deleted_is_told_by_its_number(world: World, victim: str) -> None:
    attacked(world, lambda store: gone(store, victim))
    with world.desk() as desk:
        [told] = [each for each in desk.upkeep.check() if each.code == "store.told_otherwise"]
        assert victim in told.words


def test_a_tail_that_is_cut_leaves_matters_of_which_no_line_tells(world: World, victim: str) -> None:
    attacked(world, lambda store: store.run("DELETE FROM trail WHERE seq > 5"))
    assert found(world) == ["store.told_otherwise"]


def bound_anew(store: Register, number: str) -> None:
    """Other words, the line bound to them, and the chain computed anew: nothing at the desk shows it."""
    store.run(_OTHER_WORDS, (number,))
    store.run(
        "UPDATE trail SET told = ? WHERE seq = (SELECT max(seq) FROM trail WHERE subject = ? AND told <> '')",
        (bound.told(store, number), number),
    )
    sealed_anew(store)


def erased_from_the_past(store: Register, number: str) -> None:
    """A matter with its lines, the counts of its batches, and the chain computed anew."""
    gone(store, number)
    store.run(
        "UPDATE batches SET records = (SELECT count(*) FROM batch_items WHERE sequence = batches.sequence)"
    )
    store.run("DELETE FROM trail WHERE subject = ?", (number,))
    sealed_anew(store)


@pytest.mark.parametrize("change", [bound_anew, erased_from_the_past])
def test_who_makes_all_of_it_hold_is_found_by_the_next_reply(
    world: World, victim: str, change: Callable[[Register, str], None]
) -> None:
    reply = sent(world)
    attacked(world, lambda store: change(store, victim))
    with world.desk() as desk:
        assert [each.code for each in desk.upkeep.check()] == []
        assert desk.inbox.take_reply(reply).trail_parted == 1
        assert [each.code for each in desk.upkeep.check()] == ["trail.parted"]


def test_since_the_last_batch_nobody_finds_who_makes_all_of_it_hold(world: World) -> None:
    reply = sent(world)
    with world.desk() as desk:
        later = register(desk)
    attacked(world, lambda store: bound_anew(store, later))
    with world.desk() as desk:
        assert desk.inbox.take_reply(reply).trail_parted is None
        # docs/security.md says so.
        assert desk.upkeep.check() == ()


def test_yesterdays_register_alone_gives_no_number_out_twice(world: World, tmp_path: Path) -> None:
    home = world.folder / "desk"
    with world.desk() as desk:
        register(desk)
    shutil.copy(home / REGISTER, tmp_path / REGISTER)
    with world.desk() as desk:
        held = [register(desk) for _each in range(2)]
    shutil.copy(tmp_path / REGISTER, home / REGISTER)
    with world.desk() as desk:
        assert register(desk) not in held
        assert [each.code for each in desk.upkeep.check()] == ["numbers.behind"]


def test_a_register_of_another_desk_does_not_open(world: World) -> None:
    homes = [world.folder / name for name in ("desk", "other")]
    for name in ("desk", "other"):
        with world.desk(name) as desk:
            register(desk)
    first, second = ((home / REGISTER).read_bytes() for home in homes)
    for home, content in zip(homes, (second, first), strict=True):
        (home / REGISTER).write_bytes(content)
    for name in ("desk", "other"):
        with pytest.raises(DeskError, match=r"store\.damaged"), world.desk(name):
            pass


def test_a_whole_home_of_another_desk_speaks_as_that_desk(world: World) -> None:
    folder = world.place()
    shutil.rmtree(world.folder / "desk")
    shutil.copytree(world.folder / "other", world.folder / "desk")
    with world.desk() as desk:
        number = register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    assert not number.startswith(FIRST[:9])
    assert not batch.file.startswith(FIRST)


def test_after_a_change_the_desk_works_on_and_the_finding_stays(world: World, victim: str) -> None:
    attacked(world, lambda store: store.run(_OTHER_WORDS, (victim,)))
    with world.desk() as desk:
        register(desk)
        copy, _ = desk.copies.backup(world.place("safe"))
        assert desk.copies.drill(copy).matters > 0
        assert [each.code for each in desk.upkeep.check()] == ["store.told_otherwise"]


def test_what_was_sealed_or_erased_cannot_be_guessed_by_the_trail(world: World) -> None:
    with world.desk() as desk:
        number = register(desk)
        store = desk.reception._store
        [(salt,)] = store.rows("SELECT salt FROM matters WHERE number = ?", (number,))
        record = desk.reception.show(number)
        draft = replace(record.matter.draft, purpose=Purpose.JUBAO, route=None, outcome=None)
        desk.repair.correct(number, Correction(reason="是检举", matter=draft))
        [(anew,)] = store.rows("SELECT salt FROM matters WHERE number = ?", (number,))
        assert anew != salt
        assert trail.verify(store) is None
        assert desk.upkeep.check() == ()
    pages = plain_pages(world.folder / "desk" / REGISTER, open_vault(world.folder / "desk", PASSPHRASE))
    assert salt not in pages
