"""Who was found not to be the person of an earlier matter (不是同一人), though name and telephone agree.

Only keyed hashes are kept of the one who came, so that nothing here names anybody; the key is the
register's own.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.store.file.codec import read
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register

_KEY = "apart_key"
_SIZE = 16
"""Bytes of a mark."""


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


def renew(register: Register) -> None:
    """Keep what was set apart before names, telephones and addresses were compared as now; inside a write.

    Only hashes are there: they are tried on the people of the matter, as these were compared then.
    """
    key = read_meta(register, _KEY)
    if key is None:
        return
    for number, body in register.rows(
        "SELECT DISTINCT m.number, v.body FROM apart a JOIN matters m ON m.number = a.number"
        " JOIN visits v ON v.id = m.visit"
    ):
        marks = {mark for (mark,) in register.rows("SELECT mark FROM apart WHERE number = ?", (number,))}
        for person in read(body, Visit).people:
            misled = {each.split()[0] for each in _likenesses_before(person) if _mark(key, each) in marks}
            again = [each for each in likenesses(person) if each.split()[0] in misled]
            register.run_many(
                "INSERT OR IGNORE INTO apart (mark, number) VALUES (?, ?)",
                [(_mark(key, each), number) for each in again],
            )


def _likenesses_before(person: Person) -> tuple[str, ...]:
    """As the first registers compared people: spaces, dots, marks and further numbers made a difference."""
    name = unicodedata.normalize("NFKC", person.name).casefold()
    phone = "".join(each for each in reversed(person.phone) if each.isascii() and each.isalnum()).upper()
    return f"id {person.id_number}", f"phone {name} {phone}", f"address {name} {person.address}"


def _mark(key: str, likeness: str) -> bytes:
    return hashlib.blake2b(likeness.encode(), key=bytes.fromhex(key), digest_size=_SIZE).digest()
