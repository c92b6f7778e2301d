"""Which limits each kind of paper starts, on what condition, and when they are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.documents import samples
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.days import as_of
from xinfang_desk.domain.matter import Event, Matter, MatterDraft, Step, StepTaken
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED, paper_received, waits_until
from xinfang_desk.domain.progress import take
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import lapsed, rights
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.domain.visit import deadlines_of
from xinfang_desk.words.rights import beside, told

RECEIVED = date(2026, 8, 10)
D60, M6, D15, D30 = (60, "day"), (6, "month"), (15, "day"), (30, "day")
STARTS = {
    "penalty_received": ([D60, M6], []),
    "demolition_order_received": ([D15, D60], []),
    "title_decision_received": ([D60], [D30]),
    "benefit_decision_received": ([D60, M6], []),
    "refusal_received": ([D60], [M6]),
    "reconsideration_received": ([D15], []),
    "award_received": ([D15], []),
    "land_award_received": ([D30], []),
    "judgment_received": ([D15], []),
    "judgment_served": ([D15], []),
    "opinion_received": ([D30], []),
    "review_received": ([D30], []),
    "decision_received": ([D60, M6], [D15, D30]),
    "applied_on": ([], []),
    "employment_ended": ([(1, "year")], []),
    "act_known": ([D60, M6], []),
}
"""Those that run in any case, and those on a condition, each in the order in which it is told."""
WORDS = {
    "penalty_received": ("写得比这短的，先照早的去", "只要法律上的日子没过，晚了一样可以去"),
    "demolition_order_received": ("强制执行",),
    "title_decision_received": ("一般要先申请复议",),
    "refusal_received": ("信息公开的事要先申请复议", "决定书写得比这短的，先照早的去"),
    "judgment_received": ("刑事、行政判决书和裁定书的日子不一样，看文书最后一段",),
    "decision_received": ("收到的是行政复议决定书的", "写得比这短的，先照早的去"),
}


def case_of(written: MatterDraft) -> Matter:
    """It as registered on the day on which the paper came."""
    return samples.record(written, samples.ZHOU, on=f"{RECEIVED}T09:30").matter


def draft(**events: date) -> MatterDraft:
    days = {Event(name): day for name, day in events.items()}
    return MatterDraft(statement="x", route=Route.S4, content="市场监管", outcome=Outcome.GUIDE, events=days)


def test_the_table_knows_every_event() -> None:
    assert {each.value for each in Event} == set(STARTS)


@pytest.mark.parametrize("content", ["市场监管", "自然资源"])
@pytest.mark.parametrize("kind", STARTS)
def test_a_paper_starts_its_own_limits_and_no_others(kind: str, content: str, calendar: Calendar) -> None:
    found = deadlines_of(replace(draft(**{kind: RECEIVED}), content=content), RECEIVED, calendar)
    theirs = [each for each in found if each.binds is Binds.PETITIONER]
    always, conditional = STARTS[kind]
    told = rights(found, RECEIVED)
    assert [(each.term, each.unit.value, bool(each.condition)) for each in told] == [
        *((*each, False) for each in always),
        *((*each, True) for each in conditional),
    ]
    assert {each.start for each in theirs} <= {RECEIVED}
    # No limit of another body's is taken for one of ours.
    assert {each.id for each in found if each.binds is Binds.OFFICE} == {"notify_15d"}


@pytest.mark.parametrize("kind", STARTS)
def test_a_limit_is_over_when_its_last_workday_is(kind: str, calendar: Calendar) -> None:
    found = deadlines_of(draft(**{kind: RECEIVED}), RECEIVED, calendar)
    for each in rights(found, RECEIVED):
        last = each.rolled or each.due
        assert last is not None
        for day, over in ((each.due, False), (last, False), (last + timedelta(days=1), True)):
            assert day is not None
            assert (each in lapsed(found, day), each in rights(found, day)) == (over, not over)


def test_the_day_that_is_told_is_the_soonest_that_can_still_be_kept(calendar: Calendar) -> None:
    """Day 60 is 9 October: after it the six months are what is left."""
    found = deadlines_of(draft(penalty_received=RECEIVED), RECEIVED, calendar)
    assert rights(found, date(2026, 10, 9))[0].due == date(2026, 10, 9)
    assert rights(found, date(2026, 10, 10))[0].due == date(2027, 2, 10)
    unknown = deadlines_of(draft(decision_received=RECEIVED), RECEIVED, calendar)
    assert [each.due for each in rights(unknown, RECEIVED)][:2] == [date(2026, 10, 9), date(2027, 2, 10)]


@pytest.mark.parametrize("kind", WORDS)
def test_what_must_be_known_stands_with_the_limits(kind: str, calendar: Calendar) -> None:
    found = rights(deadlines_of(draft(**{kind: RECEIVED}), RECEIVED, calendar), RECEIVED)
    said = "".join(told(each) + beside(each) for each in found)
    assert [words for words in WORDS[kind] if words not in said] == []
    assert all(each.condition in each.words for each in found)


def test_the_same_paper_by_two_names_is_one_limit(calendar: Calendar) -> None:
    found = deadlines_of(
        draft(judgment_received=RECEIVED, judgment_served=RECEIVED, opinion_received=RECEIVED),
        RECEIVED,
        calendar,
    )
    assert [each.id for each in rights(found, RECEIVED)] == ["shangsu", "petition_review_30d"]
    assert paper_received({Event.JUDGMENT_SERVED: RECEIVED}) == (Event.JUDGMENT_RECEIVED, RECEIVED)
    assert paper_received({Event.ACT_KNOWN: RECEIVED}) is None
    assert Event.JUDGMENT_SERVED not in PAPERS_RECEIVED


def test_what_a_step_leaves_running_is_judged_by_its_day(calendar: Calendar) -> None:
    matter = case_of(draft(penalty_received=RECEIVED))
    assert as_of(matter) == RECEIVED
    noted = take(
        matter,
        StepTaken(step=Step.NOTE, on=date(2026, 11, 2), gist="来问"),
        calendar,
        today=date(2026, 12, 1),
    )
    assert [each.id for each in lapsed(noted.deadlines, as_of(noted))] == ["fuyi_penalty"]
    assert [each.id for each in rights(noted.deadlines, as_of(noted))] == ["xingsu_6m"]


def test_two_papers_of_one_kind_of_limit_both_keep_theirs_after_a_step(calendar: Calendar) -> None:
    both = draft(penalty_received=RECEIVED, act_known=date(2026, 8, 1))
    matter = case_of(both)
    noted = take(
        matter, StepTaken(step=Step.NOTE, on=RECEIVED, gist="来问"), calendar, today=date(2026, 12, 1)
    )
    assert set(noted.deadlines) == set(matter.deadlines)


def test_an_application_is_waited_for_two_months() -> None:
    """行政诉讼法 art. 47: from then on a court may be asked; a day to come is told of nobody."""
    assert waits_until(case_of(draft(applied_on=RECEIVED))) == date(2026, 10, 11)
    assert waits_until(case_of(draft())) is None
    doubted = case_of(draft(applied_on=date(2027, 1, 1)))
    assert waits_until(doubted) is None


@pytest.mark.parametrize(
    ("statement", "civil"),
    [
        ("法院一审判决书到了，我不服，想上诉到中院。", True),
        ("村里行政村的路，法院判决我赔钱。", True),
        ("先有一份裁定，现在判决书下来了，不服。", True),
        ("裁定不予立案，裁定书送来了。", False),
        ("法院裁定驳回起诉，我要个说法。", False),
        ("中院二审判决书下来了，维持原判。", False),
        ("终审判了，还是我输。", False),
        ("刑事判决书判轻了。", False),
        ("行政判决书说我告错了。", False),
        ("我哥被判刑五年，不服。", False),
        ("我儿子被判三年，不服，昨天收到判决书。", False),
        ("法院判我缓刑，赔三万，不服。", False),
        ("儿子打架判了有期徒刑两年，不服。", False),
        ("判了他拘役四个月。", False),
        ("法院判他三年内还清，我嫌太慢。", True),
        ("判决书说我赔邻居三年的租金。", True),
        ("行政处罚的事先不说，跟邻居的判决书我不服。", True),
    ],
)
def test_only_a_civil_first_judgment_has_the_civil_days(
    statement: str, civil: bool, calendar: Calendar
) -> None:
    matter = replace(draft(judgment_received=RECEIVED), route=Route.S1, statement=statement)
    told_of = [each.id for each in rights(deadlines_of(matter, RECEIVED, calendar), RECEIVED)]
    assert told_of == (["shangsu"] if civil else [])
    codes = [each.code for each in case_of(matter).notices]
    assert ("judgment_kind" in codes) is not civil


def test_contracted_land_has_two_years_by_the_road_that_was_walked(calendar: Calendar) -> None:
    """By the answers as by the class of what it is about: 农村土地承包经营纠纷调解仲裁法, art. 18."""
    asked = replace(draft(act_known=RECEIVED), route=Route.S2, content="")
    walked = {"start": "shensu_q1", "shensu_q1": "shensu_q2", "shensu_q2": "tudi", "tudi": "chengbao"}
    for matter in (replace(asked, answers=walked), replace(asked, content="农村农业")):
        found = rights(deadlines_of(matter, RECEIVED, calendar), RECEIVED)
        assert [each.id for each in found] == ["ndcb_2y"]
