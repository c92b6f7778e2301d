"""Telephone numbers in full (看电话): for who has to ring, each look kept; put away with the page."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.words import _


class TelephoneLine(QWidget):
    """A button, and once it was pressed who is reached under which number."""

    def __init__(self, station: Station, bound: Bound) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._bound = bound
        self._see = Button(look, _("看电话"), "seePhones", kind="ghost", icon="phone")
        self._said = label("", "strong", wrap=True, name="phonesSeen")
        inside = row(look, self._see)
        inside.addWidget(self._said, 1)
        self.setLayout(inside)
        self._see.clicked.connect(self.see)

    def offer(self, *, offered: bool) -> None:
        """Stand there where somebody left a number and it may be told."""
        self.setVisible(offered)

    def see(self) -> None:
        """Ask for the numbers; that somebody did is kept."""
        reception = self._station.desk.reception
        self._bound.ask(
            reception.telephones, self._show, self._station.refused, kind="phones", marks=Topic.MATTERS
        )

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._said.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()

    def _show(self, people: tuple[Person, ...]) -> None:
        self._said.setText("　".join(f"{each.name} {each.phone}".strip() for each in people))
