"""What a register was told (所写语句), heard from SQLite itself, and told again by nothing but sqlcipher3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

_CHANGES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def heard(connection: Any) -> Iterator[list[str]]:
    """Every statement with its values in it, in their order; those of triggers and SQLite's own left out."""
    said: list[str] = []
    connection.set_trace_callback(lambda told: None if told.startswith("--") else said.append(told))
    try:
        yield said
    finally:
        connection.set_trace_callback(None)


def changes(said: Sequence[str]) -> list[str]:
    """Those that change rows."""
    return [each for each in said if each.startswith(_CHANGES)]


def again(connection: Any, statements: Sequence[str]) -> None:
    """All of them in one durable transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for each in statements:
        connection.execute(each).fetchall()
    connection.execute("COMMIT")
