"""Whether the same people came (是不是同一些人来的), as marks that lead to nobody."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterator
from datetime import date

from xinfang_desk.domain.duties.digest import Came
from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import SHOWN


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
