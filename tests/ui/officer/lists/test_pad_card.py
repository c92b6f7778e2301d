"""The pad for power cuts in the window: written once, and told by its numbers."""

from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.hands import click, told
from xinfang_desk.domain.books.pad import PadCount


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
