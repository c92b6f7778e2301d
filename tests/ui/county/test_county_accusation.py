"""The discipline authority reads an accusation in its window; no bureau can, and nothing stays open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.exchange.world import ACCUSATION, ACCUSED, register
from tests.ui.county.hands import notice, press, received, words_in
from tests.ui.reach import cut_off, nameless, unlabelled, unmarked
from ui.background import Topic
from ui.look.theme import Theme
from xinfang_desk.county import accusations
from xinfang_desk.county.attachments import ATTACHMENTS

MARKED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.fixture
def window(watched, world, lane, qtbot):
    with world.desk() as desk:
        number = register(desk, **ACCUSATION)
        carried = desk.discipline.make_batch(world.place())
    window = watched("discipline")
    window.incoming.inbox.receive([world.place() / carried.file])
    qtbot.waitUntil(lambda: bool(received(window)))
    qtbot.waitUntil(lambda: lane._waiting == 0)
    window.open_matter(number)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    return window


@pytest.fixture
def card(window):
    return window.matters.matter.accusation


@pytest.fixture
def opened(window, card, qtbot):
    press(qtbot, window, "readAccusation")
    qtbot.waitUntil(lambda: ACCUSED in words_in(card))
    return window


def test_it_is_read_as_matters_are(opened, card):
    said = words_in(card)
    for words in ("周试例", "000000197904121019", ACCUSATION["statement"], ACCUSATION["request"], "示例村"):
        assert words in said
    assert "保密" in said
    assert "未留姓名" not in words_in(opened.matters.matter)
    assert QApplication.focusWidget() is opened.findChild(QPushButton, "putAccusationAway")
    assert ACCUSED not in opened.windowTitle()
    shown = [each for each in card.findChildren(QLabel) if ACCUSED in each.text()]
    assert not [each for each in shown if each.textInteractionFlags() & MARKED]


def test_the_list_says_that_who_came_is_sealed(window):
    model = window.matters.table.model()
    assert model.index(0, 1).data() == "封着"


def leave(qtbot, window):
    qtbot.keyClick(window.matters.matter, Qt.Key.Key_Escape)


def turn(qtbot, window):
    press(qtbot, window, "pages_keys")


def read_again(qtbot, window):
    window.matters.matter.load(window.matters.matter._bound.number)


def rest(qtbot, window):
    window.matters.matter.accusation.resting.timeout.emit()


def shut(qtbot, window):
    press(qtbot, window, "putAccusationAway")


@pytest.mark.parametrize("away", [leave, turn, read_again, rest, shut])
def test_it_is_put_away(opened, card, qtbot, lane, away):
    assert card.resting.isActive()
    away(qtbot, opened)
    assert not [each for each in card.findChildren(QLabel) if ACCUSED in each.text()]
    assert not card.resting.isActive()
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert not [each for each in card.findChildren(QLabel) if ACCUSED in each.text()]


def test_what_is_open_stays_open_when_something_else_changes(opened, card, lane, qtbot):
    lane.changed.emit(Topic.ALL)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert ACCUSED in words_in(card)


def test_an_answer_that_comes_too_late_opens_nothing(window, card, lane, qtbot):
    press(qtbot, window, "readAccusation")
    leave(qtbot, window)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert not [each for each in card.findChildren(QLabel) if ACCUSED in each.text()]


def test_one_that_cannot_be_read_is_told(window, card, world, qtbot):
    for kept in (world.folder / "discipline" / ATTACHMENTS).iterdir():
        kept.write_bytes(b"damaged")
    press(qtbot, window, "readAccusation")
    qtbot.waitUntil(lambda: notice(window) != "")
    assert window.findChild(QPushButton, "readAccusation").isVisible()


@pytest.mark.parametrize("written", [{"people": [{"name": "周试例"}]}, ["周试例"], {"people": 5}])
def test_one_of_another_shape_is_told(window, qtbot, monkeypatch, written):
    monkeypatch.setattr(accusations, "read_json", lambda _content: written)
    press(qtbot, window, "readAccusation")
    qtbot.waitUntil(lambda: notice(window) != "")
    assert "周试例" not in notice(window)


def test_a_bureaus_window_offers_no_such_thing(watched, world, lane, qtbot):
    with world.desk() as desk:
        number = register(desk)
        batch = desk.outbox.make_batch(world.place())
    window = watched()
    window.incoming.inbox.receive([world.place() / batch.file])
    qtbot.waitUntil(lambda: bool(received(window)))
    window.open_matter(number)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert not window.matters.matter.accusation.isVisible()
    press(qtbot, window, "pages_keys")
    assert window.findChild(QWidget, "copiesCard").isVisible()


def test_the_authority_keeps_no_copies_of_desks(window, qtbot):
    press(qtbot, window, "pages_keys")
    assert not window.findChild(QWidget, "copiesCard").isVisible()
    press(qtbot, window, "pages_figures")
    assert "检举控告不在统计里" not in words_in(window.figures)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.usefixtures("longer")
def test_every_reader_can_read_it(opened, look, scale):
    look.use(Theme(scale=scale, still=True))
    QApplication.processEvents()
    assert cut_off(opened) == []
    assert nameless(opened) == []
    assert unlabelled(opened) - {"search"} == set()
    assert unmarked(opened) == []
