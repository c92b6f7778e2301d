"""What is compared leaves out what a reader does not see, and never makes one name of two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinfang_desk.domain.people.spelling import called, has_other_dot, place, plain

DOTS = "·•‧・･∙⋅ᐧ˙.．․﹒。｡●◦⸱ꞏ"
SPACES = " \u3000\u00a0\u2002\u2009\u202f\t"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202d\u202c\u00ad\ufe0f\U000e0100\u180e"


@pytest.mark.parametrize("between", [*DOTS, *SPACES, *UNSEEN, " • "])
def test_no_dot_space_or_invisible_mark_makes_another_name(between: str) -> None:
    assert called(f"阿不都{between}示例") == "阿不都示例"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⻢试例", "马试例"), ("⻩试例", "黄试例"), ("⼭试例", "山试例"), ("豈试例", "豈试例"),
        ("O’Neill", "o'neill"), ("Oʼneill", "O'Neill"), ("Ｏ＇Ｎｅｉｌｌ", "O'Neill"),
        ("\ue863试例", "䶮试例"),
    ],
)  # fmt: skip
def test_one_character_with_two_codes_is_one(one: str, other: str) -> None:
    assert called(one) == called(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("呂试例", "吕试例"),
        ("後试例", "后试例"),
        ("黃试例", "黄试例"),
        ("國", "国"),
        ("santísima", "santisima"),
    ],
)
def test_what_only_looks_alike_stays_two(one: str, other: str) -> None:
    assert called(one) != called(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例村３组", "示例村3组"), ("示例村 三组 ", "示例村三组"), ("Ａ栋３－2号", "a栋3-2号"),
        ("3—2号", "3-2号"), ("示\u200b例村", "示例村"), ("⼭下村", "山下村"),
    ],
)  # fmt: skip
def test_one_address_is_one(one: str, other: str) -> None:
    assert place(one) == place(other)


def test_a_dash_in_an_address_still_counts() -> None:
    assert place("3-2号") != place("32号")


@settings(deadline=None, max_examples=500)
@given(st.text())
def test_it_is_done_once(text: str) -> None:
    for made in (plain, called, place):
        assert made(made(text)) == made(text)


@settings(deadline=None)
@given(st.characters(min_codepoint=0x3400, max_codepoint=0x323AF), st.data())
def test_no_two_han_characters_become_one(one: str, data: st.DataObject) -> None:
    """But for those that Unicode itself calls one."""
    other = data.draw(st.characters(min_codepoint=0x3400, max_codepoint=0x323AF))
    same = unicodedata.normalize("NFKC", one).casefold() == unicodedata.normalize("NFKC", other).casefold()
    seen = [each for each in (one, other) if each.isalpha()]
    assert same or len(seen) < 2 or called(one) != called(other)


def test_no_unified_ideograph_changes() -> None:
    spans = ((0x4E00, 0xA000), (0x3400, 0x4DC0), (0x20000, 0x2A6E0), (0x2A700, 0x2EBE1), (0x30000, 0x323B0))
    assert not [each for first, end in spans for each in map(chr, range(first, end)) if called(each) != each]


@pytest.mark.parametrize("name", ["阿不都•示例", "艾山．试样", "卓玛.示样", "扎西 ・ 例样", "古丽。样例"])
def test_a_dot_that_is_not_the_usual_one_is_noticed(name: str) -> None:
    assert has_other_dot(name)


@pytest.mark.parametrize("name", ["阿不都·示例", "J. Example", "周试例", "周试例。", "2.5", ""])
def test_nothing_is_said_of_other_names(name: str) -> None:
    assert not has_other_dot(name)
