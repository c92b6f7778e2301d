"""A window that is left open for days on end: memory, handles, timers and objects stay as they were."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.hands import register_as_is, say
from tests.ui.leftovers import _alive
from ui.background import Topic

DAYS = int(os.environ.get("DAYS_OPEN", "2"))
"""A month in `make long`."""
VISITS = int(os.environ.get("VISITS_A_DAY", "1"))
MOST_A_VISIT = 150
"""Kilobytes: what a visit may leave behind of what is kept on purpose, as words drawn once."""
PAGES = ("today", "owed", "due", "ledger", "batch", "settings")


def weighed():
    """Objects of ours by their kind, timers, children of the application, threads, handles, memory."""
    objects = _alive()
    tops = QApplication.topLevelWidgets()
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line)
    return {
        **objects,
        "timers": sum(len(each.findChildren(QTimer)) for each in tops),
        "objects under windows": sum(len(each.findChildren(QObject)) for each in tops),
        "objects under the application": len(QApplication.instance().findChildren(QObject)),
        "threads": threading.active_count(),
        "handles": sum(1 for _each in Path("/proc/self/fd").iterdir()),
    }, int(resident.split()[1])


def all_handed_over(desk):
    """Every paper of the day goes to whom it is owed."""
    for each in desk.papers.owed():
        [drawn] = desk.papers.draw(each.row.number, (each.paper.kind,))
        desk.papers.hand_over(drawn.paper_uid)


def a_day(window, qtbot, settle, clock, lane, desk, nth):
    """Visits are taken down, their papers handed over, and the pages of a desk turned to."""
    for visit in range(VISITS):
        window.new_visit()
        settle()
        window.intake.people.form.name.setFocus()
        say(window.intake.people.form.name, "周试例")
        window.intake.matters.form.statement.setFocus()
        window.intake.matters.form.statement.insertPlainText(f"水渠堵了没人管，第{nth}天第{visit}件")
        register_as_is(qtbot, window)
        settle()
    lane.open(lambda: all_handed_over(desk))
    lane.changed.emit(Topic.ALL)
    settle()
    for page in PAGES:
        window.open_page(page)
        settle()
    clock.later(days=1)
    window.new_visit()
    window.intake.ahead.look()
    settle()


@pytest.mark.slow
def test_a_window_left_open_grows_by_nothing(window, qtbot, settle, desk, ask, lane, clock, enrolled):
    for nth in range(2):
        a_day(window, qtbot, settle, clock, lane, desk, nth)
    weighed()  # by looking, Python gets to know objects that are Qt's alone
    before, memory = weighed()
    for nth in range(2, 2 + DAYS):
        a_day(window, qtbot, settle, clock, lane, desk, nth)
    after, then = weighed()
    assert ask(desk.outbox.pending).records == VISITS * (2 + DAYS)
    assert {
        name: (before.get(name, 0), count) for name, count in after.items() if count > before.get(name, 0)
    } == {}
    assert then - memory < MOST_A_VISIT * VISITS * DAYS + 8_000
