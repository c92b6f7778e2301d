"""The verbs of accounts for every reader, at every size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from tests.ui.hands import click
from tests.ui.officer.test_reach import SIZES
from tests.ui.reach import controls, cut_off, nameless, unlabelled, unmarked
from ui.look.theme import Theme
from xinfang_desk.domain.errors import DeskError

VERBS = ("addAccount", "ownPassphrase", "resetPassphrase", "removeAccount", "handOver")


def turn_to(window, qtbot, settle, verb):
    """The verb with all that it may come to ask."""
    window.open_page("settings")
    settle()
    click(qtbot, window, verb)
    panel = window.findChild(QWidget, f"{verb}Panel")
    click(qtbot, window, f"{verb}Do")
    for asked in (
        DeskError("account.head_consent"),
        DeskError("passphrase.wrong"),
        DeskError("home.unwritable"),
    ):
        panel._refuse(asked, None)
    settle()
    return panel


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("with_others")
def test_what_is_asked_is_scrolled_to(window, look, qtbot, settle, verb):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 768)
    window.open_page("settings")
    settle()
    scroll = window.findChild(QScrollArea, "settingsScroll")

    def is_seen(control):
        top = control.mapTo(scroll.viewport(), control.rect().topLeft()).y()
        return top >= 0 and top + control.height() <= scroll.viewport().height()

    scroll.verticalScrollBar().setValue(0)
    window.findChild(QPushButton, verb).click()
    qtbot.waitUntil(lambda: is_seen(window.focusWidget()))
    panel = window.findChild(QWidget, f"{verb}Panel")
    assert panel.isAncestorOf(window.focusWidget())
    scroll.verticalScrollBar().setValue(0)
    panel._refuse(DeskError("account.head_consent"), None)
    consent = window.findChild(QLineEdit, f"{verb}ConsentPassphrase")
    qtbot.waitUntil(lambda: is_seen(consent))


@SIZES
@pytest.mark.usefixtures("longer", "with_others")
def test_no_verb_is_cut_off(window, look, qtbot, settle, width, height, scale):
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    cut = {}
    for verb in VERBS:
        turn_to(window, qtbot, settle, verb)
        cut[verb] = cut_off(window)
    assert {verb: each for verb, each in cut.items() if each} == {}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("with_others")
def test_every_verb_is_for_every_reader(window, qtbot, settle, verb):
    panel = turn_to(window, qtbot, settle, verb)
    assert nameless(panel) == []
    assert unlabelled(panel) == set()
    assert unmarked(window) == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.usefixtures("with_others")
def test_tab_goes_through_a_verb_as_it_is_read(window, qtbot, settle, verb):
    panel = turn_to(window, qtbot, settle, verb)
    window.findChild(QPushButton, "handOver").setFocus()
    seen = []
    while True:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if not panel.isAncestorOf(QApplication.focusWidget()):
            break
        seen.append(QApplication.focusWidget())
    assert set(seen) == {each for each in controls(panel) if each.isEnabled()}
    tops = [each.mapTo(panel, each.rect().topLeft()).y() for each in seen]
    assert tops == sorted(tops)
    assert QApplication.focusWidget().objectName() == "printRecovery"
