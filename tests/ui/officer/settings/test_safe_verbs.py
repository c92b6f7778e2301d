"""Own record, opening and erasing in the window, over a real register: what is shown, kept and told."""

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.desk.conftest import PASSPHRASE
from tests.documents.reading import text_of
from tests.ui.fakes import NOON
from tests.ui.hands import click
from ui.failures import words_for
from xinfang_desk.batch import cards, seal, signing
from xinfang_desk.devices import printer
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

PERSON = Person(name="周试例", id_number="000000197904121019", phone="00000000000", address="示例村")
COMPANION = Person(name="郑同来", id_number="000000198001010016", phone="00000000001", address="别处七组")


def test_who_asks_gets_their_own_record_on_paper_and_one_line_is_kept(
    window, desk, lane, settle, qtbot, monkeypatch
):
    sent = []
    monkeypatch.setattr(
        printer, "send", lambda pdf, **how: sent.append((how["title"], text_of(pdf))) or PrintOutcome.SENT
    )
    visit = VisitDraft(people=(PERSON, COMPANION), matters=(MatterDraft(statement="老板拖欠工资"),))
    lane.open(lambda: desk.reception.register(visit))
    window.open_page("own_record")
    page = window.around.pages.own_record
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
    kept = lane.open(lambda: desk.trail.export(looked_for=PERSON.id_number)).lines
    assert [each.detail.split(" ")[1:] for each in kept] == [["1", "own_record"]]


def words_in(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_an_accusation_opens_with_a_reason_that_is_kept_and_is_gone_with_the_page(
    window, desk, lane, settle, qtbot
):
    accusation = MatterDraft(statement="举报某人冒领补助", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    visit = lane.open(lambda: desk.reception.register(VisitDraft(people=(PERSON,), matters=(accusation,))))
    number = visit.matters[0].number
    window.open_matter(number)
    settle()
    page = window.around.pages.matter
    card = page.unsealing
    click(qtbot, window, "beginUnsealing")
    card.passphrase.setText("不对的口令-99")
    card.why.setText("移送前核对")
    card.unseal()
    qtbot.waitUntil(lambda: bool(card._passphrase_field.fault))
    assert card._passphrase_field.fault == words_for(DeskError("passphrase.wrong"))
    card.passphrase.setText(PASSPHRASE)
    card.unseal()
    qtbot.waitUntil(card._mark.isVisible)
    settle()
    assert all(each in words_in(card) for each in (PERSON.name, PERSON.phone, "举报某人冒领补助"))
    assert PERSON.id_number not in words_in(card)
    assert "启封检举控告　移送前核对" in words_in(page)
    window.new_visit()
    window.open_matter(number)
    settle()
    assert "移送前核对" in words_in(page)
    assert not [each for each in (PERSON.name, "举报某人冒领补助") if each in words_in(page)]
    history = lane.open(lambda: desk.reception.show(number)).history
    assert [(each.verb, each.detail) for each in history][1:] == [("unsealed", "移送前核对")]


def test_an_accusation_goes_to_the_discipline_authority_by_the_window(
    window, desk, lane, settle, qtbot, tmp_path, monkeypatch
):
    file, stick = tmp_path / "discipline.card", tmp_path / "stick"
    stick.mkdir()
    keys = [seal.new_seal_key().public for _ in range(2)]
    made = cards.new_card(
        kind=cards.CardKind.DISCIPLINE,
        office="411526",
        name="示例县纪委监委",
        seal=keys[0],
        reserve=keys[1],
        sign=signing.new_sign_key().public,
        since=NOON.date(),
    )
    file.write_bytes(cards.write_card(made))
    accusation = MatterDraft(statement="举报某人冒领补助", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    lane.open(lambda: desk.reception.register(VisitDraft(people=(PERSON,), matters=(accusation,))))
    window.open_page("settings")
    card = window.findChild(QWidget, "disciplineCard")
    qtbot.waitUntil(card.isVisible)
    card.passphrase.setText(PASSPHRASE)
    card.enrol(tmp_path / "none")
    qtbot.waitUntil(lambda: bool(card._field.fault))
    assert card._field.fault == words_for(DeskError("discipline.wrong_card"))
    card.passphrase.setText(PASSPHRASE)
    card.enrol(file)
    notice = window.findChild(QWidget, "deskNotice")
    qtbot.waitUntil(lambda: cards.fingerprint(made) in notice.accessibleName())
    settle()
    window.open_page("batch")
    qtbot.waitUntil(window.findChild(QWidget, "sealedCard").isVisible)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))
    click(qtbot, window, "makeDisciplineBatch")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "sealedCard").isHidden())
    [written] = stick.iterdir()
    assert written.name == "411526102-1-d000001.xfb"
    assert lane.open(desk.discipline.waiting).records == 0


def test_what_was_kept_long_enough_is_erased_by_the_window(window, desk, lane, settle, qtbot):
    said = MatterDraft(statement="问低保条件", outcome=Outcome.ONSPOT, village="示例村")
    old = VisitDraft(people=(PERSON,), matters=(said,), received_at=NOON.replace(year=2020))
    number = lane.open(lambda: desk.reception.register(old)).matters[0].number
    page = window.around.pages.matter
    window.open_matter(number)
    qtbot.waitUntil(lambda: page._record is not None)
    settle()
    assert not page.erasing.isVisible()
    window.open_page("settings")
    settle()
    window.findChild(QWidget, "retentionYears").setValue(5)
    click(qtbot, window, "keepRetention")
    qtbot.waitUntil(lambda: lane.open(desk.people.retention_years) == 5)
    window.open_matter(number)
    qtbot.waitUntil(page.erasing.isVisible)
    assert "2025-09-14 起保存期满" in words_in(page.erasing)
    page.erasing.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    click(qtbot, window, "erase")
    qtbot.waitUntil(lambda: "理由：保存期满" in words_in(page))
    settle()
    assert not page.erasing.isVisible()
    assert not [each for each in (PERSON.name, PERSON.phone, "低保") if each in words_in(page)]
    record = lane.open(lambda: desk.reception.show(number))
    assert (record.visit.people, record.matter.draft.statement) == ((), "")
    assert [(each.verb, each.detail) for each in record.history][-1] == ("erased", "保存期满")
    assert lane.open(lambda: desk.people.held_on(PERSON.name, PERSON.id_number)).rows == ()
