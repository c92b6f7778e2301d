"""Scans in the window: brought in by each way, put in order, attached, looked at, taken off, by keys."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton

from tests.pictures import making
from tests.ui.hands import click, press, told, write
from xinfang_desk.domain.books.materials import scanned
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import Material


@pytest.fixture
def card(window):
    return window.around.pages.matter.scans


@pytest.fixture
def strip(card):
    return card.taking.strip


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "brought"
    folder.mkdir()
    for name, content in (("a.jpg", making.jpeg()), ("b.tif", making.tiff(2)), ("c.pdf", b"no pdf")):
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def bring(card, settle):
    def brought(*files):
        card.taking.take(list(files))
        settle()

    return brought


def materials(record, number):
    return [
        (each.name, each.pages, each.scan and each.scan.kind)
        for each in record(number).matter.draft.materials
    ]


def test_files_become_one_material_by_keys_alone(
    window, opened, record, card, strip, files, qtbot, settle, monkeypatch
):
    number = opened(materials=(Material(name="工资条", pages=9),))
    monkeypatch.setattr(
        "ui.officer.parts.scans.sources.files_to_open", lambda *_: (files / "a.jpg", files / "b.tif")
    )
    first = window.findChild(QPushButton, "chooseScans")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    settle()
    assert (strip.count(), strip.hasFocus(), card.taking.name.text()) == (3, True, "a")
    qtbot.keyClick(strip, Qt.Key.Key_R)
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert [(each.file, each.page, each.turn) for each in strip.staged.pages] == [(0, 0, 0), (1, 0, 0)]
    qtbot.keyClick(strip, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [(each.file, each.page, each.turn) for each in strip.staged.pages] == [
        (0, 0, 0), (1, 1, 90), (1, 0, 0),
    ]  # fmt: skip
    write(window, scanName="工资条")
    qtbot.keyClick(card.taking.name, Qt.Key.Key_Return)
    settle()
    assert materials(record, number) == [("工资条", 3, "pdf")]
    assert not card.is_begun()
    assert "已附上" in told(window)
    assert "材料接收清单" in "".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def test_every_button_does_what_its_key_does(window, opened, strip, files, bring, qtbot):
    opened()
    bring(files / "b.tif")
    strip.setCurrentRow(0)
    for name in ("turnLeft", "turnRight", "turnRight", "moveOn"):
        click(qtbot, window, name)
    assert [(each.page, each.turn) for each in strip.staged.pages] == [(1, 0), (0, 90)]
    click(qtbot, window, "moveBack")
    click(qtbot, window, "dropPage")
    click(qtbot, window, "stagedBack")
    assert [(each.page, each.turn) for each in strip.staged.pages] == [(0, 90), (1, 0)]
    click(qtbot, window, "leaveScans")
    assert strip.count() == 0


def test_what_is_refused_says_why_and_the_others_come(window, opened, card, strip, files, bring):
    opened()
    bring(files / "c.pdf", files / "a.jpg")
    assert "这个文件坏了" in told(window) or strip.count() == 1
    assert strip.count() == 1
    bring(files / "nowhere.jpg")
    assert strip.count() == 1


def test_they_are_dropped_and_pasted(window, opened, card, strip, files, qtbot, settle):
    opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files / "a.jpg"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    card.taking.dropEvent(event)
    settle()
    assert (strip.count(), event.dropAction()) == (1, Qt.DropAction.CopyAction)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    click(qtbot, window, "pasteScan")
    settle()
    assert strip.count() == 2
    QGuiApplication.clipboard().setText("没有图")
    click(qtbot, window, "pasteScan")
    settle()
    assert strip.count() == 2
    assert "没有图片" in told(window)
    QGuiApplication.clipboard().clear()


def test_a_watched_folder_brings_what_is_put_in_once_it_is_whole(
    window, opened, card, strip, files, qtbot, settle, tmp_path, monkeypatch
):
    opened()
    folder = tmp_path / "scanner"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(making.jpeg())
    monkeypatch.setattr("ui.officer.parts.scans.sources.chosen_folder", lambda *_: folder)
    click(qtbot, window, "watchScans")
    settle()
    assert window.around._station.desk.upkeep.settings().scans == str(folder)
    content = making.jpeg()
    (folder / "new.jpg").write_bytes(content[:1000])
    card.taking.sources._look_into()
    settle()
    (folder / "new.jpg").write_bytes(content)
    os.utime(folder / "new.jpg", (1, 1))
    for expected in (0, 1, 1):
        card.taking.sources._look_into()
        settle()
        assert strip.count() == expected
    card.hide()
    assert not card.taking.sources._watch.isActive()


def test_the_scanner_gives_a_page_or_says_why(window, opened, strip, qtbot, settle, tmp_path, monkeypatch):
    program = tmp_path / "scanimage"
    picture = tmp_path / "page.png"
    picture.write_bytes(making.png())
    program.write_text(f"#!/bin/sh\ncat {picture}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    opened()
    click(qtbot, window, "scanPage")
    settle()
    assert strip.count() == 1
    program.write_text("#!/bin/sh\nexit 7\n")
    click(qtbot, window, "scanPage")
    settle()
    assert "扫描仪没有扫成" in told(window)
    assert strip.count() == 1


def test_a_scan_is_looked_at_and_leaves_nothing(window, opened, card, files, bring, qtbot, settle, tmp_path):
    opened()
    bring(files / "b.tif")
    click(qtbot, window, "attachScans")
    settle()
    click(qtbot, window, "seeScan")
    settle()
    assert card.view.isVisible()
    assert card.view.hasFocus()
    seen = card.view.findChild(QLabel, "scanPicture")
    assert (seen.accessibleName(), seen.pixmap().isNull()) == ("第1页，共2页", False)
    qtbot.keyClick(card.view, Qt.Key.Key_PageDown)
    settle()
    assert seen.accessibleName() == "第2页，共2页"
    qtbot.keyClick(card.view, Qt.Key.Key_PageDown)
    settle()
    assert seen.accessibleName() == "第2页，共2页"
    qtbot.keyClick(card.view, Qt.Key.Key_PageUp)
    settle()
    assert seen.accessibleName() == "第1页，共2页"
    qtbot.keyClick(card.view, Qt.Key.Key_Escape)
    assert not card.view.isVisible()
    assert card.view._content == b""


def test_a_scan_is_saved_where_one_says(window, opened, files, bring, qtbot, settle, tmp_path, monkeypatch):
    number = opened()
    bring(files / "a.jpg")
    click(qtbot, window, "attachScans")
    settle()
    monkeypatch.setattr("ui.scans_saved.chosen_folder", lambda *_: tmp_path / "out")
    click(qtbot, window, "saveScans")
    settle()
    assert [each.name for each in (tmp_path / "out").iterdir()] == [f"{number}-01.jpg"]
    assert "没有加密" in told(window)


def test_a_scan_is_taken_off_for_a_reason(window, opened, record, card, files, bring, qtbot, settle):
    number = opened()
    bring(files / "a.jpg")
    click(qtbot, window, "attachScans")
    settle()
    click(qtbot, window, "askTakeOff")
    assert card.why.hasFocus()
    click(qtbot, window, "takeOff")
    settle()
    assert len(scanned(record(number).matter.draft)) == 1
    write(window, takeOffWhy="拿错了")
    qtbot.keyClick(card.why, Qt.Key.Key_Return)
    settle()
    assert materials(record, number) == []
    assert window.findChild(QPushButton, "seeScan") is None


def test_pages_that_wait_are_not_lost_by_the_way(window, opened, card, files, bring, settle):
    number = opened()
    bring(files / "a.jpg")
    other = opened()
    assert number != other
    assert window.around.pages.matter._bound.number == number
    assert "页没有附上" in told(window)
    card.taking.clear()
    window.open_matter(other)
    settle()
    assert window.around.pages.matter._bound.number == other


def test_what_is_sealed_takes_more_and_shows_none(window, opened, card, files, bring, qtbot, settle):
    opened(purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    assert window.findChild(QLabel, "scansSealed").isVisible()
    bring(files / "a.jpg")
    click(qtbot, window, "attachScans")
    settle()
    assert "随这件封存" in told(window)
    assert window.findChild(QPushButton, "seeScan") is None


def test_nothing_is_brought_to_what_is_void(window, opened, card, qtbot, settle):
    opened()
    click(qtbot, window, "voidVisit")
    write(window, voidWhy="登了两遍")
    click(qtbot, window, "void")
    settle()
    assert not card.isVisible()


def test_what_was_just_registered_is_scanned_from_its_page(window, registered, qtbot, settle):
    visit = registered(materials=(Material(name="工资条"),))
    window.show_page(window.around.pages.result)
    window.around.pages.result.show_visit(visit)
    settle()
    press(qtbot, window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    settle()
    assert window._page is window.around.pages.matter
    first = window.findChild(QPushButton, "chooseScans")
    assert first.hasFocus()
    window.setFocus()
    press(qtbot, window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert first.hasFocus()
