"""What the screens' tests share: the shipped typeface, a look, a lane."""

import gc
import gettext
import shutil
from math import ceil
from pathlib import Path
from threading import local

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.ui.held import HeldLane
from tests.ui.opened import settle, take_down
from ui.background import Background
from ui.look import fonts
from ui.look.theme import Look, Theme
from ui.start.officer import DeskOpening
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.desk.start import init_desk
from xinfang_desk.sealed_file import SealedFile
from xinfang_desk.store.file.migrations import _Pattern
from xinfang_desk.words import language


@pytest.fixture(scope="module", autouse=True)
def _modules_stay():
    """Spares every later collection what is never garbage: all that was imported so far."""
    gc.collect()
    gc.freeze()


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


@pytest.fixture(autouse=True)
def _asking_writes_nothing(monkeypatch):
    """What the lane only asks opens no write, neither of the register nor of the county's ledger."""
    asking = local()
    ask = Background.ask

    def asked(self, owner, work, then, refused=None):
        def reading():
            asking.now = True
            try:
                return work()
            finally:
                asking.now = False

        ask(self, owner, reading, then, refused)

    def guarded(write):
        def written(self):
            # A pattern in memory, which a check is held against, is nobody's register; what a search is made
            # of is no more than the ledger said already.
            is_kept = not isinstance(self, _Pattern | WordIndex)
            assert not (is_kept and getattr(asking, "now", False)), "it was asked, and wrote"
            return write(self)

        return written

    monkeypatch.setattr(Background, "ask", asked)
    monkeypatch.setattr(SealedFile, "write", guarded(SealedFile.write))


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


@pytest.fixture(scope="session")
def make_home(tmp_path_factory):
    """Makes a home, once for all tests; each takes a copy of its own."""

    def make(**more):
        home = tmp_path_factory.mktemp("made") / "home"
        init_desk(home, PASSPHRASE, **more)
        return home

    return make


@pytest.fixture(scope="session")
def home_made(make_home):
    return make_home(office=OFFICE)


@pytest.fixture
def home(home_made, tmp_path):
    return Path(shutil.copytree(home_made, tmp_path / "home"))


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


@pytest.fixture
def guide(opening, qtbot):
    opening._window.guide_opened.emit()
    qtbot.waitUntil(lambda: opening._guide._speaker is not None)
    return opening._guide.window
