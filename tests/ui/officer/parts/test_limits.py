"""The limits of a visit in the officer's window: none stands without its condition, none that is over."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from ui.officer.parts.limits import LimitsCard, nearest_in_words
from xinfang_desk.desk.shipped import calendar_shipped
from xinfang_desk.domain.time.deadline import limit


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
