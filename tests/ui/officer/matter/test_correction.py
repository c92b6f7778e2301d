"""Correcting what was written down: kept, given up, never lost, and the older words stay readable."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from tests.ui.hands import click, press, register_as_is, say, told, write
from ui.officer.parts.facts import changes
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Person, Role


def test_a_correction_is_kept_and_the_form_closes(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "correctMatter")
    form = window.around.pages.matter.correction.form
    assert form.isVisible()
    form.statement.write("欠的是两万一，不是一万八")
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    settle()
    assert record(number).matter.draft.statement == "欠的是两万一，不是一万八"
    assert not form.isVisible()
    assert window.findChild(QWidget, "factsCard").isVisible()
    assert "已更正" in told(window)


def test_nothing_is_put_right_without_saying_why(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "correctMatter")
    window.around.pages.matter.correction.form.statement.write("欠的是两万一")
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    why = window.findChild(QLineEdit, "correctionWhy")
    assert record(number).matter.draft.statement == "拖欠工资"
    assert (why.hasFocus(), why.property("invalid")) == (True, "true")
    say(why, "来人说记错了")
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert record(number).matter.draft.statement == "欠的是两万一"
    assert "把旧的换回来" in told(window)


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
    write(window, correctionWhy="写错了")
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


def test_who_came_and_how_many_is_put_right_by_keys(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "correctMatter")
    card = window.around.pages.matter.correction
    table = card.people
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    table.edit(table.currentIndex())
    editor = table.viewport().findChild(QLineEdit)
    editor.setText("周示例")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)
    table.paste("吴试例\t000000197904121019\n郑试例")
    table.setCurrentIndex(table.model().index(1, 4))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    card.involved.setValue(40)
    assert card.is_changed()
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    settle()
    visit = record(number).visit
    assert [each.name for each in visit.people] == ["周示例", "吴试例", "郑试例"]
    assert [each.role for each in visit.people][1] is Role.REPRESENTATIVE
    assert visit.people_involved == 40
    older = {words for title, words in changes(*_last_two(window, number)) if title == "来访人"}
    assert older == {"周试例　信访人"}


def test_one_name_that_is_pasted_stays_in_its_cell_and_a_list_comes_after(window, opened, qtbot):
    opened()
    click(qtbot, window, "correctMatter")
    table = window.around.pages.matter.correction.people
    clipboard = QGuiApplication.clipboard()

    def paste(words, row, column):
        table.setCurrentIndex(table.model().index(row, column))
        clipboard.setText(words)
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return [(each.name, each.phone, each.address) for each in table.people()]

    assert paste("吴试例\n", 0, 0) == [("吴试例", "", "")]
    assert paste("00000001024", 0, 2) == [("吴试例", "00000001024", "")]
    assert paste("示例镇示例村1组", 0, 3) == [("吴试例", "00000001024", "示例镇示例村1组")]
    assert [each[0] for each in paste("郑试例", 1, 0)] == ["吴试例", "郑试例"]
    assert [each[0] for each in paste("钱示范、孙示例", 0, 0)] == ["吴试例", "郑试例", "钱示范", "孙示例"]


def test_fewer_than_the_names_is_said_and_keeps_nothing(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "correctMatter")
    card = window.around.pages.matter.correction
    card.people.paste("吴试例\n郑试例")
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    settle()
    assert record(number).visit.people_involved == 3
    click(qtbot, window, "correctMatter")
    card.involved.setValue(2)
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    settle()
    assert "名单上有3人" in told(window)
    assert record(number).visit.people_involved == 3


def test_many_who_came_are_counted_and_folded_and_who_speaks_stands_first(
    window, desk, ask, opened, settle, qtbot
):
    people = [Person(name=f"周试例{each}") for each in "甲乙丙丁戊己庚辛壬癸子丑"]
    people[-1] = replace(people[-1], role=Role.REPRESENTATIVE)
    number = opened()
    ask(desk.repair.correct, number, Correction(reason="写漏了", people=tuple(people)))
    window.open_matter(number)
    settle()
    facts = window.findChild(QWidget, "factsCard")

    def told_there():
        panels = [each for each in facts.findChildren(QWidget) if each.isVisible()]
        return [each.accessibleName() for each in panels if "：" in each.accessibleName()]

    who = [each for each in told_there() if each.startswith("来访人")]
    assert len(who) == 5
    assert "周试例丑" in who[0]
    assert "涉及人数：12人" in told_there()
    assert "反映的情况：拖欠工资" in told_there()
    more = window.findChild(QPushButton, "moreWhoCame")
    assert "另 7 人" in more.text()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len([each for each in told_there() if each.startswith("来访人")]) == 12
    assert "收起" in more.text()


def _last_two(window, number):
    lane, desk = window._station.background, window._station.desk
    return lane.open(lambda: (desk.repair.versions(number)[-1], desk.reception.show(number)))


def test_only_so_many_speak_for_the_others(window, opened, qtbot):
    opened()
    click(qtbot, window, "correctMatter")
    table = window.around.pages.matter.correction.people
    table.show_people([Person(name=f"周试例{each}") for each in "甲乙丙丁戊己"])
    for row in range(6):
        table.setCurrentIndex(table.model().index(row, 4))
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert sum(each.role is Role.REPRESENTATIVE for each in table.people()) == MOST_REPRESENTATIVES
    assert "代表最多 5 人" in told(window)
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(table.people()) == 5


def test_ctrl_enter_keeps_the_correction_and_no_other_key_of_the_page_acts(
    window, opened, record, done, qtbot, settle
):
    number = opened()
    click(qtbot, window, "correctMatter")
    window.around.pages.matter.correction.form.statement.write("欠的是两万一")
    for key in (Qt.Key.Key_P, Qt.Key.Key_D):
        press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert done == []
    write(window, correctionWhy="写错了")
    register_as_is(qtbot, window)
    settle()
    assert record(number).matter.draft.statement == "欠的是两万一"
    assert window.findChild(QWidget, "factsCard").isVisible()


@pytest.mark.parametrize("begun", ["correction", "void"])
def test_what_was_begun_is_lost_by_no_way_out(window, opened, registered, qtbot, settle, begun):
    number = opened()
    page = window.around.pages.matter
    if begun == "correction":
        click(qtbot, window, "correctMatter")
        line, drop = page.correction.why, "dropCorrection"
        page.correction.form.request.setText("别的要求")
    else:
        click(qtbot, window, "voidVisit")
        line, drop = page.voiding.why, "dropVoid"
    line.setText("登错了")
    window.open_form()
    window.open_matter(registered("吴试例").matters[0].number)
    settle()
    assert page._bound.number == number
    assert line.text() == "登错了"
    assert "还没有" in told(window)
    assert not window.close()
    assert window._page is page
    assert "还没有" in told(window)
    click(qtbot, window, drop)
    other = registered("郑试例").matters[0].number
    window.open_matter(other)
    settle()
    assert page._bound.number == other
