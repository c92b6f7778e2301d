"""Register numbers: what is mistyped is caught (ISO 7064 MOD 97-10)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped, is_number, make_number, read_number

RUNNING = st.integers(1, 99_999)


def test_a_worked_number() -> None:
    assert make_number("411526102", 1, 2026, 18) == "4115261021260001816"
    assert grouped("4115261021260001816") == "411526102 1 26 00018 16"


@given(RUNNING, st.integers(0, 9), st.integers(2024, 2099))
def test_another_library_agrees(running: int, desk: int, year: int) -> None:
    number = make_number("411526102", desk, year, running)
    assert mod_97_10.is_valid(number)
    assert is_number(number)


@given(RUNNING, st.integers(0, 18), st.integers(1, 9))
def test_one_wrong_digit_is_caught(running: int, place: int, off: int) -> None:
    number = make_number("411526102", 1, 2026, running)
    wrong = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert not is_number(wrong)


@given(RUNNING, st.integers(0, 17))
def test_two_swapped_digits_are_caught(running: int, place: int) -> None:
    number = make_number("411526102", 1, 2026, running)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not is_number(swapped)


def test_spaces_and_hyphens_may_be_typed() -> None:
    assert read_number(" 411526102-1 26 00018－16 ") == "4115261021260001816"


@pytest.mark.parametrize(
    "text", ["", "411526102126000184", "４１１５２６１０２１２６０００１８４２", "x" * 19]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(DeskError, match=r"number\.mistyped"):
        read_number(text)


@pytest.mark.parametrize(
    ("office", "desk", "running", "code"),
    [
        ("41152610", 1, 1, "office.bad_code"),
        ("41152610x", 1, 1, "office.bad_code"),
        ("411526102", 10, 1, "office.bad_desk"),
        ("411526102", 1, 100_000, "number.exhausted"),
        ("411526102", 1, 0, "number.exhausted"),
    ],
)
def test_what_makes_no_number(office: str, desk: int, running: int, code: str) -> None:
    with pytest.raises(DeskError) as refused:
        make_number(office, desk, 2026, running)
    assert refused.value.code == code
