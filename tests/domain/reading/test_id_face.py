"""Of an identity card's picture only what proves itself is sure."""

from __future__ import annotations

from datetime import date

import pytest

from xinfang_desk.domain.people.petitioner import Sex
from xinfang_desk.domain.reading.id_face import read_card
from xinfang_desk.domain.reading.lines import Line

TODAY = date(2026, 8, 20)
FRONT = (
    "姓名 周试例",
    "性别 男 民族 汉",
    "出生 1979 年 4 月 12 日",
    "住址 示例县示例镇示例村",
    "三组18号",
    "公民身份号码",
    "000000197904121019",
)


def lines(*texts, score=0.99):
    return [
        Line(text=text, score=score, box=(50, 100 * at, 600, 100 * at + 60), page=0)
        for at, text in enumerate(texts)
    ]


def test_a_whole_front_is_read() -> None:
    found = read_card(lines(*FRONT), TODAY)
    assert (found.name, found.sex, found.born) == ("周试例", Sex.MALE, date(1979, 4, 12))
    assert (found.address, found.number) == ("示例县示例镇示例村三组18号", "000000197904121019")
    assert found.unsure == ()
    assert (found.card.name, found.card.number) == (found.name, found.number)


def test_labels_and_values_may_be_parted_or_run_together() -> None:
    parted = [part for text in FRONT for part in text.split(" ", 1)]
    assert read_card(lines(*parted), TODAY) == read_card(lines(*FRONT), TODAY)
    assert read_card(lines("".join(FRONT)), TODAY) == read_card(lines(*FRONT), TODAY)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (6, "000000197904121018"),  # the check digit
        (6, "00000019790412101"),  # one digit lost
        (2, "出生 1979年4月13日"),  # another birth date
        (2, "出生"),  # none
        (1, "性别 女 民族 汉"),  # the number says otherwise
    ],
)
def test_a_number_that_does_not_agree_is_not_taken(place, text) -> None:
    spoilt = [*FRONT]
    spoilt[place] = text
    found = read_card(lines(*spoilt), TODAY)
    assert found.number == ""
    assert "number" in found.unsure
    assert found.card is None


def test_what_the_reader_was_not_sure_of_is_unsure() -> None:
    doubtful = [*lines(*FRONT)]
    doubtful[0] = lines(FRONT[0], score=0.6)[0]
    found = read_card(doubtful, TODAY)
    assert (found.name, found.unsure, found.card) == ("", ("name",), None)


def test_what_is_no_front_is_none() -> None:
    for other in (
        (),
        ("示例县公安局", "行政处罚决定书"),
        ("中华人民共和国", "居民身份证", "签发机关 示例县公安局"),
    ):
        assert read_card(lines(*other), TODAY) is None
