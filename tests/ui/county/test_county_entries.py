"""Answers from a table, by the page: chosen, mapped, looked through, decided, entered; by keys too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from tests.county.parties import record
from tests.county.sheets.books import book, mapping
from tests.county.test_reply import event
from tests.ui.county.hands import notice
from tests.ui.hands import say
from ui.widgets.shown.pill import Pill

FILE = "ui.chosen_files.QFileDialog.getOpenFileName"
ONE, TWO = record(1).number, record(2).number
HEAD = ("信访编号", "姓名", "办理环节", "办理日期", "文号", "办结时限", "答复内容")


@pytest.fixture
def page(window, qtbot):
    qtbot.mouseClick(window.findChild(QPushButton, "pages_entries"), Qt.MouseButton.LeftButton)
    return window.entries


@pytest.fixture
def choose(page, qtbot, monkeypatch):
    def choose_file(file, source="县人社局"):
        monkeypatch.setattr(FILE, lambda *_: (str(file), ""))
        qtbot.mouseClick(page.chooser, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.sheet.count() > 0 and page.chooser.isEnabled())
        page.source.setFocus()
        page.source.selectAll()
        say(page.source, source)
        qtbot.keyClick(page.source, Qt.Key.Key_Tab)

    return choose_file


def said(page):
    return page.findChild(QLabel, "entriesSaid").text()


def count(page, name):
    return page.findChild(Pill, f"planCount_{name}").text()


def pick(qtbot, box, value):
    """Choose an entry by keys."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _step in range(box.findData(value)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == value


def test_a_new_source_is_guessed_mapped_by_keys_and_kept(filled, lane, page, choose, qtbot, tmp_path):
    rows = [(ONE, "周*例", "已受理", "2026-09-15", "示人社受〔2026〕1号", "2026-11-14", "已立案")]
    choose(book(tmp_path / "a.xlsx", rows, head=HEAD))
    boxes = {name: page.findChild(QComboBox, f"column_{name}") for name in "ABCDEFG"}
    assert [box.currentData() for box in boxes.values()] == [
        "number",
        "",
        "event",
        "date",
        "document",
        "due",
        "text",
    ]
    assert "办理单位" in said(page)
    page.findChild(QLineEdit, "tableOrg").setFocus()
    say(page.findChild(QLineEdit, "tableOrg"), "县人社局")
    qtbot.waitUntil(lambda: "1 格不对" in said(page))
    pick(qtbot, page.findChild(QComboBox, "word_0"), "accepted")
    qtbot.waitUntil(page.enter_button.isEnabled)
    assert (page.enter_button.text(), count(page, "new")) == ("录入 1 条", "会新录入 1")
    qtbot.keyClick(page.enter_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "录过" in said(page))
    (answer,) = lane.open(lambda: filled.matter(ONE)).answers
    assert (answer.event, answer.org) == ("accepted", "县人社局")
    kept = lane.open(lambda: filled.tables.mapping_of("县人社局"))
    assert (kept.columns.number, kept.codes) == ("信访编号", {"已受理": "accepted"})


def test_a_bad_cell_is_shown_mended_and_read_again(filled, lane, page, choose, qtbot, tmp_path):
    lane.open(lambda: filled.tables.set_source("县人社局", mapping()))
    page.reload()
    file = tmp_path / "a.xlsx"
    choose(book(file, [(ONE, "已受理", "2026-09-15"), (4115261021260002616, "已受理", "2026-09-15")]))
    qtbot.waitUntil(lambda: "1 格不对" in said(page))
    table = page.findChild(QTableView, "badTable")
    words = [table.model().index(0, place).data() for place in range(3)]
    assert words[0] == "第3行 A列 反馈", "a long name of a sheet cuts neither"
    assert "后几位已丢" in words[2]
    assert not page.enter_button.isEnabled()
    book(file, [(ONE, "已受理", "2026-09-15"), (TWO, "已受理", "2026-09-15")])
    qtbot.keyClick(page.source, Qt.Key.Key_F5)
    qtbot.waitUntil(page.enter_button.isEnabled)
    assert page.enter_button.text() == "录入 2 条"
    assert table.isHidden()


def test_a_contradiction_is_decided_before_anything_is_entered(filled, lane, page, choose, qtbot, tmp_path):
    lane.open(lambda: filled.tables.set_source("县人社局", mapping()))
    lane.open(lambda: filled.answer([event(ONE, event="accepted", date="2026-09-14", document="", due=None)]))
    page.reload()
    choose(book(tmp_path / "a.xlsx", [(ONE, "已受理", "2026-09-15"), (TWO, "已受理", "2026-09-15")]))
    qtbot.waitUntil(lambda: "1 件没定" in said(page))
    title = page.findChild(QLabel, "clashTitle")
    assert "共 1 件，还有 1 件没定" in title.text()
    # At 1366 pixels all columns are in sight, and none in which nothing stands.
    table = page.findChild(QTableView, "newTable")
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert [table.isColumnHidden(place) for place in (3, 4, 5, 6)] == [False, True, True, True]
    full = (
        TWO,
        "已受理",
        "2026-09-15",
        "县人社信访〔2026〕3号",
        "2026-11-15",
        "先去县人社局劳动监察大队查了考勤",
    )
    choose(book(tmp_path / "full.xlsx", [full, (ONE, "已受理", "2026-09-15")]))
    qtbot.waitUntil(lambda: not table.isColumnHidden(6))
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    number = table.fontMetrics().horizontalAdvance(table.model().index(0, 0).data())
    assert number + 24 <= table.columnWidth(0)
    choose(book(tmp_path / "a.xlsx", [(ONE, "已受理", "2026-09-15"), (TWO, "已受理", "2026-09-15")]))
    qtbot.waitUntil(lambda: "1 件没定" in said(page) and table.isColumnHidden(6))
    assert not page.enter_button.isEnabled()
    qtbot.mouseClick(page.findChild(QPushButton, "decide_2_table"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.enter_button.isEnabled)
    assert page.enter_button.text() == "录入 2 条"
    assert "共 1 件，还有 0 件没定" in title.text()
    qtbot.mouseClick(page.enter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "录过" in said(page))
    (answer,) = lane.open(lambda: filled.matter(ONE)).answers
    assert answer.day.isoformat() == "2026-09-15"


def test_what_is_no_table_is_said_and_changes_nothing(window, page, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "a.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    monkeypatch.setattr(FILE, lambda *_: (str(file), ""))
    qtbot.mouseClick(page.chooser, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "旧格式" in notice(window))
    qtbot.waitUntil(page.chooser.isEnabled)
    assert not page.enter_button.isEnabled()
    assert page.mapping.isHidden()


def test_the_page_is_reached_by_keys(window, page):
    assert QApplication.focusWidget() is not None
    assert page.isAncestorOf(QApplication.focusWidget())
