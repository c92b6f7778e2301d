"""The county's trail (操作留痕): who did what, when; lines that are only ever added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.record import TrailLine
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.trail_chain import BEGINNING, Line, broken, seal

_LOCK = "trail"
_OF_ALL = "matters"
"""What a line is about whose purpose was kept for no single matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRead:
    """Lines of the trail, the hash of the last of all, and whether all of it follows."""

    lines: tuple[TrailLine, ...]
    head: str
    sound: bool


def append(ledger: Ledger, at: datetime, officer: str, verb: str, subject: str, detail: str = "") -> None:
    """Add a line; inside a write. ``detail`` never holds a name or an ID number of who came."""
    ledger.lock(_LOCK)
    last = ledger.row("SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    seq, before = (int(last[0]) + 1, str(last[1])) if last else (1, BEGINNING)
    line = (seq, at.isoformat(), officer, verb, subject, detail)
    ledger.run(
        "INSERT INTO trail (seq, at, officer, verb, subject, detail, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, before, seal((*line, "", before))),
    )


def read(
    ledger: Ledger,
    *,
    officer: str = "",
    verb: str = "",
    since: date | None = None,
    until: date | None = None,
) -> TrailRead:
    """The lines that all of the given conditions fit, oldest first; with why numbers were seen."""
    found = [(line, sealed) for line, sealed in _lines(ledger)]
    whys = _purposes(ledger)
    made = (
        TrailLine(
            seq=line[0],
            at=datetime.fromisoformat(line[1]),
            officer=line[2],
            verb=line[3],
            subject=line[4],
            detail=line[5],
            hash=sealed,
            why=_why(ledger, whys, line) if line[3] == "ids_seen" else "",
        )
        for line, sealed in found
    )
    return TrailRead(
        lines=tuple(
            each
            for each in made
            if (not officer or each.officer == officer)
            and (not verb or each.verb == verb)
            and (since is None or china_day(each.at) >= since)
            and (until is None or china_day(each.at) <= until)
        ),
        head=found[-1][1] if found else BEGINNING,
        sound=broken(found) is None,
    )


def _purposes(ledger: Ledger) -> dict[str, list[tuple[str, str]]]:
    """When each matter's numbers were opened, and the sealed purpose, oldest first; '' is for all matters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, at, why in ledger.rows("SELECT number, at, why FROM id_openings ORDER BY at"):
        found.setdefault(number, []).append((at, why))
    return found


def _why(ledger: Ledger, whys: dict[str, list[tuple[str, str]]], line: Line) -> str:
    """The purpose that was kept in the same write as this line: the last one before it of its matter."""
    number = "" if line[4] == _OF_ALL else line[4]
    before = [each for each in whys.get(number, ()) if each[0] <= line[1]]
    if not before:
        return ""
    at, why = before[-1]
    return ledger.bodies.open_text(why, "id_openings", number, at)


def first_broken(ledger: Ledger) -> int | None:
    """The number of the first line that does not follow from those before it, or None."""
    return broken(_lines(ledger))


def holds(ledger: Ledger, head: tuple[int, str]) -> bool:
    """Whether line and hash are in this trail: a copy that ends with it was made of this ledger."""
    return head == (0, BEGINNING) or (
        ledger.row("SELECT 1 FROM trail WHERE seq = ? AND hash = ?", head) is not None
    )


def last(ledger: Ledger) -> tuple[int, str]:
    """The number and hash of the last line."""
    found = ledger.row("SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), str(found[1])) if found else (0, BEGINNING)


def _lines(ledger: Ledger) -> Iterator[tuple[Line, str]]:
    for seq, at, who, verb, subject, detail, before, sealed in ledger.stream(
        "SELECT seq, at, officer, verb, subject, detail, prev, hash FROM trail ORDER BY seq"
    ):
        yield (int(seq), at, who, verb, subject, detail, "", before), sealed
