"""What is rarely done for a desk: a lost batch is waited for no more, everything is told again."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import DeskSide, record
from tests.exchange.world import FIRST, register
from tests.ui.county.hands import received, words_in, write_reply
from ui.background import Topic
from ui.county.inbox.verdicts import totals
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import PillKind
from ui.widgets.shown.table import TableModel
from xinfang_desk.county.brought import county_sticks
from xinfang_desk.devices.sticks import Stick

DESK = "411526102-1"


@pytest.fixture
def lost(office, lane, desk, window, qtbot):
    """The first and the third batch never came."""
    batches = [desk.batch(record(running)) for running in range(1, 5)]
    lane.open(lambda: office.receive([batches[1].path, batches[3].path]))
    window.reload()
    qtbot.waitUntil(lambda: pill(window) == "缺第1、3批")
    qtbot.waitUntil(lambda: lane._waiting == 0)
    return window


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def pill(window):
    """What stands out in the first line: what is missing, else what waits."""
    model = window.incoming.desks.table.model()
    said = [model.index(0, column).data() or "" for column in (3, 4)]
    return said[0] or said[1]


def notice(window):
    return window.findChild(QWidget, "countyNotice").accessibleName()


def fault(window, name):
    found = window.findChild(QLabel, f"{name}Fault")
    return found.text() if found is not None else ""


def test_a_lost_batch_is_waited_for_no_more(lost, office, lane, qtbot):
    press(qtbot, lost, "gapOfDesk")
    panel = lost.findChild(QWidget, "gapPanel")
    assert panel.isVisible()
    assert "示例镇" in panel.accessibleName()
    which = lost.findChild(QComboBox, "gapSequence")
    assert QApplication.focusWidget() is which
    assert [which.itemData(at) for at in range(which.count())] == [(1, 3), (1, 1), (3, 3)]
    which.setCurrentIndex(2)
    why = lost.findChild(QLineEdit, "gapWhy")
    why.setText("U盘丢失，第4批已补报")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pill(lost) == "缺第1批")
    assert not panel.isVisible()
    assert notice(lost) == "已记下，不再等 411526102-1 的第3批。"
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert lane.open(office.desks)[0].missing == (1,)


def test_without_a_reason_nothing_is_asked_of_the_office(lost, office, lane, qtbot):
    press(qtbot, lost, "gapOfDesk")
    press(qtbot, lost, "gapDo")
    assert lane._waiting == 0
    assert "为什么不会来" in fault(lost, "gapWhy")
    assert QApplication.focusWidget() is lost.findChild(QLineEdit, "gapWhy")
    press(qtbot, lost, "gapLeave")
    assert not lost.findChild(QWidget, "gapPanel").isVisible()
    assert QApplication.focusWidget() is lost.findChild(QPushButton, "gapOfDesk")
    press(qtbot, lost, "gapOfDesk")
    assert fault(lost, "gapWhy") == ""


def test_one_that_came_meanwhile_is_said_at_its_field(lost, office, lane, qtbot):
    press(qtbot, lost, "gapOfDesk")
    lost.findChild(QComboBox, "gapSequence").setCurrentIndex(1)
    lane.open(lambda: office.close_gap(DESK, 1, "已补报"))
    lost.findChild(QLineEdit, "gapWhy").setText("U盘丢失")
    press(qtbot, lost, "gapDo")
    qtbot.waitUntil(lambda: "没有在等" in fault(lost, "gapSequence"))
    assert lost.findChild(QLineEdit, "gapWhy").text() == "U盘丢失"


def test_all_replies_are_written_anew_once_asked(window, filled, lane, qtbot, desk, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: lane._waiting == 0)
    lane.open(lambda: filled.reply(DESK, tmp_path))
    later = desk.batch(record(4))
    lane.open(lambda: filled.receive([later.path]))
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    write_reply(qtbot, window, monkeypatch, first)
    qtbot.waitUntil(lambda: "收下1件" in notice(window))
    qtbot.waitUntil(lambda: lane._waiting == 0 and pill(window) == "都已回执")
    press(qtbot, window, "wholeOfDesk")
    assert window.findChild(QWidget, "wholePanel").isVisible()
    chosen = "ui.chosen_files.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(chosen, lambda *_: str(tmp_path / "pulled-out"))
    press(qtbot, window, "wholeDo")
    qtbot.waitUntil(lambda: "拔出" in notice(window))
    assert window.findChild(QWidget, "wholePanel").isVisible()
    monkeypatch.setattr(chosen, lambda *_: str(second))
    press(qtbot, window, "wholeDo")
    qtbot.waitUntil(lambda: "已写好并核对" in notice(window))
    assert not window.findChild(QWidget, "wholePanel").isVisible()
    (file,) = second.iterdir()
    assert set(desk.results(file)) == {record(running).number for running in (1, 2, 3, 4)}


def test_one_thing_is_asked_at_a_time(lost, qtbot):
    press(qtbot, lost, "gapOfDesk")
    press(qtbot, lost, "wholeOfDesk")
    assert not lost.findChild(QWidget, "gapPanel").isVisible()
    assert lost.findChild(QWidget, "wholePanel").isVisible()


def test_a_reload_that_changes_nothing_leaves_the_focus(lost, lane, qtbot):
    button = lost.findChild(QPushButton, "replyDesk")
    button.setFocus()
    lane.changed.emit(Topic.ALL)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert QApplication.focusWidget() is button


def test_all_that_wait_are_told_by_one_key_and_a_revoked_one_is_not(
    window, filled, lane, qtbot, desk, tmp_path, monkeypatch
):
    other = DeskSide(tmp_path, desk.county, "411526103-1")
    lane.open(lambda: filled.enrol(other.card_file(name="样本镇")))
    lane.open(lambda: filled.receive([other.batch(record(1, desk="411526103-1")).path]))
    window.reload()
    model = window.incoming.desks.table.model()
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "replyAll").accessibleName() == "写 2 个台的回执")
    lane.open(lambda: filled.revoke("411526103-1", "电脑丢失"))
    window.reload()
    qtbot.waitUntil(lambda: "吊销：电脑丢失" in model.index(1, 4).data())
    window.incoming.desks.table.setCurrentIndex(model.index(1, 0))
    assert not window.findChild(QPushButton, "replyDesk").isEnabled()
    place = tmp_path / "stick"
    place.mkdir()
    write_reply(qtbot, window, monkeypatch, place, "replyAll")
    qtbot.waitUntil(lambda: "1 个接待台的回执已写好并核对" in notice(window))
    assert [each.name for each in place.iterdir()] == ["411526102-1-000001.ack.xfb"]


def test_what_is_new_on_a_stick_is_taken_by_one_key(window, office, lane, qtbot, desk, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    (stick / "XINFANG" / "out").mkdir(parents=True)
    (stick / "XINFANG" / "ack").mkdir()
    for file in (desk.batch(record(1)).path, desk.batch(record(2)).path):
        shutil.copy(file, stick / "XINFANG" / "out")
    plugged = Stick(folder=stick, label="传递一号", free_mb=100)
    monkeypatch.setattr(county_sticks, "sticks", lambda: (plugged,))
    window.incoming.inbox.look()
    take = window.findChild(QPushButton, "takeNew")
    qtbot.waitUntil(lambda: take.accessibleName() == "收 2 个新文件")
    choose = window.findChild(QPushButton, "chooseBatches")
    choose.setFocus()
    where = take.pos()
    qtbot.keyClick(choose, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "收完 2 个：收下 2" in notice(window))
    qtbot.waitUntil(lambda: take.accessibleName() == "再看一遍U盘")
    assert take.pos() == where
    qtbot.waitUntil(window.findChild(QPushButton, "replyAll").hasFocus)
    assert len(list((stick / "XINFANG" / "out").iterdir())) == 2
    qtbot.keyClick(choose, Qt.Key.Key_F8)
    write = window.findChild(QPushButton, "sendReplies")
    qtbot.waitUntil(lambda: write.hasFocus() and write.accessibleName() == "写 1 份到U盘")
    assert not list((stick / "XINFANG" / "ack").iterdir())
    qtbot.keyClick(write, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.suffix for each in (stick / "XINFANG" / "ack").iterdir()] == [".xfb"])


def test_a_folder_that_is_dropped_is_copied_from(window, lane, qtbot, desk, tmp_path):
    folder = tmp_path / "brought"
    folder.mkdir()
    shutil.copy(desk.batch(record(1)).path, folder)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(folder))])
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    drop = QDropEvent(
        QPoint(9, 9), offered, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    drop.setDropAction(Qt.DropAction.MoveAction)
    window.incoming.inbox.dropEvent(drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: "收下1件" in received(window))
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_the_last_batch_is_called_by_its_own_number(lost, office, lane, qtbot):
    lane.open(lambda: office.close_gap(DESK, 1, "U盘丢了"))
    lost.reload()
    qtbot.waitUntil(lambda: pill(lost) == "缺第3批")
    model = lost.incoming.desks.table.model()
    assert model.index(0, 1).data().startswith("第4批")


def test_what_was_here_before_is_not_counted_as_taken(office, lane, desk):
    files = [desk.batch(record(running)).path for running in (1, 2)]
    lane.open(lambda: office.receive(files[:1]))
    said, kind = totals(lane.open(lambda: office.receive([*files, files[0].with_name("none.xfb")])))
    assert said == "收完 3 个：收下 1，以前收过 1，没有收 1。"
    assert kind is NoticeKind.WARN


def sending(window):
    model = window.incoming.desks.sending.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_goes_is_seen_before_it_is_written_and_nothing_is_told_until_then(
    window, filled, lane, qtbot, desk, tmp_path, monkeypatch
):
    answer = {"number": record(1).number, "event": "answered", "org": "县人社局", "date": "2026-09-16"}
    lane.open(lambda: filled.answer([json.dumps(answer).encode()]))
    desk.batch(record(4))
    lane.open(lambda: filled.receive([desk.batch(record(5)).path]))
    window.reload()
    all_of_them = window.findChild(QPushButton, "replyAll")
    qtbot.waitUntil(lambda: all_of_them.accessibleName() == "写 1 个台的回执")
    qtbot.keyClick(all_of_them, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: bool(sending(window)))
    assert sending(window) == [["示例镇　1号", "2批", "3件", "1件", "1条", "请它补第2批"]]
    assert not window.incoming.desks.table.isVisible()
    assert "读回核对，才算告诉过" in words_in(window.incoming.desks.sending)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(window.incoming.desks.table.hasFocus)
    assert lane.open(filled.preview_replies)[0].updates == 1
    # A folder that is gone tells nobody, and the line stays.
    write_reply(qtbot, window, monkeypatch, tmp_path / "gone", "replyAll")
    qtbot.waitUntil(lambda: "拔出" in notice(window))
    assert window.incoming.desks.sending.isVisible()
    assert lane.open(filled.preview_replies)[0].updates == 1


def test_with_nothing_new_the_last_reply_goes_again(window, filled, lane, qtbot, tmp_path, monkeypatch):
    first, again = tmp_path / "first", tmp_path / "again"
    for folder in (first, again):
        folder.mkdir()
    lane.open(lambda: filled.reply(DESK, first))
    window.reload()
    qtbot.waitUntil(lambda: pill(window) == "都已回执")
    press(qtbot, window, "replyDesk")
    qtbot.waitUntil(lambda: "原样再写一遍" in words_in(window.incoming.desks.sending))
    write_reply(qtbot, window, monkeypatch, again)
    qtbot.waitUntil(lambda: "已写好并核对" in notice(window))
    (one,), (other,) = first.iterdir(), again.iterdir()
    assert one.read_bytes() == other.read_bytes()


def test_which_replies_a_desk_took_stands_in_its_line(watched, world, lane, qtbot):
    window = watched()
    office = window._station.office
    model = window.incoming.desks.table.model()

    def brings(said):
        """Its next batch comes; what the line says then of the replies, and how it stands out."""
        with world.desk() as desk:
            register(desk)
            made = desk.outbox.make_batch(world.place())
        lane.open(lambda: office.receive([world.place() / made.file]))
        window.reload()

        def cell():
            lines = range(model.rowCount())
            return next(model.index(at, 5) for at in lines if "示例镇" in model.index(at, 0).data())

        qtbot.waitUntil(lambda: cell().data() == said)
        return cell().data(TableModel.PillRole)

    def replied():
        return Path(lane.open(lambda: office.reply(FIRST, world.place())).file)

    brings("它没有说")
    lost = replied()
    brings("它没有说")
    second = replied()
    with world.desk() as desk:
        desk.inbox.take_reply(second)
    assert brings("没收到第1份") is PillKind.WARN
    with world.desk() as desk:
        desk.inbox.take_reply(lost)
    assert brings("到第2份") is None
