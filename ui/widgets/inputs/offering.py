"""What was written before, offered under a line (曾写过的): only while one types in that line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

_COMING_UP = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class Offering(QCompleter):
    """The offers of one line, those of before taken away; ``within``: found by any part of their words."""

    def __init__(self, line: QLineEdit, words: Iterable[str], *, within: bool = False) -> None:
        # Of the line, so that Qt takes the one before away.
        super().__init__(line)
        self._words = QStringListModel(list(words), self)
        self.setModel(self._words)
        if within:
            self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the focus goes on; that the list itself has come up is no going (Qt)."""
        gone = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _COMING_UP
        if gone and watched is self.widget() and (shown := self.popup()) is not None:
            shown.hide()
        return super().eventFilter(watched, event)

    @contextmanager
    def nothing(self) -> Iterator[None]:
        """Offer nothing meanwhile."""
        kept = self._words.stringList()
        self._words.setStringList([])
        yield
        self._words.setStringList(kept)


def fill(line: QLineEdit, text: str) -> None:
    """Write ``text`` where the cursor stands, as an edit that can be undone; no list opens for it."""
    offers = line.completer()
    if isinstance(offers, Offering):
        with offers.nothing():
            line.insert(text)
    else:
        line.insert(text)
