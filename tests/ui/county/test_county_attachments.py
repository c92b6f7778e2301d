"""The clerk opens what a desk took in: real files, real keys, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.exchange.world import ACCUSATION, register
from tests.pictures import making
from tests.ui.county.hands import notice, press, received, words_in


def _sent(world, desk, number, *contents):
    scans = desk.scans
    given = [scans.made(name, [content]) for name, content in contents]
    scans.attach(number, given)


@pytest.fixture
def show(watched, lane, qtbot):
    def shown(home, file, number):
        window = watched(home)
        window.incoming.inbox.receive([file])
        qtbot.waitUntil(lambda: bool(received(window)), timeout=20_000)
        window.open_matter(number)
        qtbot.waitUntil(lambda: lane._waiting == 0)
        return window

    return shown


@pytest.fixture
def window(show, world):
    with world.desk() as desk:
        number = register(desk, materials=[{"name": "工资条", "pages": 2, "copy": False}])
        _sent(world, desk, number, ("考勤表", making.tiff(2)), ("照片", making.jpeg()))
        carried = desk.outbox.make_batch(world.place())
    return show("county", world.place() / carried.file, number)


def quiet(lane, qtbot):
    qtbot.waitUntil(lambda: lane._waiting == 0, timeout=20_000)


def test_the_clerk_sees_the_pages(window, lane, qtbot, tmp_path, world, monkeypatch):
    card = window.matters.matter.handed_in
    assert ["工资条" in words_in(card), "没有扫描" in words_in(card), "考勤表　2页" in words_in(card)] == [
        True
    ] * 3
    before = sorted(world.folder.rglob("*"))
    window.findChild(QPushButton, "seeAttachment").setFocus()
    qtbot.keyClick(window.findChild(QPushButton, "seeAttachment"), Qt.Key.Key_Space)
    quiet(lane, qtbot)
    seen = card.view.findChild(QLabel, "scanPicture")
    assert (seen.accessibleName(), seen.pixmap().isNull(), card.view.hasFocus()) == (
        "第1页，共2页",
        False,
        True,
    )
    qtbot.keyClick(card.view, Qt.Key.Key_PageDown)
    quiet(lane, qtbot)
    assert seen.accessibleName() == "第2页，共2页"
    qtbot.keyClick(card.view, Qt.Key.Key_Escape)
    assert not card.view.isVisible()
    # To look makes no file.
    assert {each.suffix for each in set(world.folder.rglob("*")) - set(before)} <= {".db-wal", ".db-shm"}
    told = lane.open(lambda: window.matters._station.office.keeping.trail(verb="scan_opened"))
    assert len(told.lines) == 1
    monkeypatch.setattr("ui.scans_saved.chosen_folder", lambda *_: tmp_path / "out")
    press(qtbot, window, "saveAttachments")
    quiet(lane, qtbot)
    assert sorted(each.suffix for each in (tmp_path / "out").iterdir()) == [".jpg", ".tif"]
    assert "没有加密" in notice(window)


def test_the_authority_sees_those_of_an_accusation(show, world, lane, qtbot):
    with world.desk() as desk:
        number = register(desk, **ACCUSATION)
        _sent(world, desk, number, ("照片", making.tiff(2)))
        carried = desk.discipline.make_batch(world.place())
    window = show("discipline", world.place() / carried.file, number)
    card = window.matters.matter.handed_in
    assert "sealed.age" not in words_in(window.matters.matter)
    press(qtbot, window, "seeAttachment")
    quiet(lane, qtbot)
    assert card.view.findChild(QLabel, "scanPicture").accessibleName() == "第1页，共2页"


def test_a_matter_without_any_has_no_such_card(show, world):
    with world.desk() as desk:
        number = register(desk, materials=[])
        carried = desk.outbox.make_batch(world.place())
    window = show("county", world.place() / carried.file, number)
    assert not window.matters.matter.handed_in.isVisible()
