"""Told in writing (书面告知): a notice in somebody's hand stops the fifteen days; passing on has its day."""

from __future__ import annotations

from datetime import date

from ui.officer.parts.limits import limits_of
from ui.widgets.shown.timeline import Stage
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.promises import kept_by_papers

TODAY, NOTIFIED, HANDLED = date(2026, 9, 14), date(2026, 9, 29), date(2026, 11, 13)


def registered(desk: Desk, **changes: object) -> str:
    draft = MatterDraft(statement="水渠堵了", route=Route.S6, place="411526102", **changes)  # type: ignore[arg-type]
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(draft,), key=""))
    return visit.matters[0].number


def due(desk: Desk, number: str) -> date | None:
    rows = desk.reception.due(until=date(2027, 12, 31))
    return next((row.due for row in rows if row.number == number), None)


def uid_of(desk: Desk, number: str, kind: Paper) -> str:
    return next(each.uid for each in desk.reception.show(number).papers if each.kind is kind)


def test_a_notice_in_hand_leaves_the_next_day_in_the_list(desk: Desk) -> None:
    number = registered(desk, outcome=Outcome.ACCEPT)
    desk.papers.draw(number)
    assert due(desk, number) == NOTIFIED
    desk.papers.hand_over(uid_of(desk, number, Paper.RECEIPT))
    assert due(desk, number) == NOTIFIED, "a receipt tells nobody who handles it"
    notice = uid_of(desk, number, Paper.ACCEPTANCE)
    desk.papers.hand_over(notice)
    assert due(desk, number) == HANDLED
    desk.reception.take_step(number, StepTaken(step=Step.NOTE, on=TODAY, gist="去看过"))
    assert due(desk, number) == HANDLED, "and it stays so, whatever is written on it after"
    desk.papers.take_back(notice)
    assert due(desk, number) == NOTIFIED


def test_the_page_says_that_it_was_done(desk: Desk) -> None:
    number = registered(desk, outcome=Outcome.ACCEPT)
    desk.papers.draw(number)
    desk.papers.hand_over(uid_of(desk, number, Paper.ACCEPTANCE))
    limits = desk.reception.show(number).matter.deadlines
    first, second, *_rest = limits_of(limits, TODAY, kept_by_papers([Paper.ACCEPTANCE]))
    assert (first.title, first.stage, first.left) == ("15日内书面告知", Stage.DONE, "已做到")
    assert second.stage is Stage.NEXT


def test_what_is_to_be_passed_on_gets_the_day_on_which_it_was(desk: Desk) -> None:
    number = registered(desk, outcome=Outcome.FORWARD, to="县水利局")
    assert Step.FORWARD in desk.reception.may(number)
    record = desk.reception.take_step(number, StepTaken(step=Step.FORWARD, on=TODAY, org="县水利局"))
    assert record.matter.draft.transferred_on == TODAY
    assert Step.FORWARD not in desk.reception.may(number)
    assert [each.kind for each in record.papers].count(Paper.FORWARDING) == 1


def test_what_was_passed_on_before_it_was_written_down_is_not_passed_on_again(desk: Desk) -> None:
    number = registered(desk, outcome=Outcome.FORWARD, to="县水利局", transferred_on=date(2026, 9, 14))
    assert Step.FORWARD not in desk.reception.may(number)
