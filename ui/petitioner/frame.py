"""What stays while pages change (框架): the head above, the strip below, and the room between them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import Look
from ui.petitioner.head import Head
from ui.petitioner.sheet import Sheet
from ui.petitioner.strip import Strip

_EDGE, _GAP = 24, 12


class Frame:
    """Lays out ``window``: its head, the page shown, its strip."""

    def __init__(self, window: QWidget, look: Look) -> None:
        self.head = Head(look)
        self.strip = Strip(look)
        self._sheet: Sheet | None = None
        self._body = QVBoxLayout()
        self._body.setContentsMargins(_EDGE, _GAP, _EDGE, 0)
        self._column = column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The screen sets the size, never the page.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.head)
        column.addLayout(self._body, 1)
        column.addWidget(self.strip)

    def show(self, sheet: Sheet) -> None:
        """Show ``sheet`` in place of the page before."""
        if self._sheet is not None:
            self._body.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = sheet
        self._body.addWidget(sheet)
        # At once, not with the next event: the page before has gone, and nobody shall see an empty screen.
        sheet.show()
        self._column.activate()
