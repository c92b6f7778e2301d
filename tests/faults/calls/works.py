"""What is worked while the disk fails: each as a command does it, and what people find afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from tests.county.parties import DeskSide, record
from tests.exchange.world import FIRST, PASSPHRASE, Clock, World, register, settle
from tests.journey.conftest import visit
from tests.updates.conftest import on_stick, pin, program
from xinfang_desk import vault
from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.county.ledger import open_ledger
from xinfang_desk.county.safe.clerks import sit_down
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import BatchState
from xinfang_desk.places import REGISTER
from xinfang_desk.settings import Settings, write_settings
from xinfang_desk.store.file.register import open_register
from xinfang_desk.updates import applying, signed

Found = tuple[Any, ...]
ANOTHER = "另一个口令-5678"
_QUICK = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
_OF_DESK = (
    "SELECT number, rev, state FROM matters ORDER BY number",
    "SELECT matter, kind, state FROM papers ORDER BY matter, position",
    "SELECT key FROM drafts ORDER BY key",
    "SELECT sequence, state FROM batches WHERE state <> 'made' ORDER BY sequence",
    "SELECT number, event FROM answers ORDER BY id",
    "SELECT sequence FROM replies ORDER BY sequence",
)
_OF_COUNTY = (
    "SELECT number, rev FROM records ORDER BY number",
    "SELECT desk, sequence FROM batches ORDER BY desk, sequence",
    "SELECT number, event FROM answers ORDER BY id",
    "SELECT desk, sequence FROM replies WHERE written_at <> '' ORDER BY desk, sequence",
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """One thing that is done, in a world that was made ready for it."""

    ready: Callable[[World], None]
    """What has to be there before."""
    do: Callable[[Path], int]
    """Do it in the world in this folder, as a command: its exit code."""
    found: Callable[[Path], Found]
    """What people find of it afterwards; the same before and after what was refused."""
    homes: tuple[str, ...] = ("desk",)
    """Whose ``check`` must find nothing new."""


def settled(folder: Path) -> None:
    """The world that every work begins from; passphrases open in a moment."""
    with quick():
        settle(folder)


def quick() -> Any:
    """Passphrases cost nothing while this lasts."""
    return mock.patch.object(vault, "measured_kdf", return_value=_QUICK)


def checked(home: Path) -> frozenset[str]:
    """The codes of what the home's own ``check`` finds."""
    world = World(home.parent, Clock())
    if home.name == "desk":
        with world.desk(home.name) as desk:
            return frozenset(each.code for each in desk.upkeep.check())
    with world.county(home.name) as county:
        return frozenset(each.code for each in county.keeping.check())


def _of_desk(world: Path, home: str = "desk") -> Found:
    key = vault.open_vault(world / home, PASSPHRASE)
    with open_register(world / home / REGISTER, key, existing=True) as store:
        return tuple(tuple(store.rows(each)) for each in _OF_DESK)


def _desk(*argv: str, home: str = "desk") -> Callable[[Path], int]:
    return partial(_called, desk_main, home, argv)


def _county(*argv: str, home: str = "county") -> Callable[[Path], int]:
    return partial(_called, county_main, home, argv)


def _called(main: Callable[[list[str]], int], home: str, argv: tuple[str, ...], world: Path) -> int:
    """A command; ``@name`` among its words is a place in the world."""
    words = [str(world / each[1:]) if each.startswith("@") else each for each in argv]
    return main(["--home", str(world / home), "--json", *words])


def _whole_papers(world: Path) -> Found:
    """The visit stands whatever becomes of its papers; those that lie there are whole."""
    torn = [each.name for each in (world / "papers").glob("*.pdf") if not _is_whole(each.read_bytes())]
    rows = _of_desk(world)
    return torn, [(matter, kind) for matter, kind, _state in rows[1]], rows[0], *rows[2:]


def _is_whole(pdf: bytes) -> bool:
    return pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")


def _of_county(world: Path, home: str = "county") -> Found:
    key = sit_down(world / home, PASSPHRASE, "", Clock()()).key
    with closing(open_ledger(world / home, key)) as ledger:
        rows = tuple(tuple(ledger.rows(each)) for each in _OF_COUNTY)
    # One whose batch was refused waits for it under its own sum.
    kept = (world / home / "attachments").glob("*.age") if rows[0] else ()
    return (*rows, tuple(sorted(each.name for each in kept)))


