"""Where no law names a day, the office names one itself: printed, listed by that day, kept by the answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.promises import promises_of

DAY = date(2026, 10, 20)
SAID = "2026年10月20日（周二）"


def registered(desk: Desk, **said: object) -> Number:
    matter = MatterDraft(
        statement="高龄津贴停发了，请查清。", to="示例镇民政办", **{"route": Route.S5, **said}
    )
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


@pytest.fixture(params=["at the visit", "by a step"])
def number(request: pytest.FixtureRequest, desk: Desk, clock: Clock) -> Number:
    if request.param == "at the visit":
        return registered(desk, outcome=Outcome.ACCEPT, promised_on=DAY)
    made = registered(desk)
    accepted = StepTaken(step=Step.ACCEPT, on=clock.time.date(), due=DAY)
    desk.reception.take_step(made, accepted)
    return made


def test_it_stands_on_the_papers(desk: Desk, number: Number) -> None:
    letter = text_of(desk.papers.draw(number, (Paper.ACCEPTANCE,))[0].pdf)
    assert f"我们打算最迟{SAID}答复您" in letter
    assert "也可以找县信访局" in letter
    assert "最迟10月20日" in text_of(desk.papers.draw(number, (Paper.GUIDANCE,))[0].pdf)
    assert f"最迟{SAID}" in text_of(desk.papers.progress(number))


def test_it_is_listed_by_its_day_until_it_is_answered(desk: Desk, clock: Clock, number: Number) -> None:
    clock.time = clock.time.replace(month=10, day=21)
    [row] = [each for each in desk.reception.due(clock.time.date()) if each.number == number]
    assert promises_of(desk.reception.show(number))[-1].due == DAY
    assert row.due is not None
    answered = StepTaken(step=Step.ANSWER, on=clock.time.date(), document="示政答〔2026〕1号")
    record = desk.reception.take_step(number, answered)
    assert all(each.id != "own_promise" for each in record.matter.deadlines)


def test_where_the_law_names_the_day_no_other_is_promised(desk: Desk) -> None:
    six = registered(desk, route=Route.S6, outcome=Outcome.ACCEPT, promised_on=DAY)
    ids = [each.id for each in desk.reception.show(six).matter.deadlines]
    assert "handle_60d" in ids
    assert "own_promise" not in ids


def test_nobody_is_promised_what_nobody_named(desk: Desk) -> None:
    letter = text_of(desk.papers.draw(registered(desk, outcome=Outcome.ACCEPT), (Paper.ACCEPTANCE,))[0].pdf)
    assert "我们打算" not in letter
    assert "到时候" not in letter
