"""The county's windows for every reader, at every size, in longer words too."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.county.parties import record
from tests.ui.reach import controls, cut_off, nameless, tab_comes_round, unlabelled, unmarked, untold
from tests.ui.wheel import wheel_over_everything
from ui.county.door import Door
from ui.look.theme import Theme, ThemeName

ASKED = {
    "reserve": "receiveByReserve",
    "gap": "gapOfDesk",
    "whole": "wholeOfDesk",
    "revoke": "revokeKey",
    "rotate": "rotateKey",
    "copy": "openCopy",
    "upward": "saveUpward",
    "ownPassphrase": "openOwn",
    "addAccount": "openAdd",
    "recoveryCode": "openRecovery",
}
"""What asks for something in place, and the button that opens it."""
ON = {"revoke": "keys", "rotate": "keys", "copy": "keys", "upward": "figures"} | dict.fromkeys(
    ("ownPassphrase", "addAccount", "recoveryCode"), "settings"
)
"""On which page, where it is not the first; no copy has come from the desk, and its button is shut else."""
LOOKED_AT = {"sending": "replyAll", "kept": "showKept"}
"""What takes the place of the desks, and the button that shows it."""
PARTS = [
    "in",
    "list",
    "matter",
    *ASKED,
    *LOOKED_AT,
    "same",
    "trail",
    "due",
    "figures",
    "tables",
    "keys",
    "settings",
    "manual",
    "door",
    "new_door",
]
HALVES = pytest.mark.parametrize("part", PARTS)
SIZES = (1366, 1.0), (1366, 2.0), (1920, 1.5)


@pytest.fixture
def show(window, filled, desk, lane, look, qtbot):
    """Shows a part of what the clerk meets; a batch of the desk is missing."""
    desk.batch(record(8))
    late = desk.batch(record(9))
    lane.open(lambda: filled.receive([late.path]))

    def shown(part):
        if part.endswith("door"):
            door = Door(look, new=part == "new_door")
            qtbot.addWidget(door)
            door.show()
            return door
        qtbot.waitUntil(lambda: lane._waiting == 0)
        if part == "matter":
            window.open_matter(record(1).number)
        elif part in ASKED:
            if part in ON:
                window.open_page(ON[part])
                qtbot.waitUntil(lambda: lane._waiting == 0)
            button = window.findChild(QPushButton, ASKED[part])
            button.setEnabled(True)
            button.click()
            assert window.findChild(QWidget, f"{part}Panel").isVisible()
        elif part in LOOKED_AT:
            button = window.findChild(QPushButton, LOOKED_AT[part])
            qtbot.waitUntil(button.isEnabled)
            button.click()
        else:
            window.open_page("matters" if part == "list" else part)
        qtbot.waitUntil(lambda: lane._waiting == 0)
        return window

    return shown


@HALVES
def test_every_control_is_told_seen_reached_and_not_turned_by_the_wheel(show, part, qtbot):
    shown = show(part)
    assert nameless(shown) == []
    assert unlabelled(shown) - {"search"} == set()
    assert unmarked(shown) == []
    assert untold(shown) == []
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    tab_comes_round(shown, next(each for each in controls(shown) if each.isEnabled()), qtbot)
    wheel_over_everything(shown)


@pytest.mark.parametrize("part", ["matter", "figures", "tables", "copy"])
def test_the_focus_is_seen_in_every_theme(show, look, part):
    shown = show(part)
    for name in ThemeName:
        look.use(Theme(name=name, still=True))
        assert unmarked(shown) == [], name


@HALVES
@pytest.mark.usefixtures("longer")
def test_nothing_is_cut_off_in_a_longer_language(show, look, part):
    shown = show(part)
    for width, scale in SIZES:
        look.use(Theme(scale=scale, still=True))
        shown.resize(width, 768)
        QApplication.processEvents()
        assert cut_off(shown) == [], (width, scale)


@pytest.mark.parametrize(("width", "height"), [(1092, 582), (910, 475), (683, 350)])
def test_the_window_fits_a_small_screen_at_any_scale(window, width, height):
    """1366×768 at 125, 150 and 200 % less a task bar of 40 pixels and a title."""
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
