"""What is done on a matter: lawful steps, corrections, papers given and taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.hands import click, press, say, told, write
from tests.ui.offices import OFFICES
from ui.background import Topic
from ui.officer.matter.steps import ASKED
from ui.officer.parts.days import read_day_ahead
from ui.officer.parts.facts import changes
from ui.officer.parts.guide import guide_view_of
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import PaperSetup
from xinfang_desk.domain.matter import MatterDraft, State, Step, VisitDraft
from xinfang_desk.domain.people.petitioner import Need, Person
from xinfang_desk.domain.record import National, PaperState
from xinfang_desk.store import national

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def states(record):
    return lambda number: {each.state for each in record(number).papers}


def told_by_the_county(desk, number, known):
    register = desk.reception._store
    with register.write():
        national.keep(register, number, known, 1)


def choose(steps, step):
    steps.step.setCurrentIndex(steps.step.findData(step))
    steps.step.activated.emit(steps.step.currentIndex())


def shown(steps):
    return {name for name, field in steps._fields.items() if not field.isHidden()}


def test_every_step_has_its_questions():
    assert set(ASKED) == set(Step)


def test_the_national_number_stands_on_the_matter_and_the_code_behind_a_button(
    window, opened, desk, ask, qtbot, settle
):
    number = opened()
    card = window.findChild(QWidget, "nationalCard")
    assert card.isHidden()
    ask(told_by_the_county, desk, number, National(number="411526000000202600042", query_code="Q7K2M9X4"))
    window.open_matter(number)
    settle()
    code = window.findChild(QLabel, "queryCode")
    assert not card.isHidden()
    assert "411526000000202600042" in window.findChild(QLabel, "nationalNumber").text()
    assert "Q7K2M9X4" not in code.text()
    click(qtbot, window, "showQueryCode")
    assert "Q7K2M9X4" in code.text()
    window.around.pages.matter.reload()
    settle()
    assert "Q7K2M9X4" not in code.text()


def test_only_lawful_steps_are_offered(opened, steps, desk, ask):
    number = opened()
    assert set(steps._offered()) == set(ask(desk.reception.may, number))
    assert Step.EXTEND not in steps._offered()
    assert shown(steps) == set()


@pytest.mark.parametrize("step", [Step.NOTE, Step.ASSIGN, Step.EXTEND, Step.ANSWER])
def test_a_step_asks_what_belongs_to_it(opened, steps, step):
    opened(outcome=Outcome.ACCEPT)
    choose(steps, step)
    assert shown(steps) == {"on", *ASKED[step]}


def test_a_step_is_kept_and_the_matter_moves(window, opened, steps, record, qtbot, settle):
    number = opened(outcome=Outcome.ACCEPT)
    choose(steps, Step.EXTEND)
    steps.days.setValue(30)
    say(steps.approved_by, "负责人")
    say(steps.gist, "情况复杂，要到现场核查")
    click(qtbot, window, "takeStep")
    settle()
    matter = record(number).matter
    assert (matter.state, matter.steps[-1].days) == (State.EXTENDED, 30)
    assert "已记下：延期" in told(window)
    assert Step.EXTEND not in steps._offered()
    assert steps.gist.text() == ""
    assert window.findChild(QPushButton, "see_D09") is not None


@pytest.mark.parametrize(
    ("step", "field"), [(Step.ANSWER, "document"), (Step.NOTE, "gist"), (Step.EXTEND, "days")]
)
def test_what_a_step_lacks_is_said_beside_its_field(
    window, opened, steps, record, qtbot, settle, step, field
):
    number = opened(outcome=Outcome.ACCEPT)
    choose(steps, step)
    click(qtbot, window, "takeStep")
    settle()
    assert steps._fields[field].fault != ""
    assert QApplication.focusWidget() is steps._fields[field].control
    assert record(number).matter.steps == ()


@pytest.mark.parametrize(
    "fault", [DeskError("input.half_character"), UnicodeEncodeError("utf-8", "半", 0, 1, "")]
)
def test_a_step_that_fails_leaves_the_card_usable(
    window, opened, steps, record, qtbot, settle, monkeypatch, fault
):
    def fails(_self, _number, _taken):
        raise fault

    number = opened()
    choose(steps, Step.NOTE)
    say(steps.gist, "电话告知进展")
    with monkeypatch.context() as broken, qtbot.captureExceptions() as caught:
        broken.setattr(Reception, "take_step", fails)
        click(qtbot, window, "takeStep")
        settle()
    assert told(window)
    assert len(caught) == (not isinstance(fault, DeskError))
    assert steps.gist.text() == "电话告知进展"
    click(qtbot, window, "takeStep")
    settle()
    assert record(number).matter.steps[-1].gist == "电话告知进展"


def test_a_day_that_is_none_keeps_the_step_back(window, opened, steps, record, qtbot, settle):
    number = opened()
    choose(steps, Step.NOTE)
    say(steps.gist, "电话告知进展")
    steps.on.setText("昨天")
    click(qtbot, window, "takeStep")
    settle()
    assert steps._fields["on"].fault != ""
    assert record(number).matter.steps == ()


def test_what_is_being_written_survives_a_change_elsewhere(opened, steps, lane, settle):
    opened()
    choose(steps, Step.NOTE)
    say(steps.gist, "电话告知进展")
    lane.changed.emit(Topic.ALL)
    settle()
    assert steps.gist.text() == "电话告知进展"


@pytest.mark.parametrize(
    ("typed", "day"),
    [("10.1", date(2026, 10, 1)), ("3.1", date(2027, 3, 1)), ("2026-08-31", date(2026, 8, 31)), ("x", None)],
)
def test_a_day_to_come_is_the_next_such_day(typed, day):
    assert read_day_ahead(typed, date(2026, 9, 14)) == day


# Papers


def test_what_was_handed_over_by_mistake_is_taken_back_with_one_key(window, opened, states, qtbot, settle):
    number = opened()
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(number) == {PaperState.HANDED_OVER}
    assert window.findChild(QPushButton, "deskNoticeAction").isVisible()
    window.around.pages.matter.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    settle()
    assert states(number) == {PaperState.SENT}
    assert not window.findChild(QPushButton, "deskNoticeAction").isVisible()


def test_both_keys_may_be_pressed_before_the_screen_has_caught_up(window, opened, states, qtbot, settle):
    number = opened()
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(number) == {PaperState.HANDED_OVER}


def test_nothing_is_handed_over_before_it_is_drawn(window, opened, states, qtbot, settle):
    number = opened()
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(number) == {PaperState.DUE}
    assert "Ctrl+P" in told(window)


def test_older_words_stay_readable_after_a_correction(window, opened, qtbot, settle):
    opened()
    older = window.findChild(QWidget, "olderCard")
    assert not older.isVisible()
    click(qtbot, window, "correctMatter")
    window.around.pages.matter.correction.form.statement.write("欠的是两万一")
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    settle()
    assert older.isVisible()
    assert "拖欠工资" in [each.text() for each in older.findChildren(QLabel)]


def test_whoever_needs_large_type_gets_large_papers(window, desk, ask, watch, qtbot, settle):
    sent = watch(Papers, "send")
    person = Person(name="周试例", needs=(Need.LARGE_TYPE,))
    visit = ask(
        desk.reception.register, VisitDraft(people=(person,), matters=(MatterDraft(statement="路灯"),))
    )
    window.open_matter(visit.matters[0].number)
    settle()
    assert window.findChild(QLabel, "largePapers").isVisible()
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert [large for *_, large, _anew in sent] == [True]


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("printRoll", "D01-roll"),
        ("printGuidanceRoll", "D02-roll"),
        ("printProgress", "progress"),
        ("printUrging", "urging"),
    ],
)
def test_sheets_about_a_matter_go_to_the_chosen_printer(
    window, opened, steps, printer, change_settings, qtbot, settle, button, title
):
    change_settings(papers=PaperSetup(printer="前台打印机", two_sided=True))
    number = opened(outcome=Outcome.FORWARD)
    choose(steps, Step.URGE)
    say(steps.org, "县人社局")
    say(steps.gist, "请尽快答复")
    click(qtbot, window, "takeStep")
    settle()
    click(qtbot, window, button)
    settle()
    assert [(name, queue) for name, _pdf, queue in printer.sheets] == [(f"{number}-{title}", "前台打印机")]
    # An urging is two copies for two offices: they share no sheet.
    assert [order.two_sided for order in printer.orders] == [title == "progress"]
    assert "已送打印" in told(window)


def test_a_printed_paper_is_printed_again_by_its_name(window, opened, qtbot, settle):
    opened()
    assert window.findChild(QPushButton, "print_D01").text() == "打印"
    for key in (Qt.Key.Key_P, Qt.Key.Key_D):
        press(qtbot, window, key, CONTROL)
        settle()
    assert window.findChild(QPushButton, "print_D01").text() == "补打"


def test_the_number_is_copied(window, opened, qtbot):
    number = opened()
    click(qtbot, window, "copyNumber")
    assert QApplication.clipboard().text() == number
    assert window.findChild(QLabel, "matterNumber").text().replace(" ", "") == number


def test_the_road_that_was_walked_stands_with_what_was_written_down(window, opened):
    opened(route=Route.S4, outcome=Outcome.GUIDE, road_end="zhengdi")
    card = window.findChild(QWidget, "factsCard")
    told = [each.accessibleName() for each in card.findChildren(QWidget) if each.accessibleName()]
    [road] = [each for each in told if each.startswith("路线图上走过的路：")]
    assert road.endswith("（征地拆迁补偿） → 征地拆迁补偿：复议或诉讼（路线图 2026.4 版）")


def test_a_road_that_a_correction_turned_stays_readable(record, registered):
    first, second = (
        record(registered(route=Route.S4, outcome=Outcome.GUIDE, **more).matters[0].number)
        for more in ({}, {"road_end": "zhengdi"})
    )
    before, other = first, replace(second, visit=first.visit)
    assert [title for title, _ in changes(before, other)] == ["路线图上走过的路"]
    assert changes(before, other)[0][1].endswith("行政复议、行政诉讼等行政程序（路线图 2026.4 版）")


def test_the_petitioners_screen_is_handed_the_competent_office(desk, record, registered):
    desk = replace(desk, offices=OFFICES)
    guided = registered(route=Route.S2, outcome=Outcome.GUIDE, to="县劳动人事争议仲裁委员会").matters[0]
    view = guide_view_of(record(guided.number), desk)
    assert [each.phone for each in view.offices] == ["0000-1110001"]
    sealed = registered(
        purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, to="县劳动人事争议仲裁委员会"
    ).matters[0]
    assert guide_view_of(record(sealed.number), desk).offices == ()


def test_a_copied_number_leaves_the_clipboard_and_nothing_else_does(window, opened, qtbot):
    number, page = opened(), window.around.pages.matter
    clipboard = QApplication.clipboard()
    click(qtbot, window, "copyNumber")
    assert (clipboard.text(), page.clipboard.forgetting.isActive()) == (number, True)
    page.clipboard.forgetting.timeout.emit()
    assert clipboard.text() == ""
    click(qtbot, window, "copyNumber")
    clipboard.setText("别的程序放的")
    page.clipboard.forgetting.timeout.emit()
    assert clipboard.text() == "别的程序放的"
    clipboard.clear()


def test_a_telephone_number_is_seen_whole_for_a_line_of_the_trail(
    window, registered, desk, ask, qtbot, settle
):
    number = registered("周试例", phone="00000001024").matters[0].number
    window.open_matter(number)
    settle()
    seen = window.findChild(QLabel, "phonesSeen")
    assert seen.text() == ""
    click(qtbot, window, "seePhones")
    settle()
    assert seen.text() == "周试例 00000001024"
    lines = ask(lambda: desk.trail.export(verb="phones_seen")).lines
    assert [each.subject for each in lines] == [number]
    window.show_page(window.intake)
    assert seen.text() == ""


@pytest.mark.parametrize("matter", [{"purpose": Purpose.JUBAO}, {}])
def test_where_no_number_may_be_told_none_is_offered(window, registered, settle, matter):
    phone = "00000001024" if matter else ""
    window.open_matter(registered("周试例", phone=phone, **matter).matters[0].number)
    settle()
    assert not window.findChild(QPushButton, "seePhones").isVisible()
