"""The county's figures in its window: five ways to count, and a table that tells on nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import record
from ui.widgets.shown.bars import BAR, COUNT, NAME, PEOPLE


@pytest.fixture
def counted(office, lane, desk, window, qtbot):
    """Six matters of one kind, and one of another."""
    more = [record(running) for running in range(1, 7)]
    one = record(7, content="民政", place="000000000", purpose="jianyi", route=None, people_involved=9)
    batch = desk.batch(*more, one)
    lane.open(lambda: office.receive([batch.path]))
    window.reload()
    press(qtbot, window, "pages_figures")
    qtbot.waitUntil(lambda: "7 件" in total(window))
    qtbot.waitUntil(lambda: lane._waiting == 0)
    return window


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def total(window):
    return window.findChild(QLabel, "figuresTotal").text()


def rows(window):
    model = window.figures.view.bars.model()
    cells = range(model.rowCount())
    return [tuple(model.index(at, part).data() for part in (NAME, COUNT, PEOPLE)) for at in cells]


def notice(window):
    return window.findChild(QWidget, "countyNotice").accessibleName()


def test_places_are_called_by_their_names_the_most_first(counted):
    assert rows(counted) == [("示例镇", "6", "12"), ("000000000", "1", "9")]
    assert total(counted) == "台账里一共 7 件，涉及 21 人"
    model = counted.figures.view.bars.model()
    assert model.headerData(PEOPLE, Qt.Orientation.Horizontal) == "人数"
    assert model.index(1, BAR).data(Qt.ItemDataRole.UserRole) == pytest.approx(1 / 6)
    assert model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole) == "示例镇　6 件，12 人"


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("content", [("劳动和社会保障", "6", "12"), ("民政", "1", "9")]),
        ("purpose", [("申诉求决", "6", "12"), ("建议意见", "1", "9")]),
        ("route", [("仲裁", "6", "12"), ("没有填", "1", "9")]),
        ("month", [("2026-09", "7", "21")]),
    ],
)
def test_each_tab_counts_by_something_else(counted, qtbot, by, found):
    press(qtbot, counted, f"figuresBy_{by}")
    qtbot.waitUntil(lambda: rows(counted) == found)


def test_an_answer_to_an_earlier_tab_is_not_shown(counted, qtbot, lane):
    press(qtbot, counted, "figuresBy_content")
    press(qtbot, counted, "figuresBy_month")
    assert rows(counted) == []
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert rows(counted) == [("2026-09", "7", "21")]


def test_an_empty_ledger_says_what_to_do(window, lane, qtbot):
    press(qtbot, window, "pages_figures")
    qtbot.waitUntil(lambda: "请先接收" in total(window))
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert rows(window) == []


def test_the_table_for_others_holds_no_small_cell(counted, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "table.csv"
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    press(qtbot, counted, "saveFigures")
    qtbot.waitUntil(lambda: str(file) in notice(counted))
    assert file.read_text("utf-8-sig").splitlines() == ["乡镇街道,件数", "其他（不到 5 件的合并）,7"]
    counted.figures.save(tmp_path / "none" / "table.csv")
    qtbot.waitUntil(lambda: "写不进" in notice(counted))


def test_arrows_turn_the_tabs_and_tab_goes_on_to_the_figures(counted, qtbot):
    first = counted.findChild(QPushButton, "figuresBy_place")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [each[0] for each in rows(counted)][:1] == ["劳动和社会保障"])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is counted.figures.view.bars


def shown(window, name):
    return window.findChild(QLabel, name).text()


def test_the_rates_say_what_they_are_made_of_and_nought_by_nought_is_no_rate(counted, lane, qtbot):
    qtbot.waitUntil(lambda: counted.findChild(QLabel, "rate_satisfied") is not None)
    assert shown(counted, "rate_satisfied") == "没有可算的"
    assert "÷" in shown(counted, "made_timely")
    assert "不计" in shown(counted, "made_timely")
    assert "%" not in shown(counted, "rate_satisfied")
    before = [
        each.share for each in lane.open(lambda: counted._station.office.figures.rates(desk="411526102-1"))
    ]
    box = counted.findChild(QComboBox, "ratesDesk")
    qtbot.waitUntil(lambda: box.count() == 2)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    told = [shown(counted, f"rate_{key}") for key in ("timely", "answered", "satisfied", "evaluating")]
    assert told == ["没有可算的" if each is None else f"{each:.1%}" for each in before]


def test_a_period_narrows_the_figures_and_its_report_is_saved_by_a_press(
    counted, lane, qtbot, tmp_path, monkeypatch
):
    period = counted.findChild(QComboBox, "figuresPeriod")
    qtbot.waitUntil(lambda: period.count() == 3)
    assert [period.itemText(at) for at in range(3)] == ["全部时间", "2026年", "2026年9月"]
    period.setCurrentIndex(2)
    period.activated.emit(2)
    qtbot.waitUntil(lambda: total(counted) == "2026年9月收到 7 件，涉及 21 人")
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    press(qtbot, counted, "saveReport")
    qtbot.waitUntil(lambda: "report-2026-09.pdf" in notice(counted))
    assert (tmp_path / "report-2026-09.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "report-2026-09.xlsx").exists()


def test_desks_are_counted_too_and_the_line_tells_its_figures(counted, qtbot):
    press(qtbot, counted, "figuresBy_desk")
    qtbot.waitUntil(lambda: rows(counted) == [("示例镇 1号", "7", "21")])
    assert counted.findChild(QWidget, "monthsLine").accessibleName().endswith("26-09 7件")


def test_the_table_that_goes_upward_is_saved_and_a_column_of_numbers_asks_why(
    counted, lane, qtbot, tmp_path, monkeypatch
):
    file, layout = tmp_path / "up.xlsx", tmp_path / "columns.json"
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getOpenFileName", lambda *_: (str(layout), ""))
    press(qtbot, counted, "saveUpward")
    press(qtbot, counted, "upwardDo")
    qtbot.waitUntil(lambda: "已存 7 行" in notice(counted))
    layout.write_text('{"title": "人", "columns": [{"heading": "证件号", "field": "id_numbers"}]}', "utf-8")
    file = tmp_path / "people.xlsx"
    press(qtbot, counted, "saveUpward")
    box = counted.findChild(QComboBox, "upwardLayout")
    box.setCurrentIndex(1)
    press(qtbot, counted, "upwardDo")
    why = counted.findChild(QLineEdit, "upwardWhy")
    qtbot.waitUntil(why.hasFocus)
    assert not file.exists()
    why.setText("上级要求核对")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "people.xlsx" in notice(counted))
