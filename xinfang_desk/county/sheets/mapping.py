"""What stands in which column (对应关系): kept for each source, and read out of its next table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, get_args

import msgspec

from xinfang_desk.batch.wire import CountyEvent, NationalNumber, QueryCode
from xinfang_desk.county.entries import SERVED
from xinfang_desk.county.sheets.reading import Cell, Sheet, Table
from xinfang_desk.domain.bounds import LONG_TEXT, SHORT_TEXT, is_meant
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import is_number
from xinfang_desk.domain.people.text import on_one_line
from xinfang_desk.words import _

EVENTS: tuple[str, ...] = get_args(CountyEvent)
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")
"""How days are written where a source does not say."""
_WHOLE_DIGITS = 15
"""So many digits of a number does a workbook keep (IEEE 754)."""
_ROUNDED = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_PLACE = re.compile(r"(?:at `\$\.?|(?:field|required field) `)([^`]*)`")

Heading = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The heading of each column, as it stands in the table; None where there is none."""

    number: Heading
    event: Heading | None = None
    org: Heading | None = None
    date: Heading | None = None
    document: Heading | None = None
    text: Heading | None = None
    due: Heading | None = None
    served_on: Heading | None = None
    national_number: Heading | None = None
    query_code: Heading | None = None


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the tables of one source are read (对应关系)."""

    sheet: str | None = None
    """None: the first one."""
    header_row: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1
    columns: Columns
    codes: dict[str, CountyEvent] = {}
    """From the table's words to our events."""
    org: str | None = None
    """Who did it, where no column says."""
    dates: tuple[str, ...] = DATES


@dataclass(frozen=True, slots=True, kw_only=True)
class BadCell:
    """A cell that keeps a table from being entered (不对的一格): where it stands, and what to do."""

    sheet: str
    row: int
    """As the table counts, from 1."""
    column: str
    """Its heading."""
    letter: str
    words: str
    value: str = ""
    """What is written there, for the screen alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowIn:
    """One row of a table, read: an answer, how the national system knows the matter, or both."""

    row: int
    number: str
    event: str | None
    org: str
    day: date | None
    document: str
    text: str
    due: date | None
    served_on: date | None
    national: tuple[str, str] | None
    cells: dict[str, str]
    """What was written, by field, for the screen alone."""


def read_mapping(content: bytes) -> Mapping:
    """Read a mapping strictly; ``source.bad`` names the field at fault."""
    try:
        mapping = msgspec.json.decode(content, type=Mapping)
    except msgspec.ValidationError as fault:
        place = _PLACE.search(str(fault))
        raise DeskError("source.bad", field=place[1] if place else "") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("input.not_json") from None
    _check(mapping)
    return mapping


def _check(mapping: Mapping) -> None:
    columns = mapping.columns
    named = [name for name in msgspec.structs.asdict(columns).values() if name is not None]
    if len(set(named)) < len(named):
        raise DeskError("source.bad", field="columns")
    tells = columns.event is not None
    if not tells and columns.national_number is None:
        raise DeskError("source.bad", field="columns.event")
    if tells and columns.date is None:
        raise DeskError("source.bad", field="columns.date")
    if tells and columns.org is None and not on_one_line(mapping.org or ""):
        raise DeskError("source.bad", field="org")
    for each in mapping.dates:
        try:
            read_back = _read_day(date(2026, 9, 18).strftime(each), (each,))
        except ValueError:
            raise DeskError("source.bad", field="dates") from None
        if read_back != date(2026, 9, 18):
            raise DeskError("source.bad", field="dates")


def chosen_sheet(table: Table, mapping: Mapping) -> Sheet:
    """The sheet that the mapping means; ``sheet.none`` names those that are there."""
    for sheet in table.sheets:
        if mapping.sheet in {None, sheet.name}:
            return sheet
    raise DeskError("sheet.none", sheet=mapping.sheet, there="、".join(each.name for each in table.sheets))


def letter(column: int) -> str:
    """What a workbook calls its column, counted from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a sheet says (读出的各行): the rows that could be read, and the cells that could not."""

    sheet: str
    places: dict[str, tuple[int, str]]
    """Where the column of each field stands, and its heading."""
    rows: tuple[RowIn, ...] = ()
    bad: tuple[BadCell, ...] = ()

    def note(self, row: RowIn, name: str, words: str) -> BadCell:
        """What is wrong with the field ``name`` of a row, said where it stands."""
        return _noted(self.sheet, row.row, self.places.get(name), words, row.cells.get(name, ""))


def read_rows(sheet: Sheet, mapping: Mapping) -> Rows:
    """Every row under the heading that is not empty, and every cell that is none of what it should be."""
    head = sheet.rows[mapping.header_row - 1] if len(sheet.rows) >= mapping.header_row else ()
    places, bad = _places(sheet, mapping, [_text(each) for each in head])
    read: list[RowIn] = []
    for row, cells in enumerate(() if bad else sheet.rows[mapping.header_row :], mapping.header_row + 1):
        if any(each != "" for each in cells):
            reader = _Row(sheet.name, row, cells, places, mapping)
            found = reader.read()
            bad += reader.bad
            if not reader.bad:
                read.append(found)
    return Rows(sheet=sheet.name, places=places, rows=tuple(read), bad=tuple(bad))


def _noted(sheet: str, row: int, place: tuple[int, str] | None, words: str, value: str) -> BadCell:
    if place is None:
        where, column, letters = _("第{row}行").format(row=row), "", ""
    else:
        column, letters = place[1], letter(place[0])
        where = _("第{row}行{letter}列“{heading}”").format(row=row, letter=letters, heading=column)
    return BadCell(
        sheet=sheet, row=row, column=column, letter=letters, words=f"{where}：{words}", value=value
    )


def _places(
    sheet: Sheet, mapping: Mapping, head: list[str]
) -> tuple[dict[str, tuple[int, str]], list[BadCell]]:
    """Where each field's column stands, with its heading; one that is not there once is told."""
    places: dict[str, tuple[int, str]] = {}
    bad: list[BadCell] = []
    there = "、".join(each for each in head if each) or _("没有标题")
    for name, heading in msgspec.structs.asdict(mapping.columns).items():
        if heading is None:
            continue
        found = [place for place, each in enumerate(head) if each == heading.strip()]
        if len(found) == 1:
            places[name] = found[0], heading
            continue
        said = _("第{row}行没有“{heading}”这个标题，那里写的是：{there}。请核对标题在第几行，或改对应关系。")
        twice = _("第{row}行有{count}列都叫“{heading}”。请改名，只留一列叫这个。")
        words = (twice if found else said).format(
            row=mapping.header_row, heading=heading, there=there, count=len(found)
        )
        bad.append(BadCell(sheet=sheet.name, row=mapping.header_row, column=heading, letter="", words=words))
    return places, bad


