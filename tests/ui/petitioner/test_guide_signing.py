"""What is drawn under a read-back: by whoever wants to, taken back, left alone, and never forced."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.petitioner.test_guide_window import delete_later
from ui.petitioner import names
from ui.petitioner.signing.pad import Pad
from xinfang_desk.domain.hall.drawn import strokes_of


@pytest.fixture
def agreed(qtbot, guide, written):
    """The read-back was agreed to; the pad is on the screen."""
    guide.show_read_back(written)
    heard = []
    guide.agreed.connect(heard.append)
    for _ in range(20):
        if guide.here == names.AGREED:
            break
        qtbot.mouseClick(guide.findChild(QAbstractButton, "guideNext"), Qt.MouseButton.LeftButton)
    assert heard == [written]
    return guide


def pad(guide):
    return guide.findChild(Pad)


def draw(qtbot, on, *points):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    first, *rest = (QPoint(on.width() * x // 100, on.height() * y // 100) for x, y in points)
    qtbot.mousePress(on, left, none, first)
    for each in rest:
        qtbot.mouseMove(on, each)
    qtbot.mouseRelease(on, left, none, (first, *rest)[-1])


def button(guide, name):
    return guide.findChild(QAbstractButton, name)


def test_it_was_agreed_to_before_anything_is_drawn(agreed):
    assert pad(agreed).strokes == ()
    assert [button(agreed, name).isEnabled() for name in ("signingBack", "signingClear", "signingDone")] == [
        False
    ] * 3
    assert button(agreed, "signingSkip").isEnabled()


def test_strokes_are_taken_back_and_given_by_keys(qtbot, agreed, qapp):
    told = []
    agreed.drawn.connect(told.append)
    draw(qtbot, pad(agreed), (30, 30), (40, 50), (50, 30))
    draw(qtbot, pad(agreed), (60, 60), (70, 70))
    assert [len(stroke) for stroke in pad(agreed).strokes] == [3, 2]
    for name, left in (("signingBack", 1), ("signingClear", 0)):
        button(agreed, name).setFocus()
        qtbot.keyClick(button(agreed, name), Qt.Key.Key_Space)
        assert len(pad(agreed).strokes) == left
    draw(qtbot, pad(agreed), (45, 45))
    button(agreed, "signingDone").setFocus()
    qtbot.keyClick(button(agreed, "signingDone"), Qt.Key.Key_Space)
    [text] = told
    assert len(strokes_of(text)) == 1
    assert agreed.here == names.SIGNED
    delete_later(qapp)
    assert pad(agreed) is None


def test_nobody_has_to(qtbot, agreed):
    told = []
    agreed.drawn.connect(told.append)
    button(agreed, "signingSkip").setFocus()
    qtbot.keyClick(button(agreed, "signingSkip"), Qt.Key.Key_Space)
    assert (agreed.here, told) == (names.WAITING, [])


def test_what_is_left_alone_goes_from_the_screen(qtbot, agreed):
    draw(qtbot, pad(agreed), (30, 30), (40, 50))
    pad(agreed)._alone.setInterval(0)
    pad(agreed)._alone.start()
    qtbot.waitUntil(lambda: pad(agreed).strokes == ())


def test_the_next_visitor_finds_nothing_of_it(qtbot, agreed, qapp):
    draw(qtbot, pad(agreed), (30, 30), (40, 50))
    agreed.rest()
    delete_later(qapp)
    assert agreed.here == names.WELCOME
    assert pad(agreed) is None
