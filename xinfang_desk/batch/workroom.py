"""The private room (临时工作间) in which a batch lies open for a moment, and is gone afterwards."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinfang_desk.domain.errors import DeskError

_PREFIX = "batch-"


@contextmanager
def private_room(work_dir: Path) -> Iterator[Path]:
    """Lend a new folder (0700) inside ``work_dir``; it and all in it are deleted on the way out."""
    work_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=work_dir))
    try:
        yield room
    finally:
        shutil.rmtree(room)


def sweep(work_dir: Path) -> int:
    """Delete rooms that a power cut left behind, and say how many; call it while no batch is open."""
    rooms = list(work_dir.glob(_PREFIX + "*"))
    for room in rooms:
        shutil.rmtree(room)
    return len(rooms)


@contextmanager
def disk_space() -> Iterator[None]:
    """Turn a full disk into ``batch.no_space``; every other fault passes unchanged."""
    try:
        yield
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DeskError("batch.no_space") from fault
        raise
