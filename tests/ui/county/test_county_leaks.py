"""The county's windows opened and closed over and over: nothing is left behind."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.county.parties import record
from tests.ui.leftovers import close, left_behind
from ui.county.door import Door
from ui.county.window import CountyWindow

pytestmark = pytest.mark.slow


def test_the_countys_window_with_a_matter(filled, lane, look, qtbot):
    def once():
        window = CountyWindow(filled, lane, look)
        window.show()
        window.reload()
        window.open_matter(record(1).number)
        qtbot.waitUntil(lambda: lane._waiting == 0)
        for page in ("figures", "tables", "keys"):
            window.open_page(page)
        for asked in ("wholeOfDesk", "receiveByReserve", "revokeKey", "rotateKey"):
            window.findChild(QPushButton, asked).click()
        close(window)

    assert left_behind(once) == {}


@pytest.mark.parametrize("new", [False, True])
def test_the_door_before_it(look, new):
    def once():
        door = Door(look, new=new)
        door.show()
        close(door)

    assert left_behind(once) == {}
