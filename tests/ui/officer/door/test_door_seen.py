"""The first set-up and the door at every text size on small screens: what has the focus is seen whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.codes import shipped
from tests.ui.hands import press
from ui.look.theme import SCALES, Theme
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from ui.start.lock import LockPage

SIZES = pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (1366, 690)])
FIELDS = {"officeName", "officer", "officePhone", "officeAddress", "newPassphrase"}


def seen_whole(part):
    return part.visibleRegion().boundingRect() == part.rect()


@SIZES
@pytest.mark.parametrize("scale", SCALES)
def test_every_field_of_the_first_set_up_is_seen_whole_when_it_is_written(
    qtbot, look, lane, width, height, scale
):
    look.use(Theme(scale=scale, still=True))
    window = FirstRunWindow(look, shipped, lane, lambda _office, _secret: "", first_cards)
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    do = window.findChild(QWidget, "makeRegister")
    walked = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        qtbot.waitUntil(lambda part=focused: seen_whole(part), timeout=1000)
        assert focused.height() >= look.px(24), focused.objectName()
        assert seen_whole(do)
        walked.add(focused.objectName())
        if focused is do:
            break
        press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is do
    assert walked >= FIELDS


@pytest.mark.parametrize("make", [LockPage, UnlockWindow])
@pytest.mark.parametrize("scale", SCALES)
def test_the_card_of_a_door_is_no_wider_than_it_is_read(qtbot, look, make, scale):
    door = make(look, "示例镇信访工作站", "已锁屏。") if make is LockPage else make(look, "示例镇信访工作站")
    qtbot.addWidget(door)
    look.use(Theme(scale=scale, still=True))
    door.resize(1366, 768)
    door.show()
    QApplication.processEvents()
    card = door.findChild(QWidget, "lockCard" if make is LockPage else "unlockCard")
    assert card.width() <= look.px(664)
    assert abs(2 * card.mapTo(door, card.rect().center()).x() - door.width()) <= 16
