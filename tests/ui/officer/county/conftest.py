"""The officer's desk in a world: a county and a discipline authority have its card, and it has theirs."""

import shutil
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, World


@pytest.fixture
def world(settled, tmp_path, clock):
    return World(Path(shutil.copytree(settled, tmp_path / "world")), clock)


@pytest.fixture
def home(world):
    return world.folder / "desk"


@pytest.fixture
def stick(socket, desk, ask):
    """Plugs in a stick that is the county's."""

    def plug(label="XINFANG"):
        folder = socket.plug(label)
        ask(desk.sticks.prepare, folder)
        return folder

    return plug


@pytest.fixture
def answered(world):
    """The county takes what lies on a stick and puts its reply there, under the next number or ``number``."""

    def reply(stick, *, number=1, sends_back=()):
        with world.county() as county:
            county.receive(sorted((stick / "XINFANG" / "out").glob("*.xfb")))
            if number > 1:  # as after others that were lost on their way
                county.reply(FIRST, world.place("lost"), whole=True)
                county._ledger.run("UPDATE batches SET reply = NULL")
                county._ledger.run(
                    "UPDATE replies SET sequence = ? WHERE sequence = (SELECT max(sequence) FROM replies)",
                    (number - 1,),
                )
            for each in sends_back:
                county.send_back(each, "record.place_missing")
            return Path(county.reply(FIRST, stick / "XINFANG" / "ack", whole=number == 1).file)

    return reply
