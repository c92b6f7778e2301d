"""A month held against others (社情民意研判): topics, places, bodies, what is new, what is late; of nobody.

A topic is content and village. What came from few is told inside the office alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.duties.advice import Advice
from xinfang_desk.domain.duties.counted import Counted

NEW_TOPIC, WITHIN = 3, timedelta(days=30)
"""Visits of different people about one thing in one village, and the days in which they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How many there were of one kind: in the month, the month before, the same month a year ago."""

    key: str
    count: int
    before: int | None
    year_ago: int | None
    """None where the register had not begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One visit about one thing: who came as marks that tell people apart and lead to none of them."""

    content: str
    village: str
    on: date
    people: frozenset[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that several came about (新出现的问题)."""

    content: str
    village: str
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Suggestions of the month (art. 29), and how many were answered; what came of them is to be written."""

    count: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A month's digest (研判)."""

    month: str
    as_of: date
    """The last day of the month, or today while it runs."""
    total: Line
    contents: tuple[Line, ...]
    villages: tuple[Line, ...]
    bodies: tuple[Line, ...]
    topics: tuple[Topic, ...]
    suggestions: Suggestions
    late: tuple[tuple[str, int], ...]
    """Bodies with how many promises they were late with on :attr:`as_of`."""
    advice: tuple[Advice, ...]


Months = tuple[Sequence[Counted], Sequence[Counted] | None, Sequence[Counted] | None]
"""What came in the month, the month before, the same month a year ago; None before the register began."""


def digest(
    month: str,
    as_of: date,
    months: Months,
    came: Iterable[Came],
    late: Iterable[str],
    advice: Iterable[Advice],
) -> Digest:
    """Hold a month (``2026-10``) against the others; ``late`` names a body once for each late promise."""
    now = months[0]
    asked = [each for each in now if each.purpose is Purpose.JIANYI]
    return Digest(
        month=month,
        as_of=as_of,
        total=Line(key="", count=len(now), before=_many(months[1]), year_ago=_many(months[2])),
        contents=_lines(months, lambda each: each.content),
        villages=_lines(months, lambda each: each.village),
        bodies=_lines(months, lambda each: each.body),
        topics=topics(came, month),
        suggestions=Suggestions(count=len(asked), answered=sum(_was_told(each, as_of) for each in asked)),
        late=tuple(sorted(Counter(late).items(), key=lambda pair: (-pair[1], pair[0]))),
        advice=tuple(advice),
    )


def _was_told(matter: Counted, by: date) -> bool:
    """In writing, or answered."""
    days = (matter.told_in_writing_on, matter.answered_on)
    return any(day is not None and day <= by for day in days)


def topics(came: Iterable[Came], month: str) -> tuple[Topic, ...]:
    """What at least three visits of different people were about in thirty days that end in the month.

    It is new where nobody came about that content in that village in the thirty days before those.
    """
    about: dict[tuple[str, str], list[Came]] = {}
    for each in came:
        if each.content and each.village:
            about.setdefault((each.content, each.village), []).append(each)
    found = []
    for (content, village), visits in about.items():
        visits.sort(key=lambda each: each.on)
        ends = [
            at for at, each in enumerate(visits) if f"{each.on:%Y-%m}" == month and _is_new(visits, each.on)
        ]
        most = max((_different(visits, at) for at in ends), default=0)
        if most >= NEW_TOPIC:
            found.append(Topic(content=content, village=village, visits=most))
    return tuple(sorted(found, key=lambda each: (-each.visits, each.content, each.village)))


def _is_new(visits: Sequence[Came], on: date) -> bool:
    return not any(on - 2 * WITHIN < each.on <= on - WITHIN for each in visits)


def _different(visits: Sequence[Came], at: int) -> int:
    """How many visits of people who had not come before, in the thirty days that end with this one."""
    seen: set[bytes] = set()
    count = 0
    for each in visits[: at + 1]:
        if each.on <= visits[at].on - WITHIN or not seen.isdisjoint(each.people):
            continue
        seen |= each.people
        count += 1
    return count


def _many(matters: Sequence[Counted] | None) -> int | None:
    return None if matters is None else len(matters)


def _lines(months: Months, key: Callable[[Counted], str]) -> tuple[Line, ...]:
    now, before, year_ago = (
        None if each is None else Counter(filter(None, map(key, each))) for each in months
    )
    lines = [
        Line(
            key=name,
            count=now[name] if now else 0,
            before=None if before is None else before[name],
            year_ago=None if year_ago is None else year_ago[name],
        )
        for name in {*(now or ()), *(before or ())}
    ]
    return tuple(sorted(lines, key=lambda each: (-each.count, each.key)))
