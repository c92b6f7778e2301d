"""Who came: identity numbers are read, masked, and never a hurdle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from xinfang_desk.domain.petitioner import (
    Sex,
    birth_date,
    masked_id,
    masked_phone,
    normal_id,
    resident_id_fits,
    sex_stated,
)

FICTIONAL = ["000000197904121019", "000000195706301036", "00000019900101115X", "000000193903041086"]


@pytest.mark.parametrize("number", FICTIONAL)
def test_fictional_numbers_fit(number: str) -> None:
    assert resident_id_fits(number)
    assert ric.calc_check_digit(number) == number[-1]


def test_birth_and_sex() -> None:
    assert birth_date("000000197904121019") == date(1979, 4, 12)
    assert sex_stated("000000197904121019") is Sex.MALE
    assert sex_stated("000000193903041086") is Sex.FEMALE


@pytest.mark.parametrize(
    "number", ["", "123", "000000197904121018", "000000197913121019", "00000019790412101x"]
)
def test_what_does_not_fit(number: str) -> None:
    assert not resident_id_fits(number)


def test_full_width_and_small_x_are_read() -> None:
    assert normal_id(" 0000001990０101115ｘ ") == "00000019900101115X"


@given(st.text("0123456789X", min_size=5, max_size=18))
def test_a_mask_shows_the_last_four_and_nothing_else(number: str) -> None:
    shown = masked_id(number)
    assert shown[-4:] == number[-4:]
    assert set(shown[:-4]) == {"*"}


def test_phones() -> None:
    assert masked_phone("13800001024") == "138****1024"
    assert masked_phone("110") == "110"
    assert masked_id("") == ""
