"""From words to a full-text query (检索式), and from a matter to what the query is asked of.

A contentless full-text table of single characters answers as a substring search would, at every length
and for every character; initials and numbers written backwards are tokens of their own beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xinfang_desk.domain.people.likeness import phones
from xinfang_desk.domain.people.spelling import as_name, called, plain
from xinfang_desk.searched.initials import initials
from xinfang_desk.searched.tokens import BETWEEN, backwards, phrase, tokens
from xinfang_desk.variants import alike

COLUMNS = "people, village, statement, request, initials, tails"
"""Of the full-text table, in the order of :attr:`Entry.search`."""
SHORTEST_TAIL = 4
"""Fewer digits than these are only looked for among the words."""
MOST_SIMILAR = 16
"""Words of one search that are looked for by what they look like too."""
_NUMERIC = re.compile(r"\+?[0-9()‐-―−-]+x?")
_RUNNING = re.compile(r"[0-9]{5}")
_LETTERS = re.compile(r"[a-z]+")
_LONGEST = 300
"""Characters of what is asked that are looked for; a pasted text is found by its start."""
_READ = "{people village statement request}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What of a matter can be found: its columns, and names that are found by their look."""

    search: tuple[str, str, str, str, str, str]
    similar: str = ""


def entry(
    number: str,
    names: Iterable[str],
    village: str,
    statement: str,
    request: str,
    numbers: Iterable[str],
    *,
    papers: Iterable[str] = (),
) -> Entry:
    """Everything of a matter; ``numbers`` are those of its people, ``papers`` what was read of its papers."""
    names = [plain(each) for each in names]
    # A name with spaces or dots in it stands there a second time without them.
    written = dict.fromkeys([*names, *map(called, names)])
    spelled = {letters for name in names for letters in initials(name)}
    tails = {backwards(number), *map(backwards, numbers)}
    others = [other for each in map(called, (*names, village)) if (other := alike(each)) != each]
    return Entry(
        search=(
            tokens(BETWEEN.join(written)),
            tokens(village),
            tokens(BETWEEN.join((statement, *papers))),
            tokens(request),
            " ".join(sorted(spelled)),
            " ".join(sorted(tails)),
        ),
        similar=tokens(BETWEEN.join(others)),
    )


def void_entry(number: str) -> Entry:
    """Of what is void (作废): it is found by its number alone."""
    return Entry(search=("", "", "", "", "", backwards(number)))


def words_of(text: str) -> list[str]:
    """The words of what is asked."""
    return plain(text[:_LONGEST]).split()


def is_tail(word: str) -> bool:
    """Whether it may be the tail of a register, identity or telephone number."""
    return bool(_NUMERIC.fullmatch(word)) and len(backwards(word)) >= SHORTEST_TAIL


def in_groups(words: Sequence[str]) -> str:
    """The query for a number in groups, as it is printed, read as one; empty where the words are no such."""
    whole = "".join(words)
    return asked(whole) if len(words) > 1 and is_tail(whole) else ""


def is_running(word: str) -> bool:
    """Whether it may be the running number within a register number (流水号), which people read out."""
    return bool(_RUNNING.fullmatch(word)) and int(word) > 0


def asked_all(words: Iterable[str], numbers: Mapping[str, Sequence[str]] | None = None) -> str:
    """The query for what holds every word; ``numbers`` are the register numbers that a word may stand for."""
    known = numbers or {}
    return " AND ".join(asked(word, known.get(word, ())) for word in words)


def query(text: str) -> str:
    """The query for what a search looks for first; empty where there is nothing."""
    words = words_of(text)
    whole, each = in_groups(words), asked_all(words)
    return f"({whole} OR ({each}))" if whole else each


def looks(words: Sequence[str]) -> list[tuple[str, str]]:
    """For each word, the query for its exact form or look among the words, and the one among similar names.

    Empty where there are more than :data:`MOST_SIMILAR`.
    """
    if len(words) > MOST_SIMILAR:
        return []
    others = ((word, alike(word)) for word in words)
    return [
        (
            f"({asked(word)} OR {{people village}} : {phrase(other)})" if other else asked(word),
            phrase(other or word),
        )
        for word, other in others
    ]


def is_variant(word: str) -> bool:
    """Whether other characters write the same as ``word`` does (呂 and 吕)."""
    return alike(word) not in {"", called(word)}


def asked(word: str, numbers: Sequence[str] = ()) -> str:
    """The query for one word; nothing in the word can end the quotes.

    A word of letters is also looked for among the initials of names, from their beginning; a word of
    digits also among the tails of numbers, and ``numbers`` are looked for whole.
    """
    places = [f"{_READ} : {phrase(word)}"]
    if (name := as_name(word)) and name != word:
        places.append(f"people : {phrase(name)}")
    if _LETTERS.fullmatch(word):
        places.append(f'initials : "{word}" *')
    if is_tail(word):
        tails = dict.fromkeys(map(backwards, (word, *phones(word))))
        places += [f'tails : "{each}" *' for each in tails]
    places += [f'tails : "{backwards(each)}"' for each in numbers]
    return f"({' OR '.join(places)})"
