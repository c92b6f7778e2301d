"""Killed in the middle of typing: the desk asks, with time and first words, and gives the words back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journey.screens.screen_typing import NAME, SENTENCE
from tests.ui.codes import shipped
from tests.ui.fakes import OFFICE
from ui.background import Background
from ui.look import fonts
from ui.look.theme import Look, Theme
from ui.officer.window import DeskWindow
from xinfang_desk.desk.start import china_now, init_desk, open_desk

PASSPHRASE = "示例口令-1234"
ROOT = Path(__file__).resolve().parents[3]
KEPT = 2
PATIENCE = 60
"""Seconds after which a desk that keeps nothing is given up."""


def _typed_until_killed(home: Path) -> int:
    """How many letters of the statement had been typed when the process was killed."""
    typing = subprocess.Popen(
        [sys.executable, "-m", "tests.journey.screens.screen_typing", str(home)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XINFANG_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typing.stdout is not None
    patience = Timer(PATIENCE, typing.kill)
    patience.start()
    written = 0
    for line in typing.stdout:
        kept, written = map(int, line.split())
        # The first keeping is of the name, when its field is left; the second comes of itself.
        if kept == KEPT:
            break
    patience.cancel()
    typing.kill()
    typing.stdout.close()
    typing.wait()
    return written


@pytest.mark.slow
def test_what_was_typed_before_a_crash_comes_back(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    home = tmp_path / "desk"
    init_desk(home, PASSPHRASE, office=OFFICE)
    written = _typed_until_killed(home)
    lane = Background()
    desk = lane.open(lambda: open_desk(home, PASSPHRASE))
    fonts.register_core()
    window = DeskWindow(desk, lane, Look(qapp, Theme(still=True)), shipped, china_now)
    qtbot.addWidget(window)
    window.show()
    kept = lane.open(desk.reception.drafts)[0]
    view = window.around.today.drafts.view
    qtbot.waitUntil(lambda: view.model().rowCount() == 1)

    assert kept.first_words
    assert window.intake.draft().people == ()
    view.activated.emit(view.model().index(0))
    draft = window.intake.draft()
    assert draft.people[0].name == NAME
    found = len(draft.matters[0].statement)
    assert 0 < found <= written
    assert draft.matters[0].statement == (SENTENCE * written)[:found]

    lane.open(desk.close)
    lane.close()
    qapp.setStyleSheet("")
