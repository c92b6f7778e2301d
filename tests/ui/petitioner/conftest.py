"""A matter of a fictional person, as the petitioner's window is handed it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.offices import OFFICES
from ui.guide_view import GuideView, ReadBack
from ui.look.theme import Theme
from ui.petitioner.guide_window import GuideWindow
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.number import grouped, make_number
from xinfang_desk.domain.road.roadmap import RoadMap, end_of, read_roadmap
from xinfang_desk.domain.road.safety import safety
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.calendar import Calendar, read_calendar
from xinfang_desk.domain.visit import deadlines_of
from xinfang_desk.places import RESOURCES

DAY = date(2026, 9, 21)
NUMBER = grouped(make_number("411526102", 1, 2026, 18))
TELEPHONE = "0000-0000000"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar(json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def road_map() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))


def view_of(draft: MatterDraft, road_map: RoadMap, calendar: Calendar, *others: str) -> GuideView:
    deadlines = deadlines_of(draft, DAY, calendar)
    place = road_map.place(end_of(draft))
    return GuideView(
        stops=stops(draft, deadlines, DAY),
        place=place,
        deadlines=deadlines,
        as_of=DAY,
        number_groups=NUMBER,
        desk=1,
        others=tuple(road_map.place(each) for each in others),
        telephone=TELEPHONE,
        first=safety(draft, place.id),
    )


@pytest.fixture(scope="session")
def accepted(road_map, calendar) -> GuideView:
    draft = MatterDraft(
        statement="x", purpose=Purpose.SHENSU, route=Route.S6, outcome=Outcome.ACCEPT, accepted_on=DAY
    )
    return view_of(draft, road_map, calendar, "laodong", "chachu", "fuyi")


@pytest.fixture(scope="session")
def guided(road_map, calendar) -> GuideView:
    draft = MatterDraft(
        statement="x",
        purpose=Purpose.SHENSU,
        route=Route.S2,
        outcome=Outcome.GUIDE,
        content="劳动和社会保障",
        events={Event.EMPLOYMENT_ENDED: date(2026, 8, 31)},
    )
    return view_of(draft, road_map, calendar, "chachu", "jiancha", "zhongcai", "susong", "lvzhi")


@pytest.fixture(scope="session")
def written() -> ReadBack:
    told = (
        "我在示例工地干了四个月活，一共欠我一万八千元工资。老板每次都说再等等，我去了七八回都没有拿到钱，"
        "最后一次去他连门都不开，还叫我不要再来，我的工友也都是这样说的，谁都没有拿到钱。\n他们还有账本吗？"
    )
    return ReadBack(
        lines=(
            ("姓名", "周试例"),
            ("证件号", "000000197904121019"),
            ("您说的事", told * 3),
            ("您的要求", "请帮我要回工资。"),
        )
    )


@pytest.fixture
def guide(look, qtbot, road_map):
    window = GuideWindow(road_map, Theme(still=True), OFFICES)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _no_tap_is_the_second_half_of_another(qapp):
    """Fingers here have no time stamps of their own: each tap is a tap for itself."""
    hints = qapp.styleHints()
    before = hints.mouseDoubleClickInterval()
    hints.setMouseDoubleClickInterval(0)
    yield
    hints.setMouseDoubleClickInterval(before)
