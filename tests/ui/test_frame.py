"""The frame stands first, is furnished later, and closes only if what is inside agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from ui.look.theme import Theme, ThemeName
from ui.start.frame import GROUNDS, Frame


class _Inner(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.agrees = False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.agrees)


def test_the_grounds_are_those_of_the_themes() -> None:
    assert {name.value: Theme(name=name).tokens.bg for name in ThemeName} == GROUNDS


def test_it_tells_once_that_it_was_painted(qtbot) -> None:  # type: ignore[no-untyped-def]
    frame = Frame(GROUNDS["light"])
    qtbot.addWidget(frame)
    told: list[int] = []
    frame.painted.connect(lambda: told.append(1))
    with qtbot.waitSignal(frame.painted):
        frame.show()
    frame.repaint()
    assert told == [1]
    assert frame.objectName() == "deskWindow"


def test_it_closes_only_with_what_stands_inside(qtbot) -> None:  # type: ignore[no-untyped-def]
    frame, inner = Frame(GROUNDS["light"]), _Inner()
    qtbot.addWidget(frame)
    frame.furnish(inner)
    frame.show()
    assert not frame.close()
    assert frame.isVisible()
    inner.agrees = True
    assert frame.close()


def test_it_stands_where_it_stood(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kept = tmp_path / "window.state"
    first, again = Frame(GROUNDS["light"]), Frame(GROUNDS["light"])
    for each in (first, again):
        qtbot.addWidget(each)
    first.stand(kept)
    assert first.isMaximized()
    first.showNormal()
    first.setGeometry(60, 40, 640, 420)
    first.keep_place(kept)
    again.stand(kept)
    assert not again.isMaximized()
    assert again.geometry() == first.geometry()


@pytest.mark.parametrize("content", [b"", b"not a window"])
def test_what_cannot_be_read_is_all_of_the_screen(qtbot, tmp_path: Path, content: bytes) -> None:  # type: ignore[no-untyped-def]
    kept = tmp_path / "window.state"
    kept.write_bytes(content)
    frame = Frame(GROUNDS["light"])
    qtbot.addWidget(frame)
    frame.stand(kept)
    assert frame.isMaximized()
    frame.keep_place(tmp_path / "nowhere" / "window.state")
