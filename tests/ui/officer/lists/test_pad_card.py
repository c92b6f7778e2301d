"""The pad for power cuts in the window: written once, and told by its numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.ui.hands import click, press, say, told, write
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
    window.intake.register()
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
    assert "已经补录过" in told(window)
