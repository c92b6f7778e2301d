"""First letters of names (姓名拼音首字母), with every reading of a character and those of surnames."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

from xinfang_desk.places import RESOURCES

MOST = 8
"""Spellings of one name that are kept; a name of three characters rarely has more."""
_LONGEST = 40
"""Characters of a name that are spelled; nobody types more letters than that."""
_MOST_NAMES = 50
"""Names in one field that are spelled (a list of a group)."""
_LISTED = re.compile("[、,，;；/\n]")

Readings = tuple[dict[str, str], dict[str, str], dict[str, str]]


def initials(name: str) -> tuple[str, ...]:
    """The spellings by first letters of a plain name, likeliest first (单示例: ssl, dsl, csl).

    Of each name, where the field holds a list. Latin letters stand for themselves; what has no known
    reading is passed over.
    """
    names = _LISTED.split(name, _MOST_NAMES)[:_MOST_NAMES]
    return tuple(dict.fromkeys(spelled for each in names for spelled in _spellings(each.strip()[:_LONGEST])))


def _spellings(name: str) -> Iterator[str]:
    readings = [found for position, each in enumerate(name) if (found := _of(each, surname=position == 0))]
    # The last characters vary fastest, so a surname's own reading stays in the first spellings. No two are
    # equal, and no more than are wanted are made: of twenty characters there may be a million.
    return ("".join(letters) for letters in islice(product(*readings), MOST) if letters)


@lru_cache(maxsize=4096)
def _of(character: str, *, surname: bool) -> str:
    if character.isascii():
        return character if character.isalpha() else ""
    surnames, usual, others = _table()
    found = surnames.get(character, "") if surname else ""
    for group in (usual, others):
        found += "".join(letter for letter, those in group.items() if character in those)
    return "".join(dict.fromkeys(found))


@cache
def _table() -> Readings:
    content = json.loads((RESOURCES / "codes" / "pinyin_initials.json").read_text("utf-8"))
    return content["surnames"], content["usual"], content["others"]
