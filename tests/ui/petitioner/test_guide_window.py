"""Using the petitioner's window."""

import pytest
from guide_hands import held, press, seen
from guide_measuring import OWN
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.guide_view import ReadBack
from ui.look.theme import Theme, ThemeName
from ui.petitioner import names
from ui.petitioner.names import WELCOME
from ui.widgets.shown.routemap import RouteMap


def turn_to_the_last(qtbot, guide):
    while "下一页" in seen(guide):
        press(qtbot, guide, "guideNext")


def delete_later(qapp):
    qapp.sendPostedEvents(None, 52)


def test_it_opens_on_the_welcome_page(guide):
    assert guide.objectName() == "guideWindow"
    assert guide.here == WELCOME
    assert "您好" in seen(guide)
    assert "返回" not in seen(guide)


def test_the_road_map_is_walked_by_touch_and_back_again(qtbot, guide):
    for name in ("way_start", "way_shensu_q1", "way_shensu_q2", "way_laodong"):
        press(qtbot, guide, name)
    assert guide.here == "laodong"
    for page in ("shensu_q2", "shensu_q1", "start", WELCOME):
        while guide.here != page:
            press(qtbot, guide, "guideBack")
    assert "返回" not in seen(guide)


def test_back_stands_where_it_stood_on_every_page(qtbot, guide, road_map, accepted, written):
    places = set()
    guide.show_matter(accepted)
    for page in (names.MATTER, *OWN[1:], names.UYGHUR, *road_map.places, names.STOP + "unsatisfied"):
        guide.open(page)
        places.add(guide.findChild(QAbstractButton, "guideBack").geometry().getRect())
    guide.show_read_back(written)
    places.add(guide.findChild(QAbstractButton, "guideBack").geometry().getRect())
    assert len(places) == 1


def test_a_leaf_is_turned_and_turned_back(qtbot, guide):
    guide.open("laodong")
    first = seen(guide)
    press(qtbot, guide, "guideNext")
    assert seen(guide) != first
    assert guide.here == "laodong"
    press(qtbot, guide, "guideBack")
    assert seen(guide) == first


def test_a_matter_is_shown_with_its_days(qtbot, guide, accepted):
    guide.show_matter(accepted)
    assert guide.here == names.MATTER
    assert "1 号窗口" in seen(guide)
    assert "2026年11月20日（周五）" in seen(guide)
    assert "您要记住三件事" in seen(guide)
    press(qtbot, guide, "guideNext")
    assert guide.here == names.STEPS
    assert "最迟11月20日" in seen(guide)


def test_a_stop_that_is_touched_is_explained(qtbot, guide, accepted):
    guide.show_matter(accepted)
    guide.findChild(RouteMap, "matterRoad").stop_chosen.emit(len(accepted.stops) - 1)
    assert guide.here == names.STOP + "unsatisfied"
    assert "收到答复30日内" in seen(guide)
    press(qtbot, guide, "guideHome")
    assert guide.here == names.MATTER


def test_printing_is_asked_for_not_done(qtbot, guide, accepted):
    guide.show_matter(accepted)
    with qtbot.waitSignal(guide.print_asked, timeout=1000):
        press(qtbot, guide, "guideHome")


def test_type_grows_twice_and_comes_back(qtbot, guide):
    sizes = []
    for _ in range(4):
        heading = next(
            each for each in guide.findChildren(QLabel) if "您好" in each.text() and each.isVisible()
        )
        sizes.append(heading.fontInfo().pixelSize())
        press(qtbot, guide, "guideLarger")
    assert sizes == [36, 45, 54, 36]


def test_colours_change_and_change_back(qtbot, guide):
    plain = guide.grab().toImage().pixelColor(5, 400).name()
    press(qtbot, guide, "guideContrast")
    assert guide.grab().toImage().pixelColor(5, 400).name() == "#000000"
    press(qtbot, guide, "guideContrast")
    assert guide.grab().toImage().pixelColor(5, 400).name() == plain


def test_where_contrast_is_usual_light_is_the_other(qtbot, guide):
    guide.wear(Theme(name=ThemeName.CONTRAST, still=True))
    press(qtbot, guide, "guideContrast")
    assert guide.grab().toImage().pixelColor(5, 400).name() == "#f2f5f9"


