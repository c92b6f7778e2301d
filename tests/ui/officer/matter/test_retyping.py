"""Typing a matter once more into the national system: a key a field, and nothing stays behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.hands import click, press
from ui.lent_clipboard import LentClipboard
from xinfang_desk.domain.category import Purpose


@pytest.fixture
def page(window, opened, qtbot, settle):
    QApplication.clipboard().clear()
    opened(village="示例村")
    QApplication.clipboard().clear()  # another page may have left something there
    click(qtbot, window, "retype")
    settle()
    yield window.around.pages.retyping
    QApplication.clipboard().clear()


def copied():
    return QApplication.clipboard().text()


def words(page, name):
    return page.findChild(QLabel, name).text()


def marks(page):
    model = page.table.model()
    return {model.index(at, 1).data(): model.index(at, 0).data() for at in range(model.rowCount())}


def test_each_key_copies_the_next_field_and_marks_it(window, page, qtbot, settle):
    assert copied() == ""
    assert QApplication.focusWidget().objectName() == "retypeNext"
    press(qtbot, window, Qt.Key.Key_F8)
    assert (copied(), words(page, "retypingWords"), words(page, "retypingTitle")) == ("周试例",) * 2 + (
        "姓名",
    )
    press(qtbot, window, Qt.Key.Key_F8)
    assert (copied(), words(page, "retypingTitle")) == ("1", "来访人数")  # what is empty is passed over
    said = marks(page)
    assert (said["姓名"], said["来访人数"], said["证件号码"], said["概况"]) == (
        "✓ 已复制",
        "✓ 已复制",
        "空着",
        "",
    )
    assert words(page, "retypingCount").startswith("复制了 2 项")


def test_one_goes_back_and_chooses_in_the_list(window, page, qtbot):
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_F7)
    assert copied() == "周试例"
    page.table.activated.emit(page.table.model().index(11, 1))
    assert (copied(), words(page, "retypingTitle")) == ("拖欠工资", "概况")
    page.table.activated.emit(page.table.model().index(2, 1))
    assert copied() == "拖欠工资"


def test_after_the_last_field_the_clipboard_is_empty(window, page, qtbot):
    for _ in range(30):
        press(qtbot, window, Qt.Key.Key_F8)
    assert copied() == ""
    assert "最后一项" in words(page, "retypingState")


def test_the_clipboard_is_emptied_after_a_time_and_filled_again_on_request(window, page, qtbot):
    press(qtbot, window, Qt.Key.Key_F8)
    page.clipboard.forgetting.timeout.emit()
    assert copied() == ""
    assert "剪贴板已清空" in words(page, "retypingState")
    click(qtbot, window, "retypeAgain")
    assert copied() == "周试例"


def test_nothing_stays_when_the_page_is_left_and_escape_leads_back(window, page, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert window._page.objectName() == "matterPage"
    assert copied() == ""
    assert (words(page, "retypingWords"), page.table.model().rowCount()) == ("", 0)


def test_nothing_stays_behind_the_lock_and_a_key_takes_it_out_again(window, page, qtbot, settle, watch):
    press(qtbot, window, Qt.Key.Key_F8)
    window.hide()
    assert (copied(), page.table.model().rowCount()) == ("", 0)
    window.show()
    window.activateWindow()
    page.copy_next()
    settle()
    assert copied() == ""
    page.copy_next()
    assert copied() == "周试例"


def test_programs_that_keep_what_is_copied_are_asked_not_to(page, window, qtbot):
    press(qtbot, window, Qt.Key.Key_F8)
    held = QApplication.clipboard().mimeData()
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("ExcludeClipboardContent" in each for each in held.formats())


def test_what_another_program_copied_is_left_alone(page):
    lent = LentClipboard(page)
    lent.put("周试例")
    QApplication.clipboard().setText("别的程序放的")
    lent.take_back()
    assert copied() == "别的程序放的"


def test_an_accusation_does_not_offer_it(window, opened):
    opened(purpose=Purpose.JUBAO)
    assert not window.findChild(QPushButton, "retype").isVisible()
