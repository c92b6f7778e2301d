"""What was done on a matter (办理进展), entered line by line: each is taken, or told why not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Annotated, TypeVar

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.wire import CountyEvent, Long, Short
from xinfang_desk.county import packs, standing
from xinfang_desk.county.answers import EntriesTaken, EntryLine, RefusedLine
from xinfang_desk.county.ledger import Ledger, is_its_own
from xinfang_desk.county.ledger.bodies import reading_entry
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.bounds import SHORT_TEXT, is_meant
from xinfang_desk.domain.county_clock import Done
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import desk_of_number, read_number
from xinfang_desk.domain.people.text import UNSEEN, on_one_line
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.time.calendar import china_day

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook begins (XLSX, ODS; the old XLS), whatever its name says."""
_SAID: dict[str, Code] = {
    "encoded date": "input.no_day",
    "Expected `date": "input.no_day",
    "length >= 1": "input.empty",
}
"""What msgspec says of a value, and what a clerk is told."""
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
    served_on: date | None = None
    """When a 复查 or 复核 opinion reached its person (送达)."""


SERVED = frozenset({"review_answered", "recheck_answered"})
"""The answers that are served on somebody, from which day that person's limit runs (articles 35 and 36)."""


def take_entries(ledger: Ledger, lines: Iterable[bytes], at: datetime) -> EntriesTaken:
    """Keep every good line once, inside a write; a repeated one is the same and adds nothing.

    Refused: ``matter.unknown``, ``matter.void``, and ``step.*`` for a day on which it cannot have been done.
    """
    reader = packs.Reader(ledger)
    touched: set[str] = set()
    taken = take_lines(lines, lambda line: _take(ledger, reader, read_entry(line), at, touched))
    standing.renew(ledger, touched)
    return taken


def take_lines(lines: Iterable[bytes], take: Callable[[bytes], bool]) -> EntriesTaken:
    """Hand each line that is not empty to ``take``, which tells whether it is news.

    Those it refuses are told, counted from 1.
    ``entries.a_workbook`` for what is no text at all but a workbook.
    """
    taken, same, refused = 0, 0, []
    lines = iter(lines)
    first = next(lines, b"")
    if first.startswith(WORKBOOKS):
        raise DeskError("entries.a_workbook")
    for place, line in enumerate(chain([first], lines), start=1):
        if not line.strip():
            continue
        try:
            news = take(line)
        except DeskError as fault:
            if is_its_own(fault):
                raise
            refused.append(RefusedLine(line=place, code=fault.code, facts=fault.facts))
        else:
            taken += news
            same += not news
    return EntriesTaken(taken=taken, same=same, refused=tuple(refused))


def read_entry(line: bytes) -> EntryIn:
    """Read one line strictly, its words each :func:`on_one_line`; ``input.*`` names the field at fault."""
    answer = read_line(line, EntryIn)
    answer = msgspec.structs.replace(
        answer,
        org=on_one_line(answer.org),
        document=on_one_line(answer.document),
        text=on_one_line(answer.text),
    )
    if not answer.org:
        raise DeskError("input.empty", field="org")
    if answer.served_on is not None and answer.event not in SERVED:
        raise DeskError("input.bad_value", field="served_on")
    for name, day in (("date", answer.day), ("due", answer.due), ("served_on", answer.served_on)):
        if not is_meant(day):
            raise DeskError("input.no_day", field=name)
    return answer


