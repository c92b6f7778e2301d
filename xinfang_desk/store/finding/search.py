"""Finding matters (检索): by parts of names, villages and what was said, by initials, by tails.

A contentless full-text table of single characters answers as a substring search would, at every length
and for every character; initials and numbers written backwards are tokens of their own beside them. An
accusation is never in it (信访工作条例 art. 30, para. 3), nor what sounds like one and is not answered yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from xinfang_desk.domain.books.confirmed import in_words
from xinfang_desk.domain.matter import Matter, State, Visit
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.domain.people.likeness import phones
from xinfang_desk.domain.record import Row, Within
from xinfang_desk.sealed_file import Value
from xinfang_desk.searched import query
from xinfang_desk.store.file.codec import read
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.migrations import TO_FILL
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import COLUMNS, OPEN, SHOWN, newest
from xinfang_desk.store.finding import not_same as apart

_ANYWHERE = Within()
_AT_ONCE = 2000
"""Matters that are added in one write."""


def index(register: Register, matter_id: int, visit: Visit, matter: Matter) -> None:
    """Make a matter findable; an accusation is left out, and so is what may be one.

    What is void is found by its number alone.
    """
    _add(register, [(matter_id, visit, matter)])


def _add(register: Register, found: Iterable[tuple[int, Visit, Matter]]) -> None:
    words, alike_ones, addresses = [], [], []
    for matter_id, visit, matter in found:
        if matter.withheld:
            continue
        if matter.state is State.VOID:
            words.append((matter_id, *query.void_entry(matter.number).search))
            continue
        draft = matter.draft
        names = [person.name for person in visit.people]
        found_by = query.entry(
            matter.number,
            names,
            draft.village,
            draft.statement,
            draft.request,
            _numbers(visit),
            papers=[words for each in draft.materials if each.said for words in in_words(each.said)],
        )
        words.append((matter_id, *found_by.search))
        if found_by.similar:
            alike_ones.append((matter_id, found_by.similar))
        addresses += [(each, matter_id) for each in sorted({who.address for who in visit.people} - {""})]
    register.run_many(
        f"INSERT INTO search (rowid, {query.COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        words,
    )
    register.run_many("INSERT INTO similar (rowid, words) VALUES (?, ?)", alike_ones)
    register.run_many("INSERT OR IGNORE INTO addresses VALUES (?, ?)", addresses)


def _numbers(visit: Visit) -> Iterator[str]:
    for person in visit.people:
        yield person.id_number
        yield from phones(person.phone)


def forget(register: Register, matter_id: int) -> None:
    """Take a matter out of the search."""
    for table in ("search", "similar"):
        register.run(f"DELETE FROM {table} WHERE rowid = ?", (matter_id,))
    # This walks the whole table: corrections are rare, and an index would cost every registration a page.
    register.run("DELETE FROM addresses WHERE matter = ?", (matter_id,))


def squeeze(register: Register) -> None:
    """Drop what was taken out for good: until then its words still lie in the index's older parts."""
    for table in ("search", "similar"):
        register.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def rebuild(register: Register) -> None:
    """Make the whole search anew out of the matters."""
    for table in ("search", "similar", "addresses"):
        register.run(f"DELETE FROM {table}")
    done: int | None = 0
    while done is not None:
        done = _fill(register, done)


def catch_up(register: Register) -> None:
    """Fill the search of a register that is older than it, a part at a time; cut off, it goes on from there.

    Who was set apart (不是同一人) stays so, by how people are compared now.
    """
    while (filled := read_meta(register, TO_FILL)) is not None:
        with register.write():
            done = _fill(register, int(filled))
            if done is None:
                apart.renew(register)
                register.run("DELETE FROM meta WHERE key = ?", (TO_FILL,))
            else:
                write_meta(register, TO_FILL, str(done))


def _fill(register: Register, after: int) -> int | None:
    """Add the next matters that the search lacks; the id of the last one, None where there are no more."""
    found = register.rows(
        "SELECT m.id, v.body, m.body FROM matters m JOIN visits v ON v.id = m.visit"
        f" WHERE m.id > ? AND {OPEN} AND NOT EXISTS (SELECT 1 FROM search WHERE rowid = m.id)"
        " ORDER BY m.id LIMIT ?",
        (after, _AT_ONCE),
    )
    _add(register, ((each, read(visit, Visit), read(matter, Matter)) for each, visit, matter in found))
    return int(found[-1][0]) if found else None


