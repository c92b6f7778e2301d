"""What was done on a matter (办理进展), entered line by line: each is taken, or told why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, TypeVar

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.wire import CountyEvent, Long, Short
from xinfang_desk.county import packs
from xinfang_desk.county.answers import EntriesTaken, EntryLine, RefusedLine
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.bounds import is_meant
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.time.calendar import china_day

_PLACE = re.compile(r"`\$\.([^`]*)`")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_MISSING = re.compile(r"required field `([^`]*)`")


Line = TypeVar("Line", bound=msgspec.Struct)


class EntryIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event as it is handed in (contract)."""

    number: Short
    event: CountyEvent
    org: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    day: date = msgspec.field(name="date")
    document: Short = ""
    text: Long = ""
    due: date | None = None


def take_entries(ledger: Ledger, lines: Iterable[bytes], at: datetime) -> EntriesTaken:
    """Keep every good line once, inside a write; a repeated one is taken and adds nothing.

    Refused: ``matter.unknown``, ``matter.void``, and ``step.*`` for a day on which it cannot have been done.
    """
    reader = packs.Reader(ledger)
    return take_lines(lines, lambda line: _take(ledger, reader, read_entry(line), at))


def take_lines(lines: Iterable[bytes], take: Callable[[bytes], None]) -> EntriesTaken:
    """Hand each line that is not empty to ``take``; those it refuses are told, counted from 1."""
    taken, refused = 0, []
    for place, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            take(line)
        except DeskError as fault:
            refused.append(RefusedLine(line=place, code=fault.code, facts=fault.facts))
        else:
            taken += 1
    return EntriesTaken(taken=taken, refused=tuple(refused))


def read_entry(line: bytes) -> EntryIn:
    """Read one line strictly; ``input.*`` names the field at fault, never its value."""
    answer = read_line(line, EntryIn)
    if not answer.org.strip():
        raise DeskError("input.bad_value", field="org")
    for name, day in (("date", answer.day), ("due", answer.due)):
        if not is_meant(day):
            raise DeskError("input.bad_value", field=name)
    return answer


def read_line(line: bytes, kind: type[Line]) -> Line:
    """Read one line of that kind, as :func:`read_entry` does."""
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.ValidationError as fault:
        raise _refusal(str(fault)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("input.not_json") from None


def entries_of(ledger: Ledger, number: str) -> tuple[EntryLine, ...]:
    """What was done on a matter, in the order of its days."""
    return tuple(
        EntryLine(
            event=event,
            org=org,
            day=date.fromisoformat(day),
            document=document,
            text=text,
            due=date.fromisoformat(due) if due else None,
            replied=reply is not None,
        )
        for event, org, day, document, text, due, reply in ledger.stream(
            "SELECT event, org, day, document, text, due, reply FROM answers WHERE number = ?"
            " ORDER BY day, id",
            (number,),
        )
    )


def _take(ledger: Ledger, reader: packs.Reader, answer: EntryIn, at: datetime) -> None:
    number = read_number(answer.number)
    _check(reader.standing(number)[1], answer, china_day(at))
    ledger.run(
        "INSERT INTO answers (number, event, org, day, document, text, due, entered_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            number,
            answer.event,
            answer.org,
            answer.day.isoformat(),
            answer.document,
            answer.text,
            answer.due.isoformat() if answer.due else "",
            at.isoformat(),
        ),
    )


def _check(record: wire.RecordV1, answer: EntryIn, today: date) -> None:
    """Nothing is done on what is void, nor on a day to come or before the visit; no term ends before it."""
    if is_void(record):
        raise DeskError("matter.void", number=record.number)
    if answer.day > today:
        raise DeskError("step.after_today", field="date")
    # A visit that was written down with a day to come is held up by its mistake no further.
    if answer.day < min(china_day(record.received_at), today):
        raise DeskError("step.before_registration", field="date")
    if answer.due is not None and answer.due < answer.day:
        raise DeskError("step.bad_due", field="due")


def _refusal(fault: str) -> DeskError:
    if unknown := _UNKNOWN.search(fault):
        return DeskError("input.unknown_key", field=unknown[1])
    if missing := _MISSING.search(fault):
        return DeskError("input.missing_key", field=missing[1])
    place = _PLACE.search(fault)
    return DeskError("input.bad_value", field=place[1] if place else "document")
