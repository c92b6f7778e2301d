"""Drafts: no visit and no page hides one, they keep their time, and none is lost by the way back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import press, register_as_is, say, told
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Need, Person


def listed(window):
    model = window.around.today.drafts.view.model()
    return [model.index(place).data() for place in range(model.rowCount())]


def came(window):
    return window.findChild(QLabel, "visitCame").text()


@pytest.fixture
def at(clock):
    """Moves the desk's time on."""

    def at(minutes):
        clock.time = NOON + timedelta(minutes=minutes)

    return at


@pytest.fixture
def written(window, qtbot, settle):
    """Begins a visit of this name, half written, on the form."""

    def begin(name, statement=""):
        press(qtbot, window, Qt.Key.Key_F2)
        say(window.intake.people.form.name, name)
        if statement:
            window.intake.matters.form.statement.setFocus()
            say(window.intake.matters.form.statement, statement)
        settle()

    return begin


def test_a_new_visit_lists_the_one_before_first_and_says_so(window, written, qtbot, settle):
    written("周试例", "路灯不亮")
    assert listed(window) == []
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert listed(window) == ["09:30　周试例 路灯不亮"]
    assert window.around.today.drafts.isVisible()
    assert window.findChild(QLabel, "draftsCount").text() == "草稿 1"
    assert "F3" in told(window)
    assert window.findChild(QLabel, "visitKept").text() == "尚未填写"
    # It stands over the visits of the day.
    drafts, rows = window.around.today.drafts, window.around.today.view
    assert (
        drafts.mapTo(window, drafts.rect().bottomLeft()).y() <= rows.mapTo(window, rows.rect().topLeft()).y()
    )


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("工地欠我们三个月工资不给", "途径还没定"),
        ("村支书贪污低保钱，我要举报他", "是不是检举控告还没定"),
        ("", "还没填齐"),
    ],
)
def test_what_stopped_at_a_question_is_said_not_to_be_registered(
    window, written, visits, qtbot, settle, statement, why
):
    written("周试例", statement)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    asked = window.intake.asking.asks()
    assert (visits(), asked) == ([], False)
    line = window.findChild(QWidget, "deskNotice")
    assert told(window) == f"没有登记：{why}。已存为草稿，F3 回去。"
    assert line.property("kind") == NoticeKind.WARN.frame
    written("钱示范", "路灯不亮")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert told(window) == "已存为草稿，F3 回去。"


def test_f3_goes_from_draft_to_draft_and_loses_none(window, written, qtbot, settle, at):
    for minutes, name in ((0, "周试例"), (5, "钱示范"), (9, "吴虚拟")):
        at(minutes)
        written(name, f"{name}说的")
    name = window.intake.people.form.name
    seen = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F3)
        settle()
        seen.append(name.text())
        assert QApplication.focusWidget() is window.intake.matters.form.statement
    assert seen == ["钱示范", "周试例", "吴虚拟", "钱示范"]
    assert listed(window) == ["09:39　吴虚拟 吴虚拟说的", "09:30　周试例 周试例说的"]
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert len(listed(window)) == 3


def test_f3_after_a_new_visit_goes_back_to_what_was_left(window, written, qtbot, settle):
    written("周试例", "路灯不亮")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window.intake.people.form.name.text() == "周试例"
    assert listed(window) == []


def test_f3_goes_back_to_what_was_put_by_last_whoever_came_later(window, written, qtbot, settle, at):
    for minutes, name in ((0, "周试例"), (5, "钱示范")):
        at(minutes)
        written(name, f"{name}说的")
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    at(9)
    say(window.intake.matters.form.statement, "，还有")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert "F3 回去" in told(window)
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window.intake.people.form.name.text() == "周试例"


def test_a_draft_is_gone_on_with_where_it_was_left(window, written, qtbot, settle):
    statement = window.intake.matters.form.statement
    for words, then in (("路灯不亮", "路灯不亮，也没人修"), ("", "，也没人修")):
        written("周试例", words)
        press(qtbot, window, Qt.Key.Key_F2)
        settle()
        assert window.intake.people.form.name.hasFocus()
        press(qtbot, window, Qt.Key.Key_F3)
        settle()
        assert statement.hasFocus()
        say(statement, "，也没人修")
        assert statement.toPlainText() == then
        register_as_is(qtbot, window)
        settle()


