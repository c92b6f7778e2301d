"""The county's window over a real ledger: files in, a step entered, a reply out."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.county.parties import record
from tests.ui.county.hands import write_reply
from ui.county.inbox.verdicts import said
from ui.look.theme import Theme
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.wire import CountyEvent
from xinfang_desk.county.answers import Received
from xinfang_desk.words.county_events import event_name, events

NUMBER = record(1).number


def child(window, name, kind=QWidget):
    return window.findChild(kind, name)


def press(qtbot, window, name):
    qtbot.mouseClick(child(window, name, QPushButton), Qt.MouseButton.LeftButton)


def words_in(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def settled(qtbot, window, lane):
    """Everything that was asked of the lane has been answered."""
    qtbot.waitUntil(lambda: lane._waiting == 0)


def notice(window):
    return child(window, "countyNotice", Notice).accessibleName()


def results(window):
    found = window.incoming.inbox.results.findChildren(Notice)
    return [each.accessibleName() for each in found if not each.isHidden()]


def test_an_empty_county_says_what_to_do(window, lane, qtbot) -> None:
    settled(qtbot, window, lane)
    assert "请接收它们的登记卡" in words_in(window.incoming.desks)
    window.open_page("matters")
    settled(qtbot, window, lane)
    assert "请先接收批次文件" in child(window, "mattersCount", QLabel).text()


def test_files_that_are_received_are_told_one_by_one(window, lane, qtbot, desk, tmp_path) -> None:
    desk.batch(record(9))
    second = desk.batch(record(1), record(2, statement="", request=""))
    junk = tmp_path / "junk.xfb"
    junk.write_bytes(b"junk")
    window.incoming.inbox.receive([second.path, junk, second.path])
    qtbot.waitUntil(lambda: len(results(window)) == 3)
    settled(qtbot, window, lane)
    bad, first, again = results(window)
    assert "收下1件，退回1件" in first
    assert "还缺第1批" in first
    assert bad.startswith("junk.xfb：")
    assert "以前收过" in again
    assert child(window, "chooseBatches", QPushButton).isEnabled()


def test_a_bug_of_ours_leaves_the_card_usable(window, lane, qtbot, desk, monkeypatch) -> None:
    def fails(*_args, **_more):
        raise ZeroDivisionError

    choose = child(window, "chooseBatches")
    with monkeypatch.context() as broken, qtbot.captureExceptions() as caught:
        broken.setattr(window._station.office, "receive", fails)
        window.incoming.inbox.receive([desk.batch(record(1)).path])
        assert not choose.isEnabled()
        qtbot.waitUntil(lambda: bool(caught))
    assert choose.isEnabled()
    assert not child(window, "receiveProgress").isVisible()
    assert "程序出了错" in notice(window)


def test_a_file_can_be_dropped_on_the_card(window, lane, qtbot, desk) -> None:
    batch = desk.batch(record(1))
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(batch.path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, content, left, none)
    window.incoming.inbox.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.incoming.inbox.dropEvent(QDropEvent(QPoint(9, 9), copy, content, left, none))
    qtbot.waitUntil(lambda: results(window) == ["示例镇1号 第1批：收下1件。"])
    settled(qtbot, window, lane)


def test_what_is_no_file_is_not_taken(window) -> None:
    content = QMimeData()
    content.setText("words")
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    window.incoming.inbox.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_search_and_open(window, filled, lane, qtbot) -> None:
    table = child(window, "mattersTable", QTableView)
    window.open_page("matters")
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    search = child(window, "search", QLineEdit)
    search.insert("前进")
    assert window.matters.isVisible()
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert child(window, "mattersCount", QLabel).text() == "第 1—1 件，共 1 件"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settled(qtbot, window, lane)
    assert child(window, "matterNumber", QLabel).text() == "411526102 1 26 00002 64"
    assert "前进村" in words_in(window.matters.matter)
    assert window.matters.matter.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table


def open_matter(window, lane, qtbot):
    settled(qtbot, window, lane)
    window.open_matter(NUMBER)
    settled(qtbot, window, lane)


def test_a_step_is_entered_and_goes_out_with_the_reply(
    window, filled, lane, qtbot, desk, tmp_path, monkeypatch
) -> None:
    open_matter(window, lane, qtbot)
    assert "还没有录入进展" in words_in(window.matters.matter)
    step = child(window, "answerEvent", QComboBox)
    step.setCurrentIndex(step.findData("answered"))
    child(window, "answerOrg", QLineEdit).setText("县人社局")
    child(window, "answerDay", QLineEdit).setText("2026-09-16")
    child(window, "answerDue", QLineEdit).setText("2026-11-15")
    child(window, "answerText", QTextEdit).setPlainText("已责令支付")
    press(qtbot, window, "enterAnswer")
    qtbot.waitUntil(lambda: "县人社局" in words_in(window.matters.matter))
    settled(qtbot, window, lane)
    said = words_in(window.matters.matter)
    assert "2026-09-16　答复　县人社局" in said
    assert "期限 2026-11-15" in said
    assert "已责令支付" in said
    assert "等下一份回执" in said
    assert child(window, "answerOrg", QLineEdit).text() == ""
    write_reply(qtbot, window, monkeypatch, tmp_path)
    qtbot.waitUntil(lambda: "收下2件，退回1件，进展1条" in notice(window))
    window.open_page("matters")
    qtbot.waitUntil(lambda: "已随回执带出" in words_in(window.matters.matter))
    settled(qtbot, window, lane)
    assert desk.results(tmp_path / "411526102-1-000001.ack.xfb")[NUMBER] == (1, "accepted", None)
    window.open_page("in")
    desks = window.incoming.desks.table.model()
    qtbot.waitUntil(lambda: desks.index(0, 4).data() == "都已回执")


def test_the_national_number_and_code_are_entered_corrected_and_told(
    window, filled, lane, qtbot, desk, tmp_path, monkeypatch
) -> None:
    open_matter(window, lane, qtbot)
    child(window, "nationalNumber", QLineEdit).setText("411526000000202600042")
    code = child(window, "queryCode", QLineEdit)
    code.setText("查询码")
    press(qtbot, window, "enterNational")
    qtbot.waitUntil(lambda: window.findChild(QLabel, "queryCodeFault") is not None)
    settled(qtbot, window, lane)
    assert code.text() == "查询码"
    code.setText("Q7K2M9X4")
    press(qtbot, window, "enterNational")
    told = child(window, "nationalTold", QLabel)
    qtbot.waitUntil(lambda: told.text() == "等下一份回执带给接待台")
    settled(qtbot, window, lane)
    write_reply(qtbot, window, monkeypatch, tmp_path)
    qtbot.waitUntil(lambda: "已写好并核对" in notice(window))
    window.open_page("matters")
    qtbot.waitUntil(lambda: told.text() == "已随回执带出")
    settled(qtbot, window, lane)
    kept = lane.open(lambda: filled.matter(NUMBER)).national
    assert (kept.number, kept.query_code, kept.replied) == ("411526000000202600042", "Q7K2M9X4", True)
    window.open_matter(record(2).number)
    settled(qtbot, window, lane)
    assert (code.text(), told.text()) == ("", "")


def test_what_is_missing_is_said_at_its_field_and_nothing_is_asked(window, filled, lane, qtbot) -> None:
    open_matter(window, lane, qtbot)
    child(window, "answerDue", QLineEdit).setText("soon")
    press(qtbot, window, "enterAnswer")
    assert lane._waiting == 0
    for name in ("answerOrg", "answerDay", "answerDue"):
        assert child(window, f"{name}Fault", QLabel).text()
    assert child(window, "answerDocumentFault", QLabel) is None


def test_what_the_office_refuses_is_said_at_its_field(window, filled, lane, qtbot) -> None:
    open_matter(window, lane, qtbot)
    child(window, "answerOrg", QLineEdit).setText("县" * 501)
    child(window, "answerDay", QLineEdit).setText("2026-09-16")
    press(qtbot, window, "enterAnswer")
    qtbot.waitUntil(lambda: child(window, "answerOrgFault", QLabel) is not None)
    settled(qtbot, window, lane)
    assert child(window, "answerOrg", QLineEdit).text() == "县" * 501


def test_cards_go_in_and_out(window, lane, qtbot, desk, tmp_path) -> None:
    window.incoming.desks.write_card(tmp_path / "out.card")
    qtbot.waitUntil(lambda: "登记卡已写出" in notice(window))
    assert json.loads((tmp_path / "out.card").read_bytes())["kind"] == "county"
    window.incoming.desks.enrol(desk.card_file())
    qtbot.waitUntil(lambda: "已接受 示例镇（411526102-1）" in notice(window))
    window.incoming.desks.enrol(desk.card_file(sign=new_sign_key().public))
    qtbot.waitUntil(lambda: child(window, "countyNotice", Notice).property("kind") == "danger")
    settled(qtbot, window, lane)


def test_a_reply_that_is_refused_is_told_and_may_be_tried_again(
    window, filled, lane, qtbot, desk, tmp_path, monkeypatch
) -> None:
    write_reply(qtbot, window, monkeypatch, tmp_path / "pulled-out")
    qtbot.waitUntil(lambda: "拔出" in notice(window))
    settled(qtbot, window, lane)
    assert child(window, "sendReplies", QPushButton).isEnabled()
    assert lane.open(filled.preview_replies)[0].batches == 1
    assert child(window, "countyNotice", Notice).property("kind") == "danger"


def test_buttons_open_the_choice_of_a_file(window, filled, lane, qtbot, desk, tmp_path, monkeypatch) -> None:
    settled(qtbot, window, lane)
    batch, card = desk.batch(record(4)), desk.card_file()
    answers = {
        "getOpenFileNames": ([str(batch.path)], ""),
        "getOpenFileName": (str(card), ""),
        "getSaveFileName": (str(tmp_path / "out.card"), ""),
        "getExistingDirectory": str(tmp_path),
    }
    offered = []
    for name, answer in answers.items():
        monkeypatch.setattr(
            f"ui.chosen_files.QFileDialog.{name}",
            lambda *said, answer=answer, **_k: offered.append(Path(*said[2:3]).name) or answer,
        )
    press(qtbot, window, "chooseBatches")
    qtbot.waitUntil(lambda: results(window) == ["示例镇1号 第2批：收下1件。"])
    settled(qtbot, window, lane)
    press(qtbot, window, "writeCard")
    qtbot.waitUntil((tmp_path / "out.card").exists)
    # A name that a double click opens in the program.
    assert offered[-1] == "县里的登记卡.xfcard"
    press(qtbot, window, "enrolDesk")
    qtbot.waitUntil(lambda: "已接受" in notice(window))
    settled(qtbot, window, lane)
    write_reply(qtbot, window, monkeypatch, tmp_path)
    qtbot.waitUntil((tmp_path / "411526102-1-000001.ack.xfb").exists)
    settled(qtbot, window, lane)


def test_a_narrow_window_shows_table_or_matter(window, filled, lane, qtbot) -> None:
    window.open_page("matters")
    settled(qtbot, window, lane)
    assert window.matters.table.isVisible()
    window.open_matter(NUMBER)
    assert window.matters.table.isVisible()
    assert not child(window, "backToList").isVisible()
    window.resize(1000, 700)
    press(qtbot, window, "pages_in")
    assert window.incoming.isVisible()
    press(qtbot, window, "pages_matters")
    settled(qtbot, window, lane)
    assert not window.matters.matter.isVisible()
    window.open_matter(NUMBER)
    assert not window.matters.table.isVisible()
    press(qtbot, window, "backToList")
    assert window.matters.table.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_at_any_size(window, filled, lane, qtbot, look, scale) -> None:
    look.use(Theme(scale=scale, still=True))
    open_matter(window, lane, qtbot)
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()
    assert window.width() == 1366


def test_all_that_can_be_acted_on_has_names(window, filled, lane, qtbot) -> None:
    open_matter(window, lane, qtbot)
    for kind in (QPushButton, QLineEdit, QComboBox, QTextEdit, QTableView):
        for control in window.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisible():
                assert control.objectName(), control
                assert control.accessibleName(), control.objectName()


def test_every_step_of_the_wire_has_a_name() -> None:
    assert {code for code, _name in events()} == set(CountyEvent.__args__)
    assert all(event_name(code) for code in CountyEvent.__args__)


def test_a_recovery_copy_is_told_apart_from_a_batch() -> None:
    words, kind = said(Received(file="x.xfb", desk="411526102-1", sequence=1, copy=True), {})
    assert (words, kind) == ("411526102-1 的恢复副本收下了，口令全丢的时候用。", NoticeKind.OK)


def test_closing_is_told(window, qtbot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_the_name_of_a_file_is_all_that_is_said_of_its_path(window, lane, qtbot, tmp_path) -> None:
    window.incoming.inbox.receive([tmp_path / "none.xfb"])
    qtbot.waitUntil(lambda: len(results(window)) == 1)
    settled(qtbot, window, lane)
    assert str(tmp_path) not in results(window)[0]
    assert Path("none.xfb").name in results(window)[0]


def test_the_search_key_waits_while_an_input_method_composes(window, filled, lane, qtbot) -> None:
    settled(qtbot, window, lane)
    window.open_matter(NUMBER)
    settled(qtbot, window, lane)
    field = child(window, "answerText", QTextEdit)
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("jie", []))
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is field
    done = QInputMethodEvent("", [])
    done.setCommitString("接")
    QApplication.sendEvent(field, done)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.top.search
