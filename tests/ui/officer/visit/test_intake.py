"""Taking down a visit: by keyboard, never lost, registered once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import press, say
from tests.ui.offices import OFFICES, TABLE
from ui.guide_view import ReadBack
from ui.officer.parts.matter_form import MatterForm
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, agreed_text
from xinfang_desk.domain.neighbours import DAYS
from xinfang_desk.domain.people.petitioner import IdType, Person, Role

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


def test_the_focus_begins_in_the_name(window):
    assert QApplication.focusWidget() is window.intake.people.form.name


def test_control_enter_registers_and_shows_the_number(window, visits, fill, qtbot, settle):
    fill()
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [visit.people[0].name for visit in visits()] == ["周试例"]
    assert visits()[0].matters[0].draft.statement == WAGES
    number = visits()[0].matters[0].number
    assert text_of(window, "registeredNumber").replace(" ", "") == number


def test_twice_makes_one_visit(window, visits, fill, qtbot, settle):
    fill()
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(visits()) == 1


def test_enter_goes_from_line_to_line_in_the_order_of_speech(window, qtbot):
    person, matter = window.intake.people.form, window.intake.matters.form
    person.name.setFocus()
    for following in (person.id_number, person.phone, person.address, matter.statement):
        press(qtbot, window, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is following
    press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is matter.request
    press(qtbot, window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is matter.materials
    press(qtbot, window, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "registerVisit"


def choose_by_hand(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


@pytest.mark.parametrize(
    ("road", "usual"),
    [
        (Route.S1, Outcome.GUIDE),
        (Route.S4, Outcome.GUIDE),
        (Route.S5, Outcome.FORWARD),
        (Route.S6, Outcome.ACCEPT),
    ],
)
def test_what_is_usually_done_follows_a_road_chosen_by_hand(window, road, usual):
    form = window.intake.matters.form
    choose_by_hand(form.classing.route, Route.S1 if road is not Route.S1 else Route.S2)
    choose_by_hand(form.classing.route, road)
    assert form.read().outcome is usual


def test_what_the_officer_chose_to_do_stays_when_the_road_changes(window):
    form = window.intake.matters.form
    choose_by_hand(form.classing.route, Route.S6)
    choose_by_hand(form.classing.outcome, Outcome.ASSIGN)
    choose_by_hand(form.classing.route, Route.S1)
    assert form.read().outcome is Outcome.ASSIGN


def test_what_is_missing_is_said_beside_the_field_and_focused(window, visits, qtbot):
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text_of(window, "nameFault") != ""
    assert text_of(window, "statementFault") != ""
    assert QApplication.focusWidget() is window.intake.people.form.name
    assert visits() == []


def test_a_refusal_keeps_everything_that_was_written(window, visits, refuse, fill, qtbot, settle):
    fill()
    settle()
    refuse(Reception, "register", "visit.nobody")
    window.intake.register()
    settle()
    assert window.intake.draft().people[0].name == "周试例"
    assert window.intake.draft().matters[0].statement == WAGES
    assert window.findChild(object, "deskNotice").isVisible()
    window.intake.register()
    settle()
    assert len(visits()) == 1


def test_keys_belong_to_the_input_method_while_it_composes(window, visits, fill, qtbot, settle):
    fill()
    statement = window.intake.matters.form.statement
    QApplication.sendEvent(statement, QInputMethodEvent("gong", []))
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert visits() == []
    assert window.intake.draft().people[0].name == "周试例"
    done = QInputMethodEvent("", [])
    done.setCommitString("工")
    QApplication.sendEvent(statement, done)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(visits()) == 1


def test_no_key_of_the_window_fires_while_one_composes(window, visits, fill, settle):
    fill()
    settle()
    statement = window.intake.matters.form.statement
    before = window.intake.draft()
    QApplication.sendEvent(statement, QInputMethodEvent("gong", []))
    # Ctrl+Z in a field is its own undo.
    for shortcut in (each for each in window.findChildren(QShortcut) if each.key() != QKeySequence("Ctrl+Z")):
        QTest.keySequence(statement, shortcut.key())
        settle()
        assert QApplication.focusWidget() is statement, shortcut.key()
        assert window.intake.isVisible(), shortcut.key()
        assert window.intake.draft() == before, shortcut.key()
    assert visits() == []


# Drafts


def test_leaving_a_field_keeps_the_draft(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    press(qtbot, window, Qt.Key.Key_Tab)
    settle()
    assert [kept.draft.people[0].name for kept in drafts()] == ["周试例"]


def test_leaving_the_statement_keeps_the_draft(window, drafts, settle):
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, "路灯不亮")
    window.intake.people.form.name.setFocus()
    settle()
    assert [kept.first_words for kept in drafts()] == ["路灯不亮"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F8])
def test_a_further_person_or_matter_keeps_what_stands_there(window, drafts, qtbot, settle, key):
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, "路灯不亮")
    press(qtbot, window, key)
    settle()
    assert [kept.first_words for kept in drafts()] == ["路灯不亮"]


def test_an_untouched_form_is_no_draft(window, drafts, settle):
    window.intake.keep_draft()
    settle()
    assert drafts() == ()


def test_registering_leaves_no_draft(window, drafts, fill, settle):
    fill()
    window.intake.keep_draft()
    window.intake.register()
    settle()
    assert drafts() == ()


def test_a_new_visit_keeps_what_was_being_written(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert [kept.draft.people[0].name for kept in drafts()] == ["周试例"]
    assert window.intake.draft().people == ()


def test_closing_keeps_what_was_being_written_and_asks_once(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    assert not window.close()
    settle()
    assert len(drafts()) == 1
    assert "没有登记的草稿" in window.findChild(object, "deskNotice").accessibleName()
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_the_line_that_asks_can_close_the_window(window, qtbot):
    say(window.intake.people.form.name, "周试例")
    window.close()
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(window.findChild(QPushButton, "deskNoticeAction"), Qt.MouseButton.LeftButton)


def test_an_empty_form_closes_without_a_question(window, qtbot):
    with qtbot.waitSignal(window.closed):
        assert window.close()


# People


def test_an_id_number_says_birth_and_sex_and_sets_its_kind(window, qtbot):
    form = window.intake.people.form
    say(form.id_number, "000000197904121019")
    person = form.read()
    assert (person.id_type, person.sex.value) == (IdType.RESIDENT_ID, "male")
    assert "1979-04-12" in form.id_field._hint_line.text()


def test_a_number_that_does_not_check_warns_and_registers(window, visits, fill, qtbot, settle):
    fill()
    say(window.intake.people.form.id_number, "000000197904121018")
    assert text_of(window, "idNumberFault") != ""
    window.intake.register()
    settle()
    assert visits()[0].people[0].id_number == "000000197904121018"
    assert "id_check_digit" in [each.code for each in visits()[0].matters[0].notices]


def remark_of(field):
    return field._hint_line.text() if field._hint_line else ""


@pytest.mark.parametrize(
    ("kind", "number", "said", "fault"),
    [
        (IdType.RESIDENT_ID, "000000790412101", "旧号码", ""),
        (IdType.RESIDENT_ID, "0000007904121", "还差 5 位", ""),
        (IdType.RESIDENT_ID, "000000209912311010", "", "比今天还晚"),
        (IdType.HK_MACAO_TW_RESIDENCE, "810000198501010010", "1985-01-01 出生", ""),
        (IdType.HK_MACAO_TW_RESIDENCE, "810000198501010011", "", "校验不符"),
        (IdType.FOREIGN_PERMANENT_RESIDENCE, "TST00008", "还差 7 位", ""),
        (IdType.FOREIGN_PERMANENT_RESIDENCE, "TST000088010101", "", ""),
        (IdType.FOREIGN_PERMANENT_RESIDENCE, "915626198801010010", "", "校验不符"),
        (IdType.PASSPORT, "E0000", "", ""),
        (IdType.TAIWAN_PERMIT, "00000000", "", ""),
    ],
)
def test_a_number_is_remarked_on_by_the_kind_of_paper(window, kind, number, said, fault):
    form = window.intake.people.form
    form.show_person(Person(name="周试例", id_type=kind, id_number=number))
    remark, failing = remark_of(form.id_field), form.id_field.fault
    assert said in remark
    assert bool(said) == bool(remark)
    assert fault in failing
    assert bool(fault) == bool(failing)


def test_a_dot_that_is_not_the_usual_one_is_remarked_on_and_kept(window):
    form = window.intake.people.form
    form.show_person(Person(name="阿不都•示例"))
    assert "·" in remark_of(form.name_field)
    assert form.read().name == "阿不都•示例"
    form.show_person(Person(name="阿不都·示例"))
    assert remark_of(form.name_field) == ""


def test_several_people_each_keep_their_own(window, qtbot, settle):
    people = window.intake.people
    say(people.form.name, "周试例")
    people.add_person()
    say(people.form.name, "吴虚拟")
    people.form.role.setCurrentIndex(people.form.role.findText("委托代理人"))
    people.form.role.activated.emit(0)
    assert people.form.authority.isVisible()
    people._turn(0)
    assert people.form.name.text() == "周试例"
    assert not people.form.authority.isVisible()
    assert [(each.name, each.role) for each in people.read()] == [
        ("周试例", Role.PETITIONER),
        ("吴虚拟", Role.AGENT),
    ]
    assert people.involved.value() == 2


def test_people_and_matters_are_added_and_turned_by_keys(window, qtbot):
    people, matters = window.intake.people, window.intake.matters
    say(people.form.name, "周试例")
    choose_by_hand(people.form.role, Role.REPRESENTATIVE)
    press(qtbot, window, Qt.Key.Key_F7)
    assert QApplication.focusWidget() is people.form.name
    say(people.form.name, "吴虚拟")
    assert [each.role for each in people.read()] == [Role.REPRESENTATIVE] * 2
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert people.form.name.text() == "周试例"
    press(qtbot, window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert people.form.name.text() == "吴虚拟"

    matters.form.statement.setFocus()
    say(matters.form.statement, "拖欠工资")
    press(qtbot, window, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is matters.form.statement
    assert matters.form.statement.written() == ""
    press(qtbot, window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert matters.form.statement.written() == "拖欠工资"
    assert people.form.name.text() == "吴虚拟"


def test_who_comes_after_an_agent_is_no_agent(window):
    people = window.intake.people
    say(people.form.name, "周试例")
    choose_by_hand(people.form.role, Role.AGENT)
    people.add_person()
    assert people.form.role.currentData() is Role.PETITIONER


def test_one_of_several_people_can_be_dropped(window, qtbot):
    people = window.intake.people
    say(people.form.name, "周试例")
    people.add_person()
    say(people.form.name, "吴虚拟")
    qtbot.mouseClick(window.findChild(QPushButton, "dropPerson"), Qt.MouseButton.LeftButton)
    assert [each.name for each in people.read()] == ["周试例"]


def test_somebody_who_gives_no_name_is_registered(window, visits, settle):
    window.intake.people.anonymous.setChecked(True)
    window.intake.matters.form.statement.insertPlainText("路灯不亮三个月了")
    window.intake.register()
    settle()
    assert visits()[0].anonymous
    assert visits()[0].people == ()


# Matters


def test_two_matters_each_keep_their_own(window, visits, fill, qtbot, settle):
    fill()
    window.intake.matters.add_matter()
    window.intake.matters.form.statement.insertPlainText("村口路灯不亮")
    window.intake.matters._turn(0)
    assert window.intake.matters.form.statement.written() == WAGES
    window.intake.register()
    settle()
    assert [each.draft.statement for each in visits()[0].matters] == [WAGES, "村口路灯不亮"]
    assert window.findChild(object, "whichMatter").isVisible()
    first = text_of(window, "registeredNumber")
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    second = text_of(window, "registeredNumber")
    settle()
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert second != first
    assert text_of(window, "registeredNumber") == first


def test_a_matter_goes_through_the_form_unchanged(window):
    matter = MatterDraft(
        statement="对处罚决定不服",
        request="撤销",
        route=Route.S4,
        content="市场监管",
        place="411526102",
        village="示例村",
        outcome=Outcome.GUIDE,
        to="县人民政府",
        events={Event.DECISION_RECEIVED: window._station.today()},
    )
    window.intake.matters.form.show_matter(matter)
    assert window.intake.matters.form.read() == matter


@pytest.mark.parametrize(
    ("route", "shown", "paper"),
    [
        (None, set(), False),
        (Route.S1, set(), True),
        (Route.S3, set(), False),
        (Route.S4, {"act_known"}, True),
        (Route.S5, {"applied_on", "act_known", "employment_ended"}, True),
    ],
)
def test_days_are_asked_where_the_road_makes_them_useful(window, route, shown, paper):
    window.intake.matters.form.show_matter(MatterDraft(statement="x", route=route))
    edits = {event: window.findChild(QLineEdit, f"event_{event.value}") for event in DAYS}
    assert {event.value for event, edit in edits.items() if not edit.parentWidget().isHidden()} == shown
    assert window.intake.matters.form.classing.received.isHidden() is not paper


def test_a_day_that_is_none_is_said_beside_its_field(window, qtbot):
    window.intake.matters.form.show_matter(MatterDraft(statement="x", route=Route.S4))
    edit = window.findChild(QLineEdit, "event_act_known")
    say(edit, "13.45")
    assert text_of(window, "event_act_knownFault") != ""
    edit.clear()
    say(edit, "9.8")
    assert text_of(window, "event_act_knownFault") == ""


def test_a_refusal_asks_for_the_laws_facts(window):
    form = window.intake.matters.form
    form.show_matter(MatterDraft(statement="x", outcome=Outcome.NO_MORE))
    assert not window.findChild(QLineEdit, "conclusionDocument").parentWidget().isHidden()
    assert form.read().conclusion is not None
    form.show_matter(MatterDraft(statement="x", outcome=Outcome.ACCEPT))
    assert window.findChild(QLineEdit, "conclusionDocument").parentWidget().isHidden()
    assert form.read().conclusion is None


def test_a_refusal_asks_where_the_matter_is_in_hand_and_since_when(window):
    """Art. 19, para. 3: both stand on 不予受理告知书, and neither is of an acceptance here."""
    form = window.intake.matters.form
    there = MatterDraft(
        statement="x", outcome=Outcome.NOT_ACCEPT, to="示例镇财政所", accepted_on=date(2026, 9, 1)
    )
    form.show_matter(there)
    for name in ("to", "acceptedThere"):
        assert not window.findChild(QLineEdit, name).parentWidget().isHidden()
    assert (form.read().to, form.read().accepted_on) == (there.to, there.accepted_on)
    choose_by_hand(form.classing.outcome, Outcome.ACCEPT)
    assert form.read().accepted_on is None


# What follows


def test_the_road_is_suggested_while_one_types_and_confirmed_with_one_key(window, fill, qtbot):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    matter = window.intake.matters.current()
    assert matter.route in {Route.S2, Route.S5}
    assert matter.outcome is not None
    assert window.around.side.route._pill.text() == "已确认"


def test_another_road_can_be_taken(window, fill, qtbot):
    fill()
    qtbot.waitUntil(lambda: "→" in text_of(window, "suggestedRoute"))
    before = window.around.side.route._routes[1]
    qtbot.mouseClick(window.findChild(QPushButton, "compareRoutes"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.findChild(QPushButton, "takeRoute_2"), Qt.MouseButton.LeftButton)
    matter = window.intake.matters.current()
    assert (matter.route.value if matter.route else matter.purpose.value) == before.route


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
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
    assert (box.currentData(), form.read().road_end) == ("susong", "")
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
    assert window.intake._state.text() == "来访人已核对认可，可以登记"
    window.intake.register()
    settle()
    assert visits()[0].agreed == agreed_text(told.args[0].lines, NOON)
    assert len(visits()[0].agreed.short) == 19
    fill()
    window.intake.register()
    settle()
    assert visits()[1].agreed is None


def test_what_was_changed_after_it_was_shown_is_not_agreed_to(window, visits, fill, qtbot, settle):
    fill()
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    window.intake.matters.form.statement.insertPlainText("还有两个月的。")
    window.intake.take_agreement(told.args[0])
    assert "再投屏核对" in window.findChild(QWidget, "deskNotice").accessibleName()
    assert "已核对" not in window.intake._state.text()
    window.intake.register()
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
