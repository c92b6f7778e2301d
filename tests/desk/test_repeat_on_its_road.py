"""Who comes again is told the road of what they came for before, as it stands (条例 arts. 21, 31, 36)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.desk.conftest import Clock
from tests.desk.test_repeat_of_answered import ROAD, brought, said
from ui.officer.parts.guide import guide_view_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.number import Number

DUTY = MatterDraft(statement="有人违法搭棚", route=Route.S5, content="城乡建设", outcome=Outcome.ACCEPT)
ADVICE = MatterDraft(statement="建议装路灯", purpose=Purpose.JIANYI, outcome=Outcome.ACCEPT)
COURT = MatterDraft(
    statement="一审判我输了",
    route=Route.S1,
    outcome=Outcome.GUIDE,
    to="县人民法院",
    events={Event.JUDGMENT_RECEIVED: date(2026, 9, 10)},
)
WAGES = MatterDraft(statement="欠我工资", route=Route.S2, content="劳动和社会保障", outcome=Outcome.GUIDE)
TOLD = MatterDraft(statement="路坏了", route=Route.S6, outcome=Outcome.TELL_ELSEWHERE, to="县交通运输局")
ONSPOT = MatterDraft(statement="医保怎么交", purpose=Purpose.QITA, outcome=Outcome.ONSPOT)


def again_after(desk: Desk, first: MatterDraft) -> tuple[Number, str, str]:
    number = brought(desk, first)
    again = brought(desk, replace(first, outcome=Outcome.MERGE, earlier=number, events={}))
    return again, said(desk, again, Paper.RECEIPT), said(desk, again, Paper.GUIDANCE)


@pytest.mark.parametrize(
    ("first", "goes_on", "told"),
    [
        (DUTY, True, "依法去办，或者答复您"),
        (ADVICE, True, "采纳不采纳，都回复您"),
        (COURT, False, "您去提出"),
        (WAGES, False, "您去提出"),
        (TOLD, False, "县交通运输局"),
        (ONSPOT, False, "还有不明白的，再来问"),
    ],
    ids=["duty", "advice", "court", "wages", "told", "onspot"],
)
def test_a_repeat_goes_the_road_of_its_first(
    desk: Desk, first: MatterDraft, goes_on: bool, told: str
) -> None:
    number, receipt, slip = again_after(desk, first)
    assert told in slip
    assert ("接着" in receipt, "接着" in slip) == (goes_on, goes_on)
    assert "请求复查" not in receipt + slip
    # What the first visit was told in writing is not promised once more.
    assert "书面告知您" not in receipt
    assert ("还没接到信" in receipt, "还没接到信" in slip) == (goes_on, goes_on)
    view = guide_view_of(desk.reception.show(number), desk)
    assert any(told in line for stop in view.stops for line in (stop.title, *stop.lines)) or told in view.whom
    assert (view.ask_on is not None) == goes_on


def test_a_repeat_keeps_the_days_of_its_first_as_they_run_now(desk: Desk, clock: Clock) -> None:
    first = brought(desk, ROAD)
    again = brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=first))
    clock.later(days=10)
    longer = StepTaken(
        step=Step.EXTEND, on=date(2026, 9, 24), days=30, gist="要请人勘测", approved_by="郑示例"
    )
    desk.reception.take_step(first, longer)
    assert "2026年12月13日" in said(desk, again, Paper.RECEIPT)
    assert "2026年11月13日" not in said(desk, again, Paper.GUIDANCE)


ENDING = (
    StepTaken(step=Step.ANSWER, on=date(2026, 9, 24), document="示答〔2026〕1号"),
    StepTaken(step=Step.DELIVER, on=date(2026, 9, 24)),
    StepTaken(step=Step.ASK_REVIEW, on=date(2026, 9, 25)),
    StepTaken(step=Step.REVIEW, on=date(2026, 9, 26), document="示复查〔2026〕1号"),
    StepTaken(step=Step.DELIVER_REVIEW, on=date(2026, 9, 26)),
    StepTaken(step=Step.ASK_RECHECK, on=date(2026, 9, 27)),
    StepTaken(step=Step.RECHECK, on=date(2026, 9, 28), document="示复核〔2026〕1号"),
    StepTaken(step=Step.CONCLUDE, on=date(2026, 9, 29)),
)


@pytest.mark.parametrize("steps", [ENDING, ENDING[:-1]], ids=["closed", "open"])
def test_of_what_was_examined_twice_nothing_is_pending(
    desk: Desk, clock: Clock, steps: tuple[StepTaken, ...]
) -> None:
    """信访工作条例 art. 36, para. 3."""
    first = brought(desk, ROAD)
    clock.later(days=20)
    for each in steps:
        desk.reception.take_step(first, each)
    again = brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=first))
    record = desk.reception.show(again)
    assert "earlier_ended" in {each.code for each in record.matter.notices}
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        words = said(desk, again, kind)
        assert "信访程序走完了" in words
        assert "新的事实" in words or "新事实" in words
        for wrong in (
            "接着",
            "还在办",
            "请求复查",
            "请求复核",
            "书面告知您",
            "还没接到信",
            "照原来那一件的日子",
        ):
            assert wrong not in words
    assert guide_view_of(record, desk).ask_on is None
    assert "照原来那一件" not in said(desk, again, Paper.MATERIALS)


def test_what_was_withdrawn_is_not_gone_on_with(desk: Desk) -> None:
    first = brought(desk, ROAD)
    desk.reception.take_step(first, StepTaken(step=Step.WITHDRAW, on=date(2026, 9, 14), gist="自己说的"))
    again = brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=first))
    assert "earlier_withdrawn" in {each.code for each in desk.reception.show(again).matter.notices}
    assert "接着" not in said(desk, again, Paper.RECEIPT)


def test_a_late_repeat_of_what_was_answered_may_still_ask_above(desk: Desk, clock: Clock) -> None:
    first = brought(desk, ROAD)
    clock.later(days=10)
    for each in ENDING[:2]:
        desk.reception.take_step(first, each)
    clock.later(days=60)
    slip = said(desk, brought(desk, replace(ROAD, outcome=Outcome.MERGE, earlier=first)), Paper.GUIDANCE)
    assert "收不收由上一级定" in slip
    assert "还在办" not in slip


def test_a_repeat_that_may_be_an_accusation_keeps_its_own_fifteen_days(desk: Desk) -> None:
    """条例 art. 30: nothing of another matter stands beside it."""
    first = brought(desk, ROAD)
    told = "我要举报村支书贪污低保款"
    again = brought(desk, replace(ROAD, statement=told, outcome=Outcome.MERGE, earlier=first))
    record = desk.reception.show(again)
    assert record.matter.unanswered
    assert record.first is None
    assert [each.id for each in record.matter.deadlines] == ["notify_15d"]
    assert "2026年9月29日" in said(desk, again, Paper.RECEIPT)
