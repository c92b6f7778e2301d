"""Procedures that are over, and what goes to the place where somebody lives (终结、移交属地)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from xinfang_desk.desk.books.jobs import plain_job
from xinfang_desk.desk.books.revising import matter_of, record_of
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.duties.plain_words import names_of, require_plain_words
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import require_standing
from xinfang_desk.domain.duties import ending as rules
from xinfang_desk.domain.duties.pledge import Pledge, Source
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Closing, Handover, Matter, Visit
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.files import write_papers
from xinfang_desk.store import matters
from xinfang_desk.store.duties import pledges
from xinfang_desk.store.file import trail

_RECHECKED = "recheck_answered"
"""What the county tells of a 复核 opinion."""
_LOCAL_RULES, _UNASKED = "local_rules", "close_unasked"
"""Where the county's table of places turns its own rules on, and the name of the one about 未申请复查期满."""


class HandingDown(Counter):
    """The verbs of what ends a procedure and of who looks after its person."""

    @open_to_all
    def today(self) -> date:
        """The day on which something is noted where nobody says another."""
        return self._seat.today()

    @duty(RECEIVING)
    def close(self, number: str, closing: Closing) -> MatterRecord:
        """Note that the procedure of a matter is over; neither its state nor its registering changes."""
        closing = without_hidden(taken_down(closing))
        with self._store.write():
            _visit, matter = self._open(number)
            require_plain_words(closing)
            table = table_in_use(self._seat.home, "places")
            local = _UNASKED in table.get(_LOCAL_RULES, ())
            told = any(each.event == _RECHECKED for each in record_of(self._seat, number).answers)
            noted = rules.checked_closing(
                matter, closing, self._seat.today(), local_rule=local, recheck_told=told
            )
            self._keep(replace(matter, closing=noted), "procedure_closed", noted.ground.name.lower())
        return record_of(self._seat, number)

    @duty(RECEIVING)
    def hand_over(self, number: str, handover: Handover) -> MatterRecord:
        """Note what a village or unit does from now on; each thing stands among the promises, by its day."""
        handover = without_hidden(taken_down(handover))
        with self._store.write():
            visit, matter = self._open(number)
            require_plain_words(handover, names_of(visit), register=self._store)
            noted = rules.checked_handover(matter, handover, self._seat.today())
            self._keep(replace(matter, handovers=(*matter.handovers, noted)), "handed_down", "")
            for each in noted.charges:
                made = Pledge(
                    uid=self._store.new_uid(),
                    number=matter.number,
                    what=f"{each.kind.value}：{each.what}",
                    by=rules.doer(noted, each),
                    source=Source.OWN_WORD,
                    due=each.due,
                    entered_on=noted.on,
                )
                pledges.keep(self._store, made)
                trail.append(
                    self._store, self._seat.by(), "promise_made", matter.number, each.due.isoformat()
                )
        return record_of(self._seat, number)

    @duty(READING)
    def paper(self, number: str, kind: str) -> bytes:
        """H1 移交单 (both copies) or H2 给本人的告知, as a PDF.

        ``handover.not_handed``, ``handover.not_closed``, ``input.bad_value`` for another kind.
        """
        from xinfang_desk.documents.duties.handover_papers import handing_down, what_ended

        record = record_of(self._seat, number)
        require_words(record.matter)
        job = plain_job(self._seat, record)
        if kind == "H1":
            if not record.matter.handovers:
                raise DeskError("handover.not_handed")
            return handing_down(job).pdf()
        if kind != "H2":
            raise DeskError("input.bad_value", field="kind")
        if record.matter.closing is None:
            raise DeskError("handover.not_closed")
        return what_ended(job).pdf()

    @duty(READING)
    def save_paper(self, number: str, kind: str, folder: Path) -> Path:
        """The same into a folder; ``output.exists`` for what lies there and is no such paper."""
        [written] = write_papers(folder, {f"{number}-{kind}.pdf": self.paper(number, kind)})
        return written

    def _open(self, number: str) -> tuple[Visit, Matter]:
        visit, matter = matter_of(self._seat, number)
        require_words(matter)
        require_standing(matter)
        return visit, matter

    def _keep(self, matter: Matter, verb: str, detail: str) -> None:
        matters.replace_matter(self._store, matter, by=self._seat.by(), verb=verb, detail=detail)
