"""The private room (临时工作间) in which a batch or a copy lies for a moment, and is gone afterwards."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinfang_desk.domain.errors import DeskError

_PREFIX = "batch-"


@contextmanager
def private_room(work_dir: Path, prefix: str = _PREFIX) -> Iterator[Path]:
    """Lend a new folder (0700) inside ``work_dir``; it and all in it are deleted on the way out."""
    work_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=prefix, dir=work_dir))
    try:
        yield room
    finally:
        _clear(room)


def sweep(work_dir: Path, prefix: str = _PREFIX, *, older: float = 0) -> int:
    """Delete rooms that a power cut left behind, and say how many; call it while no batch is open.

    Where another program may be in one, ``older`` seconds tell it from one that was left.
    """
    rooms = [each for each in work_dir.glob(prefix + "*") if time.time() - each.stat().st_mtime >= older]
    for room in rooms:
        _clear(room)
    return len(rooms)


def _clear(room: Path) -> None:
    """Delete a room; what is done is done, though the disk keeps a file of it until the next sweep."""
    # Twice: one file that could not be deleted just then keeps none of the others.
    for _time in range(2):
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def disk_space() -> Iterator[None]:
    """Turn a full disk into ``batch.no_space``; every other fault passes unchanged."""
    try:
        yield
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DeskError("batch.no_space") from fault
        raise
