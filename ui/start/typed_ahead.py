"""Keys pressed before a page stood (抢先按的键): a passphrase typed on must not land in the next field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

REST, MOST = 300, 3_000
"""Milliseconds without a key after which the page has been seen, and the longest wait for that."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})


class TypedAhead(QObject):
    """Lets no key through to any window until the keys have rested once; then it is gone."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._rested = QTimer(self, interval=REST, singleShot=True)
        self._rested.timeout.connect(self._end)
        self._rested.start()
        QTimer.singleShot(MOST, self, self._end)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop keys, and wait anew after each (Qt)."""
        if event.type() not in _KEYS or not isinstance(watched, QWindow):
            return False
        self._rested.start()
        return True

    def _end(self) -> None:
        self._app.removeEventFilter(self)
        self.deleteLater()
