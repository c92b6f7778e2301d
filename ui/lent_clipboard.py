"""The clipboard, lent for a while (剪贴板): what concerns a person does not stay on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_KEPT = 60_000
"""Milliseconds for which something stays there."""
_NOT_TO_BE_KEPT = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""Asks programs that keep what was copied to leave this out; nothing makes them."""


class LentClipboard(QObject):
    """Holds what its owner put there until the time is over, or the owner takes it back."""

    taken_back = Signal()
    """Nothing of ours is there any more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._words = ""
        self.forgetting = QTimer(self, interval=_KEPT, singleShot=True)
        self.forgetting.timeout.connect(self.take_back)

    def put(self, words: str) -> None:
        """Put these words there, in the place of what was."""
        held = QMimeData()
        held.setText(words)
        for kind, wish in _NOT_TO_BE_KEPT.items():
            held.setData(kind, wish)
        self._words = words
        QGuiApplication.clipboard().setMimeData(held)
        self.forgetting.start()

    def take_back(self) -> None:
        """Clear it, unless somebody has put something else there since."""
        self.forgetting.stop()
        clipboard = QGuiApplication.clipboard()
        if self._words and clipboard.text() == self._words:
            clipboard.clear()
        self._words = ""
        self.taken_back.emit()
