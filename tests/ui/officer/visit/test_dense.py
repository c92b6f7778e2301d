"""A whole ordinary visit stands on a small screen, and keys pass what is seldom needed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from tests.ui.hands import choose_by_hand, press, say
from ui.look.theme import Theme
from ui.widgets.boxes import Scrolled
from xinfang_desk.domain.people.petitioner import IdType, Role

WAGES = "2026年3月至8月在镇区工地做瓦工，老板拖欠工资一万八，一直不给"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def written(window, look, settle):
    """A visit as it is said, at a size of the window."""

    def write(width, height, scale, statement=WAGES):
        look.use(Theme(scale=scale, still=True))
        window.resize(width, height)
        person, matter = window.intake.people.form, window.intake.matters.form
        say(person.name, "周试例")
        say(person.id_number, "000000197904121019")
        matter.statement.insertPlainText(statement)
        say(matter.request, "要回工资")
        window.intake.ahead.look()
        window.intake.clock.hide()
        for _level in range(4):  # layouts inside one another hear of a new size one by one
            settle()
        return window

    return write


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 690, 1.0), (1366, 768, 1.25), (1366, 768, 1.5)]
)
def test_a_whole_ordinary_visit_is_in_sight(written, look, width, height, scale):
    window = written(width, height, scale, "村口的路灯坏了三个月，一直没有人修")
    scroll = window.findChild(Scrolled, "intakeScroll")
    assert scroll.verticalScrollBar().maximum() == 0
    for name in ("name", "idNumber", "phone", "address", "statement", "request", "materials", "route"):
        part = window.findChild(QWidget, name)
        assert part.visibleRegion().boundingRect() == part.rect(), name
    statement = window.intake.matters.form.statement
    assert statement.viewport().height() >= 4 * look.px(24)


def test_a_higher_window_gives_its_room_to_the_statement(written):
    low = written(1366, 768, 1.0).intake.matters.form.statement.height()
    high = written(1366, 968, 1.0).intake.matters.form.statement.height()
    assert high - low == 200


def test_tab_comes_to_the_statement_in_four_and_to_the_verb_in_sixteen(written, qtbot):
    window = written(1366, 768, 1.0)
    window.intake.people.form.name.setFocus()
    passed = []
    while QApplication.focusWidget().objectName() != "registerVisit":
        press(qtbot, window, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())
        assert len(passed) <= 16, passed
    assert passed[:6] == ["idNumber", "phone", "address", "statement", "request", "materials"]


def test_what_one_key_would_fill_in_is_shown_and_not_chosen(written, qtbot):
    window = written(1366, 768, 1.0)
    classing = window.intake.matters.form.classing
    assert classing.route.currentText().startswith("建议")
    assert classing.outcome.currentText().startswith("建议")
    assert window.intake.matters.current().route is None
    suggested = classing.route.currentText(), classing.outcome.currentText()
    press(qtbot, window, Qt.Key.Key_1, ALT)
    taken = classing.route.currentText(), classing.outcome.currentText()
    assert tuple(f"建议：{each}" for each in taken) == suggested
    assert window.intake.matters.current().route is not None
    assert not window.findChild(QWidget, "confirmRoute").isEnabled()


def test_more_opens_over_the_page_and_says_what_stands_in_it(written, qtbot, settle):
    window = written(1366, 768, 1.0)
    before = window.intake.matters.form.statement.geometry()
    press(qtbot, window, Qt.Key.Key_M, ALT)
    settle()
    panel = window.findChild(QWidget, "morePanel")
    assert panel.isVisible()
    assert QApplication.focusWidget().objectName() == "role"
    choose_by_hand(window.intake.people.form.role, Role.AGENT)
    window.findChild(QCheckBox, "need_large_type").setChecked(True)
    settle()
    for part in ("relation", "need_companion", "peopleInvolved"):
        shown = window.findChild(QWidget, part)
        assert shown.visibleRegion().boundingRect() == shown.rect()
    assert window.intake.matters.form.statement.geometry() == before
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget().objectName() == "moreOfPerson"
    said = window.findChild(QWidget, "moreOfPerson").accessibleDescription()
    assert "委托代理人" in said
    assert "大字" in said


def test_who_is_typed_after_more_goes_into_the_name(window, qtbot, settle):
    """Keys go to what the window holds as focused, which is the control that shows it."""
    press(qtbot, window, Qt.Key.Key_M, ALT)
    press(qtbot, window, Qt.Key.Key_F7)
    settle()
    assert QApplication.focusWidget().objectName() == "name"
    assert window.focusWidget() is QApplication.focusWidget()


def test_more_goes_away_when_one_goes_on(written, qtbot):
    window = written(1366, 768, 1.0)
    press(qtbot, window, Qt.Key.Key_M, ALT)
    window.intake.matters.form.statement.setFocus()
    QApplication.processEvents()
    assert not window.findChild(QWidget, "morePanel").isVisible()


def test_the_kind_of_paper_opens_from_the_number(window, qtbot, monkeypatch):
    form, opened = window.intake.people.form, []
    monkeypatch.setattr(form.id_type, "showPopup", lambda: opened.append(True))
    form.id_number.setFocus()
    assert QApplication.focusWidget() is form.id_number
    press(qtbot, window, Qt.Key.Key_Down, ALT)
    assert opened
    choose_by_hand(form.id_type, IdType.PASSPORT)
    assert form.read().id_type is IdType.PASSPORT


@pytest.mark.parametrize("half", ["form", "side"])
def test_the_verb_is_in_sight_whichever_half_is_shown(written, settle, half):
    window = written(1366, 768, 2.0)
    window.around.halves.show(half)
    settle()
    verb = window.findChild(QWidget, "registerVisit")
    assert verb.visibleRegion().boundingRect() == verb.rect()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_kind_of_paper_never_lies_over_its_number(written, scale):
    window = written(1366, 768, scale)
    line = window.intake.people.form.id_number
    assert line.kind.x() + line.kind.width() <= line.textMargins().left() + window.intake._station.look.px(8)


def test_the_line_of_a_low_window_says_by_when_as_the_papers_do(written):
    words = written(1366, 768, 1.5).intake.halves._said.text()
    assert "最迟" in words
    assert "日前" not in words
