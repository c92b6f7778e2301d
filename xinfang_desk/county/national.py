"""How the national system knows a matter (信访件编号、查询码): copied by the clerk, told to the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.wire import NationalNumber, QueryCode, Short
from xinfang_desk.county.answers import EntriesTaken, NationalLine
from xinfang_desk.county.entries import read_line, take_lines, unread_reply
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import desk_of_number, read_number


class NationalIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One matter as it is handed in; both empty take back what was entered in error."""

    number: Short
    national_number: NationalNumber
    query_code: QueryCode = ""


def take_national(ledger: Ledger, lines: Iterable[bytes], at: datetime) -> EntriesTaken:
    """Keep every good line, inside a write; the last one for a matter stands."""
    return take_lines(lines, lambda line: _take(ledger, read_national(line), at))


def read_national(line: bytes) -> NationalIn:
    """Read one line strictly; ``input.*`` names the field at fault, never its value."""
    return read_line(line, NationalIn)


def national_of(ledger: Ledger, number: str) -> NationalLine | None:
    """What was entered for a matter, or None."""
    found = ledger.row("SELECT national_number, query_code, reply FROM national WHERE number = ?", (number,))
    if found is None or not any(found[:2]):
        return None
    return NationalLine(
        number=found[0],
        query_code=ledger.bodies.open_text(found[1], *_place(number)),
        replied=found[2] not in {None, unread_reply(ledger, desk_of_number(number))},
    )


def national_update(ledger: Ledger, row: Iterable[str], org: str) -> wire.UpdateV1:
    """The line of a reply that tells it: number, the two as they are kept, and when it was entered."""
    number, national_number, kept, entered_at = row
    return wire.UpdateV1(
        number=number,
        event="entered",
        org=org,
        day=date.fromisoformat(entered_at[:10]),
        document="",
        text="",
        national_number=national_number,
        query_code=ledger.bodies.open_text(kept, *_place(number)),
    )


def keep_national(ledger: Ledger, told: NationalIn, at: datetime) -> bool:
    """Put it to its matter in the place of what was said before; whether that was something else.

    ``matter.unknown``. Inside a write.
    """
    if ledger.row("SELECT 1 FROM records WHERE number = ?", (told.number,)) is None:
        raise DeskError("matter.unknown")
    changed = ledger.run(
        "INSERT INTO national VALUES (?, ?, ?, ?, NULL) ON CONFLICT (number) DO UPDATE"
        " SET national_number = excluded.national_number, query_code = excluded.query_code,"
        " entered_at = excluded.entered_at, reply = NULL"
        " WHERE national.national_number <> excluded.national_number"
        " OR national.query_code <> excluded.query_code",
        (
            told.number,
            told.national_number,
            ledger.bodies.shut_text(told.query_code, *_place(told.number)),
            at.isoformat(),
        ),
    )
    return changed > 0


def _take(ledger: Ledger, told: NationalIn, at: datetime) -> bool:
    return keep_national(ledger, msgspec.structs.replace(told, number=read_number(told.number)), at)


def _place(number: str) -> tuple[str, str]:
    return "national", number