def find(register: Register, text: str, limit: int = 50, within: Within = _ANYWHERE) -> tuple[Row, ...]:
    """The ``limit`` matters received last in which every word of ``text`` is found, narrowed to ``within``.

    A word of letters is also looked for among the initials of names, from their beginning; a word of
    digits also among the tails of register, identity and telephone numbers, and five of them among the
    running numbers. A number in groups, as it is printed, is read as one. A dot or a space in a name makes
    no difference. Behind them, while there is room, those whose names or villages only look alike (呂 and
    吕), marked :attr:`Row.similar`.
    """
    words = query.words_of(text)
    if limit < 1 or not (words or within != _ANYWHERE):
        return ()
    if not words:
        return _listed(register, limit, within)
    whole = query.in_groups(words)
    if whole and (found := matching(register, whole, limit, within)):
        return found
    exact = query.asked_all(words, {word: _numbers_with(register, word) for word in words})
    found = matching(register, exact, limit, within)
    return (*found, *_similar(register, words, exact, limit - len(found), within))


def _numbers_with(register: Register, word: str) -> tuple[Number, ...]:
    """The register numbers of all years whose running number is ``word``; none where it cannot be one."""
    if not query.is_running(word):
        return ()
    given = register.rows("SELECT office_code, desk, year FROM counters")
    return tuple(make_number(office, desk, year, int(word)) for office, desk, year in given)


def _similar(
    register: Register, words: Sequence[str], exact: str, limit: int, within: Within
) -> tuple[Row, ...]:
    """The matters that every word of ``words`` fits, where some only look alike; none of ``exact``."""
    known = "SELECT 1 FROM similar WHERE similar MATCH ? LIMIT 1"
    looked_for = query.looks(words)
    if limit < 1 or not any(
        query.is_variant(word) or register.row(known, (look,))
        for word, (_, look) in zip(words, looked_for, strict=False)
    ):
        return ()
    condition, values = _narrowed(within)
    each_fits = [
        "(m.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
        " OR m.id IN (SELECT rowid FROM similar WHERE similar MATCH ?))"
    ] * len(looked_for)
    asked = [each for both in looked_for for each in both]
    found = register.stream(
        f"SELECT {COLUMNS} FROM matters m WHERE {' AND '.join(each_fits)}{condition}"
        " AND m.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY m.id DESC",
        (*asked, *values, exact),
    )
    return tuple(replace(row, similar=True) for row in newest(found, limit))


def matching(register: Register, asked: str, limit: int, within: Within = _ANYWHERE) -> tuple[Row, ...]:
    """The ``limit`` matters received last that a full-text query finds."""
    condition, values = _narrowed(within)
    # The full-text table hands its rows out backwards without sorting them.
    found = register.stream(
        f"SELECT {COLUMNS} FROM search JOIN matters m ON m.id = search.rowid"
        f" WHERE search MATCH ?{condition} ORDER BY search.rowid DESC",
        (asked, *values),
    )
    return newest(found, limit)


def _listed(register: Register, limit: int, within: Within) -> tuple[Row, ...]:
    """What falls into a range, accusations left out as they are everywhere in a search."""
    condition, values = _narrowed(within)
    found = register.stream(
        f"SELECT {COLUMNS} FROM matters m WHERE {SHOWN}{condition} ORDER BY m.id DESC",
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
    matters = f"SELECT m.id FROM matters m WHERE {OPEN}"
    there = "SELECT rowid FROM search"
    lacking = register.rows(f"SELECT count(*) FROM ({matters} EXCEPT {there})")
    beside = "SELECT rowid FROM similar UNION SELECT matter FROM addresses"
    excess = register.rows(f"SELECT count(*) FROM (SELECT * FROM ({there} UNION {beside}) EXCEPT {matters})")
    return int(lacking[0][0]) + int(excess[0][0])
