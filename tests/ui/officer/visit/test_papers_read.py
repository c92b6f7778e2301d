"""A paper laid on while a visit is written: read beside it, confirmed by a key, and only then used."""

import json
import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.documents.reading import paper, text_of
from tests.pictures import making
from tests.ui.hands import choose_by_hand, press, register_as_is, told
from xinfang_desk.desk.edges.paper_reading import LaidOn, Reading
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.reading.kinds import read_kinds
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.paper import PaperRead, read_paper
from xinfang_desk.places import RESOURCES

KINDS = read_kinds(json.loads((RESOURCES / "papers" / "kinds.json").read_text("utf-8")))
ALT = Qt.KeyboardModifier.AltModifier
NUMBER = "示公（治）行罚决字〔2026〕0123号"
PENALTY = (
    "示例县公安局",
    "行政处罚决定书",
    NUMBER,
    "周试例：",
    "你于2026年8月1日在示例镇擅自摆摊，违反有关规定，现决定罚款五百元。",
    "如不服本决定，可以在收到本决定书之日起六十日内向示例县人民政府申请行政复议，"
    "也可以在收到本决定书之日起十五日内向示例县人民法院提起行政诉讼。",
    "示例县公安局",
    "2026年8月8日",
)


def lines_of(*texts, score=0.99):
    return tuple(
        Line(text=text, score=score, box=(100, 60 + 90 * at, 900, 100 + 90 * at), page=0)
        for at, text in enumerate(texts)
    )


class Reader:
    """The engine: gives the lines of what is laid on, in the order in which it comes."""

    def __init__(self):
        self.pages = []
        self.waits = threading.Event()
        self.waits.set()
        self.stopped = 0
        self.turn = 0

    def read(self, _content):
        self.waits.wait(10)
        page = self.pages.pop(0)
        if isinstance(page, DeskError):
            raise page
        if isinstance(page, PaperRead):
            return LaidOn(paper=page, turns=(0,))
        return LaidOn(paper=read_paper(page, KINDS), turns=(self.turn,))

    def stop(self):
        self.stopped += 1


@pytest.fixture
def reader(monkeypatch):
    reader = Reader()
    monkeypatch.setattr(Reading, "is_here", lambda _reading: True)
    monkeypatch.setattr(Reading, "laid_on", reader.read)
    monkeypatch.setattr(Reading, "stop", reader.stop)
    return reader


@pytest.fixture
def page(reader, window):
    return window.intake


@pytest.fixture
def line(page):
    return page.matters.paper


@pytest.fixture
def lay_on(page, settle, tmp_path, reader):
    """Drop a photograph, of which the engine reads these lines."""
    laid = []

    def lay(*pages, wait=True):
        reader.pages += pages
        for _page in pages:
            laid.append(_page)
            file = tmp_path / f"照片{len(laid)}.jpg"
            file.write_bytes(making.jpeg(making.drawing(420, 594 + len(laid))))
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(file))])
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            page.matters.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
        if wait:
            settle()
            settle()

    return lay


@pytest.fixture
def written(page, settle):
    page.people.form.name.setText("周试例")
    page.people.form.name.textEdited.emit("周试例")
    page.matters.form.statement.setPlainText("公安局罚我五百元，我不服")
    page.matters.form.statement.setFocus()
    settle()


