"""A desk of its own process, in which somebody types until it is killed: run by test_screen_killed.py."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background
from ui.look.application import equip, new_application
from ui.look.theme import Look, Theme
from ui.officer.window import DeskWindow
from ui.start.officer import DeskOpening

NAME = "周试例"
SENTENCE = "老板拖欠工资一万八，"


class Typist:
    """Writes a name, leaves the field, and goes on writing the statement, a piece every 20 ms.

    Prints how often the draft has been put by, and how many letters of the statement stand.
    """

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._go_on)
        self._timer.start(20)
        self._written = 0
        self._kept = 0

    def _go_on(self) -> None:
        window = next((each for each in QApplication.allWidgets() if isinstance(each, DeskWindow)), None)
        if window is None:
            return
        person, statement = window.intake.people.form, window.intake.matters.form.statement
        self._kept += "草稿已保存" in window.intake._head._kept.text()
        print(self._kept, len(statement.written()), flush=True)  # noqa: T201
        if self._written == 0:
            _say(person.name, NAME)
            person.name.editingFinished.emit()
        else:
            _say(statement, SENTENCE)
        self._written += 1


def _say(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


if __name__ == "__main__":
    app = new_application()
    equip(app)
    lane = Background()
    opening = DeskOpening(app, Path(sys.argv[1]), Look(app, Theme(still=True)), lane)
    opening.begin()
    _typist = Typist()  # held, or its timer stops
    app.exec()
