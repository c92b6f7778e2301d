"""The line that says what happened: it moves nothing, passes by itself, and waits for hand and eye."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.boxes import column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.focus import StaysOnPage
from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import NoticeKind
from ui.widgets.said_line import STAYS, SaidLine


@pytest.fixture
def window(qtbot, look):
    """A window with a search over a page that has a footer, and the line."""
    window = QWidget()
    search, page = Button(look, "搜索", "search"), QWidget()
    act = Button(look, "已交付", "give")
    foot = row(look, ElidedLabel("必填项已齐"), margins=(24, 16, 24, 16))
    foot.insertStretch(1)
    foot.addWidget(Button(look, "登记", "register", kind="primary"))
    page.setLayout(column(look, act, None, frame("footer", foot, "foot"), spacing=0))
    QVBoxLayout(window).addWidget(search)
    window.layout().addWidget(page)
    window.page, window.line = page, SaidLine(look, "line", window, lambda: page)
    window.keeper = StaysOnPage(window, lambda: (page,))
    qtbot.addWidget(window)
    window.resize(900, 500)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.keeper.watch(window.windowHandle())
    return window


def places(window):
    return {
        each.objectName(): QRect(each.mapTo(window, each.rect().topLeft()), each.size())
        for each in window.page.findChildren(QPushButton)
    }


def test_it_lies_over_how_far_the_page_is_and_over_nothing_else_that_is_read(window):
    foot = window.page.findChild(QFrame, "foot")
    for words in ("还要填：姓名", ""):
        foot.findChild(ElidedLabel).setText(words)
        window.line.tell("已送打印")
        assert foot.geometry().intersects(window.line.geometry().translated(-window.page.pos()))
    pager = QLabel("第 1—50 件", foot)
    pager.show()
    window.line.tell("已送打印")
    assert not foot.geometry().intersects(window.line.geometry().translated(-window.page.pos()))


@pytest.mark.parametrize("words", ["已交付", "很长的一句话，说了还有什么要做。" * 8])
def test_nothing_moves_when_it_comes_and_goes(window, words):
    before = places(window)
    window.line.offer(words, "撤回", lambda: None)
    QApplication.processEvents()
    assert window.line.isVisible()
    assert places(window) == before
    assert not any(window.line.geometry().intersects(each) for each in before.values())
    assert window.rect().contains(window.line.geometry())
    window.line.tell("")
    QApplication.processEvents()
    assert places(window) == before


def test_it_covers_neither_what_has_the_focus_nor_what_lies_under_the_pointer(window, look, qtbot):
    low = Button(look, "录入", "low")
    window.page.layout().insertWidget(2, low)
    window.page.findChild(QFrame, "foot").hide()
    QApplication.processEvents()
    low.setFocus()
    window.line.tell("没有录入，请看日期", NoticeKind.DANGER)
    place = QRect(low.mapTo(window, low.rect().topLeft()), low.size())
    assert not window.line.geometry().intersects(place)
    # And it gives way to whoever goes on to what it covers.
    give = window.page.findChild(QPushButton, "give")
    place = QRect(give.mapTo(window, give.rect().topLeft()), give.size())
    assert window.line.geometry().intersects(place)
    give.setFocus()
    qtbot.waitUntil(lambda: not window.line.geometry().intersects(place))
    assert window.line.isVisible()
    assert window.line.accessibleName() == "没有录入，请看日期"


def test_it_passes_by_itself_and_its_undo_with_it(window):
    taken = []
    window.line.offer("已交付", "撤回", lambda: taken.append(1))
    assert (window.line.leaving.interval(), window.line.leaving.isActive()) == (STAYS, True)
    window.line.leaving.timeout.emit()
    assert not window.line.isVisible()
    window.line.take_up()
    assert taken == []


def test_it_waits_for_pointer_and_focus(window, qtbot):
    window.line.offer("已交付", "撤回", lambda: None)
    window.line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    window.line.leaving.timeout.emit()
    assert window.line.isVisible()
    window.line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    window.line.findChild(QPushButton, "lineAction").setFocus()
    window.line.leaving.timeout.emit()
    assert window.line.isVisible()
    assert window.line.leaving.isActive()


@pytest.mark.parametrize("kind", [NoticeKind.WARN, NoticeKind.DANGER])
def test_what_asks_for_something_does_not_pass(window, kind):
    window.line.tell("已交付", NoticeKind.OK)
    window.line.tell("打印没有成功", kind)
    assert not window.line.leaving.isActive()


def test_the_words_are_its_name_for_readers(window):
    window.line.tell("已送打印", NoticeKind.OK)
    assert window.line.accessibleName() == "已送打印"


def test_a_button_that_goes_away_leaves_the_focus_on_its_page(window, qtbot):
    give = window.page.findChild(QPushButton, "give")
    window.page.findChild(QPushButton, "register").setFocus()
    window.page.findChild(QPushButton, "register").hide()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is give)


def test_an_undo_that_was_clicked_leaves_the_focus_on_the_page(window, qtbot):
    window.line.offer("已交付", "撤回", lambda: window.line.tell("已撤回"))
    action = window.line.findChild(QPushButton, "lineAction")
    action.setFocus()
    action.click()
    qtbot.waitUntil(lambda: window.page.isAncestorOf(QApplication.focusWidget() or window))


def test_what_was_taken_back_is_not_said_any_longer(window):
    window.line.offer("草稿已放弃。", "撤回", lambda: None)
    window.line.take_up()
    assert not window.line.isVisible()
    window.line.offer("已交付", "撤回", lambda: window.line.tell("已撤回"))
    window.line.take_up()
    assert (window.line.isVisible(), window.line.accessibleName()) == (True, "已撤回")
