"""Whether the same people came (是不是同一些人来的), as marks that lead to nobody."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from xinfang_desk.domain.duties.digest import Came
from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.searched.tokens import phrase
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import SHOWN

_LEAST = 3
"""Characters of a name that is looked for anywhere: many of two are words as well (高兴, 安全)."""
_ONES = 20
"""Matters that are read for one run of characters; more people hardly share it."""


def came(register: Register, since: date, until: date) -> Iterator[Came]:
    """The visits of those days by topic; the marks of people are of this call alone."""
    key = secrets.token_bytes(32)
    found = register.stream(
        "SELECT m.content, m.village, m.received_on, v.uid, v.body FROM matters m"
        " JOIN visits v ON v.id = m.visit"
        f" WHERE m.received_on BETWEEN ? AND ? AND {SHOWN} AND m.village <> '' ORDER BY m.id",
        (since.isoformat(), until.isoformat()),
    )
    for content, village, on, uid, body in found:
        marks = {repr(each) for who in codec.read(body, Visit).people for each in likenesses(who)}
        # Whoever gave no name cannot be told from another: each such visit stands for itself.
        people = frozenset(
            hashlib.blake2b(each.encode(), key=key, digest_size=16).digest() for each in marks or {uid}
        )
        yield Came(content=content, village=village, on=date.fromisoformat(on), people=people)


def names_of_days(register: Register, days: Collection[date]) -> frozenset[str]:
    """The names of whoever was registered on these days, of matters that may be shown."""
    marks = ", ".join("?" * len(days))
    found = register.stream(
        "SELECT v.body FROM matters m JOIN visits v ON v.id = m.visit"
        f" WHERE m.received_on IN ({marks}) AND {SHOWN}",
        tuple(each.isoformat() for each in days),
    )
    return frozenset(who.name for (body,) in found for who in codec.read(body, Visit).people if who.name)


def names_in(register: Register, texts: Iterable[str]) -> frozenset[str]:
    """The names in the register, of three characters or more, that stand in one of ``texts``.

    Of matters that may be found: of an accusation not even this tells.
    """
    found: set[str] = set()
    for text in set(texts):
        for run in {text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1)}:
            if run.isalpha() and not run.isascii():
                found.update(name for name in _called(register, run) if "".join(name.split()) in text)
    return frozenset(found)


def _called(register: Register, run: str) -> Iterator[str]:
    """The names in which three characters stand."""
    bodies = register.rows(
        "SELECT v.body FROM search JOIN matters m ON m.id = search.rowid JOIN visits v ON v.id = m.visit"
        " WHERE search MATCH ? LIMIT ?",
        (f"people : {phrase(run)}", _ONES),
    )
    for (body,) in bodies:
        yield from (who.name for who in codec.read(body, Visit).people if len(who.name) >= _LEAST)
