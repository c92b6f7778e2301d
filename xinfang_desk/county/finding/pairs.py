"""The same person or the same matter at two offices (同一人、同一件): two matters, and a decision.

Candidates are pairs of matters, never a list of people: by keyed hashes alone, the earlier matter with each
later one of another office. Nothing is merged or deleted; of two that are linked, the clock of the earlier
registration runs alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from xinfang_desk.county import standing
from xinfang_desk.county.finding.lines import PairLine
from xinfang_desk.county.finding.word_index import ORDINAL, WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import desk_of_number, read_number

LINKED, APART = "linked", "apart"
MOST_PAIRS = 1000
"""Pairs that are told at once, the latest first."""
_DAYS = 90
"""Within which two matters that only sound alike may be one."""
_WHY = {b"i": "id", b"p": "phone", b"a": "address", b"m": "matter", b"w": "words"}
"""By the first byte of a mark: the same identity number, name and telephone, name and address; the same
name, village and content within :data:`_DAYS`, the same words."""

_Row = tuple[int, str]
"""A row of the index, and the number of its matter."""


def same(ledger: Ledger, index: WordIndex, number: str = "") -> tuple[PairLine, ...]:
    """The pairs that may be one, or those of one matter, with what was decided; undecided ones first.

    ``why`` is the strongest reason, ``a`` the matter that was received first.
    """
    found: dict[tuple[str, str], str] = {}
    for kind, rows in _groups(index, read_number(number) if number else ""):
        for a, b in _apart_in_place(kind, rows):
            found.setdefault((a, b), _WHY[kind])
    decided = {frozenset((a, b)): word for a, b, word in ledger.rows("SELECT a, b, decided FROM pairs")}
    wanted = read_number(number) if number else ""
    lines = [
        PairLine(a=a, b=b, why=why, decided=decided.pop(frozenset((a, b)), None))
        for (a, b), why in found.items()
        if wanted in {"", a, b}
    ]
    # What was decided without a hint of ours stands too.
    lines += [
        PairLine(a=a, b=b, why="", decided=word)
        for (a, b), word in ((_by_time(ledger, *sorted(pair)), word) for pair, word in decided.items())
        if wanted in {"", a, b}
    ]
    order = list(_WHY.values())
    lines.sort(key=lambda each: (each.decided is not None, order.index(each.why) if each.why else len(order)))
    return tuple(lines[:MOST_PAIRS])


def decide(ledger: Ledger, one: str, other: str, decided: str, at: datetime) -> PairLine:
    """Remember that two matters are linked, or not the same; inside a write.

    ``matter.unknown``, ``pair.one_matter``. The last decision stands.
    """
    a, b = sorted((read_number(one), read_number(other)))
    if a == b:
        raise DeskError("pair.one_matter", number=a)
    for number in (a, b):
        if ledger.row("SELECT 1 FROM records WHERE number = ?", (number,)) is None:
            raise DeskError("matter.unknown")
    ledger.run(
        "INSERT INTO pairs (a, b, decided, at) VALUES (?, ?, ?, ?) ON CONFLICT (a, b)"
        " DO UPDATE SET decided = excluded.decided, at = excluded.at",
        (a, b, decided, at.isoformat()),
    )
    standing.renew(ledger, (a, b))
    earlier, later = _by_time(ledger, a, b)
    return PairLine(a=earlier, b=later, why="", decided=decided)


def forget(ledger: Ledger, one: str, other: str) -> None:
    """Be undecided about two matters again; inside a write."""
    pair = sorted((read_number(one), read_number(other)))
    if ledger.run("DELETE FROM pairs WHERE a = ? AND b = ?", pair):
        standing.renew(ledger, pair)


def _groups(index: WordIndex, number: str) -> Iterator[tuple[bytes, list[_Row]]]:
    """The rows under each mark that more than one matter has, the strongest kind first, the latest first."""
    of_one = " AND mark IN (SELECT m.mark FROM marks m JOIN lines l ON l.id = m.id WHERE l.number = ?)"
    for kind in _WHY:
        values: list[bytes | str | int] = [kind, kind + b"\xff" * 16]
        marks = index.rows(
            "SELECT mark FROM marks WHERE mark >= ? AND mark <= ?"
            f"{of_one if number else ''} GROUP BY mark HAVING count(*) > 1 ORDER BY max(id) DESC LIMIT ?",
            (*values, *([number] if number else []), MOST_PAIRS),
        )
        for (mark,) in marks:
            rows = index.rows(
                "SELECT m.id, l.number FROM marks m JOIN lines l ON l.id = m.id"
                " WHERE m.mark = ? ORDER BY m.id",
                (mark,),
            )
            yield kind, [(row, each) for row, each in rows]


def _apart_in_place(kind: bytes, rows: Iterable[_Row]) -> Iterator[tuple[str, str]]:
    """The first matter with each later one that another office registered."""
    first, *others = rows
    for row, number in others:
        soon = (row >> ORDINAL) - (first[0] >> ORDINAL) <= _DAYS * 86_400
        if desk_of_number(number)[:9] != desk_of_number(first[1])[:9] and (kind != b"m" or soon):
            yield first[1], number


def _by_time(ledger: Ledger, a: str, b: str) -> tuple[str, str]:
    """Two matters, the one that was received first ahead."""
    found = ledger.rows(
        "SELECT number FROM records WHERE number IN (?, ?) ORDER BY received_at, number", (a, b)
    )
    earlier, later = (number for (number,) in found)
    return earlier, later
