"""Line breaking: the rules hold for any text, nothing is lost, nothing reaches past the line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.documents.type.breaking import NEVER_FIRST, NEVER_LAST, SPACES, wrap

RECEIPT = (
    "您反映的“土地承包经营权证面积与实际不符”的信访事项，已于2026年11月24日登记。我们将依照《信访工作条例》，按照"
    "“属地管理、分级负责，谁主管、谁负责”的原则，及时转送有权处理的机关、单位——示例镇人民政府……联系电话：0376-0000000。"
)


def em(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def width(line: str) -> float:
    return sum(map(em, line))


def without_spaces(text: str) -> str:
    return "".join(char for char in text if char not in SPACES)


@pytest.mark.parametrize("line_width", [6.5 + 0.25 * step for step in range(100)])
def test_a_receipt_breaks_without_a_fault_at_any_width(line_width: float) -> None:
    lines = wrap(RECEIPT, em, line_width, first_indent=2.0)
    assert "".join(lines) == RECEIPT
    assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]
    assert width(lines[0]) <= line_width - 2.0
    assert max(map(width, lines)) <= line_width


PIECES = st.sampled_from(
    [
        "信",
        "访",
        "，",
        "。",
        "”",
        "“",
        "《",
        "》",
        "（",
        "）",
        "——",
        "……",
        "：",
        "2026-09-18",
        "0376",
        "abc",
        "%",
        " ",
        "\u3000",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_nothing_reaches_past_the_line(text: str, line_width: int) -> None:
    lines = wrap(text, em, line_width)
    assert without_spaces("".join(lines)) == without_spaces(text)
    assert all(width(line) <= line_width for line in lines)


PHRASES = st.lists(
    st.tuples(
        st.sampled_from(["", "“", "《", "（", "“《"]),
        st.sampled_from(["信访", "信访工作", "0376号", "2026-09-18起", "a.b@c.cn处"]),
        st.sampled_from(["", "，", "。", "》", "”。", "）", "）；", "——", "……", " ", " 。"]),
    ).map("".join),
    min_size=1,
    max_size=30,
).map("".join)
LONGEST_PIECE = 9
"""“《2026-09-18 in half ems, 起, and two closing marks stay together in the worst case."""


@given(PHRASES, st.integers(min_value=LONGEST_PIECE, max_value=40))
def test_no_line_begins_or_ends_against_the_rules_and_no_figure_is_torn(text: str, line_width: int) -> None:
    lines = wrap(text, em, line_width)
    for before, after in pairwise(lines):
        assert after[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST
        assert not (before[-1].isascii() and after[0].isascii())


READ_IN_ONE_GO = (
    "2026年12月5日（周六）",
    "2027年6月30日",
    "十一月十八日",
    "第31条第1项",
    "第三十一条第四项",
    "10日内",
    "两万八",
    "当天还算",
    "给您书面答复",
    "（周五）",
)


@pytest.mark.parametrize("words", READ_IN_ONE_GO)
@pytest.mark.parametrize("before", range(1, 20))
def test_what_is_read_in_one_go_stands_on_one_line(words: str, before: int) -> None:
    said = "信" * before + words + "访" * 12
    for line_width in (13.0, 14.0, 20.5, 28.0):
        lines = wrap(said, em, line_width)
        assert "".join(lines) == said
        assert any(words.removeprefix("给您") in line for line in lines), lines


def test_a_line_too_narrow_for_a_day_and_its_weekday_keeps_each_of_them() -> None:
    assert wrap("最迟2026年12月18日（周五）。", em, 10.5) == ["最迟2026年12月18日", "（周五）。"]
    assert wrap("见2026年12月18日（周五）。", em, 5.0)[:2] == ["见2026年", "12月18日"]


def test_a_figure_stays_whole() -> None:
    lines = wrap("请于2026-11-24到138****1024所在地", em, 8.0)
    assert any("2026-11-24" in line for line in lines)
    assert any("138****1024" in line for line in lines)


def test_a_word_longer_than_a_line_is_torn_and_its_full_stop_does_not_begin_a_line() -> None:
    assert wrap("见" + "w" * 20 + "。", em, 5.0) == ["见", "w" * 10, "w" * 9, "w。"]


def test_a_dash_is_not_torn() -> None:
    assert wrap("一二三——四五", em, 4.0) == ["一二", "三——", "四五"]


def test_no_character_and_no_figure_ends_a_paragraph_alone_on_a_line() -> None:
    assert wrap("怎么去看告知书", em, 6.0) == ["怎么去看告", "知书"]
    assert wrap("当天还算。", em, 4.0) == ["当天", "还算。"]
    assert wrap("报警打110。", em, 4.0) == ["报警", "打110。"]
    assert wrap("见 书", em, 1.0) == ["见", "书"]
    assert wrap("工作", em, 1.0) == ["工", "作"]


def test_hours_are_not_torn_at_their_dash() -> None:
    for dash in "–—～":
        assert wrap(f"工作日8:30{dash}17:30", em, 6.5) == ["工作日", f"8:30{dash}17:30"]


def test_spaces_at_a_break_are_dropped_and_a_leading_indent_is_kept() -> None:
    assert wrap("\u3000\u3000一二  三四", em, 4.0) == ["\u3000\u3000一二", "三四"]


def test_a_space_before_a_closing_mark_is_no_place_to_break() -> None:
    assert wrap("一二三 。四", em, 3.5) == ["一二", "三 。四"]


def test_a_no_break_space_holds_its_neighbours() -> None:
    assert wrap("一二\u00a0三四", em, 3.0) == ["一", "二\u00a0三", "四"]


def test_a_line_narrower_than_a_character_still_holds_one() -> None:
    assert wrap("信访", em, 0.5) == ["信", "访"]


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", em, 10.0) == [""]
    assert wrap("  ", em, 10.0) == [""]
