"""What the screens' tests share: the shipped typeface, a look, a lane."""

import gc
import gettext
from math import ceil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from ui import fonts
from ui.background import Background
from ui.theme import Look, Theme
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
    lane = Background()
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
