"""A file handed to the window that is open (交给开着的窗口): a second start says which, and leaves.

All that travels is a path, or none: the window then only comes to the front. Each side looks whose program
the other is; another user's is not spoken to. The name they meet under is no file (an abstract one, unix(7)):
it is there before a home is, and is gone with the program, however that ends. Windows has none, and so no
handing over: there, as wherever nobody answers, the register says that another program has it.
"""

from __future__ import annotations

import os
import re
import socket
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtWidgets import QWidget

from xinfang_desk.system import is_same_user, meeting_name

_HEARD = b"+"
_END = b"\0"
_SAID = re.compile(rb"(/[^\0]*)?\0", re.DOTALL)
"""Nothing or a whole path from the root, and an end that no path holds."""
_LONGEST = 4096
"""Bytes of a path with its end (PATH_MAX)."""
_PATIENCE, _MOMENT = 5.0, 0.2
"""Seconds for a window to answer, and for a program that has called to say what it wants."""


def hand_over(kind: str, home: Path, file: Path | None) -> bool:
    """Whether a window that is open on ``home`` has heard of ``file``, or comes to the front without one."""
    name = meeting_name(kind, home)
    if name is None:
        return False
    said = (os.fsencode(file.absolute()) if file else b"") + _END
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as caller:
        caller.settimeout(_PATIENCE)
        caller.connect(name)
        if is_same_user(caller):
            caller.send(said)
            return caller.recv(1) == _HEARD
    return False


def come_forward(window: QWidget | None) -> None:
    """Bring ``window`` before the others, as large as it was."""
    if window is not None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()


class Handed(QObject):
    """Listens for later starts on the same home; the first window to listen is the one that is told."""

    came = Signal(object)
    """A path, or None where only the window is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._listener: socket.socket | None = None

    def listen(self, kind: str, home: Path) -> None:
        """Be told from now on."""
        name = meeting_name(kind, home)
        if name is None:
            return
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        listener.setblocking(False)
        try:
            listener.bind(name)
            listener.listen()
        except OSError:  # somebody else has the name: the register has the last word
            listener.close()
            return
        self._listener = listener
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._hear(listener))

    def close(self) -> None:
        """Be told nothing more; the next program may have the name."""
        if self._listener is not None:
            self._notifier.setEnabled(False)
            self._listener.close()

    def _hear(self, listener: socket.socket) -> None:
        said = b""
        with suppress(OSError), listener.accept()[0] as caller:  # who called may have gone again
            caller.settimeout(_MOMENT)
            if is_same_user(caller) and _SAID.fullmatch(heard := caller.recv(_LONGEST)):
                caller.send(_HEARD)
                said = heard
        if said:
            self.came.emit(None if said == _END else Path(os.fsdecode(said[:-1])))
