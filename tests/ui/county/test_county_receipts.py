"""The county's window proves a receipt, and sends a matter back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import PERSON, record
from tests.ui.county.hands import words_in
from ui.county.matters.names import reason_name, reasons
from ui.widgets.notice import Notice
from xinfang_desk.batch import proof, wire
from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number

NUMBER = record(1).number
UID = record(1).uid


def vouched(**changes: object) -> proof.Proof:
    said = record(1)
    return proof.Proof(
        number=Number(NUMBER),
        received_on=date(2026, 9, 14),
        registered_on=date(2026, 9, 14),
        text=proof.text_hash(UID, str(changes.get("statement", said.statement)), said.request),
    )


def told(qtbot, window) -> str:
    def shown() -> list[str]:
        found = window.incoming.receipts.findChildren(Notice)
        return [each.accessibleName() for each in found if not each.isHidden()]

    # A layout shows what was put into it with the next event.
    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def scan(qtbot, window, text: str, code: str = "") -> str:
    for notice in window.incoming.receipts.findChildren(Notice):
        notice.setParent(None)
    window.incoming.receipts.text.setText(text)
    window.incoming.receipts.code.setText(code)
    qtbot.keyClick(window.findChild(QLineEdit, "receiptText"), Qt.Key.Key_Return)
    return told(qtbot, window)


def test_a_scanned_receipt_is_genuine_or_not(window, filled, desk, qtbot) -> None:
    text = proof.sign_proof(vouched(), desk.sign.seed)
    assert "真回执" in scan(qtbot, window, text)
    assert window.incoming.receipts.text.text() == ""
    assert "核验不符" in scan(qtbot, window, NUMBER + proof.sign_proof(vouched(), bytes(32))[19:])
    assert "不是能核验的" in scan(qtbot, window, "没有的东西")
    other = proof.sign_proof(vouched(statement="别的话"), desk.sign.seed)
    assert "文字与报来的不同" in scan(qtbot, window, other)


def test_a_typed_code_is_genuine_or_not(window, filled, qtbot) -> None:
    code = proof.check_code(UID, vouched())
    assert "文字与报来的一致" in scan(qtbot, window, NUMBER, code.lower())
    assert "输错了" in scan(qtbot, window, NUMBER, code[:-1])


def test_nothing_typed_asks_nothing(window, filled, qtbot) -> None:
    qtbot.mouseClick(window.findChild(QPushButton, "checkReceipt"), Qt.MouseButton.LeftButton)
    assert window.incoming.receipts.findChildren(Notice) == []


def test_a_matter_is_sent_back_in_words_and_taken_back_while_it_waits(
    window, filled, lane, qtbot, desk, tmp_path
) -> None:
    window.open_matter(NUMBER)
    card = window.findChild(QWidget, "returnCard")
    qtbot.waitUntil(card.isVisible)
    reason = window.findChild(QComboBox, "returnReason")
    send = window.findChild(QPushButton, "sendBack")
    qtbot.mouseClick(send, Qt.MouseButton.LeftButton)
    assert "请选退回的原因" in window.findChild(QLabel, "returnReasonFault").text()
    words = window.findChild(QLineEdit, "returnWords")
    words.setText("第二段说的是哪一年？")
    reason.setCurrentIndex(reason.findData("record.place_missing"))
    qtbot.mouseClick(window.findChild(QPushButton, "sendBack"), Qt.MouseButton.LeftButton)
    shown = window.findChild(QLabel, "matterReturned")
    qtbot.waitUntil(lambda: "没有写明事发地" in shown.text() and "哪一年" in shown.text())
    assert not send.isVisible()
    view = lane.open(lambda: filled.matter(NUMBER))
    assert (view.returned, view.return_waits) == ("record.place_missing", True)
    qtbot.mouseClick(window.findChild(QPushButton, "keepAfterAll"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(send.isVisible)
    assert lane.open(lambda: filled.matter(NUMBER)).returned == ""
    assert words.text() == ""
    # Once a reply has told of it, there is no way back.
    lane.open(lambda: filled.send_back(NUMBER, "record.place_missing", "写明哪个村"))
    reply = Path(lane.open(lambda: filled.reply(desk.desk, tmp_path)).file)
    with desk.opened(reply) as bag:
        told = {
            each.number: each.words for each in (wire.decode(line, wire.ResultV1) for line in bag.records())
        }
    assert told[NUMBER].endswith("县里写：写明哪个村")
    window.matters.matter.reload()
    qtbot.waitUntil(lambda: not card.isVisible())
    with pytest.raises(DeskError, match=r"return\.told"):
        lane.open(lambda: filled.keep_after_all(NUMBER))


def test_the_way_back_is_for_the_matter_it_was_said_of(window, filled, lane, qtbot) -> None:
    window.open_matter(NUMBER)
    qtbot.waitUntil(window.findChild(QWidget, "returnCard").isVisible)
    reason = window.findChild(QComboBox, "returnReason")
    reason.setCurrentIndex(reason.findData("record.place_missing"))
    qtbot.mouseClick(window.findChild(QPushButton, "sendBack"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lane.open(lambda: filled.matter(NUMBER)).returned != "")
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "countyNoticeAction").isVisible())
    window.matters.matter.load(record(2).number)
    window.findChild(QPushButton, "countyNoticeAction").click()
    qtbot.waitUntil(lambda: lane.open(lambda: filled.matter(NUMBER)).returned == "")
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_a_telephone_is_masked_until_somebody_says_why_and_that_is_kept(window, office, desk, lane, qtbot):
    who = msgspec.structs.replace(PERSON, phone="10073961024")
    lane.open(lambda: office.receive([desk.batch(record(1, people=(who,))).path]))
    window.open_matter(NUMBER)
    panel = window.matters.matter
    qtbot.waitUntil(lambda: "100****1024" in words_in(panel))
    assert "10073961024" not in words_in(panel)
    qtbot.mouseClick(window.findChild(QPushButton, "seeIdentity"), Qt.MouseButton.LeftButton)
    why = window.findChild(QLineEdit, "identityWhy")
    why.setText("打电话核实")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "10073961024" in words_in(panel))
    assert lane.open(lambda: office.keeping.trail(verb="ids_seen")).lines
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_the_form_for_progress_is_in_sight_at_768_and_scrolls_where_there_is_no_height(window, filled, qtbot):
    window.open_matter(NUMBER)
    form = window.findChild(QWidget, "answerCard")
    enter = window.findChild(QPushButton, "enterAnswer")
    qtbot.waitUntil(form.isVisible)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: enter.visibleRegion().boundingRect() == enter.rect())
    scroll = window.findChild(QWidget, "matterScroll")
    assert not scroll.isAncestorOf(form)
    assert scroll.height() > 300
    window.resize(1366, 560)
    qtbot.waitUntil(lambda: scroll.isAncestorOf(form))
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not scroll.isAncestorOf(form))


def test_every_reason_of_the_wire_can_be_chosen() -> None:
    assert {code for code, _words in reasons()} == set(BY_CLERK)
    assert reason_name("record.number_taken")


@pytest.fixture(autouse=True)
def _offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
