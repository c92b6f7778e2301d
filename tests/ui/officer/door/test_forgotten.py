"""A forgotten passphrase at the door: what is asked for, and where a refusal stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.hands import say, write
from ui.failures import words_for
from ui.officer.door.unlock import UnlockWindow
from xinfang_desk.domain.errors import DeskError

CODE = "12345 67890 12345 67890 12345 67890"
NEW = "第三个口令-33"
LINES = ("recoverAccount", "recoverCode", "recoverNew", "recoverNewAgain")


@pytest.fixture
def door(qtbot, look):
    door = UnlockWindow(look, "示例镇", "示例员")
    qtbot.addWidget(door)
    with qtbot.waitActive(door):
        door.show()
        door.activateWindow()
    door.findChild(QPushButton, "forgot").click()
    return door


def fault(door, name):
    found = door.findChild(QLabel, f"{name}Fault")
    return found.text() if found else ""


def test_nobody_who_remembers_is_asked_for_a_code(qtbot, look):
    door = UnlockWindow(look)
    qtbot.addWidget(door)
    door.show()
    assert door.findChild(QWidget, "recoverCode") is None
    assert door.passphrase.isVisible()


def test_account_code_and_new_passphrase_are_asked_for(door, qtbot):
    assert not door.passphrase.isVisible()
    assert door.findChild(QLineEdit, "recoverAccount").text() == "示例员"
    code = door.findChild(QLineEdit, "recoverCode")
    assert code.hasFocus()
    say(code, "１２３４５－67890 12345 67890 12345 67890")
    write(door, recoverAccount=" 赵负责 ", recoverNew=NEW, recoverNewAgain=NEW)
    with qtbot.waitSignal(door.recovery_wanted) as told:
        qtbot.keyClick(code, Qt.Key.Key_Return)
    [asked] = told.args
    assert (asked.account, asked.code, asked.new) == ("赵负责", CODE.replace(" ", ""), NEW)
    assert NEW not in repr(asked)
    assert asked.code not in repr(asked)
    with qtbot.assertNotEmitted(door.recovery_wanted):
        qtbot.keyClick(code, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ({"recoverAccount": " "}, "recoverAccount"),
        ({"recoverCode": CODE[:-1]}, "recoverCode"),
        ({"recoverNew": "short", "recoverNewAgain": "short"}, "recoverNew"),
        ({"recoverNewAgain": "别的口令-4444"}, "recoverNewAgain"),
    ],
)
def test_what_is_wrong_is_said_before_the_desk_is_asked(door, qtbot, lines, wrong):
    whole = {"recoverAccount": "示例员", "recoverCode": CODE, "recoverNew": NEW, "recoverNewAgain": NEW}
    write(door, **(whole | lines))
    with qtbot.assertNotEmitted(door.recovery_wanted):
        door.findChild(QPushButton, "recoverDo").click()
    assert [name for name in LINES if fault(door, name)] == [wrong]
    assert door.focusWidget().objectName() == wrong


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("account.unknown", "recoverAccount"),
        ("recovery.head_only", "recoverAccount"),
        ("passphrase.wrong", "recoverCode"),
        ("passphrase.wait", "recoverCode"),
        ("passphrase.short", "recoverNew"),
        ("store.in_use", ""),
    ],
)
def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(door, qtbot, code, place):
    write(door, recoverCode=CODE, recoverNew=NEW, recoverNewAgain=NEW)
    do = door.findChild(QPushButton, "recoverDo")
    do.click()
    assert not do.isEnabled()
    door.recovery_refused(DeskError(code, seconds=3))
    if place:
        assert [name for name in LINES if fault(door, name)] == [place]
        assert door.focusWidget().objectName() == place
    else:
        said = door.findChild(QWidget, "recoverSaid")
        assert said.accessibleName() == words_for(DeskError(code))
        assert said.isVisible()
    assert QApplication.activeModalWidget() is None
    assert [door.findChild(QLineEdit, name).text() for name in LINES] == ["示例员", CODE, NEW, NEW]
    with qtbot.waitSignal(door.recovery_wanted):
        do.click()


def test_a_wrong_code_is_not_called_a_wrong_passphrase(door):
    door.recovery_refused(DeskError("passphrase.wrong"))
    assert fault(door, "recoverCode").startswith("恢复码不对")


def test_the_way_back_leads_to_the_passphrase_and_forgets_the_code(door, qtbot):
    write(door, recoverCode=CODE, recoverNew=NEW)
    door.findChild(QPushButton, "recoverLeave").click()
    assert door.passphrase.isVisible()
    assert door.passphrase.hasFocus()
    door.findChild(QPushButton, "forgot").click()
    assert [each.text() for each in door.findChildren(QLineEdit, "recoverCode") if each.isVisible()] == [""]


def test_the_window_grows_for_it_and_never_shrinks(qtbot, look):
    for size in ((400, 300), (1366, 768)):
        door = UnlockWindow(look)
        qtbot.addWidget(door)
        door.show()
        door.resize(*size)
        door.findChild(QPushButton, "forgot").click()
        assert door.width() >= max(size[0], 760)
        assert door.height() >= max(size[1], 560)
