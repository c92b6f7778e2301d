"""Tables that wait for the next reply to a desk (随回执下发的表); one of a name, the newest."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.statement import TABLES
from xinfang_desk.county.enrolment import card_of
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError

_HELD = "held_tables"


def hold_table(ledger: Ledger, desk: str, table: wire.TableV1, at: datetime) -> None:
    """Keep a table for the next reply to this desk, in the place of one that waits. Inside a write.

    ``table.reply_too_old`` where the desk's card does not say that it takes tables in replies.
    """
    if not cards.reads(card_of(ledger, desk), TABLES):
        raise DeskError("table.reply_too_old", desk=desk)
    line = wire.encode(wire.CarriedTableV3(table=table.table, version=table.version, content=table.content))
    ledger.run(f"DELETE FROM {_HELD} WHERE desk = ? AND name = ? AND reply IS NULL", (desk, table.table))
    ledger.run(
        f"INSERT INTO {_HELD} (desk, name, body, at) VALUES (?, ?, ?, ?)",
        (desk, table.table, ledger.bodies.shut(line, _HELD, desk, table.table), at.isoformat()),
    )


def waiting_tables(ledger: Ledger, card: cards.Card, unread: int = 0) -> tuple[str, ...]:
    """The names of those that the next reply carries; with ``unread`` also those of that reply.

    None while the desk has an older program (again).
    """
    if not cards.reads(card, TABLES):
        return ()
    return tuple(
        name
        for (name,) in ledger.rows(
            f"SELECT DISTINCT name FROM {_HELD} WHERE desk = ? AND (reply IS NULL OR reply = ?)"
            " ORDER BY name",
            (card.office, unread),
        )
    )


def carried(ledger: Ledger, desk: str, sequence: int) -> tuple[str, ...]:
    """The names of those that a reply has."""
    return tuple(
        name
        for (name,) in ledger.rows(
            f"SELECT name FROM {_HELD} WHERE desk = ? AND reply = ? ORDER BY name", (desk, sequence)
        )
    )


def table_lines(ledger: Ledger, card: cards.Card, *, whole: bool) -> list[bytes]:
    """The lines of a reply: of each table what waits; with ``whole`` the newest of each that ever did."""
    if not cards.reads(card, TABLES):
        return []
    which = "" if whole else "AND reply IS NULL "
    # Of one name the last counts.
    newest = dict(
        ledger.rows(f"SELECT name, body FROM {_HELD} WHERE desk = ? {which}ORDER BY id", (card.office,))
    )
    opened = ledger.bodies.open
    return [opened(body, _HELD, card.office, name) for name, body in sorted(newest.items())]


def tell(ledger: Ledger, card: cards.Card, sequence: int) -> None:
    """That reply carries those that waited. Inside a write."""
    if cards.reads(card, TABLES):
        ledger.run(f"UPDATE {_HELD} SET reply = ? WHERE desk = ? AND reply IS NULL", (sequence, card.office))


def untell(ledger: Ledger, desk: str, since: int) -> None:
    """What replies from that one on carried waits again, but for what a newer one replaces. In a write."""
    ledger.run(f"UPDATE {_HELD} SET reply = NULL WHERE desk = ? AND reply >= ?", (desk, since))
    ledger.run(
        f"DELETE FROM {_HELD} WHERE desk = ? AND reply IS NULL AND id < (SELECT max(n.id) FROM {_HELD} n"
        f" WHERE n.desk = {_HELD}.desk AND n.name = {_HELD}.name)",
        (desk,),
    )
