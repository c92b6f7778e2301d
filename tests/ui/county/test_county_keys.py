"""Keys in the county's window: a desk's change, a stolen key, the county's own."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import PASSPHRASE as OTHER
from tests.exchange.world import FIRST, PASSPHRASE, SECOND, register
from tests.ui.county.hands import fault, notice, press, received, write
from ui.county.window import CountyWindow

FILE = "ui.chosen_files.QFileDialog.getOpenFileName"
FOLDER = "ui.chosen_files.QFileDialog.getExistingDirectory"


@pytest.fixture
def window(watched, qtbot):
    window = watched()
    press(qtbot, window, "pages_keys")
    return window


def digits(window):
    return window.findChild(QLabel, "ownFingerprint").text()


def test_a_desks_key_change_is_taken_once(window, world, lane, qtbot, monkeypatch):
    with world.desk() as desk:
        new = desk.keys.change(world.place())
    file = world.place() / f"{FIRST}-k000001.xfb"
    monkeypatch.setattr(FILE, lambda *_: (str(file), ""))
    press(qtbot, window, "takeRotation")
    qtbot.waitUntil(lambda: "的新钥匙，旧的再用30天" in notice(window))
    assert new.fingerprint in notice(window)
    press(qtbot, window, "takeRotation")
    qtbot.waitUntil(lambda: "以前收过" in notice(window))
    monkeypatch.setattr(FILE, lambda *_: (str(world.folder / "desk.card"), ""))
    press(qtbot, window, "takeRotation")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "countyNotice").property("kind") == "danger")


def test_a_stolen_desks_key_is_believed_no_more(window, world, lane, qtbot):
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(world.place())
    press(qtbot, window, "revokeKey")
    which = window.findChild(QComboBox, "revokeDesk")
    assert QApplication.focusWidget() is which
    assert [which.itemData(at) for at in range(which.count())] == [FIRST, SECOND]
    press(qtbot, window, "revokeDo")
    assert "原因" in fault(window, "revokeWhy")
    assert "口令" in fault(window, "revokePassphrase")
    write(window, revokeWhy="电脑被盗", revokePassphrase="别的口令-1234")
    press(qtbot, window, "revokeDo")
    qtbot.waitUntil(lambda: "口令不对" in fault(window, "revokePassphrase"))
    window.incoming.inbox.receive([world.place() / batch.file])
    qtbot.waitUntil(lambda: "收下1件" in received(window))
    write(window, revokePassphrase=PASSPHRASE)
    press(qtbot, window, "revokeDo")
    qtbot.waitUntil(lambda: f"已吊销 {FIRST} 的钥匙 1 把" in notice(window))
    assert not window.findChild(QWidget, "revokePanel").isVisible()
    with world.desk() as desk:
        register(desk)
        late = desk.outbox.make_batch(world.place())
    window.incoming.inbox.receive([world.place() / late.file])
    qtbot.waitUntil(lambda: "吊销" in received(window))
    press(qtbot, window, "revokeKey")
    assert window.findChild(QLineEdit, "revokeWhy").text() == ""
    write(window, revokeWhy="电脑被盗", revokePassphrase=PASSPHRASE)
    press(qtbot, window, "revokeDo")
    qtbot.waitUntil(lambda: "以前就吊销了" in notice(window))


def test_the_countys_key_is_changed_and_a_desk_takes_it(window, world, lane, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: "指纹" in digits(window))
    before, stick = digits(window), world.place()
    monkeypatch.setattr(FOLDER, lambda *_: str(stick))
    press(qtbot, window, "rotateKey")
    press(qtbot, window, "rotateDo")
    assert "口令" in fault(window, "rotatePassphrase")
    write(window, rotatePassphrase="别的口令-1234")
    press(qtbot, window, "rotateDo")
    qtbot.waitUntil(lambda: "口令不对" in fault(window, "rotatePassphrase"))
    assert list(stick.iterdir()) == []
    write(window, rotatePassphrase=PASSPHRASE)
    press(qtbot, window, "rotateDo")
    qtbot.waitUntil(lambda: "2 个" in notice(window))
    qtbot.waitUntil(lambda: digits(window) != before)
    with world.desk() as desk:
        taken = desk.keys.enrol(stick / f"{FIRST}-k000001.ack.xfb")
    assert taken.fingerprint in digits(window)
    assert taken.fingerprint in notice(window)


def test_a_stick_that_is_gone_does_not_hide_that_the_key_was_changed(window, world, lane, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: "指纹" in digits(window))
    before = digits(window)
    monkeypatch.setattr(FOLDER, lambda *_: str(world.folder / "pulled-out"))
    press(qtbot, window, "rotateKey")
    write(window, rotatePassphrase=PASSPHRASE)
    press(qtbot, window, "rotateDo")
    qtbot.waitUntil(lambda: "钥匙已经换了，换钥文件没有写成" in notice(window))
    qtbot.waitUntil(lambda: digits(window) != before)
    after, stick = digits(window), world.place()
    monkeypatch.setattr(FOLDER, lambda *_: str(stick))
    press(qtbot, window, "rotateAgain")
    qtbot.waitUntil(lambda: len(list(stick.iterdir())) == 2)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert digits(window) == after


def test_nothing_to_write_again_is_told(window, world, qtbot, monkeypatch):
    monkeypatch.setattr(FOLDER, lambda *_: str(world.place()))
    press(qtbot, window, "rotateAgain")
    qtbot.waitUntil(lambda: "没有要写出的文件" in notice(window))


def test_a_passphrase_is_gone_when_the_page_is_left(window, qtbot):
    press(qtbot, window, "rotateKey")
    write(window, rotatePassphrase=PASSPHRASE)
    press(qtbot, window, "pages_matters")
    assert window.findChild(QLineEdit, "rotatePassphrase").text() == ""


def test_a_county_without_desks_changes_its_key_all_the_same(
    office, lane, look, qtbot, tmp_path, monkeypatch
):
    window = CountyWindow(office, lane, look)
    qtbot.addWidget(window)
    window.show()
    press(qtbot, window, "pages_keys")
    qtbot.waitUntil(lambda: "指纹" in digits(window) and lane._waiting == 0)
    before = digits(window)
    assert not window.findChild(QPushButton, "revokeKey").isEnabled()
    monkeypatch.setattr(FOLDER, lambda *_: str(tmp_path))
    press(qtbot, window, "rotateKey")
    write(window, rotatePassphrase=OTHER)
    press(qtbot, window, "rotateDo")
    qtbot.waitUntil(lambda: notice(window) == "钥匙已经换了。还没有接待台，不用写换钥文件。")
    qtbot.waitUntil(lambda: digits(window) != before)
