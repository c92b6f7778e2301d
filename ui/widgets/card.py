"""Cards (卡片): a titled panel that holds one thing to look at or to fill in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.labels import ElidedLabel, IconLabel, label

_SHORT = 4
"""Characters of a title that stands in one line."""


class Card(QFrame):
    """A panel with an icon, a title, an optional note at its right, and ``body`` to put things in."""

    def __init__(
        self,
        look: Look,
        title: str,
        name: str,
        *,
        icon: str,
        note: str = "",
        aside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.body: QBoxLayout = column(look, spacing=8)
        self._title, self._wraps = label(title, "section"), not note
        head = row(look, IconLabel(look, icon, "primary", 20))
        if not self._wraps:
            # A note gives way before the title does.
            head.addWidget(self._title)
            remark = ElidedLabel(note, "caption")
            remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(remark, 1)
        else:
            self._let_wrap()
            head.addWidget(self._title, 1)
        if aside is not None:
            head.addWidget(aside)
        self.setLayout(column(look, head, self.body, margins=(12, 8, 12, 10), spacing=8))

    def rename(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        if self._wraps:
            self._let_wrap()

    def _let_wrap(self) -> None:
        """A long title gives way to what stands aside; of a word or two no half stands under the other."""
        self._title.setWordWrap(len(self._title.text()) > _SHORT)

    def reload(self) -> None:
        """Read again what it shows; nothing, where it shows nothing that changes."""
