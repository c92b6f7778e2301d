"""Text as it enters the desk (文字入口): old private codes get their own signs, no half of one stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from xinfang_desk.domain.errors import DeskError

Record = TypeVar("Record")

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls, ends of lines, and the marks that turn a line round (Unicode UAX #9)."""

_HIDDEN = re.compile(f"[\u200b\u2060\ufeff]|(?![\t\n\r]){UNSEEN.pattern}")
"""The same, and what has no width; a text of several lines may have its lines."""
_HIDDEN_IN_LINE = re.compile(f"[\u200b\u2060\ufeff]|{UNSEEN.pattern}")

_SPANS = (
    (0xE76C, "A2E3", 1),
    (0xE78D, "A6D9", 7),
    (0xE794, "A6EC", 2),
    (0xE796, "A6F3", 1),
    (0xE7C7, "A8BC", 1),
    (0xE7C8, "A8BF", 1),
    (0xE7E7, "A989", 13),
    (0xE815, "FE50", 80),
)
"""First private code, its two bytes, how many follow: where GBK 1.0 and the first Windows code page 936
wrote signs that Unicode did not have yet. GB 18030 keeps the bytes and names a real character for each."""

_LATER = (
    # GB 18030-2005: A8BC
    str.maketrans("\ue7c7", "\u1e3f")
    # GB 18030-2022: ten marks of vertical text (A6D9 to A6F3), eight components
    | str.maketrans(
        "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796",
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19",
    )
    | str.maketrans("\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", "龴龵龶龷龸龹龺龻")
    # six components with codes in extension B; their old two bytes still name a private one
    | str.maketrans("\ue816\ue817\ue818\ue831\ue83b\ue855", "𠂇𠂉𠃌𡗗𢦏𤇾")
)
"""What Python's codec, which is that of GB 18030-2000, still maps to a private code."""

_OLD = re.compile("[\ue76c-\ue864]")


def real_signs(text: str) -> str:
    """``text`` with each private code of GBK that has a real character in GB 18030 as that character.

    An old household or identity system writes 䶮 as U+E863, which no font draws and no search finds. All
    other private codes (自造字) stay as they are: nobody can know what they mean.
    """
    return text.translate(_real()) if _OLD.search(text) else text


def taken_down(record: Record) -> Record:
    """``record``, a dataclass, with :func:`real_signs` in every text of it and of what it holds."""
    changed: Record = _in_every_text(record, real_signs)
    return changed


def without_hidden(record: Record, *, lines: bool = True) -> Record:
    """``record`` itself, or without what nobody sees in its texts; ends of lines stay with ``lines``."""
    hidden = _HIDDEN if lines else _HIDDEN_IN_LINE
    changed: Record = _in_every_text(
        record, lambda text: hidden.sub("", text) if hidden.search(text) else text
    )
    return changed


def _in_every_text(value: Any, change: Callable[[str], str]) -> Any:
    """The value itself where nothing in it changes, so that the usual record costs no copy."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(_in_every_text(each, change) for each in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if isinstance(value, Mapping):
        entries = {key: _in_every_text(each, change) for key, each in value.items()}
        return entries if any(entries[key] is not old for key, old in value.items()) else value
    if is_dataclass(value) and not isinstance(value, type):
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: _in_every_text(each, change) for name, each in before.items()}
        changed = {name: each for name, each in after.items() if each is not before[name]}
        return replace(value, **changed) if changed else value
    return value


def on_one_line(text: str) -> str:
    """``text`` as a line of a list shows it: without ends of lines, controls and marks that turn it round."""
    return " ".join(UNSEEN.sub(" ", text).split())


def cell(text: str) -> str:
    """``text`` for a cell of a table: no spreadsheet takes it for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def in_bytes(text: str) -> bytes:
    """``text`` in UTF-8; half of a surrogate pair, which no file can hold, is ``input.half_character``."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Without its cause, which holds the text: it may be a name or a passphrase.
        raise DeskError("input.half_character") from None


@cache
def _real() -> dict[int, int]:
    """Private code to real one: by the codec, and where it knows none by the later editions."""
    found = {}
    for first, code, count in _SPANS:
        start = bytes.fromhex(code)
        for offset in range(count):
            # a second byte is never 7F
            low = start[1] + offset + (start[1] < 0x7F <= start[1] + offset)
            found[first + offset] = ord(bytes((start[0], low)).decode("gb18030"))
    return found | _LATER