def test_between_two_visits_nothing_stays(qtbot, guide, accepted, written, qapp):
    guide.show_matter(accepted)
    press(qtbot, guide, "guideLarger")
    press(qtbot, guide, "guideContrast")
    guide.show_read_back(written)
    guide.rest()
    delete_later(qapp)
    assert guide.here == WELCOME
    assert accepted.number_groups not in held(guide)
    assert "周试例" not in held(guide)
    assert "1 号窗口" not in held(guide)
    assert guide.grab().toImage().pixelColor(5, 400).name() == "#f2f5f9"
    heading = next(each for each in guide.findChildren(QLabel) if "您好" in each.text())
    assert heading.fontInfo().pixelSize() == 36


def test_agreeing_comes_after_the_last_line_and_says_what_was_agreed(qtbot, guide, written):
    guide.show_read_back(written)
    assert "周试例" in seen(guide)
    assert "写得对" not in seen(guide).splitlines()
    turn_to_the_last(qtbot, guide)
    with (
        qtbot.waitSignal(guide.read_back_hidden, timeout=1000),
        qtbot.waitSignal(guide.agreed, timeout=1000) as told,
    ):
        press(qtbot, guide, "guideNext")
    assert told.args == [written]
    assert "就这样登记" in seen(guide)


def test_a_change_can_be_asked_for_at_any_leaf(qtbot, guide, written, qapp):
    guide.show_read_back(written)
    with qtbot.waitSignal(guide.change_asked, timeout=1000) as told:
        press(qtbot, guide, "guideHome")
    assert told.args == [written]
    delete_later(qapp)
    assert "周试例" not in held(guide)
    assert "哪里要改" in seen(guide)


def test_a_read_back_goes_after_a_minute_of_rest(qtbot, guide, accepted, written, qapp):
    guide.show_matter(accepted)
    guide.show_read_back(written)
    assert guide.resting.interval() == 60_000
    assert guide.resting.isActive()
    with qtbot.waitSignal(guide.read_back_hidden, timeout=1000):
        guide.resting.timeout.emit()
    delete_later(qapp)
    assert guide.here == names.MATTER
    assert "周试例" not in held(guide)
    assert not guide.resting.isActive()


def test_a_touch_keeps_it_for_another_minute(qtbot, guide, written):
    guide.show_read_back(written)
    for touch in (
        lambda: press(qtbot, guide, "guideNext"),
        lambda: press(qtbot, guide, "guideLarger"),
        lambda: qtbot.mouseClick(guide, Qt.MouseButton.LeftButton),
    ):
        guide.resting.stop()
        touch()
        assert guide.resting.isActive()


def test_no_other_page_is_taken_away_by_time(guide, road_map, accepted):
    for page in (*OWN, names.UYGHUR, *road_map.places):
        guide.open(page)
        assert not guide.resting.isActive()
        # No other clock runs that could change what is being read.
        assert [each for each in guide.findChildren(QTimer) if each.isActive()] == []
    guide.show_matter(accepted)
    assert not guide.resting.isActive()


@pytest.mark.parametrize("leave", ["back", "close", "matter"])
def test_a_read_back_cannot_be_come_back_to(qtbot, guide, accepted, written, leave, qapp):
    guide.open("start")
    guide.show_read_back(written)
    {
        "back": lambda: press(qtbot, guide, "guideBack"),
        "close": guide.close,
        "matter": lambda: guide.show_matter(accepted),
    }[leave]()
    delete_later(qapp)
    assert "周试例" not in held(guide)
    assert guide.here == {"back": "start", "close": WELCOME, "matter": names.MATTER}[leave]


def test_pages_are_built_when_they_are_opened(guide):
    words = held(guide)
    assert "劳动仲裁" not in words
    assert "您要记住三件事" not in words


def test_opening_again_and_again_leaves_no_widgets(qtbot, guide, qapp):
    def count():
        delete_later(qapp)
        return len(guide.findChildren(QLabel))

    before = count()
    for page in ("start", "laodong", names.RIGHTS, WELCOME):
        guide.open(page)
    assert count() == before


def test_what_is_covered_is_seen_whole_while_it_is_touched_open(qtbot, guide):
    covered = ReadBack(
        lines=(("姓名", "周试例"), ("证件号", "000000********1019")), whole=("", "000000197904121019")
    )
    guide.show_read_back(covered)
    assert "000000197904121019" not in held(guide)
    guide.resting.stop()
    press(qtbot, guide, "readWhole")
    assert guide.here == names.READ_BACK
    assert "000000197904121019" in seen(guide)
    assert guide.resting.isActive()
    press(qtbot, guide, "readWhole")
    assert "000000197904121019" not in held(guide)
