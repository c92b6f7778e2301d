"""Finding matters (检索): by parts of names, villages and what was said, by initials, by tails.

A contentless full-text table of single characters answers as a substring search would, at every length
and for every character; initials and numbers written backwards are tokens of their own beside them. An
accusation is never in it (信访工作条例 art. 30, para. 3), nor what sounds like one and is not answered yet.
"""

from __future__ import annotations

import re

from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.record import Row, Within
from xinfang_desk.store.codec import read
from xinfang_desk.store.letters import initials
from xinfang_desk.store.plain import BETWEEN, backwards, phrase, plain, tokens
from xinfang_desk.store.register import Register, Value
from xinfang_desk.store.rows import COLUMNS, SHOWN, newest

SHORTEST_TAIL = 4
"""Fewer digits than these are only looked for among the words."""
_NUMERIC = re.compile(r"[0-9-]+x?")
_LETTERS = re.compile(r"[a-z]+")
_ANYWHERE = Within()
_READ = "{people village statement request}"


def index(register: Register, matter_id: int, visit: Visit, matter: Matter) -> None:
    """Make a matter findable; an accusation is left out, and so is what may be one."""
    if matter.withheld:
        return
    names = [plain(person.name) for person in visit.people]
    spelled = {letters for name in names for letters in initials(name)}
    numbers = {matter.number, *(each for person in visit.people for each in (person.id_number, person.phone))}
    register.run(
        "INSERT INTO search (rowid, people, village, statement, request, initials, tails)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            matter_id,
            tokens(BETWEEN.join(names)),
            tokens(matter.draft.village),
            tokens(matter.draft.statement),
            tokens(matter.draft.request),
            " ".join(sorted(spelled)),
            " ".join(sorted(map(backwards, numbers))),
        ),
    )
    addresses = {person.address for person in visit.people} - {""}
    register.run_many(
        "INSERT INTO addresses VALUES (?, ?)", [(each, matter_id) for each in sorted(addresses)]
    )


def forget(register: Register, matter_id: int) -> None:
    """Take a matter out of the search."""
    register.run("DELETE FROM search WHERE rowid = ?", (matter_id,))
    # This walks the whole table: corrections are rare, and an index would cost every registration a page.
    register.run("DELETE FROM addresses WHERE matter = ?", (matter_id,))


def squeeze(register: Register) -> None:
    """Drop what was taken out for good: until then its words still lie in the index's older parts."""
    register.run("INSERT INTO search (search) VALUES ('optimize')")


def rebuild(register: Register) -> None:
    """Make the whole search anew out of the matters."""
    register.run("DELETE FROM search")
    register.run("DELETE FROM addresses")
    found = register.rows("SELECT m.id, v.body, m.body FROM matters m JOIN visits v ON v.id = m.visit")
    for matter_id, visit, matter in found:
        index(register, matter_id, read(visit, Visit), read(matter, Matter))


def find(register: Register, text: str, limit: int = 50, within: Within = _ANYWHERE) -> tuple[Row, ...]:
    """The ``limit`` matters received last in which every word of ``text`` is found, narrowed to ``within``.

    A word of letters is also looked for among the initials of names, from their beginning; a word of
    digits also among the tails of register, identity and telephone numbers. A number in groups, as it is
    printed, is read as one.
    """
    words = plain(text).split()
    if limit < 1 or not (words or within != _ANYWHERE):
        return ()
    if not words:
        return _listed(register, limit, within)
    whole = "".join(words)
    if len(words) > 1 and _is_tail(whole) and (found := matching(register, _asked(whole), limit, within)):
        return found
    return matching(register, " AND ".join(map(_asked, words)), limit, within)


def matching(register: Register, asked: str, limit: int, within: Within = _ANYWHERE) -> tuple[Row, ...]:
    """The ``limit`` matters received last that a full-text query finds."""
    condition, values = _narrowed(within)
    # The full-text table hands its rows out backwards without sorting them.
    found = register.stream(
        f"SELECT {COLUMNS} FROM search JOIN matters m ON m.id = search.rowid"  # noqa: S608
        f" WHERE search MATCH ?{condition} ORDER BY search.rowid DESC",
        (asked, *values),
    )
    return newest(found, limit)


def _listed(register: Register, limit: int, within: Within) -> tuple[Row, ...]:
    """What falls into a range, accusations left out as they are everywhere in a search."""
    condition, values = _narrowed(within)
    found = register.stream(
        f"SELECT {COLUMNS} FROM matters m WHERE {SHOWN}{condition} ORDER BY m.id DESC",  # noqa: S608
        values,
    )
    return newest(found, limit)


def _narrowed(within: Within) -> tuple[str, tuple[Value, ...]]:
    """A range as a condition on ``matters m``, and its values."""
    states = sorted(state.value for state in within.states)
    asked: tuple[tuple[str, tuple[Value, ...]], ...] = (
        ("m.received_on >= ?", (within.since.isoformat(),) if within.since else ()),
        ("m.received_on <= ?", (within.until.isoformat(),) if within.until else ()),
        ("m.village = ?", (within.village,) if within.village else ()),
        (f"m.state IN ({', '.join('?' * len(states))})", tuple(states)),
        ("m.due <= ?", (within.due_by.isoformat(),) if within.due_by else ()),
    )
    wanted = [(condition, values) for condition, values in asked if values]
    return "".join(f" AND {condition}" for condition, _ in wanted), tuple(
        value for _, values in wanted for value in values
    )


def strays(register: Register) -> int:
    """How many matters the search lacks, or has and should not."""
    matters = f"SELECT m.id FROM matters m WHERE {SHOWN}"  # noqa: S608
    there = "SELECT rowid FROM search"
    lacking = register.rows(f"SELECT count(*) FROM ({matters} EXCEPT {there})")  # noqa: S608
    excess = register.rows(
        f"SELECT count(*) FROM (SELECT * FROM ({there} UNION SELECT matter FROM addresses)"  # noqa: S608
        f" EXCEPT {matters})"
    )
    return int(lacking[0][0]) + int(excess[0][0])


def _asked(word: str) -> str:
    """The full-text query for one word; nothing in the word can end the quotes."""
    places = [f"{_READ} : {phrase(word)}"]
    if _LETTERS.fullmatch(word):
        places.append(f'initials : "{word}" *')
    if _is_tail(word):
        places.append(f'tails : "{backwards(word)}" *')
    return f"({' OR '.join(places)})"


def _is_tail(word: str) -> bool:
    return bool(_NUMERIC.fullmatch(word)) and len(backwards(word)) >= SHORTEST_TAIL
