"""The ledger in the window: narrowed, sorted, its columns remembered, opened, handed out."""

import sys

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from tests.ui.hands import click, press, say, told
from ui.look.theme import SCALES, Theme
from ui.officer.lists.ledger_model import COLUMNS
from xinfang_desk.desk import answers
from xinfang_desk.desk.books.ledger_table import Ledger
from xinfang_desk.domain.books.every_matter import USUAL, Column
from xinfang_desk.domain.category import Outcome, Purpose, Route


@pytest.fixture
def three(registered):
    names = ("周试例", "吴试例", "郑试例")
    villages = ("示例村", "样本村", "示例村")
    return [
        registered(name, "路灯坏了", village=village, outcome=Outcome.ACCEPT, route=Route.S6)
        .matters[0]
        .number
        for name, village in zip(names, villages, strict=True)
    ]


@pytest.fixture
def ledger(window, three, settle):
    window.open_page("ledger")
    settle()
    settle()
    return window.around.pages.ledger


def words(page, column):
    model, header = page.model, list(Column).index(column)
    return [model.index(row, header).data() for row in range(model.rowCount())]


def test_every_line_is_there_newest_first_and_what_it_comes_to(ledger, three):
    assert list(ledger.model.numbers) == three[::-1]
    assert words(ledger, Column.PEOPLE) == ["郑试例", "吴试例", "周试例"]
    assert "3 件 · 3 人" in ledger._total.text()
    assert ledger.columns() == USUAL


def test_an_accusation_is_only_counted(ledger, registered, settle):
    registered("冯试例", "某干部收钱", purpose=Purpose.JUBAO)
    ledger.reload()
    settle()
    assert ledger.model.rowCount() == 3
    assert "还有 1 件已封存或等确认" in ledger._total.text()


def test_what_is_void_is_only_counted(ledger, desk, ask, three, settle):
    ask(desk.repair.void, three[0], "登了两遍")
    ledger.reload()
    settle()
    assert ledger.model.rowCount() == 2
    assert "还有 1 件作废的" in ledger._total.text()


