"""The ledger (台账): every matter as a line of a table, but what is sealed, unanswered or void."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number

PAGE = 50
"""Lines of a page."""


class Span(Enum):
    """What stretch of days a ledger is of (时段)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


def days_of(span: Span, today: date, back: int = 0) -> tuple[date | None, date | None]:
    """The first and the last day of the stretch that today lies in, or of the one ``back`` before it."""
    match span:
        case Span.DAY:
            day = today - timedelta(days=back)
            return day, day
        case Span.WEEK:
            monday = today - timedelta(days=today.weekday() + 7 * back)
            return monday, monday + timedelta(days=6)
        case Span.MONTH:
            months = today.year * 12 + today.month - 1 - back
            first, following = (date(each // 12, each % 12 + 1, 1) for each in (months, months + 1))
            return first, following - timedelta(days=1)
        case Span.YEAR:
            return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
        case Span.ALL:
            return None, None


class Column(Enum):
    """A column of the ledger (台账的列), in the order in which they stand."""

    NUMBER = "number"
    RECEIVED_AT = "received_at"
    PEOPLE = "people"
    PEOPLE_INVOLVED = "people_involved"
    ID_NUMBERS = "id_numbers"
    PHONES = "phones"
    VILLAGE = "village"
    SUMMARY = "summary"
    CONTENT = "content"
    PURPOSE = "purpose"
    ROUTE = "route"
    OUTCOME = "outcome"
    TO = "to"
    STATE = "state"
    DUE = "due"
    OFFICER = "officer"


SORTED_BY = frozenset(Column) - {Column.ID_NUMBERS, Column.PHONES, Column.SUMMARY, Column.TO}
"""By which the ledger is sorted: nothing that identifies a person beyond their name, and no free text."""


USUAL = (
    *(Column.NUMBER, Column.RECEIVED_AT, Column.PEOPLE, Column.PEOPLE_INVOLVED, Column.SUMMARY),
    *(Column.CONTENT, Column.ROUTE, Column.OUTCOME, Column.TO, Column.STATE, Column.DUE, Column.OFFICER),
)
"""What a table shows until somebody chooses other columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which matters, and in what order (筛选、排序); what is empty narrows nothing."""

    since: date | None = None
    until: date | None = None
    state: State | None = None
    purpose: Purpose | None = None
    content: str = ""
    village: str = ""
    officer: str = ""
    text: str = ""
    """What is found in it as by a search."""
    sort: Column = Column.RECEIVED_AT
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a ledger holds (合计): the numbers in their order, and what they come to."""

    numbers: tuple[Number, ...]
    people: int
    closed: int
    overdue: int
    withheld: int
    """Received in those days, and in no line: sealed, or not answered yet."""
    void: int
    """Received in those days, and in no line: declared void."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One matter of the ledger (台账的一行); identity and telephone numbers hidden unless asked for."""

    number: Number
    received_at: datetime
    people: str
    people_involved: int
    id_numbers: str
    phones: str
    village: str
    summary: str
    content: str
    purpose: Purpose
    route: Route | None
    outcome: Outcome | None
    to: str
    state: State
    carried: bool
    """A batch has carried it."""
    ended_by: str
    """As of :class:`~xinfang_desk.domain.record.Row`."""
    due: date | None
    officer: str
