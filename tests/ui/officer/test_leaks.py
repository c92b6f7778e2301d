"""The officer's windows opened and closed over and over, and their pages turned to: nothing stays behind."""

from itertools import cycle

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.codes import shipped
from tests.ui.leftovers import close, left_behind, settle_qt
from tests.ui.officer.test_reach import ALL, SAFE, show, show_safe
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from ui.officer.window import DeskWindow
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.store.file import trail

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("enrolled")]


def test_the_desks_window_with_a_page_of_it(desk, lane, look, registered, settle, clock):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    codes, pages = shipped, cycle(ALL)

    def once(page=""):
        window = DeskWindow(desk, lane, look, codes, clock)
        window.show()
        settle()
        show(window, settle, page or next(pages))
        close(window)

    for page in ALL:
        once(page)
    assert left_behind(once) == {}


def look_now(window):
    """Now, and not when the typing rests: what follows from an empty form is always the same."""
    window.intake.ahead.look()


@pytest.mark.parametrize("page", ALL)
def test_a_page_turned_to_in_one_window(window, registered, settle, page):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)

    def once():
        window.new_visit()
        look_now(window)
        show(window, settle, page)

    assert left_behind(once) == {}


# What is erased over and over grows by a line of its history each time.
@pytest.mark.parametrize("what", [each for each in SAFE if each != "erased"])
def test_what_the_safe_shows_in_one_window(window, settle, what, monkeypatch):
    # A line of its history for each unsealing would hide what else grows.
    monkeypatch.setattr(trail, "append", lambda *_line, **_told: None)

    def once():
        window.new_visit()
        look_now(window)
        show_safe(window, settle, what)

    assert left_behind(once) == {}


@pytest.mark.parametrize("kind", ["first_run", "unlock", "forgotten"])
def test_what_is_asked_before_the_desk_opens(lane, look, kind):
    codes = shipped

    def once():
        if kind == "first_run":
            window: QWidget = FirstRunWindow(look, codes, lane, lambda _office, _secret: "", first_cards)
        else:
            window = UnlockWindow(look)
        window.show()
        if kind == "forgotten":
            for name in ("forgot", "recoverLeave", "forgot"):
                window.findChild(QPushButton, name).click()
                settle_qt()
        close(window)

    assert left_behind(once) == {}


def test_a_dialog_that_is_cancelled(window, registered, settle):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    show(window, settle, "result")

    def once():
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
        window.around.pages.result.papers.save_all()

    assert left_behind(once) == {}
