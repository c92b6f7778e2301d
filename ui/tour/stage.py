"""The stage of the tour (演示台): real windows on an invisible screen, and a hand that photographs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background
from ui.look import fonts
from ui.look.theme import Look, Theme
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import write_paper

T = TypeVar("T")

_REST = 400
"""Milliseconds after which a form has looked ahead and a list has been drawn."""


class Clock:
    """The clock of the fictional day: it stands still until the story moves it on."""

    def __init__(self) -> None:
        self._time = datetime(2026, 9, 21, 10, 5, tzinfo=CHINA)

    def __call__(self) -> datetime:
        """The time in the story."""
        return self._time

    def go(self, **more: int) -> None:
        """Later, or with a negative figure earlier."""
        self._time += timedelta(**more)


@dataclass
class Stage:
    """What the story plays on."""

    app: QApplication
    folder: Path
    clock: Clock = field(default_factory=Clock)
    pictures: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.look = Look(self.app, Theme(still=True))
        self.lane = Background()
        self._room = tempfile.TemporaryDirectory(prefix="xinfang-tour-")
        self.room = Path(self._room.name)
        fonts.register_rare()

    def ask(self, work: Callable[[], T]) -> T:
        """Do ``work`` in the lane and wait for its answer."""
        return self.lane.open(work)

    def settle(self) -> None:
        """Let the windows take in what was done, and the lane finish what was asked."""
        for _ in range(2):
            loop = QEventLoop()
            QTimer.singleShot(_REST, loop.quit)
            loop.exec()
            self.ask(lambda: None)

    def snap(self, name: str, window: QWidget, width: int, height: int) -> None:
        """Photograph ``window`` at that size."""
        window.resize(width, height)
        window.show()
        self.settle()
        file = self.folder / f"{name}.png"
        picture = QBuffer()
        picture.open(QBuffer.OpenModeFlag.WriteOnly)
        window.grab().save(picture, "PNG")
        write_paper(file, bytes(picture.data().data()))
        self.pictures.append({"name": name, "file": str(file)})

    def close(self, *windows: QWidget) -> None:
        """Take the stage down; the fictional homes go with it."""
        for window in windows:
            window.close()
            window.deleteLater()
        self.lane.close()
        self._room.cleanup()


def said(document: Any) -> dict[str, Any]:
    """A record of the desk as a plain document."""
    return {name: str(getattr(document, name)) for name in document.__slots__}