class _Row:
    """Reads one row; what is wrong in it is gathered in ``bad``."""

    def __init__(
        self,
        sheet: str,
        row: int,
        cells: tuple[Cell, ...],
        places: dict[str, tuple[int, str]],
        mapping: Mapping,
    ) -> None:
        self._sheet, self._row, self._cells = sheet, row, cells
        self._places, self._mapping = places, mapping
        self.bad: list[BadCell] = []

    def read(self) -> RowIn:
        """The row, as far as its cells can be read."""
        number = self._digits("number", is_number, _("校验位不对，可能抄错了。请照回执核对编号。"))
        event = self._event()
        day = self._day("date") if event else None
        if event and day is None:
            self._missing("date")
        org = on_one_line(self._short("org") if self._mapping.columns.org else self._mapping.org or "")
        if event and not org:
            self._missing("org")
        served_on = self._day("served_on")
        if served_on and event not in SERVED:
            self._note("served_on", _("只有复查、复核意见才写送达日期。"))
        return RowIn(
            row=self._row,
            number=re.sub(r"[\s\-]", "", number),
            event=event,
            org=org,
            day=day,
            document=on_one_line(self._short("document")),
            text=on_one_line(self._short("text", LONG_TEXT)),
            due=self._day("due"),
            served_on=served_on,
            national=self._national(),
            cells={name: _text(self._cell(name)) for name in self._places},
        )

    def _note(self, name: str, words: str) -> None:
        self.bad.append(
            _noted(self._sheet, self._row, self._places.get(name), words, _text(self._cell(name)))
        )

    def _missing(self, name: str) -> None:
        if not any(each.column == self._places.get(name, (0, ""))[1] for each in self.bad):
            self._note(name, _("是空的。请补上（公式没有结果也算空）。"))

    def _cell(self, name: str) -> Cell:
        place = self._places[name][0] if name in self._places else len(self._cells)
        return self._cells[place] if place < len(self._cells) else ""

    def _digits(self, name: str, fits: Callable[[str], bool], words: str) -> str:
        """A number that is no amount: one that the table keeps as an amount has lost its digits."""
        cell = self._cell(name)
        text = _text(cell)
        lost = not isinstance(cell, str) and len(text.lstrip("-")) > _WHOLE_DIGITS
        if lost or _ROUNDED.fullmatch(text):
            self._note(name, _("是数字格式，后几位已丢。请把这一列改成文本，照原件重新填写。"))
        elif not text and name == "number":
            self._missing(name)
        elif not fits(re.sub(r"[\s\-]", "", text) if name == "number" else text):
            self._note(name, words)
        return text

    def _event(self) -> str | None:
        if self._mapping.columns.event is None:
            return None
        text = self._short("event")
        if not text:
            if self._short("national_number"):
                return None
            self._missing("event")
            return None
        event = self._mapping.codes.get(text, text if text in EVENTS else None)
        if event is None:
            self._note(
                "event", _("不知道“{word}”算哪个动作。请在对应关系里定一下，或改这一格。").format(word=text)
            )
        return event

    def _day(self, name: str) -> date | None:
        cell = self._cell(name)
        if cell == "":
            return None
        day = cell if isinstance(cell, date) else _read_day(_text(cell), self._mapping.dates)
        if day is None or not is_meant(day):
            self._note(name, _("不是日历上的一天。请写成 2026-09-18 这样。"))
            return None
        return day

    def _short(self, name: str, most: int = SHORT_TEXT) -> str:
        cell = self._cell(name)
        if isinstance(cell, bool):
            self._note(name, _("是“是/否”，不是文字。请改成文字。"))
            return ""
        text = _text(cell)
        if len(text) > most:
            self._note(name, _("太长，最多{most}个字。请缩短。").format(most=most))
        return text

    def _national(self) -> tuple[str, str] | None:
        told = [
            self._digits(name, _fitting(kind), _("不合格式，只能是数字、字母。请照国家系统里的抄。"))
            for name, kind in (("national_number", NationalNumber), ("query_code", QueryCode))
        ]
        return (told[0], told[1]) if any(told) else None


