"""Each kind of paper received, as our papers tell its limits: what, by when, on what, what is over."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from tests.documents.samples import CALENDAR
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.time.deadline import Deadline, rights
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.domain.visit import deadlines_of
from xinfang_desk.words.rights import beside, told

GOT = date(2026, 8, 10)
_PAGE = re.compile("—[0-9]+—")
KINDS = [each for each in Event if each is not Event.APPLIED_ON]
DRAFT = MatterDraft(
    statement="不服", route=Route.S4, content="市场监管", outcome=Outcome.GUIDE, to="县司法局"
)


def brought(event: Event, on: date, got: date = GOT, **changed: object) -> MatterRecord:
    draft = replace(DRAFT, **{"events": {event: got}, **changed})  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on=f"{on}T09:30")


def limits(event: Event) -> tuple[Deadline, ...]:
    found = deadlines_of(replace(DRAFT, events={event: GOT}), GOT, CALENDAR)
    return rights(found, GOT)


def last(limit: Deadline) -> date:
    day = limit.rolled or limit.due
    assert day is not None
    return day


def job_of(record: MatterRecord) -> Job:
    return Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)


def told_on(record: MatterRecord) -> dict[str, str]:
    """What is told of these limits, by the paper that tells it, without the spaces and page numbers."""
    return {
        "D01": text_of(paper(Paper.RECEIPT, record)),
        "D02": text_of(paper(Paper.GUIDANCE, record)),
        "D04": _PAGE.sub("", text_of(paper(Paper.OTHER_ROAD, record))),
        "roll D01": text_of(roll(Paper.RECEIPT, record)),
        "roll D02": text_of(roll(Paper.GUIDANCE, record)),
    }


BOUNDARIES = [
    (event, day)
    for event in KINDS
    for day in sorted(
        {GOT, *(last(each) + timedelta(days=after) for each in limits(event) for after in (0, 1))}
    )
]


@pytest.mark.parametrize(("event", "day"), BOUNDARIES)
def test_on_every_day_what_is_over_says_so_and_what_is_left_comes_first(event: Event, day: date) -> None:
    record = brought(event, day)
    lines = remedies(job_of(record))
    theirs = [each for each in record.matter.deadlines if each.binds is Binds.PETITIONER]
    assert len(lines) == len(theirs)
    for limit in theirs:
        [line] = [each for each in lines if each.title == told(limit)]
        assert ("已经过了" in line.day + line.note) == (last(limit) < day)
        assert line.day == "已经过了" or "2026年" in line.day or "2027年" in line.day
        if last(limit) < day:
            assert "按您说的日子" in line.note
            assert "还可以：" in line.note
    over = [line.day == "已经过了" for line in lines]
    assert over == sorted(over)


@pytest.mark.parametrize("late", [False, True], ids=["in time", "all over"])
@pytest.mark.parametrize("event", KINDS)
def test_every_paper_tells_a_limit_with_its_condition_and_its_cautions(event: Event, late: bool) -> None:
    ends = [last(each) for each in limits(event)]
    record = brought(event, max(ends) + timedelta(days=1) if late else GOT)
    for name, said in told_on(record).items():
        for limit in limits(event):
            title = limit.title
            if limit.condition:
                assert said.count(title) == said.count(f"{limit.condition}：{title}"), name
            whole = "D01" not in name or limit is limits(event)[0]
            assert (title in said) >= whole, name
            if whole and not late:
                known = (
                    legal(beside(limit, named=DRAFT.to)) if name == "D04" else beside(limit, named=DRAFT.to)
                )
                assert "".join(known.split()) in said, name
                assert f"{limit.due:%Y}年{limit.due.month}月{limit.due.day}日" in said, name  # type: ignore[union-attr]
        assert ("已经过了" in said) == late, name


def test_a_fine_is_answered_by_reconsideration_and_not_by_fifteen_days() -> None:
    """A police fine received on 10 August: 9 October, then 10 February; never 25 August."""
    for name, said in told_on(brought(Event.PENALTY_RECEIVED, date(2026, 8, 20))).items():
        assert "8月25日" not in said, name
        assert "2026年10月9日" in said, name
    assert "2027年2月10日" in told_on(brought(Event.PENALTY_RECEIVED, date(2026, 8, 20)))["D02"]


def test_an_order_to_take_down_has_fifteen_days_and_no_six_months() -> None:
    """土地管理法 art. 83: else a court has it enforced."""
    for name, said in told_on(brought(Event.DEMOLITION_ORDER_RECEIVED, date(2026, 8, 12))).items():
        assert "2026年8月25日" in said, name
        assert "2027年2月10日" not in said, name
        assert "申请法院强制执行" in said, name


def test_a_decision_of_a_kind_nobody_could_tell_puts_no_conditional_day_on_the_receipt() -> None:
    said = told_on(brought(Event.DECISION_RECEIVED, date(2026, 8, 12)))
    for name in ("D01", "roll D01"):
        assert "8月25日" not in said[name]
        assert "9月9日" not in said[name]
        assert "先照早的去。只要法律上的日子没过，晚了一样可以去" in said[name]


def test_a_day_that_is_over_is_nowhere_a_task() -> None:
    """Of the wages of a year ago: the road has no day of its own any more, but says where to go."""
    over = brought(Event.EMPLOYMENT_ENDED, date(2026, 11, 10), date(2025, 8, 31), route=Route.S2)
    for name, said in told_on(over).items():
        assert "8月31日前" not in said, name
        assert "8月31日（周一）前" not in said, name
        assert "请马上去" in said, name
        assert "劳动保障监察" in said, name
    assert "别错过这些日子" not in told_on(over)["D02"]
    half = brought(Event.PENALTY_RECEIVED, date(2026, 10, 16), date(2026, 8, 1))
    for name, said in told_on(half).items():
        assert "2027年2月1日" in said, name


def test_a_receipt_with_a_conditional_day_alone_tells_what_is_over_too() -> None:
    """Sixty days are over; whether the six months run, the desk cannot know."""
    said = told_on(brought(Event.REFUSAL_RECEIVED, date(2026, 10, 20)))
    for name in ("D01", "roll D01"):
        assert "不是信息公开的事：6个月内提起行政诉讼" in said[name]
        assert "2027年2月10日" in said[name]
        assert "没有告诉过您可以复议的" in said[name]


def test_a_doubtful_day_of_a_visit_makes_nothing_over() -> None:
    record = brought(Event.PENALTY_RECEIVED, date(2026, 8, 12))
    from_1950 = replace(record.matter, received_at=record.matter.received_at.replace(year=2040))
    notices = tuple(
        samples.record(
            replace(DRAFT, events={Event.PENALTY_RECEIVED: GOT}), samples.ZHOU, on="1950-01-01T09:30"
        ).matter.notices
    )
    job = job_of(replace(record, matter=replace(from_1950, notices=notices)))
    assert [each for each in remedies(job) if each.day == "已经过了"] == []


def test_a_body_that_does_nothing_is_waited_for_two_months() -> None:
    said = told_on(brought(Event.APPLIED_ON, date(2026, 8, 20), route=Route.S5))
    for name, words in said.items():
        assert "申请交上去满两个月" in words, name
        assert "2026年10月11日" in words, name
        assert "先申请复议" in words, name
        assert "10月11日（周日）前" not in words, name
        assert "也有期限，满了马上去问" in words, name


@pytest.mark.parametrize("name", ["fuyi", "zhengdi"])
def test_the_slip_keeps_the_main_remedy_of_its_place(name: str) -> None:
    place = samples.ROAD_MAP.place(name)
    assert "60天" in place.text[0]
    record = brought(Event.PENALTY_RECEIVED, date(2026, 8, 20), road_end=name)
    said = text_of(paper(Paper.GUIDANCE, record))
    assert [each for each in place.text if "".join(each.split()) not in said] == []


NEVER = {
    Event.RECONSIDERATION_RECEIVED: ("申请行政复议", "6个月内去法院", "60天", "60日"),
    Event.AWARD_RECEIVED: ("复议", "申请劳动仲裁", "60日内"),
    Event.LAND_AWARD_RECEIVED: ("复议", "15天内去法院", "申请仲裁"),
    Event.REVIEW_RECEIVED: ("法院", "复议", "诉讼"),
    Event.OPINION_RECEIVED: ("法院", "复议", "诉讼"),
}
"""What a paper never says of one who holds that paper."""


@pytest.mark.parametrize("event", NEVER)
def test_nobody_is_sent_where_they_come_from(event: Event) -> None:
    route = Route.S2 if event in {Event.AWARD_RECEIVED, Event.LAND_AWARD_RECEIVED} else Route.S6
    for name, said in told_on(brought(event, date(2026, 8, 12), route=route)).items():
        body = said.replace("劳动仲裁裁决", "").replace("土地承包仲裁裁决", "")
        assert [words for words in NEVER[event] if words in body] == [], name


def test_where_it_is_open_which_place_fits_the_slip_asks() -> None:
    record = samples.record(replace(DRAFT, content="自然资源"), samples.ZHOU, on="2026-08-12T09:30")
    said = text_of(paper(Paper.GUIDANCE, record))
    assert "是哪一种土地的事？" in said
    assert "征地拆迁补偿" in said
    assert "老地契" not in said
    assert "老地契" not in text_of(paper(Paper.OTHER_ROAD, record))
