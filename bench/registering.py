"""A visit registered in the officer's window (登记), from the key to the receipt that is seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bench import people

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.background import Background
    from ui.officer.window import DeskWindow
    from xinfang_desk.desk import Desk

_SEED = 23
_STATEMENT = "村里的路灯坏了三个多月，晚上走路看不见"
_SMALL = 1366, 768
"""The window of a township's computer, in pixels."""
_PATIENCE = 20.0
"""Seconds after which something else was asked than a second Ctrl+Enter answers."""


def registering(
    application: QApplication, background: Background, opened: Desk, window: DeskWindow, runs: int
) -> dict[str, list[float]]:
    """Milliseconds to the receipt of each visit, and of drawing that receipt's bytes alone."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.officer.parts.preview import Preview
    from ui.officer.visit.question_line import DEAD_FOR
    from xinfang_desk.documents.draw import draw
    from xinfang_desk.documents.job import Job
    from xinfang_desk.domain.category import Paper

    seen: list[float] = []
    numbers: list[str] = []
    found: dict[str, list[float]] = {"shown": [], "drawn": []}
    window.resize(*_SMALL)
    window.show()
    window.intake.furnish()
    window.intake.registered.connect(lambda visit: numbers.append(visit.matters[0].number))

    def look_on(until: Callable[[], object], patience: float = _PATIENCE) -> bool:
        begun = time.monotonic()
        while not until() and time.monotonic() - begun < patience:
            application.processEvents()
        return bool(until())

    def settle() -> None:
        for _turn in range(3):
            background.open(lambda: None)
            application.processEvents()

    def register(name: str, until: Callable[[], object]) -> float:
        """When the key was pressed that registered it: where a road is only proposed, the second."""
        window.new_visit()
        window.intake.people.form.name.setText(name)
        window.intake.matters.form.statement.setFocus()
        window.intake.matters.form.statement.setPlainText(_STATEMENT)
        window.intake.ahead.look()
        settle()
        numbers.clear()
        seen.clear()
        for _press in range(2):
            begun = time.perf_counter()
            QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            if look_on(lambda: numbers, (DEAD_FOR + 100) / 1000):
                break
        if not look_on(until):
            raise LookupError("no receipt was seen")
        return begun

    # The page is made when it is first needed; that first time is not counted.
    register("周试例", lambda: window.findChildren(Preview))
    settle()
    for preview in window.findChildren(Preview):
        preview.shown.connect(lambda: seen.append(time.perf_counter()))
    for draft in people.visits(runs, seed=_SEED):
        begun = register(draft.people[0].name if draft.people else "周试例", lambda: numbers and seen)
        found["shown"].append((seen[-1] - begun) * 1000)
        record = background.open(lambda: opened.reception.show(numbers[0]))
        job = Job(record=record, office=opened.office, road_map=opened.road_map)
        begun = time.perf_counter()
        draw(Paper.RECEIPT, job).pdf()
        found["drawn"].append((time.perf_counter() - begun) * 1000)
    return found
