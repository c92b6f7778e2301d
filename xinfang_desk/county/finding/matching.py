"""Matters by what is in them (查找): numbers, names, initials, tails, words; from the index, never a scan."""

from __future__ import annotations

import re
from itertools import chain

from xinfang_desk.county.answers import MatterPage
from xinfang_desk.county.enrolment import card_of, desks
from xinfang_desk.county.finding.listing import Said, lines_of, lines_told
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.number import is_number
from xinfang_desk.domain.office import town_of
from xinfang_desk.domain.people.text import in_bytes
from xinfang_desk.searched import query

_MATCH = "SELECT rowid FROM search WHERE search MATCH ?"
_LISTED = re.compile(r"(\D+?)\s*((?:[0-9]\s*){9})")
"""A number as lists have room for it: the desk by its town, then year, running number and check digits."""


def find(ledger: Ledger, index: WordIndex, text: str, limit: int, page: int = 1) -> MatterPage:
    """The ``page``-th ``limit`` matters in which every word of ``text`` is found, received last first.

    A whole number finds its matter, typed out or as a list shows it; a number in groups is read as one.
    Behind the others stand those in which a name or village only looks like what was asked, marked
    :attr:`MatterLine.similar`.
    """
    in_bytes(text)  # half of a character is refused, not looked for
    words, first = query.words_of(text), max(page - 1, 0) * limit
    if limit < 1 or not words:
        return MatterPage(total=0, lines=())
    if numbers := _whole_numbers(ledger, words):
        among = f"number IN ({', '.join('?' * len(numbers))}) ORDER BY id DESC"
        known = [number for (number,) in index.rows(f"SELECT number FROM lines WHERE {among}", numbers)]
        return MatterPage(total=len(known), lines=lines_of(ledger, index, known[first : first + limit]))
    asked = query.in_groups(words)
    total = _count(index, asked) if asked else 0
    if not total:
        asked = query.asked_all(words)
    found = _said(index, f"SELECT rowid FROM ({_MATCH})", (asked,), limit, first)
    if len(found) < limit and not first:
        total = len(found)  # All of them: they need not be counted.
    elif not total:
        total = _count(index, asked)
    looks = _alike(index, words, asked)
    if looks is None:
        return MatterPage(total=total, lines=lines_told(ledger, found))
    rows, values = looks
    others = int((index.row(f"SELECT count(*) FROM ({rows})", values) or (0,))[0])
    similar = _said(index, rows, values, limit - len(found), max(first - total, 0))
    return MatterPage(
        total=total + others,
        lines=lines_told(ledger, found) + lines_told(ledger, similar, similar=True),
    )


def _whole_numbers(ledger: Ledger, words: list[str]) -> tuple[str, ...]:
    """The numbers that these words spell out: one, or one of each desk of the town that they name."""
    whole = "".join(words).replace("-", "")
    if is_number(whole):
        return (whole,)
    listed = _LISTED.fullmatch(" ".join(words))
    if listed is None:
        return ()
    town, tail = listed[1], "".join(listed[2].split())
    here = (each for each in desks(ledger) if town in {(name := card_of(ledger, each).name), town_of(name)})
    return tuple(filter(is_number, (each.replace("-", "") + tail for each in here)))


def _count(index: WordIndex, asked: str) -> int:
    return int((index.row("SELECT count(*) FROM search WHERE search MATCH ?", (asked,)) or (0,))[0])


def _said(index: WordIndex, rows: str, values: tuple[str, ...], limit: int, first: int) -> dict[str, Said]:
    """What the index says of those rows by their numbers, received last first."""
    found = index.rows(
        "SELECT l.number, l.people, l.village, l.summary"
        f" FROM ({rows} ORDER BY rowid DESC LIMIT ? OFFSET ?) f"
        " JOIN lines l ON l.id = f.rowid ORDER BY f.rowid DESC",
        (*values, limit, first),
    )
    return {number: (people, village, summary) for number, people, village, summary in found}


def _alike(index: WordIndex, words: list[str], asked: str) -> tuple[str, tuple[str, ...]] | None:
    """The rows in which each word is found or something that looks like it; none that ``asked`` finds."""
    looked_for = query.looks(words)
    known = "SELECT 1 FROM similar WHERE similar MATCH ? LIMIT 1"
    if not any(
        query.is_variant(word) or index.row(known, (look,))
        for word, (_, look) in zip(words, looked_for, strict=False)
    ):
        return None
    each_fits = f"({_MATCH} UNION SELECT rowid FROM similar WHERE similar MATCH ?)"
    fits = " INTERSECT ".join([f"SELECT rowid FROM {each_fits}"] * len(looked_for))
    return f"SELECT rowid FROM ({fits} EXCEPT {_MATCH})", (*chain.from_iterable(looked_for), asked)
