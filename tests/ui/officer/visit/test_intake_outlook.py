"""What follows from the form while it is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import choose_by_hand, press, register_as_is, say, told
from tests.ui.offices import OFFICES, TABLE
from ui.guide_view import ReadBack
from ui.officer.parts.matter_form import MatterForm
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, agreed_text
from xinfang_desk.domain.people.petitioner import Person

PHONE = "00000000003"
WAGES = "2026年3月至8月在镇区工地做瓦工，老板拖欠工资一万八，一直不给"


def text_of(window, name):
    return window.findChild(QLabel, name).text()


@pytest.fixture
def fill(window, qtbot):
    def write(name="周试例", statement=WAGES):
        window.intake.people.form.name.setFocus()
        say(window.intake.people.form.name, name)
        window.intake.matters.form.statement.setFocus()
        window.intake.matters.form.statement.insertPlainText(statement)

    return write


def test_the_road_is_suggested_while_one_types_and_confirmed_with_one_key(window, fill, qtbot):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    matter = window.intake.matters.current()
    assert matter.route in {Route.S2, Route.S5}
    assert matter.outcome is not None
    assert window.around.side.route._pill.text() == "已确认"


def test_the_road_of_one_matter_never_stands_beside_another(window, fill, qtbot):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    press(qtbot, window, Qt.Key.Key_F8)
    assert "→" not in text_of(window, "suggestedRoute")


def test_another_road_can_be_taken(window, fill, qtbot):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    before = window.around.side.route._routes[1]
    qtbot.mouseClick(window.findChild(QPushButton, "compareRoutes"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.findChild(QPushButton, "takeRoute_2"), Qt.MouseButton.LeftButton)
    matter = window.intake.matters.current()
    assert (matter.route.value if matter.route else matter.purpose.value) == before.route


@pytest.mark.parametrize("first", [True, False])
def test_one_key_leaves_what_was_chosen_for_today(window, fill, qtbot, registered, settle, first):
    """The repeat that was merged stays merged, whether the road is confirmed before or after."""
    number = registered().matters[0].number
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    alt = Qt.KeyboardModifier.AltModifier
    if first:
        press(qtbot, window, Qt.Key.Key_1, alt)
    window.around.side.earlier.merged.emit(number)
    press(qtbot, window, Qt.Key.Key_1, alt)
    settle()
    matter = window.intake.matters.current()
    assert (matter.outcome, matter.earlier) == (Outcome.MERGE, number)
    assert matter.route is not None


def test_one_key_leaves_the_road_that_was_chosen_and_says_so(window, fill, qtbot, settle):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    choose_by_hand(window.intake.matters.form.classing.route, Route.S1)
    settle()
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.intake.matters.current().route is Route.S1
    assert "没有改动" in told(window)


def test_limits_follow_the_choices_at_once(window, fill, settle):
    fill()
    window.intake.matters.put(
        MatterDraft(statement=WAGES, route=Route.S6, outcome=Outcome.ACCEPT, place="411526102")
    )
    window.intake.ahead.look()
    settle()
    model = window.around.side.limits.timeline.model()
    titles = [model.index(row).data() for row in range(model.rowCount())]
    assert any("60日" in title for title in titles)


def test_an_accusation_can_be_sealed_from_the_warning(window, qtbot, settle):
    window.intake.matters.form.statement.insertPlainText("我要举报村支书贪污低保钱，收好处费，请保密")
    qtbot.waitUntil(lambda: window.findChild(object, "sealNotice").isVisible())
    qtbot.mouseClick(window.findChild(QPushButton, "sealNoticeAction"), Qt.MouseButton.LeftButton)
    assert window.intake.matters.current().purpose is Purpose.JUBAO
    assert window.intake.matters.current().outcome is Outcome.DISCIPLINE
    assert not window.findChild(object, "sealNotice").isVisible()


def test_earlier_visits_are_shown_and_merged(window, registered, qtbot, settle):
    number = registered(phone=PHONE).matters[0].number
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.phone, PHONE)
    form.phone.editingFinished.emit()
    settle()
    merge = window.findChild(QPushButton, f"mergeInto_{number}")
    assert merge.isVisible()
    qtbot.mouseClick(merge, Qt.MouseButton.LeftButton)
    matter = window.intake.matters.current()
    assert (matter.outcome, matter.earlier) == (Outcome.MERGE, number)


@pytest.mark.parametrize("width", [1920, 1000])
def test_one_key_goes_to_the_earlier_visits_and_merging_comes_back(window, registered, qtbot, settle, width):
    number = registered(phone=PHONE).matters[0].number
    window.resize(width, 900)
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is window.intake.people.form.name
    came = Person(name="周试例", phone=PHONE)
    window.intake.people.show_people((came,), involved=1, anonymous=False)
    window.intake.ahead.look_back()
    settle()
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is window.findChild(QPushButton, f"openEarlier_{number}")
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Space)
    assert window.intake.matters.current().earlier == number
    assert QApplication.focusWidget() is window.intake.matters.form.statement


def test_a_new_visit_shows_the_form_where_half_of_the_page_is_seen(window, qtbot):
    window.resize(1000, 700)
    qtbot.mouseClick(window.findChild(QPushButton, "halves_side"), Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_F2)
    assert window.intake.isVisible()
    assert QApplication.focusWidget() is window.intake.people.form.name


def test_what_is_missing_is_shown_where_half_of_the_page_is_seen(window, qtbot):
    window.resize(1000, 700)
    qtbot.mouseClick(window.findChild(QPushButton, "halves_side"), Qt.MouseButton.LeftButton)
    register_as_is(qtbot, window)
    assert window.intake.isVisible()
    assert QApplication.focusWidget() is window.intake.people.form.name


def test_what_is_written_goes_to_the_petitioners_screen_before_registering(window, fill, qtbot):
    fill()
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    assert isinstance(told.args[0], ReadBack)
    assert ("反映的情况", WAGES) in told.args[0].lines


def test_the_road_that_will_be_kept_is_shown_when_it_is_confirmed(window, fill, qtbot, visits, settle):
    fill()
    road = window.findChild(QLabel, "walkedRoad")
    assert road.isHidden()
    qtbot.waitUntil(lambda: "劳动" in text_of(window, "suggestedRoute"))
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(road.isVisible)
    assert road.text().endswith("（跟老板、单位：工资、工伤、辞退） → 先走劳动仲裁或劳动监察")
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].matters[0].walked.places[-1].place == "laodong"


def test_where_a_road_parts_once_more_the_officer_says_which_way(window):
    form = window.intake.matters.form
    box = form.classing.road_end
    choose_by_hand(form.classing.route, Route.S3)
    assert not box.isVisible()
    choose_by_hand(form.classing.route, Route.S4)
    assert box.isVisible()
    assert (box.currentData(), form.read().road_end) == ("fuyi", "")
    choose_by_hand(form.classing.content, "自然资源")
    assert (box.currentText(), form.read().road_end) == ("是哪一种土地的事？", "")
    remarks = [each.text() for each in form.classing._end_field.findChildren(QLabel)]
    assert "有几处都像，请选一处" in remarks
    choose_by_hand(box, "zhengdi")
    choose_by_hand(form.classing.outcome, Outcome.GUIDE)
    assert (box.currentData(), form.read().road_end) == ("zhengdi", "zhengdi")
    choose_by_hand(form.classing.route, Route.S1)
    assert (box.currentData(), form.read().road_end) == ("shensu_q1", "")
    choose_by_hand(form.classing.route, Route.S3)
    assert form.read().road_end == ""
    form.show_matter(MatterDraft(statement="x", route=Route.S4, road_end="quanshu"))
    assert (box.currentData(), form.read().road_end) == ("quanshu", "quanshu")


def test_a_namesake_is_set_apart_and_taken_back(window, desk, ask, registered, settle):
    number = registered(phone=PHONE).matters[0].number
    came = Person(name="周试例", phone=PHONE)
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.phone, PHONE)
    form.phone.editingFinished.emit()
    settle()
    window.findChild(QPushButton, f"mergeInto_{number}").click()
    window.findChild(QPushButton, f"notTheSame_{number}").click()
    settle()
    assert ask(desk.reception.earlier, came) == ()
    assert not window.findChild(object, "earlierCard").isVisible()
    assert window.intake.matters.current().earlier is None
    window.around.notice.take_up()
    settle()
    assert [each.number for each in ask(desk.reception.earlier, came)] == [number]
    assert window.findChild(QPushButton, f"notTheSame_{number}").isVisible()


def test_what_the_petitioner_agreed_to_is_registered_with_its_time_and_hash(
    window, visits, fill, qtbot, settle
):
    fill()
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    window.intake.take_agreement(told.args[0])
    assert "说写得对" in window.findChild(QWidget, "deskNotice").accessibleName()
    assert window.findChild(QLabel, "visitState").text() == "来访人已核对认可，可以登记"
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].agreed == agreed_text(told.args[0].lines, NOON)
    assert len(visits()[0].agreed.short) == 19
    press(qtbot, window, Qt.Key.Key_F2)
    fill()
    register_as_is(qtbot, window)
    settle()
    assert visits()[1].agreed is None


def test_what_was_changed_after_it_was_shown_is_not_agreed_to(window, visits, fill, qtbot, settle):
    fill()
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    window.intake.matters.form.statement.insertPlainText("还有两个月的。")
    window.intake.take_agreement(told.args[0])
    assert "再投屏核对" in window.findChild(QWidget, "deskNotice").accessibleName()
    assert "已核对" not in window.findChild(QLabel, "visitState").text()
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].agreed is None
    window.intake.take_wish(told.args[0])
    assert "问清楚" in window.findChild(QWidget, "deskNotice").accessibleName()


@pytest.mark.parametrize("tables", [{"offices": TABLE}])
def test_the_route_card_names_the_competent_office_and_leaves_the_unknown_to_fill(window, fill, qtbot):
    fill()
    form = window.intake.matters.form
    choose_by_hand(form.classing.route, Route.S2)
    qtbot.waitUntil(lambda: "仲裁" in text_of(window, "competentOffices"))
    known, unknown = text_of(window, "competentOffices").splitlines()
    for words in ("地址：示例县平安路8号人社局二楼　", "电话：0000-1110001　", "时间：工作日 8:30–12:00"):
        assert words in known
    assert unknown == "示例县劳动保障监察大队　地址：______　电话：0000-1110002　时间：______"
    choose_by_hand(form.classing.route, Route.S3)
    qtbot.waitUntil(lambda: text_of(window, "competentOffices") == "县里的办公机构表没有这一处，纸上留空待填")


def test_the_names_of_the_countys_table_are_offered(station):
    station, _told = station
    form = MatterForm(station)
    form.classing._complete_offices(OFFICES.bodies)
    completer = form.classing.to.completer()
    completer.setCompletionPrefix("仲裁")
    assert completer.currentCompletion() == "示例县劳动人事争议仲裁委员会"


def test_what_will_be_a_box_on_paper_is_said_while_it_is_typed(window, fill, qtbot):
    form, matter = window.intake.people.form, window.intake.matters.form
    fill(name="周\U0001f600例", statement="路灯坏了，ئەخمەت说的")
    qtbot.waitUntil(lambda: form.findChild(QLabel, "nameAlso") is not None)
    assert form.findChild(QLabel, "nameAlso").text() == "“\U0001f600”打印时是空框，交给来人前用笔补上"
    assert "“ئەخمەت”" in matter.findChild(QLabel, "statementAlso").text()
    assert form.findChild(QLabel, "addressAlso") is None
    form.name.setText("周试例")
    qtbot.waitUntil(lambda: form.findChild(QLabel, "nameAlso").text() == "")
    assert form.findChild(QLabel, "nameAlso").isHidden()


def test_the_line_of_one_person_does_not_stay_under_another(window, qtbot):
    form = window.intake.people.form
    say(form.name, "周\ue000例")
    qtbot.waitUntil(lambda: form.findChild(QLabel, "nameAlso") is not None)
    window.intake.people.add_person()
    qtbot.waitUntil(lambda: form.findChild(QLabel, "nameAlso").isHidden())


def test_ordinary_text_gets_no_such_line(window, fill, qtbot, settle):
    fill()
    window.intake.ahead._wait.timeout.emit()
    settle()
    assert window.intake.people.form.findChild(QLabel, "nameAlso") is None