def _packed(folder: str, home: str) -> Callable[[Path], Found]:
    """What the home holds, and what the copies hold that lie in a folder."""

    def found(world: Path) -> Found:
        copies = sorted((world / folder).glob("*.xfbackup"))
        there = World(world, Clock())
        if home == "desk":
            with there.desk() as desk:
                drills = [desk.copies.drill(each) for each in copies]
        else:
            with there.county() as county:
                drills = [county.keeping.drill(each) for each in copies]
        return tuple((each.matters, each.attachments) for each in drills)

    return found


def _restored(home: str) -> Callable[[Path], Found]:
    def found(world: Path) -> Found:
        if not any((world / home).glob("*")):
            return ("nothing",)
        kept = (world / home / "attachments").glob("*")
        return (_of_desk if home == "desk" else _of_county)(world), tuple(sorted(each.name for each in kept))

    return found


def _on_stick(world: Path) -> Found:
    """What the desk holds to be written, each of which lies on the stick, and nothing else does."""
    out = world / "stick" / "XINFANG" / "out"
    lies = {hashlib.sha256(each.read_bytes()).hexdigest() for each in out.glob(f"{FIRST}-0*.xfb")}
    with World(world, Clock()).desk() as desk:
        batches = desk.outbox.batches()
    known = {each.sha256 for each in batches}
    written = [each.sequence for each in batches if each.state is not BatchState.MADE]
    return written, sorted(lies - known), _of_desk(world)


def _a_visit(world: World) -> None:
    with world.desk() as desk:
        register(desk)
    (world.folder / "visit.json").write_text(json.dumps(visit()), "utf-8")


def _kept(world: World) -> None:
    """A desk with an attachment, settings, and a second place for its copies."""
    _a_visit(world)
    home, scan = world.folder / "desk", b"scan of a fictional paper"
    (home / "attachments").mkdir()
    (home / "attachments" / hashlib.sha256(scan).hexdigest()).write_bytes(scan)
    write_settings(home, Settings(second_place=str(world.folder / "second")))
    for each in ("safe", "second"):
        (world.folder / each).mkdir()


def _a_copy(world: World) -> None:
    _kept(world)
    with world.desk() as desk:
        file, _sha256 = desk.copies.backup(world.folder / "safe")
    file.rename(world.folder / "copy.xfbackup")
    shutil.rmtree(world.folder / "desk")
    (world.folder / "desk").mkdir()


def _a_stick(world: World) -> None:
    _a_visit(world)
    with world.desk() as desk:
        desk.sticks.prepare(world.place("stick"))


def _a_batch(world: World) -> None:
    _a_stick(world)
    with world.desk() as desk:
        made = desk.sticks.write(world.folder / "stick")
    assert made is not None
    (world.folder / "stick" / "XINFANG" / "out" / made.file).rename(world.folder / "batch.xfb")


def _a_reply(world: World) -> None:
    _a_stick(world)
    with world.desk() as desk:
        made = desk.sticks.write(world.folder / "stick")
    assert made is not None
    with world.county() as county:
        county.receive([world.folder / "stick" / "XINFANG" / "out" / made.file])
        county.answer([json.dumps(_answer(county)).encode()])
        reply = county.reply(FIRST, world.place("stick/XINFANG/ack"))
    Path(reply.file).rename(world.folder / "stick" / "XINFANG" / "ack" / "reply.ack.xfb")


def _received(world: World) -> None:
    _a_batch(world)
    with world.county() as county:
        county.receive([world.folder / "batch.xfb"])
        answer = _answer(county)
    (world.folder / "answers.jsonl").write_text(json.dumps(answer) + "\n", "utf-8")
    world.place("to")


def _a_scan(world: World) -> None:
    """A batch with an attachment, of a desk that the county knows."""
    scan = world.folder / "scan.png"
    scan.write_bytes(b"scan of a fictional paper")
    sha256 = hashlib.sha256(scan.read_bytes()).hexdigest()
    with world.county() as county:
        county.write_card(world.folder / "of-county.card")
        side = DeskSide(
            world.folder, cards.read_card((world.folder / "of-county.card").read_bytes()), "411526104-1"
        )
        county.enrol(side.card_file(office="411526104-1"))
    material = wire.MaterialV1(name="微信记录", pages=1, copy=True, sha256=sha256)
    line = wire.encode_record(record(1, desk="411526104-1", materials=(material,)), Kind.BATCH)
    side.lines([line], attachments=[(sha256, scan)]).path.rename(world.folder / "batch.xfb")


