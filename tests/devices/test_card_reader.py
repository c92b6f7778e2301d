"""The card reader on a pseudo-terminal: each fault ends in its state, and the next card is read."""

import time

import pytest

from tests.devices.cards import WU, ZHOU, CountingReader, block
from xinfang_desk.devices import serial_port
from xinfang_desk.devices.idcard import frames
from xinfang_desk.devices.idcard.dialogue import SPEED, CardReader
from xinfang_desk.devices.idcard.simulator import ReaderFault
from xinfang_desk.devices.listener import Listener
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.domain.people.id_card import IdCard

SHORT = 0.5
"""Seconds: a machine that is busy takes its time to answer at all."""


@pytest.fixture
def plugged():
    made = []

    def plug(card=None, fault=None, times=None):
        made.append(CountingReader(card and block(card), fault, times))
        return made[-1]

    yield plug
    for each in made:
        each.close()


@pytest.fixture
def opened():
    held = []

    def hold(name):
        held.append(serial_port.open_port(name, SPEED))
        return held[-1]

    yield hold
    for each in held:
        each.close()


def test_a_card_is_read_once_for_as_long_as_it_lies_there(plugged, opened):
    simulated, reader = plugged(ZHOU), CardReader()
    port = opened(simulated.port)
    assert reader.look(port) == ZHOU
    assert reader.look(port) is DeviceState.SAME_CARD
    simulated.card = None
    assert reader.look(port) is DeviceState.READY
    simulated.card = block(ZHOU)
    assert reader.look(port) == ZHOU
    simulated.card = block(WU)
    assert reader.look(port) == WU


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (ReaderFault.WRONG_CHECKSUM, DeviceState.GARBLED),
        (ReaderFault.CUT, DeviceState.SILENT),
        (ReaderFault.SILENT, DeviceState.SILENT),
        (ReaderFault.PULLED_AWAY, DeviceState.LIFTED),
        (ReaderFault.UNREADABLE, DeviceState.UNREADABLE),
        (ReaderFault.NOT_AUTHORISED, DeviceState.FAULTY),
    ],
)
def test_each_fault_ends_in_its_state_and_is_recovered_from(plugged, opened, fault, state):
    simulated, reader = plugged(ZHOU, fault), CardReader(SHORT)
    port = opened(simulated.port)
    assert reader.look(port) is state
    simulated.fault = None
    assert reader.look(port) == ZHOU


def test_noise_is_read_through(plugged, opened):
    assert CardReader().look(opened(plugged(ZHOU, ReaderFault.NOISE).port)) == ZHOU


def test_one_damaged_answer_is_asked_for_again(plugged, opened):
    assert CardReader().look(opened(plugged(ZHOU, ReaderFault.WRONG_CHECKSUM, times=1).port)) == ZHOU


def test_a_card_that_is_none_of_ours(plugged, opened):
    simulated = plugged(ZHOU)
    simulated.card = block(ZHOU)[:248] + "Q".encode("utf-16-le") + block(ZHOU)[250:]
    assert CardReader().look(opened(simulated.port)) is DeviceState.UNKNOWN_CARD


def test_whatever_the_reader_says_nothing_but_an_answer_comes_of_it():
    for said in (
        b"",
        frames.frame(b""),
        frames.frame(b"\0"),
        frames.answer(0xEE),
        frames.answer(frames.FOUND),
        frames.answer(frames.DONE, b"\xff\xff\xff\xff"),
        b"\xaa\xaa\xaa\x96\x69\xff\xff",
    ):
        assert isinstance(CardReader(0.01).look(Canned(said)), DeviceState)


class Canned:
    """A port that answers whatever is asked with the same bytes."""

    def __init__(self, said):
        self.said, self.left = said, b""

    def write(self, _content):
        self.left = self.said

    def read(self):
        said, self.left = self.left, b""
        return said


