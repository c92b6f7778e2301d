"""Scanning a receipt: a whole number in one go, wherever the focus is; never what hands type."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.hands import say, told
from ui.officer.scanner import BETWEEN, STALL, Burst, Scan

NUMBER = "4115261021260000167"
DAMAGED = NUMBER[:-1] + "8"
FULL = "".join(chr(ord(each) + 0xFEE0) for each in NUMBER)
KEYS = {
    "\r": Qt.Key.Key_Return,
    "\n": Qt.Key.Key_Enter,
    "\t": Qt.Key.Key_Tab,
}


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def typed(text, pause, before_end=None, stamped=True):
    clock = Clock()
    burst = Burst(clock)

    def stamp():
        return clock.now if stamped else None

    for letter in text:
        clock.now += pause
        burst.add(letter, stamp())
    clock.now += pause if before_end is None else before_end
    return burst.end(stamp())


def scan_of(number, length):
    return Scan(number=number, length=length)


@pytest.mark.parametrize("stamped", [True, False])
@pytest.mark.parametrize("pause", [0.0, 0.005, 0.03, 0.045])
def test_a_scanned_number_is_taken(pause, stamped):
    assert typed(NUMBER, pause, stamped=stamped) == scan_of(NUMBER, 19)


@pytest.mark.parametrize(
    ("text", "length"),
    [(f"{NUMBER}:ABC123", 26), (f"]C1{NUMBER}", 22), (f"]Q3{NUMBER}:ABC123", 29), (FULL, 19)],
)
def test_what_stands_around_the_number_is_taken_out_too(text, length):
    assert typed(text, 0.005) == scan_of(NUMBER, length)


@pytest.mark.parametrize("text", [DAMAGED, NUMBER[:-1][:17], NUMBER + "4", f"]C1{DAMAGED}", DAMAGED + ":ABC"])
def test_a_damaged_number_is_known_as_one(text):
    assert typed(text, 0.005) == scan_of(None, len(text))


@pytest.mark.parametrize(
    ("text", "pause", "before_end"),
    [
        (NUMBER, BETWEEN + 0.005, None),  # the fastest hands
        (NUMBER, 0.1, None),
        (NUMBER, 0.005, 0.5),  # pasted fast, Enter by hand
        ("000000197904121019", 0.005, None),  # a card reader
        ("13800001024", 0.005, None),
        ("", 0.005, None),
    ],
)
def test_nothing_else_is(text, pause, before_end):
    assert typed(text, pause, before_end) is None


def test_one_late_key_of_a_radio_scanner_changes_nothing():
    clock = Clock()
    burst = Burst(clock)
    for place, letter in enumerate(NUMBER):
        clock.now += 0.14 if place in {3, 11} else 0.01
        burst.add(letter, clock.now)
    assert burst.end(clock.now) == scan_of(NUMBER, 19)


def test_without_stamps_fast_hands_are_still_no_scanner():
    assert typed(NUMBER, 0.06, stamped=False) is None
    assert STALL < 0.5


def test_letters_typed_before_the_scan_stay_out_of_it():
    clock = Clock()
    burst = Burst(clock)
    assert burst.add("4", clock.now)
    clock.now += 0.5
    first = [burst.add(letter, clock.now) for letter in NUMBER]
    assert first == [True] + [False] * 18
    assert burst.end(clock.now) == scan_of(NUMBER, 19)


def test_letters_just_before_the_scan_stay_out_of_it():
    assert typed(f"Li{NUMBER}", 0.005) == scan_of(NUMBER, 19)
    assert typed(f"Li]]C1{NUMBER}", 0.005) == scan_of(NUMBER, 22)
    assert typed(f"{NUMBER}x", 0.005) is None


# In the window


def strike(window, letter, stamp, *, key=None, repeat=False):
    key = key or KEYS.get(letter) or (Qt.Key(ord(letter)) if letter.isascii() else Qt.Key.Key_unknown)
    for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(what, key, Qt.KeyboardModifier.NoModifier, letter, repeat)
        event.setTimestamp(stamp)
        QCoreApplication.sendEvent(window.windowHandle(), event)


@pytest.fixture
def scan(window, settle, monkeypatch):
    """Types as a scanner does: every 5 ms by the stamps, however slow this machine is."""
    clock = Clock()
    window.around.scanner._clock = window.around.scanner._burst._clock = clock

    def type_in(text, *, gap=5, stall=None):
        for place, letter in enumerate(text):
            if place == stall:
                clock.now += 0.4  # our own thread was busy
            strike(window, letter, 1000 + gap * place)
            clock.now += 0.001
        settle()

    type_in.clock = clock
    return type_in


def current(window):
    return window._shell.pages.currentWidget().objectName()


@pytest.fixture
def number(registered):
    return registered().matters[0].number


@pytest.mark.parametrize("end", ["\r", "\n", "\t", "\r\n"])
@pytest.mark.parametrize("prefix", ["", "]C1"])
def test_a_scan_opens_the_matter_and_leaves_the_field_as_it_was(window, number, scan, prefix, end):
    name = window.intake.people.form.name
    say(name, "周试例")
    name.setFocus()
    scan(prefix + number + end)
    assert window.around.pages.matter._record.matter.number == number
    assert current(window) == "matterPage"
    assert (name.text(), name.cursorPosition(), name.hasSelectedText()) == ("周试例", 3, False)


def test_a_thread_that_was_busy_changes_nothing(window, number, scan):
    name = window.intake.people.form.name
    name.setFocus()
    scan(number + "\r", stall=9)
    assert current(window) == "matterPage"
    assert name.text() == ""


def test_full_width_keys_are_digits(window, number, scan):
    name = window.intake.people.form.name
    name.setFocus()
    scan("".join(chr(ord(each) + 0xFEE0) for each in number) + "\r")
    assert current(window) == "matterPage"
    assert name.text() == ""


@pytest.mark.parametrize("wide", [False, True])
def test_what_an_input_method_makes_of_a_scan_is_understood(window, number, scan, settle, wide):
    name = window.intake.people.form.name
    say(name, "周试例")
    name.setFocus()
    scan.clock.now += 1
    for letter in number:
        event = QInputMethodEvent("", [])
        event.setCommitString(chr(ord(letter) + 0xFEE0) if wide else letter)
        QApplication.sendEvent(name, event)
        scan.clock.now += 0.01
    strike(window, "\r", 5000)
    settle()
    assert current(window) == "matterPage"
    assert name.text() == "周试例"


@pytest.mark.parametrize(("anchor", "cursor"), [(0, 3), (3, 0), (1, 2), (2, 2), (0, 0)])
def test_a_line_gets_back_what_was_selected(window, number, scan, anchor, cursor):
    name = window.intake.people.form.name
    say(name, "周试例")
    name.setFocus()
    if anchor == cursor:
        name.setCursorPosition(cursor)
    else:
        name.setSelection(anchor, cursor - anchor)
    before = (name.text(), name.selectedText(), name.cursorPosition())
    scan(DAMAGED + "\t")
    assert (name.text(), name.selectedText(), name.cursorPosition()) == before
    scan.clock.now += 1
    scan(number + "\t")
    assert current(window) == "matterPage"
    # Qt marks nothing where the focus is not.
    assert (name.text(), name.cursorPosition()) == (before[0], before[2])
    assert window.intake.draft().people[0].name == "周试例"


def test_a_line_that_holds_fewer_letters_gets_back_what_stood_there(window, number, scan):
    phone = window.intake.people.form.phone
    phone.setMaxLength(12)
    say(phone, "0000001024")
    phone.setFocus()
    phone.setCursorPosition(4)
    scan(number + "\r")
    assert (phone.text(), phone.cursorPosition()) == ("0000001024", 4)


@pytest.mark.parametrize(("anchor", "position"), [(4, 4), (1, 6), (6, 1), (0, 8)])
def test_a_statement_gets_back_what_was_selected(window, number, scan, anchor, position):
    statement = window.intake.matters.form.statement
    statement.setFocus()
    statement.insertPlainText("路灯不亮\n三个月")
    cursor = statement.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    statement.setTextCursor(cursor)
    scan(number + "\r")
    assert current(window) == "matterPage"
    assert statement.written() == "路灯不亮\n三个月"
    kept = statement.textCursor()
    assert (kept.anchor(), kept.position()) == (anchor, position)


def test_lists_and_numbers_get_back_what_was_chosen(window, number, scan):
    people = window.intake.people
    people.involved.setValue(30)
    for field, standing in ((people.involved, people.involved.value), (people.form.role, lambda: None)):
        window.show_page(window.intake)
        field.setFocus()
        before = standing()
        scan(number + "\r")
        assert current(window) == "matterPage"
        assert standing() == before
    assert people.form.role.currentIndex() == 0


@pytest.mark.parametrize("text", [DAMAGED, NUMBER + "0"])
def test_a_damaged_number_is_said_and_stands_in_no_field(window, scan, text):
    name = window.intake.people.form.name
    say(name, "周试例")
    name.setFocus()
    scan(text + "\r")
    assert "再扫一次" in told(window)
    assert current(window) == "intakePage"
    assert name.text() == "周试例"
    assert name.hasFocus()


def test_a_number_that_nobody_has_is_said(window, scan):
    window.intake.people.form.name.setFocus()
    scan(NUMBER + "\r")
    assert window.findChild(object, "deskNotice").isVisible()


def test_what_fast_hands_type_stays_where_it_is(window, number, scan):
    name = window.intake.people.form.name
    name.setFocus()
    scan(number + "\r", gap=60)
    assert current(window) == "intakePage"
    assert name.text() == number


def test_a_key_that_is_held_down_is_no_scanner(window, scan):
    name = window.intake.people.form.name
    name.setFocus()
    for place in range(19):
        strike(window, "0", 1000 + 30 * place, repeat=place > 0)
    strike(window, "\r", 1600)
    assert name.text() == "0" * 19
    assert current(window) == "intakePage"


def test_enter_by_hand_after_a_scan_is_not_swallowed(window, number, scan, settle):
    window.intake.people.form.name.setFocus()
    scan(number + "\r")
    window.show_page(window.intake)
    window.intake.people.form.name.setFocus()
    scan.clock.now += STALL + 0.1
    strike(window, "\r", 9000)
    assert window.intake.people.form.id_number.hasFocus()