def test_leaving_asks_about_every_draft_and_counts_them(window, written, qtbot, settle):
    for name in ("周试例", "钱示范"):
        written(name, f"{name}说的")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert not window.close()
    assert "还有 2 份" in told(window)
    say(window.intake.people.form.name, "吴虚拟")
    assert not window.close()
    assert "还有 3 份" in told(window)
    assert window.close()


def test_the_marked_draft_is_the_one_that_f3_and_the_button_act_on(
    window, drafts, written, qtbot, settle, at
):
    for minutes, name in ((0, "周试例"), (5, "钱示范"), (9, "吴虚拟")):
        at(minutes)
        written(name, f"{name}说的")
    view, drop = window.around.today.drafts.view, window.findChild(QPushButton, "dropDraft")
    # The third is on the form; whatever had been marked before, F3 and the button follow from that.
    for following, label in (("钱示范", "放弃 09:35"), ("周试例", "放弃 09:30"), ("吴虚拟", "放弃 09:39")):
        assert view.current().draft.people[0].name == following
        assert drop.text() == label
        press(qtbot, window, Qt.Key.Key_F3)
        settle()
        assert window.intake.people.form.name.text() == following
    # In the list, the officer's own choice counts.
    view.setFocus()
    view.setCurrentIndex(view.model().index(1))
    assert drop.text() == "放弃 09:30"
    window.around.drafts.reload()
    settle()
    assert view.current().draft.people[0].name == "周试例"
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    settle()
    assert [each.draft.people[0].name for each in drafts()] == ["吴虚拟", "钱示范"]


def test_without_a_draft_f3_says_so(window, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert told(window) == "没有草稿。"


@pytest.mark.parametrize("page", ["owed", "settings", "manual", "day_close"])
def test_no_page_hides_the_draft_on_the_form(window, written, qtbot, settle, page):
    written("周试例", "路灯不亮")
    window.open_page(page)
    settle()
    assert listed(window) == ["09:30　周试例 路灯不亮"]
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window.intake.isVisible()
    assert window.intake.people.form.name.text() == "周试例"
    assert listed(window) == []


def test_a_row_is_taken_up_by_click_and_by_enter(window, written, qtbot, settle):
    written("周试例", "路灯不亮")
    written("钱示范", "水渠塌了")
    view = window.around.today.drafts.view
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0)).center()
    )
    settle()
    assert window.intake.people.form.name.text() == "周试例"
    view.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert window.intake.people.form.name.text() == "钱示范"
    assert QApplication.focusWidget() is window.intake.matters.form.statement


@pytest.mark.parametrize("width", [1100, 1000])
def test_a_narrow_window_counts_them_at_its_left_edge(window, written, qtbot, settle, width):
    window.resize(width, 768)
    written("周试例", "路灯不亮")
    assert not window.findChild(QPushButton, "draftsIcon").isVisible()
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    count = window.findChild(QPushButton, "draftsIcon")
    assert (count.isVisible(), count.accessibleName()) == (True, "草稿 1")
    qtbot.mouseClick(window.findChild(QPushButton, "draftsIcon"), Qt.MouseButton.LeftButton)
    settle()
    assert window.around.today.drafts.view.isVisible()


def test_what_was_left_behind_is_said_and_taken_up_whole(window, desk, ask, qtbot, settle):
    kept = VisitDraft(
        people=(Person(name="钱示范", needs=(Need.LARGE_TYPE,)),),
        matters=(MatterDraft(statement="不服法院判决", purpose=Purpose.SHENSU, route=Route.S1),),
        received_at=NOON - timedelta(days=1),
        people_involved=3,
        key="left-behind",
    )
    ask(desk.reception.save_draft, kept)
    window.around.drafts.begin()
    settle()
    assert "1 份没有登记的草稿" in told(window)
    assert listed(window) == ["09-13 09:30　钱示范 不服法院判决"]
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window.intake.draft() == kept
    assert "9月13日" in came(window)


