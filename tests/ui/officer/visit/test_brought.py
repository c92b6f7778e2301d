"""Scans that come while a visit is being written: kept with the draft, and the matter's in the end."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.pictures import making
from tests.ui.hands import click, press, register_as_is, told
from xinfang_desk.domain.category import Paper

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window):
    return window.intake


@pytest.fixture
def panel(page):
    return page.brought


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "brought"
    folder.mkdir()
    for name, content in (
        ("微信记录.jpg", making.jpeg()),
        ("合同.tif", making.tiff(2)),
        ("坏.pdf", b"no pdf"),
    ):
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def written(page, settle):
    """Somebody's words stand on the form."""
    page.people.form.name.setText("周试例")
    page.people.form.name.textEdited.emit("周试例")
    page.matters.form.statement.setPlainText("工地欠我三个月工资")
    settle()


@pytest.fixture
def drop(page, settle):
    def dropped(*files):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
        actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(5, 5), actions, data, left, none)
        page.matters.dropEvent(event)
        settle()
        assert event.dropAction() == Qt.DropAction.CopyAction

    return dropped


def standing(page):
    return [(each.name, each.pages, each.scan.kind) for each in page.matters.scanned()]


def test_what_is_dropped_is_kept_before_it_is_registered_and_goes_with_the_matter(
    window, page, written, drop, files, drafts, visits, desk, ask, qtbot, settle
):
    drop(files / "微信记录.jpg", files / "坏.pdf", files / "合同.tif")
    assert standing(page) == [("微信记录", 1, "jpeg"), ("合同", 2, "tiff")]
    assert page.matters.form.scans.accessibleName() == "扫描件：2份3页"
    # Nobody has pressed anything: it lies in the draft already.
    [kept] = drafts()
    assert [each.name for each in kept.draft.matters[0].materials] == ["微信记录", "合同"]
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    number = visit.matters[0].number
    assert [(each.name, each.pages) for each in ask(desk.scans.listed, number)] == [
        ("微信记录", 1),
        ("合同", 2),
    ]
    assert Paper.MATERIALS in visit.matters[0].papers
    assert drafts() == ()
    assert standing(page) == []
    assert page.matters.form.scans.accessibleName() == "收扫描件"


def test_what_is_pasted_into_the_words_is_a_scan_and_no_words(page, written, files, qtbot, settle):
    statement = page.matters.form.statement
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    qtbot.keyClick(statement, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(files / "微信记录.jpg"))])
    QGuiApplication.clipboard().setMimeData(copied)
    qtbot.keyClick(statement, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    QGuiApplication.clipboard().clear()
    assert standing(page) == [("材料1", 1, "png"), ("微信记录", 1, "jpeg")]
    assert statement.written() == "工地欠我三个月工资"


def test_a_watched_folder_and_the_panel_by_keys(
    window, page, panel, written, files, qtbot, settle, monkeypatch, tmp_path, drafts
):
    folder = tmp_path / "scanner"
    folder.mkdir()
    monkeypatch.setattr("ui.officer.parts.scans.sources.chosen_folder", lambda *_: folder)
    press(qtbot, window, Qt.Key.Key_X, ALT)
    assert panel.isVisible()
    assert window.findChild(QPushButton, "brought_chooseScans").hasFocus()
    watch = panel.findChild(QPushButton, "brought_watchScans")
    watch.setFocus()
    qtbot.keyClick(watch, Qt.Key.Key_Space)
    settle()
    for name in ("合同.tif", "微信记录.jpg"):
        (folder / name).write_bytes((files / name).read_bytes())
    for _ in range(2):
        panel.sources._look_into()
        settle()
    assert standing(page) == [("合同", 2, "tiff"), ("微信记录", 1, "jpeg")]

    # One goes on in the next file: they are one material.
    join = panel.findChild(QPushButton, "joinBrought")
    join.setFocus()
    qtbot.keyClick(join, Qt.Key.Key_Space)
    settle()
    assert standing(page) == [("合同", 3, "pdf")]
    name = panel.findChild(QLineEdit, "broughtName_1")
    name.setFocus()
    name.setText("承包合同")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settle()
    click(qtbot, window, "seeBrought")
    settle()
    assert panel.view.findChild(QLabel, "scanPicture").accessibleName() == "第1页，共3页"
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.view._content == b""
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.matters.form.scans.hasFocus()
    assert not panel.sources._watch.isActive()
    page.keep_draft()
    settle()
    assert [each.name for each in drafts()[0].draft.matters[0].materials] == ["承包合同"]


def test_one_that_is_taken_out_can_be_put_back(window, page, panel, written, drop, files, qtbot, settle):
    drop(files / "微信记录.jpg")
    page.brought.turn()
    settle()
    click(qtbot, window, "dropBrought")
    assert standing(page) == []
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert standing(page) == [("微信记录", 1, "jpeg")]


def test_each_matter_has_its_own_and_a_draft_brings_them_back(
    window, page, written, drop, files, drafts, settle
):
    drop(files / "微信记录.jpg")
    page.matters.add_matter()
    page.matters.form.statement.setPlainText("路灯坏了没人修")
    drop(files / "合同.tif")
    assert standing(page) == [("合同", 2, "tiff")]
    page.matters.turn(1)
    assert standing(page) == [("微信记录", 1, "jpeg")]
    page.new_visit()
    settle()
    assert standing(page) == []
    [kept] = drafts()
    page.take_up(kept)
    settle()
    assert standing(page) == [("微信记录", 1, "jpeg")]
    page.matters.turn(1)
    assert standing(page) == [("合同", 2, "tiff")]
    assert page.matters.form.materials.text() == ""


def test_what_cannot_be_kept_does_not_stand_on_the_form(window, page, written, drop, files, desk, refuse):
    refuse(desk.scans, "put_by", "store.full")
    drop(files / "微信记录.jpg")
    assert standing(page) == []
    assert "磁盘已满" in told(window)


def test_it_is_not_registered_while_something_is_on_its_way(
    window, page, written, files, visits, qtbot, settle
):
    page.brought.sources.take([files / "合同.tif"])
    page.register()
    assert "还在收" in told(window)
    settle()
    assert visits() == []
    register_as_is(qtbot, window)
    settle()
    assert len(visits()) == 1


def test_a_form_with_a_scan_alone_is_no_empty_one(page, drop, files, drafts, settle):
    drop(files / "微信记录.jpg")
    page.new_visit()
    settle()
    assert [each.first_words for each in drafts()] == ["微信记录"]
