"""What came in: the worst first, each with its next act; a folder that is watched; what was not taken."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from tests.county.parties import DeskSide, record
from tests.ui.county.hands import notice, press, received

FOLDER = "ui.chosen_files.QFileDialog.getExistingDirectory"


@pytest.fixture
def stranger(desk, tmp_path):
    return DeskSide(tmp_path, desk.county, "411526107-1")


@pytest.fixture
def other(desk, office, lane, tmp_path):
    other = DeskSide(tmp_path, desk.county, "411526103-1")
    lane.open(lambda: office.enrol(other.card_file(name="样本镇")))
    return other


def quiet(qtbot, lane):
    qtbot.waitUntil(lambda: lane._waiting == 0)


def take(qtbot, window, lane, *files):
    window.incoming.inbox.receive(list(files))
    qtbot.waitUntil(lambda: "收完" in notice(window))
    quiet(qtbot, lane)


def test_the_worst_comes_first_and_what_is_well_is_one_line(window, lane, qtbot, desk, tmp_path):
    junk = tmp_path / "photo.jpg"
    junk.write_bytes(b"\xff\xd8\xff")
    good = [desk.batch(record(running)).path for running in (1, 2, 3)]
    window.reload()
    quiet(qtbot, lane)
    take(qtbot, window, lane, *good[:2], junk, good[0])
    first, well = received(window).splitlines()
    assert first.startswith("photo.jpg 不是批次文件")
    assert well == "3 个都好：示例镇1号 1件、示例镇1号 1件；1 个以前收过"
    press(qtbot, window, "received_wellAction")
    assert len(received(window).splitlines()) == 4


def test_what_was_refused_moves_nothing_and_the_main_act_stays_in_sight(
    window, office, lane, qtbot, desk, stranger, tmp_path
):
    good = desk.batch(record(1)).path
    desk.sequence, desk.previous = 0, None
    cut = tmp_path / "cut.xfb"
    cut.write_bytes(good.read_bytes()[:300])
    bad = [desk.batch(record(2)).path, cut, stranger.batch(record(1, desk=stranger.desk)).path]
    take(qtbot, window, lane, good, *bad)
    assert len(received(window).splitlines()) == 4
    scroll = window.incoming._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() == 0)
    for name in ("checkReceipt", "takeNew", "replyAll"):
        part = window.findChild(QPushButton, name)
        assert window.rect().contains(part.rect().translated(part.mapTo(window, part.rect().topLeft())))
    qtbot.keyClick(window, Qt.Key.Key_F8)
    write = window.findChild(QPushButton, "sendReplies")
    qtbot.waitUntil(lambda: write.isEnabled() and write.hasFocus())
    assert (scroll.maximum(), scroll.value()) == (0, 0)


def test_a_preview_that_is_older_than_what_came_in_writes_nothing(
    window, office, lane, qtbot, desk, other, tmp_path, monkeypatch
):
    take(qtbot, window, lane, desk.batch(record(1)).path)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    write = window.findChild(QPushButton, "sendReplies")
    qtbot.waitUntil(write.isEnabled)
    # Another computer on the same ledger: this window hears nothing of it.
    lane.open(lambda: office.receive([other.batch(record(1, desk=other.desk)).path]))
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(FOLDER, lambda *_: str(stick))
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: "一份也没有写" in notice(window))
    model = window.incoming.desks.sending.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2 and write.isEnabled())
    assert list(stick.rglob("*.xfb")) == []
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: "2 个接待台的回执已写好" in notice(window))
    assert len(list(stick.rglob("*.xfb"))) == 2


def test_a_gap_leads_to_its_own_question_by_one_key(window, lane, qtbot, desk):
    desk.batch(record(1))
    second = desk.batch(record(2)).path
    window.findChild(QPushButton, "takeNew").setFocus()
    take(qtbot, window, lane, second)
    act = window.findChild(QPushButton, "received_0Action")
    qtbot.waitUntil(act.hasFocus)
    qtbot.keyClick(act, Qt.Key.Key_Return)
    which = window.findChild(QComboBox, "gapSequence")
    assert which.isVisible()
    assert which.itemData(0) == (1, 1)


def test_a_restored_desk_is_told_everything_anew_from_its_verdict(window, lane, qtbot, desk, tmp_path):
    take(qtbot, window, lane, desk.batch(record(1)).path)
    desk.sequence, desk.previous = 0, None
    take(qtbot, window, lane, desk.batch(record(2)).path)
    assert "重写" in received(window)
    press(qtbot, window, "received_0Action")
    assert window.findChild(QPushButton, "wholeDo").isVisible()


def test_who_types_elsewhere_keeps_the_focus(window, lane, qtbot, desk):
    desk.batch(record(1))
    window.incoming.receipts.text.setFocus()
    take(qtbot, window, lane, desk.batch(record(2)).path)
    assert QApplication.focusWidget() is window.incoming.receipts.text


def test_a_watched_folder_is_taken_from_by_itself_and_remembered(
    window, office, lane, qtbot, desk, tmp_path, monkeypatch
):
    folder = tmp_path / "box"
    (folder / "out").mkdir(parents=True)
    (folder / "ack").mkdir()
    monkeypatch.setattr(FOLDER, lambda *_: str(folder))
    press(qtbot, window, "chooseWatched")
    said = window.findChild(QLabel, "watchedSaid")
    qtbot.waitUntil(lambda: said.text() == f"自动收：{folder}")
    batch = desk.batch(record(1))
    (folder / "out" / "a.xfb").write_bytes(batch.path.read_bytes())
    watched = window.incoming.inbox.watched
    for _ in range(2):
        watched.look()
        quiet(qtbot, lane)
    qtbot.waitUntil(lambda: "第1批：收下1件" in received(window))
    assert (folder / "out" / "a.xfb").exists()
    assert lane.open(office.settings).watched == str(folder)
    # The replies go back the way that the batches came.
    assert window.incoming.inbox.replies_place() == folder / "ack"
    for part in (folder / "out").iterdir():
        part.unlink()
    (folder / "out").rmdir()
    (folder / "ack").rmdir()
    folder.rmdir()
    watched._turn_to(str(folder))
    qtbot.waitUntil(lambda: "现在没有" in said.text())
    press(qtbot, window, "leaveWatched")
    qtbot.waitUntil(lambda: not said.isVisible())
    assert lane.open(office.settings).watched == ""


def test_what_was_seen_before_is_not_taken_again(office, lane, window, qtbot, desk, tmp_path):
    folder = tmp_path / "box"
    folder.mkdir()
    (folder / "a.xfb").write_bytes(desk.batch(record(1)).path.read_bytes())
    lane.open(lambda: office.receive([folder / "a.xfb"]))
    heard = []
    window.incoming.inbox.watched.arrived.connect(heard.append)
    window.incoming.inbox.watched._turn_to(str(folder))
    for _ in range(3):
        window.incoming.inbox.watched.look()
        quiet(qtbot, lane)
    assert heard == []


def test_what_was_not_taken_is_listed_and_given_back(window, lane, qtbot, stranger, tmp_path, monkeypatch):
    file = stranger.batch(record(1, desk=stranger.desk)).path
    take(qtbot, window, lane, file)
    button = window.findChild(QPushButton, "showKept")
    window.reload()
    qtbot.waitUntil(lambda: button.accessibleName() == "没有收的 1")
    press(qtbot, window, "showKept")
    assert not window.incoming.desks.isVisible()
    said = window.findChild(QLabel, "keptSaid")
    assert "登记卡" in said.text()
    back = tmp_path / "back"
    back.mkdir()
    monkeypatch.setattr(FOLDER, lambda *_: str(back))
    press(qtbot, window, "giveRefused")
    qtbot.waitUntil(lambda: "取出 1 个文件" in notice(window))
    (again,) = back.iterdir()
    assert again.read_bytes() == Path(file).read_bytes()
    qtbot.keyClick(window.incoming.kept.table, Qt.Key.Key_Escape)
    assert window.incoming.desks.isVisible()


def test_what_went_back_to_its_desk_is_listed_too(window, filled, lane, qtbot):
    window.reload()
    quiet(qtbot, lane)
    press(qtbot, window, "showKept")
    press(qtbot, window, "keptShown_records")
    model = window.incoming.kept.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 1).data().startswith("示例镇 ")
    assert window.findChild(QLabel, "keptSaid").text().endswith("按回车看这一件。")


def test_a_file_that_is_stopped_in_the_middle_leaves_nothing(window, office, lane, qtbot, desk, monkeypatch):
    batches = [desk.batch(record(running)).path for running in (1, 2)]
    began, stopped = Event(), Event()

    def long_one(_merge, _lines, told):
        began.set()
        stopped.wait(20)
        told(1)

    monkeypatch.setattr("xinfang_desk.county.merging.Merge.take", long_one)
    window.incoming.inbox.receive(batches)
    qtbot.waitUntil(began.is_set)
    press(qtbot, window, "stopReceiving")
    stopped.set()
    qtbot.waitUntil(lambda: "一件也没有收" in received(window))
    quiet(qtbot, lane)
    assert len(received(window).splitlines()) == 1
    assert lane.open(office.desks)[0].batches == 0
    assert lane.open(office.receiving.refused) == ()
