"""Old private codes become the characters that they stand for."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from xinfang_desk.domain.matter import Event, Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.people.text import cell, on_one_line, real_signs, taken_down

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\ue863", "䶮"),
        ("\ue815", "\u2e81"),
        ("\ue81e", "\u9fb4"),
        ("\ue832", "\u9fb8"),
        ("\ue843", "\u9fb9"),
        ("\ue844", "䜣"),
        ("\ue864", "\u9fbb"),
        ("\ue816", "\U00020087"),
        ("\ue855", "\U000241fe"),
        ("\ue78e", "\ufe12"),
        ("\ue7c7", "\u1e3f"),
        ("\ue7c8", "\u01f9"),
        ("\ue76c", "€"),
    ],
)
def test_a_private_code_of_gbk_becomes_its_character(old: str, new: str) -> None:
    assert real_signs(f"周{old}例") == f"周{new}例"


def test_all_eighty_of_the_last_row_are_characters_each_its_own() -> None:
    old = "".join(map(chr, range(0xE815, 0xE865)))
    new = real_signs(old)
    assert len(new) == len(set(new)) == 80
    assert {unicodedata.category(each) for each in new} <= {"Lo", "So"}


def test_a_sign_somebody_made_up_and_all_ordinary_text_stay() -> None:
    for text in ("周\ue000例", "\uf8ff\U000f0000", "周试例😀", "龴", ""):
        assert real_signs(text) == text


def test_every_text_of_a_record_is_taken_down_with_real_signs() -> None:
    written = VisitDraft(
        people=(Person(name="周\ue863例", address="\ue844村三组", phone="0000"),),
        matters=(
            MatterDraft(
                statement="\ue863", materials=(Material(name="证\ue863"),), events={Event.ACT_KNOWN: DAY}
            ),
        ),
    )
    kept = taken_down(written)
    assert (kept.people[0].name, kept.people[0].address) == ("周䶮例", "䜣村三组")
    assert (kept.matters[0].statement, kept.matters[0].materials[0].name) == ("䶮", "证䶮")
    assert kept.matters[0].events == {Event.ACT_KNOWN: DAY}


def test_a_record_without_private_codes_is_the_same_record() -> None:
    written = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯坏了"),))
    assert taken_down(written) is written


@pytest.mark.parametrize("text", ["=1+2,6", "@SUM(A1)", "+3村", "-2", "\t=1", "\r=1"])
def test_no_cell_of_a_table_begins_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(f"示例{text}") == f"示例{text}"


def test_a_line_of_a_list_holds_no_control_and_nothing_that_turns_it_round() -> None:
    assert on_one_line("路灯\x00坏了\x07\n\u202e 三天 ") == "路灯 坏了 三天"
