"""Signs that no font has (缺字), said under the field they are typed into; typing waits for nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.officer.parts.station import Station
from ui.officer.visit.matters import MattersCard
from ui.officer.visit.people import PeopleCard
from xinfang_desk.words import _

_NAMED = 3


class Unprinted(QObject):
    """Between the form and the fonts, which are read in the lane."""

    def __init__(self, station: Station, people: PeopleCard, matters: MattersCard) -> None:
        super().__init__(matters)
        self._station = station
        self._person, self._matter = people.form, matters.form
        self._fields = (self._person.name_field, self._person.address_field, self._matter.statement_field)
        self._asked = ("", "", "")

    def ask(self) -> None:
        """Ask about what stands in the form now, where it is not what was asked about last."""
        person, matter = self._person.read(), self._matter.read()
        said = (matter.statement, matter.request, matter.village, *(each.name for each in matter.materials))
        texts = (person.name, person.address, "\n".join(said))
        if texts == self._asked:
            return
        self._asked = texts
        papers = self._station.desk.papers
        self._station.background.ask(
            self,
            lambda: tuple(papers.uncovered(each) for each in texts),
            lambda found: self._show(found) if texts == self._asked else None,
        )

    def _show(self, found: tuple[tuple[str, ...], ...]) -> None:
        for field, signs in zip(self._fields, found, strict=True):
            field.say_also(_said(signs))


def _said(signs: tuple[str, ...]) -> str:
    if not signs:
        return ""
    named = "”“".join(signs[:_NAMED])
    more = _("等{count}处").format(count=len(signs)) if len(signs) > _NAMED else ""
    return _("“{signs}”{more}打印时是空框，交给来人前用笔补上").format(signs=named, more=more)
