"""Who comes again for what was answered is told until when 复查 may be asked (信访工作条例 art. 35)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person

ROAD = MatterDraft(statement="门口的路灯坏了两个月", route=Route.S6, outcome=Outcome.ACCEPT)


def brought(desk: Desk, matter: MatterDraft) -> Number:
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


@pytest.fixture
def answered(desk: Desk, clock: Clock) -> Number:
    """Answered on the eleventh day, and signed for."""
    number = brought(desk, ROAD)
    clock.later(days=10)
    answer = StepTaken(step=Step.ANSWER, on=date(2026, 9, 24), document="示政信意〔2026〕1号")
    desk.reception.take_step(number, answer)
    desk.reception.take_step(number, StepTaken(step=Step.DELIVER, on=date(2026, 9, 24)))
    return number


def said(desk: Desk, number: Number, kind: Paper) -> str:
    return text_of(desk.papers.draw(number, (kind,))[0].pdf)


def test_a_repeat_names_the_last_day_of_review_and_promises_no_handling(
    desk: Desk, clock: Clock, answered: Number
) -> None:
    clock.later(days=5)
    again = brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=answered))
    matter = desk.reception.show(again).matter
    assert "petition_review_30d" in {each.id for each in matter.deadlines}
    receipt, slip = (said(desk, again, kind) for kind in (Paper.RECEIPT, Paper.GUIDANCE))
    for words in (receipt, slip):
        assert "2026年10月24日" in words
        assert "接着" not in words
    assert "那一件已经书面答复您" in receipt
    assert "写复查申请" in slip


def test_a_repeat_of_what_is_in_hand_goes_on_as_before(desk: Desk) -> None:
    first = brought(desk, ROAD)
    again = brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=first))
    receipt = said(desk, again, Paper.RECEIPT)
    assert "接着办，不从头算时间" in receipt
    assert "复查" not in receipt
