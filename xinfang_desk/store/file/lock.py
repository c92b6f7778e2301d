"""One program to a register (一份登记簿只开一次): a lock that the system takes back when we die."""

from __future__ import annotations

import os
from pathlib import Path

from xinfang_desk import system
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import refused_by_disk


def hold(path: Path) -> int:
    """Lock the file at ``path`` until :func:`release`, or the end of the process; ``store.in_use``."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | system.NO_FOLLOWING, 0o600)
    except PermissionError as fault:
        raise DeskError("store.read_only") from fault
    except OSError as fault:
        raise refused_by_disk(fault) or DeskError("store.gone") from fault
    try:
        system.lock(descriptor)
    except OSError as fault:
        os.close(descriptor)
        raise DeskError("store.in_use") from fault
    return descriptor


def release(descriptor: int) -> None:
    """Give the lock back. The file stays: removing it would let two programs lock two files of one name."""
    os.close(descriptor)
