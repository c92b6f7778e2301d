"""Words that sound like an accusation are asked about in place: sealed or opened by nobody but a person."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.hands import press, register_as_is, say, told
from ui.officer.parts.accusation_question import DEAD_FOR
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route

SAID = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"
LAMP = "村口的路灯坏了两个月，村干部说等镇里拨款。"
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def written(window, qtbot, settle):
    """Somebody has told it, and the caret stands in the middle of the words."""
    window.intake.people.form.name.setFocus()
    say(window.intake.people.form.name, "冯试例")
    statement = window.intake.matters.form.statement
    statement.setFocus()
    statement.insertPlainText(SAID)
    cursor = statement.textCursor()
    cursor.setPosition(7)
    statement.setTextCursor(cursor)
    settle()
    return statement


@pytest.fixture
def asked(window, written, qtbot, settle):
    """Ctrl+Enter, at a time that the window system told."""
    window.intake.asking.last_input.at = 10_000
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    settle()
    window.intake.asking.question._since = 10_000
    return window.intake.asking.question


def answer(key, *, after=DEAD_FOR, held=False, modifiers=NONE, text=""):
    """A key where the focus is, so many milliseconds after what brought the question."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, text, held)
        event.setTimestamp(10_000 + after)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def rows(desk, lane):
    return lane.open(desk.reception.today)


def drafts(desk, lane):
    return lane.open(desk.reception.drafts)


def test_nothing_is_registered_and_the_focus_is_on_sealing(asked, window, desk, lane):
    assert asked.isVisible()
    assert QApplication.focusWidget() is asked.seal
    assert rows(desk, lane) == ()
    for name in ("registerVisit", "saveDraft", "showReadBack"):
        assert not window.findChild(QPushButton, name).isEnabled()
    assert window.findChild(QLabel, "visitState").text() == "还没登记：先选上面一个"


def test_the_side_shows_nothing_and_the_halls_screen_rests(window, written, qtbot, settle):
    rested = []
    window.rest_wanted.connect(lambda: rested.append(True))
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    settle()
    assert rested == [True]
    assert window.findChild(object, "sideVeil").isVisible()
    assert not window.around.side.route.isVisible()


def test_the_draft_lies_sealed_and_its_line_has_no_words(asked, desk, lane):
    [kept] = drafts(desk, lane)
    assert (kept.sealed, kept.first_words) == (True, "")
    assert "财政所" not in kept.first_words


def test_enter_seals(asked, desk, lane, settle, window):
    answer(Qt.Key.Key_Return)
    settle()
    [row] = rows(desk, lane)
    assert (row.confidential, row.people, row.summary) == (True, "", "")
    shown = lane.open(lambda: desk.reception.show(row.number))
    assert [each.kind for each in shown.papers] == [Paper.SEALED_RECEIPT]
    assert [each.verb for each in shown.history][:2] == ["registered", "seal"]
    assert drafts(desk, lane) == ()
    assert window._page.objectName() == "resultPage"
    assert window.around.side.route.isVisibleTo(window.around.side)


def test_n_registers_it_openly_with_name_and_time_in_the_trail(asked, desk, lane, settle):
    answer(Qt.Key.Key_N, text="n")
    settle()
    [row] = rows(desk, lane)
    assert (row.confidential, row.unanswered, row.people) == (False, False, "冯试例")
    history = lane.open(lambda: desk.reception.show(row.number)).history
    assert [(each.verb, each.officer) for each in history if each.verb == "ordinary"] == [
        ("ordinary", desk.office.officer)
    ]


def test_escape_goes_back_to_the_caret(asked, written, desk, lane, settle, window):
    answer(Qt.Key.Key_Escape)
    settle()
    assert not asked.isVisible()
    assert QApplication.focusWidget() is written
    assert written.textCursor().position() == 7
    assert rows(desk, lane) == ()
    assert window.findChild(QPushButton, "registerVisit").isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_Space])
def test_a_nervous_key_answers_nothing(asked, desk, lane, settle, key):
    answer(key, after=DEAD_FOR - 1)
    answer(key, after=DEAD_FOR + 1, held=True)
    settle()
    assert asked.isVisible()
    assert rows(desk, lane) == ()


def test_a_second_control_enter_answers_nothing(asked, window, qtbot, desk, lane, settle):
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Return, CONTROL)
        answer(Qt.Key.Key_Return, modifiers=CONTROL)
    settle()
    assert asked.isVisible()
    assert rows(desk, lane) == ()


def test_other_keys_of_the_page_sleep_meanwhile(asked, window, qtbot, desk, lane, settle):
    for key, modifier in ((Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_S, CONTROL)):
        press(qtbot, window, key, modifier)
    press(qtbot, window, Qt.Key.Key_F6)
    settle()
    assert asked.isVisible()
    assert "不上群众屏" in told(window)
    assert rows(desk, lane) == ()


