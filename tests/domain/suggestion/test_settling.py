"""Where a matter goes as far as it was said: by answers, by what ran out, by clear words; else a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.documents import samples
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, Matter, MatterDraft, Step, StepTaken
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.progress import take
from xinfang_desk.domain.promises import KEPT_BY
from xinfang_desk.domain.road.offices import NO_OFFICES, asked
from xinfang_desk.domain.road.roadmap import answered, end_of
from xinfang_desk.domain.suggestion.settling import with_end
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import limit

COURT = MatterDraft(statement="x", route=Route.S1, outcome=Outcome.GUIDE)


def registered(draft: MatterDraft, on: str = "2026-09-14") -> Matter:
    return samples.record(draft, samples.ZHOU, on=f"{on}T09:30").matter


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("隔壁砌墙占了我的路", "linli"),
        ("邻居盖猪圈臭得很", "linli"),
        ("欠我三万块钱不还", "qianzhai"),
        ("想跟他离婚", "jiashi"),
        ("县法院一审判决书送来了，认为判错了", "susong"),
        ("x", "shensu_q1"),
    ],
)
def test_a_private_dispute_has_seen_no_court_until_it_is_said(words: str, end: str) -> None:
    matter = registered(replace(COURT, statement=words))
    assert end_of(matter.draft) == end
    assert {each.id for each in matter.deadlines} == {"notify_15d"}
    assert ("road_end_missing" in {each.code for each in matter.notices}) is (end == "shensu_q1")


def test_a_choice_stands_before_words_answers_and_days() -> None:
    chosen = replace(COURT, statement="隔壁砌墙占了我的路", road_end="susong", answers={"minshi": "qianzhai"})
    assert end_of(registered(chosen).draft) == "susong"


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ({"shensu_q2": "minshi", "minshi": "qianzhai"}, "qianzhai"),
        ({"shensu_q1": "shensu_q2", "shensu_q2": "minshi"}, "minshi"),
        ({"shensu_q1": "susong"}, "susong"),
        ({"paper": "judgment"}, "susong"),
        ({"shensu_q2": "unknown"}, "shensu_q1"),
    ],
)
def test_answers_lead_to_where_it_stands(answers: dict[str, str], end: str) -> None:
    assert end_of(registered(replace(COURT, answers=answers)).draft) == end


def test_answers_without_a_road_give_an_end() -> None:
    answers = {"shensu_q2": "laodong"}
    matter = registered(MatterDraft(statement="x", outcome=Outcome.GUIDE, answers=answers))
    assert (matter.draft.route, end_of(matter.draft)) == (None, "laodong")


def test_answers_that_turn_in_a_circle_end() -> None:
    assert answered({"a": "b", "b": "a"}) == ""
    assert answered({"start": "shensu_q1", "shensu_q1": "zhixing", "group": "unknown"}) == "zhixing"


@pytest.mark.parametrize(
    ("event", "route", "got", "end"),
    [
        (Event.OPINION_RECEIVED, Route.S6, date(2026, 8, 14), "fucha_ok"),
        (Event.OPINION_RECEIVED, Route.S6, date(2026, 8, 1), "fucha_late"),
        (Event.EMPLOYMENT_ENDED, Route.S2, date(2025, 9, 14), "laodong"),
        (Event.EMPLOYMENT_ENDED, Route.S2, date(2025, 9, 1), "laodong_late"),
    ],
)
def test_what_has_run_out_stands_where_it_is_asked_for_late(
    event: Event, route: Route, got: date, end: str
) -> None:
    draft = MatterDraft(statement="工钱没给", route=route, outcome=Outcome.GUIDE, events={event: got})
    assert end_of(registered(draft).draft) == end


def test_a_repeat_of_what_was_answered_is_told_until_when_more_may_be_asked(calendar: Calendar) -> None:
    """信访工作条例 arts. 35, 36."""
    repeat = MatterDraft(statement="x", outcome=Outcome.MERGE, earlier=Number("4115261021260018403"))
    review = limit("petition_review_30d", date(2026, 9, 1), calendar)
    recheck = limit("petition_recheck_30d", date(2026, 10, 1), calendar)
    on = date(2026, 9, 14)
    ends = [
        end_of(with_end(repeat, found, on, samples.RULES)) for found in ((), (review,), (review, recheck))
    ]
    assert ends == ["dup_here", "fucha_ok", "fuhe"]
    late = with_end(repeat, (review,), date(2026, 12, 1), samples.RULES)
    assert end_of(late) == "dup_here"


def test_nobody_hears_what_they_decided_themselves() -> None:
    """行政复议法 art. 24."""
    fined = replace(COURT, route=Route.S4, events={Event.PENALTY_RECEIVED: date(2026, 9, 1)})
    for place in ("fuyi", "zhengdi", "chaichu", "quanshu_fuyi"):
        for to, heard in (
            ("示例镇人民政府", False),
            ("县市场监督管理局", False),
            ("示例县人民政府", True),
            ("县司法局", True),
        ):
            assert asked(NO_OFFICES, place, replace(fined, to=to)) == (to if heard else ""), (place, to)
        # Of a procedure at the bureau itself (行政裁决、确认) nothing was decided yet.
        assert asked(NO_OFFICES, place, replace(COURT, to="县自然资源局")) == "县自然资源局"
    assert asked(NO_OFFICES, "fucha_ok", replace(COURT, to="示例镇人民政府")) == ""
    assert asked(NO_OFFICES, "linli", replace(COURT, to="示例镇人民调解委员会")) == "示例镇人民调解委员会"


@pytest.mark.parametrize("step", [Step.FORWARD, Step.ASSIGN, Step.ACCEPT])
def test_what_keeps_a_promise_stops_its_clock(step: Step, calendar: Calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S6)
    matter = registered(draft)
    assert "notify_15d" in {each.id for each in matter.deadlines}
    taken = StepTaken(step=step, on=date(2026, 9, 15), org="示例镇水利站")
    moved = take(matter, taken, calendar, today=date(2026, 9, 15) + timedelta(days=1))
    kept = {each for each, by in KEPT_BY.items() if step in by.steps}
    assert "forward_15d" in kept
    assert not kept & {each.id for each in moved.deadlines}
