"""Joint meetings (联席会议): called, decided item by item, closed, and what became of each task."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path

from xinfang_desk.desk.accounts import signatory
from xinfang_desk.desk.books.revising import matter_of
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.duties.duty_paper import DutyPaper, as_paper, save
from xinfang_desk.desk.duties.plain_words import names_of, require_plain_words
from xinfang_desk.desk.duties.standing_promises import promises_with
from xinfang_desk.documents.duties.meeting_papers import agenda, minutes, notice, task_sheet
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.duties import meeting as rules
from xinfang_desk.domain.duties.agenda import Offered, topic_of, why_offered
from xinfang_desk.domain.duties.meeting import Item, Meeting
from xinfang_desk.domain.duties.pledge import is_notice
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.store.duties import meetings
from xinfang_desk.store.duties.open_matters import open_matters
from xinfang_desk.store.file import trail


class MeetingPaper(Enum):
    """The papers of a meeting."""

    NOTICE = "M1"
    AGENDA = "M2"
    MINUTES = "M3"
    TASKS = "M4"


class Meetings(Counter):
    """The verbs of joint meetings."""

    @duty(RECEIVING)
    def begin(self, meeting: Meeting) -> Meeting:
        """Keep a new meeting (新开一次会); its uid is given here."""
        begun = rules.checked(without_hidden(taken_down(meeting)))
        require_plain_words(replace(begun, items=()), register=self._store)
        with self._store.write():
            kept = replace(begun, uid=self._store.new_uid(), items=tuple(map(self._about, begun.items)))
            self._keep(kept, "meeting_new")
        return kept

    @duty(READING)
    def listed(self) -> tuple[Meeting, ...]:
        """Every meeting, the latest first."""
        return meetings.meetings(self._store)

    @duty(READING)
    def show(self, uid: str) -> Meeting:
        """One meeting; ``meeting.unknown``."""
        return meetings.meeting(self._store, uid)

    @duty(READING)
    def offered(self, uid: str) -> tuple[Offered, ...]:
        """Open matters that the meeting could talk about (挑几件), overdue ones first; never a sealed one."""
        meeting = meetings.meeting(self._store, uid)
        taken = {each.number for each in meeting.items}
        today, standing = self._seat.today(), tuple(open_matters(self._store))
        promised = {
            each.number
            for each in promises_with(self._seat, standing)
            if each.is_open and not is_notice(each)
        }
        found = []
        for each in standing:
            matter = each.matter
            why = why_offered(matter, each.deeds, today, promised=matter.number in promised)
            if why and matter.number not in taken:
                found.append(
                    Offered(
                        number=matter.number,
                        topic=topic_of(each.visit, matter),
                        village=matter.draft.village,
                        received_on=matter.received_at.date(),
                        due=min((limit.due for limit in matter.deadlines if limit.due), default=None),
                        people=each.visit.people_involved,
                        why=why,
                    )
                )
        return tuple(sorted(found, key=lambda offer: -len(offer.why)))

    @duty(RECEIVING)
    def add(self, uid: str, item: Item) -> Meeting:
        """Put one more item on the agenda (加一项); refuses a matter that is withheld."""
        item = without_hidden(taken_down(item))
        with self._store.write():
            meeting = meetings.meeting(self._store, uid)
            added = rules.with_item(meeting, self._about(item))
            self._keep(added, "meeting_item", item)
        return added

    @duty(RECEIVING)
    def decide(self, uid: str, order: int, item: Item) -> Meeting:
        """Keep what was decided on item ``order`` (from 1), with its tasks; nothing of the matter moves."""
        item = without_hidden(taken_down(item))
        with self._store.write():
            meeting = meetings.meeting(self._store, uid)
            stood = rules.item_of(meeting, order)
            item = replace(item, number=stood.number, topic=item.topic or stood.topic)
            decided = rules.with_decision(meeting, order, self._unnamed(item, stood.named_why))
            self._keep(decided, "meeting_decided", item)
        return decided

    @duty(RECEIVING)
    def sign(self, uid: str) -> Meeting:
        """Close the minutes (定稿); nothing of them is changed afterwards."""
        with self._store.write():
            meeting = meetings.meeting(self._store, uid)
            for item in meeting.items:
                self._unnamed(item, item.named_why)
            signed = rules.signed(meeting, self._seat.today())
            self._keep(signed, "meeting_signed")
        return signed

    @duty(RECEIVING)
    def done(self, uid: str, task: int, on: date, result: str) -> Meeting:
        """Note that a task was done, and what came of it (回话)."""
        with self._store.write():
            meeting = meetings.meeting(self._store, uid)
            told = rules.done(meeting, task, on, result.strip(), self._seat.today())
            item = rules.tasks_of(told)[task - 1].item
            self._unnamed(item, item.named_why)
            self._keep(told, "meeting_task_done")
        return told

    @duty(READING)
    def papers(self, uid: str, kind: MeetingPaper) -> tuple[DutyPaper, ...]:
        """One kind of paper of a meeting (会议文书), for M4 one a body.

        Minutes and tasks are drawn once it is closed: ``meeting.not_signed``.
        """
        meeting = meetings.meeting(self._store, uid)
        office, rehearsal = self._seat.office, self._seat.rehearsal
        if kind in {MeetingPaper.MINUTES, MeetingPaper.TASKS}:
            rules.require_signed(meeting)
        match kind:
            case MeetingPaper.NOTICE:
                drawn = [notice(meeting, office, rehearsal=rehearsal)]
            case MeetingPaper.AGENDA:
                drawn = [agenda(meeting, office, rehearsal=rehearsal)]
            case MeetingPaper.MINUTES:
                drawn = [minutes(meeting, office, self._named(meeting), rehearsal=rehearsal)]
            case MeetingPaper.TASKS:
                bodies = dict.fromkeys(each.task.org for each in rules.tasks_of(meeting))
                drawn = [task_sheet(meeting, body, office, rehearsal=rehearsal) for body in bodies]
        return tuple(as_paper(kind.value, each) for each in drawn)

    @duty(READING)
    def save_papers(self, uid: str, kind: MeetingPaper, folder: Path) -> dict[Path, DutyPaper]:
        """Write :meth:`papers` into a folder."""
        return save(folder, self.papers(uid, kind))

    def _named(self, meeting: Meeting) -> dict[Number, str]:
        """Who brought the matters of which the head agreed that the minutes name them."""
        wanted = (each.number for each in meeting.items if each.number and each.named_why)
        found = {number: matter_of(self._seat, number) for number in wanted}
        return {
            number: "、".join(person.name for person in visit.people if person.name)
            for number, (visit, matter) in found.items()
            if not matter.withheld
        }

    def _about(self, item: Item) -> Item:
        """An item with what its matter is about; a number of nothing, or of what is withheld, is refused."""
        if item.number is None:
            return self._unnamed(item, "")
        visit, matter = matter_of(self._seat, item.number)
        require_words(matter)
        about = replace(item, number=matter.number, topic=item.topic or topic_of(visit, matter))
        return self._unnamed(about, "")

    def _unnamed(self, item: Item, agreed: str) -> Item:
        """``item`` if no text of it labels or names whoever brought it.

        The head's consent lets it name them, asked for anew where the reason is not the one ``agreed`` to.
        """
        if item.named_why and item.named_why != agreed:
            item = replace(item, named_by=signatory(self._seat, item.named_by))
        consented = item.named_why and item.named_by.strip()
        if consented:
            require_plain_words(item)
        else:
            names = names_of(matter_of(self._seat, item.number)[0]) if item.number else ()
            require_plain_words(item, names, register=self._store)
        return item

    def _keep(self, meeting: Meeting, verb: str, item: Item | None = None) -> None:
        meetings.keep(self._store, meeting)
        subject = item.number if item and item.number else meeting.uid
        trail.append(self._store, self._seat.by(), verb, subject, meeting.uid if item else "")
