"""Names are read from whatever people paste; what they are is told by its look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.people.name_list import MOST, read_names
from xinfang_desk.domain.people.petitioner import IdType, Person, Sex

ID = "000000197904121019"
FOUND = Person(
    name="周试例", id_type=IdType.RESIDENT_ID, id_number=ID, phone="00000001024", address="示例村三组"
)


@pytest.mark.parametrize(
    "line",
    [
        f"周试例\t{ID}\t00000001024\t示例村三组",
        f"1\t周试例\t{ID}\t00000001024\t示例村三组",
        f"1、周试例 {ID} 00000001024 示例村三组",
        f"（1）周试例，{ID}，00000001024，示例村三组",
        f"周试例 00000001024 {ID} 示例村三组",
        f"周 试 例 {ID} 00000001024 示例村三组",
        f"周试例,,{ID},00000001024,示例村三组,",
        f"3. 周试例\t汉族\t{ID}\t0000-0001024\t示例村三组".replace("0000-0001024", "00000001024"),
        "周试例；０００００019790412101９；00000001024；示例村三组",
    ],
)
def test_a_line_is_a_person_whatever_stands_between(line: str) -> None:
    assert read_names(line) == (FOUND,)


def test_titles_blank_lines_and_numbering_go() -> None:
    text = f"序号\t姓名\t身份证号\t电话\r\n1\t周试例\t{ID}\t\r\n\r\n2\t吴试例\t\t0000-1234567\r\n"
    assert [(each.name, each.id_number, each.phone) for each in read_names(text)] == [
        ("周试例", ID, ""),
        ("吴试例", "", "0000-1234567"),
    ]


def test_names_side_by_side_are_people_each() -> None:
    people = read_names("周试例、吴试例、郑试例\n阿依·示例古丽，买买提·示例")
    assert [each.name for each in people] == ["周试例", "吴试例", "郑试例", "阿依·示例古丽", "买买提·示例"]


def test_sex_is_told_and_an_address_keeps_its_words() -> None:
    [person] = read_names("吴试例\t女\t示例县示例镇 示例村5号")
    assert (person.name, person.sex, person.address) == ("吴试例", Sex.FEMALE, "示例县示例镇 示例村5号")


def test_a_digit_in_a_name_loses_nobody() -> None:
    assert [(each.name, each.address) for each in read_names("周试例03\t示例村5号\n吴试例乙2")] == [
        ("周试例03", "示例村5号"),
        ("吴试例乙2", ""),
    ]


def test_a_hidden_or_short_number_is_kept_as_it_was_brought() -> None:
    assert [
        (each.id_number, each.phone) for each in read_names("周试例 0000**********1019\n吴试例 123456")
    ] == [
        ("0000**********1019", ""),
        ("", "123456"),
    ]


def test_forty_people_are_forty() -> None:
    text = "\n".join(f"{each}. 周试例{'甲乙丙丁'[each % 4]} 0000000{1000 + each}" for each in range(40))
    assert len({each.phone for each in read_names(text)}) == 40


@given(st.text(max_size=300))
def test_nothing_that_is_pasted_is_refused(text: str) -> None:
    assert all(each.name or each.id_number or each.phone for each in read_names(text))


def test_a_book_is_no_list() -> None:
    assert len(read_names("周试例\n" * (MOST + 5))) == MOST
