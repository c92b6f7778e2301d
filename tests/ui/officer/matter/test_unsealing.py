"""A sealed accusation opened for reading: by whom, how it is refused, and all that puts it away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE
from tests.pictures import making
from tests.ui.hands import press
from ui.background import Topic
from ui.failures import words_for
from ui.idle import RESTS
from ui.look.theme import Theme
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty

MARKED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
SECRET = ("郑虚构", "举报某人冒领补助")


@pytest.fixture
def numbers():
    return []


@pytest.fixture
def beforehand(numbers):
    def done(desk):
        said = MatterDraft(statement=SECRET[1], purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
        visit = desk.reception.register(VisitDraft(people=(Person(name=SECRET[0]),), matters=(said,)))
        numbers.append(visit.matters[0].number)

    return done


@pytest.fixture
def number(desk, numbers):
    return numbers[0]


@pytest.fixture
def unsealed(desk, ask, number):
    """The reasons for which it was opened."""
    return lambda: [
        each.detail for each in ask(desk.reception.show, number).history if each.verb == "unsealed"
    ]


@pytest.fixture
def card(window, number, settle):
    window.open_matter(number)
    settle()
    return window.around.pages.matter.unsealing


@pytest.fixture
def opened(card, settle):
    give(card)
    settle()
    assert told(card) == set(SECRET)
    return card


def give(card, passphrase=CONFIDENTIAL, why="移送前核对"):
    card._ask()
    card.passphrase.setText(passphrase)
    card.why.setText(why)
    card.unseal()


def told(widget):
    """What of the accusation any widget within says, seen or not, to eyes or to readers."""
    said = [each.text() for each in widget.findChildren(QLabel)]
    said += [each.accessibleName() for each in widget.findChildren(QWidget)]
    return {secret for secret in SECRET if any(secret in each for each in said)}


def fault(card, field):
    shown = card.findChild(QLabel, f"{field}Fault")
    return shown.text() if shown is not None else ""


def test_it_opens_for_passphrase_and_reason_by_keyboard_and_is_marked(window, card, unsealed, qtbot, settle):
    assert told(window) == set()
    window.findChild(QPushButton, "beginUnsealing").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is card.passphrase
    card.passphrase.setText(CONFIDENTIAL)
    press(qtbot, window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card.why
    assert "理由" in fault(card, "sealWhy")
    card.why.setText("移送前核对")
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert unsealed() == ["移送前核对"]
    assert told(card) == set(SECRET)
    assert card._mark.isVisible()
    assert QApplication.focusWidget().objectName() == "putAway"
    assert (card.passphrase.text(), card.why.text()) == ("", "")
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    assert told(window) == set()


def test_a_wrong_passphrase_is_said_beside_it(window, card, unsealed, settle):
    give(card, passphrase="不对的口令-99")
    settle()
    assert fault(card, "sealPassphrase") == words_for(DeskError("passphrase.wrong"))
    assert QApplication.focusWidget() is card.passphrase
    assert (unsealed(), told(window)) == ([], set())


@pytest.mark.parametrize("duties", [{Duty.OFFICER}, {Duty.HEAD}, {Duty.AUDITOR}])
def test_nobody_else_is_offered_it(window, number, settle):
    window.open_matter(number)
    settle()
    assert not window.around.pages.matter.unsealing.isVisible()


@pytest.mark.parametrize(
    ("duties", "told_so"),
    [
        ({Duty.OFFICER, Duty.CONFIDENTIAL}, True),
        ({Duty.HEAD, Duty.CONFIDENTIAL}, True),
        ({Duty.CONFIDENTIAL, Duty.AUDITOR}, False),
    ],
)
def test_who_receives_and_opens_is_told_how_to_hand_the_post_over(window, number, settle, told_so):
    window.open_matter(number)
    settle()
    notice = window.findChild(QWidget, "sameHands")
    assert window.around.pages.matter.unsealing.isVisible()
    assert notice.isVisible() is told_so
    assert "交接保密员" in notice.accessibleName()


def test_who_has_handed_the_post_over_is_offered_nothing_to_open(window, number, desk, ask, settle):
    ask(desk.accounts.add, "李示例", [Duty.OFFICER], "接任口令-1234")
    ask(desk.sealing.hand_over, "李示例", PASSPHRASE, "接任口令-1234", "新保密口令-1234")
    window.open_matter(number)
    settle()
    assert not window.around.pages.matter.unsealing.isVisible()


def test_it_is_not_offered_where_nothing_is_sealed(window, card, registered, settle):
    assert card.isVisible()
    window.open_matter(registered().matters[0].number)
    settle()
    assert not card.isVisible()


def test_what_is_open_stays_open_when_something_else_changes(opened, lane, settle):
    lane.changed.emit(Topic.ALL)
    settle()
    assert told(opened) == set(SECRET)


def leave(window, registered, number):
    window.new_visit()


def read_about_another(window, registered, number):
    window.open_matter(registered().matters[0].number)


def read_it_again(window, registered, number):
    window.open_matter(number)


def lock(window, registered, number):
    window.hide()


def rest(window, registered, number):
    window.around.pages.matter.unsealing.resting.timeout.emit()


@pytest.mark.parametrize("away", [leave, read_about_another, read_it_again, lock, rest])
def test_it_is_put_away(window, opened, registered, number, settle, away):
    away(window, registered, number)
    # At once, and for good.
    assert told(opened) == set()
    settle()
    assert told(opened) == set()
    assert not opened.resting.isActive()


@pytest.mark.parametrize("away", [leave, read_about_another, lock])
def test_an_answer_that_comes_too_late_opens_nothing(window, card, registered, number, settle, away):
    give(card)
    away(window, registered, number)
    settle()
    assert told(card) == set()


def test_what_was_opened_is_in_sight_from_its_beginning(window, card, look, settle, qtbot):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 480)
    settle()
    assert card.visibleRegion().isEmpty()
    give(card)
    qtbot.waitUntil(lambda: not card._mark.visibleRegion().isEmpty())


def test_the_minute_begins_anew_with_every_key(window, opened, qtbot):
    assert RESTS == opened.resting.interval() == 60_000
    assert opened.resting.isActive()
    opened.resting.stop()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert opened.resting.isActive()


def test_no_word_of_it_goes_to_the_clipboard_the_other_screen_or_a_list(window, opened, qtbot, settle):
    shown = [each for each in opened.findChildren(QLabel) if told(each.parent())]
    assert shown
    assert not [each for each in shown if each.textInteractionFlags() & MARKED]
    with qtbot.waitSignal(window.guide_wanted) as sent:
        window.around.pages.matter.show_guide()
        # What is sealed is shown outside only when that is asked for.
        window.around.notice.take_up()
    assert not [each for each in SECRET if each in repr(sent.args)]
    rows = window.around.today.view.model()
    assert not [each for each in SECRET if each in rows.index(0, 0).data()]
    assert QApplication.clipboard().text() == ""


def test_what_was_scanned_is_seen_in_the_card_alone_and_goes_with_it(
    window, desk, ask, number, card, qtbot, settle
):
    ask(desk.scans.attach, number, [ask(desk.scans.made, "账本", [making.tiff(2)])])
    give(card)
    settle()
    see = card.findChild(QPushButton, "seeSealed_1")
    see.setFocus()
    qtbot.keyClick(see, Qt.Key.Key_Space)
    settle()
    assert card.view.findChild(QLabel, "scanPicture").accessibleName() == "第1页，共2页"
    assert not window.around.pages.matter.scans.findChildren(QPushButton, "seeScan")
    card.put_away()
    settle()
    assert (card.view._content, card.findChild(QPushButton, "seeSealed_1")) == (b"", None)
    assert [each.verb for each in ask(desk.reception.show, number).history][-2:] == [
        "unsealed",
        "scans_unsealed",
    ]
