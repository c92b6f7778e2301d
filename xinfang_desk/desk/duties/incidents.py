"""Order in the hall (现场秩序): noted of the place; the head and whoever noted it alone read it."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.domain.duties import incident as rules
from xinfang_desk.domain.duties.incident import Incident, IncidentFigures
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.roles import READING, RECEIVING, Duty
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.store.duties import incidents, visitors
from xinfang_desk.store.file import trail


class Incidents(Counter):
    """The verbs of order in the hall; what they keep knows no matter and no person."""

    @duty(RECEIVING)
    def add(self, incident: Incident, *, again: bool = False) -> Incident:
        """Note an event of the place; it is kept for a year. Whoever came is registered as before.

        Nobody who came that day or today is named: ``duty.names_somebody``.
        ``incident.twice`` where whoever sits here noted the same already, unless it is told ``again``.
        """
        said = rules.checked(without_hidden(taken_down(incident)), self._seat.now())
        same = [
            each
            for each in self.listed(china_day(said.at).year)
            if (each.at, each.where, each.happened) == (said.at, said.where, said.happened)
        ]
        if same and not again:
            raise DeskError("incident.twice")
        days = {self._seat.today(), china_day(said.at)}
        with self._store.write():
            came = visitors.names_of_days(self._store, days)
            require_plain_words(said, came, register=self._store)
            kept = replace(said, uid=self._store.new_uid())
            incidents.keep(self._store, kept, self._seat.account.id)
            trail.append(self._store, self._seat.by(), "incident", kept.uid)
        return kept

    @duty(RECEIVING)
    def listed(self, year: int) -> tuple[Incident, ...]:
        """The events of a year that whoever sits here may read: all for the head, else their own."""
        account = self._seat.account
        whose = None if Duty.HEAD in account.duties else account.id
        return incidents.incidents(self._store, year, whose)

    @duty(READING)
    def figures(self, year: int) -> IncidentFigures:
        """How many events of a year there were, and how often the police were called."""
        return incidents.figures(self._store, year)
