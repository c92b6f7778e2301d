"""What was done for a petitioner (三到位一处理的办理情况): noted on the matter, moving nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from xinfang_desk.desk.books.revising import matter_of
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.duties.duty_paper import DutyPaper, as_paper, save
from xinfang_desk.desk.duties.plain_words import names_of, require_plain_words
from xinfang_desk.documents.duties.act_sheet import act_sheet
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import require_standing
from xinfang_desk.domain.duties import act as rules
from xinfang_desk.domain.duties.agenda import topic_of
from xinfang_desk.domain.matter import Act, ActKind
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.store import matters
from xinfang_desk.store.duties import act_counts


class Acts(Counter):
    """The verbs of acts."""

    @duty(RECEIVING)
    def add(self, number: str, act: Act) -> tuple[Act, ...]:
        """Note something that was done; neither clock nor state of the matter changes. Gives all of it."""
        act = without_hidden(taken_down(act))
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            require_words(matter)
            require_standing(matter)
            require_plain_words(act, names_of(visit), register=self._store)
            noted = rules.checked(act, china_day(matter.received_at), self._seat.today())
            moved = replace(matter, acts=(*matter.acts, noted))
            detail = f"{noted.kind.name.lower()} {noted.on.isoformat()}"
            act_counts.count(self._store, matter.number, noted)
            kept = matters.replace_matter(self._store, moved, by=self._seat.by(), verb="act", detail=detail)
        return kept.acts

    @duty(READING)
    def listed(self, number: str) -> tuple[Act, ...]:
        """What was done on a matter, as it was noted; of what is withheld nothing."""
        _visit, matter = matter_of(self._seat, number)
        require_words(matter)
        return matter.acts

    @duty(READING)
    def paper(self, number: str) -> DutyPaper:
        """A1 办理情况单 of a matter, for the file."""
        visit, matter = matter_of(self._seat, number)
        require_words(matter)
        drawn = act_sheet(
            matter.number,
            topic_of(visit, matter),
            matter.acts,
            self._seat.office,
            rehearsal=self._seat.rehearsal,
        )
        return as_paper("A1", drawn)

    @duty(READING)
    def save_paper(self, number: str, folder: Path) -> dict[Path, DutyPaper]:
        """Write :meth:`paper` into a folder."""
        return save(folder, (self.paper(number),))

    @duty(READING)
    def counts(self, since: date, until: date) -> dict[tuple[str, ActKind], int]:
        """How many acts there were by month (2026-09) and kind; accusations are in no count."""
        return act_counts.counts(self._store, since, until)
