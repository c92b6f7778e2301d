"""Who came, as it is taken down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.hands import choose_by_hand, press, register_as_is, say
from xinfang_desk.domain.people.petitioner import IdType, Person, Role

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


def test_an_id_number_says_birth_and_sex_and_sets_its_kind(window, qtbot):
    form = window.intake.people.form
    say(form.id_number, "000000197904121019")
    person = form.read()
    assert (person.id_type, person.sex.value) == (IdType.RESIDENT_ID, "male")
    assert "1979-04-12" in beside(form)


def test_a_number_that_does_not_check_warns_and_registers(window, visits, fill, qtbot, settle):
    fill()
    say(window.intake.people.form.id_number, "000000197904121018")
    assert "校验不符" in beside(window.intake.people.form)
    assert window.intake.people.form.id_number.property("invalid") == "true"
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].people[0].id_number == "000000197904121018"
    assert "id_check_digit" in [each.code for each in visits()[0].matters[0].notices]


def beside(form):
    """What is said inside the line of the number, at its end."""
    return form.id_number.findChild(QLabel, "idNumberBeside").text()


def remark_of(field):
    return field._hint_line.text() if field._hint_line else ""


@pytest.mark.parametrize(
    ("kind", "number", "said", "fault"),
    [
        (IdType.RESIDENT_ID, "000000790412101", "旧号码", ""),
        (IdType.RESIDENT_ID, "0000007904121", "还差 5 位", ""),
        (IdType.RESIDENT_ID, "0000001979041210190000", "", "多了 4 位"),
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
    failing = form.id_field.fault
    remark = "" if failing else beside(form)
    assert failing in beside(form)
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
    press(qtbot, window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
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


def test_somebody_who_gives_no_name_is_registered(window, visits, settle, qtbot):
    window.intake.people.anonymous.setChecked(True)
    window.intake.matters.form.statement.insertPlainText("路灯不亮三个月了")
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].anonymous
    assert visits()[0].people == ()


@pytest.mark.parametrize(("typed", "said"), [("1234", "4 位"), ("138000010244444", "15 位"), ("61234", "")])
def test_a_number_that_nobody_can_dial_is_spoken_of_when_its_field_is_left(window, qtbot, typed, said):
    form = window.intake.people.form
    form.phone.setFocus()
    qtbot.keyClicks(form.phone, typed)
    assert form.phone_field._hint_line is None or not form.phone_field._hint_line.isVisible()
    form.address.setFocus()
    line = form.phone_field._hint_line
    assert (line.text() if line is not None else "") == (f"有一个号码是 {said}，请核对" if said else "")
