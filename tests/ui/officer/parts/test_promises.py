"""What the office promised on an earlier matter, and whether it was kept: facts about the matter."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.fakes import NOON, FakeDesk
from tests.ui.hands import say
from ui.officer.parts.promises import Promise, promises_of
from ui.widgets.labels import ElidedLabel
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import Answer, PaperState
from xinfang_desk.domain.time.calendar import CHINA

TODAY = NOON.date()


@pytest.fixture
def desk():
    return FakeDesk()


def accepted(desk, **more):
    matter = MatterDraft(statement="拖欠工资", route=Route.S6, outcome=Outcome.ACCEPT, **more)
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


def told(record, older=()):
    return {each.title: each for each in promises_of(record, older)}


def test_what_binds_the_office_is_a_promise_and_not_kept_yet(desk):
    found = promises_of(desk.record(accepted(desk)))
    assert [each.due for each in found] == [TODAY + timedelta(days=15), TODAY + timedelta(days=60)]
    assert {each.kept_on for each in found} == {None}


def test_what_binds_the_petitioner_is_none(desk):
    number = accepted(desk, served_on=TODAY)
    assert all("复查" not in each.title for each in promises_of(desk.record(number)))


def test_a_notice_in_hand_keeps_the_promise_to_tell(desk):
    record = desk.record(accepted(desk))
    handed = tuple(
        replace(each, state=PaperState.HANDED_OVER, handed_over_at=datetime(2026, 9, 20, 23, tzinfo=CHINA))
        for each in record.papers
        if each.kind is Paper.ACCEPTANCE
    )
    assert [each.kept_on for each in promises_of(replace(record, papers=handed))] == [date(2026, 9, 20), None]


def test_a_receipt_in_hand_is_no_answer(desk):
    record = desk.record(accepted(desk))
    handed = tuple(replace(each, handed_over_at=NOON) for each in record.papers if each.kind is Paper.RECEIPT)
    assert {each.kept_on for each in promises_of(replace(record, papers=handed))} == {None}


def test_a_limit_that_no_longer_runs_is_still_told_from_the_older_revision(desk):
    number = accepted(desk)
    before = desk.record(number).matter
    desk.now = lambda: NOON.replace(month=11, day=20)
    taken = StepTaken(step=Step.ANSWER, on=date(2026, 11, 20), document="示信〔2026〕1号")
    record = desk.reception.take_step(number, taken)
    assert all(each.id != "handle_60d" for each in record.matter.deadlines)
    found = told(record, (before,))
    assert found["60日办结"].kept_on == date(2026, 11, 20)


def test_what_the_county_said_keeps_a_promise_too(desk):
    record = desk.record(accepted(desk))
    said = Answer(
        number=record.matter.number,
        event="answered",
        org="县人社局",
        on=date(2026, 10, 1),
        document="",
        text="",
        due=None,
    )
    assert told(replace(record, answers=(said,)))["60日办结"].kept_on == date(2026, 10, 1)


def test_nothing_is_told_of_an_accusation(desk):
    matter = MatterDraft(statement="x", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    visit = desk.reception.register(VisitDraft(people=(Person(name="郑虚构"),), matters=(matter,)))
    found = promises_of(desk.record(visit.matters[0].number))
    assert all("郑虚构" not in repr(each) for each in found)


@pytest.mark.parametrize(
    ("kept", "today", "words", "kind"),
    [
        (date(2026, 9, 20), date(2026, 10, 8), "已做到 09-20", PillKind.OK),
        (date(2026, 10, 1), date(2026, 10, 8), "晚 2 天做到", PillKind.WARN),
        (None, date(2026, 9, 28), "还有 1 天", PillKind.INFO),
        (None, date(2026, 9, 29), "还有 0 天", PillKind.INFO),
        (None, date(2026, 10, 2), "没做到，超过 3 天", PillKind.DANGER),
    ],
)
def test_whether_it_was_kept_is_said(kept, today, words, kind):
    assert Promise(title="告知", due=date(2026, 9, 29), kept_on=kept).said(today) == (words, kind)


def test_the_panel_opens_on_what_was_promised(window, desk, settle):
    number = accepted(desk)
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.phone, "13800000003")
    form.phone.editingFinished.emit()
    settle()
    panel = window.findChild(QWidget, f"promises_{number}")
    assert panel.isVisible()
    lines = [each.text() for each in panel.findChildren(ElidedLabel)]
    assert lines[0].startswith("09-29前　15日内书面告知")
    assert [each.text() for each in panel.findChildren(Pill)] == ["还有 15 天", "还有 60 天"]
