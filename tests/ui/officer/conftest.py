"""A window over a fake desk, shown and settled."""

import pytest
from PySide6.QtCore import QObject

from tests.desk.conftest import PASSPHRASE
from tests.ui.fakes import NOON, OFFICE, FakeDesk
from ui.codes import read_codes
from ui.officer.parts.station import Station
from ui.officer.window import DeskWindow
from xinfang_desk import vault
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person


@pytest.fixture
def desk():
    return FakeDesk()


@pytest.fixture
def settle(qtbot, lane):
    """Wait until the lane is empty and its answers have been delivered."""

    def wait():
        owner, idle = QObject(), []
        for count in range(1, 4):  # an answer may ask again
            lane.read(owner, lambda: None, idle.append)
            qtbot.waitUntil(lambda count=count: len(idle) == count)

    return wait


@pytest.fixture
def window(qtbot, desk, lane, look, settle):
    window = DeskWindow(desk, lane, look, read_codes(), lambda: NOON)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(object, "routeCard") is not None)
    settle()
    return window


@pytest.fixture
def settings(window, settle):
    window.open_page("settings")
    settle()
    return window.pages.settings


@pytest.fixture
def station(desk, lane, look):
    told = []
    station = Station(
        desk=desk,
        background=lane,
        look=look,
        codes=read_codes(),
        now=lambda: NOON,
        tell=lambda words, kind: told.append((words, kind)),
        offer=lambda words, action, act: told.append((words, act)),
    )
    return station, told


@pytest.fixture
def registered(desk):
    """Puts visits into the fake register."""

    def register(name="周试例", statement="拖欠工资", **matter):
        draft = VisitDraft(
            people=(Person(name=name),), matters=(MatterDraft(statement=statement, **matter),), key=""
        )
        return desk.reception.register(draft)

    return register


@pytest.fixture
def real_desk(lane, tmp_path, monkeypatch):
    """A desk over a real register, for tests that show it in the window (``desk`` is made this one)."""
    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    monkeypatch.setattr(vault, "measured_kdf", lambda: quick)
    home = tmp_path / "home"
    lane.open(lambda: init_desk(home, PASSPHRASE, office=OFFICE, now=lambda: NOON))
    desk = lane.open(lambda: open_desk(home, PASSPHRASE, now=lambda: NOON))
    yield desk
    lane.open(desk.close)


@pytest.fixture
def come(real_desk, lane):
    """Registers a visit in the lane, as the form does."""

    def registered(who, **matter):
        matter = {"outcome": Outcome.ACCEPT, "route": Route.S6, "place": "411526102"} | matter
        draft = VisitDraft(
            people=(Person(name=who[0]),), matters=(MatterDraft(statement=who[1], **matter),), key=""
        )
        return lane.open(lambda: real_desk.reception.register(draft))

    return registered


@pytest.fixture
def done(monkeypatch):
    """What was really asked of the desk's papers: the verb and what it was about."""
    asked = []

    def watch(verb):
        was = getattr(Papers, verb)

        def called(self, first, *more, **named):
            asked.append((verb, first))
            return was(self, first, *more, **named)

        monkeypatch.setattr(Papers, verb, called)

    for verb in ("hand_over", "take_back", "save", "send", "thermal"):
        watch(verb)
    return asked
