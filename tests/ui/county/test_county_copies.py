"""A desk that lost everything: its copy is opened by the reserve key, read out, and gone from the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from tests.exchange.world import FIRST, PASSPHRASE, register
from tests.ui.county.hands import fault, notice, press, received, words_in, write
from tests.ui.reach import cut_off
from ui.background import Topic
from ui.idle import RESTS
from ui.look.theme import Theme
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.desk.accounts import recover
from xinfang_desk.desk.start import open_desk

WHY = "负责人当面申请，口令和恢复单都丢了"
NEW = "新的口令-5678"
MARKED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.fixture
def window(watched, world, lane, qtbot):
    """The county has the copy of one of its two desks."""
    stick = world.place()
    with world.desk() as desk:
        register(desk)
        desk.sticks.prepare(stick)
        desk.sticks.write(stick)
    window = watched()
    window.incoming.inbox.receive(sorted((stick / "XINFANG" / "out").iterdir()))
    press(qtbot, window, "pages_keys")
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "openCopy").isEnabled())
    qtbot.waitUntil(lambda: lane._waiting == 0)
    return window


@pytest.fixture
def reserve(world):
    return world.folder / "county" / RESERVE_FILE


@pytest.fixture
def opened(window, reserve, qtbot):
    ask(qtbot, window, reserve)
    qtbot.waitUntil(lambda: code_in(window) is not None)
    return window


def ask(qtbot, window, reserve, why=WHY, passphrase=PASSPHRASE):
    press(qtbot, window, "openCopy")
    write(window, copyReserve=reserve, copyWhy=why, copyPassphrase=passphrase)
    press(qtbot, window, "copyDo")


def code_in(window):
    """The thirty digits that stand in the window."""
    for each in window.keys.copies.findChildren(QLabel):
        digits = "".join(letter for letter in each.text() if letter.isdigit())
        if len(digits) == 30:
            return digits
    return None


def test_the_code_stands_in_the_window_and_lets_the_head_in(opened, world, qtbot):
    code = code_in(opened)
    assert QApplication.focusWidget() is opened.findChild(QPushButton, "putCopyAway")
    assert "以前打开过" not in words_in(opened.keys.copies)
    recover(world.folder / "desk", code, "示例员", NEW, world.clock())
    open_desk(world.folder / "desk", NEW, now=world.clock).close()


def test_only_desks_whose_copy_came_are_offered(window, qtbot):
    press(qtbot, window, "openCopy")
    which = window.findChild(QComboBox, "copyDesk")
    assert [which.itemData(at) for at in range(which.count())] == [FIRST]


def test_what_is_missing_is_said_at_its_field(window, lane, qtbot):
    press(qtbot, window, "openCopy")
    press(qtbot, window, "copyDo")
    assert lane._waiting == 0
    assert [bool(fault(window, each)) for each in ("copyReserve", "copyWhy", "copyPassphrase")] == [True] * 3


@pytest.mark.parametrize(
    ("content", "words"), [(None, "打不开"), ("nothing of the kind", "不是备用密钥"), ("other", "打不开")]
)
def test_a_wrong_reserve_key_is_refused_at_its_field(window, world, qtbot, tmp_path, content, words):
    file = tmp_path / "reserve.txt"
    if content == "other":
        file = world.folder / "discipline" / RESERVE_FILE
    elif content:
        file.write_text(content)
    ask(qtbot, window, file)
    qtbot.waitUntil(lambda: words in fault(window, "copyReserve"))
    assert code_in(window) is None
    assert str(tmp_path) not in fault(window, "copyReserve")


def test_a_wrong_passphrase_opens_nothing_and_is_not_counted(window, world, reserve, qtbot):
    ask(qtbot, window, reserve, passphrase="别的口令-1234")
    qtbot.waitUntil(lambda: "口令不对" in fault(window, "copyPassphrase"))
    write(window, copyPassphrase=PASSPHRASE)
    press(qtbot, window, "copyDo")
    qtbot.waitUntil(lambda: code_in(window) is not None)
    assert "以前打开过" not in words_in(window.keys.copies)


def leave(qtbot, window):
    press(qtbot, window, "pages_matters")


def hide(qtbot, window):
    window.hide()


def rest(qtbot, window):
    window.keys.copies.resting.timeout.emit()


def put_away(qtbot, window):
    press(qtbot, window, "putCopyAway")


def ask_again(qtbot, window):
    press(qtbot, window, "openCopy")


@pytest.mark.parametrize("away", [leave, hide, rest, put_away, ask_again])
def test_the_code_is_gone(opened, lane, qtbot, away):
    assert opened.keys.copies.resting.isActive()
    away(qtbot, opened)
    # At once, and for good.
    assert code_in(opened) is None
    assert not opened.keys.copies.resting.isActive()
    lane.changed.emit(Topic.ALL)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert code_in(opened) is None


def test_an_answer_that_comes_too_late_shows_nothing(window, reserve, lane, qtbot):
    ask(qtbot, window, reserve)
    press(qtbot, window, "pages_matters")
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert code_in(window) is None


def test_the_minute_begins_anew_with_every_key(opened, qtbot):
    resting = opened.keys.copies.resting
    assert resting.interval() == RESTS
    resting.stop()
    qtbot.keyClick(opened.windowHandle(), Qt.Key.Key_Shift)
    assert resting.isActive()


def test_the_code_goes_to_no_clipboard_and_no_other_line(opened):
    shown = [each for each in opened.keys.copies.findChildren(QLabel) if len(each.text()) > 30]
    assert shown
    assert not [each for each in shown if each.textInteractionFlags() & MARKED]
    assert QApplication.clipboard().text() == ""
    assert notice(opened) == "收完 2 个：收下 2，没有收 0。", "of the batches, as before"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.usefixtures("longer")
def test_the_code_is_whole_and_in_sight_at_every_size(opened, look, qtbot, scale):
    look.use(Theme(scale=scale, still=True))
    copies = opened.keys.copies
    (code,) = [each for each in copies.findChildren(QLabel) if "\n" in each.text()]
    copies.grown.emit(copies._opened)
    qtbot.waitUntil(lambda: code.visibleRegion().boundingRect() == code.rect())
    assert cut_off(opened) == []


def test_that_it_was_opened_before_is_told(opened, reserve, qtbot):
    ask(qtbot, opened, reserve)
    qtbot.waitUntil(lambda: "以前打开过 1 次" in words_in(opened.keys.copies))


def test_batches_sealed_to_lost_keys_are_received_by_the_reserve_key(
    window, world, lane, qtbot, tmp_path, monkeypatch, reserve
):
    from tests.county.parties import open_office
    from ui.county.window import CountyWindow
    from xinfang_desk.county.office import init_office

    # The ledger is gone with its keys; the reserve key was in the safe.
    home = tmp_path / "anew"
    init_office(home, PASSPHRASE, "示例县信访局", now=world.clock)
    office = lane.open(lambda: open_office(home, PASSPHRASE, now=world.clock))
    lane.open(lambda: office.enrol(world.folder / "desk.card"))
    anew = CountyWindow(office, lane, window._look)
    qtbot.addWidget(anew)
    anew.show()
    out = world.place() / "XINFANG" / "out"
    batch = next(each for each in out.iterdir() if "-r" not in each.name)
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getOpenFileNames", lambda *_a, **_k: ([str(batch)], ""))
    press(qtbot, anew, "receiveByReserve")
    press(qtbot, anew, "reserveDo")
    assert "备用密钥" in fault(anew, "receiveReserve")
    write(anew, receiveReserve=batch)
    press(qtbot, anew, "reserveDo")
    qtbot.waitUntil(lambda: fault(anew, "receiveReserve") != "" and lane._waiting == 0)
    assert not anew.findChild(QWidget, "receiveProgress").isVisible()
    write(anew, receiveReserve=reserve)
    press(qtbot, anew, "reserveDo")
    qtbot.waitUntil(lambda: "收下1件" in received(anew))
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert not anew.findChild(QWidget, "reservePanel").isVisible()
    lane.open(office.close)
