"""Characters that write the same name (异体字、繁体字), to search by and no more: 呂 and 吕 are two."""

from __future__ import annotations

import json
import unicodedata
from functools import cache

from xinfang_desk.domain.people.spelling import called
from xinfang_desk.places import RESOURCES

_LAST_WITH_MARKS = "\u052f"
"""The last letter of the European alphabets, whose marks are sometimes left out."""


def alike(name: str) -> str:
    """A name with one character for all its variants, and without accents: a second choice of a search."""
    spelled = called(name)
    return spelled if spelled.isascii() else _bare(spelled).translate(_table())


def _bare(text: str) -> str:
    if all(each > _LAST_WITH_MARKS or each.isascii() for each in text):
        return text
    kept: list[str] = []
    for each in unicodedata.normalize("NFD", text):
        if not (unicodedata.combining(each) and kept and kept[-1] <= _LAST_WITH_MARKS):
            kept.append(each)
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def _table() -> dict[int, str]:
    content = json.loads((RESOURCES / "codes" / "variants.json").read_text("utf-8"))
    return {ord(each): first for first, others in content["variants"].items() for each in others}
