"""How hard a passphrase is to guess (口令强弱), by length and variety."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from xinfang_desk.domain.errors import DeskError

SHORTEST = 8
_GOOD = 14
_DIFFERENT = 4


class Strength(Enum):
    """How far a passphrase goes."""

    TOO_SHORT = "too_short"
    FAIR = "fair"
    GOOD = "good"


def strength_of(passphrase: str) -> Strength:
    """Length counts most: words one remembers beat signs one forgets."""
    kinds = sum(
        any(test(letter) for letter in passphrase)
        for test in (str.isdigit, str.islower, str.isupper, lambda letter: not letter.isalnum())
    )
    wide = any(letter > "\u2e80" for letter in passphrase)
    if len(passphrase) < SHORTEST or len(set(passphrase)) < _DIFFERENT or _is_row(passphrase):
        return Strength.TOO_SHORT
    weight = len(passphrase) * (2 if wide else 1) + 2 * (kinds - 1)
    return Strength.GOOD if weight >= _GOOD else Strength.FAIR


def _is_row(passphrase: str) -> bool:
    """Whether it runs on by itself, such as 12345678 or hgfedcba."""
    return len({ord(after) - ord(before) for before, after in pairwise(passphrase)}) == 1


def weakness(passphrase: str) -> DeskError | None:
    """Why a passphrase may not be chosen (``passphrase.short``): the one rule of windows and commands."""
    if strength_of(passphrase) is Strength.TOO_SHORT:
        return DeskError("passphrase.short", shortest=SHORTEST)
    return None


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that somebody chooses and anybody guesses; what was chosen before still opens."""
    fault = weakness(passphrase)
    if fault is not None:
        raise fault