def test_the_days_are_turned_from_anywhere_and_what_is_lit_is_what_is_shown(ledger, window, qtbot, settle):
    def lit():
        return [each.text() for each in ledger.narrowing.span.findChildren(QPushButton) if each.isChecked()]

    day = ledger.narrowing.span.button("day")
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)
    day.setFocus()
    assert lit() == ["今天"]
    today = ledger.narrowing.days()
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (lit(), ledger.narrowing.days() < today) == ([], True)
    press(qtbot, window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (lit(), ledger.narrowing.days()) == (["今天"], today)
    settle()


def test_the_keys_of_the_page_act_from_the_line_that_searches_it(ledger, window, qtbot, settle, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.officer.lists.ledger_page.file_to_save", lambda *_said: asked.append(_said))
    ledger.narrowing.text.setFocus()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    say(ledger.narrowing.text, "周试例")
    ledger.narrowing.text.setCursorPosition(0)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert ledger.narrowing.text.text() == "周试例"
    assert window.around.top.search.hasFocus()
    settle()


def clicked(page, column, qtbot):
    """Click the title of a column."""
    header, at = page.table.horizontalHeader(), list(Column).index(column)
    place = QPoint(header.sectionViewportPosition(at) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_title_sorts_and_once_more_turns_it_round(ledger, qtbot, settle):
    seen = []
    for _ in range(2):
        clicked(ledger, Column.PEOPLE, qtbot)
        settle()
        settle()
        seen.append(words(ledger, Column.PEOPLE))
    assert seen[0] == seen[1][::-1]
    assert sorted(seen[0]) in seen
    ledger.table.setCurrentIndex(ledger.model.index(0, list(Column).index(Column.NUMBER)))
    ledger.keys["Alt+Up"]()
    settle()
    assert list(ledger.model.numbers) == sorted(ledger.model.numbers)


def test_what_identifies_people_sorts_nothing(ledger, window, settle):
    ledger.table.setCurrentIndex(ledger.model.index(0, list(Column).index(Column.PHONES)))
    ledger.keys["Alt+Down"]()
    settle()
    assert "不按“电话”排" in told(window)
    assert ledger.wanted().sort is Column.RECEIVED_AT
    assert ledger.table.horizontalHeader().sortIndicatorSection() == list(Column).index(Column.RECEIVED_AT)


def test_a_choice_narrows_it_and_another_month_is_empty(ledger, settle):
    box = ledger.narrowing.village
    box.setCurrentIndex(box.findData("样本村"))
    box.activated.emit(box.currentIndex())
    settle()
    settle()
    assert words(ledger, Column.PEOPLE) == ["吴试例"]
    ledger.keys["Alt+Left"]()
    settle()
    assert ledger.model.rowCount() == 0
    assert box.currentData() == "样本村"
    ledger.keys["Alt+Right"]()
    settle()
    assert ledger.model.rowCount() == 1


def test_columns_are_remembered_for_the_account(ledger, desk, ask, settle):
    ledger.findChild(QAction, "ledgerColumn_phones").setChecked(True)
    ledger.findChild(QAction, "ledgerColumn_officer").setChecked(False)
    settle()
    header = ledger.table.horizontalHeader()
    header.moveSection(header.visualIndex(list(Column).index(Column.PEOPLE)), 0)
    settle()
    kept = ask(desk.ledger.columns)
    assert kept == ledger.columns()
    assert kept[0] is Column.PEOPLE
    assert Column.PHONES in kept
    assert Column.OFFICER not in kept


def test_enter_opens_a_line_and_coming_back_stands_on_it(window, ledger, three, qtbot, settle):
    ledger.table.setCurrentIndex(ledger.model.index(1, 2))
    ledger.table.setFocus()
    qtbot.keyClick(ledger.table, Qt.Key.Key_Return)
    settle()
    assert window.around.pages.matter._bound.number == three[1]
    window.open_page("ledger")
    settle()
    settle()
    assert ledger.table.currentIndex().row() == 1


def test_what_is_shown_is_saved_and_numbers_whole_only_for_a_purpose(
    window, ledger, three, tmp_path, monkeypatch, qtbot, settle
):
    file = tmp_path / "a.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(file), ""))
    click(qtbot, window, "saveLedger")
    settle()
    sheet = openpyxl.load_workbook(file).active
    rows = [[each.value for each in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[1:]] == three[::-1]
    assert len(rows[0]) == len(USUAL)
    click(qtbot, window, "ledgerNumbers_whole")
    click(qtbot, window, "saveLedger")
    settle()
    assert "请写明用来做什么" in told(window)
    assert ledger.why.hasFocus()
    ledger.why.setText("县里调档")
    click(qtbot, window, "saveLedger")
    settle()
    assert "已存 3 件" in told(window)


def test_it_is_printed_as_it_is_shown(window, ledger, printer, qtbot, settle):
    click(qtbot, window, "printLedger")
    settle()
    assert printer.titles == ["ledger"]


def test_ctrl_e_asks_for_the_file(window, ledger, qtbot, monkeypatch, settle):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *said: asked.append(said) or ("", ""))
    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    [(_owner, _words, offered)] = asked
    assert offered.endswith("/台账_20260901-20260930.xlsx")


def test_a_component_that_is_missing_is_called_by_its_name(
    window, ledger, monkeypatch, tmp_path, qtbot, settle
):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with qtbot.captureExceptions():
        ledger.save(tmp_path / "out.xlsx")
        settle()
    assert "xlsxwriter" in told(window)


def test_a_slash_leads_to_the_search_of_the_page_and_is_typed_in_a_field(window, ledger, qtbot, settle):
    ledger.table.setFocus()
    press(qtbot, window, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is ledger.narrowing.text
    qtbot.keyClicks(ledger.narrowing.text, "/")
    assert ledger.narrowing.text.text() == "/"
    window.open_page("due")
    settle()
    press(qtbot, window, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is window.around.top.search
    window.open_page("trail")
    settle()
    window.around.pages.trail.table.setFocus()
    press(qtbot, window, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is window.around.pages.trail.officer


def test_what_is_looked_for_in_the_table_is_found_as_by_the_search_and_kept(
    window, ledger, three, desk, ask, qtbot, settle
):
    def look_for(text):
        ledger.narrowing.text.setText(text)
        ledger.narrowing._written.timeout.emit()
        settle()
        return list(ledger.model.numbers)

    assert look_for("ZSL") == [three[2], three[0]]
    assert look_for("样本村") == [three[1]]
    assert look_for("样本村 路灯") == [three[1]]
    assert look_for("没有的人") == []
    assert look_for(three[0][12:]) == [three[0]]
    assert look_for("") == three[::-1]
    kept = [each.detail for each in ask(lambda: desk.trail.export(verb="find")).lines]
    assert len(kept) == 4  # words written on are one look-up
    assert all(each.endswith("台账") for each in kept)
    assert not any("样本" in each for each in kept)


@pytest.fixture
def parts(monkeypatch):
    """A file is read a line at a time."""
    monkeypatch.setattr(answers, "PART", 1)


@pytest.mark.usefixtures("parts")
def test_while_a_file_is_made_other_acts_go_on(window, ledger, lane, three, tmp_path, settle, desk):
    order, was = [], Ledger.part_of

    def part_of(self, asked, at):
        order.append(f"part {at}")
        return was(self, asked, at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, "part_of", part_of)
        ledger.save(tmp_path / "a.xlsx")
        lane.ask(window, lambda: order.append("other act"), lambda _nothing: None)
        assert ledger.saving.isVisible()
        assert not ledger._save.isEnabled()
        settle()
    assert order.index("other act") < order.index("part 2")
    assert not ledger.saving.isVisible()
    assert "已存 3 件" in told(window)
    assert ledger._save.isEnabled()


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("late", [False, True])
def test_a_file_that_is_stopped_leaves_nothing(
    window, ledger, tmp_path, settle, qtbot, desk, ask, monkeypatch, late
):
    if late:
        was = Ledger.write_file

        def write_file(self, file, asked, lines, goes_on):
            ledger.saving._stopped.set()
            was(self, file, asked, lines, goes_on)

        monkeypatch.setattr(Ledger, "write_file", write_file)
    ledger.save(tmp_path / "a.xlsx")
    if not late:
        click(qtbot, window, "stopLedger")
    settle()
    assert list(tmp_path.glob("a*")) == []
    assert "什么也没有写" in told(window)
    assert ask(lambda: desk.trail.export(verb="ledger_saved")).lines == ()
    monkeypatch.undo()
    ledger.save(tmp_path / "a.xlsx")
    settle()
    assert (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("scale", SCALES)
def test_the_summary_can_be_read_and_the_last_row_lies_under_the_table(window, settle, look, come, scale):
    look.use(Theme(scale=scale, still=True))
    window.resize(1366, 768)
    come(("周试例", "拖欠工资"))
    window.open_page("ledger")
    settle()
    page = window.around.pages.ledger
    table = page.table
    assert table.columnWidth(COLUMNS.index(Column.SUMMARY)) >= look.px(140)
    bottom = table.mapTo(window, table.rect().bottomLeft()).y()
    for part in (page.numbers, page._print, page._save):
        assert part.mapTo(window, part.rect().topLeft()).y() > bottom
        assert part.visibleRegion().boundingRect() == part.rect()
