"""The ledger out of the register (台账): which matters it holds in what order, and their lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from xinfang_desk.domain.books.every_matter import Column, Found, LedgerRow, Wanted
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, State, Visit
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import BESIDE
from xinfang_desk.domain.promises import CLOSED
from xinfang_desk.sealed_file import Value
from xinfang_desk.searched.query import query
from xinfang_desk.store.file.codec import body, read
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import CARRIED, ENDED_BY, OPEN, SHOWN
from xinfang_desk.words import _

COLUMNS = {
    Column.NUMBER: "m.number",
    Column.RECEIVED_AT: "m.received_at",
    Column.PEOPLE: "m.people",
    Column.PEOPLE_INVOLVED: "m.people_count",
    Column.VILLAGE: "m.village",
    Column.CONTENT: "m.content",
    Column.PURPOSE: "m.purpose",
    Column.ROUTE: "m.route",
    Column.OUTCOME: "m.outcome",
    Column.STATE: "m.state",
    Column.DUE: "m.due",
    Column.OFFICER: "m.officer",
}
"""What each column is sorted by; all of it lies in one index, so that no matter is opened for it."""
_CHOSEN = "ledger_columns"
"""Meta: which columns each account looks at."""
_AT_ONCE = 500
"""Lines that are read in one query."""


def found(register: Register, wanted: Wanted, today: date) -> Found:
    """The matters that are ``wanted``, in their order, and what they come to ``today``."""
    where, values = _narrowed(wanted)
    way = "DESC" if wanted.descending else "ASC"
    # What has nothing in that column comes last, whichever way it is sorted.
    column = COLUMNS[wanted.sort]
    empty = "" if wanted.sort is Column.RECEIVED_AT else f"coalesce({column}, '') = '', "
    numbers = register.rows(
        f"SELECT m.number FROM matters m WHERE {SHOWN}{where} ORDER BY {empty}{column} {way}, m.id {way}",
        values,
    )
    closed = ", ".join(f"'{each.value}'" for each in CLOSED)
    sums = register.rows(
        f"SELECT coalesce(sum(m.people_count), 0), coalesce(sum(m.state IN ({closed})), 0),"
        f" coalesce(sum(m.due < ? AND m.state NOT IN ({closed})), 0) FROM matters m WHERE {SHOWN}{where}",
        (today.isoformat(), *values),
    )
    days, between = _days(wanted)
    withheld = register.rows(f"SELECT count(*) FROM matters m WHERE NOT ({OPEN}){days}", between)
    void = register.rows(f"SELECT count(*) FROM matters m WHERE {OPEN} AND m.state = 'void'{days}", between)
    people, done, overdue = sums[0]
    return Found(
        numbers=tuple(Number(number) for (number,) in numbers),
        people=people,
        closed=done,
        overdue=overdue,
        withheld=withheld[0][0],
        void=void[0][0],
    )


def lines(
    register: Register,
    numbers: Sequence[str],
    *,
    id_as: Callable[[str], str],
    phone_as: Callable[[str], str],
) -> tuple[LedgerRow, ...]:
    """The lines of those matters, in their order; what is no line of the ledger any more is left out."""
    known = {}
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        rows = register.rows(
            f"SELECT m.number, m.summary, m.due, {CARRIED}, {ENDED_BY}, v.body, m.body, m.received_at,"
            " m.people_count FROM matters m JOIN visits v ON v.id = m.visit"
            f" WHERE m.number IN ({', '.join('?' * len(part))}) AND {SHOWN}",
            tuple(part),
        )
        for number, summary, due, carried, ended_by, visit, matter, received, count in rows:
            try:
                known[number] = _line(
                    summary,
                    due,
                    read(visit, Visit),
                    read(matter, Matter),
                    carried=bool(carried),
                    ended_by=ended_by or "",
                    id_as=id_as,
                    phone_as=phone_as,
                )
            except DeskError:
                # Named among the others, which are read; a check says what next.
                known[number] = _spoilt(number, received, count, carried=bool(carried))
    return tuple(known[number] for number in numbers if number in known)


def named(register: Register, column: Column) -> tuple[str, ...]:
    """What stands in a column, the most frequent first: what a ledger is narrowed to."""
    name = COLUMNS[column]
    rows = register.rows(
        f"SELECT {name} FROM matters m WHERE {SHOWN} AND {name} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    return tuple(name for (name,) in rows)


def columns_of(register: Register, account: str) -> tuple[Column, ...]:
    """The columns that an account chose; none where it never has."""
    kept = read(read_meta(register, _CHOSEN) or "{}", dict[str, tuple[str, ...]])
    known = {each.value: each for each in Column}
    return tuple(known[each] for each in kept.get(account, ()) if each in known)


def keep_columns(register: Register, account: str, columns: Sequence[Column]) -> None:
    """Remember the columns of an account; inside a write."""
    kept = read(read_meta(register, _CHOSEN) or "{}", dict[str, tuple[str, ...]])
    write_meta(register, _CHOSEN, body(kept | {account: tuple(each.value for each in columns)}))


def _line(
    summary: str,
    due: str | None,
    visit: Visit,
    matter: Matter,
    *,
    carried: bool,
    ended_by: str,
    id_as: Callable[[str], str],
    phone_as: Callable[[str], str],
) -> LedgerRow:
    theirs = [each for each in visit.people if each.role not in BESIDE]
    draft = matter.draft
    return LedgerRow(
        number=matter.number,
        received_at=matter.received_at,
        people="、".join(each.name for each in theirs),
        people_involved=visit.people_involved,
        id_numbers="、".join(id_as(each.id_number) for each in theirs if each.id_number),
        phones="、".join(phone_as(each.phone) for each in theirs if each.phone),
        village=draft.village,
        summary=summary,
        content=draft.content,
        purpose=draft.purpose,
        route=draft.route,
        outcome=draft.outcome,
        to=draft.to,
        state=matter.state,
        carried=carried,
        ended_by=ended_by,
        due=date.fromisoformat(due) if due else None,
        officer=visit.officer,
    )


def _spoilt(number: str, received: str, count: int, *, carried: bool) -> LedgerRow:
    return LedgerRow(
        number=Number(number),
        received_at=datetime.fromisoformat(received),
        people="",
        people_involved=count,
        id_numbers="",
        phones="",
        village="",
        summary=_("这一件读不出来，请看自检"),
        content="",
        purpose=Purpose.QITA,
        route=None,
        outcome=None,
        to="",
        state=State.REGISTERED,
        carried=carried,
        ended_by="",
        due=None,
        officer="",
    )


def _narrowed(wanted: Wanted) -> tuple[str, tuple[Value, ...]]:
    asked: tuple[tuple[str, Value], ...] = (
        ("m.state", wanted.state and wanted.state.value),
        ("m.purpose", wanted.purpose and wanted.purpose.value),
        ("m.content", wanted.content),
        ("m.village", wanted.village),
        ("m.officer", wanted.officer),
    )
    said = [(column, value) for column, value in asked if value]
    days, between = _days(wanted)
    conditions = days + "".join(f" AND {column} = ?" for column, _ in said)
    values = (*between, *(value for _, value in said))
    if asked_for := query(wanted.text):
        return f"{conditions} AND m.id IN (SELECT rowid FROM search WHERE search MATCH ?)", (
            *values,
            asked_for,
        )
    return conditions, values


def _days(wanted: Wanted) -> tuple[str, tuple[Value, ...]]:
    """The days received; an instant is kept as text that begins with its day."""
    conditions, values = "", []
    if wanted.since:
        conditions += " AND m.received_at >= ?"
        values.append(wanted.since.isoformat())
    if wanted.until:
        conditions += " AND m.received_at < ?"
        # After every moment of that day, before the next day begins.
        values.append(f"{wanted.until.isoformat()}U")
    return conditions, tuple(values)
