"""How hard a passphrase is to guess."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase import Strength, require_strong, strength_of, weakness


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.TOO_SHORT),
        ("abc1234", Strength.TOO_SHORT),
        ("aaaaaaaaaaaa", Strength.TOO_SHORT),
        ("abcd1234", Strength.FAIR),
        ("correct horse battery", Strength.GOOD),
        ("白马路灯水稻算盘", Strength.GOOD),
    ],
)
def test_length_makes_a_passphrase_strong(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


@pytest.mark.parametrize("passphrase", ["", "abc1234", "aaaaaaaa", "12121212", "12345678", "hgfedcba"])
def test_what_is_easily_guessed_is_refused_by_one_rule(passphrase: str) -> None:
    with pytest.raises(DeskError, match=r"passphrase\.short") as refused:
        require_strong(passphrase)
    told = weakness(passphrase)
    assert told is not None
    assert (told.code, told.facts) == (refused.value.code, refused.value.facts)


def test_what_is_fair_is_taken() -> None:
    assert weakness("abcd1234") is None
    require_strong("abcd1234")
