"""Exchange, the closing of a day, and settings, as the window opens them."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from tests.documents.reading import text_of
from tests.ui.fakes import NOON
from tests.ui.hands import click, press, told
from ui.failures import words_for
from ui.look.theme import ThemeName
from xinfang_desk.desk.mail.sticks import Sticks
from xinfang_desk.desk.upkeep import Upkeep
from xinfang_desk.domain.errors import DeskError


def current(window):
    return window._shell.pages.currentWidget().objectName()


def test_without_the_countys_card_nothing_is_sealed(window, settle, qtbot):
    window.open_page("batch")
    settle()
    assert not window.findChild(QPushButton, "makeBatch").isEnabled()
    no_county = window.findChild(QWidget, "batchNoCounty")
    assert "登记卡" in no_county.accessibleName()
    click(qtbot, window, "batchNoCountyAction")
    settle()
    assert window._page.objectName() == "settingsPage"


@pytest.fixture
def batch_page(window, registered, enrolled, socket, desk, ask, settle):
    """Opens the page of batches where a stick of the county's is plugged in and one matter waits."""
    registered()
    ask(desk.sticks.prepare, socket.plug())
    window.open_page("batch")
    settle()


@pytest.mark.usefixtures("batch_page")
def test_a_batch_is_made_and_its_three_facts_are_shown(window, desk, ask, printer, settle, qtbot):
    click(qtbot, window, "makeBatch")
    settle()
    [made] = ask(desk.outbox.batches)
    assert made.records == 1
    assert "读回核对" in told(window)
    line = window.findChild(QWidget, "batch_1")
    assert [each.text() for each in line.findChildren(QLabel)[1:]] == [
        "已封装",
        "已写入并回读",
        "等县里签收",
        "已反馈 0/1 件",
    ]
    click(qtbot, window, "printBatchList_1")
    settle()
    assert printer.titles == [made.file.removesuffix(".xfb")]


@pytest.mark.usefixtures("batch_page")
def test_a_batch_that_fails_leaves_the_button_ready(window, refuse, settle, qtbot):
    refuse(Sticks, "write", "drive.gone")
    click(qtbot, window, "makeBatch")
    settle()
    assert window.findChild(QPushButton, "makeBatch").isEnabled()
    assert not window.findChild(QWidget, "batchProgress").isVisible()
    assert told(window) == words_for(DeskError("drive.gone"))


def test_the_day_closes_when_everything_is_handed_over(window, hand_over, registered, settle):
    registered()
    window.open_page("day_close")
    settle()
    assert "还有 1 份" in window.findChild(QWidget, "verdict").accessibleName()
    hand_over()
    window.around.pages.day_close.reload()
    settle()
    names = [each.accessibleName() for each in window.findChildren(QWidget, "verdict") if each.isVisible()]
    assert names == ["今天的文书都有着落。"]


def test_what_is_left_from_earlier_days_and_what_was_voided_today_is_said(
    window, desk, ask, registered, clock, settle
):
    before, _kept = registered(), registered("钱示范")
    owed = len(ask(desk.papers.owed)) // 2
    clock.later(days=1)
    ask(desk.repair.void, before.matters[0].number, "登了两遍")
    window.open_page("day_close")
    settle()
    assert f"今天以前还有 {owed} 份" in window.findChild(QWidget, "leftOver").accessibleName()
    assert "今天作废 1 件" in window.findChild(QWidget, "voidMatters").accessibleName()
    yesterday = ask(desk.upkeep.day_close, NOON.date())
    assert (yesterday.void, yesterday.left_over) == (0, 0)
    words = text_of(ask(desk.papers.day_sheet, clock().date()))
    assert f"以前还有{owed}份没有交付" in words
    assert "作废来访事项1件" in words


