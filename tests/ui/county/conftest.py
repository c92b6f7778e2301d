"""A real county behind the window, in the lane that opens its ledger."""

import shutil
from pathlib import Path

import pytest

from tests.county.parties import NOW, PASSPHRASE, DeskSide, open_office, record
from tests.exchange.world import PASSPHRASE as WORDS
from tests.exchange.world import settled, world
from ui.county.window import CountyWindow
from xinfang_desk.batch import cards
from xinfang_desk.county.office import init_office

__all__ = ["settled", "world"]


@pytest.fixture(scope="session")
def county_made(tmp_path_factory):
    home = tmp_path_factory.mktemp("made") / "county"
    init_office(home, PASSPHRASE, "示例县信访局", now=lambda: NOW)
    return home


@pytest.fixture
def office(county_made, lane, tmp_path):
    home = Path(shutil.copytree(county_made, tmp_path / "county"))
    office = lane.open(lambda: open_office(home, PASSPHRASE, now=lambda: NOW))
    yield office
    lane.open(office.close)


@pytest.fixture
def desk(office, lane, tmp_path):
    card = tmp_path / "county.card"
    lane.open(lambda: office.write_card(card))
    desk = DeskSide(tmp_path, cards.read_card(card.read_bytes()))
    lane.open(lambda: office.enrol(desk.card_file()))
    return desk


@pytest.fixture
def filled(office, lane, desk):
    """A county that has three matters of one desk."""
    batch = desk.batch(record(1), record(2, village="前进村"), record(3, statement="", request=""))
    lane.open(lambda: office.receive([batch.path]))
    return office


@pytest.fixture
def window(office, lane, look, qtbot):
    with look.undressed():
        window = CountyWindow(office, lane, look)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def watched(world, lane, look, qtbot):
    """Opens the window of a home in the world, beside its desks; closed again at the end."""
    opened = []

    def open_home(name="county"):
        office = lane.open(lambda: open_office(world.folder / name, WORDS, now=world.clock))
        opened.append(office)
        with look.undressed():
            window = CountyWindow(office, lane, look)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitUntil(lambda: bool(window.incoming.desks._desks) and lane._waiting == 0)
        return window

    yield open_home
    for office in opened:
        lane.open(office.close)