def test_a_key_confirms_what_was_read_and_nothing_is_used_before(
    window, page, line, written, lay_on, qtbot, settle, visits, drafts, ask, desk
):
    lay_on(lines_of(*PENALTY))
    assert line.isVisible()
    assert line.words.text() == (f"看起来是〈行政处罚决定书〉{NUMBER}，示例县公安局，8月8日作出。")
    # It waits, and what is written goes on where it was.
    assert page.matters.form.statement.hasFocus()
    matter = page.matters.current()
    assert (matter.events, dict(matter.answers), matter.materials[0].said) == ({}, {}, None)
    assert [each.said for kept in drafts() for each in kept.draft.matters[0].materials] == [None]

    press(qtbot, window, Qt.Key.Key_P, ALT)
    assert line.day.hasFocus()
    qtbot.keyClicks(line.day, "8-10")
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert not line.isVisible()
    matter = page.matters.current()
    assert matter.events == {Event.PENALTY_RECEIVED: date(2026, 8, 10)}
    assert matter.answers["paper"] == "penalty"
    assert matter.materials[0].name == "行政处罚决定书"
    assert page.matters.form.classing.received.kind.currentData() is Event.PENALTY_RECEIVED
    [kept] = drafts()
    assert kept.draft.matters[0].materials[0].said.number == NUMBER

    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    registered = visit.matters[0]
    assert {"fuyi_penalty", "xingsu_6m"} <= {each.id for each in registered.deadlines}
    assert "paper_shorter_suit" in {each.code for each in registered.notices}
    said = ask(desk.scans.listed, registered.number)[0].said
    assert (said.body, said.made_on) == ("示例县公安局", date(2026, 8, 8))
    assert "罚款五百元" in said.text

    # What is handed over prints the law's days and names the paper's, and that a machine read it.
    told_on_paper = text_of(paper(Paper.GUIDANCE, ask(desk.reception.show, registered.number)))
    assert "2027年2月10日" in told_on_paper
    assert "您的文书上写的是15日（到2026年8月25日（周二））" in told_on_paper
    assert "您带来的文书是机器读的，经办人核对过" in told_on_paper


def test_each_part_is_looked_at_on_the_picture_and_may_be_changed(
    window, page, line, written, lay_on, qtbot, settle
):
    lay_on(lines_of(*PENALTY))
    press(qtbot, window, Qt.Key.Key_O, ALT)
    settle()
    panel = page.brought.papers._panel
    assert panel.isVisible()
    assert panel.number.text() == NUMBER
    assert panel.kind.hasFocus()
    picture = panel.findChild(QLabel, "scanPicture")
    assert not picture.pixmap().isNull()
    # The line of the number is framed alone while the number has the keys.
    panel.number.setFocus()
    assert panel._view._marks == ((0, (100, 240, 900, 280)),)
    assert "15日内去法院起诉" in panel.findChild(QLabel, "paperRemedies").text()
    panel.number.setText("示公罚〔2026〕1号")
    choose_by_hand(panel.kind, "no_penalty")
    panel.received_on.setText("2026-08-11")
    press(qtbot, window, Qt.Key.Key_P, ALT)
    settle()
    assert not panel.isVisible()
    matter = page.matters.current()
    assert matter.events == {Event.DECISION_RECEIVED: date(2026, 8, 11)}
    assert (matter.materials[0].said.number, matter.materials[0].name) == (
        "示公罚〔2026〕1号",
        "不予行政处罚决定书",
    )
    # Taken back, it is there to be confirmed again.
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (page.matters.current().events, page.matters.scanned()[0].said) == ({}, None)
    assert line.isVisible()


def test_where_two_laws_are_named_the_officer_says_which_limits_run(
    window, page, line, written, lay_on, qtbot, settle
):
    lay_on(lines_of(*PENALTY[:4], "你擅自建房，限15日内自行拆除。", *PENALTY[5:]))
    assert "看不清：从哪天算哪种期限" in line.words.text()
    assert not line.day.isVisible()
    press(qtbot, window, Qt.Key.Key_P, ALT)
    settle()
    panel = page.brought.papers._panel
    assert panel.isVisible()
    assert panel.starts.currentData() == ""
    choose_by_hand(panel.starts, "penalty_received")
    panel.received_on.setText("2026-08-10")
    press(qtbot, window, Qt.Key.Key_P, ALT)
    settle()
    assert page.matters.current().events == {Event.PENALTY_RECEIVED: date(2026, 8, 10)}


def test_what_is_left_unsure_or_nothing_says_so_and_stops_nothing(
    window, page, line, written, lay_on, reader, qtbot, settle, visits
):
    lay_on(())
    assert "没读出字" in told(window)
    assert not line.isVisible()
    lay_on(DeskError("picture.too_many_pages", most=10))
    assert "没读成" in told(window)
    lay_on(lines_of("今天天气很好", "我们去赶集"))
    assert "看不清是哪种文书" in line.words.text()
    assert not line.day.isVisible()
    line._leave.click()
    settle()
    assert not line.isVisible()
    assert [each.said for each in page.matters.scanned()] == [None] * 3
    register_as_is(qtbot, window)
    settle()
    assert len(visits()) == 1


