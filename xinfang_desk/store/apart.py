"""Who was found not to be the person of an earlier matter (不是同一人), though name and telephone agree.

Only keyed hashes are kept of the one who came, so that nothing here names anybody; the key is the
register's own.
"""

from __future__ import annotations

import hashlib
import secrets

from xinfang_desk.domain.petitioner import Person, normal_id
from xinfang_desk.store.meta import read_meta, write_meta
from xinfang_desk.store.plain import backwards, plain
from xinfang_desk.store.register import Register

_KEY = "apart_key"
_SIZE = 16
"""Bytes of a mark."""


def likenesses(person: Person) -> tuple[str, ...]:
    """By what two visitors are taken for the same: the ID number, or the name with a second field."""
    number, name, phone = normal_id(person.id_number), plain(person.name), backwards(person.phone)
    found = [f"id {number}"] if number else []
    found += [f"phone {name} {phone}"] if name and phone else []
    found += [f"address {name} {person.address}"] if name and person.address else []
    return tuple(found)


def set_apart(register: Register, person: Person, number: str) -> None:
    """``person`` is not who brought ``number``, by nothing that is known of them now; inside a write."""
    key = read_meta(register, _KEY)
    if key is None:
        key = secrets.token_hex(32)
        write_meta(register, _KEY, key)
    register.run_many(
        "INSERT OR IGNORE INTO apart (mark, number) VALUES (?, ?)",
        [(_mark(key, each), number) for each in likenesses(person)],
    )


def set_together(register: Register, person: Person, number: str) -> None:
    """Take :func:`set_apart` back; inside a write."""
    key = read_meta(register, _KEY)
    if key is not None:
        register.run_many(
            "DELETE FROM apart WHERE mark = ? AND number = ?",
            [(_mark(key, each), number) for each in likenesses(person)],
        )


def known_apart(register: Register, person: Person) -> frozenset[tuple[str, str]]:
    """Numbers of matters, each with a likeness of ``person`` that was found to mislead."""
    key = read_meta(register, _KEY)
    if key is None:
        return frozenset()
    return frozenset(
        (number, each)
        for each in likenesses(person)
        for (number,) in register.stream("SELECT number FROM apart WHERE mark = ?", (_mark(key, each),))
    )


def forget(register: Register, number: str) -> None:
    """Nobody is held apart from ``number`` any more: there are no people left in it; inside a write."""
    register.run("DELETE FROM apart WHERE number = ?", (number,))


def _mark(key: str, likeness: str) -> bytes:
    return hashlib.blake2b(likeness.encode(), key=bytes.fromhex(key), digest_size=_SIZE).digest()
