"""What one writes in: fields and the statement, for every reader and at any text size."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.hands import heard, image
from ui.look.theme import Theme
from ui.widgets.boxes import column, frame, row
from ui.widgets.field import Field
from ui.widgets.inputs.choices import numbers
from ui.widgets.inputs.day_edit import DayEdit
from ui.widgets.inputs.statement import StatementEdit


@pytest.fixture
def shown(qtbot):
    held = []  # qtbot keeps no reference of its own

    def show(widget, width=600, height=600):
        held.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.activateWindow()
        with qtbot.waitActive(widget):
            widget.show()
        return widget

    return show


# Field


def test_a_field_names_its_control_and_is_its_buddy(look, shown):
    edit = QLineEdit()
    field = shown(Field(look, "姓名", edit, "name", required=True, hint="照身份证写"))
    assert edit.objectName() == "name"
    assert heard(edit) == ("姓名（必填）", "照身份证写")
    assert [one.text() for one in field.findChildren(QLabel) if one.buddy() is edit] == ["姓名"]


def test_a_fault_is_shown_spoken_and_taken_back(look, shown):
    edit = QLineEdit("4115")
    field = shown(Field(look, "证件号码", edit, "idNumber", hint="没有可以不填"))
    clean = image(edit)
    assert field.findChild(QLabel, "idNumberFault") is None
    field.show_fault("应为 18 位")
    line = field.findChild(QLabel, "idNumberFault")
    assert line.isVisible()
    assert heard(edit)[1] == "应为 18 位"
    assert image(edit) != clean
    field.show_fault("")
    assert not line.isVisible()
    assert heard(edit)[1] == "没有可以不填"
    assert image(edit) == clean


def test_fields_in_a_row_keep_one_line_when_one_has_a_fault(look, shown):
    first, second = QLineEdit(), QComboBox()
    wrong = Field(look, "姓名", first, "name")
    outside = QWidget()
    outside.setLayout(row(look, wrong, Field(look, "证件类型", second, "idType")))
    shown(outside)
    wrong.show_fault("请填写姓名")
    outside.layout().activate()
    assert (
        first.mapTo(outside, first.rect().topLeft()).y() == second.mapTo(outside, second.rect().topLeft()).y()
    )


def test_a_number_is_not_as_wide_as_an_address(look, shown):
    box = numbers(1, 120)
    field = shown(Field(look, "几分钟", box, "minutes"))
    assert box.width() < field.width() / 2
    assert box.x() == 0


# Statement


def compose(widget, preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_the_statement_counts_what_is_written_not_what_is_composed(look, shown):
    edit = shown(StatementEdit(look, limit=1000))
    edit.setFocus()
    compose(edit, preedit="gongzi")
    assert edit.written() == ""
    assert "0 / 1000" in edit.counter.text()
    compose(edit, commit="工资")
    assert edit.written() == "工资"
    assert "2 / 1000" in edit.counter.text()


def test_words_past_the_limit_are_marked_and_kept(look, shown):
    edit = shown(StatementEdit(look, limit=5))
    edit.write("一二三四五六")
    assert edit.written() == "一二三四五六"
    assert edit.counter.property("kind") == "error"
    edit.write("一二三")
    assert edit.counter.property("kind") == "caption"


def test_tab_leaves_the_statement(look, qtbot, shown):
    edit, after = StatementEdit(look, limit=100), QLineEdit()
    shown(frame("page", column(look, edit, after)))
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert edit.written() == ""


def test_pasted_text_loses_its_dress(look, shown):
    edit = shown(StatementEdit(look, limit=100))
    edit.insertFromMimeData(_rich("<b style='color:red'>欠薪</b>"))
    assert edit.written() == "欠薪"
    assert "color" not in edit.document().toHtml().split("<body")[1].split(">", 1)[1]


def _rich(html):
    from PySide6.QtCore import QMimeData

    mime = QMimeData()
    mime.setHtml(html)
    mime.setText("欠薪")
    return mime


def test_lines_keep_their_spacing_after_writing(look, shown):
    edit = shown(StatementEdit(look, limit=100))
    edit.write("一\n二")
    block = edit.document().begin()
    heights = []
    while block.isValid():
        heights.append(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == [112.0, 112.0]


# Day


def test_the_calendar_of_a_day_grows_with_the_text_and_takes_no_focus(look, shown):
    day = shown(DayEdit(look, lambda _text: None, lambda: date(2026, 9, 14)))
    opening = day.findChild(QPushButton, "openCalendar")
    small = opening.iconSize().width()
    look.use(Theme(scale=2.0, still=True))
    assert opening.iconSize().width() == 2 * small
    assert opening.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert day.textMargins().right() >= opening.iconSize().width()
