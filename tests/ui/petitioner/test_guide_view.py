"""The three things to do, and how a day is said."""

from dataclasses import replace
from datetime import date

from ui.guide_view import grace_of, said_day, three_things
from xinfang_desk.domain.time.deadline import limit

NUMBER = "411526102 1 26 00018 42"


def _three(*deadlines, on=date(2026, 9, 21), telephone="0000-0000000", waited=None):
    return three_things(
        deadlines, on=on, number_groups=NUMBER, place=None, telephone=telephone, waited=waited
    )


def test_there_are_always_three(accepted, guided) -> None:
    assert len(accepted.what_to_do) == len(guided.what_to_do) == len(_three()) == 3


def test_the_number_is_on_the_receipt(accepted) -> None:
    assert accepted.number_groups in accepted.what_to_do[0][1]


def test_an_accepted_matter_waits_for_its_answer(accepted) -> None:
    assert accepted.what_to_do[1][0] == "最晚11月20日等书面答复"


def test_a_guided_matter_goes_and_asks_before_the_right_runs_out(guided) -> None:
    day, how = guided.what_to_do[1]
    assert day == "最晚2027年8月31日，您去提出"
    assert guided.place.who in how
    assert "欠条" in guided.what_to_do[2][1]


def test_the_office_is_held_to_the_day_that_is_not_rolled(calendar) -> None:
    told = limit("notify_15d", date(2026, 9, 21), calendar)
    assert (told.due, told.rolled) == (date(2026, 10, 6), date(2026, 10, 8))
    what, how = _three(told)[1]
    assert what == "最晚10月6日等书面告知"
    assert "10月8日" not in what + how
    assert grace_of(told) == ""


def test_a_right_names_the_later_day_too(calendar) -> None:
    right = limit("petition_review_30d", date(2026, 9, 4), calendar)
    assert said_day(right) == "10月4日"
    assert grace_of(right) == "最后一天逢休息日，10月8日也算"
    assert _three(right)[1][1].endswith("10月8日也算")


def test_without_a_telephone_none_is_promised(calendar) -> None:
    told = limit("notify_15d", date(2026, 9, 21), calendar)
    assert "打" not in _three(told, telephone="")[1][1]


def test_no_date_is_invented(calendar) -> None:
    unknown = replace(limit("notify_15d", date(2026, 9, 21), calendar), due=None, rolled=None)
    assert said_day(unknown) == ""
    assert _three(unknown)[1][0] == "等书面告知"


def test_what_is_over_is_no_task_and_what_is_left_is(calendar) -> None:
    wages = limit("ldzc_1y", date(2025, 8, 31), calendar)
    what, how = _three(wages, on=date(2026, 11, 10))[1]
    assert what == "期限过了，还有办法"
    assert "2026年8月31日）已经过了" in how
    assert "劳动保障监察" in how
    fined = [limit(each, date(2026, 8, 1), calendar) for each in ("fuyi_apply", "xingsu_6m")]
    what, how = _three(*fined, on=date(2026, 10, 16))[1]
    assert what == "最晚2027年2月1日，您去提出"
    assert "按决定书写的" in how


def test_on_the_workday_after_a_feast_that_day_is_told(calendar) -> None:
    right = limit("petition_review_30d", date(2026, 9, 4), calendar)
    assert _three(right, on=date(2026, 10, 8))[1][0] == "最晚10月8日，您去提出"


def test_a_right_on_a_condition_never_comes_before_one_without(calendar) -> None:
    told = [limit(each, date(2026, 9, 1), calendar) for each in ("xingsu_15d", "fuyi_apply")]
    assert _three(*told, on=date(2026, 9, 2))[1][0] == "最晚10月31日，您去提出"
    what, how = _three(told[0], on=date(2026, 9, 2))[1]
    assert what == "最晚9月16日，您去提出"
    assert "收到的是行政复议决定书的：" in how


def test_a_body_that_does_nothing_is_waited_for(calendar) -> None:
    what, how = _three(waited=date(2026, 10, 10))[1]
    assert what == "2026年10月10日，申请满两个月"
    assert "先申请复议" in how
