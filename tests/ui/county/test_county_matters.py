"""The list of matters a page at a time, narrowed; an answer taken back; what falls due."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from tests.county.parties import DeskSide, record
from tests.county.test_reply import event
from tests.ui.county.hands import fault, notice, press, words_in, write

NUMBER = record(1).number


def said(window):
    return window.findChild(QLabel, "mattersCount").text()


def test_pages_are_turned_by_keys_and_counted_truly(window, office, desk, lane, qtbot) -> None:
    batch = desk.batch(*[record(each) for each in range(1, 121)])
    lane.open(lambda: office.receive([batch.path]))
    window.open_page("matters")
    qtbot.waitUntil(lambda: said(window) == "第 1—50 件，共 120 件")
    qtbot.keyClick(window.matters.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said(window) == "第 51—100 件，共 120 件")
    qtbot.keyClick(window.matters.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said(window) == "第 101—120 件，共 120 件")
    assert not window.findChild(QPushButton, "pageAfter").isEnabled()
    qtbot.keyClick(window.matters.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said(window) == "第 51—100 件，共 120 件")


def test_the_list_is_narrowed_to_a_desk_and_a_state(window, filled, desk, lane, qtbot, tmp_path) -> None:
    other = DeskSide(tmp_path, desk.county, "411526103-1")
    lane.open(lambda: filled.enrol(other.card_file(name="样本镇")))
    lane.open(lambda: filled.receive([other.batch(record(1, desk="411526103-1")).path]))
    lane.open(lambda: filled.send_back(NUMBER, "record.to_wrong"))
    window.open_page("matters")
    qtbot.waitUntil(lambda: said(window) == "第 1—3 件，共 3 件")
    which = window.findChild(QComboBox, "filterDesk")
    which.setCurrentIndex(which.findData("411526103-1"))
    which.activated.emit(which.currentIndex())
    qtbot.waitUntil(lambda: said(window) == "第 1—1 件，共 1 件")
    press(qtbot, window, "clearFilters")
    state = window.findChild(QComboBox, "filterState")
    state.setCurrentIndex(state.findData("returned"))
    state.activated.emit(state.currentIndex())
    model = window.matters.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.index(0, 3).data() == "退回补正")


def test_an_answer_that_waits_is_taken_back_with_its_reason(window, filled, lane, qtbot) -> None:
    line = {"number": NUMBER, "event": "forwarded", "org": "县人社局", "date": "2026-09-16", "text": "已转"}
    lane.open(lambda: filled.answer([json.dumps(line).encode()]))
    window.open_matter(NUMBER)
    qtbot.waitUntil(lambda: "2026-09-16　转送　县人社局" in words_in(window.matters.matter))
    said_of_it = words_in(window.matters.matter)
    assert "**************1019" in said_of_it
    assert "收到第1批" in said_of_it
    (answer,) = lane.open(lambda: filled.matter(NUMBER)).answers
    press(qtbot, window, f"withdraw_{answer.id}")
    why = window.findChild(QLineEdit, "withdrawWhy")
    assert why.isVisible()
    why.setText("录到别的事项上了")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已撤掉" in notice(window))
    qtbot.waitUntil(lambda: "县人社局" not in words_in(window.matters.matter))
    assert lane.open(lambda: filled.matter(NUMBER)).answers == ()


def test_an_identity_number_is_seen_for_a_purpose_that_is_kept(window, filled, lane, qtbot) -> None:
    window.open_matter(NUMBER)
    qtbot.waitUntil(lambda: "1019" in words_in(window.matters.matter))
    assert "000000197904121019" not in words_in(window.matters.matter)
    press(qtbot, window, "seeIdentity")
    why = window.findChild(QLineEdit, "identityWhy")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert "为什么看" in fault(window, "identityWhy")
    why.setText("核对是不是同一个人")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "000000197904121019" in words_in(window.matters.matter))
    qtbot.waitUntil(lambda: lane._waiting == 0)
    lines = lane.open(filled.keeping.trail).lines
    assert [each.subject for each in lines if each.verb == "ids_seen"] == [NUMBER]


def test_a_backup_is_made_and_all_is_looked_through(
    window, filled, lane, qtbot, tmp_path, monkeypatch
) -> None:
    window.open_page("settings")
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    press(qtbot, window, "backUp")
    qtbot.waitUntil(lambda: "已备份并读回核对" in notice(window))
    (file,) = tmp_path.glob("*.xfbackup")
    assert lane.open(lambda: filled.keeping.drill(file)).matters == 2
    press(qtbot, window, "checkCounty")
    qtbot.waitUntil(lambda: "备用密钥还在这台电脑上" in words_in(window.settings))


def test_a_superseded_search_is_dropped_and_no_act_waits_for_one(window, filled, lane, qtbot) -> None:
    window.open_page("matters")
    qtbot.waitUntil(lambda: said(window) == "第 1—2 件，共 2 件")
    asked = []
    finder = type(filled.finder)
    find = finder.find
    try:
        finder.find = lambda self, text, *more: asked.append(text) or find(self, text, *more)
        for text in ("前", "前进", "前进村"):
            window.top.search.setText(text)
        assert said(window) == "正在查找…"
        qtbot.waitUntil(lambda: said(window) == "第 1—1 件，共 1 件")
    finally:
        finder.find = find
    assert asked == ["前进村"]


def test_a_clock_leads_to_its_matter(window, office, desk, lane, qtbot) -> None:
    batch = desk.batch(record(1, outcome="report", route=None, to=""))
    lane.open(lambda: office.receive([batch.path]))
    window.open_page("due")
    window.due._which.choose("all")
    table = window.due.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert table.model().index(0, 2).data() == "本局"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert window.matters.matter.is_about() == NUMBER


@pytest.mark.parametrize("half", ["answerOrg", "nationalNumber"])
def test_a_half_written_form_keeps_its_matter_and_its_row(window, filled, lane, qtbot, half) -> None:
    window.open_page("matters")
    table, matter = window.matters.table, window.matters.matter
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    first, second = (lane.open(filled.finder.page).lines[each].number for each in (0, 1))
    qtbot.waitUntil(lambda: matter.is_about() == first and lane._waiting == 0)
    line = window.findChild(QLineEdit, half)
    line.setText("县人社局" if half == "answerOrg" else "G1")
    for lead in (
        lambda: qtbot.keyClick(table, Qt.Key.Key_Down),
        lambda: window.open_matter(second),
        lambda: table.activated.emit(table.model().index(1, 0)),
    ):
        window.tell("")
        lead()
        qtbot.waitUntil(lambda: table.currentIndex().row() == 0)
        assert matter.is_about() == first
        assert line.text()
        assert "没有换到别的事项" in notice(window)
    line.clear()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    assert matter.is_about() == second, "at once: nothing can be entered on the row before"
    qtbot.waitUntil(lambda: "接待台报来的" in words_in(matter))


def test_a_day_of_another_year_stands_with_its_year(window, office, desk, lane, qtbot) -> None:
    batch = desk.batch(record(1, outcome="report"))
    lane.open(lambda: office.receive([batch.path]))
    line = {"number": NUMBER, "event": "assigned", "org": "县人社局", "date": "2026-09-16"}
    lane.open(lambda: office.answer([json.dumps(line | {"due": "2026-09-18"}).encode()]))
    window.open_page("matters")
    model = window.matters.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.index(0, 5).data() == "09-18")
    lane.open(lambda: office.answer([json.dumps(line | {"event": "accepted", "due": "2027-01-08"}).encode()]))
    (kept, _) = lane.open(lambda: office.matter(NUMBER)).answers
    lane.open(lambda: office.withdraw(NUMBER, kept.id, "录错了"))
    window.reload()
    qtbot.waitUntil(lambda: model.index(0, 5).data() == "2027-01-08")
    assert model.index(0, 0).data().startswith("示例镇 26 ")
    due = window.due.table.model()
    window.open_page("due")
    window.due._which.button("all").click()
    qtbot.waitUntil(lambda: due.rowCount() == 1 and due.index(0, 4).data().startswith("示例镇 26 "))


def test_what_was_not_taken_is_not_called_settled(window, filled, lane, qtbot) -> None:
    line = {"number": NUMBER, "event": "not_accepted", "org": "县人社局", "date": "2026-09-16"}
    lane.open(lambda: filled.answer([json.dumps(line).encode()]))
    window.open_page("matters")
    model = window.matters.table.model()
    qtbot.waitUntil(lambda: "不予受理" in {model.index(row, 3).data() for row in range(model.rowCount())})


def test_what_somebody_said_of_how_it_was_handled_is_entered_here(window, filled, lane, qtbot) -> None:
    lane.open(lambda: filled.answer([event(NUMBER, event="answered", due=None)]))
    window.open_matter(record(2).number)
    none = window.findChild(QLabel, "evaluationNone")
    qtbot.waitUntil(none.isVisible)
    window.open_matter(NUMBER)
    said, enter = (
        window.findChild(kind, name)
        for kind, name in ((QComboBox, "evaluationSaid"), (QPushButton, "enterEvaluation"))
    )
    qtbot.waitUntil(lambda: said.isVisible() and not none.isVisible())
    said.setCurrentIndex(said.findData("mostly"))
    enter.click()
    assert "请写日期" in fault(window, "evaluationDay")
    for day, refusal in (("2026-09-18", "还没有到"), ("2199-01-01", "还没有到"), ("2026-09-16", "")):
        write(window, evaluationDay=day)
        enter.click()
        qtbot.waitUntil(lambda: lane._waiting == 0)
        qtbot.waitUntil(lambda refusal=refusal: refusal in fault(window, "evaluationDay"))
    qtbot.waitUntil(lambda: "评价已保存" in notice(window))
    assert lane.open(lambda: filled.finder.whole(NUMBER)).evaluation == ("mostly", date(2026, 9, 16))
    enter.click()
    qtbot.waitUntil(lambda: "已经有一样的" in notice(window))
    said.setCurrentIndex(0)
    enter.click()
    qtbot.waitUntil(lambda: "评价已撤回" in notice(window))
    assert lane.open(lambda: filled.finder.whole(NUMBER)).evaluation is None
