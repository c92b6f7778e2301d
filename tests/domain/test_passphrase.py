"""How hard a passphrase is to guess."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.passphrase import Strength, strength_of


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
