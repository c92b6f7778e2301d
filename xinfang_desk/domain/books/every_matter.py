"""The ledger (台账): every matter as a line of a table, but what is sealed, unanswered or void."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number

PAGE = 50
"""Lines of a page."""


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
    due: date | None
    officer: str
