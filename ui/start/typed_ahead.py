"""Keys pressed before a page stood (抢先按的键): a passphrase typed on must not land in the next field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

REST, SEEN = 300, 600
"""Milliseconds without a key after which the page has been seen; and how long who types on looks at it."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})


class TypedAhead(QObject):
    """Lets no key through to any window until the keys have rested once, or the page has been seen a while.

    Then it is gone: what is typed on a page that stands is meant for it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._rested = QTimer(self, interval=REST, singleShot=True)
        self._rested.timeout.connect(self._end)
        self._rested.start()
        # Two turns of the loop later the page has been painted.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._painted))
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop keys, and wait anew after each (Qt)."""
        if event.type() not in _KEYS or not isinstance(watched, QWindow):
            return False
        self._rested.start()
        return True

    def _painted(self) -> None:
        QTimer.singleShot(SEEN, self, self._end)

    def _end(self) -> None:
        self._app.removeEventFilter(self)
        self.deleteLater()
