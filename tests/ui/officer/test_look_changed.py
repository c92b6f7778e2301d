"""Another look: a window that was open before shows what one that is opened afterwards shows."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.codes import shipped
from tests.ui.hands import image
from tests.ui.officer.test_reach import show
from ui.look.theme import Theme, ThemeName
from ui.officer.window import DeskWindow
from ui.widgets.in_sight import to_top
from xinfang_desk.domain.category import Outcome, Route

pytestmark = pytest.mark.usefixtures("enrolled")
PAGES = (
    "matter",
    "correction",
    "due",
    "ledger",
    "figures",
    "hall",
    "batch",
    "settings",
    "manual",
    "keys",
    "intake",
)


@pytest.fixture
def opened(qtbot, desk, lane, look, settle, clock, registered):
    """Opens another window over the same desk."""
    for _ in range(3):
        registered(outcome=Outcome.ACCEPT, route=Route.S6)

    def opened():
        window = DeskWindow(desk, lane, look, shipped, clock)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: window.findChild(object, "routeCard") is not None)
        settle()
        return window

    return opened


def pictures(window, settle):
    """The window at each of its pages."""
    found = {}
    for page in PAGES:
        window.new_visit()
        show(window, settle, page)
        settle()
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        to_top(window)
        found[page] = image(window)
    return found


@pytest.mark.parametrize(
    "theme",
    [
        Theme(name=ThemeName.DARK, still=True),
        Theme(name=ThemeName.CONTRAST, scale=1.25, still=True),
        Theme(scale=2.0, still=True),
    ],
    ids=["dark", "contrast_125", "large"],
)
def test_what_stood_before_looks_as_what_is_opened_after(opened, look, settle, theme):
    before = opened()
    pictures(before, settle)
    look.use(theme)
    changed = pictures(before, settle)
    before.close()
    anew = pictures(opened(), settle)
    assert [page for page in PAGES if changed[page] != anew[page]] == []
