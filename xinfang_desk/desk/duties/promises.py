"""What was promised and is not done yet (答应了还没办到): listed by the day, never by a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xinfang_desk.desk.accounts import signatory
from xinfang_desk.desk.books.revising import matter_of, record_of
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.duties.duty_paper import DutyPaper, as_paper, save
from xinfang_desk.desk.duties.plain_words import names_of, require_plain_words
from xinfang_desk.desk.duties.standing_promises import promises_with
from xinfang_desk.documents.duties.promise_papers import PledgeTold, explanation, promise_list
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import require_standing
from xinfang_desk.domain.duties import pledge as rules
from xinfang_desk.domain.duties.agenda import topic_of
from xinfang_desk.domain.duties.meeting import tasks_of
from xinfang_desk.domain.duties.pledge import Move, Pledge, PledgeFigures, PledgeState, Source
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.promises import KEPT_BY
from xinfang_desk.domain.record import PaperState
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.store import matters
from xinfang_desk.store.duties import meetings, pledges
from xinfang_desk.store.duties.open_matters import owing_matters
from xinfang_desk.store.file import trail
from xinfang_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """A promise as the list shows it: what the matter is about, the body, how it stands. No name."""

    pledge: Pledge
    topic: str
    by: str
    state: PledgeState


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeList:
    """The promises that stand, soonest day first, and how many were kept so far."""

    lines: tuple[PledgeLine, ...]
    kept: int


class Promises(Counter):
    """The verbs of promises."""

    @duty(READING)
    def listed(self, *, body: str = "", due: date | None = None) -> PledgeList:
        """What stands open, of one ``body`` or by a ``due`` day where they are given."""
        everything, lines = self._all(), []
        own, today = self._seat.office.name, self._seat.today()
        for each in everything:
            by = each.by or own
            if not each.is_open or (body and by != body) or (due and each.due_now > due):
                continue
            state = each.state(today)
            lines.append(PledgeLine(pledge=each, topic=self._topic(each), by=by, state=state))
        return PledgeList(lines=tuple(lines), kept=sum(not each.is_open for each in everything))

    @duty(READING)
    def figures(self, since: date, until: date) -> PledgeFigures:
        """Open at the start, new, kept, open at the end."""
        return rules.figures(self._all(), since, until)

    @duty(READING)
    def figures_of_year(self) -> PledgeFigures:
        """The same of this year, up to today."""
        today = self._seat.today()
        return rules.figures(self._all(), today.replace(month=1, day=1), today)

    @duty(RECEIVING)
    def add(self, number: str, pledge: Pledge) -> Pledge:
        """Keep a promise that was made on a matter in the office's own word, or by an answer."""
        pledge = without_hidden(taken_down(pledge))
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            require_words(matter)
            require_standing(matter)
            require_plain_words(pledge, names_of(visit), register=self._store)
            today = self._seat.today()
            made = rules.checked(
                replace(pledge, uid=self._store.new_uid(), number=matter.number, entered_on=today), today
            )
            self._keep(made, "promise_made")
        return made

    @duty(RECEIVING)
    def keep(self, uid: str, on: date, told: date) -> Pledge:
        """Note on what day it was done, and when whoever waits was told: then it leaves the list.

        A promise of a meeting is done when its task is (:meth:`Meetings.done`), or here.
        """
        with self._store.write():
            pledge = self._of(uid)
            first = pledge.kept_on or on
            done = rules.kept(pledge, first, told, self._seat.today(), given=self._is_given(pledge))
            self._keep(done, "promise_kept")
        return done

    @duty(RECEIVING)
    def move(self, uid: str, move: Move) -> Pledge:
        """Give it another day, with the reason and the head's approval; a clock of the law stays as it is."""
        move = without_hidden(taken_down(move))
        move = replace(move, approved_by=signatory(self._seat, move.approved_by))
        with self._store.write():
            pledge = self._of(uid)
            require_plain_words(move, self._names(pledge), register=self._store)
            moved = rules.moved(pledge, move, self._seat.today())
            self._keep(moved, "promise_moved")
        return moved

    @duty(READING)
    def papers(self, body: str) -> tuple[DutyPaper, ...]:
        """P1 承诺清单 of a body, and P2 for each promise of it that is past or was moved.

        ``promise.no_body`` where nothing of it stands open.
        """
        office, rehearsal = self._seat.office, self._seat.rehearsal
        lines = self.listed(body=body).lines
        if not lines:
            raise DeskError("promise.no_body", body=body)
        told = [PledgeTold(pledge=each.pledge, topic=each.topic, lacking=_lacking(each)) for each in lines]
        drawn = [as_paper("P1", promise_list(told, body, office, self._seat.today(), rehearsal=rehearsal))]
        for line, each in zip(lines, told, strict=True):
            if line.pledge.number and (line.pledge.moved or line.state is PledgeState.LATE):
                drawn.append(
                    as_paper(
                        "P2",
                        explanation(each, body, office, names=self._names(line.pledge), rehearsal=rehearsal),
                    )
                )
        return tuple(drawn)

    @duty(READING)
    def explanation(self, uid: str) -> DutyPaper:
        """P2 of one promise that stands open, for whoever waits; ``promise.unknown``."""
        line = next((each for each in self.listed().lines if each.pledge.uid == uid), None)
        if line is None:
            raise DeskError("promise.unknown")
        told = PledgeTold(pledge=line.pledge, topic=line.topic, lacking=_lacking(line))
        drawn = explanation(
            told,
            line.by,
            self._seat.office,
            names=self._names(line.pledge),
            rehearsal=self._seat.rehearsal,
        )
        return as_paper("P2", drawn)

    @duty(READING)
    def save_papers(self, body: str, folder: Path) -> dict[Path, DutyPaper]:
        """Write :meth:`papers` into a folder."""
        return save(folder, self.papers(body))

    def _all(self) -> tuple[Pledge, ...]:
        return promises_with(self._seat, owing_matters(self._store, self._seat.today()))

    def _of(self, uid: str) -> Pledge:
        found = next((each for each in self._all() if each.uid == uid), None)
        if found is None:
            raise DeskError("promise.unknown")
        return found

    def _is_given(self, pledge: Pledge) -> bool:
        """Whether a paper that keeps it was handed over, or an answer was served."""
        if pledge.number is None or not rules.is_notice(pledge):
            return False
        record = record_of(self._seat, pledge.number)
        handed = {each.kind for each in record.papers if each.state is PaperState.HANDED_OVER}
        served = any(each.step is Step.DELIVER for each in record.matter.standing)
        return served or bool(handed & KEPT_BY[pledge.rule].papers)

    def _names(self, pledge: Pledge) -> tuple[str, ...]:
        return names_of(matter_of(self._seat, pledge.number)[0]) if pledge.number else ()

    def _topic(self, pledge: Pledge) -> str:
        if pledge.number:
            found = matters.matter(self._store, pledge.number)
            return topic_of(*found) if found else ""
        if pledge.source is Source.MEETING:
            uid, _, place = pledge.uid.rpartition("-")
            return tasks_of(meetings.meeting(self._store, uid))[int(place) - 1].item.topic
        return ""

    def _keep(self, pledge: Pledge, verb: str) -> None:
        pledges.keep(self._store, pledge)
        subject = pledge.number or pledge.uid
        trail.append(self._store, self._seat.by(), verb, subject, pledge.due_now.isoformat())


def _lacking(line: PledgeLine) -> str:
    """What is still to be done before it leaves the list (差什么)."""
    return _("还没告诉来访人") if line.state is PledgeState.UNTOLD else _("还没办到")
