"""Scans in a batch (扫描件): they are carried in flat memory, and about as fast as they can be copied."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from bench import homes
from bench.figure import Figure, Sizes, of_samples
from bench.process import run_child
from xinfang_desk.desk.books.scans import NewScan
from xinfang_desk.desk.start import open_desk
from xinfang_desk.devices import drive
from xinfang_desk.domain.books.every_matter import Wanted

_VISITS = 40
_PIECE = 16 << 20
"""Bytes of one scan: as random as a packed picture, which nothing packs again."""


def attachments(sizes: Sizes) -> Figure:
    """A batch with scans: time ÷ copying them one by one to the stick, hashed and read back."""
    with filled(sizes.scans_mb) as folder, tempfile.TemporaryDirectory(dir=folder) as plain:
        for place in range(sizes.scans_mb * 2**20 // _PIECE):
            (Path(plain) / f"{place}.jpg").write_bytes(os.urandom(_PIECE))
        (folder / "copied").mkdir()
        begun = time.perf_counter()
        for each in Path(plain).iterdir():
            drive.write_verified(folder / "copied", each.name, each)
        copied = time.perf_counter() - begun
        shutil.rmtree(folder / "copied")
        found = carried(folder)
    return of_samples(
        [found["seconds"]],
        [copied],
        unit="s",
        what=f"make_batch with {sizes.scans_mb} MiB of scans, on the stick and read back"
        " ÷ copying them there as they are, hashed and read back",
        beside={"received": found["receive_seconds"]},
    )


def attachments_memory(sizes: Sizes) -> Figure:
    """Whether memory grows with the scans, at the desk; beside it, at the county."""
    with filled(sizes.scans_mb) as folder:
        full = carried(folder)
    with filled(0) as folder:
        none = carried(folder)
    return of_samples(
        [full["peak"]],
        [none["peak"]],
        unit="MB",
        what=f"peak resident memory of make_batch with {sizes.scans_mb} MiB of scans ÷ with none",
        beside={"received": full["receive_peak"], "received with none": none["receive_peak"]},
    )


@contextmanager
def filled(mebibytes: int) -> Iterator[Path]:
    """Homes of a desk and a county that know each other, with so much of scans at the desk."""
    with homes.copy_of(_VISITS) as folder:
        desk = open_desk(folder / homes.DESK, homes.PASSPHRASE, now=homes.now)
        waiting = desk.ledger.found(Wanted()).numbers
        for place, piece in enumerate(_pieces(mebibytes << 20)):
            scan = NewScan(name=f"扫描件{place}", kind="jpeg", pages=1, content=piece)
            desk.scans.attach(waiting[place % len(waiting)], [scan])
        desk.close()
        yield folder


def carried(folder: Path) -> dict[str, Any]:
    """What a batch of all of it took at the desk, and then at the county: peaks in MB, seconds."""
    stick = folder / "stick"
    stick.mkdir()
    made = run_child("memory", folder / homes.DESK, stick)
    taken = run_child("receive", folder / homes.COUNTY, stick / made["file"])
    return made | {f"receive_{name}": value for name, value in taken.items()}


def _pieces(size: int) -> Iterator[bytes]:
    whole = (os.urandom(_PIECE) for _ in iter(int, 1))
    yield from islice(whole, size // _PIECE)
