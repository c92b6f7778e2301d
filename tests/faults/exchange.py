"""``python -m tests.faults.exchange``: each fault of the exchange, what was reported, and what remained.

With ``--write`` the table goes into ``docs/faults-exchange.md``, where a test compares it with a run.
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from tests.exchange.world import FIRST, PASSPHRASE, Clock, World, register, settle
from xinfang_desk.county.office import Office as County
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.safe.identity import OVERLAP
from xinfang_desk.devices.drive import LocalDisk
from xinfang_desk.domain.errors import DeskError

PAGE = Path(__file__).parents[2] / "docs" / "faults-exchange.md"
HEAD = """# Faults of the exchange

Made by `python -m tests.faults.exchange --write`; a test runs it all and compares. Each code has a sentence
with a next step in `xinfang_desk/words/refusals.py`.

| fault | reported | remained |
|---|---|---|
"""
Row = tuple[str, str, str]
Case = Callable[[World], tuple[str, str]]


def told(doing: Callable[..., object], *args: object) -> str:
    """The code that something is refused with, or that it was done."""
    try:
        doing(*args)
    except DeskError as refused:
        return f"`{refused.code}`"
    return "done"


@contextmanager
def ready(world: World) -> Iterator[tuple[Desk, Path]]:
    """A desk with one matter to send, and a stick of ours."""
    stick = world.place()
    with world.desk() as desk:
        desk.sticks.prepare(stick)
        register(desk)
        yield desk, stick


def stood(desk: Desk, stick: Path) -> str:
    """How the desk and the stick are left, in words."""
    batches = desk.outbox.batches()
    state = ", ".join(f"{each.sequence} {each.state.value}" for each in batches) or "no batch"
    out = stick / "XINFANG" / "out"
    files = len(list(out.iterdir())) if out.exists() else 0
    return f"{state}; {desk.outbox.pending().records} waiting; {files} file(s) on the stick"


def medium(method: str, behaviour: Callable[..., object]) -> Case:
    """A stick one of whose answers is another."""

    def case(world: World) -> tuple[str, str]:
        with ready(world) as (desk, stick):
            with patch.object(LocalDisk, method, behaviour):
                code = told(desk.sticks.write, stick)
            return code, stood(desk, stick)

    return case


def _fails(number: int) -> Callable[..., object]:
    def fail(*_args: object) -> None:
        raise OSError(number, "simulated")

    return fail


def _pulled() -> Callable[..., int]:
    looks = iter([1] * 6)
    return lambda *_args: next(looks, 2)


def wrong_stick(marker: bytes | None) -> Case:
    def case(world: World) -> tuple[str, str]:
        with ready(world) as (desk, stick):
            path = stick / "XINFANG" / "stick.json"
            path.unlink() if marker is None else path.write_bytes(marker)
            return told(desk.sticks.write, stick), stood(desk, stick)

    return case


def killed(world: World) -> tuple[str, str]:
    """The program dies between writing the bytes and giving them their name."""
    with ready(world) as (desk, stick):
        pass
    child = os.fork()
    if child == 0:
        with patch.object(LocalDisk, "rename", lambda *_args: os._exit(9)), world.desk() as desk:
            desk.sticks.write(stick)
        os._exit(0)
    os.waitpid(child, 0)
    with world.desk() as desk:
        (made,) = desk.outbox.batches()
        again = desk.sticks.write(stick)
        assert again is not None
        same = "the same bytes" if again.sha256 == made.sha256 else "OTHER BYTES"
        return (
            f"at the next start: {made.sequence} {made.state.value}",
            f"next time {same} as {again.sequence}",
        )


def arriving(spoil: Callable[[World, Path], Path]) -> Case:
    """A batch to which something happens on its way."""

    def case(world: World) -> tuple[str, str]:
        with ready(world) as (desk, stick):
            made = desk.sticks.write(stick)
            assert made is not None
        file = spoil(world, stick / "XINFANG" / "out" / made.file)
        with world.county() as county:
            return _received(county, file)

    return case


def _received(county: County, *files: Path) -> tuple[str, str]:
    last = county.receive(files)[-1]
    more = " again" if last.repeated else ""
    gap = f", missing {list(last.missing)}" if last.missing else ""
    code = f"`{last.code}`" if last.code else f"taken{more}{gap}"
    return code, f"{county.finder.page().total} matter(s) in the ledger"


def _changed(change: Callable[[bytes], bytes]) -> Callable[[World, Path], Path]:
    def spoil(_world: World, file: Path) -> Path:
        file.write_bytes(change(file.read_bytes()))
        return file

    return spoil


def _renamed(_world: World, file: Path) -> Path:
    return file.rename(file.with_name("batch (2).xfb"))


def _revoked(world: World, file: Path) -> Path:
    with world.county() as county:
        county.revoke(FIRST, "stolen")
    return file


def _replaced(world: World, file: Path) -> Path:
    with world.desk() as desk:
        desk.keys.change(file.parent)
    with world.county() as county:
        county.take_rotation(file.parent / f"{FIRST}-k000001.xfb")
    world.clock.time += OVERLAP + timedelta(days=1)
    return file


def _unheard_of(world: World, file: Path) -> Path:
    with world.desk() as desk:
        desk.keys.change(file.parent)
        register(desk)
        made = desk.outbox.make_batch(file.parent)
    assert made is not None
    return file.parent / made.file


def _twice(world: World, file: Path) -> Path:
    with world.county() as county:
        county.receive([file])
    return file


def _lost_before(world: World, file: Path) -> Path:
    with world.desk() as desk:
        register(desk)
        made = desk.outbox.make_batch(file.parent)
    assert made is not None
    return file.parent / made.file


def _to_the_authority(world: World, file: Path) -> Path:
    with world.desk() as desk:
        register(desk, purpose="jubao", route=None, outcome="discipline")
        made = desk.discipline.make_batch(file.parent)
    assert made is not None
    return file.parent / made.file


def old_backup(world: World) -> tuple[str, str]:
    """A backup from before the last batch is brought back, and makes that batch otherwise."""
    folder = world.place("folder")
    with world.desk() as desk:
        register(desk)
        backup = desk.copies.backup(world.place("safe"))[0]
        register(desk)
        first = desk.outbox.make_batch(folder)
    restore_home(backup, world.folder / "restored", PASSPHRASE)
    with world.desk("restored") as desk:
        register(desk)
        second = desk.outbox.make_batch(world.place("elsewhere"))
    assert first is not None
    assert second is not None
    with world.county() as county:
        code, remained = _received(county, folder / first.file, world.place("elsewhere") / second.file)
        whole = county.reply(FIRST, folder, whole=True)
    with world.desk("restored") as desk:
        resumed = desk.inbox.resume(Path(whole.file))
        again = desk.outbox.make_batch(folder)
    assert again is not None
    with world.county() as county:
        then, now = _received(county, folder / again.file)
    return code, f"{remained}; after `resume` ({len(resumed.lost)} told as lost here): {then}, {now}"


def clock_back(world: World) -> tuple[str, str]:
    folder = world.place("folder")
    world.clock.time -= timedelta(days=3652)
    with world.desk() as desk:
        codes = [each.code for each in desk.upkeep.check() if each.code.startswith("clock")]
        register(desk)
        made = desk.outbox.make_batch(folder)
    assert made is not None
    with world.county() as county:
        said, remained = _received(county, folder / made.file)
    return f"`{codes[0]}` by check, then {said}", remained


def replied(spoil: Callable[[World, Path], Path | None]) -> Case:
    """A reply to which something happens on its way back."""

    def case(world: World) -> tuple[str, str]:
        with ready(world) as (desk, stick):
            made = desk.sticks.write(stick)
            assert made is not None
        with world.county() as county:
            county.receive([stick / "XINFANG" / "out" / made.file])
            file = Path(county.reply(FIRST, stick / "XINFANG" / "ack").file)
        spoiled = spoil(world, file)
        if spoiled is None:
            world.clock.later(days=8)
            with world.desk() as desk:
                late = [each.code for each in desk.upkeep.check() if each.code == "batch.unanswered"]
                return f"`{late[0]}` by check, and 催回执单", stood(desk, stick)
        with world.desk() as desk:
            return told(desk.inbox.take_reply, spoiled), stood(desk, stick)

    return case


def _lost(_world: World, file: Path) -> None:
    file.unlink()


def _taken_before(world: World, file: Path) -> Path:
    with world.desk() as desk:
        desk.inbox.take_reply(file)
    return file


def _of_the_other(world: World, _file: Path) -> Path:
    with world.desk("other") as desk:
        register(desk)
        made = desk.outbox.make_batch(world.place("folder"))
    assert made is not None
    with world.county() as county:
        county.receive([world.place("folder") / made.file])
        return Path(county.reply("411526103-1", world.place("folder")).file)


FOREIGN = b'{"v":1,"stick":"00","county":"00000 00000 00000 00000 00000 00000"}'
CASES: dict[str, Case] = {
    "stick full": medium("free", lambda *_args: 0),
    "stick full while writing": medium("flush", _fails(errno.ENOSPC)),
    "stick read-only": medium("create", _fails(errno.EROFS)),
    "stick pulled out before": medium("device", _fails(errno.ENOENT)),
    "stick pulled out while writing": medium("device", _pulled()),
    "stick gives an error while writing": medium("flush", _fails(errno.EIO)),
    "stick reads back something else": medium("reread", lambda *_args: BytesIO()),
    "program killed before the file has its name": killed,
    "stick that is not marked": wrong_stick(None),
    "stick of another county": wrong_stick(FOREIGN),
    "stick whose marker is damaged": wrong_stick(b"{"),
    "batch cut short": arriving(_changed(lambda content: content[:-100])),
    "batch with one bit changed": arriving(
        _changed(lambda all_: all_[:-9] + bytes([all_[-9] ^ 1]) + all_[-8:])
    ),
    "batch empty": arriving(_changed(lambda _content: b"")),
    "batch renamed by somebody": arriving(_renamed),
    "batch brought twice": arriving(_twice),
    "batch before it lost on the way": arriving(_lost_before),
    "batch signed by a key nobody told us of": arriving(_unheard_of),
    "batch signed by a revoked key": arriving(_revoked),
    "batch signed by a key replaced long ago": arriving(_replaced),
    "accusations brought to the bureau": arriving(_to_the_authority),
    "desk restored from too old a backup": old_backup,
    "desk's clock set back ten years": clock_back,
    "reply lost on the way": replied(_lost),
    "reply brought twice": replied(_taken_before),
    "reply cut short": replied(_changed(lambda content: content[:-1])),
    "reply of another desk": replied(_of_the_other),
}


def run(made: Path, room: Path) -> Iterator[Row]:
    """Every case in a world of its own."""
    for place, (name, case) in enumerate(CASES.items()):
        folder = room / str(place)
        shutil.copytree(made, folder)
        yield name, *case(World(folder, Clock()))
        shutil.rmtree(folder)


def lines(rows: Iterator[Row]) -> Iterator[str]:
    """The rows as the page has them."""
    return (f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Run it all; print it, or write it to the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.exchange", description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xinfang-exchange-") as folder:
        made = Path(folder) / "made"
        made.mkdir()
        settle(made)
        table = "".join(f"{line}\n" for line in lines(run(made, Path(folder))))
    if asked.write:
        PAGE.write_text(HEAD + table, "utf-8")
    sys.stdout.write(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