def test_one_is_thrown_away_on_request_and_comes_back(window, drafts, written, qtbot, settle):
    written("周试例", "路灯不亮")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, "dropDraft"), Qt.MouseButton.LeftButton)
    settle()
    assert (listed(window), drafts()) == ([], ())
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert listed(window) == ["09:30　周试例 路灯不亮"]


def test_after_throwing_away_one_writes_on(window, written, qtbot, settle, at):
    written("周试例", "路灯不亮")
    at(24 * 60)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    say(window.intake.people.form.name, "吴虚拟")
    drop = window.findChild(QPushButton, "dropDraft")
    assert (drop.text(), drop.accessibleName()) == ("放弃 09-14", "放弃 09-14 09:30")
    drop.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    assert window.intake.people.form.name.hasFocus()


def test_the_day_at_the_top_turns_at_midnight(window, qtbot, settle, at):
    said = window.findChild(QLabel, "deskAndDay")
    assert "9月14日" in said.text()
    at(24 * 60)
    with qtbot.waitSignal(window.around.top.day_turned):
        window.around.top.turn_day()
    settle()
    assert "9月15日" in said.text()


def test_throwing_away_the_one_behind_another_page_leaves_an_empty_form(window, drafts, written, settle):
    written("周试例", "路灯不亮")
    window.open_page("owed")
    settle()
    window.around.today.drafts.view.drop()
    settle()
    assert window.intake.draft().people == ()
    window.intake.keep_draft()
    settle()
    assert drafts() == ()


def test_the_time_is_when_the_first_word_was_written(window, written, visits, qtbot, settle, at):
    at(20)
    written("周试例", "路灯不亮")
    assert "09:50" in came(window)
    at(40)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert "10:10" in came(window)
    at(60)
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert "09:50" in came(window)
    assert "草稿已保存" in window.findChild(QLabel, "visitKept").text()
    register_as_is(qtbot, window)
    settle()
    assert visits()[0].received_at == NOON + timedelta(minutes=20)
    assert visits()[0].registered_at == NOON + timedelta(minutes=60)


def test_an_accusation_is_listed_without_its_words(window, desk, ask, settle):
    accused = MatterDraft(statement="举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    ask(desk.reception.save_draft, VisitDraft(people=(), matters=(accused,), received_at=NOON, key="a"))
    window.around.drafts.reload()
    settle()
    [line] = listed(window)
    assert line.startswith("09:30")
    assert "举报" not in line


def test_closing_the_day_says_how_many_wait(window, written, qtbot, settle):
    window.open_page("day_close")
    settle()
    assert window.findChild(QWidget, "draftsWait") is None
    written("周试例", "路灯不亮")
    window.open_page("day_close")
    settle()
    assert "1 份草稿" in window.findChild(QWidget, "draftsWait").accessibleName()


# What is complete


def state(window):
    return window.findChild(QLabel, "visitState").text()


def test_an_empty_first_matter_is_not_called_complete(window, written, qtbot, visits, settle):
    written("周试例")
    press(qtbot, window, Qt.Key.Key_F8)
    say(window.intake.matters.form.statement, "路灯不亮")
    assert "第 1 件还空着" in state(window)
    register_as_is(qtbot, window)
    settle()
    assert [each.draft.statement for each in visits()[0].matters] == ["路灯不亮"]


def test_a_matter_with_papers_but_no_words_is_not_dropped(window, written, qtbot, visits, settle):
    written("周试例", "路灯不亮")
    press(qtbot, window, Qt.Key.Key_F8)
    say(window.intake.matters.form.materials, "照片3")
    press(qtbot, window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.intake.draft().matters[1].materials == (Material(name="照片", pages=3),)
    assert "主要情况" in state(window)
    register_as_is(qtbot, window)
    settle()
    assert visits() == []
    assert window.intake.matters.form.materials.text() == "照片3"
    assert QApplication.focusWidget() is window.intake.matters.form.statement
