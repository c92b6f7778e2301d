"""Accusations that nobody has been asked about yet (检举控告待确认): held back until an officer has said.

信访工作条例 art. 30, para. 3: what accuses somebody in office is kept from all whom it does not concern.
Words that sound like it are neither sealed nor opened by the program: until somebody has answered, they stand
on no paper, in no list and in no batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from xinfang_desk.domain.category import Outcome, Purpose, is_confidential
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, Step
from xinfang_desk.domain.suggestion import Rules, heard_seal
from xinfang_desk.domain.suggestion.seal import (
    JUBAO,
    NO_ACCUSATION,
    SEALED_ENDS,
    Seal,
    is_answered,
    seal_after,
)

OF_PEOPLE_IN_OFFICE: Final = SEALED_ENDS[0]


def seal_of(draft: MatterDraft, rules: Rules, read: Iterable[str] = ()) -> Seal:
    """Whether a matter is to be sealed, asked about, or open: its purpose, what was answered, its words.

    The words are the statement, the statement with the request, what was confirmed of each paper that was
    handed in, and what was ``read`` of one and is not confirmed; the graver reading counts.
    """
    if is_confidential(draft.purpose, draft.outcome):
        return Seal.SEALED
    if is_answered(draft.answers):
        return seal_after(Seal.OPEN, draft.answers)
    together = f"{draft.statement}\n{draft.request}" if draft.request else ""
    readings = {draft.statement, together, *_said_of_papers(draft), *read} - {""}
    heard = {heard_seal(each, rules) for each in readings}
    graver = next((each for each in (Seal.SEALED, Seal.ASK) if each in heard), Seal.OPEN)
    return seal_after(graver, draft.answers)


def is_unanswered(draft: MatterDraft, rules: Rules, read: Iterable[str] = ()) -> bool:
    """Whether it must be asked first if this is an accusation: its words say so, and nobody has.

    ``read`` is what was read of its papers and is not confirmed.
    """
    if is_confidential(draft.purpose, draft.outcome) or is_answered(draft.answers):
        return False
    return seal_of(draft, rules, read) is not Seal.OPEN


def still_unanswered(before: Matter, draft: MatterDraft, rules: Rules) -> bool:
    """The same after ``draft`` has taken the place of a matter: only other words are asked about.

    So what was registered before anybody was asked stays as it is, and nothing is opened but by an answer.
    """
    if _words(before.draft) != _words(draft):
        return is_unanswered(draft, rules)
    settled = is_confidential(draft.purpose, draft.outcome) or is_answered(draft.answers)
    return before.unanswered and not settled


def _words(draft: MatterDraft) -> tuple[str, ...]:
    return draft.statement, draft.request, *_said_of_papers(draft)


def _said_of_papers(draft: MatterDraft) -> tuple[str, ...]:
    return tuple(each.said.text for each in draft.materials if each.said)


def as_answered(draft: MatterDraft) -> MatterDraft:
    """The matter as its answers make it: an accusation of somebody in office is one (arts. 22, 30)."""
    if draft.answers.get(JUBAO) not in SEALED_ENDS or is_confidential(draft.purpose, draft.outcome):
        return draft
    return classed_as_accusation(draft)


def classed_as_accusation(draft: MatterDraft) -> MatterDraft:
    """The matter with an accusation's nature: no road of article 31, no other body, no other matter."""
    return replace(
        draft,
        purpose=Purpose.JUBAO,
        route=None,
        outcome=Outcome.DISCIPLINE,
        to="",
        road_end="",
        earlier=None,
        conclusion=None,
        objection=None,
    )


def sealed_by_answer(draft: MatterDraft) -> MatterDraft:
    """The matter when somebody has said that it is one (按检举控告封存)."""
    return as_answered(replace(draft, answers={**draft.answers, JUBAO: OF_PEOPLE_IN_OFFICE}))


def opened_by_answer(draft: MatterDraft) -> MatterDraft:
    """The matter when somebody has said that it is none (不是，普通登记)."""
    return replace(draft, answers={**draft.answers, JUBAO: NO_ACCUSATION})


def without_denial(draft: MatterDraft) -> MatterDraft:
    """The matter when its words have changed: that they are no accusation was said of others."""
    return replace(draft, answers={asked: to for asked, to in draft.answers.items() if asked != JUBAO})


def answer_given(draft: MatterDraft) -> Step | None:
    """What was said when it was asked, as the step that says it later; None where nobody could tell."""
    if not is_answered(draft.answers):
        return None
    return Step.SEAL if seal_after(Seal.OPEN, draft.answers) is Seal.SEALED else Step.ORDINARY


def require_words(matter: Matter) -> None:
    """Refuse what would show or judge words that are withheld: ``matter.sealed``, ``matter.unanswered``."""
    if matter.confidential:
        raise DeskError("matter.sealed", number=matter.number)
    if matter.unanswered:
        raise DeskError("matter.unanswered", number=matter.number)