def _fitting(kind: object) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        try:
            msgspec.convert(text, kind)
        except msgspec.ValidationError:
            return False
        return True

    return fits


def _text(cell: Cell) -> str:
    """What a cell says, as a person reads it: a whole number without its point."""
    if isinstance(cell, bool):
        return _("是") if cell else _("否")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _read_day(text: str, formats: Iterable[str]) -> date | None:
    text = re.sub(r"[ T]00:00(:00)?$", "", text)
    for each in formats:
        try:
            return datetime.strptime(text, each).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def head_of(sheet: Sheet, header_row: int) -> tuple[str, ...]:
    """The headings in this row of a sheet, in the order of its columns."""
    return tuple(map(_text, sheet.rows[header_row - 1])) if len(sheet.rows) >= header_row else ()


def sample_of(sheet: Sheet, header_row: int, column: int) -> str:
    """What stands first under the heading of a column."""
    under = (row[column] for row in sheet.rows[header_row:] if column < len(row))
    return next((_text(cell) for cell in under if cell != ""), "")


def words_under(sheet: Sheet, header_row: int, heading: str) -> tuple[str, ...]:
    """The words that stand under a heading, each once, in their order."""
    head = head_of(sheet, header_row)
    if heading not in head:
        return ()
    place = head.index(heading)
    under = (_text(row[place]) for row in sheet.rows[header_row:] if place < len(row))
    return tuple(dict.fromkeys(each for each in under if each))


def guessed(head: Iterable[str]) -> dict[str, str]:
    """Which heading is most likely which field, for a source of which nothing is kept yet."""
    found: dict[str, str] = {}
    for heading in head:
        field = next((name for part, name in _LIKELY if part in heading), None)
        if field is not None:
            found.setdefault(field, heading)
    return found


_LIKELY = (
    ("信访件编号", "national_number"),
    ("查询码", "query_code"),
    ("编号", "number"),
    ("环节", "event"),
    ("动作", "event"),
    ("送达", "served_on"),
    ("时限", "due"),
    ("期限", "due"),
    ("文号", "document"),
    ("文书号", "document"),
    ("日期", "date"),
    ("时间", "date"),
    ("单位", "org"),
    ("内容", "text"),
)
"""What a heading holds, and the field that it then is."""
