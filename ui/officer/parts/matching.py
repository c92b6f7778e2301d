"""Why a row was found (命中): where the words that were looked for stand in what is shown of it."""

from __future__ import annotations

import re
from functools import lru_cache

from xinfang_desk.domain.people.spelling import called, plain
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _

_LETTERS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\+?[0-9()-]+x?")


def marks(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where the words of ``wanted`` stand in ``text``: from, to; in order and not overlapping.

    As the search finds them: a dot or a space in a name makes no difference.
    """
    letters, places = _spelled(text)
    found = []
    for word in set(map(called, wanted.split())) - {""}:
        stand = re.finditer(re.escape(word), letters)
        found += [(places[each.start()], places[each.end() - 1] + 1) for each in stand]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def found_by(row: Row, wanted: str) -> str:
    """What was found where it is not among the words that a row shows; empty where it is."""
    if row.similar:
        return ""
    shown = f"{row.people}\n{row.village}\n{row.summary}"
    hidden = [word for word in plain(wanted).split() if called(word) and not marks(shown, word)]
    if not hidden:
        return ""
    word = "".join(hidden)
    if _LETTERS.fullmatch(word):
        return _("姓名首字母")
    if _DIGITS.fullmatch(word):
        return _("编号") if word.replace("-", "") in row.number else _("证件或电话尾号")
    return _("在情况或要求里")


def _spelled(text: str) -> tuple[str, list[int]]:
    """The letters of a text as they are compared, and the place of each in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, each in enumerate(text):
        spelled = "\n" if each == "\n" else _letter(each)
        letters += spelled
        places += [place] * len(spelled)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    return called(character)
