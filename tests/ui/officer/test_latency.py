"""Typing stays quick while the lane is busy: as quick, but for a little, as while it is idle.

How long a key takes is measured in ``bench`` (``typing_p95``, ``typing_p95_papers``). Here idle and busy take
turns, so that whatever else the machine does falls on both.
"""

from statistics import quantiles
from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from bench.peers import OFFICE, specimen
from tests.ui.hands import say
from xinfang_desk.desk.shipped import road_map_shipped
from xinfang_desk.documents.draw import draw
from xinfang_desk.domain.category import Paper

TURNS = 6
KEYS = 25
SLOWER = 3.0
"""How many times as long a key may take beside work; both share two processors with others."""
FRAME = 0.016


@pytest.fixture
def typing(window):
    statement = window.intake.matters.form.statement
    statement.setFocus()

    def taken():
        """Seconds that each key takes until everything it brings has been drawn."""
        seconds = []
        for _ in range(KEYS):
            begun = perf_counter()
            say(statement, "工")
            QApplication.processEvents()
            seconds.append(perf_counter() - begun)
        statement.write("")
        return seconds

    return taken


def seal(report):
    """What sealing a large batch does to this process: it computes and reports."""
    for count in range(100):
        sum(range(2000))
        report(count)


def paper(_report):
    """What printing does: a receipt as bytes."""
    draw(Paper.RECEIPT, specimen(), OFFICE, road_map_shipped())


def p95(seconds):
    return quantiles(seconds, n=20)[-1]


@pytest.mark.slow
@pytest.mark.parametrize("piece", [seal, paper])
def test_typing_beside_work_is_as_quick_as_alone(window, lane, typing, settle, qtbot, piece):
    owner = QObject()
    report = lane.progress(owner, lambda _done: None)
    alone, beside = [], []
    for _ in range(TURNS):
        alone += typing()
        pieces, stop, done = [], [], []

        def work(pieces=pieces, stop=stop):
            while not stop:
                piece(report)
                pieces.append(piece)

        lane.change(owner, work, done.append)
        qtbot.waitUntil(lambda pieces=pieces: len(pieces) > 0)
        try:
            beside += typing()
            # The keys came through while the lane was at it, and not after it.
            assert done == []
        finally:
            stop.append(True)
        settle()
    assert p95(beside) < max(SLOWER * p95(alone), FRAME), (p95(beside), p95(alone))