def read_line(line: bytes, kind: type[Line]) -> Line:
    """Read one line of that kind, as :func:`read_entry` does."""
    try:
        read = msgspec.json.decode(line, type=kind)
        names = [name for name, _value in json.loads(line, object_pairs_hook=list)]
    except msgspec.ValidationError as fault:
        raise _refusal(str(fault)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("input.not_json") from None
    # Of two that are called the same nobody knows which is meant.
    if twice := [each for each in names if names.count(each) > 1]:
        raise DeskError("input.repeated_key", field=twice[0])
    return read


def entries_of(ledger: Ledger, number: str) -> tuple[EntryLine, ...]:
    """What was done on a matter, in the order of its days; what was taken back among it."""
    unread = unread_reply(ledger, desk_of_number(number))
    with reading_entry(number):
        return tuple(
            EntryLine(
                id=ident,
                event=event,
                org=org,
                day=date.fromisoformat(day),
                document=document,
                text=open_text(ledger, number, text),
                due=_day(due),
                served_on=_day(served_on),
                replied=reply not in {None, unread},
                withdrawn_at=datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
                why=open_text(ledger, number, why) if why else "",
                source=source,
            )
            for ident, event, org, day, document, text, due, served_on, reply, withdrawn_at, why, source in (
                ledger.stream(
                    "SELECT id, event, org, day, document, text, due, served_on, reply, withdrawn_at, why,"
                    " source FROM answers WHERE number = ? ORDER BY day, id",
                    (number,),
                )
            )
        )


def unread_reply(ledger: Ledger, desk: str) -> int:
    """The reply to this desk that was sealed and that no medium gave back yet; 0 when there is none."""
    found = ledger.row("SELECT max(sequence) FROM replies WHERE desk = ? AND written_at = ''", (desk,))
    return int(found[0] or 0) if found else 0


def open_text(ledger: Ledger, number: str, kept: str) -> str:
    """The text of an answer on this matter, as its row keeps it."""
    return ledger.bodies.open_text(kept, *_place(number))


def _place(number: str) -> tuple[str, str]:
    return "answers", number


def keep_entry(ledger: Ledger, answer: EntryIn, at: datetime, source: str = "") -> int:
    """Put one answer that was checked to its matter; 0 when it stood there already. Inside a write.

    What was taken back and is entered again stands again; a day of service that comes later is added.
    """
    return ledger.run(
        "INSERT INTO answers (number, event, org, day, document, text, due, served_on, entered_at, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number, event, org, day, document, text, due)"
        " DO UPDATE SET reply = NULL, withdrawn_at = '', why = '', source = excluded.source,"
        " served_on = CASE WHEN excluded.served_on = '' THEN answers.served_on ELSE excluded.served_on END"
        " WHERE answers.withdrawn_at <> '' OR excluded.served_on NOT IN ('', answers.served_on)",
        (
            answer.number,
            answer.event,
            answer.org,
            answer.day.isoformat(),
            answer.document,
            ledger.bodies.shut_text(answer.text, *_place(answer.number)),
            _iso(answer.due),
            _iso(answer.served_on),
            at.isoformat(),
            source,
        ),
    )


def withdraw(ledger: Ledger, number: str, ident: int, why: str, at: datetime) -> bool:
    """Take an answer back (撤回); whether its desk has to hear of it. Inside a write.

    One that still waits is deleted as if it had never been; one that was told is kept, with the reason, and
    the next reply withdraws it. ``answer.unknown``, ``answer.withdrawn``, ``answer.why_missing``.
    """
    why = why.strip()
    if not UNSEEN.sub("", why).strip():
        raise DeskError("answer.why_missing")
    if len(why) > SHORT_TEXT:
        raise DeskError("answer.why_long", most=SHORT_TEXT)
    asked = read_number(number)
    found = ledger.row("SELECT reply, withdrawn_at FROM answers WHERE id = ? AND number = ?", (ident, asked))
    if found is None:
        raise DeskError("answer.unknown")
    if found[1]:
        raise DeskError("answer.withdrawn")
    told = found[0] is not None
    if told:
        ledger.run(
            "UPDATE answers SET withdrawn_at = ?, why = ?, reply = NULL WHERE id = ?",
            (at.isoformat(), ledger.bodies.shut_text(why, *_place(asked)), ident),
        )
    else:
        ledger.run("DELETE FROM answers WHERE id = ?", (ident,))
    standing.renew(ledger, (asked,))
    return told


def _take(ledger: Ledger, reader: packs.Reader, answer: EntryIn, at: datetime, touched: set[str]) -> bool:
    number = read_number(answer.number)
    check_entry(reader.standing(number)[1], standing.done_on(ledger, number), answer, china_day(at))
    touched.add(number)
    return keep_entry(ledger, msgspec.structs.replace(answer, number=number), at) > 0


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(kept: str) -> date | None:
    return date.fromisoformat(kept) if kept else None


def check_entry(record: wire.RecordV1, done: Sequence[Done], answer: EntryIn, today: date) -> None:
    """Nothing is done on what is void, nor on a day to come or before the visit; no term ends before it.

    Nothing follows what never was, and no term is longer than the law's (:func:`standing.check_step`). By
    window, command and table alike. What is served was made out before, and nothing was served tomorrow.
    """
    if is_void(record):
        raise DeskError("matter.void", number=record.number)
    if answer.day > today:
        raise DeskError("step.after_today", field="date")
    # A visit that was written down with a day to come is held up by its mistake no further.
    if answer.day < min(china_day(record.received_at), today):
        raise DeskError("step.before_registration", field="date")
    if answer.due is not None and answer.due < answer.day:
        raise DeskError("step.bad_due", field="due")
    if answer.served_on is not None and answer.served_on > today:
        raise DeskError("step.after_today", field="served_on")
    if answer.served_on is not None and answer.served_on < answer.day:
        raise DeskError("entries.served_before", field="served_on")
    standing.check_step(record, done, Done(event=answer.event, on=answer.day, due=answer.due))


def _refusal(fault: str) -> DeskError:
    if unknown := _UNKNOWN.search(fault):
        return DeskError("input.unknown_key", field=unknown[1])
    if missing := _MISSING.search(fault):
        return DeskError("input.missing_key", field=missing[1])
    place = _PLACE.search(fault)
    if place is None:
        return DeskError("input.not_object")
    for said, code in _SAID.items():
        if said in fault:
            return DeskError(code, field=place[1])
    return DeskError("input.bad_value", field=place[1])
