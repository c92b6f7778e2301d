"""A receipt proves number, days and text by its QR code, and by a typed code; nothing else fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.batch import proof
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number

UID = "0192f000-0000-7000-8000-000000000001"
KEY = new_sign_key()
GOOD = proof.Proof(
    number=make_number("411526102", 1, 2026, 18),
    received_on=date(2026, 9, 14),
    registered_on=date(2026, 9, 15),
    text=proof.text_hash(UID, "工资没有结清。", "结清工资"),
)
TEXT = proof.sign_proof(GOOD, KEY.seed)


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def test_a_scanned_receipt_says_what_the_desk_signed() -> None:
    assert proof.read_proof(TEXT, [new_sign_key().public, KEY.public]) == GOOD
    assert proof.read_proof(TEXT + "\r\n", [KEY.public]) == GOOD
    assert proof.desk_of_proof(TEXT) == "411526102-1"


def test_the_same_record_gives_the_same_small_code() -> None:
    assert proof.sign_proof(GOOD, KEY.seed) == TEXT
    made = segno.make(TEXT, error="m", micro=False, boost_error=False)
    assert (made.mode, made.version) == ("alphanumeric", 6)


def test_no_word_and_no_name_can_be_read_from_it() -> None:
    other = replace(GOOD, text=proof.text_hash(UID, "工资没有结清。", "结清工资 "))
    assert other.text == GOOD.text
    assert proof.text_hash("0192f000-0000-7000-8000-000000000002", "工资没有结清。", "结清工资") != GOOD.text
    assert TEXT.isascii()


@pytest.mark.parametrize("place", [0, 10, 18, 19, 20, 25, 60, len(TEXT) - 1])
def test_every_changed_character_shows(place: int) -> None:
    changed = TEXT[:place] + ("1" if TEXT[place] != "1" else "2") + TEXT[place + 1 :]
    assert refused(proof.read_proof, changed, [KEY.public]) in {"proof.unreadable", "proof.forged"}


def test_a_number_that_is_none_is_unreadable() -> None:
    assert refused(proof.read_proof, "0" * 19 + TEXT[19:], [KEY.public]) == "proof.unreadable"
    assert refused(proof.desk_of_proof, "a" * 19 + TEXT[19:]) == "proof.unreadable"


def test_anothers_signature_and_another_number_are_forged() -> None:
    other = make_number("411526102", 1, 2026, 19)
    assert refused(proof.read_proof, TEXT, [new_sign_key().public]) == "proof.forged"
    assert refused(proof.read_proof, TEXT, []) == "proof.forged"
    assert refused(proof.read_proof, other + TEXT[19:], [KEY.public]) == "proof.forged"


@given(st.text(max_size=300))
def test_any_text_is_refused_with_a_code(text: str) -> None:
    assert refused(proof.read_proof, text, [KEY.public]) == "proof.unreadable"
    assert refused(proof.read_proof, GOOD.number + ":" + text, [KEY.public]) == "proof.unreadable"


def test_a_typed_code_forgives_what_hands_and_eyes_do() -> None:
    code = proof.check_code(UID, GOOD)
    assert len(code) == 19
    assert code.count("-") == 3
    assert proof.read_code(code) == code
    assert proof.read_code(code.lower().replace("-", " ")) == code
    assert proof.read_code(code.replace("0", "O").replace("1", "l")) == code


def test_every_single_slip_in_a_typed_code_shows() -> None:
    code = proof.check_code(UID, GOOD).replace("-", "")
    for place, right in enumerate(code):
        for wrong in set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {right}:
            assert refused(proof.read_code, code[:place] + wrong + code[place + 1 :]) == "proof.mistyped"
    for wrong in ("", code[:-1], code + "0", "密" * 16):
        assert refused(proof.read_code, wrong) == "proof.mistyped"


def test_a_code_belongs_to_one_record_and_one_text() -> None:
    code = proof.check_code(UID, GOOD)
    for other in (
        replace(GOOD, number=make_number("411526102", 1, 2026, 19)),
        replace(GOOD, received_on=date(2026, 9, 13)),
        replace(GOOD, text=proof.text_hash(UID, "别的话。", "")),
    ):
        assert proof.check_code(UID, other) != code
    assert proof.check_code("0192f000-0000-7000-8000-000000000002", GOOD) != code


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2300, 1, 1)])
def test_a_clock_beyond_the_ends_still_gives_a_receipt(day: date) -> None:
    text = proof.sign_proof(replace(GOOD, received_on=day), KEY.seed)
    assert proof.read_proof(text, [KEY.public]).number == GOOD.number
