"""The county's window proves a receipt, and sends a matter back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import record
from ui.county.matters.names import reason_name, reasons
from ui.widgets.notice import Notice
from xinfang_desk.batch import proof
from xinfang_desk.batch.rejections import BY_CLERK
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


def test_a_matter_is_sent_back_once(window, filled, lane, qtbot) -> None:
    window.open_matter(NUMBER)
    card = window.findChild(QWidget, "returnCard")
    qtbot.waitUntil(card.isVisible)
    reason = window.findChild(QComboBox, "returnReason")
    reason.setCurrentIndex(reason.findData("record.place_missing"))
    qtbot.mouseClick(window.findChild(QPushButton, "sendBack"), Qt.MouseButton.LeftButton)
    shown = window.findChild(QLabel, "matterReturned")
    qtbot.waitUntil(lambda: "没有写明事发地" in shown.text())
    assert not card.isVisible()
    assert lane.open(lambda: filled.matter(NUMBER)).returned == "record.place_missing"


def test_every_reason_of_the_wire_can_be_chosen() -> None:
    assert {code for code, _words in reasons()} == set(BY_CLERK)
    assert reason_name("record.number_taken")


@pytest.fixture(autouse=True)
def _offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
