"""Lists of matters (事项列表): narrowed, sorted, counted, a page at a time; none is unpacked for its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from xinfang_desk.county.answers import Key, MatterLine, MatterPage, Wanted
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.standing import CLOSED_STATES, STATES
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.sealed_file import Value

OPEN = "open"
"""For :attr:`Wanted.state`: whatever is not closed."""
SORTED_BY = {
    "received_at": "r.received_at",
    "number": "r.number",
    "desk": "r.desk",
    "content": "r.content",
    "purpose": "r.purpose",
    "route": "r.route",
    "outcome": "r.outcome",
    "state": "r.state",
    "due": "r.act_by",
    "people_involved": "r.people",
}
"""What the ledger itself sorts by."""
SORTED_ASIDE = ("people", "village")
"""What stands in the index alone, which sorts it."""
Said = tuple[str, str, str]
"""What the index says of a matter's line: who came, from which village, about what."""
_AT_ONCE = 500
"""Lines that are read in one query."""
_CLOSED = ", ".join(f"'{each}'" for each in CLOSED_STATES)
_KNOWN = {
    "state": STATES | {OPEN},
    "purpose": {each.value for each in Purpose},
    "route": {each.value for each in Route},
}
"""What may be asked for, where it is a closed list."""


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """A condition on ``records r``, and its values."""

    where: str
    values: tuple[Value, ...]


def page(ledger: Ledger, index: WordIndex, wanted: Wanted) -> MatterPage:
    """One page of the matters that are ``wanted``.

    ``input.bad_value`` for a ``state``, ``purpose``, ``route`` or ``sort`` that there is not.
    """
    for field, known in _KNOWN.items():
        if getattr(wanted, field) not in {"", *known}:
            raise DeskError("input.bad_value", field=field)
    narrowed = _narrow(wanted)
    total = ledger.row(f"SELECT count(*) FROM records r WHERE {narrowed.where}", narrowed.values) or (0,)
    if wanted.sort in SORTED_ASIDE:
        numbers, end = _sorted_aside(ledger, index, wanted, narrowed), None
    elif wanted.sort in SORTED_BY:
        numbers, end = _sorted(ledger, wanted, narrowed)
    else:
        raise DeskError("input.bad_value", field="sort")
    return MatterPage(total=int(total[0]), lines=lines_of(ledger, index, numbers), end=end)


def lines_of(
    ledger: Ledger, index: WordIndex, numbers: Sequence[str], *, similar: bool = False
) -> tuple[MatterLine, ...]:
    """The lines of those matters, in their order."""
    said: dict[str, Said] = dict.fromkeys(numbers, ("", "", ""))
    for part in _batched(numbers, _AT_ONCE):
        among = ", ".join("?" * len(part))
        rows = index.rows(
            f"SELECT number, people, village, summary FROM lines WHERE number IN ({among})", part
        )
        said.update((number, (people, village, summary)) for number, people, village, summary in rows)
    return lines_told(ledger, said, similar=similar)


def lines_told(ledger: Ledger, said: Mapping[str, Said], *, similar: bool = False) -> tuple[MatterLine, ...]:
    """The same where what the index says of them is known."""
    found: dict[str, MatterLine] = {}
    for part in _batched(said, _AT_ONCE):
        among = f"number IN ({', '.join('?' * len(part))})"
        answers = dict(
            ledger.rows(f"SELECT number, count(*) FROM answers WHERE {among} GROUP BY number", part)
        )
        for number, desk, at, involved, purpose, content, route, outcome, state, due in ledger.rows(
            "SELECT number, desk, received_at, people, purpose, content, route, outcome, state, act_by"
            f" FROM records WHERE {among}",
            part,
        ):
            people, village, summary = said[number]
            found[number] = MatterLine(
                number=number,
                desk=desk,
                received_at=datetime.fromisoformat(at),
                people=people,
                people_involved=involved,
                village=village,
                summary=summary,
                answers=answers.get(number, 0),
                purpose=purpose,
                content=content,
                route=route,
                outcome=outcome,
                state=state,
                due=date.fromisoformat(due) if due else None,
                similar=similar,
            )
    return tuple(found[number] for number in said if number in found)


def _batched(numbers: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """So many of them at a time."""
    left = iter(numbers)
    while part := tuple(islice(left, size)):
        yield part


def _narrow(wanted: Wanted) -> _Narrowed:
    asked = (
        ("r.desk", wanted.desk),
        ("r.content", wanted.content),
        ("r.purpose", wanted.purpose),
        ("r.route", wanted.route),
        ("r.state", "" if wanted.state == OPEN else wanted.state),
    )
    said = [(column, value) for column, value in asked if value]
    conditions, values = [f"{column} = ?" for column, _ in said], [value for _, value in said]
    if wanted.state == OPEN:
        conditions.append(f"r.state NOT IN ({_CLOSED})")
    if wanted.since is not None:
        conditions.append("r.received_at >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until is not None:
        conditions.append("r.received_at < ?")
        # After every moment of that day, before the next day begins.
        values.append(f"{wanted.until.isoformat()}U")
    return _Narrowed(" AND ".join(conditions) or "1 = 1", tuple(values))


def _sorted(ledger: Ledger, wanted: Wanted, narrowed: _Narrowed) -> tuple[list[str], Key | None]:
    column, way = SORTED_BY[wanted.sort], "DESC" if wanted.descending else "ASC"
    # What has nothing in that column comes last, whichever way it is sorted.
    may_lack = wanted.sort in {"content", "route", "outcome", "due"}
    lacking = f"CASE WHEN {column} = '' THEN 1 ELSE 0 END, " if may_lack else ""
    where, values = narrowed.where, narrowed.values
    if wanted.behind is not None:
        value, record = wanted.behind
        further = f"({column}, r.id) {'<' if wanted.descending else '>'} (?, ?)"
        behind: tuple[Value, ...] = (int(value) if wanted.sort == "people_involved" else value, record)
        if may_lack and value:
            further = f"({column} = '' OR {further})"
        elif may_lack:
            further = f"{column} = '' AND {further}"
        where, values = f"{where} AND {further}", (*values, *behind)
    first = 0 if wanted.behind is not None else max(wanted.page - 1, 0) * wanted.size
    found = ledger.rows(
        f"SELECT r.number, {column}, r.id FROM records r WHERE {where}"
        f" ORDER BY {lacking}{column} {way}, r.id {way} LIMIT ? OFFSET ?",
        (*values, wanted.size, first),
    )
    end = (str(found[-1][1]), int(found[-1][2])) if len(found) == wanted.size else None
    return [number for number, _, _ in found], end


def _sorted_aside(ledger: Ledger, index: WordIndex, wanted: Wanted, narrowed: _Narrowed) -> list[str]:
    """The page where the index knows the order and the ledger what is wanted."""
    fits = {
        number
        for (number,) in ledger.stream(
            f"SELECT r.number FROM records r WHERE {narrowed.where}", narrowed.values
        )
    }
    way = "DESC" if wanted.descending else "ASC"
    ordered = index.stream(
        f"SELECT number FROM lines ORDER BY {wanted.sort} = '', {wanted.sort} {way}, id {way}"
    )
    first = max(wanted.page - 1, 0) * wanted.size
    numbers = [number for (number,) in ordered if number in fits]
    return numbers[first : first + wanted.size]
