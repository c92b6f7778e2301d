"""How hard a passphrase is to guess."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase import SHORTEST, Strength, require_strong, strength_of, weakness
from xinfang_desk.domain.passphrase.worst import WORST


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("abc1234", Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("lamp1234", Strength.FAIR),
        ("correct horse battery", Strength.GOOD),
        ("白马路灯水稻算盘", Strength.GOOD),
    ],
)
def test_length_makes_a_passphrase_strong(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "abc1234",
        "aaaaaaaa",
        "12121212",
        "12345678",
        "hgfedcba",
        "password1",
        "PassWord1",
        "abcd1234",
        "1qaz2wsx",
        "woaini1314",
        "xinfang123",
        "19791102",
        "1979-11-02",
        "13800000000",
        "abcabcabc",
        "520520520!",
        "示例示例示例示例",
    ],
)
def test_what_is_easily_guessed_is_refused_by_one_rule(passphrase: str) -> None:
    with pytest.raises(DeskError, match=r"passphrase\.short") as refused:
        require_strong(passphrase)
    told = weakness(passphrase)
    assert told is not None
    assert (told.code, told.facts) == (refused.value.code, refused.value.facts)


def test_what_is_fair_is_taken() -> None:
    require_strong("yanlianyanlian")  # of the home for practice
    assert weakness("lamp1234") is None
    require_strong("lamp1234")


def test_the_worst_thousand_are_a_thousand_that_the_rest_of_the_rule_lets_through() -> None:
    assert len(WORST) == 1000
    assert all(len(each) >= SHORTEST and each == each.casefold() for each in WORST)
    assert all(strength_of(each.upper()) is Strength.WEAK for each in WORST)
    # The list is what is guessed, not what is alike.
    assert strength_of("mountain lamp 7") is not Strength.WEAK
