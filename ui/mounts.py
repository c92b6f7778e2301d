"""Something is plugged in or pulled out (插拔): the kernel's own word, or a look now and then without it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

_TABLE = Path("/proc/self/mountinfo")
_SETTLED = 400
"""Milliseconds after which what was plugged in has been mounted, with its rights."""
_NOW_AND_THEN = 3_000


class Plugging(QObject):
    """Costs nothing while nobody watches."""

    noticed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._table: BinaryIO | None = None
        self._notifier: QSocketNotifier | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self.noticed)
        self._looking = QTimer(self)
        self._looking.setInterval(_NOW_AND_THEN)
        self._looking.timeout.connect(self.noticed)

    def watch(self) -> None:
        """Tell from now on."""
        if self._notifier is not None or self._looking.isActive():
            return
        self._table = mount_table()
        if self._table is None:
            self._looking.start()
            return
        # The kernel calls a changed table an exception of the file (proc_pid_mounts(5)).
        kind = QSocketNotifier.Type.Exception
        self._notifier = QSocketNotifier(self._table.fileno(), kind, self)
        self._notifier.activated.connect(self._settling.start)

    def rest(self) -> None:
        """Tell no more."""
        self._settling.stop()
        self._looking.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._table is not None:
            self._table.close()
            self._table = None


def mount_table() -> BinaryIO | None:
    """The table of what is mounted, open to be watched; None where the system has none."""
    try:
        return _TABLE.open("rb", buffering=0)
    except OSError:
        return None
