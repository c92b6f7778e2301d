"""What paper it is (看文书): each field is read where it stands, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.reading.addressed import find_addressee, find_body
from xinfang_desk.domain.reading.foot import FootDay, read_foot
from xinfang_desk.domain.reading.heading import Heading, find_heading, kind_of
from xinfang_desk.domain.reading.kinds import PaperKinds
from xinfang_desk.domain.reading.levelled import levelled
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.order import pieces_of
from xinfang_desk.domain.reading.paper_number import find_number, find_receipt_number, year_of
from xinfang_desk.domain.reading.remedies import Remedies, Remedy, read_remedies
from xinfang_desk.domain.reading.runs import Piece, joined

RECEIPT = "receipt"
"""The kind of our own receipt, whose number proves itself."""
_SURE = 0.9
"""Below it the reader's words are not believed."""
_SURE_OF_A_DAY = 0.97
"""One sign that a seal hides is another day."""
_SURE_OF_A_NAME = 0.85
"""A name on a short line; the officer reads it beside the picture."""
_SURE_UNDER_A_SEAL = 0.97
"""Where the name of the body stands in the signature alone."""
_SURE_OF_A_HEADING = 0.8
"""A heading is one of few: it is whole, or it is none."""
_LATER = 3
"""Years that a paper may be made after the year in its number: a case is decided in a later one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRead:
    """What was read; ``unsure`` names the fields that are there and were not read well (看不清).

    A field is empty where it was not read. ``event`` is the key of ``events`` that the day of receipt belongs
    to; ``at`` has the lines of each field, by index, ``lines`` them all.
    """

    kind: str | None
    event: str | None
    body: str
    number: str
    made_on: date | None
    received_on: date | None
    to: str
    remedies: tuple[Remedy, ...]
    unsure: tuple[str, ...]
    lines: tuple[Line, ...]
    at: Mapping[str, tuple[int, ...]]


class _Reading:
    """Fields as they are read: each sure enough, or among those that are not."""

    def __init__(self, lines: Sequence[Line], pieces: Sequence[Piece]) -> None:
        self._lines, self._pieces = lines, pieces
        self.at: dict[str, tuple[int, ...]] = {}
        self.unsure: list[str] = []

    def sure(self, field: str, pieces: Iterable[int], least: float = _SURE) -> bool:
        """Whether the reader was sure of all that a field was read from."""
        lines = tuple(sorted({line for at in pieces for line in self._pieces[at].run.lines()}))
        self.at[field] = lines
        if all(self._lines[each].score >= least for each in lines):
            return True
        self.doubt(field)
        return False

    def doubt(self, field: str) -> None:
        """It is there, and cannot be read."""
        if field not in self.unsure:
            self.unsure.append(field)


def read_paper(lines: Sequence[Line], kinds: PaperKinds) -> PaperRead:
    """What the lines of a paper say. Nothing is guessed: without a heading of the table it is of no kind."""
    pieces = pieces_of(levelled(lines))
    heading = find_heading(pieces)
    reading = _Reading(lines, pieces)
    if heading is None:
        return _nothing(lines, ("kind",) if pieces else ())
    numbered = find_number(pieces, heading)
    kind = kind_of(heading, pieces, kinds, numbered[0] if numbered else "")
    if kind is None or not reading.sure("kind", range(heading.own, heading.last + 1), _SURE_OF_A_HEADING):
        return _nothing(lines, ("kind",))
    if kind.is_unsure:
        reading.doubt("event")
    if kind.kind == RECEIPT:
        numbered = find_receipt_number(pieces)
    number = numbered[0] if numbered and reading.sure("number", [numbered[1]]) else ""
    remedies = read_remedies(joined(pieces))
    foot = read_foot(pieces, _below(pieces, heading, remedies))
    made = _day(reading, "made_on", foot.made)
    received = _day(reading, "received_on", foot.received)
    year = year_of(number)
    if made and year and not year <= made.year <= year + _LATER:
        made = None
    named = find_body(pieces, heading, foot.signed)
    least = _SURE_UNDER_A_SEAL if named and named[1] == (foot.signed,) else _SURE
    body = named[0] if named and reading.sure("body", named[1], least) else ""
    addressed = find_addressee(pieces, heading) if kind.to else None
    to = addressed[0] if addressed and reading.sure("to", [addressed[1]], _SURE_OF_A_NAME) else ""
    lacking = {
        "number": not number,
        "made_on": made is None,
        "received_on": foot.received_unsure,
        "body": not body,
        "to": kind.to and not to,
        "remedies": remedies.is_unsure or (kind.remedy and not remedies.found),
    }
    for field, is_lacking in lacking.items():
        if is_lacking:
            reading.doubt(field)
    if remedies.found:
        reading.at["remedies"] = tuple(sorted({at for each in remedies.found for at in each.at}))
    return PaperRead(
        kind=kind.kind,
        event=kind.event,
        body=body,
        number=number,
        made_on=made,
        received_on=received,
        to=to,
        remedies=remedies.found,
        unsure=tuple(reading.unsure),
        lines=tuple(lines),
        at=reading.at,
    )


def _below(pieces: Sequence[Piece], heading: Heading, remedies: Remedies) -> int:
    """The first piece that can be of the foot: below the heading and below what is named as remedies."""
    named = {line for each in remedies.found for line in each.at}
    return max(
        (at + 1 for at, piece in enumerate(pieces) if named & set(piece.run.of)), default=heading.last + 1
    )


def _day(reading: _Reading, field: str, found: FootDay | None) -> date | None:
    return found.day if found and reading.sure(field, [found.at], _SURE_OF_A_DAY) else None


def _nothing(lines: Sequence[Line], unsure: tuple[str, ...]) -> PaperRead:
    return PaperRead(
        kind=None,
        event=None,
        body="",
        number="",
        made_on=None,
        received_on=None,
        to="",
        remedies=(),
        unsure=unsure,
        lines=tuple(lines),
        at={},
    )
