"""The program dies at its worst moment, and all of a step is there or none of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.exchange.world import FIRST, World, register
from xinfang_desk.desk.mail import keys, tables
from xinfang_desk.places import RESOURCES

DIED = 9


def dies(*_args: object, **_more: object) -> None:
    os._exit(DIED)


def in_child(doing: Callable[[], object]) -> None:
    """Do something in a process of its own, which has to die of it."""
    child = os.fork()
    if child == 0:
        doing()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == DIED


@pytest.fixture
def reply(world: World) -> Path:
    folder = world.place()
    with world.desk() as desk:
        number = register(desk)
        made = desk.outbox.make_batch(folder)
    assert made is not None
    event = {
        "number": number, "event": "accepted", "org": "县水利局", "date": "2026-09-20",
        "document": "", "text": "", "due": None,
    }  # fmt: skip
    world.clock.later(days=7)
    with world.county() as county:
        county.receive([folder / made.file])
        county.answer([json.dumps(event).encode()])
        return Path(county.reply(FIRST, folder).file)


@pytest.mark.parametrize("moment", ["acknowledge", "add_answer", "note_reply"])
def test_a_reply_is_taken_whole_or_not_at_all(world: World, reply: Path, moment: str) -> None:
    def take() -> None:
        with patch(f"xinfang_desk.store.replies.{moment}", dies), world.desk() as desk:
            desk.inbox.take_reply(reply)

    in_child(take)
    with world.desk() as desk:
        assert desk.outbox.batches()[0].state.value == "written"
        taken = desk.inbox.take_reply(reply)
        assert (taken.repeated, taken.accepted, taken.updates) == (False, 1, 1)
    assert [path.name for path in (world.folder / "desk" / "outgoing").iterdir()] == []


@pytest.mark.parametrize("moment", ["write_identity", "write_meta"])
def test_the_keys_are_changed_or_they_are_not(world: World, moment: str) -> None:
    with world.desk() as desk:
        before = desk.keys.write_card(world.folder / "before.card")

    def change() -> None:
        with patch.object(keys, moment, dies), world.desk() as desk:
            desk.keys.change(world.place())

    in_child(change)
    with world.desk() as desk:
        assert desk.keys.write_card(world.folder / "after.card") == before
        changed = desk.keys.change(world.place())
    with world.county() as county:
        assert county.enrol(world.place() / f"{FIRST}-k000001.xfb").fingerprint == changed.fingerprint


def test_the_countys_keys_are_changed_or_they_are_not(world: World) -> None:
    def rotate() -> None:
        with patch("xinfang_desk.county.key_change.keep_identity", dies), world.county() as county:
            county.rotate(world.place())

    with world.county() as county:
        before = county.card()
    in_child(rotate)
    with world.county() as county:
        assert county.card() == before
        files = county.rotate(world.place())
        after = county.card()
    with world.desk() as desk:
        assert desk.keys.enrol(files[0]).fingerprint == after.fingerprint


@pytest.mark.parametrize("call", [1, 2])
def test_a_table_is_in_use_or_the_one_before_it(world: World, call: int) -> None:
    calendar = json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8"))
    file = world.folder / "calendar.json"
    file.write_text(json.dumps(calendar | {"version": "cn-2026.2"}), "utf-8")
    with world.county() as county:
        sealed = county.send_table(FIRST, "calendar", file, world.place())
    left = iter(range(call - 1))
    put = tables._put

    def at_last(*args: object) -> None:
        if next(left, None) is None:
            dies()
        put(*args)  # type: ignore[arg-type]

    def apply() -> None:
        with patch.object(tables, "_put", at_last), world.desk() as desk:
            desk.tables.apply(sealed)

    in_child(apply)
    home = world.folder / "desk"
    assert tables.table_in_use(home, "calendar")["version"] == calendar["version"]
    with world.desk() as desk:
        desk.tables.apply(sealed)
        assert tables.table_in_use(home, "calendar")["version"] == "cn-2026.2"
        assert desk.tables.roll_back("calendar") == calendar["version"]
