"""Signs written with several characters (字符簇), such as 👍🏽, 🇨🇳, 1️⃣ or a marked letter: one box each.

As much of Unicode's UAX 29 as is needed where no font of ours draws a sign; what is drawn is never cut.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

JOINER = "\u200d"
STAND_IN = "\uffff"
"""For a sign whose first character cannot stand for it; no text means anything by it."""


def clusters(text: str) -> Iterator[str]:
    """The text cut into signs, each with all the characters that it is written with."""
    sign = ""
    for char in text:
        if sign and not _goes_on(sign, char):
            yield sign
            sign = ""
        sign += char
    if sign:
        yield sign


def stands_alone(char: str) -> bool:
    """Whether a character beside any other is never taken for part of its sign."""
    return unicodedata.category(char)[0] != "M" and not _is_flag_letter(char) and not _is_skin_tone(char)


def is_shapeless(char: str) -> bool:
    """Joiners, direction marks, control characters and variation selectors."""
    code_point = ord(char)
    selector = 0xFE00 <= code_point <= 0xFE0F or 0xE0100 <= code_point <= 0xE01EF
    return selector or unicodedata.category(char) in ("Cf", "Cc")


def _goes_on(sign: str, char: str) -> bool:
    if is_shapeless(char) or unicodedata.category(char)[0] == "M":
        return True
    if _is_flag_letter(char):
        return len(sign) == 1 and _is_flag_letter(sign)
    # A joiner between letters only shapes them; between pictures it makes one of them.
    is_picture = unicodedata.category(sign[0]) in ("So", "Sk", "Cn")
    return is_picture and (sign[-1] == JOINER or _is_skin_tone(char))


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"
