"""The frame of the desk's window (窗框): on the screen at once, and furnished when everything is at hand.

Nothing is imported here that an empty window does not need: this is what an officer sees first.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from xinfang_desk.files import read_regular, write_whole

GROUNDS = {"light": "#F2F5F9", "dark": "#12171F", "contrast": "#000000"}
"""The ground of each theme, as its tokens have it."""


def when_painted(window: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` when what was just built in ``window`` has been painted: two turns of the loop later."""
    QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, then))


class Frame(QMainWindow):
    """An empty window in the colour of the theme, which later holds the officer's window."""

    painted = Signal()
    """The window has been painted for the first time."""

    def __init__(self, ground: str) -> None:
        super().__init__()
        self.setObjectName("deskWindow")
        self.setWindowTitle("来访接待台")
        self.setAccessibleName("来访接待台")
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.setPalette(palette)
        self._painted = False
        self._inner: QWidget | None = None

    def furnish(self, inner: QWidget) -> None:
        """Hold ``inner`` from now on; closing the frame asks it first."""
        # Its hundred closed lists take as long as all else here together.
        from PySide6.QtCore import Qt

        inner.setWindowFlags(Qt.WindowType.Widget)
        inner.setObjectName("deskPages")
        self._inner = inner
        self.setCentralWidget(inner)

    def stand(self, kept: Path) -> None:
        """Show where the window stood last, as ``kept`` says; all over the screen where it says nothing."""
        try:
            known = read_regular(kept)
        except OSError:
            known = b""
        if self.restoreGeometry(known):
            self.show()
        else:
            self.showMaximized()

    def keep_place(self, kept: Path) -> None:
        """Remember in ``kept`` where the window stands; a disk that is full stops nobody from leaving."""
        with suppress(OSError):
            write_whole(kept, bytes(self.saveGeometry().data()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time (Qt)."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only if what stands inside agrees (Qt)."""
        if self._inner is not None and not self._inner.close():
            event.ignore()
            return
        super().closeEvent(event)
