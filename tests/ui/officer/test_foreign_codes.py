"""Codes of others by the keyboard, a scanner on a serial line: what is no receipt is said in a sentence."""

import os
import tty

import pytest

from tests.ui.hands import told
from tests.ui.officer.test_scanner import DAMAGED, current, scan
from ui.officer.serial_scanner import SerialScanner
from xinfang_desk.domain.hall.device import DeviceState

__all__ = ["scan"]


def test_a_foreign_code_says_so_and_leaves_its_letters(window, scan):
    name = window.intake.people.form.name
    name.setFocus()
    scan("https://example.invalid/x?1\r")
    assert "不是回执" in told(window)
    assert name.text() == "https://example.invalid/x?1"


@pytest.mark.parametrize("text", ["000000197904121019", "00000019790412101X", "13800001024", "zsl"])
def test_numbers_of_card_readers_and_short_words_are_no_foreign_codes(window, scan, text):
    window.intake.people.form.phone.setFocus()
    scan(text + "\r")
    assert "不是回执" not in told(window)


def test_what_hands_type_is_no_foreign_code(window, scan):
    window.intake.people.form.phone.setFocus()
    scan("guest@example.invalid\r", gap=90)
    assert "不是回执" not in told(window)


@pytest.fixture
def line(change_settings, lane):
    """The far end of a serial line that is chosen for the scanner."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    change_settings(scanner=os.ttyname(theirs))
    yield lambda said: os.write(ours, said)
    os.close(ours)
    os.close(theirs)


@pytest.fixture
def serial(line, window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(SerialScanner) is not None)
    hearing = window.findChild(SerialScanner)
    qtbot.waitUntil(lambda: hearing._troubled is DeviceState.READY)
    return line


def test_a_serial_scanner_opens_the_matter_from_anywhere(registered, serial, window, qtbot, settle):
    number = registered().matters[0].number
    window.open_page("keys")
    serial(f"]C1{number}\r\n".encode())
    qtbot.waitUntil(lambda: current(window) == "matterPage")
    settle()
    assert window.around.pages.matter._record.matter.number == number


@pytest.mark.parametrize(
    ("said", "words"), [(DAMAGED.encode() + b"\r", "没扫全"), (b"https://example.invalid\r", "不是回执")]
)
def test_a_serial_scanner_says_what_it_cannot_use_and_writes_nothing(serial, window, qtbot, said, words):
    window.intake.people.form.name.setFocus()
    serial(said)
    qtbot.waitUntil(lambda: words in told(window))
    assert window.intake.people.form.name.text() == ""
