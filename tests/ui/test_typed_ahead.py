"""What is typed before a page stands lands in none of its fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.start.typed_ahead import REST, SEEN, TypedAhead


def test_keys_are_let_through_once_they_have_rested(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    TypedAhead(qapp)
    for _ in range(3):
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
        qtbot.wait(REST // 3)
    assert line.text() == ""
    qtbot.wait(REST * 2)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_B)
    assert line.text() == "b"


def test_who_types_on_without_a_rest_is_heard_soon_after_the_page_stands(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    TypedAhead(qapp)
    for _ in range(2 * SEEN // 100):
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
        qtbot.wait(100)
    assert 0 < len(line.text()) < 2 * SEEN // 100
