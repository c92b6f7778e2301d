"""Waiting numbers on the screen: by one key, undone by another, out of the way where nobody uses them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QWidget

from tests.ui.fakes import NOON
from ui.officer.hall.queue import about, standing
from xinfang_desk.domain.hall.stock import PaperSetup
from xinfang_desk.domain.hall.ticket import Care, TicketState


@pytest.fixture
def press(window, qtbot, settle):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(window.focusWidget() or window, key, modifier)
        settle()

    return press


def said(window):
    return window.findChild(QWidget, "deskNotice").accessibleName()


def rows(window):
    model = window.findChild(QListView, "queueList").model()
    return [model.index(place).data() for place in range(model.rowCount())]


@pytest.fixture
def states(desk, ask):
    return lambda: {each.number: each.state for each in ask(desk.tickets.today)}


def test_an_office_without_numbers_sees_one_quiet_button(window):
    queue = window.around.queue
    assert not queue.isVisible()
    assert not queue.call.isVisible()
    assert queue.take.isVisible()
    assert "号" not in window.findChild(QLabel, "visitCame").text().split("登记后")[0]


def test_one_key_gives_the_next_number_and_one_undoes_it(window, press):
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    assert said(window) == "请告诉来访人：您是 2 号，前面等着 1 位。"
    assert rows(window) == ["1 号，等 0 分", "2 号，等 0 分"]
    window.around.notice.take_up()
    press(Qt.Key.Key_Shift)
    assert rows(window) == ["1 号，等 0 分"]


def test_called_absent_back_and_done_with_the_visit(window, states, press, settle, qtbot):
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F9, Qt.Key.Key_F10):
        press(key)
    assert "请 1 号到窗口" in said(window)
    assert rows(window) == ["1 号，在窗口", "2 号，等 0 分"]
    press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert rows(window) == ["2 号，等 0 分", "1 号，未到"]
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_F2)
    assert window.findChild(QLabel, "visitCame").text().startswith("2 号")
    form = window.intake
    form.people.form.name.setText("周试例")
    form.matters.form.statement.setPlainText("拖欠工资")
    form.register()
    settle()
    assert states() == {1: TicketState.ABSENT, 2: TicketState.SERVED}
    assert not form.findChild(QLabel, "visitCame").text().startswith("2 号")
    window.findChild(QListView, "queueList").setCurrentIndex(window.around.queue._model.index(0))
    window.findChild(QPushButton, "isBack").click()
    settle()
    assert rows(window)[0] == "1 号，等 0 分"


def test_calling_is_undone_and_so_is_what_it_closed(window, states, press):
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F10):
        press(key)
    assert states() == {1: TicketState.SERVED, 2: TicketState.CALLED}
    window.around.notice.take_up()
    press(Qt.Key.Key_Shift)
    assert states() == {1: TicketState.CALLED, 2: TicketState.WAITING}


def test_nobody_waits_is_a_sentence(window, press):
    press(Qt.Key.Key_F10)
    assert said(window) == "现在没有人等。来了人先取号，或直接登记。"
    press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert "没有叫号" in said(window)


def test_who_walks_badly_is_called_first_by_the_officers_decision(window, states, press, settle):
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    queue = window.around.queue
    window.findChild(QPushButton, "aboutNumber").click()
    queue.people.setValue(2)
    queue.care.setCurrentIndex(queue.care.findData(Care.WALKS_BADLY))
    queue.care.activated.emit(1)
    settle()
    assert rows(window) == ["1 号，等 0 分", "2 号，2 人 行动不便，等 0 分"]
    queue.ahead.click()
    settle()
    assert rows(window)[0] == "2 号，2 人 行动不便，先叫 等 0 分"
    press(Qt.Key.Key_F10)
    assert states() == {1: TicketState.WAITING, 2: TicketState.CALLED}


def test_anybody_may_be_called_from_the_list(window, states, press, settle):
    for _ in range(3):
        press(Qt.Key.Key_F9)
    view = window.findChild(QListView, "queueList")
    view.setCurrentIndex(view.model().index(1))
    view.activated.emit(view.currentIndex())
    settle()
    assert states()[2] is TicketState.CALLED


def test_who_left_without_a_registration_is_done(window, states, press, settle):
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F10)
    window.findChild(QPushButton, "wasServed").click()
    settle()
    assert states() == {1: TicketState.SERVED}
    assert not window.around.queue.isVisible()
    window.around.notice.take_up()
    press(Qt.Key.Key_Shift)
    assert states() == {1: TicketState.CALLED}


def test_a_slip_is_printed_where_the_office_has_a_roll_for_it(window, printer, change_settings, press):
    press(Qt.Key.Key_F9)
    assert printer.sheets == []
    printer.queues += ("小票机",)
    change_settings(slip=PaperSetup(printer="小票机"))
    press(Qt.Key.Key_F9)
    [(title, pdf, queue)] = printer.sheets
    assert (title, pdf[:4], queue) == ("number-2", b"%PDF", "小票机")
    printer.takes = False
    window.findChild(QPushButton, "printTicket").click()
    press(Qt.Key.Key_Shift)
    assert "号条没有打出来" in said(window)


def test_the_window_tells_which_number_is_served(window, press):
    called = []
    window.number_called.connect(called.append)
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F10):
        press(key)
    press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert called == [0, 1, 0]


def test_a_number_in_words(desk, ask):
    ticket = ask(desk.tickets.take)
    assert about(ticket) == ""
    old = replace(ticket, taken_at=NOON.replace(hour=9, minute=18), people=3, care=Care.ELDERLY)
    assert about(old) == "3 人 年纪大"
    assert standing(old, NOON)[0] == "等 12 分"
    kinds = [standing(replace(old, state=each), NOON)[1] for each in TicketState]
    assert all(kind.icon for kind in kinds)
    assert len({kind.icon for kind in kinds}) == len(kinds)
