"""The order of speech (先说先写): the form is written from line to line as things are said."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.officer.tab_order import in_line, stops
from ui.officer.visit.foot import Foot
from ui.officer.visit.matters import MattersCard
from ui.officer.visit.people import PeopleCard
from ui.widgets.in_sight import go_to


class Speech(QObject):
    """Enter goes to what is said next, past what is seldom needed; Tab stops at what is chosen too.

    What adds or turns comes last, and ``aside``, which turns to the other half of the page, after that.
    """

    def __init__(self, people: PeopleCard, matters: MattersCard, foot: Foot, aside: QWidget) -> None:
        super().__init__(matters)
        person, matter = people.form, matters.form
        self._person = person
        self._lines: tuple[QLineEdit, ...] = (
            *(person.name, person.id_number, person.phone, person.address),
            *(matter.request, matter.materials),
        )
        self._after: dict[QLineEdit, QWidget] = {
            person.address: matter.statement,
            matter.materials: foot.register,
        }
        for line in self._lines:
            line.returnPressed.connect(self._go_on)
        in_line(matter.materials, people.more.button, *stops(people.more.panel))
        later = (foot.read_back, foot.keep, *people.adding, matters.add)
        in_line(foot.register, *later, *stops(aside))

    def _go_on(self) -> None:
        here = next(each for each in self._lines if each is self.sender())
        self._person.take_offered(here)
        following = self._after.get(here) or self._lines[self._lines.index(here) + 1]
        go_to(following, Qt.FocusReason.TabFocusReason)
