"""The officer's window over a real desk, shown and settled; only the edges are not the real ones."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from tests.desk.conftest import PASSPHRASE, Clock
from tests.exchange.world import settled
from tests.ui.codes import shipped
from tests.ui.fakes import NOON, OFFICE, Printer, Socket
from ui.officer.parts.station import Station
from ui.officer.window import DeskWindow
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.start import open_desk
from xinfang_desk.desk.tables_in_use import TABLES
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import FIRST_DUTIES, Duty
from xinfang_desk.files import json_bytes
from xinfang_desk.pictures import models

__all__ = ["settled"]

SECOND, THEIRS = "孙示例", "另一口令-5678"
"""Who sits at the desk where a test asks for other duties than the first account's, and their passphrase."""


@pytest.fixture(scope="session")
def home_made(make_home):
    return make_home(office=OFFICE, now=lambda: NOON)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    printer = Printer()
    printer.stands_in(monkeypatch)
    return printer


@pytest.fixture(autouse=True)
def socket(monkeypatch, tmp_path):
    socket = Socket(tmp_path / "sticks")
    socket.stands_in(monkeypatch)
    return socket


@pytest.fixture(autouse=True)
def _no_reader(monkeypatch):
    """Without the part that reads pages, which takes seconds of a processor, unless a test brings one."""
    monkeypatch.setattr(models, "is_here", lambda: False)


@pytest.fixture
def duties():
    """Of whoever sits at the desk."""
    return FIRST_DUTIES


@pytest.fixture
def beforehand():
    """Done at the desk by the first account, before whoever sits here came."""
    return lambda desk: None


@pytest.fixture
def tables():
    """Tables that the county has sent, by their names."""
    return {}


@pytest.fixture
def home(home_made, tmp_path, tables):
    home = Path(shutil.copytree(home_made, tmp_path / "home"))
    for name, table in tables.items():
        file = home / TABLES / f"{name}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(json_bytes(table))
    return home


@pytest.fixture
def desk(lane, home, clock, duties, beforehand):
    """A desk over a register of its own; only the lane may ask it."""
    desk = lane.open(lambda: _opened(home, clock, frozenset(duties), beforehand))
    yield desk
    lane.open(desk.close)


def _opened(home, clock, duties, beforehand):
    desk = open_desk(home, PASSPHRASE, now=clock)
    beforehand(desk)
    if duties == FIRST_DUTIES:
        return desk
    # The duty to open accusations is given by handing over alone.
    desk.accounts.add(SECOND, duties - {Duty.CONFIDENTIAL} or {Duty.OFFICER}, THEIRS)
    if Duty.CONFIDENTIAL in duties:
        desk.sealing.hand_over(SECOND, PASSPHRASE, THEIRS, THEIRS)
    desk.close()
    return open_desk(home, THEIRS, officer=SECOND, now=clock)


@pytest.fixture
def ask(lane):
    """Asks a verb in the lane, as a screen does, and waits for the answer."""

    def ask(verb, *said, **named):
        return lane.open(lambda: verb(*said, **named))

    return ask


@pytest.fixture
def enrolled(settled, desk, ask):
    """The desk has accepted the county's card."""
    ask(desk.keys.enrol, settled / "county.card")


@pytest.fixture
def change_settings(desk, ask):
    """Changes these settings of the desk and leaves the others."""

    def change(**changes):
        ask(desk.upkeep.change_settings, replace(ask(desk.upkeep.settings), **changes))

    return change


@pytest.fixture
def refuse(monkeypatch):
    """Makes the next asking of a counter's verb fail with that code."""

    def refuse(counter, verb, code, /, **facts):
        was = getattr(counter, verb)

        def refused(*_said, **_named):
            monkeypatch.setattr(counter, verb, was)
            raise DeskError(code, **facts)

        monkeypatch.setattr(counter, verb, refused)

    return refuse


@pytest.fixture
def settle(lane):
    """Wait until the lane is empty and its answers have been delivered."""

    def wait():
        for _ in range(2):  # what was delivered may be shown a turn later
            _turn()
            while lane.under_way > 0:  # an answer may ask again
                lane.open(lambda: None)
                _turn()

    return wait


def _turn():
    """One turn of Qt's loop, which throws away what said deleteLater too."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


@pytest.fixture
def window(qtbot, desk, lane, look, settle, clock):
    with look.undressed():
        window = DeskWindow(desk, lane, look, shipped, clock)
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
    return window.around.pages.settings


@pytest.fixture
def station(desk, lane, look, clock):
    told = []
    station = Station(
        desk=desk,
        background=lane,
        look=look,
        codes=shipped,
        now=clock,
        tell=lambda words, kind: told.append((words, kind)),
        offer=lambda words, action, act: told.append((words, act)),
    )
    return station, told


@pytest.fixture
def registered(desk, ask):
    """Registers a visit in the lane, as the form does."""

    def register(name="周试例", statement="拖欠工资", *, phone="", **matter):
        draft = VisitDraft(
            people=(Person(name=name, phone=phone),), matters=(MatterDraft(statement=statement, **matter),)
        )
        return ask(desk.reception.register, draft)

    return register


@pytest.fixture
def come(registered):
    """Registers somebody whose matter the office takes up itself."""

    def come(who, **matter):
        taken_up = {"outcome": Outcome.ACCEPT, "route": Route.S6, "place": "411526102"}
        return registered(*who, **taken_up | matter)

    return come


@pytest.fixture
def visits(desk, ask):
    """What stands in the register, in the order in which it was registered: each visit once."""

    def visits():
        shown = (ask(desk.reception.show, row.number).visit for row in reversed(ask(desk.reception.today)))
        return list({visit.uid: visit for visit in shown}.values())

    return visits


@pytest.fixture
def drafts(desk, ask):
    """What has been put by."""
    return lambda: ask(desk.reception.drafts)


@pytest.fixture
def watch(monkeypatch):
    """Tells from now on what a counter's verb is asked: what was said each time."""

    def watch(counter, verb):
        asked, was = [], getattr(counter, verb)

        def called(self, *said, **named):
            asked.append((*said, *named.values()))
            return was(self, *said, **named)

        monkeypatch.setattr(counter, verb, called)
        return asked

    return watch


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

    for verb in ("hand_over", "take_back", "save", "send"):
        watch(verb)
    return asked


@pytest.fixture
def hand_over(desk, ask):
    """Puts papers into the hand of whoever came: all that are owed, or those of one matter."""

    def hand_over(number=""):
        for owed in ask(desk.papers.owed):
            if number in {"", owed.row.number}:
                ask(desk.papers.draw, owed.row.number)
                ask(desk.papers.hand_over, owed.paper.uid)

    return hand_over
