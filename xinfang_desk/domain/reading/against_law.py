"""What a paper says of remedies, held against the law's table (文书写的和法律的表对照).

The law's is what is printed and counted; the paper's is named beside it, with the reason why they differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from xinfang_desk.domain.category import is_confidential
from xinfang_desk.domain.matter import Event, MatterDraft, Notice
from xinfang_desk.domain.neighbours import limits_from
from xinfang_desk.domain.paper_said import PaperSaid, SaidRemedy
from xinfang_desk.domain.road.roadmap import end_of
from xinfang_desk.domain.time.deadline import add_months, rule
from xinfang_desk.domain.time.limits import Rule, Unit

RECONSIDERATION, COURT, APPEAL = "reconsideration", "court", "appeal"
REVIEW, RECHECK = "review", "recheck"
"""Where a paper may send somebody who does not agree (救济), by the names that a reading has for it."""

_WAY_OF = {
    "fuyi_apply": RECONSIDERATION,
    "fuyi_penalty": RECONSIDERATION,
    "xingsu_6m": COURT,
    "xingsu_6m_refusal": COURT,
    "xingsu_15d": COURT,
    "chaichu_15d": COURT,
    "tdqs": COURT,
    "fuyi_suit_15d": COURT,
    "ldzc_suit_15d": COURT,
    "ndcb_suit_30d": COURT,
    "shangsu": APPEAL,
    "petition_review_30d": REVIEW,
    "petition_recheck_30d": RECHECK,
}
_UNITS = {Unit.DAY: "days", Unit.WORKDAY: "workdays", Unit.MONTH: "months", Unit.YEAR: "years"}
_ABOUT = {"days": 1.0, "workdays": 1.4, "months": 30.4, "years": 365.25}
"""Days, to tell the longer of two terms of different units."""


class Why(Enum):
    """How the paper's words and the law's part, and so what is told (不一样在哪里)."""

    SHORTER_SUIT = "paper_shorter_suit"
    """Another law may set less than six months for a suit (行政诉讼法 art. 46, 法律另有规定): go by it."""
    SHORTER = "paper_shorter"
    """Of everything else the law leaves no less (行政复议法 art. 20)."""
    LONGER = "paper_longer"
    OTHER_WAY = "paper_other_way"
    """A way that the law's table has not for such a paper."""
    SILENT = "paper_silent"
    """No remedy at all was read: it may stand on a page that was not laid on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which a paper and the law's table part; ``rule`` is the law's, ``told`` the paper's."""

    why: Why
    paper: PaperSaid
    rule: Rule | None
    told: SaidRemedy | None

    def day(self, received: date) -> date | None:
        """The last day by the paper's own words, of a paper received then; None where nobody can count it."""
        return last_day(self.told, received) if self.told else None


def last_day(told: SaidRemedy, received: date) -> date | None:
    """The last day of a term that a paper names; workdays are not counted, and no term is no day."""
    if told.term < 1 or told.unit not in {"days", "months", "years"}:
        return None
    try:
        if told.unit == "days":
            return received + timedelta(days=told.term)
        return add_months(received, told.term * (12 if told.unit == "years" else 1))
    except (OverflowError, ValueError):
        return None


def differences(draft: MatterDraft) -> tuple[Difference, ...]:
    """Where the papers that were confirmed with a matter say something else than the law's table.

    Nothing of an accusation, whose papers tell no limits.
    """
    if is_confidential(draft.purpose, draft.outcome):
        return ()
    said = (each.said for each in draft.materials if each.said)
    return tuple(found for each in said for found in _of_paper(each, draft))


def notices_of_papers(draft: MatterDraft) -> tuple[Notice, ...]:
    """The same as notices to the officer (提示); none of them blocks."""
    return tuple(
        Notice(
            code=each.why.value,
            facts={
                "title": each.paper.title,
                "way": (each.told.what if each.told else "") or _way(each.rule),
                "rule": each.rule.id if each.rule else "",
                "term": each.told.term if each.told else 0,
                "unit": each.told.unit if each.told else "",
            },
        )
        for each in differences(draft)
    )


def is_received_before_made(draft: MatterDraft) -> bool:
    """Whether the day of receipt is earlier than the day on which its paper, as read, was made."""
    if is_confidential(draft.purpose, draft.outcome):
        return False
    for said in (each.said for each in draft.materials if each.said):
        received = draft.events.get(Event(said.event)) if said.event else None
        if received and said.made_on and received < said.made_on:
            return True
    return False


def _of_paper(paper: PaperSaid, draft: MatterDraft) -> tuple[Difference, ...]:
    if not paper.event:
        return ()
    rules = [rule(each) for each in limits_from(Event(paper.event), draft, end_of(draft))]
    if not rules:
        return ()
    if not paper.remedies:
        return (Difference(why=Why.SILENT, paper=paper, rule=rules[0], told=None),)
    found = (_of_remedy(paper, told, rules) for told in paper.remedies)
    return tuple(each for each in found if each is not None)


def _of_remedy(paper: PaperSaid, told: SaidRemedy, rules: list[Rule]) -> Difference | None:
    """None where one of the law's terms for that way is what the paper says."""
    same_way = sorted(
        (each for each in rules if _way(each) == told.what), key=lambda each: bool(each.condition)
    )
    if not same_way:
        return Difference(why=Why.OTHER_WAY, paper=paper, rule=None, told=told)
    if any((told.term, told.unit) == (each.term, _UNITS[each.unit]) for each in same_way):
        return None
    law = same_way[0]
    if _length(told.term, told.unit) > _length(law.term or 0, _UNITS[law.unit]):
        why = Why.LONGER
    else:
        why = Why.SHORTER_SUIT if law.id.startswith("xingsu_6m") else Why.SHORTER
    return Difference(why=why, paper=paper, rule=law, told=told)


def _way(law: Rule | None) -> str:
    return _WAY_OF.get(law.id, "") if law else ""


def _length(term: int, unit: str) -> float:
    return term * _ABOUT.get(unit, 1.0)
