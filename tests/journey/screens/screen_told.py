"""The desk's own program with an onlooker in it, at which screen_desk.py presses real keys.

Prints one JSON line each time that something else is on the screen: the page, the control that has the
focus and what is written in it, whether an input method composes, what is shown, by name, and where the
buttons stand. A paper of a matter whose statement holds the words of ``$XINFANG_UNDRAWABLE`` breaks in the
drawing.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)

import ui.start.run
from app import main
from ui.officer.window import DeskWindow
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError

_EVERY = 40
"""Milliseconds between two looks."""


class Onlooker:
    """Looks and tells; touches nothing."""

    def __init__(self) -> None:
        self._told = ""
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)

    def _look(self) -> None:
        windows = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        window = next((desk for each in windows for desk in _desks_in(each)), None)
        if window is None:
            return
        focused = QApplication.focusWidget()
        told = json.dumps(
            {
                "page": window._page.objectName(),
                "focus": focused.objectName() if focused else "",
                "text": _words(focused) if focused else "",
                "composing": window.around.keys._composing.under_way(),
                "places": {
                    each.objectName(): each.mapToGlobal(each.rect().center()).toTuple()
                    for each in window.findChildren(QPushButton)
                    if each.objectName() and not each.visibleRegion().isEmpty()
                },
                "shown": {
                    each.objectName(): _words(each)
                    for each in window.findChildren(QWidget)
                    if each.objectName() and each.isVisible()
                },
            },
            ensure_ascii=False,
        )
        if told != self._told:
            self._told = told
            print(told, flush=True)  # noqa: T201


def _desks_in(window: QWidget) -> list[DeskWindow]:
    return [window] if isinstance(window, DeskWindow) else window.findChildren(DeskWindow)


def _words(widget: QWidget) -> str:
    """What is written in a field, or what stands on anything else."""
    if isinstance(widget, QLineEdit | QSpinBox | QLabel):
        return widget.text()
    if isinstance(widget, QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.accessibleName() or " ".join(each.text() for each in widget.findChildren(QLabel))


def _break_drawing(words: str) -> None:
    """From now on no paper of a matter with these words can be drawn."""
    from xinfang_desk.desk import papers

    was = papers.draw

    def broken(kind: Paper, job: Job) -> bytes:
        if words in job.record.matter.draft.statement:
            raise DeskError("matter.unknown")
        return was(kind, job)

    papers.draw = broken


if __name__ == "__main__":
    if undrawable := os.environ.get("XINFANG_UNDRAWABLE"):
        _break_drawing(undrawable)
    onlookers = []
    made = ui.start.run.new_application

    def watched(kind: str) -> QApplication:
        app = made(kind)
        onlookers.append(Onlooker())
        return app

    ui.start.run.new_application = watched
    raise SystemExit(main(sys.argv[1:]))
