"""Typing stays quick while the lane is busy: as quick, but for a little, as while it is idle."""

from statistics import quantiles
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.ui.hands import say

KEYS = 120
SLOWER = 3.0
"""How many times as long a key may take beside a batch; both halves share two processors with others."""
FRAME = 0.016


@pytest.fixture
def typing(window):
    statement = window.intake.matters.form.statement
    statement.setFocus()

    def p95(busy):
        """Seconds that 95 of 100 keys take until everything they bring has been drawn."""
        taken = []
        for _ in range(KEYS):
            begun = perf_counter()
            say(statement, "工")
            QApplication.processEvents()
            taken.append(perf_counter() - begun)
            assert not busy or busy()
        statement.write("")
        return quantiles(taken, n=20)[-1]

    return p95


@pytest.mark.slow
def test_typing_beside_a_batch_is_as_quick_as_alone(window, lane, typing, settle):
    idle = typing(None)
    owner, done = QObject(), []
    stop = []

    def batch():
        """What sealing a large batch does to this process: a thread that computes and reports."""
        begun = thread_time()
        count = 0
        while not stop and thread_time() - begun < 60:
            count += sum(range(2000))
            report(count)
        return count

    report = lane.progress(owner, lambda _done: None)
    lane.change(owner, batch, done.append)
    try:
        beside = typing(lambda: not done)
    finally:
        stop.append(True)
    settle()
    assert beside < max(SLOWER * idle, FRAME), (beside, idle)
