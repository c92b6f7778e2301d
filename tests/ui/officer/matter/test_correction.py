"""Correcting what was written down: kept, given up, never lost, and the older words stay readable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.hands import click, press, told
from ui.officer.parts.facts import changes
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import MatterDraft


def test_a_correction_is_kept_and_the_form_closes(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "correctMatter")
    form = window.around.pages.matter.correction.form
    assert form.isVisible()
    form.statement.write("欠的是两万一，不是一万八")
    click(qtbot, window, "keepCorrection")
    settle()
    assert record(number).matter.draft.statement == "欠的是两万一，不是一万八"
    assert not form.isVisible()
    assert window.findChild(QWidget, "factsCard").isVisible()
    assert "已更正" in told(window)


def test_escape_loses_no_correction(window, opened, qtbot, settle):
    opened()
    click(qtbot, window, "correctMatter")
    form = window.around.pages.matter.correction.form
    form.statement.write("改了的字")
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert window._page is window.around.pages.matter
    assert form.statement.written() == "改了的字"
    assert "还没有保存" in told(window)
    click(qtbot, window, "dropCorrection")
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert window._page is window.intake


def test_a_correction_that_is_dropped_changes_nothing(window, opened, record, qtbot):
    number = opened()
    click(qtbot, window, "correctMatter")
    window.around.pages.matter.correction.form.statement.write("别的")
    click(qtbot, window, "dropCorrection")
    assert record(number).matter.draft.statement == "拖欠工资"
    assert window.findChild(QWidget, "factsCard").isVisible()


def test_a_correction_touches_only_what_was_edited(window, opened, record, qtbot, settle):
    number = opened(place="", content="旧类别", village="示例村")
    before = record(number).matter.draft
    click(qtbot, window, "correctMatter")
    click(qtbot, window, "keepCorrection")
    settle()
    assert record(number).matter.draft == before


def test_a_sealed_matter_is_not_corrected_here(window, opened):
    opened(purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    assert not window.findChild(QPushButton, "correctMatter").isVisible()


def test_what_a_correction_replaced_is_told_with_the_older_words(desk, ask, registered):
    matter = registered(request="要工资", village="示例村").matters[0]
    changed = ask(
        desk.repair.correct,
        matter.number,
        Correction(
            reason="写错了", matter=MatterDraft(statement="拖欠工资两万", village="示例村", to="县人社局")
        ),
    )
    [older] = ask(desk.repair.versions, matter.number)
    told = dict(changes(older, changed))
    assert told == {"反映的情况": "拖欠工资", "要求": "要工资", "分类和处理": "申诉求决"}
