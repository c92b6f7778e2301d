"""Devices by command: what is found and chosen, a simulated reader in a process of its own, the report."""

import json
import signal
import subprocess
import sys

import pytest

from tests.devices.cards import WU, ZHOU, block
from tests.ui.fakes import Printer
from xinfang_desk.devices import serial_port
from xinfang_desk.devices.idcard.dialogue import SPEED, CardReader
from xinfang_desk.devices.idcard.simulator import ReaderFault, SimulatedReader

KINDS = {"readers", "printers", "scanners", "screens", "sticks", "reading"}


@pytest.fixture
def simulated():
    """Starts ``simulate-reader`` and gives the port; ended by a signal, it ends well."""
    started = []

    def start(*argv):
        run = [sys.executable, "app.py", "simulate-reader", "--json", *map(str, argv)]
        started.append(subprocess.Popen(run, stdout=subprocess.PIPE, text=True))
        return json.loads(started[-1].stdout.readline())["port"]

    yield start
    for each in started:
        each.send_signal(signal.SIGTERM)
        assert each.wait(10) == 0
        each.stdout.close()


def read_at(port):
    line = serial_port.open_port(port, SPEED)
    try:
        return CardReader().look(line)
    finally:
        line.close()


def test_a_simulated_reader_is_read_by_another_process(simulated, tmp_path):
    assert read_at(simulated()) == ZHOU
    person = tmp_path / "person.json"
    person.write_text(
        json.dumps({"name": WU.name, "id_number": WU.number, "address": WU.address}, ensure_ascii=False)
    )
    assert read_at(simulated("--person", person, "--fault", "wrong_checksum", "--times", 1)) == WU


def test_who_cannot_be_on_a_card_is_refused(desk, tmp_path):
    person = tmp_path / "person.json"
    person.write_text('{"name":"周试例","id_type":"passport","id_number":"X0000001"}')
    refused = desk("simulate-reader", "--person", person).refused
    assert refused["code"] == "device.no_card_like_this"
    person.write_text('{"nam":"周试例"}')
    assert desk("simulate-reader", "--person", person).refused["code"] == "input.unknown_key"


def test_devices_tells_what_is_found_and_what_is_chosen(desk, monkeypatch):
    printers = Printer()
    printers.queues = ("前台A5", "A4")
    printers.stands_in(monkeypatch)
    simulated = SimulatedReader(block(ZHOU))
    try:
        found = desk("devices", "--try", "--reader", simulated.port, "--screen", "HDMI-1")
        assert set(found.document) == KINDS
        [reader] = [each for each in found.document["readers"] if each["chosen"]]
        assert (reader["port"], reader["found"], reader["state"]) == (simulated.port, True, "ready")
        assert [each["name"] for each in found.document["printers"]] == ["前台A5", "A4"]
        assert simulated.port not in [each["port"] for each in found.document["scanners"]]
        screens = {each["port"]: each["chosen"] for each in found.document["screens"]}
        assert screens["HDMI-1"] == ["yes"]
        simulated.fault = ReaderFault.NOT_AUTHORISED
        told = desk("devices", "--try").document["readers"]
        assert "faulty" in [each["state"] for each in told]
    finally:
        simulated.close()
    told = desk("devices", "--try").document["readers"]
    assert [(each["found"], each["state"]) for each in told if each["chosen"]] == [(False, "gone")]


def test_a_printer_that_stopped_is_told_of_as_the_window_does(desk, monkeypatch, tmp_path):
    printers = Printer()
    printers.paused = True
    printers.stands_in(monkeypatch)
    file = tmp_path / "report.txt"
    told = desk("devices", "--report", file)
    assert [(each["state"], each["usable"]) for each in told.document["printers"]] == [("paused", False)]
    assert "paused: 停着" in file.read_text("utf-8")


def test_the_report_names_no_person_no_account_and_no_folder(desk, tmp_path):
    file = tmp_path / "report.txt"
    assert desk("devices", "--reader", "/dev/ttyUSB99", "--report", file).code == 0
    words = file.read_text("utf-8")
    assert "/dev/ttyUSB99" in words
    assert "gone" in words
    for private in ("周试例", "示例员", str(tmp_path)):
        assert private not in words
