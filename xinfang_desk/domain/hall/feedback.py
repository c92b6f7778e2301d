"""What visitors say of their reception (满意度评价): kept as figures of a month, never as somebody's answer.

Nothing here knows a visit, a day or an hour. What is shown or leaves the office holds no figure under
:data:`LEAST`: an officer who remembers a quiet month must not be able to tell who said what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import LEAST, is_small

Month = NewType("Month", str)
"""A month as it sorts: ``2026-09``."""

MOST_SLIPS = 999
"""More of one answer in a month's box is a slip of the finger."""

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class Answer(Enum):
    """How satisfied a visitor is with the reception (满意度), best first."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    UNSATISFIED = "unsatisfied"


class Reason(Enum):
    """What could have been better (不够满意的原因); it is about the reception, not about the outcome."""

    MANNER = "manner"
    """The way one was spoken to (态度)."""
    WAITING = "waiting"
    """One waited long (等得久)."""
    CLARITY = "clarity"
    """It was not explained clearly (没讲清楚)."""
    SENT_ABOUT = "sent_about"
    """One was sent from door to door (推来推去)."""
    WRITTEN = "written"
    """What was written is not what was said (没照实写)."""
    OTHER = "other"
    """Something else (别的原因)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One answer (一次评价): it carries nothing that leads back to a person or a visit."""

    answer: Answer
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The figures of one month (当月评价统计)."""

    month: Month
    answers: Mapping[Answer, int] = field(default_factory=dict)
    reasons: Mapping[Reason, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many answered."""
        return sum(self.answers.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Answers told together, because one of them alone is under :data:`LEAST` (合并的格)."""

    answers: tuple[Answer, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a span of months (对外统计); ``cells`` is empty where too few answered in all.

    ``reasons`` are those named often enough; ``further`` counts the others together, 0 where even that is
    too few to tell.
    """

    first: Month
    last: Month
    cells: tuple[Cell, ...]
    reasons: tuple[tuple[Reason, int], ...]
    further: int


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return Month(f"{day:%Y-%m}")


def read_month(text: str) -> Month:
    """``2026-09`` as a month; refuses anything else."""
    if not _MONTH.fullmatch(text):
        raise DeskError("feedback.bad_month")
    return Month(text)


def checked_slips(slips: Tally, today: date) -> Tally:
    """What was counted from the box (意见箱清点), if it can have been so.

    Refuses a month to come, a figure out of reach, an empty box, and more reasons than people who were not
    quite satisfied: a slip gives one reason at most.
    """
    if read_month(slips.month) > month_of(today):
        raise DeskError("feedback.month_to_come")
    for number in (*slips.answers.values(), *slips.reasons.values()):
        if not 0 <= number <= MOST_SLIPS:
            raise DeskError("feedback.bad_count", number=number)
    if not slips.total:
        raise DeskError("feedback.no_slips")
    if sum(slips.reasons.values()) > slips.total - slips.answers.get(Answer.SATISFIED, 0):
        raise DeskError("feedback.more_reasons")
    return slips


def counted(tally: Tally, feedback: Feedback) -> Tally:
    """``tally`` with one more answer."""
    answers = dict(tally.answers)
    answers[feedback.answer] = answers.get(feedback.answer, 0) + 1
    reasons = dict(tally.reasons)
    if feedback.reason is not None:
        reasons[feedback.reason] = reasons.get(feedback.reason, 0) + 1
    return Tally(month=tally.month, answers=answers, reasons=reasons)


def ended(tallies: Iterable[Tally], today: date) -> tuple[Tally, ...]:
    """The months that are over: a running month would tell the answer of the visitor who just left."""
    return tuple(each for each in tallies if each.month < month_of(today))


def told(tallies: Sequence[Tally]) -> tuple[Told, ...]:
    """What may be shown and may leave the office, oldest first: no figure under :data:`LEAST`.

    A month with fewer answers is told together with the months after it, the last ones with those before.
    """
    spans: list[list[Tally]] = []
    for tally in sorted(tallies, key=lambda each: each.month):
        if spans and _total(spans[-1]) < LEAST:
            spans[-1].append(tally)
        else:
            spans.append([tally])
    if len(spans) > 1 and _total(spans[-1]) < LEAST:
        spans[-2].extend(spans.pop())
    return tuple(_told(span) for span in spans)


def _total(span: Iterable[Tally]) -> int:
    return sum(each.total for each in span)


def _told(span: Sequence[Tally]) -> Told:
    reasons = {reason: sum(each.reasons.get(reason, 0) for each in span) for reason in Reason}
    named, further = _reasons(reasons)
    return Told(first=span[0].month, last=span[-1].month, cells=_cells(span), reasons=named, further=further)


def _cells(span: Sequence[Tally]) -> tuple[Cell, ...]:
    """The answers in their order, joined to their neighbours until none is too small to tell."""
    if _total(span) < LEAST:
        return ()
    cells = [Cell(answers=(each,), count=sum(t.answers.get(each, 0) for t in span)) for each in Answer]
    while len(cells) > 1 and min(cell.count for cell in cells) < LEAST:
        small = min(range(len(cells)), key=lambda at: cells[at].count)
        beside = [at for at in (small - 1, small + 1) if 0 <= at < len(cells)]
        left, right = sorted((small, min(beside, key=lambda at: cells[at].count)))
        joined = Cell(
            answers=cells[left].answers + cells[right].answers,
            count=cells[left].count + cells[right].count,
        )
        cells[left : right + 1] = [joined]
    return tuple(cells)


def _reasons(counts: Mapping[Reason, int]) -> tuple[tuple[tuple[Reason, int], ...], int]:
    """Reasons told by name, most often first, and how many named another.

    Where the others together are too few, the least of the named joins them.
    """
    named = sorted(
        ((reason, count) for reason, count in counts.items() if count >= LEAST),
        key=lambda pair: -pair[1],
    )
    further = sum(count for count in counts.values() if count < LEAST)
    if is_small(further):
        further = further + named.pop()[1] if named else 0
    return tuple(named), further
