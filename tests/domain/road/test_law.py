"""Laws are cited as official papers cite them."""

import pytest

from xinfang_desk.domain.road.law import cited, legal


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("《行政复议法(2023)》第11、20条", "《行政复议法》第十一条、第二十条"),
        ("《信访工作条例》第36条第1、2款", "《信访工作条例》第三十六条第一款、第二款"),
        ("《民法典》第1067、1079条", "《民法典》第一千零六十七条、第一千零七十九条"),
        ("《民事诉讼法（2023）》第108、210条", "《民事诉讼法》第一百零八条、第二百一十条"),
        ("第10条第15项，第100、220条", "第十条第十五项，第一百条、第二百二十条"),
        ("15日内，2026年第3号", "15日内，2026年第3号"),
    ],
)
def test_articles_stand_in_chinese_figures_each_by_itself(written: str, said: str) -> None:
    assert legal(written) == said


def test_the_name_of_a_law_is_said_once() -> None:
    said = cited(("《信访工作条例》第22条", "《行政复议法(2023)》第11条", "《信访工作条例》第23条第1款"))
    assert said == "《信访工作条例》第二十二条、第二十三条第一款；《行政复议法》第十一条"
