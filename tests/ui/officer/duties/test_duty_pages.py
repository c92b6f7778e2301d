"""Meetings, promises, acts and order in the hall, as an officer's hands find them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.hands import choose_by_hand, click, press, say, told
from ui.officer.duties.meeting_form import read_member
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.duties.meeting import Attendance, MeetingState
from xinfang_desk.domain.matter import ActKind, Step

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, settle):
    def opened(name):
        window.open_page(name)
        settle()
        return getattr(window.around.pages, name)

    return opened


def words_in(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def open_meeting(qtbot, window, page, settle, place="镇政府二楼"):
    meetings = page("meetings")
    click(qtbot, window, "newMeeting")
    meetings.form.place.setText(place)
    meetings.form.chair.setText("镇党委负责人")
    meetings.form.members.write("财政所 钱示范\n水利站 请假")
    click(qtbot, window, "keepMeeting")
    settle()
    return meetings


def test_a_meeting_by_keys_and_clicks(window, page, desk, ask, qtbot, settle, registered):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    meetings = page("meetings")
    assert "还没有开过会" in words_in(meetings)
    meetings = open_meeting(qtbot, window, page, settle)
    assert "请假：水利站" in words_in(meetings)
    click(qtbot, window, "addItem")
    meetings.picking.topic.setText("村账三年没有公开的怎样公开")
    click(qtbot, window, "addTopic")
    settle()
    # Nothing is decided: it says so, and the minutes wait.
    assert "还有 1 项没有决定" in words_in(meetings)
    assert not window.findChild(QPushButton, "printM3").isEnabled()
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "请写会议决定" in words_in(meetings.item)
    meetings.item.decision.write("10月底前公开")
    meetings.item.tasks.add_row()
    for column, text in enumerate(("公开", "村委会", "", "")):
        meetings.item.tasks.item(0, column).setText(text)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "第 1 条任务要写全" in words_in(meetings.item)
    meetings.item.tasks.item(0, 3).setText("2026-02-30")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "第 1 条任务：没有“2026-02-30”这一天" in words_in(meetings.item)
    due = date(2027, 10, 15)
    meetings.item.tasks.item(0, 3).setText(due.isoformat())
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    settle()
    assert "可以定稿" in words_in(meetings)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    settle()
    [meeting] = ask(desk.meetings.listed)
    assert meeting.state is MeetingState.SIGNED
    assert meeting.items[0].tasks[0].due == due
    assert window.findChild(QPushButton, "printM3").isEnabled()
    assert meetings.item.decision.isReadOnly()
    assert ask(lambda: desk.reception.show(number)).matter.draft.outcome is Outcome.ACCEPT
    promises = page("promises")
    assert "村委会" in "\n".join(promises.view.model().index(0, 0).data().split("，"))


def test_what_was_begun_is_not_left_unkept(window, page, qtbot, settle):
    meetings = open_meeting(qtbot, window, page, settle)
    click(qtbot, window, "addItem")
    meetings.picking.topic.setText("题目")
    click(qtbot, window, "addTopic")
    settle()
    assert meetings.may_leave()
    meetings.item.decision.write("写了一半")
    assert not meetings.may_leave()
    assert "还没有定下" in told(window)


def test_what_is_decided_is_kept_and_lets_one_go_on(window, page, desk, ask, qtbot, settle):
    meetings = open_meeting(qtbot, window, page, settle)
    for topic in ("题目一", "题目二", "题目三"):
        click(qtbot, window, "addItem")
        meetings.picking.topic.setText(topic)
        click(qtbot, window, "addTopic")
        settle()
    meetings.view.setFocus()
    press(qtbot, window, Qt.Key.Key_Home)
    press(qtbot, window, Qt.Key.Key_Return)
    meetings.item.decision.setFocus()
    say(meetings.item.decision, "下月底前公开")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    settle()
    assert meetings.may_leave()
    assert "2　题目二" in meetings.item.findChild(QLabel, "meetingItem").text()
    # What was begun stays, whichever item or meeting is picked; so does a task alone.
    meetings.item.tasks.add_row()
    meetings.item.tasks.item(0, 0).setText("公开")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        meetings.view.setFocus()
        press(qtbot, window, key)
        press(qtbot, window, Qt.Key.Key_Return)
        assert meetings.item.tasks.item(0, 0).text() == "公开"
    choose_by_hand(meetings.which, meetings.which.currentData())
    settle()
    assert meetings.item.tasks.item(0, 0).text() == "公开"
    assert not meetings.may_leave()
    assert [each.decision for each in ask(desk.meetings.listed)[0].items] == ["下月底前公开", "", ""]


def test_a_promise_is_written_down_kept_and_told(window, page, desk, ask, qtbot, settle, registered):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    promises = page("promises")
    assert "没有答应了还没办到的" in words_in(promises)
    click(qtbot, window, "newPledge")
    promises.form.number.setText(number)
    promises.form.what.setText("到地里看一次")
    promises.form.due.show_day(
        window.around.station.today() if hasattr(window.around, "station") else date(2026, 9, 30)
    )
    click(qtbot, window, "keepPledge")
    settle()
    [line] = ask(desk.promises.listed).lines
    assert line.pledge.number == number
    assert "到地里看一次" in words_in(promises)
    today = ask(desk.promises._seat.today)
    promises.kept_on.show_day(today)
    click(qtbot, window, "keepPromise")
    assert "还没告诉，先告诉" in words_in(promises)
    promises.told_on.show_day(today)
    click(qtbot, window, "keepPromise")
    settle()
    assert ask(desk.promises.listed).lines == ()


def test_what_an_answer_grants_is_asked_for_and_stands_in_the_list_of_days(
    window, page, desk, ask, settle, registered
):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    window.open_matter(number)
    settle()
    steps = window.around.pages.matter.steps
    for step, asked in ((Step.ASSIGN, "最迟哪天办结、答复"), (Step.ANSWER, "支持了请求的，哪天以前办到")):
        steps.step.setCurrentIndex(steps.step.findData(step))
        steps.step.activated.emit(steps.step.currentIndex())
        assert steps._fields["due"].title == asked
    steps.document.setText("示信〔2026〕1号")
    steps.due.show_day(ask(desk.promises._seat.today) + timedelta(days=9))
    steps.take()
    settle()
    due = page("due")
    due._filter.button("promised").click()
    assert "督促办到办理意见支持的请求" in words_in(due)


def test_order_in_the_hall_is_of_the_place(window, page, desk, ask, qtbot, settle):
    incidents = page("incidents")
    assert "反映问题的权利不受影响，照常登记。" in words_in(incidents)
    click(qtbot, window, "keepIncident")
    assert "请写在哪里" in words_in(incidents)
    today = ask(desk.incidents._seat.today)
    incidents.day.show_day(today)
    incidents.at.setText("0:01")
    incidents.where.setText("接待大厅")
    incidents.happened.setCurrentIndex(4)
    next(iter(incidents.acts.values())).setChecked(True)
    click(qtbot, window, "keepIncident")
    settle()
    [kept] = ask(lambda: desk.incidents.listed(today.year))
    assert kept.where == "接待大厅"
    assert "今年 1 件，报110 0 次" in words_in(incidents)
    incidents.day.show_day(today)
    incidents.at.setText("0:01")
    incidents.where.setText("接待大厅")
    incidents.happened.setCurrentIndex(4)
    next(iter(incidents.acts.values())).setChecked(True)
    for count in (1, 2):
        click(qtbot, window, "keepIncident")
        settle()
        assert len(ask(lambda: desk.incidents.listed(today.year))) == count


def test_an_act_stands_on_the_page_of_its_matter(window, desk, ask, qtbot, settle, registered):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    window.open_matter(number)
    settle()
    card = window.around.pages.matter.acts
    assert "没有记，不影响办结" in words_in(card)
    click(qtbot, window, "beginAct")
    card.kind.choose(ActKind.EXPLAINED.name)
    card.what.write("讲清楚了补偿标准")
    click(qtbot, window, "keepAct")
    settle()
    assert "要写依据哪一条" in words_in(card)
    card.basis.setText("《土地管理法》第48条")
    click(qtbot, window, "keepAct")
    settle()
    assert "讲清楚了补偿标准" in words_in(card)
    [act] = ask(lambda: desk.acts.listed(number))
    assert act.kind is ActKind.EXPLAINED


def test_a_member_is_read_as_written():
    member = read_member("财政所 钱示范 派人")
    assert (member.org, member.name, member.attendance) == ("财政所", "钱示范", Attendance.SENT)
    assert read_member("水利站 请假").attendance is Attendance.LEAVE
    assert read_member("请假").org == "请假"
