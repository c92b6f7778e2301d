"""What to mind (要留意), several things in one line that unfolds: the work stays on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel
from ui.widgets.notice import Notice
from xinfang_desk.words import _

Said = tuple[str, str]
"""The name of a notice and its sentence."""


class FoldedNotices(QWidget):
    """Nothing, one notice as it is, or a line with all of them that unfolds on demand."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._said: tuple[Said, ...] = ()
        self._words = ElidedLabel()
        self._turn = Button(look, "", f"{name}Turn", kind="ghost")
        inside = row(look, IconLabel(look, "info", "primary", 18), margins=(12, 4, 4, 4))
        inside.addWidget(self._words, 1)
        inside.addWidget(self._turn)
        self._line = frame("info", inside, f"{name}Line")
        self._each = Shelf(look)
        self.setLayout(column(look, self._line, self._each, spacing=6))
        self._turn.clicked.connect(lambda: self._fold(folded=self._each.isVisibleTo(self)))
        self.fill(())

    def fill(self, said: Iterable[Said]) -> None:
        """Say these; the same again stay as they are, folded or not."""
        told = tuple(said)
        if told == self._said and told:
            return
        self._said = told
        self._each.fill(Notice(self._look, words, name) for name, words in told)
        self._line.setVisible(len(told) > 1)
        self._fold(folded=len(told) > 1)
        self.setVisible(bool(told))

    def _fold(self, *, folded: bool) -> None:
        self._each.setVisible(bool(self._said) and not folded)
        self._turn.say(_("展开") if folded else _("收起"))
        count, words = len(self._said), "　".join(words for _name, words in self._said)
        shut, opened = _("要留意 {count} 条：{words}"), _("要留意 {count} 条")
        self._words.setText((shut if folded else opened).format(count=count, words=words))
        self._line.setAccessibleName(self._words.text())
