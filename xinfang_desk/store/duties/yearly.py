"""What a year's figures are reckoned from (年报取数): its matters as kinds and days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.duties.counted import TOLD_WITHIN, Counted, complained_of
from xinfang_desk.domain.duties.yearly import Accusations, Totals
from xinfang_desk.domain.matter import Closing, Event, Handover, State, Step, StepTaken
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.record import Row
from xinfang_desk.sealed_file import Value
from xinfang_desk.store.duties.deeds import HANDED, SAID, handed_of, said_of
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import SHOWN, select

_ANONYMOUS = """json_extract(v.body, '$.anonymous') AND NOT EXISTS (
    SELECT 1 FROM json_each(v.body, '$.people') WHERE json_extract(value, '$.address') <> '')"""
"""Of ``visits v``: nobody can be told anything."""
_AT_FIRST = """(SELECT json_extract(o.body, '$.draft.outcome') FROM matter_versions o
    WHERE o.matter = m.id AND json_extract(o.body, '$.draft.outcome') <> 'accept'
    ORDER BY o.rev DESC LIMIT 1)"""
"""Of ``matters m``: what it was registered as before it was accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    said: PaperSaid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    to: str = ""
    accepted_on: date | None = None
    transferred_on: date | None = None
    served_on: date | None = None
    conclusion: _Refused | None = None
    events: Mapping[Event, date] = field(default_factory=dict)
    materials: tuple[_Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Of a matter's body what is counted; the rest is passed over unread."""

    draft: _Written
    steps: tuple[StepTaken, ...] = ()
    closing: Closing | None = None
    handovers: tuple[Handover, ...] = ()


def counted(register: Register, since: date, until: date) -> Iterator[Counted]:
    """The matters received from ``since`` to ``until``, in the order in which they were registered."""
    # Found by the index alone and then walked as they lie in the file: a visit that was written down a year
    # late does not make a month as long as the year.
    found = register.stream(
        "SELECT m.number, m.visit, m.received_on, m.state, m.purpose, m.route, m.outcome, m.content,"
        f" m.village, m.people_count, m.merged_into IS NOT NULL, NOT ({_ANONYMOUS}), m.body,"
        f" {HANDED}, {SAID}, {_AT_FIRST}"
        " FROM matters m JOIN visits v ON v.id = m.visit"
        " WHERE m.id IN (SELECT id FROM matters WHERE received_on BETWEEN ? AND ?)"
        f" AND {SHOWN} ORDER BY m.id",
        _days(since, until),
    )
    for row in found:
        number, visit, received, state, purpose, route, outcome, content, village = row[:9]
        people, repeats, reachable, body, handed, said, at_first = row[9:]
        kept = codec.read(body, _Kept)
        written = kept.draft
        yield Counted(
            number=number,
            visit=visit,
            received_on=date.fromisoformat(received),
            state=State(state),
            purpose=Purpose(purpose),
            route=Route(route) if route else None,
            outcome=Outcome(outcome) if outcome else None,
            at_first=Outcome(at_first) if at_first else None,
            content=content,
            village=village,
            people=people,
            repeats=bool(repeats),
            reachable=bool(reachable),
            to=written.to,
            complained_of=complained_of(
                written.events, (each.said for each in written.materials if each.said)
            ),
            accepted_on=written.accepted_on,
            transferred_on=written.transferred_on,
            served_on=written.served_on,
            approved=bool(written.conclusion and written.conclusion.approved_by.strip()),
            ended=kept.closing is not None,
            handed_down=bool(kept.handovers),
            steps=kept.steps,
            told=said_of(said),
            handed=handed_of(handed),
        )


def totals(register: Register, since: date, until: date) -> Totals:
    """件、批、人次 of those days, without reading a matter."""
    [(matters, visits, people)] = register.rows(
        "SELECT coalesce(sum(n), 0), count(*), coalesce(sum(people), 0) FROM ("
        " SELECT count(*) AS n, max(m.people_count) AS people FROM matters m"
        f" WHERE m.received_on BETWEEN ? AND ? AND {SHOWN} GROUP BY m.visit)",
        _days(since, until),
    )
    return Totals(matters=int(matters), visits=int(visits), people=int(people))


def begun_on(register: Register) -> date | None:
    """The day of the first matter that stands in the register; None while there is none."""
    [(first,)] = register.rows("SELECT min(received_on) FROM matters")
    return date.fromisoformat(str(first)) if first else None


def void(register: Register, since: date, until: date) -> int:
    """How many matters of those days are void (作废)."""
    [(count,)] = register.rows(
        "SELECT count(*) FROM matters WHERE received_on BETWEEN ? AND ? AND state = 'void'"
        " AND confidential = 0",
        _days(since, until),
    )
    return int(count)


def accusations(register: Register, since: date, until: date) -> Accusations:
    """How many accusations came in those days, and how many went on within fifteen."""
    count = in_time = 0
    found = register.stream(
        "SELECT received_on, body FROM matters WHERE received_on BETWEEN ? AND ? AND confidential = 1"
        " AND state <> 'void'",
        _days(since, until),
    )
    for received, body in found:
        count += 1
        sent = [each.on for each in codec.read(body, _Kept).steps if each.step is Step.FORWARD]
        in_time += bool(sent) and min(sent) <= date.fromisoformat(received) + TOLD_WITHIN
    return Accusations(count=count, in_time=in_time)


def rows_of(register: Register, numbers: Sequence[str]) -> tuple[Row, ...]:
    """The lines of these matters, in the order in which they were registered."""
    marks = ", ".join("?" * len(numbers))
    return select(register, f"m.number IN ({marks}) AND {SHOWN} ORDER BY m.id", tuple(numbers))


def _days(since: date, until: date) -> tuple[Value, Value]:
    return since.isoformat(), until.isoformat()