def test_reading_is_stopped_by_escape_and_typing_goes_on_meanwhile(
    window, page, line, written, lay_on, reader, qtbot, settle
):
    reader.waits.clear()
    lay_on(lines_of(*PENALTY), lines_of(*PENALTY), wait=False)
    qtbot.waitUntil(lambda: len(page.brought.papers._reading) == 2)
    assert "正在读“照片1”" in line.words.text()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert reader.stopped == 1
    assert not line.isVisible()
    reader.waits.set()
    settle()
    assert not line.isVisible()
    assert len(reader.pages) == 1, "the second was never begun"
    assert [each.name for each in page.matters.scanned()] == ["照片1", "照片2"]


def test_our_own_receipt_opens_its_matter(window, page, line, written, lay_on, reader, qtbot, settle, visits):
    register_as_is(qtbot, window)
    settle()
    number = visits()[0].matters[0].number
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    lay_on(replace(read_paper((), KINDS), kind="receipt", number=number))
    assert "这是我们的回执" in told(window)
    assert not line.isVisible()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window._page.objectName() == "matterPage"


def test_another_visit_sees_nothing_of_it(window, page, line, written, lay_on, settle, qtbot):
    lay_on(lines_of(*PENALTY))
    assert line.isVisible()
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert not line.isVisible()
    assert page.brought.papers._found == {}


def test_without_the_reader_nothing_of_it_is_seen(window, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(Reading, "is_here", lambda _reading: False)
    page = window.intake
    page.people.form.name.setText("周试例")
    page.matters.form.statement.setPlainText("罚款")
    file = tmp_path / "照片.jpg"
    file.write_bytes(making.jpeg())
    page.brought.sources.take([file])
    settle()
    assert len(page.matters.scanned()) == 1
    assert not page.matters.paper.isVisible()
    assert page.findChild(QLineEdit, "paperDay").isVisible() is False


LETTER = ("举报信", "实名举报示例村村支书孙虚构贪污低保金，收受他人贿赂，请查处。")


@pytest.mark.parametrize("how", ["confirmed", "unconfirmed", "left aside"])
def test_a_letter_that_accuses_asks_before_it_is_registered(
    window, page, line, written, lay_on, qtbot, settle, visits, drafts, how
):
    lay_on(lines_of(*LETTER))
    if how == "confirmed":
        press(qtbot, window, Qt.Key.Key_P, ALT)
    elif how == "left aside":
        line.left.emit()
    settle()
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    question = page.asking.question
    assert (visits(), question.isVisible()) == ([], True)
    assert "照片1" in question.accessibleName()
    assert [kept.sealed for kept in drafts()] == [True]
    question.seal.click()
    settle()
    [visit] = visits()
    assert visit.matters[0].confidential


def test_the_first_step_back_after_a_paper_takes_the_paper_and_leaves_what_was_said(
    window, page, written, lay_on, qtbot, settle
):
    control, statement = Qt.KeyboardModifier.ControlModifier, page.matters.form.statement
    qtbot.keyClicks(statement, "10")
    settle()
    said, before = statement.toPlainText(), page.matters.current()
    for undone in (True, False):
        if undone:
            lay_on(lines_of(*PENALTY))
        press(qtbot, window, Qt.Key.Key_P, ALT)
        press(qtbot, window, Qt.Key.Key_P, ALT)
        settle()
        assert page.matters.current().answers["paper"] == "penalty"
        if not undone:
            # What was written since goes back first.
            qtbot.keyClicks(statement, " ")
            press(qtbot, window, Qt.Key.Key_Z, control)
            assert page.matters.current().answers["paper"] == "penalty"
        else:
            press(qtbot, window, Qt.Key.Key_Z, control)
            assert page.matters.current().answers == before.answers
        assert statement.toPlainText() == said


def test_escape_closes_the_scans_and_reading_goes_on(
    window, page, line, written, lay_on, reader, qtbot, settle
):
    reader.waits.clear()
    lay_on(lines_of(*PENALTY), wait=False)
    qtbot.waitUntil(lambda: len(page.brought.papers._reading) == 1)
    press(qtbot, window, Qt.Key.Key_X, ALT)
    assert page.brought.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert (page.brought.isVisible(), reader.stopped) == (False, 0)
    reader.waits.set()
    settle()
    assert "行政处罚决定书" in line.words.text()
