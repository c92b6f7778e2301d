"""Repair (更正与作废): what was written down wrong is put right; what should not be there is void."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.desk.accounts import signatory
from xinfang_desk.desk.answers import Voided
from xinfang_desk.desk.books.jobs import job_of
from xinfang_desk.desk.books.revising import (
    matter_of,
    only_signed,
    record_of,
    require_earlier_is_another,
    revised,
    seal_chain,
)
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.withheld import without_withheld_words
from xinfang_desk.documents.draw import draw
from xinfang_desk.domain.accusation import classed_as_accusation, require_words
from xinfang_desk.domain.books.correction import (
    Correction,
    Version,
    put_right,
    require_reason,
    require_standing,
)
from xinfang_desk.domain.books.materials import still_scanned
from xinfang_desk.domain.category import Paper, Purpose, is_confidential
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, State, Visit
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.store import matters

_GIVEN_AWAY = frozenset({PaperState.SENT, PaperState.HANDED_OVER})
"""What may be in somebody's hand: printed, or said to have been handed over."""


class Repair(Counter):
    """The verbs by which a registered visit is put right."""

    @duty(RECEIVING)
    def correct(self, number: str, correction: Correction) -> MatterRecord:
        """Put what is right in the place of what was written, which stays readable (更正).

        Who came, how many and when is every matter's of the visit, and revises them all. A paper that says
        something else now is owed anew. One that turns out an accusation is sealed with all its versions
        and with what was merged with it,
        one that now sounds like it waits for the answer; neither is corrected here (``matter.sealed``,
        ``matter.unanswered``), nor what is void (``matter.void``).
        """
        correction = without_hidden(taken_down(correction))
        why = require_reason(correction.reason)
        with self._store.write():
            was, matter = matter_of(self._seat, number)
            require_standing(matter)
            require_words(matter)
            draft = self._draft(matter, correction.matter or matter.draft)
            require_earlier_is_another(self._seat, matter.number, draft.earlier)
            visit = put_right(was, draft, correction)
            if (visit, draft) == (was, matter.draft):
                raise DeskError("repair.nothing_changed", number=matter.number)
            same = matters.merged_with(self._store, number)
            if visit == was:
                self._keep(visit, was, matter, draft, why)
            else:
                matters.put_visit_right(self._store, visit)
                for each in was.matters:
                    self._keep(visit, was, each, draft if each.uid == matter.uid else each.draft, why)
            if is_confidential(draft.purpose, draft.outcome):
                seal_chain(self._seat, same, verb="correct", why=why)
        return without_withheld_words(record_of(self._seat, number))

    @duty(RECEIVING)
    def void(self, number: str, reason: str, *, by: str = "") -> Voided:
        """Declare a visit void with all its matters (作废): registered by mistake, or twice.

        An accusation has a visit of its own, which no row ties to what came with it (art. 30): it is declared
        void by its own number, and its authority is told, words and all, with the next batch of accusations.
        For it, and for what sounds like one, the head signs always (``void.sealed_head``).
        It stays by its number, which is given to nobody else, and counts nowhere but at the day's closing
        and at the county. Once a paper was handed over, the head signs (``void.head_missing``): ``by`` as
        :func:`~xinfang_desk.desk.accounts.signatory` has it.
        """
        why = require_reason(taken_down(reason))
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            records = [record_of(self._seat, each.number) for each in visit.matters]
            for each in records:
                require_standing(each.matter)
            out = tuple(paper for each in records for paper in each.papers if paper.state in _GIVEN_AWAY)
            head, withheld = "", any(each.matter.withheld for each in records)
            if withheld or any(paper.state is PaperState.HANDED_OVER for paper in out):
                head = signatory(self._seat, by)
                if not head:
                    code: Code = "void.sealed_head" if withheld else "void.head_missing"
                    raise DeskError(code, number=matter.number)
            for each in records:
                gone = replace(each.matter, state=State.VOID, papers=(), deadlines=())
                # Why may be the very words that are withheld: the trail alone says that it is void.
                signed = "" if each.matter.withheld else f"{why}（{head}）" if head else why
                matters.replace_matter(self._store, gone, by=self._seat.by(), verb="void", why=signed)
        return Voided(number=matter.number, numbers=tuple(each.number for each in visit.matters), papers=out)

    @duty(READING)
    def versions(self, number: str) -> tuple[Version, ...]:
        """The revisions that were replaced, oldest first (历次修改); none of an accusation."""
        if matter_of(self._seat, number)[1].withheld:
            return ()
        return matters.versions(self._store, number)

    def _draft(self, matter: Matter, given: MatterDraft) -> MatterDraft:
        """What the matter is to say; one that is called an accusation now keeps no road of another matter."""
        given = still_scanned(given, matter.draft)
        if given.purpose is Purpose.JUBAO is not matter.draft.purpose:
            return classed_as_accusation(given)
        return only_signed(self._seat, given, matter.draft)

    def _keep(self, visit: Visit, was: Visit, matter: Matter, draft: MatterDraft, why: str) -> None:
        made = revised(self._seat, visit, matter, draft)
        matters.replace_matter(
            self._store,
            made,
            by=self._seat.by(),
            verb="correct",
            why=why,
            was=None if visit == was else was,
            anew=changed_papers(self._seat, visit, was, matter, made),
        )


def changed_papers(seat: Seat, visit: Visit, was: Visit, matter: Matter, made: Matter) -> frozenset[Paper]:
    """The papers drawn before that say something else now: drawn from what was and what is, compared."""
    if made.withheld:
        return frozenset()
    kept = record_of(seat, matter.number)
    replaced = [each.matter for each in matters.versions(seat.store, matter.number)]
    before, after = replace(kept, visit=was), replace(kept, visit=visit, matter=made)
    drawn = {each.kind for each in kept.papers if each.sha256 and each.state is not PaperState.VOIDED}
    return frozenset(
        kind
        for kind in drawn.intersection(made.papers)
        if draw(kind, job_of(seat, kind, before, replaced))
        != draw(kind, job_of(seat, kind, after, (*replaced, matter)))
    )
