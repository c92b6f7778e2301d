"""Who came (来访人), the first few of many, the rest on demand: what they said stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.officer.parts.facts import Pair
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from xinfang_desk.words import _

_FIRST = 5
"""People who are seen at once: as many as may speak for the others."""


class WhoCame(QWidget):
    """A line for each; ``line`` makes one."""

    def __init__(self, look: Look, line: Callable[[Pair], QWidget]) -> None:
        super().__init__()
        self._line = line
        self._people: Sequence[Pair] = ()
        self._folded = True
        self._each = Shelf(look)
        self._turn = Button(look, "", "moreWhoCame", kind="ghost")
        self.setLayout(column(look, self._each, row(look, self._turn, None), spacing=2))
        self._turn.clicked.connect(lambda: self._fold(folded=not self._folded))
        self.wipe()

    def fill(self, people: Sequence[Pair]) -> None:
        """Show these; the same again stay as they are, folded or not."""
        same, self._people = people == self._people, people
        self._fold(folded=self._folded or not same)

    def wipe(self) -> None:
        """Leave nothing of who stood here."""
        self._each.wipe()
        self.fill(())

    def _fold(self, *, folded: bool) -> None:
        self._folded = folded
        more = len(self._people) - _FIRST
        # Whoever stands alone behind the fold would take no more room than the button.
        many = more > 1
        self._each.fill(map(self._line, self._people[:_FIRST] if many and folded else self._people))
        self._turn.say(_("另 {count} 人").format(count=more) if folded else _("收起"))
        self._turn.setVisible(many)
        self.setVisible(bool(self._people))
