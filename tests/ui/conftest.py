"""What the screens' tests share: the shipped typeface, a look, a lane."""

import gc
import gettext
from math import ceil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.ui.held import HeldLane
from tests.ui.opened import settle, take_down
from ui.look import fonts
from ui.look.theme import Look, Theme
from ui.start.officer import DeskOpening
from xinfang_desk import vault
from xinfang_desk.desk.start import init_desk
from xinfang_desk.words import language


@pytest.fixture(scope="session")
def typeface(qapp):
    fonts.register_core()
    fonts.register_rare()
    qapp.setCursorFlashTime(0)


@pytest.fixture
def look(qapp, typeface):
    look = Look(qapp, Theme(still=True))
    yield look
    # Without a running loop nothing deletes what said deleteLater: later tests would meet it half alive.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def lane(qapp):
    """A lane whose answers a test may hold."""
    lane = HeldLane()
    yield lane
    lane.close()
    # The lane's application collects on the Qt thread; here nothing else would.
    gc.collect()


class Longer(gettext.NullTranslations):
    """Every sentence two fifths longer, as another language makes it."""

    def gettext(self, message):
        return message + "长" * ceil(len(message) * 0.4)


@pytest.fixture
def longer(monkeypatch):
    monkeypatch.setattr(language, "_catalogue", Longer())


@pytest.fixture
def home(tmp_path, monkeypatch):
    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    monkeypatch.setattr(vault, "measured_kdf", lambda: quick)
    init_desk(tmp_path / "home", PASSPHRASE, office=OFFICE)
    return tmp_path / "home"


@pytest.fixture
def stood(look):
    """What a test has opened itself, to be taken down after it."""
    opened = []
    yield opened
    for each in opened:
        take_down(each)


@pytest.fixture
def opening(qapp, home, look, lane, qtbot, monkeypatch):
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    opening = DeskOpening(qapp, home, look, lane)
    opening.begin()
    qtbot.waitUntil(lambda: opening._desk is not None)
    yield opening
    for _ in range(3):  # an answer may ask again
        settle(opening, qtbot)
    take_down(opening)
