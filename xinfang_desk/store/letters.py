"""First letters of names (姓名拼音首字母), with every reading of a character and those of surnames."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import islice, product

from xinfang_desk.places import RESOURCES

MOST = 8
"""Spellings of one name that are kept; a name of three characters rarely has more."""

Readings = tuple[dict[str, str], dict[str, str], dict[str, str]]


def initials(name: str) -> tuple[str, ...]:
    """The spellings by first letters of a plain name, likeliest first (单示例: ssl, dsl, csl).

    Latin letters stand for themselves; what has no known reading is passed over.
    """
    readings = [found for position, each in enumerate(name) if (found := _of(each, surname=position == 0))]
    if not readings:
        return ()
    # The last characters vary fastest, so a surname's own reading stays in the first spellings.
    spelled = ("".join(letters) for letters in product(*readings))
    return tuple(islice(dict.fromkeys(spelled), MOST))


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
