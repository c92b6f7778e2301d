"""The page of devices: what is found and chosen, tried with a real line, a report without a person."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.devices.cards import ZHOU, CountingReader, block
from tests.ui.hands import click, press
from ui.officer.settings import devices_page
from ui.officer.settings.device_lines import READER, SCREEN, SeenScreen, device_lines
from ui.officer.settings.device_trial import reader_steps, scanner_steps
from ui.widgets.shown.pill import PillKind
from xinfang_desk.desk.edges.equipment import AtHand, Device
from xinfang_desk.devices import serial_port
from xinfang_desk.devices.idcard.simulator import ReaderFault
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.settings import Settings

NOTHING = AtHand(readers=(), printers=(), scanners=(), screens=(), sticks=())


@pytest.fixture
def reader(monkeypatch):
    reader = CountingReader(None)
    monkeypatch.setattr(serial_port, "ports", lambda: (serial_port.Found(port=reader.port, name="示例牌"),))
    yield reader
    reader.close()


@pytest.fixture
def page(window, settle):
    window.open_page("devices")
    settle()
    return window.around.pages.devices


def said(page):
    """The steps of the trial."""
    return [each.text() for each in page.trial._steps.findChildren(QLabel) if each.text()]


def choose(page, port):
    page.port.setCurrentIndex(page.port.findData(port))
    page.port.activated.emit(page.port.currentIndex())


def test_a_reader_is_chosen_tried_and_read_without_leaving_a_word(reader, page, desk, ask, settle, qtbot):
    assert page.trial.isHidden()
    choose(page, reader.port)
    settle()
    assert ask(desk.upkeep.settings).reader == reader.port
    assert page.trial.isVisible()
    click(qtbot, page, "tryDevice")
    qtbot.waitUntil(lambda: said(page)[-1:] == ["请放一张身份证上去"])
    reader.card = block(ZHOU)
    qtbot.waitUntil(lambda: "读到身份证了" in said(page)[-1])
    texts = [each.text() for each in page.findChildren(QLabel)]
    assert not any("周试例" in text or ZHOU.number in text for text in texts)


def test_what_fails_is_said_at_its_step_and_tried_again(reader, page, settle, qtbot):
    choose(page, reader.port)
    settle()
    reader.fault, reader.card = ReaderFault.NOT_AUTHORISED, block(ZHOU)
    click(qtbot, page, "tryDevice")
    qtbot.waitUntil(lambda: any("找厂家" in each for each in said(page)))
    reader.fault = None
    click(qtbot, page, "tryDevice")
    qtbot.waitUntil(lambda: "读到身份证了" in said(page)[-1])


def test_leaving_the_page_lets_the_port_go(reader, page, window, settle, qtbot):
    choose(page, reader.port)
    settle()
    click(qtbot, page, "tryDevice")
    qtbot.waitUntil(lambda: reader.polls > 0)
    window.open_page("keys")
    qtbot.wait(500)
    asked = reader.polls
    qtbot.wait(500)
    assert reader.polls == asked


def test_a_port_that_no_list_names_is_written_by_hand(page, desk, ask, settle, qtbot):
    page.other.setText("/dev/ttyUSB7")
    page.other.setFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    settle()
    assert ask(desk.upkeep.settings).reader == "/dev/ttyUSB7"
    assert "没接上" in page._pill.accessibleName() or "没接上" in page._pill.text()
    assert "1 样要看一眼：身份证读卡器" in page._wanting.text()


def test_keys_lead_through_the_list_and_back(page, window, qtbot, settle):
    page.rows.setFocus()
    for _ in range(len(page._lines)):
        press(qtbot, window, Qt.Key.Key_Down)
    assert page._title.text() == "U盘"
    press(qtbot, window, Qt.Key.Key_F5)
    settle()
    assert page._title.text() == "U盘"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window._page is window.intake


def test_the_report_has_no_person_in_it(page, monkeypatch, tmp_path, settle, qtbot):
    file = tmp_path / "report.txt"
    monkeypatch.setattr(devices_page, "file_to_save", lambda *_said, **_named: file)
    click(qtbot, page, "saveReport")
    qtbot.waitUntil(file.exists)
    settle()
    words = file.read_text("utf-8")
    assert "offscreen" in words
    assert "示例员" not in words
    assert str(tmp_path) not in words


def test_f12_asks_for_the_petitioners_screen(window, qtbot):
    with qtbot.waitSignal(window.guide_turned):
        press(qtbot, window, Qt.Key.Key_F12)


def test_everything_can_be_pressed_by_its_name(page):
    for name in ("findDevices", "backToForm", "saveReport"):
        assert page.findChild(QPushButton, name).accessibleName()
    assert page.findChild(QWidget, "deviceList").accessibleName() == "设备"


# What the lines say


def line(found, key=READER, kept=None, screens=()):
    lines = device_lines(found, kept or Settings(), screens)
    return next(each for each in lines if each.key.startswith(key))


def test_nothing_found_is_no_error():
    lines = device_lines(NOTHING, Settings(), ())
    assert {each.pill[1] for each in lines} == {PillKind.IDLE}
    assert all(each.steps for each in lines)


def test_a_reader_of_its_makers_own_says_so():
    own = Device(port="", name="USB 0400:c35a", found=True, usable=False)
    found = AtHand(readers=(own,), printers=(), scanners=(), screens=(), sticks=())
    assert line(found).pill == ("要厂家驱动", PillKind.WARN)


DESK = SeenScreen(name="eDP-1", box=QRect(0, 0, 1366, 768), is_desks=True)


@pytest.mark.parametrize(
    ("other", "chosen", "pill"),
    [
        (None, "", "没有第二块"),
        (QRect(1366, 0, 1920, 1080), "", "能用"),
        (QRect(0, 0, 1366, 768), "", "同一画面"),
        (QRect(1366, 0, 1920, 1080), "HDMI-1", "能用"),
        (QRect(1366, 0, 1920, 1080), "DP-3", "没接上"),
        (QRect(0, 0, 1366, 768), "HDMI-1", "没接上"),
    ],
)
def test_how_the_petitioners_screen_stands(other, chosen, pill):
    screens = [DESK]
    if other is not None:
        screens.append(SeenScreen(name="HDMI-1", box=other, is_desks=False))
    assert line(NOTHING, SCREEN, Settings(guide_screen=chosen), screens).pill[0] == pill


@pytest.mark.parametrize("state", list(DeviceState))
def test_each_state_is_told_with_steps(state):
    assert len(reader_steps(state)) in {2, 3}
    assert len(scanner_steps(state)) == 2


def test_a_code_is_told_by_what_it_is():
    assert scanner_steps("4115261021260000167")[-1][0] == "done"
    assert scanner_steps("https://example.invalid")[-1][0] == "wrong"
