"""Journeys by finger: every place is reached and left again, a visit from the matter to the answer."""

from guide_hands import finger, held, seen, tap, tap_on, tap_through
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ui.petitioner import names
from ui.petitioner.names import WELCOME
from ui.widgets.shown.routemap import RouteMap
from xinfang_desk.domain.hall.feedback import Answer, Feedback, Reason


def roads(road_map):
    """The shortest way from the start to every place, as the places on it."""
    found, ahead = {road_map.start: (road_map.start,)}, [road_map.start]
    for place in ahead:
        for way in road_map.place(place).ways:
            if way.to not in found:
                found[way.to] = (*found[place], way.to)
                ahead.append(way.to)
    return found


def back_to_the_start(guide):
    taps = 0
    while guide.here != WELCOME:
        tap(guide, "guideBack")
        taps += 1
        assert taps < 60, guide.here
    return taps


def test_every_place_of_the_road_map_is_reached_and_left_by_finger(guide, road_map):
    ways = roads(road_map)
    # A place to which no way leads stands on the map for the officer alone: there is none.
    assert set(ways) == set(road_map.places)
    ends = [place for place in ways if not any(place in way[:-1] for way in ways.values())]
    for place in ends:
        for step in ways[place]:
            tap_through(guide, f"way_{step}")
        assert guide.here == place
        assert back_to_the_start(guide) >= len(ways[place])
        assert "返回" not in seen(guide)


def test_what_happens_my_rights_and_the_rules_are_read_to_their_ends(guide):
    for name in ("today", "rights", "conduct"):
        tap(guide, f"way_{name}")
        assert guide.here == f"@{name}"
        while "下一页" in seen(guide):
            tap(guide, "guideNext")
        back_to_the_start(guide)


def test_a_visit_is_walked_from_the_matter_to_the_answer(qtbot, guide, accepted, written):
    guide.show_read_back(written)
    with qtbot.waitSignal(guide.agreed, timeout=1000):
        while guide.here == names.READ_BACK:
            tap(guide, "guideNext")
    guide.show_matter(accepted)
    for place, stop in enumerate(accepted.stops):
        button = guide.findChild(RouteMap, "matterRoad").findChildren(QAbstractButton)[place]
        tap_on(guide, button)
        assert guide.here == names.STOP + stop.id
        tap(guide, "guideHome")
        assert guide.here == names.MATTER
    with qtbot.waitSignal(guide.print_asked, timeout=1000) as told:
        tap(guide, "guideHome")
    assert told.args == [accepted]
    tap_through(guide, f"way_{accepted.others[0].id}")
    assert guide.here == accepted.others[0].id
    for name in ("guideLarger", "guideContrast", "guideBack"):
        tap(guide, name)
    assert guide.here == names.MATTER
    guide.ask_feedback()
    tap(guide, f"way_{names.WHY.removeprefix('@')}:unsatisfied")
    with qtbot.waitSignal(guide.feedback_given, timeout=1000) as given:
        tap(guide, f"way_{names.GIVEN.removeprefix('@')}unsatisfied:waiting")
    assert given.args == [Feedback(answer=Answer.UNSATISFIED, reason=Reason.WAITING)]
    assert guide.here == names.THANKS
    assert "周试例" not in held(guide)


def test_a_finger_that_slips_off_a_button_does_nothing(guide):
    button = next(each for each in guide.findChildren(QAbstractButton, "way_start") if each.isVisible())
    window, place = guide.windowHandle(), button.mapTo(guide, button.rect().center())
    QTest.touchEvent(window, finger()).press(0, place, window).commit()
    QTest.touchEvent(window, finger()).move(0, place - QPoint(0, 300), window).commit()
    QTest.touchEvent(window, finger()).release(0, place - QPoint(0, 300), window).commit()
    assert guide.here == WELCOME
