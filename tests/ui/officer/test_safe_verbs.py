"""Own record, opening and erasing in the window, over a real register: what is shown, kept and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.documents.reading import text_of
from xinfang_desk.devices import printer
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.petitioner import Person

PERSON = Person(name="周试例", id_number="000000197904121019", phone="00000000000", address="示例村")
COMPANION = Person(name="郑同来", id_number="000000198001010016", phone="00000000001", address="别处七组")


@pytest.fixture
def desk(real_desk):
    return real_desk


def click(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_who_asks_gets_their_own_record_on_paper_and_one_line_is_kept(
    window, desk, lane, settle, qtbot, monkeypatch
):
    sent = []
    monkeypatch.setattr(
        printer, "send", lambda pdf, **how: sent.append((how["title"], text_of(pdf))) or printer.Sent.TAKEN
    )
    visit = VisitDraft(people=(PERSON, COMPANION), matters=(MatterDraft(statement="老板拖欠工资"),))
    lane.open(lambda: desk.reception.register(visit))
    window.open_page("own_record")
    page = window.pages.own_record
    page.id_number.setText(PERSON.id_number)
    page.look()
    qtbot.waitUntil(lambda: page.view.model().rowCount() == 1)
    click(qtbot, window, "printOwnRecord")
    qtbot.waitUntil(lambda: bool(sent))
    settle()
    [(title, text)] = sent
    assert PERSON.name in text
    assert "老板拖欠工资" in text
    for words in (COMPANION.name, COMPANION.phone, COMPANION.address, PERSON.id_number):
        assert words not in text
    assert not [each for each in (PERSON.name, PERSON.id_number) if each in title]
    kept = lane.open(lambda: desk.keeping.trail(looked_for=PERSON.id_number)).lines
    assert [each.detail.split(" ")[1:] for each in kept] == [["1", "own_record"]]