def _county_kept(world: World) -> None:
    _a_scan(world)
    with world.county() as county:
        assert county.receive([world.folder / "batch.xfb"])[0].taken
    world.place("safe")


def _county_copy(world: World) -> None:
    _county_kept(world)
    with world.county() as county:
        file, _sha256 = county.keeping.backup(world.folder / "safe")
    file.rename(world.folder / "copy.xfbackup")
    shutil.rmtree(world.folder / "county")
    (world.folder / "county").mkdir()


def _answer(county: Any) -> dict[str, str]:
    number = county.finder.page().lines[0].number
    return {"number": number, "event": "accepted", "org": "县水利局", "date": "2026-09-20"}


def _an_update(world: World) -> None:
    signing = [each.seed for each in pin(world.folder / "keys.json")[:2]]
    program(world.folder / "program")
    on_stick(world.place("stick"), signing)


def _update(world: Path) -> int:
    with (
        mock.patch.object(signed, "_KEYS", world / "keys.json"),
        mock.patch.object(signed.platform, "machine", return_value="x86_64"),
        mock.patch.object(applying, "program_folder", return_value=world / "program"),
    ):
        return _desk("update", "apply", "@stick")(world)


def _current(world: Path) -> Found:
    """The version that the next start finds, and what it says of itself."""
    current = world / "program" / "current"
    return str(current.readlink()), (current / "bin" / "xinfang-desk").read_text("utf-8")


def _opens(world: Path) -> Found:
    """By which passphrases the desk opens."""
    return tuple(_is_fit(world / "desk", each) for each in (PASSPHRASE, ANOTHER))


def _is_fit(home: Path, passphrase: str) -> bool:
    try:
        vault.open_vault(home, passphrase)
    except DeskError as refused:
        if refused.code != "passphrase.wrong":
            raise
        return False
    return True


def _change_passphrase(world: Path) -> int:
    with mock.patch.dict(os.environ, XINFANG_NEW_PASSPHRASE=ANOTHER):
        return _desk("account", "passphrase")(world)


def careless(world: Path) -> int:
    """The same by a program that does not listen to what a flush answers: it must be seen to lose."""
    real = os.fsync

    def deaf(file: int) -> None:
        with suppress(OSError):
            real(file)

    with mock.patch.object(os, "fsync", deaf):
        return _change_passphrase(world)


_REGISTER = ("register", "--input", "@visit.json")
WORKS: dict[str, Work] = {
    "register": Work(ready=_a_visit, do=_desk(*_REGISTER), found=_of_desk),
    "papers": Work(ready=_a_visit, do=_desk(*_REGISTER, "--papers", "@papers"), found=_whole_papers),
    "backup": Work(ready=_kept, do=_desk("backup", "--to", "@safe"), found=_packed("safe", "desk")),
    "close-day": Work(ready=_kept, do=_desk("close-day"), found=_packed("desk/backups", "desk")),
    "restore": Work(ready=_a_copy, do=_desk("restore", "@copy.xfbackup"), found=_restored("desk")),
    "passphrase": Work(ready=_a_visit, do=_change_passphrase, found=_opens, homes=()),
    "update": Work(ready=_an_update, do=_update, found=_current, homes=()),
    "batch": Work(ready=_a_stick, do=_desk("batch", "--stick", "@stick"), found=_on_stick),
    "take": Work(ready=_a_reply, do=_desk("take", "@stick/XINFANG/ack/reply.ack.xfb"), found=_of_desk),
    "receive": Work(ready=_a_scan, do=_county("receive", "@batch.xfb"), found=_of_county, homes=("county",)),
    "answer": Work(
        ready=_received,
        do=_county("answer", "--input", "@answers.jsonl"),
        found=_of_county,
        homes=("county",),
    ),
    "reply": Work(
        ready=_received,
        do=_county("reply", "--desk", FIRST, "--to", "@to"),
        found=_of_county,
        homes=("county",),
    ),
    "county backup": Work(
        ready=_county_kept,
        do=_county("backup", "--to", "@safe"),
        found=_packed("safe", "county"),
        homes=("county",),
    ),
    "county restore": Work(
        ready=_county_copy,
        do=_county("restore", "@copy.xfbackup"),
        found=_restored("county"),
        homes=("county",),
    ),
}
