"""Who came: identity numbers are read, masked, and never a hurdle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from xinfang_desk.domain.people.petitioner import (
    IdType,
    Sex,
    id_doubt,
    id_states,
    kept_id,
    masked_id,
    masked_phone,
    normal_id,
)

TODAY = date(2026, 9, 14)
FICTIONAL = ["000000197904121019", "000000195706301036", "00000019900101115X", "000000193903041086"]


@pytest.mark.parametrize("number", FICTIONAL)
def test_fictional_numbers_fit(number: str) -> None:
    assert id_doubt(IdType.RESIDENT_ID, number, TODAY) is None
    assert ric.calc_check_digit(number) == number[-1]


def test_birth_and_sex() -> None:
    kind = IdType.RESIDENT_ID
    assert id_states(kind, "000000197904121019", TODAY) == (date(1979, 4, 12), Sex.MALE)
    assert id_states(kind, "000000193903041086", TODAY) == (date(1939, 3, 4), Sex.FEMALE)
    assert id_states(kind, "000000193903041087", TODAY) is None
    assert id_states(IdType.PASSPORT, "000000193903041086", TODAY) is None


def checked(seventeen: str) -> str:
    return seventeen + str(ric.calc_check_digit(seventeen + "0"))


RESIDENT, RESIDENCE, FOREIGN = (
    IdType.RESIDENT_ID,
    IdType.HK_MACAO_TW_RESIDENCE,
    IdType.FOREIGN_PERMANENT_RESIDENCE,
)


@pytest.mark.parametrize(
    ("kind", "number", "doubt"),
    [
        (RESIDENT, "123", "id_check_digit"),
        (RESIDENT, "000000197904121018", "id_check_digit"),
        (RESIDENT, checked("00000019791312101"), "id_birth_impossible"),
        (RESIDENT, checked("00000019790230101"), "id_birth_impossible"),
        (RESIDENT, checked("00000018991231101"), "id_birth_impossible"),
        (RESIDENT, checked("00000019000101101"), None),
        (RESIDENT, checked("00000020260914101"), None),
        (RESIDENT, checked("00000020260915101"), "id_birth_after_visit"),
        (RESIDENT, checked("00000020991231101"), "id_birth_after_visit"),
        (RESIDENT, "000000790412101", "id_old_number"),
        (RESIDENT, checked("81000019850101001"), "id_kind_differs"),
        (RESIDENCE, checked("81000019850101001"), None),
        (RESIDENCE, checked("82000019850101001"), None),
        (RESIDENCE, checked("83000019850101001"), None),
        (RESIDENCE, "810000198501010011", "id_check_digit"),
        (RESIDENCE, "000000197904121019", "id_kind_differs"),
        (RESIDENCE, checked("83000020850101001"), "id_birth_after_visit"),
        (FOREIGN, checked("91562619880101001"), None),
        (FOREIGN, "915626198801010010", "id_check_digit"),
        (FOREIGN, "12", "id_check_digit"),
        (FOREIGN, "TST000088010101", None),
        (IdType.HK_MACAO_PERMIT, "H00000000", None),
        (IdType.TAIWAN_PERMIT, "00000000", None),
        (IdType.PASSPORT, "E00000000", None),
        (IdType.OTHER, "000000197904121018", None),
        (IdType.NONE, "000000197904121018", None),
    ],
)
def test_what_is_in_doubt_goes_by_the_paper(kind: IdType, number: str, doubt: str | None) -> None:
    assert id_doubt(kind, number, TODAY) == doubt
    assert id_doubt(kind, "", TODAY) is None


@pytest.mark.parametrize(
    "typed",
    [
        "000000197904121019\u200b", "\u202d000000197904121019\u202c", "\ufeff000000197904121019",
        "'000000197904121019", "000000197904121019。", "000000-19790412-1019", "000000 19790412 1019",
        "０００００0197904121019", "“000000197904121019”", "000000\u00a019790412\u30001019\t",
    ],
)  # fmt: skip
def test_marks_and_signs_do_not_spoil_a_number(typed: str) -> None:
    assert normal_id(typed) == kept_id(IdType.RESIDENT_ID, typed) == "000000197904121019"


def test_the_number_of_another_paper_is_kept_as_it_is_written() -> None:
    assert kept_id(IdType.OTHER, " 示字\u200b（2024）第 000号 ") == "示字（2024）第 000号"
    assert kept_id(IdType.PASSPORT, "e0000-0000") == "E00000000"
    assert normal_id("000000********1019") == "000000********1019"


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
