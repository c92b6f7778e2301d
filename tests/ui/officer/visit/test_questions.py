"""One question under the words: a key answers it, the road follows, nothing of the text is disturbed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from tests.documents.reading import text_of
from tests.ui.hands import click, press, register_as_is, say, told
from ui.officer.visit import question_line
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event

VAGUE = "这个事拖了这么久，我就想要个说法。"
FINED = "卫生院罚了我五百块钱，我不服，要个说法"
ACCUSED = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"
TWO = "修路占了我家承包地，青苗补偿没给。另外，我儿子在工地上干活，老板欠他工资不给"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tell(window, settle, monkeypatch):
    """Somebody tells it, and the typing rests."""
    monkeypatch.setattr(question_line, "DEAD_FOR", 0)

    def tell(words):
        say(window.intake.people.form.name, "周试例")
        statement = window.intake.matters.form.statement
        statement.setFocus()
        say(statement, words)
        look(window, settle)
        return statement

    return tell


def look(window, settle):
    window.intake.ahead.look()
    settle()


def asked(window):
    """The question that stands there, by its id."""
    shown = window.intake.matters.questions.shown().asked
    return shown and shown.question


def answers(window):
    return dict(window.intake.matters.current().answers)


def key_of(window, to):
    """The key of an answer."""
    shown = window.intake.matters.questions.shown().asked
    place = [each for each, _words in shown.answers].index(to) + 1
    return Qt.Key(Qt.Key.Key_0 + place)


def first_road(window):
    return window.findChild(QLabel, "suggestedRoute").text()


def state(window):
    return window.findChild(QLabel, "visitState").text()


def kept(desk, ask):
    rows = ask(desk.reception.today)
    return [ask(desk.reception.show, each.number) for each in rows]


def test_one_key_answers_where_one_writes_and_the_road_follows_at_once(window, tell, qtbot):
    statement = tell(VAGUE)
    assert asked(window) == "shensu_q2"
    assert "劳动" not in first_road(window)
    cursor = statement.textCursor()
    cursor.setPosition(5)
    statement.setTextCursor(cursor)
    press(qtbot, window, key_of(window, "laodong"), CONTROL)
    assert answers(window) == {"shensu_q2": "laodong"}
    assert "劳动" in first_road(window)
    assert QApplication.focusWidget() is statement
    assert statement.textCursor().position() == 5
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert statement.written() == ""


def test_the_question_takes_no_focus_and_is_no_dialog(window, tell):
    statement = tell(VAGUE)
    assert asked(window) == "shensu_q2"
    assert QApplication.focusWidget() is statement
    assert QApplication.activeModalWidget() is None


def test_a_click_answers_and_leaves_the_focus_where_one_writes(window, tell, qtbot):
    statement = tell(VAGUE)
    click(qtbot, window, "answer_1")
    assert answers(window) == {"shensu_q2": "laodong"}
    assert QApplication.focusWidget() is statement


def test_the_arrows_go_from_answer_to_answer_and_enter_is_none(window, tell, qtbot):
    tell(VAGUE)
    press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "answer_1"
    press(qtbot, window, Qt.Key.Key_Right)
    assert QApplication.focusWidget().objectName() == "answer_2"
    press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "request")
    assert answers(window) == {}


def test_unanswered_it_is_registered_all_the_same(window, tell, qtbot, settle, desk, ask):
    tell(VAGUE)
    assert state(window).startswith("还有一句没问清")
    register_as_is(qtbot, window)
    settle()
    assert [each.matter.draft.answers for each in kept(desk, ask)] == [{}]


def test_who_cannot_tell_changes_no_road_and_it_is_said(window, tell, qtbot):
    tell(VAGUE)
    before = first_road(window)
    press(qtbot, window, Qt.Key.Key_0, CONTROL)
    assert answers(window) == {"shensu_q2": "unknown"}
    assert first_road(window) == before
    assert asked(window) != "shensu_q2"
    assert window.findChild(QPushButton, "told_shensu_q2").text().startswith("没问清")


def test_an_answer_is_changed_alone(window, tell, qtbot):
    tell(VAGUE)
    press(qtbot, window, key_of(window, "xingzheng_q"), CONTROL)
    assert asked(window) == "xingzheng_q"
    press(qtbot, window, key_of(window, "daiyu"), CONTROL)
    click(qtbot, window, "told_shensu_q2")
    assert asked(window) == "shensu_q2"
    assert answers(window) == {"shensu_q2": "xingzheng_q", "xingzheng_q": "daiyu"}
    press(qtbot, window, key_of(window, "chachu"), CONTROL)
    assert answers(window) == {"shensu_q2": "chachu", "xingzheng_q": "daiyu"}


def test_answers_live_through_edits_drafts_and_registering(window, tell, qtbot, settle, desk, ask):
    statement = tell(VAGUE)
    press(qtbot, window, key_of(window, "laodong"), CONTROL)
    QTest.keyClicks(statement, "2026")
    look(window, settle)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert answers(window) == {}
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert answers(window) == {"shensu_q2": "laodong"}
    register_as_is(qtbot, window)
    settle()
    assert [each.matter.draft.answers for each in kept(desk, ask)] == [{"shensu_q2": "laodong"}]


def test_an_edit_overwrites_nothing_that_was_confirmed(window, tell, qtbot, settle):
    statement = tell(VAGUE)
    press(qtbot, window, key_of(window, "laodong"), CONTROL)
    press(qtbot, window, Qt.Key.Key_1, ALT)
    before = window.intake.matters.current()
    say(statement, "邻居家的狗咬了我，要赔医药费。")
    look(window, settle)
    after = window.intake.matters.current()
    assert (after.route, after.outcome, after.to) == (before.route, before.outcome, before.to)
    assert after.answers == before.answers


def test_what_differs_from_the_answers_stands_with_a_notice(window, tell, qtbot, settle, desk, ask):
    tell(VAGUE)
    press(qtbot, window, key_of(window, "laodong"), CONTROL)
    route = window.findChild(QComboBox, "route")
    route.setCurrentIndex(route.findData(Route.S6))
    route.activated.emit(route.currentIndex())
    look(window, settle)
    assert window.findChild(object, "notice_answers_differ") is not None
    register_as_is(qtbot, window)
    settle()
    [record] = kept(desk, ask)
    assert record.matter.draft.route is Route.S6
    assert "answers_differ" in {each.code for each in record.matter.notices}


def test_what_was_filled_is_told_and_each_part_changed_alone(window, tell, qtbot, settle):
    tell(FINED)
    press(qtbot, window, Qt.Key.Key_1, ALT)
    settle()
    names = [name for name, _words in window.intake.matters.questions.shown().taken]
    assert {"route", "outcome", "to"} <= set(names)
    click(qtbot, window, "taken_outcome")
    assert QApplication.focusWidget() is window.findChild(QComboBox, "outcome")
    outcome = window.findChild(QComboBox, "outcome")
    outcome.setCurrentIndex(outcome.findData(Outcome.ACCEPT))
    outcome.activated.emit(outcome.currentIndex())
    look(window, settle)
    left = [name for name, _words in window.intake.matters.questions.shown().taken]
    assert left == [each for each in names if each != "outcome"]
    assert window.intake.matters.current().route is Route.S4
    click(qtbot, window, "undoTaken")
    assert window.intake.matters.current().route is None
    assert window.intake.matters.questions.shown().taken == ()


def test_the_words_that_were_heard_are_shown(window, tell):
    tell("包工头欠我们四个月工资，一分没给，请劳动监察查一查。")
    assert asked(window) is None
    assert "工资" in window.findChild(QLabel, "heardWords").text()


def test_a_fined_mans_paper_is_asked_in_sight_and_its_sixty_days_stand_on_paper(
    window, tell, qtbot, settle, desk, ask
):
    window.resize(1366, 768)
    tell(FINED)
    assert asked(window) == "paper"
    line = window.intake.matters.questions
    assert line.visibleRegion().boundingRect() == line.rect()
    assert "必填项已齐" not in state(window)
    assert "没问清" in state(window)
    press(qtbot, window, key_of(window, "penalty"), CONTROL)
    assert window.findChild(QComboBox, "paperReceived").currentData() is Event.PENALTY_RECEIVED
    assert "哪天收到" in state(window)
    for _stop in range(10):
        press(qtbot, window, Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == "paperReceivedOn":
            break
    QTest.keyClicks(QApplication.focusWidget(), "8.10")
    look(window, settle)
    assert "必填项已齐" in state(window)
    press(qtbot, window, Qt.Key.Key_1, ALT)
    settle()
    register_as_is(qtbot, window)
    settle()
    [record] = kept(desk, ask)
    assert record.matter.draft.events == {Event.PENALTY_RECEIVED: date(2026, 8, 10)}
    for kind in (Paper.RECEIPT, Paper.OTHER_ROAD):
        [drawn] = ask(desk.papers.draw, record.matter.number, (kind,))
        assert "10月9日" in text_of(drawn.pdf)


def test_whoever_has_no_paper_is_asked_no_more(window, tell, qtbot, settle):
    tell(FINED)
    press(qtbot, window, key_of(window, "none"), CONTROL)
    assert asked(window) is None
    assert "必填项已齐" in state(window)
    press(qtbot, window, Qt.Key.Key_1, ALT)
    settle()
    assert asked(window) is None


def test_the_kind_lives_in_the_draft_without_its_day(window, tell, qtbot, settle):
    tell(FINED)
    press(qtbot, window, key_of(window, "penalty"), CONTROL)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    look(window, settle)
    assert window.findChild(QComboBox, "paperReceived").currentData() is Event.PENALTY_RECEIVED
    assert "哪天收到" in state(window)


def test_an_accusation_is_asked_in_the_line_and_sealed_by_the_answer(window, tell, qtbot, settle, desk, ask):
    tell(ACCUSED)
    assert asked(window) == "jubao"
    press(qtbot, window, key_of(window, "jubao_self"), CONTROL)
    settle()
    assert window.intake.matters.current().purpose is Purpose.JUBAO
    assert "检举控告" in told(window)
    register_as_is(qtbot, window)
    settle()
    [row] = ask(desk.reception.today)
    assert (row.confidential, row.people, row.summary) == (True, "", "")


def test_an_accusation_named_by_mistake_is_taken_back(window, tell, qtbot):
    statement = tell(ACCUSED)
    press(qtbot, window, key_of(window, "jubao_jw"), CONTROL)
    click(qtbot, window, "told_jubao")
    press(qtbot, window, key_of(window, "none"), CONTROL)
    matter = window.intake.matters.current()
    assert (matter.purpose, matter.outcome, matter.answers) == (Purpose.SHENSU, None, {"jubao": "none"})
    # Of other words it is asked again.
    say(statement, "还有别的干部也收了钱。")
    assert answers(window) == {}


def test_whoever_cannot_tell_is_asked_once_more_before_it_is_registered(
    window, tell, qtbot, settle, desk, ask
):
    tell(ACCUSED)
    press(qtbot, window, Qt.Key.Key_0, CONTROL)
    assert asked(window) != "jubao"
    register_as_is(qtbot, window)
    settle()
    assert window.intake.asking.asks()
    assert ask(desk.reception.today) == ()


def test_nothing_else_is_asked_while_the_stop_stands(window, tell, qtbot, settle):
    tell(ACCUSED)
    register_as_is(qtbot, window)
    settle()
    assert window.intake.asking.asks()
    assert asked(window) is None
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert asked(window) == "jubao"


def test_two_matters_become_two_tabs_by_one_key_and_one_again(window, tell, qtbot, settle, desk, ask):
    tell(TWO)
    assert asked(window) == "two"
    press(qtbot, window, Qt.Key.Key_1, CONTROL)
    settle()
    first, second = window.intake.matters.read()
    assert (first.statement, second.statement) == tuple(TWO.replace("。另外", "。\n另外").split("\n"))
    click(qtbot, window, "deskNoticeAction")
    settle()
    assert [each.statement for each in window.intake.matters.read()] == [TWO]
    assert asked(window) != "two"


def test_two_that_are_one_are_not_asked_about_again(window, tell, qtbot, settle):
    statement = tell(TWO)
    press(qtbot, window, Qt.Key.Key_2, CONTROL)
    say(statement, "请帮帮我们。")
    look(window, settle)
    assert asked(window) != "two"
    assert len(window.intake.matters.read()) == 1


def test_a_nervous_key_answers_nothing(window, tell, qtbot, monkeypatch):
    tell(VAGUE)
    monkeypatch.setattr(question_line, "DEAD_FOR", 60_000)
    press(qtbot, window, Qt.Key.Key_1, CONTROL)
    assert answers(window) == {}


def test_its_place_is_there_before_anything_is_asked(window, tell):
    line = window.intake.matters.questions
    before = line.minimumHeight()
    assert before >= 26
    assert line.isVisibleTo(window.intake)
    tell("包工头欠我们四个月工资，一分没给，请劳动监察查一查。")
    assert line.height() == before
