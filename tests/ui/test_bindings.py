"""The Qt bindings do not eat the interpreter."""

import sys

from PySide6.QtWidgets import QLabel


def test_a_call_that_returns_nothing_costs_no_reference_to_none(qtbot):
    # PySide 6.12.0 under Python 3.11 gave one away each time; after some thousand calls Python aborted.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setNum(number)
    assert before - sys.getrefcount(None) < 100
