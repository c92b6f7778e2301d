"""What a refusal needs before it is one (不予受理、不再受理): the law's facts, and the head's approval."""

from __future__ import annotations

from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome
from xinfang_desk.domain.matter import MatterDraft


def refusal_lacks(matter: MatterDraft) -> str | None:
    """What a refusal still lacks: a notice code, or None when it may be printed.

    不予受理 stands on art. 19, para. 3 alone (the same matter, accepted or in hand below this office);
    不再受理 on art. 36, para. 3 alone (same facts and reasons after a 复核 opinion that was served).
    """
    if matter.outcome is Outcome.NOT_ACCEPT and matter.conclusion and matter.conclusion.below is False:
        return "not_the_upper_body"
    if matter.conclusion is None or not matter.conclusion.document or not matter.conclusion.same_facts:
        return "facts_missing"
    if matter.outcome is Outcome.NO_MORE and matter.conclusion.served_on is None:
        return "facts_missing"
    return None if matter.conclusion.approved_by else "approval_missing"


def waits_for_approval(matter: MatterDraft) -> bool:
    """Whether a refusal has the law's facts, and lacks the head's approval alone (负责人签批)."""
    return matter.outcome in NEEDS_APPROVAL and refusal_lacks(matter) == "approval_missing"
