"""The trail in the window, over a real register: read, filtered, taken along signed, and never changed."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.codes import shipped
from tests.ui.fakes import NOON, OFFICE
from ui.officer.lists.trail_page import TrailPage
from ui.officer.parts.station import PageStation
from ui.widgets.notice import NoticeKind
from xinfang_desk.batch import cards
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.desk.trail import signed_bytes
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty

FIRST, AUDITOR, OFFICER = "示例口令-1234", "审计口令-1234", "接待口令-1234"


@pytest.fixture
def opened(lane, look, tmp_path, qtbot):
    """Opens the page as whoever the passphrase belongs to; what it told."""
    home, card, desks = tmp_path / "home", tmp_path / "desk.card", []

    def set_up():
        init_desk(home, FIRST, office=OFFICE, now=lambda: NOON)
        desk = open_desk(home, FIRST, now=lambda: NOON)
        desk.accounts.add("审计员", [Duty.AUDITOR], AUDITOR)
        desk.accounts.add("李示例", [Duty.OFFICER], OFFICER)
        draft = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="一件事"),))
        desk.reception.register(draft)
        desk.people.held_on("周试例")
        desk.keys.write_card(card)
        desk.close()

    lane.open(set_up)

    def open_as(passphrase):
        desk = lane.open(lambda: open_desk(home, passphrase, now=lambda: NOON))
        desks.append(desk)
        told = []
        page = TrailPage(
            PageStation(
                desk=desk,
                background=lane,
                look=look,
                codes=shipped,
                now=lambda: NOON,
                tell=lambda words, kind: told.append((words, kind)),
                offer=lambda *_said: None,
                ways=None,
            )
        )
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        return page, told

    yield open_as, card
    for desk in desks:
        lane.open(desk.close)


def rows(page):
    model = page.table.model()
    return [[model.index(at, column).data() for column in range(5)] for at in range(model.rowCount())]


def test_an_auditor_reads_filters_and_takes_it_along_signed(opened, settle, tmp_path):
    open_as, card = opened
    page, told = open_as(AUDITOR)
    settle()
    assert rows(page) == []
    assert not page.findChild(QPushButton, "exportTrail").isEnabled()
    page.findChild(QPushButton, "readTrail").click()
    settle()
    assert "登记" in [line[3] for line in rows(page)]
    assert "周试例" not in repr(rows(page))
    # Every line says in words what was done.
    assert [line[3] for line in rows(page) if line[3].split("　")[0].isascii()] == []
    assert page.findChild(QWidget, "trailSound").accessibleName().startswith("留痕首尾相连")
    page.officer.setText("审计员")
    page.read()
    settle()
    assert [line[2] for line in rows(page)] == ["审计员"]
    page.officer.clear()
    page.looked_for.setText("周试例")
    page.since.setText(NOON.date().isoformat())
    page.read()
    settle()
    assert [line[3] for line in rows(page)] == ["本人查询，0 件"]
    page.export(tmp_path / "trail.json")
    settle()
    assert told[-1][1] is NoticeKind.OK
    document = json.loads((tmp_path / "trail.json").read_text("utf-8"))
    assert document["sound"] is True
    lines = page._found.lines
    assert [each["hash"] for each in document["lines"]] == [each.hash for each in lines]
    key = Ed25519PublicKey.from_public_bytes(cards.signing_key(cards.read_card(card.read_bytes())))
    key.verify(base64.b64decode(document["signature"]), signed_bytes(lines, document["head"]))


def test_a_day_that_is_none_is_said_and_nothing_is_read(opened, settle):
    page, told = opened[0](AUDITOR)
    page.until.setText("明天")
    page.read()
    settle()
    assert page.findChild(QLabel, "trailUntilFault").text()
    assert (rows(page), told) == ([], [])


def test_nothing_found_is_said(opened, settle):
    page, _told = opened[0](AUDITOR)
    page.officer.setText("没有这个人")
    page.read()
    settle()
    assert page.findChild(QLabel, "trailCount").text() == "没有符合的留痕。"


def test_a_receptionist_is_told_who_may(opened, settle):
    page, told = opened[0](OFFICER)
    page.read()
    settle()
    assert rows(page) == []
    assert told[-1][1] is NoticeKind.DANGER
