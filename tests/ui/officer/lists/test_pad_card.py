"""The pad for power cuts in the window: written once, and told by its numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from tests.ui.hands import click, press, register_as_is, say, told, write
from ui.officer.parts.days import read_time
from xinfang_desk.domain.books.pad import PadCount
from xinfang_desk.domain.number import grouped


def test_a_pad_is_written_and_the_day_knows_what_lies_open(
    window, desk, ask, tmp_path, monkeypatch, qtbot, settle
):
    file = tmp_path / "pad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(file), ""))
    window.open_page("day_close")
    settle()
    window.around.pages.day_close.pad.count.setValue(3)
    click(qtbot, window, "writePad")
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    assert "共 3 张" in told(window)
    assert ask(desk.upkeep.day_close).pads == PadCount(open=3, used=0, void=0)
    window.around.pages.day_close.reload()
    settle()
    assert "还有 3 张没有用" in window.findChild(QWidget, "padsLeft").accessibleName()
    click(qtbot, window, "writePad")
    settle()
    assert "已有同名文件" in told(window)
    assert len(ask(desk.pads.open_numbers)) == 3


def test_a_receipt_of_a_pad_is_entered_with_its_number_and_both_times(
    window, desk, ask, tmp_path, visits, qtbot, settle, clock
):
    made = ask(desk.pads.write, 2, tmp_path / "pad.pdf")
    say(window.intake.people.form.name, "钱示范")
    window.open_page("day_close")
    settle()
    clock.later(minutes=1)
    click(qtbot, window, "enterPad")
    assert len(ask(desk.reception.drafts)) == 1
    write(window, padNumber=made.first, padDay="9.13", padTime="16:40")
    click(qtbot, window, "enterPad")
    settle()
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window._page is window.intake
    number = grouped(made.first)
    assert number in window.findChild(QLabel, "visitCame").text()
    assert number in told(window)
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.form.statement.insertPlainText("路灯坏了没人修")
    window.intake.keep_draft()
    settle()
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    assert visit.matters[0].number == made.first
    assert f"{visit.received_at:%m-%d %H:%M}" == "09-13 16:40"
    assert visit.registered_at == clock()
    assert ask(desk.pads.open_numbers) == (made.last,)
    window.open_page("day_close")
    settle()
    write(window, padNumber=made.first, padDay="9.13", padTime="16:40")
    click(qtbot, window, "enterPad")
    settle()
    fault = window.findChild(QLabel, "padNumberFault")
    assert fault.isVisible()
    assert "已经补录过" in fault.text()
    assert window.findChild(QLineEdit, "padNumber").hasFocus()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9点半", "09:30"),
        ("9点", "09:00"),
        ("下午3点15分", "15:15"),
        ("14：05", "14:05"),
        ("9.30", "09:30"),
        ("9:5", "09:05"),
        ("93", ""),
        ("25:00", ""),
        ("半", ""),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, meant):
    found = read_time(typed)
    assert (f"{found:%H:%M}" if found else "") == meant


def test_the_last_digits_find_the_receipt_and_enter_goes_on(window, desk, ask, tmp_path, qtbot, settle):
    made = ask(desk.pads.write, 2, tmp_path / "pad.pdf")
    window.open_page("day_close")
    settle()
    number = window.findChild(QLineEdit, "padNumber")
    number.setFocus()
    for words in (made.last[12:17] + " " + made.last[17:], "9.13", "9点半"):
        qtbot.keyClicks(QApplication.focusWidget(), words) if words.isascii() else say(
            QApplication.focusWidget(), words
        )
        press(qtbot, window, Qt.Key.Key_Return)
    settle()
    [draft] = ask(desk.reception.drafts)
    assert draft.draft.pad_number == made.last
    assert f"{draft.at:%m-%d %H:%M}" == "09-13 09:30"


def test_the_next_receipt_may_be_written_while_one_is_entered(
    window, desk, ask, lane, tmp_path, qtbot, settle, clock
):
    made = ask(desk.pads.write, 2, tmp_path / "pad.pdf")
    window.open_page("day_close")
    settle()
    clock.later(minutes=1)
    write(window, padNumber=made.first, padDay="9.13", padTime="16:40")
    lane.hold()
    click(qtbot, window, "enterPad")
    write(window, padNumber=made.last)
    lane.let_go()
    settle()
    assert len(ask(desk.reception.drafts)) == 1
    assert window.findChild(QLineEdit, "padNumber").text() == made.last