@pytest.mark.parametrize(
    ("name", "state"),
    [("/dev/ttyUSB99", DeviceState.GONE), ("/dev/null", DeviceState.NO_PORT), ("/tmp", DeviceState.NO_PORT)],
)
def test_a_port_that_cannot_be_had_says_why(name, state):
    with pytest.raises(serial_port.NotOpened) as refused:
        serial_port.open_port(name, SPEED)
    assert refused.value.state is state


def test_a_port_is_held_by_one_alone(plugged, opened):
    name = plugged().port
    opened(name)
    with pytest.raises(serial_port.NotOpened) as refused:
        serial_port.open_port(name, SPEED)
    assert refused.value.state is DeviceState.BUSY


def test_readers_of_their_makers_own_are_seen_by_their_numbers(tmp_path):
    for name, vendor, product in (("1-1", "0400", "c35a"), ("1-2", "046d", "c31c")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "idVendor").write_text(vendor + "\n")
        (tmp_path / name / "idProduct").write_text(product + "\n")
    (tmp_path / "1-1:1.0").mkdir()
    assert serial_port.vendors_own(tmp_path) == ("0400:c35a",)


# Listening


@pytest.fixture
def listening():
    made = []

    def listen(patience=5.0):
        made.append(Listener(CardReader(patience).look, SPEED, pause=0.02))
        return made[-1]

    yield listen
    for each in made:
        each.close()
        each._thread.join(5)
        assert not each._thread.is_alive()


def heard(listener, wanted, patience=20.0):
    """What the listener tells until ``wanted`` is among it."""
    told, end = [], time.monotonic() + patience
    while wanted not in told:
        assert time.monotonic() < end, told
        each = listener.take()
        if each is None:
            time.sleep(0.005)
        else:
            told.append(each)
    return told


def test_it_tells_of_a_card_once_and_of_states_when_they_change(plugged, listening):
    simulated, listener = plugged(), listening()
    listener.attend(simulated.port)
    assert heard(listener, DeviceState.READY) == [DeviceState.READY]
    simulated.card = block(ZHOU)
    assert heard(listener, ZHOU) == [ZHOU]
    time.sleep(0.2)
    assert listener.take() is None
    simulated.card = None
    assert heard(listener, DeviceState.READY) == [DeviceState.READY]


def test_it_asks_nothing_while_it_rests_and_lets_the_port_go(plugged, listening, opened):
    simulated, listener = plugged(ZHOU), listening()
    listener.attend(simulated.port)
    heard(listener, ZHOU)
    listener.attend("")
    time.sleep(0.2)
    asked = simulated.polls
    opened(simulated.port)
    time.sleep(0.2)
    assert simulated.polls == asked
    assert listener.take() is None


def test_a_card_left_lying_while_it_rested_is_not_taken_for_the_next_persons(plugged, listening):
    simulated, listener = plugged(ZHOU), listening()
    listener.attend(simulated.port)
    heard(listener, ZHOU)
    listener.attend("")
    time.sleep(0.1)
    listener.attend(simulated.port)
    assert heard(listener, DeviceState.SAME_CARD) == [DeviceState.SAME_CARD]


@pytest.mark.parametrize("fault", list(ReaderFault))
def test_after_each_fault_it_goes_on_by_itself(plugged, listening, fault):
    simulated, listener = plugged(ZHOU, fault), listening(SHORT)
    listener.attend(simulated.port)
    if fault is not ReaderFault.NOISE:
        time.sleep(0.1)
        assert not isinstance(listener.take(), IdCard)
        simulated.fault = None
    assert ZHOU in heard(listener, ZHOU)


def test_unplugged_and_plugged_in_again(plugged, listening, tmp_path):
    link = tmp_path / "reader"
    first = plugged()
    link.symlink_to(first.port)
    listener = listening()
    listener.attend(str(link))
    heard(listener, DeviceState.READY)
    link.unlink()
    first.close()
    heard(listener, DeviceState.GONE)
    link.symlink_to(plugged(ZHOU).port)
    assert ZHOU in heard(listener, ZHOU)
