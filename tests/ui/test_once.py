"""Acts that are done once: double clicks, held keys, and what the second click falls on."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.petitioner.face import FaceButton
from ui.petitioner.touch import TouchButton
from ui.shortcuts import Keys
from ui.widgets.boxes import Shelf, frame, row
from ui.widgets.buttons import Button

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def place(qtbot, look):
    """A window to put things into."""
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)

    def put(*widgets):
        for each in widgets:
            window.layout().addWidget(each)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return put


KINDS = {
    "button": lambda look: Button(look, "已交付", "give"),
    "touch": lambda look: TouchButton(look, "写得对", "agree", icon="check"),
    "face": lambda look: FaceButton(look, "满意", "glad", "face_glad"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_double_click_acts_once(look, place, kind):
    button, clicked = KINDS[kind](look), []
    button.clicked.connect(lambda: clicked.append(1))
    window = place(button)
    QTest.mouseDClick(window.windowHandle(), LEFT, PLAIN, button.geometry().center())
    assert clicked == [1]
    # Two clicks with a while between them are two.
    QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, button.geometry().center())
    assert clicked == [1, 1]


def press(widget, kind, at):
    event = QMouseEvent(kind, QPointF(5, 5), QPointF(5, 5), LEFT, LEFT, PLAIN)
    event.setTimestamp(at)
    QApplication.sendEvent(widget, event)


def test_a_third_quick_click_acts_no_more_than_the_second(look, place):
    button, clicked = Button(look, "已交付", "give"), []
    button.clicked.connect(lambda: clicked.append(1))
    place(button)
    interval = QApplication.styleHints().mouseDoubleClickInterval()
    for kind, at in (
        (QEvent.Type.MouseButtonPress, 1_000),
        (QEvent.Type.MouseButtonDblClick, 1_100),
        (QEvent.Type.MouseButtonPress, 1_200),
        (QEvent.Type.MouseButtonDblClick, 1_300),
        (QEvent.Type.MouseButtonPress, 1_300 + interval + 1),
    ):
        press(button, kind, at)
        press(button, QEvent.Type.MouseButtonRelease, at + 1)
    assert clicked == [1, 1]


def test_the_second_click_does_nothing_to_what_the_first_has_brought_up(look, place):
    """The row is gone after the first click; the next one has come under the pointer."""
    shelf, given = Shelf(look), []

    def fill(names):
        lines = []
        for name in names:
            give = Button(look, "已交付", f"give_{name}")
            give.clicked.connect(
                lambda _on=False, name=name: (
                    given.append(name),
                    fill([each for each in names if each != name]),
                )
            )
            lines.append(frame("card", row(look, give), f"row_{name}"))
        shelf.fill(lines)
        # What a window does between two clicks.
        QApplication.processEvents()

    window = place(shelf)
    window.layout().addStretch(1)
    window.resize(300, 300)
    fill(["a", "b"])
    QApplication.processEvents()
    first = window.findChild(Button, "give_a")
    at = first.mapTo(window, first.rect().center())
    QTest.mouseDClick(window.windowHandle(), LEFT, PLAIN, QPoint(at.x(), at.y()))
    assert given == ["a"]


def test_a_key_of_the_window_that_is_held_acts_once(place, qtbot):
    pressed = []
    window = place(QWidget())
    keys = Keys(window, {"F9": lambda: pressed.append(1)}, dict)
    assert {each.autoRepeat() for each in window.findChildren(QShortcut)} == {False}
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert pressed == [1]
    assert keys.parent() is window


def test_a_button_that_is_shut_off_while_it_works_keeps_the_focus(look, place):
    before, button = Button(look, "上一个", "before"), Button(look, "打印", "print")
    after = Button(look, "下一个", "after")
    place(before, button, after)
    button.setFocus()
    button.setEnabled(False)
    assert QApplication.focusWidget() is None
    button.setEnabled(True)
    assert QApplication.focusWidget() is button
    # Whoever has gone elsewhere meanwhile stays there.
    button.setEnabled(False)
    after.setFocus()
    button.setEnabled(True)
    assert QApplication.focusWidget() is after


@pytest.mark.parametrize(
    ("after", "has_focus"),
    [
        (("a", "b", "c"), "give_b"),  # the same rows again
        (("x", "b"), "give_b"),  # it has moved
        (("a", "c"), "give_c"),  # gone: what has come to its place
        (("a",), "give_a"),  # gone, and it was the last
    ],
)
def test_the_focus_stays_with_its_row(look, place, after, has_focus):
    shelf = Shelf(look)
    place(Button(look, "搜索", "search"), shelf)

    def fill(names):
        shelf.fill(
            frame("card", row(look, Button(look, "已交付", f"give_{each}")), f"row_{each}") for each in names
        )

    fill("abc")
    shelf.findChild(Button, "give_b").setFocus()
    fill(after)
    assert QApplication.focusWidget().objectName() == has_focus


def test_what_stands_below_never_comes_under_the_pointer(look, place):
    """Rows made anew have their place before the next click, however soon that comes."""
    shelf, below = Shelf(look), Button(look, "打回执小票", "printRoll")
    window = place(shelf, below)

    def fill():
        shelf.fill(
            frame("card", row(look, Button(look, "已交付", f"give_{each}")), f"row_{each}") for each in "ab"
        )

    def places():
        names = ("give_a", "give_b", "printRoll")
        return [window.findChildren(Button, each)[-1].mapTo(window, QPoint(0, 0)) for each in names]

    fill()
    QApplication.processEvents()
    before = places()
    shelf.findChild(Button, "give_b").setFocus()
    fill()
    assert places() == before


def test_a_verb_that_is_gone_leaves_the_focus_in_its_row(look, place):
    shelf = Shelf(look)
    place(Button(look, "搜索", "search"), shelf)

    def fill(*verbs):
        shelf.fill([frame("card", row(look, *(Button(look, each, each) for each in verbs)), "paper_D01")])

    fill("see", "print", "give")
    shelf.findChild(Button, "give").setFocus()
    fill("see", "again", "undo")
    # The first of the row, which only looks: an Enter too many takes nothing back.
    assert QApplication.focusWidget().objectName() == "see"
