"""The ordinary visit on a real desk: from F2 to the receipt in the petitioner's hand in twelve keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.devices.print_system import PrintSystem
from tests.ui.codes import shipped
from tests.ui.hands import press, say
from ui.background import Background
from ui.look import fonts
from ui.look.theme import Look, Theme
from ui.officer.window import DeskWindow
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.record import Office, PaperState
from xinfang_desk.domain.time.calendar import CHINA

CONTROL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "示例口令-1234"
OFFICE = Office(code="411526102", name="示例镇", desk=1, officer="示例员")
MOST_KEYS = 12


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Background]:
    lane = Background()
    yield lane
    lane.close()


@pytest.fixture
def desk(tmp_path: Path, lane: Background) -> Iterator[Desk]:
    home = tmp_path / "desk"

    def made() -> Desk:
        init_desk(home, PASSPHRASE, office=OFFICE, now=_now)
        return open_desk(home, PASSPHRASE, now=_now)

    desk = lane.open(made)
    yield desk
    lane.open(desk.close)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk, lane: Background) -> Iterator[DeskWindow]:
    fonts.register_core()
    look = Look(qapp, Theme(still=True))
    window = DeskWindow(desk, lane, look, shipped, _now)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(QObject, "routeCard") is not None)
    yield window
    qapp.setStyleSheet("")


def _now() -> datetime:
    return datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)


def test_from_f2_to_the_receipt_in_hand(
    window: DeskWindow, desk: Desk, lane: Background, printer: PrintSystem, qtbot: QtBot
) -> None:
    pressed = []

    def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        pressed.append(which)
        press(qtbot, window, which, modifier)

    def words(text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        say(focused, text)

    def scanned(text: str) -> None:
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, window, Qt.Key.Key_Return)  # a card reader ends what it reads with Enter

    key(Qt.Key.Key_F2)
    words("周试例")
    key(Qt.Key.Key_Return)
    scanned("000000197904121019")
    words("13800000003")
    key(Qt.Key.Key_Return)
    words("示例村三组")
    key(Qt.Key.Key_Return)
    words("2026年3月至8月在镇区工地做瓦工，尚欠4个月工资共18600元，去过七八回都没有拿到。")
    key(Qt.Key.Key_Tab)
    words("请求追回工资")
    qtbot.waitUntil(lambda: window.findChild(QObject, "confirmRoute").isVisible())
    key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(QObject, "resultPage") is not None)
    qtbot.waitUntil(lambda: bool(window.findChild(QObject, "see_D01")))
    key(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: "已送打印" in window.findChild(QObject, "deskNotice").accessibleName())
    key(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: lane.open(desk.papers.owed) == ())

    assert len(pressed) <= MOST_KEYS
    record = lane.open(lambda: desk.reception.show(desk.reception.today()[0].number))
    person, draft = record.visit.people[0], record.matter.draft
    assert (person.name, person.id_number, person.phone) == ("周试例", "000000197904121019", "13800000003")
    assert (draft.request, draft.outcome is None) == ("请求追回工资", False)
    assert draft.route in {Route.S2, Route.S5}
    assert draft.outcome in {Outcome.GUIDE, Outcome.FORWARD}
    assert {each.state for each in record.papers} == {PaperState.HANDED_OVER}
    jobs = printer.printed(2)
    assert len(jobs) == 2
    assert all(each.pdf.startswith(b"%PDF") for each in jobs)
