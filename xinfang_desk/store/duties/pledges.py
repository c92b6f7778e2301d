"""Promises that stand in the register (承诺): those a rule makes are kept once somebody touches them."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.duties.pledge import Pledge, by_rule, judged
from xinfang_desk.domain.matter import Matter
from xinfang_desk.store.duties.deeds import HANDED, SAID, deeds_of
from xinfang_desk.store.duties.open_matters import open_matter
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def keep(register: Register, pledge: Pledge) -> None:
    """Keep a promise as it is now; inside a write."""
    register.run(
        "INSERT INTO pledges (uid, number, body) VALUES (?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET body = excluded.body",
        (pledge.uid, pledge.number, codec.body(pledge)),
    )


def keep_what_is_late(register: Register, number: str, today: date) -> None:
    """Keep what the rules make of a matter before it moves on; inside a write.

    A promise that was not kept in time leaves the list by being kept and told, not by the next step.
    """
    standing = open_matter(register, number)
    late = by_rule(standing.matter, standing.deeds, today) if standing else ()
    register.run_many(
        "INSERT INTO pledges (uid, number, body) VALUES (?, ?, ?) ON CONFLICT (uid) DO NOTHING",
        ((each.uid, each.number, codec.body(each)) for each in late),
    )


def pledges(register: Register) -> tuple[Pledge, ...]:
    """Every promise that is kept, of matters that may be shown, as what was done since leaves it.

    What a rule made is no promise where the step that was written down later was in time.
    """
    found = register.stream(
        f"SELECT p.body, m.body, {HANDED}, {SAID} FROM pledges p LEFT JOIN matters m ON m.number = p.number"
        " WHERE p.number IS NULL OR m.confidential = 0 AND m.unanswered = 0 AND m.state <> 'void'"
        " ORDER BY p.uid"
    )
    return tuple(each for row in found if (each := _judged(*row)) is not None)


def _judged(text: str, body: str | None, handed: str, said: str) -> Pledge | None:
    pledge = codec.read(text, Pledge)
    if not pledge.rule or body is None:
        return pledge
    matter = codec.read(body, Matter)
    return judged(pledge, matter, deeds_of(matter, handed, said))


def forget(register: Register, number: str) -> None:
    """Drop what was promised on a matter that was sealed or erased; inside a write."""
    register.run("DELETE FROM pledges WHERE number = ?", (number,))