def test_closing_the_day_keeps_it_and_prints_its_list(window, home, registered, printer, settle, qtbot):
    registered()
    window.open_page("day_close")
    settle()
    click(qtbot, window, "closeDay")
    settle()
    assert [each.name for each in (home / "backups").glob("*.xfbackup")] == [
        "411526102-1-20260914-093000.xfbackup"
    ]
    assert printer.titles == ["411526102-1-20260914"]
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_without_a_printer_the_page_says_that_the_day_is_closed(window, registered, printer, settle, qtbot):
    registered()
    printer.queues = ()
    window.open_page("day_close")
    settle()
    said = window.findChild(QWidget, "dayClosed")
    assert not said.isVisible()
    window.findChild(QPushButton, "closeDay").setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert "没有找到打印机" in told(window)
    assert said.isVisible()
    assert "已结清" in said.accessibleName()
    assert window.findChild(QPushButton, "closeDay").hasFocus()


def test_each_closing_goes_to_the_second_place_too_and_a_drill_shows_its_day(
    window, registered, clock, settle, qtbot, tmp_path, monkeypatch
):
    registered()
    window.open_page("day_close")
    settle()
    place = tmp_path / "second"
    place.mkdir()
    said = window.findChild(QLabel, "secondPlace"), window.findChild(QLabel, "lastDrill")
    assert said[0].text().startswith("备份只在本机")
    assert said[1].text().startswith("还没有做过恢复演练")
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getExistingDirectory", lambda *_: str(place))
    click(qtbot, window, "chooseSecondPlace")
    settle()
    [copy] = place.iterdir()
    assert said[0].text() == f"第二处也备份好了：{copy}"
    clock.later(minutes=1)
    click(qtbot, window, "closeDay")
    settle()
    assert said[0].text().startswith("第二处也备份好了")
    [kept] = place.iterdir()
    kept = kept.rename(tmp_path / kept.name)
    shutil.rmtree(place)
    clock.later(minutes=1)
    click(qtbot, window, "closeDay")
    settle()
    assert said[0].text().startswith("第二处没有备份成：找不到")
    chosen = (str(kept), "")
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getOpenFileName", lambda *_a, **_k: chosen)
    click(qtbot, window, "drillCopy")
    settle()
    assert "1 件" in told(window)
    assert said[1].text().startswith("上次恢复演练：2026-09-14，1 件")


def test_a_day_that_cannot_be_closed_prints_nothing(window, refuse, printer, settle, qtbot):
    window.open_page("day_close")
    settle()
    refuse(Upkeep, "close_day", "home.unwritable")
    click(qtbot, window, "closeDay")
    settle()
    assert printer.sheets == []
    assert told(window) != ""
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_the_days_list_can_be_saved(window, settle, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "day.pdf"
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    window.open_page("day_close")
    click(qtbot, window, "saveDaySheet")
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(
        "ui.chosen_files.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "no" / "day.pdf"), ""),
    )
    click(qtbot, window, "saveDaySheet")
    settle()
    assert "写不进" in told(window)


def test_what_is_not_handed_over_is_one_step_from_the_closing(window, registered, settle, qtbot):
    registered()
    window.open_page("day_close")
    click(qtbot, window, "seeOwed")
    assert current(window) == "owedPage"


def test_a_limit_that_is_past_is_listed_with_what_to_do(window, registered, clock, settle):
    registered()
    clock.later(days=20)
    window.open_page("due")
    settle()
    assert window.findChild(QListView, "dueList").model().rowCount() == 1
    assert "马上做" in window.findChild(QLabel, "dueWords").text()


def test_looks_change_at_once_and_are_kept(window, desk, ask, look, settle, qtbot):
    window.open_page("settings")
    settle()
    click(qtbot, window, "theme_dark")
    click(qtbot, window, "scale_1.5")
    settle()
    assert (look.theme.name, look.theme.scale) == (ThemeName.DARK, 1.5)
    kept = ask(desk.upkeep.settings)
    assert (kept.theme, kept.scale) == ("dark", 1.5)
    click(qtbot, window, "motion_moving")
    assert not look.theme.still
    click(qtbot, window, "motion_still")
    assert look.theme.still
    settle()
    assert ask(desk.upkeep.settings).still
