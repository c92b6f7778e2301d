"""After a visit is registered: one button that prints, hands over and goes on, and whole pages to look at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from tests.ui.hands import choose_by_hand, click, press, say, told
from ui.officer.visit import till
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.hall.print_job import JobState
from xinfang_desk.domain.record import PaperState

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
WAGES = "2026年3月至8月在镇区工地做瓦工，老板拖欠工资一万八，一直不给"


@pytest.fixture
def states(desk, ask):
    return lambda number: {each.state for each in ask(desk.reception.show, number).papers}


@pytest.fixture
def calm(monkeypatch):
    """Whoever sits here lets the keys rest in between."""
    monkeypatch.setattr(till, "DEAD_FOR", 0)


@pytest.fixture
def now(window, registered, settle):
    """A visit that has just been registered, on a small screen."""
    window.resize(1366, 768)
    visit = registered(outcome=Outcome.GUIDE, route=Route.S2)
    window._show_registered(visit)
    settle()
    return visit.matters[0].number


@pytest.mark.usefixtures("calm")
def test_enter_prints_hands_over_and_goes_on(window, now, states, qtbot, settle):
    button = window.findChild(QPushButton, "till")
    assert QApplication.focusWidget() is button
    place = button.geometry()
    assert button.accessibleName().startswith("打印")
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.SENT}
    assert button.accessibleName() == "已交到手里"
    assert button.geometry() == place
    assert QApplication.focusWidget() is button
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.HANDED_OVER}
    assert button.accessibleName() == "下一位"
    press(qtbot, window, ENTER)
    assert QApplication.focusWidget() is window.intake.people.form.name


@pytest.mark.usefixtures("calm")
def test_nothing_of_the_visit_before_stands_on_the_button(window, now, registered, visits, qtbot, settle):
    for _ in range(2):
        press(qtbot, window, ENTER)
        settle()
    registered("吴试例", "路灯坏了")
    button = window.findChild(QPushButton, "till")
    assert button.accessibleName() == "下一位"
    window._show_registered(visits()[-1])
    assert button.accessibleName() == "请稍候"
    assert QApplication.focusWidget() is button
    press(qtbot, window, ENTER)
    assert window._page is window.around.pages.result
    settle()
    assert button.accessibleName().startswith("打印")
    assert QApplication.focusWidget() is button


@pytest.mark.usefixtures("calm")
def test_from_the_empty_form_to_the_hand_in_ten_keys(window, visits, states, qtbot, settle):
    presses = []

    def key(which, modifier=Qt.KeyboardModifier.NoModifier):
        presses.append(which)
        press(qtbot, window, which, modifier)
        settle()

    say(QApplication.focusWidget(), "周试例")
    for words in ("000000197904121019", "00000001024", "示例村三组"):
        key(ENTER)
        say(QApplication.focusWidget(), words)
    key(ENTER)
    say(QApplication.focusWidget(), WAGES)
    key(Qt.Key.Key_1, ALT)
    key(ENTER, CONTROL)
    key(ENTER)
    key(ENTER)
    assert len(presses) <= 10
    [visit] = visits()
    assert visit.people[0].address == "示例村三组"
    assert visit.matters[0].draft.route is not None
    assert states(visit.matters[0].number) == {PaperState.HANDED_OVER}


def test_a_nervous_enter_neither_prints_nor_hands_over(window, now, states, monkeypatch, qtbot, settle):
    monkeypatch.setattr(till, "DEAD_FOR", 60_000)
    press(qtbot, window, ENTER)
    settle()
    assert PaperState.SENT not in states(now)
    monkeypatch.setattr(till, "DEAD_FOR", 0)
    press(qtbot, window, ENTER)
    monkeypatch.setattr(till, "DEAD_FOR", 60_000)
    settle()
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.SENT}


def test_the_verb_is_awake_within_a_third_of_a_second():
    assert 0 < till.DEAD_FOR <= 300


@pytest.mark.usefixtures("calm")
def test_what_did_not_come_out_is_printed_again_and_not_handed_over(
    window, now, printer, states, qtbot, settle
):
    printer.takes = False
    press(qtbot, window, ENTER)
    settle()
    assert window.findChild(QPushButton, "till").accessibleName().startswith("打印")
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert PaperState.HANDED_OVER not in states(now)
    assert "没有记为已交" in told(window)
    printer.takes = True
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.SENT}


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("how", [{"state": JobState.FAILED}, {"state": JobState.WAITING, "paused": True}])
def test_a_job_that_failed_is_sent_again_and_not_handed_over(
    window, now, printer, states, qtbot, settle, monkeypatch, how
):
    put = printer._put

    def put_and_break(content, **order):
        taken = put(content, **order)
        if len(printer.sheets) == len(window.around.pages.result._record.papers):
            vars(printer).update(how)
        return taken

    monkeypatch.setattr(printer, "_put", put_and_break)
    press(qtbot, window, ENTER)
    settle()
    button = window.findChild(QPushButton, "till")
    qtbot.waitUntil(lambda: button.accessibleName().startswith("再打"))
    assert states(now) == {PaperState.DRAWN}
    assert "没有打成" in told(window)
    assert ("停着" in window.findChild(QLabel, "printJobs").text()) is ("paused" in how)
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(now) == {PaperState.DRAWN}
    printer.paused, printer.state = False, JobState.DONE
    monkeypatch.setattr(printer, "_put", put)
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.SENT}
    assert button.accessibleName() == "已交到手里"


@pytest.mark.usefixtures("calm")
def test_a_job_that_fails_unseen_is_found_out_when_it_is_handed_over(
    window, now, printer, states, qtbot, settle
):
    press(qtbot, window, ENTER)
    settle()
    printer.state = JobState.FAILED
    press(qtbot, window, ENTER)
    settle()
    assert states(now) == {PaperState.DRAWN}
    assert window.findChild(QPushButton, "till").accessibleName().startswith("再打")


@pytest.mark.usefixtures("calm")
def test_enter_three_times_prints_once(window, now, printer, ask, desk, qtbot, settle):
    for _time in range(3):
        press(qtbot, window, ENTER)
    settle()
    assert len(printer.titles) == len(set(printer.titles)) == len(ask(desk.reception.show, now).papers)


def test_without_a_printer_what_is_written_by_hand_is_handed_over_on_purpose(
    window, now, states, qtbot, settle
):
    click(qtbot, window, "handOverWritten")
    settle()
    assert states(now) == {PaperState.HANDED_OVER}
    assert not window.findChild(QPushButton, "handOverWritten").isVisible()


def test_so_many_of_each_come_out_of_the_printer_that_was_chosen(window, registered, printer, qtbot, settle):
    printer.queues = ("前台打印机", "里屋打印机")
    printer.called = dict.fromkeys(printer.queues, "HP 1020")
    window._show_registered(registered(outcome=Outcome.GUIDE, route=Route.S2))
    settle()
    page = window.around.pages.result
    choose_by_hand(page.findChild(QComboBox, "printOn"), "里屋打印机")
    assert page.findChild(QComboBox, "printOn").currentText() == "HP 1020（里屋打印机）"
    page.findChild(QSpinBox, "printCopies").setValue(2)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert len(printer.titles) == 2 * len(set(printer.titles)) > 2
    assert {queue for _title, _pdf, queue in printer.sheets} == {"里屋打印机"}
    window._show_registered(registered(outcome=Outcome.GUIDE, route=Route.S2))
    settle()
    assert page.findChild(QComboBox, "printOn").currentText() == "设置里的打印机"


def test_every_page_of_every_paper_is_shown_whole_by_arrows(window, now, desk, ask, qtbot, settle):
    page = window.around.pages.result
    picture = page.findChild(QLabel, "paperPreview")
    seen = []
    papers = ask(desk.reception.show, now).papers
    many = sum(desk.papers.page_count(each.pdf) for each in ask(desk.papers.draw, now))
    for _ in range(many + 1):
        assert picture.visibleRegion().boundingRect().height() >= picture.pixmap().height()
        seen.append(page.findChild(QLabel, "pageOf").text())
        press(qtbot, window, Qt.Key.Key_Right)
        settle()
    assert seen[0] == seen[-1]
    assert len(set(seen)) == many >= len(papers)
    press(qtbot, window, Qt.Key.Key_Left)
    settle()
    assert page.findChild(QLabel, "pageOf").text() == seen[0]
    whole = picture.pixmap().height()
    press(qtbot, window, Qt.Key.Key_Z)
    assert picture.pixmap().height() > whole
    press(qtbot, window, Qt.Key.Key_Z)
    assert picture.pixmap().height() == whole


def test_an_accusation_says_that_it_is_sealed(window, registered, settle):
    window._show_registered(registered(purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE))
    settle()
    card = window.findChild(QWidget, "resultCard")
    assert card.accessibleName() == "已登记，内容已封存"


def test_the_number_is_copied_from_here_too(window, now, qtbot):
    click(qtbot, window, "copyRegistered")
    assert QApplication.clipboard().text() == now
    assert "编号已复制" in told(window)
    QApplication.clipboard().clear()
