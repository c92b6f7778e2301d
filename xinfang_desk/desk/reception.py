"""Reception (接待): take down a visit, look ahead, look back, find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from xinfang_desk.desk.accounts import signatory
from xinfang_desk.desk.answers import Outlook
from xinfang_desk.desk.asked import LookUps
from xinfang_desk.desk.books import highest
from xinfang_desk.desk.books.retyped import typed
from xinfang_desk.desk.books.revising import (
    matter_of,
    only_signed,
    record_of,
    require_earlier_is_another,
    revised,
    seal_chain,
    signed_now,
    standpoint,
    walked,
)
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.signs import with_sign_notice
from xinfang_desk.desk.withheld import without_withheld_words
from xinfang_desk.domain.accusation import (
    answer_given,
    is_unanswered,
    opened_by_answer,
    require_words,
    sealed_by_answer,
)
from xinfang_desk.domain.books.correction import require_standing
from xinfang_desk.domain.books.owing import owed_by
from xinfang_desk.domain.books.retyping import Typed
from xinfang_desk.domain.category import NEEDS_APPROVAL, Paper
from xinfang_desk.domain.duties.pledge import by_opinion
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, Step, StepTaken, Visit, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.progress import is_answer, may, take
from xinfang_desk.domain.record import Count, CountBy, MatterRecord, Row, SavedDraft, Within
from xinfang_desk.domain.road.offices import asked, competent
from xinfang_desk.domain.road.stops import place_of
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.suggestion.proposal import Proposal, propose
from xinfang_desk.domain.visit import Earlier, foresee, register
from xinfang_desk.store import matters, pads, papers, tickets, visits
from xinfang_desk.store.duties import pledges
from xinfang_desk.store.file import trail
from xinfang_desk.store.finding import lists, search
from xinfang_desk.store.finding import not_same as apart
from xinfang_desk.store.repeats import earlier_matter
from xinfang_desk.words.questions import RoadQuestion, question_in_words

USUAL_PURPOSE = "接待"
"""Why one looks somebody up at a reception desk, unless another reason is given."""
_ANYWHERE = Within()
_WARNED_AHEAD = timedelta(days=7)


class Reception(Counter):
    """The verbs of the reception hall."""

    def __init__(self, seat: Seat, drafts: Drafts) -> None:
        super().__init__(seat)
        self._drafts = drafts
        self._look_ups = LookUps(seat)

    @duty(RECEIVING)
    def register(self, draft: VisitDraft, *, ticket: int | None = None) -> Visit:
        """Register a visit (来访登记): committed before this returns, once for each draft key.

        ``ticket`` is the waiting number on which they came, if any: it is done with the same commit.
        """
        with self._store.write():
            if ticket is not None:
                tickets.finish(self._store, self._seat.today(), ticket)
            if draft.key and (known := visits.visit_by_key(self._store, draft.key)):
                return known
            visit = register(
                self._as_signed(draft),
                standpoint(self._seat),
                new_uid=self._store.new_uid,
                next_number=self._next_number,
                earlier=self._earlier,
            )
            visit = _with_sign_notices(visit)
            for each in visit.matters:
                require_earlier_is_another(self._seat, each.number, each.draft.earlier)
            if draft.pad_number:
                pads.use(self._store, draft.pad_number, by=self._seat.by())
            visits.add_visit(self._store, visit, draft.key)
            self._drafts.hand_over(draft.key, visit)
            for matter in visit.matters:
                if said := answer_given(matter.draft):
                    trail.append(self._store, self._seat.by(), said.value, matter.number)
        highest.keep(self._seat)
        self._drafts.forget(draft.key)
        return visit

    @open_to_all
    def outlook(self, draft: VisitDraft) -> tuple[Outlook, ...]:
        """What :meth:`register` would keep if it were called now (预览), one for each matter of the draft."""
        visit = _with_sign_notices(foresee(self._as_signed(draft), standpoint(self._seat), self._earlier))
        offices, road_map = self._seat.offices, self._seat.road_map
        found = []
        for each in visit.matters:
            known = self._earlier(each.merged_into) if each.merged_into else None
            first = known.matter if known else None
            place = place_of(road_map, each, first, each.received_at.date())
            there = competent(offices, place, asked(offices, place, (first or each).draft))
            found.append(Outlook(matter=each, offices=there))
        return tuple(found)

    @open_to_all
    def is_unanswered(self, matter: MatterDraft, read: Iterable[str] = ()) -> bool:
        """Whether its words sound like an accusation that nobody was asked about; touches no disk.

        So does what was ``read`` of its papers and is not confirmed.
        """
        return is_unanswered(matter, self._seat.rules, read)

    @open_to_all
    def propose(self, matter: MatterDraft) -> Proposal:
        """The lawful roads that its words and answers point to, and what to ask now. Touches no disk."""
        return propose(matter, self._seat.rules, self._seat.road_map)

    @open_to_all
    def question(self, question: str) -> RoadQuestion:
        """A question of the road map, or the one after a paper in hand, as it is put. Touches no disk."""
        return question_in_words(question, self._seat.road_map, self._seat.rules.papers)

    @duty(READING)
    def today(self) -> tuple[Row, ...]:
        """The matters received today, newest first."""
        return lists.rows_of_day(self._store, self._seat.today())

    @duty(READING)
    def due(self, today: date | None = None, *, until: date | None = None) -> tuple[Row, ...]:
        """Matters whose limit for the office is past or within seven days, or by ``until``."""
        day = today or self._seat.today()
        return lists.rows_due(self._store, until or day + _WARNED_AHEAD)

    @duty(READING)
    def count_due(self) -> int:
        """How many matters :meth:`due` would name."""
        return lists.count_due(self._store, self._seat.today() + _WARNED_AHEAD)

    @duty(READING)
    def show(self, number: str) -> MatterRecord:
        """All that is known of a matter; of an accusation only that it is sealed and where it stands.

        Of what sounds like one and is not answered yet, only that it waits.
        """
        return without_withheld_words(record_of(self._seat, number))

    @duty(RECEIVING)
    def read_unanswered(self, number: str) -> MatterRecord:
        """The words of a matter that waits, for who has to say if it is an accusation; the reading is kept.

        ``matter.answered`` where there is nothing to say.
        """
        record = record_of(self._seat, number)
        if not record.matter.unanswered:
            raise DeskError("matter.answered", number=record.matter.number)
        with self._store.write():
            trail.append(self._store, self._seat.by(), "unanswered_read", record.matter.number)
        return record

    @duty(RECEIVING)
    def telephones(self, number: str) -> tuple[Person, ...]:
        """Who of a matter left a telephone number, for who has to ring; that somebody looked is kept."""
        visit, matter = matter_of(self._seat, number)
        require_words(matter)
        with self._store.write():
            trail.append(self._store, self._seat.by(), "phones_seen", matter.number)
        return tuple(each for each in visit.people if each.phone)

    @duty(RECEIVING)
    def retype(self, number: str) -> tuple[Typed, ...]:
        """A matter as it is typed once more into the national system (录入国家系统); that it was is kept.

        In the county's order. Never of what is sealed or waits for an answer, nor of what is void.
        """
        visit, matter = matter_of(self._seat, number)
        require_words(matter)
        require_standing(matter)
        with self._store.write():
            trail.append(self._store, self._seat.by(), "retyped", matter.number)
        return typed(self._seat, visit, matter)

    @duty(READING)
    def find(
        self, text: str, limit: int = 50, *, why: str = USUAL_PURPOSE, within: Within = _ANYWHERE
    ) -> tuple[Row, ...]:
        """Matters by name, initials, tail of an ID, telephone or number, village or words, newest first.

        Narrowed to ``within``; with an empty text all that falls into it. That somebody looked, and why, is
        kept before anything is told; what was looked for only as :func:`trail.fingerprint`. Words that
        begin with those before, or the other way round, refine the same look-up: it is one line.
        """
        found = search.find(self._store, text, limit, within)
        self._look_ups.note(text, why, len(found))
        return found

    @duty(READING)
    def counts(self, by: CountBy, since: date, until: date) -> tuple[Count, ...]:
        """How many matters came in those days, by content, place or month; accusations are not counted."""
        return lists.counts(self._store, by, since, until)

    @duty(RECEIVING)
    def earlier(self, person: Person) -> tuple[Row, ...]:
        """Earlier matters of the same person: same ID, or same name and a second agreeing field."""
        return lists.earlier_of(
            self._store,
            id_number=person.id_number,
            name=person.name,
            phone=person.phone,
            address=person.address,
        )

    @duty(RECEIVING)
    def not_the_same(self, person: Person, number: str) -> None:
        """Remember that an earlier matter is somebody else's (不是同一人): :meth:`earlier` leaves it out."""
        with self._store.write():
            _, matter = matter_of(self._seat, number)
            require_words(matter)
            apart.set_apart(self._store, person, matter.number)
            trail.append(self._store, self._seat.by(), "not_the_same", matter.number)

    @duty(RECEIVING)
    def same_after_all(self, person: Person, number: str) -> None:
        """Take :meth:`not_the_same` back."""
        with self._store.write():
            _, matter = matter_of(self._seat, number)
            apart.set_together(self._store, person, matter.number)
            trail.append(self._store, self._seat.by(), "same_after_all", matter.number)

    @duty(RECEIVING)
    def approve(self, number: str, approved_by: str = "") -> MatterRecord:
        """Record the head's approval of a refusal (负责人签批); its paper is owed from now on.

        The name is that of the head who sits here; ``approved_by``, who signed on paper, counts only where
        no account has the head's duty.
        """
        name = signatory(self._seat, approved_by)
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            require_standing(matter)
            require_words(matter)
            conclusion = matter.draft.conclusion
            if matter.draft.outcome not in NEEDS_APPROVAL or conclusion is None or not name:
                raise DeskError("approval.not_needed", number=matter.number)
            draft = replace(matter.draft, conclusion=signed_now(self._seat, conclusion, name))
            self._replace(visit, matter, draft, verb="approve")
        return self.show(number)

    @duty(READING)
    def may(self, number: str) -> tuple[Step, ...]:
        """The steps that are lawful for a matter now."""
        return may(matter_of(self._seat, number)[1])

    @duty(RECEIVING)
    def take_step(self, number: str, taken: StepTaken) -> MatterRecord:
        """Record a step that was taken (办理环节): the matter moves, its clocks and papers follow.

        An extension bears the head's own name as :meth:`approve` does, and is refused to anybody else. What
        sounds like an accusation is sealed (``seal``) or opened (``ordinary``) before any other step.
        """
        taken = without_hidden(taken_down(taken))
        require_plain_words(taken)
        if taken.step is Step.EXTEND:
            taken = replace(taken, approved_by=signatory(self._seat, taken.approved_by))
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            if is_answer(matter, taken, self._seat.today()):
                self._answer(visit, matter, taken)
                return self.show(number)
            pledges.keep_what_is_late(self._store, number, self._seat.today())
            earlier = earlier_matter(self._store, matter.draft.earlier)
            moved = take(matter, taken, self._seat.calendar, earlier, today=self._seat.today())
            moved = walked(self._seat, visit, moved)
            # A second opinion is delivered on a paper of its own.
            again = frozenset(owed_by(taken)) & papers.handed_over(self._store, number)
            matters.replace_matter(self._store, moved, by=self._seat.by(), verb=taken.step.value, anew=again)
            if granted := by_opinion(moved, taken):
                pledges.keep(self._store, granted)
        return self.show(number)

    @duty(RECEIVING)
    def save_draft(self, draft: VisitDraft, *, sealed: bool = False) -> None:
        """Keep what has been written so far (草稿), so that a power cut loses nothing (:class:`Drafts`).

        ``sealed`` where more is known of it than it says: what was read of a paper, and is not confirmed.
        """
        self._drafts.save(draft, sealed=sealed)

    @duty(RECEIVING)
    def drafts(self) -> tuple[SavedDraft, ...]:
        """Drafts that were neither registered nor thrown away, who came last first; sealed ones wordless."""
        return self._drafts.listed()

    @duty(RECEIVING)
    def discard_draft(self, key: str) -> None:
        """Throw a draft away; a sealed one that is not open here is not (``draft.sealed``)."""
        self._drafts.discard(key)

    @open_to_all
    def villages(self) -> tuple[str, ...]:
        """Villages already written down, for completion."""
        return lists.villages(self._store)

    @duty(RECEIVING)
    def addresses(self, prefix: str) -> tuple[str, ...]:
        """Addresses already written down that begin with ``prefix``."""
        return lists.addresses(self._store, prefix)

    def _as_signed(self, draft: VisitDraft) -> VisitDraft:
        return replace(draft, matters=tuple(only_signed(self._seat, each) for each in draft.matters))

    def _next_number(self, year: int) -> Number:
        return highest.next_number(self._seat, year)

    def _earlier(self, number: Number) -> Earlier | None:
        return earlier_matter(self._store, number)

    def _answer(self, visit: Visit, matter: Matter, taken: StepTaken) -> None:
        """Seal an unanswered matter as if it had been registered so, or open it; both are trailed."""
        day = taken.on.isoformat()
        if taken.step is Step.SEAL:
            sealed = sealed_by_answer(matter.draft)
            same = matters.merged_with(self._store, matter.number)
            matter = replace(matter, merged_into=None)
            self._replace(visit, matter, sealed, taken.step.value, detail=day)
            seal_chain(self._seat, same, verb=taken.step.value, detail=day)
        else:
            # The receipt that was given says nothing of the matter: one that does is owed now.
            opened, anew = opened_by_answer(matter.draft), frozenset({Paper.RECEIPT})
            self._replace(visit, matter, opened, taken.step.value, detail=day, anew=anew)

    def _replace(
        self,
        visit: Visit,
        matter: Matter,
        draft: MatterDraft,
        verb: str,
        *,
        detail: str = "",
        anew: frozenset[Paper] = frozenset(),
    ) -> None:
        made = revised(self._seat, visit, matter, draft)
        matters.replace_matter(self._store, made, by=self._seat.by(), verb=verb, detail=detail, anew=anew)


def _with_sign_notices(visit: Visit) -> Visit:
    return replace(visit, matters=tuple(with_sign_notice(each, visit.people) for each in visit.matters))
