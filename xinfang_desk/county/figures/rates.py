"""Four rates (四率), each with its numerator, its denominator and what is left out, to be checked.

They are reckoned as public programs of such offices do it (``docs/law.md``); no official formula is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang_desk.county.figures.evaluations import EVALUATED, GOOD
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.standing import CLOSED_STATES
from xinfang_desk.county.summary import Months
from xinfang_desk.words import _

_TERM = timedelta(days=15)
"""信访工作条例 art. 22, para. 1 and art. 23."""
_CLOSED = frozenset(CLOSED_STATES)
_COUNTED = (
    "purpose <> 'jubao' AND state NOT IN ('void', 'withdrawn', 'merged')"
    " AND substr(received_at, 1, 7) BETWEEN ? AND ?"
)
"""What is void, withdrawn or merged into another is owed nothing of its own; accusations are in no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate (率): so many of so many, and what is not counted, in words too."""

    key: str
    name: str
    numerator: int
    denominator: int
    left_out: int
    words: str

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


def rates(ledger: Ledger, months: Months, today: date, desk: str = "") -> tuple[Rate, ...]:
    """The four rates of what was received in ``months``, of all desks or one."""
    of_desk, values = (" AND desk = ?", (*months, desk)) if desk else ("", months)
    taken = ledger.rows(
        f"SELECT substr(received_at, 1, 10), taken_on, count(*) FROM records WHERE {_COUNTED}{of_desk}"
        " GROUP BY 1, 2",
        values,
    )
    answered = ledger.rows(
        "SELECT answer_by, answered_on, state, count(*) FROM records"
        f" WHERE answer_by <> '' AND {_COUNTED}{of_desk} GROUP BY 1, 2, 3",
        values,
    )
    said = ledger.rows(
        "SELECT state, coalesce(e.said, ''), count(*) FROM records"
        " LEFT JOIN evaluations e ON e.number = records.number"
        f" WHERE {_COUNTED}{of_desk} GROUP BY 1, 2",
        values,
    )
    return (_timely(taken, today), _answered(answered, today), *_evaluated(said))


def _timely(groups: Iterable[tuple[str, str, int]], today: date) -> Rate:
    good = all_due = open_yet = 0
    for received, taken_on, count in groups:
        until = date.fromisoformat(received) + _TERM
        if not taken_on and today <= until:
            open_yet += count
            continue
        all_due += count
        good += count if taken_on and date.fromisoformat(taken_on) <= until else 0
    return Rate(
        key="timely",
        name=_("及时受理率"),
        numerator=good,
        denominator=all_due,
        left_out=open_yet,
        words=_(
            "登记起15天内受理并送达告知书、转送、交办或者书面告知的件数，除以应当办的件数；"
            "还没到15天、也没有办的不计。接待台还没有写受理日子、告知书也没有送达的，不算受理。"
            "作废、撤回、并案和检举控告不在内。"
        ),
    )


def _answered(groups: Iterable[tuple[str, str, str, int]], today: date) -> Rate:
    good = all_due = left_out = 0
    for answer_by, answered_on, state, count in groups:
        if not answered_on and (today.isoformat() <= answer_by or state in _CLOSED):
            left_out += count
            continue
        all_due += count
        good += count if answered_on and answered_on <= answer_by else 0
    return Rate(
        key="answered",
        name=_("按期答复率"),
        numerator=good,
        denominator=all_due,
        left_out=left_out,
        words=_(
            "在答复期限（60日、延长后、交办限期）内答复的件数，除以到期或者已经答复的件数；"
            "期限没到又没答复的、办结了而没有答复日子的不计，没有答复期限的也不计。"
        ),
    )


def _evaluated(groups: Iterable[tuple[str, str, int]]) -> tuple[Rate, Rate]:
    """From what the clerk has copied; before anything was, nobody's silence is reckoned as one."""
    due = [(said, count) for state, said, count in groups if state in EVALUATED]
    every = sum(count for _said, count in due)
    given = sum(count for said, count in due if said)
    return (
        Rate(
            key="satisfied",
            name=_("满意率"),
            numerator=sum(count for said, count in due if said in GOOD),
            denominator=given,
            left_out=every - given,
            words=_("满意和基本满意的，除以作了评价的。照国家信访信息系统里的评价录入；没有录入评价的不计。"),
        ),
        Rate(
            key="evaluating",
            name=_("参评率"),
            numerator=given,
            denominator=every if given else 0,
            left_out=0 if given else every,
            words=_(
                "作了评价的，除以答复了、办结了的；不予受理、不再受理的不在内。一条评价也没有录入的，不算。"
            ),
        ),
    )
