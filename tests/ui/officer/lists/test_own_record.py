"""Somebody asks what is held on them: looked up, shown, printed, and gone when the page is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from tests.documents.reading import text_of
from tests.ui.hands import click, press
from ui.background import Topic
from ui.failures import words_for
from ui.look.theme import Theme
from xinfang_desk.desk.people import People
from xinfang_desk.domain.errors import DeskError

PHONE = "00000000000"


@pytest.fixture
def asked(watch):
    """Whom the desk was asked for."""
    return watch(People, "held_on")


@pytest.fixture
def page(window, settle):
    window.open_page("own_record")
    settle()
    return window.around.pages.own_record


@pytest.fixture
def found(page, registered, settle):
    """The page with one matter found."""
    number = registered(phone=PHONE).matters[0].number
    look_up(page, name="周试例", phone=PHONE)
    settle()
    return number


def look_up(page, *, name="", number="", phone=""):
    page.name.setText(name)
    page.id_number.setText(number)
    page.phone.setText(phone)
    page.look()


def refusal(page):
    shown = [each for each in page.findChildren(QWidget, "ownRefused") if each.isVisible()]
    return shown[-1].accessibleName() if shown else ""


def is_empty(page):
    written = page.name.text() + page.id_number.text() + page.phone.text()
    count = page.findChild(QLabel, "ownCount").text()
    return (written, count, page.view.model().rowCount(), page._found.records) == ("", "", 0, ())


def test_the_hall_and_the_menu_lead_there(window, page, settle, qtbot):
    window.open_page("hall")
    settle()
    click(qtbot, window, "openOwnRecord")
    assert window._shell.pages.currentWidget() is page
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.name)
    window.new_visit()
    window.around.top.findChild(QAction, "open_own_record").trigger()
    assert window._shell.pages.currentWidget() is page


def test_what_is_held_is_listed_and_enter_opens_it(window, asked, page, found, qtbot, settle):
    assert asked == [("周试例", "", PHONE)]
    assert "找到 1 件" in page.findChild(QLabel, "ownCount").text()
    assert QApplication.focusWidget() is page.view
    assert page.view.model().index(0, 0).data().startswith("周试例，拖欠工资")
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert window._shell.pages.currentWidget() is window.around.pages.matter
    assert window.around.pages.matter._record.matter.number == found
    assert is_empty(page)


def test_the_answer_comes_into_sight(window, page, look, settle, qtbot):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 768)
    settle()
    count = page.findChild(QLabel, "ownCount")
    look_up(page, name="周试例", phone=PHONE)
    qtbot.waitUntil(lambda: not count.visibleRegion().isEmpty())


def test_it_is_printed_and_saved_under_a_title_that_names_nobody(
    window, asked, page, found, printer, qtbot, settle, tmp_path, monkeypatch
):
    click(qtbot, window, "printOwnRecord")
    settle()
    [(title, pdf, _queue)] = printer.sheets
    assert title == "411526102-1-own-record"
    assert found in text_of(pdf)
    offered = []

    def save(_owner, _words, name):
        offered.append(Path(name).name)
        return str(tmp_path / "own.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    click(qtbot, window, "saveOwnRecord")
    settle()
    assert offered == ["本人信息告知_20260914.pdf"]
    assert (tmp_path / "own.pdf").read_bytes() == pdf
    # The paper is drawn from what was found: nobody is looked up for it again.
    assert len(asked) == 1


def test_nothing_held_is_said_kindly_and_can_be_printed_too(window, page, printer, qtbot, settle):
    look_up(page, name="周试例", phone=PHONE)
    settle()
    assert "没有关于这一位的记录" in page.findChild(QLabel, "ownCount").text()
    assert not page.view.isVisible()
    click(qtbot, window, "printOwnRecord")
    settle()
    assert len(printer.sheets) == 1


def test_a_name_alone_is_nobody(asked, page, settle):
    look_up(page, name="周试例")
    settle()
    assert "姓名和电话" in refusal(page)
    assert QApplication.focusWidget() is page.phone
    assert asked == []


def test_a_number_that_fails_is_called_out_and_asked_all_the_same(asked, page, settle):
    page.id_number.setText("00000019790412101")
    assert page._id_field._hint_line.text() == "还差 1 位"
    look_up(page, number="000000197904121010")
    settle()
    assert "校验不符" in page.findChild(QLabel, "ownIdFault").text()
    assert asked == [("", "000000197904121010", "")]


def test_a_refusal_stands_in_the_page(page, refuse, settle):
    refuse(People, "held_on", "role.lacking")
    look_up(page, name="周试例", phone=PHONE)
    settle()
    assert refusal(page) == words_for(DeskError("role.lacking"))
    look_up(page, name="周试例", phone=PHONE)
    settle()
    assert refusal(page) == ""


def test_whoever_leaves_the_page_leaves_nothing_on_it(window, page, found, qtbot, settle):
    assert not is_empty(page)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert is_empty(page)
    window.open_page("own_record")
    settle()
    assert is_empty(page)


def test_behind_the_lock_there_is_nothing_either(window, page, found):
    assert not is_empty(page)
    window.hide()
    assert is_empty(page)


def test_an_answer_that_comes_after_the_page_was_left_is_not_shown(window, page, registered, settle):
    registered(phone=PHONE)
    look_up(page, name="周试例", phone=PHONE)
    window.new_visit()
    settle()
    assert is_empty(page)


def test_a_change_elsewhere_asks_nobody_again(asked, page, found, lane, settle):
    lane.changed.emit(Topic.ALL)
    settle()
    assert len(asked) == 1
    assert not is_empty(page)
