"""Scanning a receipt: a whole number in one go, wherever the focus is; never what hands type."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.hands import say
from ui.officer.scanner import BETWEEN, Burst

NUMBER = "4115261021260000167"


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def typed(text, pause, before_enter=None):
    clock = Clock()
    burst = Burst(clock)
    for letter in text:
        clock.now += pause
        burst.add(letter)
    clock.now += pause if before_enter is None else before_enter
    return burst.end()


def test_a_scanned_number_is_taken():
    assert typed(NUMBER, 0.005) == (NUMBER, 19)


def test_what_follows_the_number_on_a_proof_is_taken_out_too():
    assert typed(f"{NUMBER}:ABC123", 0.005) == (NUMBER, 26)


@pytest.mark.parametrize(
    ("text", "pause", "before_enter"),
    [
        (NUMBER, BETWEEN + 0.01, None),  # typed by hand
        (NUMBER, 0.005, 0.5),  # pasted fast, Enter by hand
        (NUMBER[:-1] + "8", 0.005, None),  # check digits do not agree
        ("000000197904121019", 0.005, None),  # a card reader
        ("", 0.005, None),
    ],
)
def test_nothing_else_is(text, pause, before_enter):
    assert typed(text, pause, before_enter) is None


def test_letters_typed_before_the_scan_stay_out_of_it():
    clock = Clock()
    burst = Burst(clock)
    burst.add("4")
    for letter in NUMBER:
        clock.now += 0.5 if letter is NUMBER[0] and burst._text == "4" else 0.005
        burst.add(letter)
    assert burst.end() == (NUMBER, 19)


def scan(window, number):
    window._scanner._burst._clock = lambda: 100.0  # a slow machine must not look like slow hands
    for letter in number:
        QTest.keyClick(window.windowHandle(), letter)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


def test_a_scan_opens_the_matter_and_leaves_the_field_as_it_was(window, registered, settle):
    number = registered().matters[0].number
    name = window.intake.people.form.name
    say(name, "周试例")
    name.setFocus()
    scan(window, number)
    settle()
    assert window._stack.currentWidget().objectName() == "matterPage"
    assert window.pages.matter._record.matter.number == number
    assert name.text() == "周试例"


def test_a_scan_into_the_statement_leaves_it_as_it_was(window, registered, settle):
    number = registered().matters[0].number
    statement = window.intake.matters.form.statement
    say(statement, "路灯不亮")
    statement.setFocus()
    scan(window, number)
    settle()
    assert window._stack.currentWidget().objectName() == "matterPage"
    assert statement.written() == "路灯不亮"


def test_a_number_that_nobody_has_is_said(window, settle):
    window.intake.people.form.name.setFocus()
    scan(window, NUMBER)
    settle()
    assert window.findChild(object, "deskNotice").isVisible()
