"""The limits of a visit in the officer's window: none stands without its condition, none that is over."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from ui.officer.parts.limits import LimitsCard, limits_of, nearest_in_words
from xinfang_desk.desk.shipped import calendar_shipped
from xinfang_desk.domain.time.deadline import limit, safest


def test_only_what_came_today_is_of_today(look):
    card = LimitsCard(look)
    for came, said in ((DAY, "今天"), (DAY - timedelta(days=1), "已登记"), (None, "今天")):
        card.show_deadlines((), DAY, registered="", came=came)
        assert said in card.timeline.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    card.deleteLater()


DAY = date(2026, 9, 14)


def test_the_nearest_in_a_few_words_is_none_that_runs_on_a_condition():
    calendar = calendar_shipped()
    sooner = limit("xingsu_15d", DAY, calendar)
    later = limit("fuyi_apply", DAY, calendar)
    assert nearest_in_words((sooner, later), DAY) == nearest_in_words((later,), DAY) != ""
    assert nearest_in_words((sooner,), DAY) == ""
    assert "当天还算" in nearest_in_words((later,), DAY)


def test_before_a_day_off_the_officer_reads_the_day_that_the_papers_print(look):
    """A judgment of 27 November: 12 December is a Saturday, the papers say Friday."""
    calendar = calendar_shipped()
    appeal, came = limit("shangsu", date(2026, 11, 27), calendar), date(2026, 11, 28)

    def safe(each):
        return safest(each, came, calendar)

    assert (appeal.due, safe(appeal)) == (date(2026, 12, 12), date(2026, 12, 11))
    [row] = limits_of((appeal,), came, safe=safe)
    assert "12月11日，当天还算" in row.note
    assert "最后一天12月12日放假，12月14日还算" in row.note
    assert limits_of((appeal,), came)[0].note.count("12月12日，当天还算") == 1