def test_f2_leaves_it_as_a_draft_that_can_be_taken_up(asked, window, qtbot, desk, lane, settle):
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert not asked.isVisible()
    [kept] = drafts(desk, lane)
    assert kept.sealed
    assert kept.draft.matters[0].statement == SAID
    assert window.intake.matters.form.classing.isVisibleTo(window.intake)


def test_it_is_asked_once_for_these_words_and_anew_for_others(
    asked, window, written, qtbot, desk, lane, settle
):
    window.intake.asking._then = {}
    answer(Qt.Key.Key_N, text="n")
    settle()
    assert not window.intake.asking.is_unanswered(window.intake.draft().matters[0])
    written.setFocus()
    say(written, "他还收了钱。")
    assert window.intake.asking.is_unanswered(window.intake.draft().matters[0])
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    settle()
    assert asked.isVisible()
    assert rows(desk, lane) == ()


def test_words_written_on_take_the_question_away(asked, window, written, settle):
    written.setFocus()
    say(written, "再说一句")
    settle()
    assert not asked.isVisible()
    assert window.findChild(QPushButton, "registerVisit").isEnabled()


def test_alt_1_never_takes_the_accusations_road_by_itself(window, written, qtbot, settle):
    qtbot.waitUntil(lambda: bool(window.around.side.route._routes))
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    settle()
    assert window.intake.asking.asks()
    assert window.intake.draft().matters[0].purpose is Purpose.SHENSU


def test_alt_1_never_opens_what_somebody_called_an_accusation(window, qtbot, settle):
    statement = window.intake.matters.form.statement
    statement.setFocus()
    statement.insertPlainText("村里的会计把我家补贴算错了，请重新算。")
    window.intake.matters.form.classing.purpose.button("jubao").click()
    settle()
    qtbot.waitUntil(lambda: bool(window.around.side.route._routes))
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    settle()
    assert window.intake.draft().matters[0].purpose is Purpose.JUBAO
    assert "没有改动" in told(window)


def test_what_sounds_like_it_is_not_projected_before_it_is_answered(window, written, qtbot, settle):
    shown = []
    window.guide_wanted.connect(shown.append)
    press(qtbot, window, Qt.Key.Key_F6)
    settle()
    assert shown == []
    assert window.intake.asking.asks()


def test_an_accusation_is_projected_only_when_that_is_asked_for(window, written, qtbot, settle):
    shown = []
    window.guide_wanted.connect(shown.append)
    window.intake.matters.form.classing.purpose.button("jubao").click()
    press(qtbot, window, Qt.Key.Key_F6)
    assert shown == []
    assert "旁边的人看得见" in told(window)
    window.around.notice.take_up()
    assert len(shown) == 1


def test_an_ordinary_word_of_a_cadre_stops_nobody(window, qtbot, desk, lane, settle):
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.form.statement.insertPlainText(LAMP)
    register_as_is(qtbot, window)
    settle()
    assert [each.summary for each in rows(desk, lane)] == [LAMP]


def test_choosing_an_accusation_clears_road_action_and_destination(window):
    form = window.intake.matters.form.classing
    form.purpose.button("shensu").click()
    form.route.setCurrentIndex(form.route.findData(Route.S5))
    form.route.activated.emit(form.route.currentIndex())
    form.outcome.setCurrentIndex(form.outcome.findData(Outcome.FORWARD))
    form.outcome.activated.emit(form.outcome.currentIndex())
    form.to.setText("劳动保障监察")
    form.purpose.button("jubao").click()
    matter = window.intake.draft().matters[0]
    assert (matter.route, matter.to, matter.road_end) == (None, "", "")
    assert matter.outcome is Outcome.DISCIPLINE
    form.purpose.button("shensu").click()
    assert window.intake.draft().matters[0].outcome is None


def test_the_question_says_what_each_answer_brings(asked):
    words = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert "只有保密员打得开" in words
    assert "谁、几点选的，记进操作记录" in words


def test_who_closes_the_window_over_it_is_told_who_can_open_it_again(window, written, settle):
    window.close()
    assert "只有保密员打得开" in told(window)
    assert window.isVisible()


def test_what_is_sealed_goes_on_no_screen_and_is_sealed_when_it_is_registered(window, written, qtbot, settle):
    shown = []
    window.guide_wanted.connect(shown.append)
    press(qtbot, window, Qt.Key.Key_F6)
    question = window.intake.asking.question
    words = " ".join(each.text() for each in question.findChildren(QLabel))
    assert "登记时封存" in words
    assert "当场" not in words
    question.seal.click()
    settle()
    assert shown == []
    assert told(window) == "定了：登记时封存。内容没有上群众屏。"
