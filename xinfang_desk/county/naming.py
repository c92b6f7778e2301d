"""Matters by the names in them (按姓名查找): as they are compared, and as they look."""

from __future__ import annotations

from xinfang_desk.batch import wire
from xinfang_desk.county import packs
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.people.spelling import as_name, called
from xinfang_desk.variants import alike

_AT_ONCE = 2000
"""Records that are named in one write."""


def spelled(record: wire.RecordV1) -> tuple[str, str]:
    """The names of a record as they are compared; and as they look, where that is another thing.

    What a desk declared void is found by its number alone.
    """
    if is_void(record):
        return "", ""
    names = [called(person.name) for person in record.people]
    shown = [called(record.village), *names]
    others = [other for each in shown if (other := alike(each)) != each]
    return "\n".join(names), "\n".join(others)


def catch_up(ledger: Ledger) -> None:
    """Name the records of an older ledger, a part at a time; cut off, it goes on from there."""
    reader = packs.Reader(ledger)
    waiting = "SELECT id, batch, place FROM records WHERE called IS NULL ORDER BY id LIMIT ?"
    while found := ledger.rows(waiting, (_AT_ONCE,)):
        named = (
            (*spelled(wire.decode(reader.line((batch, place)), wire.RecordV1)), record)
            for record, batch, place in found
        )
        with ledger.write():
            ledger.run_many("UPDATE records SET called = ?, alike = ? WHERE id = ?", named)


def by_name(ledger: Ledger, text: str, limit: int) -> list[packs.Place]:
    """Where the records lie that have ``text`` in a name, however it is dotted or spaced; the last first."""
    name = as_name(text)
    return _holding(ledger, "instr(called, ?) > 0", (name,), limit) if name else []


def by_look(ledger: Ledger, text: str, limit: int) -> list[packs.Place]:
    """Where the records lie that have in a name or village what looks like ``text`` (吕 for 呂)."""
    name = alike(text)
    condition = "(instr(alike, ?) > 0 OR instr(called, ?) > 0)"
    return _holding(ledger, condition, (name, name), limit) if name else []


def _holding(ledger: Ledger, condition: str, names: tuple[str, ...], limit: int) -> list[packs.Place]:
    found = ledger.stream(
        f"SELECT batch, place FROM records WHERE {condition} ORDER BY id DESC LIMIT ?",
        (*names, limit),
    )
    return [(batch, place) for batch, place in found]
