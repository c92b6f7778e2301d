"""Cards (卡片): a titled panel that holds one thing to look at or to fill in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.labels import ElidedLabel, IconLabel, label


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
        self._title = label(title, "section")
        head = row(look, IconLabel(look, icon, "primary", 20))
        if note:
            # A note gives way before the title does.
            head.addWidget(self._title)
            remark = ElidedLabel(note, "caption")
            remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(remark, 1)
        else:
            self._title.setWordWrap(True)
            head.addWidget(self._title, 1)
        if aside is not None:
            head.addWidget(aside)
        self.setLayout(column(look, head, self.body, margins=(12, 8, 12, 10), spacing=8))

    def rename(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def reload(self) -> None:
        """Read again what it shows; nothing, where it shows nothing that changes."""
