"""The table that goes upward (上报表): columns and codes of a layout that is data.

No official interface is claimed: a layout says what a higher office asks for, ``resources/codes/upward.json``
holds a worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.county import packs
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.documents.office.spreadsheet import is_spreadsheet_of, spreadsheet
from xinfang_desk.domain.county_clock import REFUSED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import read_file, write_file
from xinfang_desk.places import RESOURCES
from xinfang_desk.words.county_events import event_name

SHIPPED = RESOURCES / "codes" / "upward.json"
_Heading = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column (列): a field of the matter, or a ``fixed`` text.

    ``codes`` are what is written for what the field holds, ``other`` for what is not among them (without
    it, the value itself); ``longest`` cuts a text to so many characters.
    """

    heading: _Heading
    field: str = ""
    fixed: str = ""
    codes: dict[str, str] = {}
    other: str | None = None
    longest: Annotated[int, msgspec.Meta(ge=1)] | None = None


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The columns of a table in their order (上报表的列)."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=31)]
    columns: Annotated[tuple[Column, ...], msgspec.Meta(min_length=1, max_length=200)]

    @property
    def asks_for_whole_numbers(self) -> bool:
        """Whether it tells who somebody is or how to reach them: that needs a purpose."""
        return any(each.field in WHOLE for each in self.columns)


class _Layouts(msgspec.Struct, frozen=True, kw_only=True):
    layouts: dict[str, Layout]


_Told = tuple[wire.RecordV1, str, str]
"""A record, where it stands, and its number in the national system."""
FIELDS: Mapping[str, Callable[[_Told], str]] = {
    "number": lambda told: told[0].number,
    "national_number": lambda told: told[2],
    "desk": lambda told: told[0].desk,
    "received_on": lambda told: told[0].received_at.astimezone(CHINA).date().isoformat(),
    "received_at": lambda told: told[0].received_at.astimezone(CHINA).isoformat(timespec="seconds"),
    "names": lambda told: _each(told, "name"),
    "people_count": lambda told: str(len(told[0].people)),
    "people_involved": lambda told: str(told[0].people_involved),
    "place": lambda told: told[0].place,
    "village": lambda told: told[0].village,
    "content": lambda told: told[0].content,
    "purpose": lambda told: told[0].purpose,
    "route": lambda told: told[0].route or "",
    "outcome": lambda told: told[0].outcome or "",
    "to": lambda told: told[0].to,
    "state": lambda told: told[1],
    "statement": lambda told: told[0].statement,
    "request": lambda told: told[0].request,
    "earlier": lambda told: told[0].earlier or "",
    "sexes": lambda told: _each(told, "sex"),
    "id_numbers": lambda told: _each(told, "id_number"),
    "phones": lambda told: _each(told, "phone"),
    "addresses": lambda told: _each(told, "address"),
}
"""What a column may be made of."""
WHOLE = frozenset({"id_numbers", "phones", "addresses"})


def read_layout(name: str) -> Layout:
    """A layout by its name among those shipped, or out of a JSON file of that path; ``export.*``."""
    try:
        if not name.endswith(".json"):
            return _checked(msgspec.json.decode(SHIPPED.read_bytes(), type=_Layouts).layouts[name])
        return _checked(msgspec.json.decode(read_file(Path(name)), type=Layout))
    except KeyError:
        known = " ".join(msgspec.json.decode(SHIPPED.read_bytes(), type=_Layouts).layouts)
        raise DeskError("export.unknown_layout", known=known) from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise DeskError("export.bad_layout", field="") from None


def write_upward(
    ledger: Ledger, layout: Layout, file: Path, since: date | None = None, until: date | None = None
) -> int:
    """Write the table of what was received in those days, oldest first; how many lines.

    Void matters and accusations are in none. ``output.exists`` for what lies there and is another table.
    """
    lines = sorted(_lines(ledger, layout, since, until))
    headings = [each.heading for each in layout.columns]
    try:
        content = spreadsheet(layout.title, headings, [line for _at, line in lines])
    except UnicodeEncodeError:
        # Without its cause, which holds the text.
        raise DeskError("input.half_character") from None
    write_file(file, content, lambda there: is_spreadsheet_of(layout.title, there))
    return len(lines)


def _lines(
    ledger: Ledger, layout: Layout, since: date | None, until: date | None
) -> Iterator[tuple[tuple[datetime, str], list[str]]]:
    reader = packs.Reader(ledger)
    first, last = (since or date.min).isoformat(), f"{(until or date.max).isoformat()}U"
    numbers = dict(ledger.rows("SELECT number, national_number FROM national"))
    for batch, place, state in ledger.rows(
        "SELECT batch, place, state FROM records WHERE state <> 'void' AND purpose <> 'jubao'"
        " AND received_at >= ? AND received_at < ? ORDER BY batch, place",
        (first, last),
    ):
        record = wire.decode_kept(reader.line((batch, place)), wire.RecordV1)
        told = record, state, numbers.get(record.number, "")
        yield (record.received_at, record.number), [_cell(each, told) for each in layout.columns]


def _cell(column: Column, told: _Told) -> str:
    value = FIELDS[column.field](told) if column.field else column.fixed
    if column.codes:
        if value in REFUSED and value not in column.codes:
            # A layout from before these had names of their own: what was not taken is not called ended.
            return event_name(value)
        value = column.codes.get(value, value if column.other is None else column.other)
    return value if column.longest is None else value[: column.longest]


def _each(told: _Told, field: str) -> str:
    return "、".join(said for who in told[0].people if (said := getattr(who, field)))


def _checked(layout: Layout) -> Layout:
    for each in layout.columns:
        if each.field and each.field not in FIELDS:
            raise DeskError("export.bad_layout", field=each.heading)
    return layout
