"""How hard a passphrase is to guess (口令强弱), by length and variety."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase.worst import WORST

SHORTEST = 8
_GOOD = 14
_DIFFERENT = 4
_BLOCK_AGAIN = re.compile(r"(.{1,4}?)\1+.{0,2}", re.DOTALL)
"""A short block over and over, with at most two characters behind it: abcabcabc, 520520520!"""
_DAY = re.compile(r"(?:19|20)\d\d[-./ ]?[01]\d[-./ ]?[0-3]\d|1[3-9]\d{9}")
"""A day, such as one's birthday, or a mobile number."""
_WORN = re.compile(r"(?:woaini|xinfang|admin|zhongguo|abcd?|qq|asdf|qwer|aa?)[0-9!@#._-]{1,6}")
"""What everybody here thinks of first, with figures and signs behind it."""


class Strength(Enum):
    """How far a passphrase goes."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength_of(passphrase: str) -> Strength:
    """Length counts most: words one remembers beat signs one forgets."""
    kinds = sum(
        any(test(letter) for letter in passphrase)
        for test in (str.isdigit, str.islower, str.isupper, lambda letter: not letter.isalnum())
    )
    wide = any(letter > "\u2e80" for letter in passphrase)
    if len(passphrase) < SHORTEST or _is_guessed(passphrase.casefold()):
        return Strength.WEAK
    weight = len(passphrase) * (2 if wide else 1) + 2 * (kinds - 1)
    return Strength.GOOD if weight >= _GOOD else Strength.FAIR


def _is_guessed(folded: str) -> bool:
    """Whether it is among what is tried first: the worst thousand, rows, repeats, days, telephone numbers."""
    return (
        folded in WORST
        or len(set(folded)) < _DIFFERENT
        or _is_row(folded)
        or any(each.fullmatch(folded) for each in (_BLOCK_AGAIN, _DAY, _WORN))
    )


def _is_row(passphrase: str) -> bool:
    """Whether it runs on by itself, such as 12345678 or hgfedcba."""
    return len({ord(after) - ord(before) for before, after in pairwise(passphrase)}) == 1


def weakness(passphrase: str) -> DeskError | None:
    """Why a passphrase may not be chosen (``passphrase.short``): the one rule of windows and commands."""
    if strength_of(passphrase) is Strength.WEAK:
        return DeskError("passphrase.short", shortest=SHORTEST)
    return None


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that somebody chooses and anybody guesses; what was chosen before still opens."""
    fault = weakness(passphrase)
    if fault is not None:
        raise fault
