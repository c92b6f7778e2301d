"""The line over the page (提示行): what happened, and at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from ui.theme import Look
from ui.widgets.notice import Notice, NoticeKind


class SaidLine(Notice):
    """Stays until the next word or the next page; no box ever asks in its place."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "deskNotice")
        self._offered: Callable[[], object] | None = None
        self.acted.connect(self.take_up)
        self.hide()

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened; empty words clear the line."""
        self._offered = None
        self.say(words, kind)
        self.setVisible(bool(words))

    def offer(
        self, words: str, action: str, act: Callable[[], object], kind: NoticeKind = NoticeKind.OK
    ) -> None:
        """Say what happened, with a button that does ``act``: mostly undoes it."""
        self._offered = act
        self.say(words, kind, action)
        self.show()

    def take_up(self) -> None:
        """Do what the line offers, once."""
        act, self._offered = self._offered, None
        if act is not None:
            act()
