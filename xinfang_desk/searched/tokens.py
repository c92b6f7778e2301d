"""Text as the search keeps it (检索用文本): one token a character, in what is kept and in what is asked.

SQLite's ``ascii`` tokenizer keeps every character beyond ASCII and splits at ASCII punctuation, which it
drops. Punctuation and spaces are therefore moved out of ASCII first, so that a phrase of single
characters finds exactly what a substring would, at any length.
"""

from __future__ import annotations

from xinfang_desk.domain.people.spelling import plain

_MOVED = {code: 0x10F700 + code for code in range(128) if not chr(code).isalnum()}
"""Punctuation to the last private plane, where no name is written."""
BETWEEN = chr(0x10F800)
"""Stands between two people, so that no phrase runs from one name into the next."""


def tokens(text: str) -> str:
    """The characters of a text, each a token of its own."""
    return " ".join(plain(text).translate(_MOVED))


def phrase(word: str) -> str:
    """The full-text phrase that finds ``word`` wherever it stands."""
    return f'"{tokens(word)}"'


def backwards(text: str) -> str:
    """The letters and digits of a number, last first."""
    return "".join(each for each in reversed(plain(text)) if each.isascii() and each.isalnum()).upper()
