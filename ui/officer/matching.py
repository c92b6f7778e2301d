"""Why a row was found (命中): where the words that were looked for stand in what is shown of it."""

from __future__ import annotations

import re

from xinfang_desk.domain.record import Row
from xinfang_desk.words import _

_LETTERS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"[0-9-]+x?")


def marks(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where the words of ``wanted`` stand in ``text``: from, to; in order and not overlapping."""
    plain = text.casefold()
    found = []
    for word in set(wanted.casefold().split()):
        found += [(each.start(), each.end()) for each in re.finditer(re.escape(word), plain)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def found_by(row: Row, wanted: str) -> str:
    """What was found where it is not among the words that a row shows; empty where it is."""
    shown = f"{row.people} {row.village} {row.summary}"
    hidden = [word for word in wanted.casefold().split() if not marks(shown, word)]
    if not hidden:
        return ""
    word = "".join(hidden)
    if _LETTERS.fullmatch(word):
        return _("姓名首字母")
    if _DIGITS.fullmatch(word):
        return _("编号") if word.replace("-", "") in row.number else _("证件或电话尾号")
    return _("在情况或要求里")
