"""What a refusal needs before it is one (不予受理、不再受理): the law's facts, and the head's approval."""

from __future__ import annotations

from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome
from xinfang_desk.domain.matter import Conclusion, MatterDraft
from xinfang_desk.domain.office import is_of_the_county


def refusal_lacks(matter: MatterDraft) -> str | None:
    """What a refusal still lacks: a notice code, or None when it may be printed.

    不予受理 stands on art. 19, para. 3 alone (the same matter, accepted or in hand below this office);
    不再受理 on art. 36, para. 3 alone (same facts and reasons after a 复核 opinion that was served).
    """
    found = matter.conclusion
    if matter.outcome is Outcome.NOT_ACCEPT and matter.earlier:
        # What was registered here is ours, and goes on here (art. 21, para. 2).
        return "refused_our_own"
    if matter.outcome is Outcome.NOT_ACCEPT and found is not None and not _is_below_us(found, matter.to):
        return "not_the_upper_body"
    if found is None or not found.document or not found.same_facts:
        return "facts_missing"
    if matter.outcome is Outcome.NO_MORE and found.served_on is None:
        return "facts_missing"
    return None if found.approved_by else "approval_missing"


def _is_below_us(found: Conclusion, to: str) -> bool:
    """Whether the one that has it in hand is below this office: as was said, else as its name tells.

    A township is above nobody but its own offices and stations and its villages.
    """
    return not (is_of_the_county(found.body) or is_of_the_county(to)) if found.below is None else found.below


def lacks_who_has_it(matter: MatterDraft) -> bool:
    """Whether nobody wrote down who has it in hand (art. 19, para. 3): then nobody can tell who is below."""
    found = matter.conclusion
    return matter.outcome is Outcome.NOT_ACCEPT and not (matter.to or (found.body if found else "")).strip()


def waits_for_approval(matter: MatterDraft) -> bool:
    """Whether a refusal has the law's facts, and lacks the head's approval alone (负责人签批)."""
    return matter.outcome in NEEDS_APPROVAL and refusal_lacks(matter) == "approval_missing"
