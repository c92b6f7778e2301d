"""A matter moves only along lawful steps; clocks start and stop with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, State, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.progress import LAWFUL, may
from xinfang_desk.domain.progress import take as take_by
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.time.calendar import CHINA, Calendar
from xinfang_desk.domain.visit import Standpoint, deadlines_of, register

RULES = rules_shipped()
take = partial(take_by, today=date(2026, 12, 31))
RECEIVED = datetime(2026, 8, 3, 9, 30, tzinfo=CHINA)


def _matter(
    calendar: Calendar,
    state: State = State.REGISTERED,
    *,
    route: Route = Route.S6,
    purpose: Purpose = Purpose.SHENSU,
    outcome: Outcome | None = None,
) -> Matter:
    draft = MatterDraft(statement="x", route=route, purpose=purpose, outcome=outcome)
    return Matter(
        uid="u",
        number=Number("4115261021260001816"),
        rev=1,
        visit_uid="v",
        received_at=RECEIVED,
        draft=draft,
        state=state,
        confidential=purpose is Purpose.JUBAO,
        merged_into=None,
        notices=(),
        deadlines=deadlines_of(draft, RECEIVED.date(), calendar),
        papers=(Paper.RECEIPT,),
    )


def _step(step: Step, on: str = "2026-08-03", **more: object) -> StepTaken:
    filled = {
        "org": "示例单位",
        "document": "示例字1号",
        "gist": "示例",
        "approved_by": "示例领导",
        "days": 30,
    }
    return StepTaken(step=step, on=date.fromisoformat(on), **(filled | more))  # type: ignore[arg-type]


def _due(matter: Matter) -> dict[str, date | None]:
    return {each.id: each.due for each in matter.deadlines}


def test_the_whole_road(calendar: Calendar) -> None:
    """信访工作条例 arts. 23, 34, 35, 36."""
    matter = take(_matter(calendar), _step(Step.ACCEPT), calendar)
    assert matter.state is State.ACCEPTED
    assert _due(matter) == {"handle_60d": date(2026, 10, 2)}
    assert Paper.ACCEPTANCE in matter.papers
    matter = take(matter, _step(Step.EXTEND, "2026-10-02"), calendar)
    assert _due(matter) == {"extend_30d": date(2026, 11, 1)}
    assert Paper.EXTENSION in matter.papers
    matter = take(matter, _step(Step.ANSWER, "2026-10-20"), calendar)
    assert _due(matter) == {}
    matter = take(matter, _step(Step.DELIVER, "2026-10-28"), calendar)
    assert _due(matter) == {"petition_review_30d": date(2026, 11, 27)}
    matter = take(matter, _step(Step.ASK_REVIEW, "2026-11-02"), calendar)
    assert _due(matter) == {"review_30d": date(2026, 12, 2)}
    matter = take(matter, _step(Step.REVIEW, "2026-11-20"), calendar)
    assert _due(matter) == {}
    matter = take(matter, _step(Step.DELIVER_REVIEW, "2026-11-20"), calendar)
    assert _due(matter) == {"petition_recheck_30d": date(2026, 12, 20)}
    matter = take(matter, _step(Step.ASK_RECHECK, "2026-11-24", days=0), calendar)
    assert _due(matter) == {"recheck_30d": date(2026, 12, 24)}
    # Art. 36, para. 2: the days of a hearing are left out, each hearing's.
    matter = take(matter, _step(Step.HEAR, "2026-12-01", days=3), calendar)
    matter = take(matter, _step(Step.HEAR, "2026-12-04", days=2), calendar)
    assert _due(matter) == {"recheck_30d": date(2026, 12, 29)}
    matter = take(matter, _step(Step.RECHECK, "2026-12-10"), calendar)
    assert (matter.state, _due(matter)) == (State.RECHECKED, {})
    assert take(matter, _step(Step.CONCLUDE, "2026-12-10"), calendar).state is State.CONCLUDED


@pytest.mark.parametrize("step", [each for each in Step if each not in {Step.SEAL, Step.ORDINARY}])
@pytest.mark.parametrize("state", list(State))
def test_only_lawful_steps_are_taken(calendar: Calendar, step: Step, state: State) -> None:
    matter = _matter(calendar, state, outcome=Outcome.GUIDE)
    if state in LAWFUL[step]:
        assert take(matter, _step(step), calendar).steps[-1].step is step
    else:
        with pytest.raises(DeskError, match=r"step\.not_lawful"):
            take(matter, _step(step), calendar)


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        (_step(Step.EXTEND, days=31), "step.extension_too_long"),
        (_step(Step.EXTEND, days=0), "step.extension_too_long"),
        (_step(Step.EXTEND, approved_by=" "), "step.approval_missing"),
        (_step(Step.EXTEND, gist=""), "step.approval_missing"),
        (_step(Step.EXTEND, "2026-10-03"), "step.extension_too_late"),
        (_step(Step.ANSWER, document=""), "step.document_missing"),
        (_step(Step.WITHDRAW, gist=""), "step.reason_missing"),
        (_step(Step.ASSIGN, org=""), "step.org_missing"),
        (_step(Step.NOTE, "2026-08-02"), "step.before_registration"),
    ],
)
def test_what_a_step_needs(calendar: Calendar, taken: StepTaken, code: str) -> None:
    matter = take(_matter(calendar), _step(Step.ACCEPT), calendar)
    with pytest.raises(DeskError) as refused:
        take(matter, taken, calendar)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        (_step(Step.HEAR, days=0), State.UNDER_RECHECK),
        (_step(Step.ASK_RECHECK, days=-1), State.REVIEWED),
    ],
)
def test_a_hearing_has_days(calendar: Calendar, taken: StepTaken, state: State) -> None:
    with pytest.raises(DeskError, match=r"step\.hearing_days"):
        take(_matter(calendar, state), taken, calendar)


def test_nobody_waits_for_what_was_withdrawn(calendar: Calendar) -> None:
    matter = _matter(calendar, State.REVIEWED)
    matter = take(matter, _step(Step.ASK_RECHECK, days=0), calendar)
    assert "recheck_30d" in _due(matter)
    assert _due(take(matter, _step(Step.WITHDRAW), calendar)) == {}


def test_a_shorter_extension_ends_sooner(calendar: Calendar) -> None:
    matter = take(_matter(calendar), _step(Step.ACCEPT), calendar)
    extended = take(matter, _step(Step.EXTEND, days=10), calendar)
    assert _due(extended)["extend_30d"] == date(2026, 10, 12)


@pytest.mark.parametrize("route", [Route.S1, Route.S5])
def test_only_the_sixth_item_is_extended(calendar: Calendar, route: Route) -> None:
    """Art. 34."""
    assert Step.EXTEND not in may(_matter(calendar, State.ACCEPTED, route=route))


def test_a_suggestion_has_no_review(calendar: Calendar) -> None:
    """Art. 29: 建议意见 are studied and answered; 复查 is for claims (art. 35)."""
    assert Step.ASK_REVIEW not in may(_matter(calendar, State.ANSWERED, purpose=Purpose.JIANYI))


def test_an_accusation_is_only_passed_on(calendar: Calendar) -> None:
    assert set(may(_matter(calendar, purpose=Purpose.JUBAO))) <= {Step.FORWARD, Step.NOTE, Step.CONCLUDE}


def test_a_late_request_for_review_is_taken(calendar: Calendar) -> None:
    """The desk registers it; whether it is late is for the reviewing office to say."""
    matter = take(_matter(calendar), _step(Step.ACCEPT), calendar)
    matter = take(matter, _step(Step.ANSWER, "2026-08-10"), calendar)
    matter = take(matter, _step(Step.DELIVER, "2026-08-10"), calendar)
    assert take(matter, _step(Step.ASK_REVIEW, "2026-11-10"), calendar).state is State.UNDER_REVIEW


def test_a_merger_can_be_undone(calendar: Calendar) -> None:
    """The officer may have been wrong: the matter's own clock runs from the day it was brought."""
    merged = replace(
        _matter(calendar, State.MERGED, outcome=Outcome.MERGE),
        merged_into=Number("4115261021260001816"),
        deadlines=(),
    )
    separated = take(merged, _step(Step.SEPARATE, "2026-08-20"), calendar)
    assert (separated.state, separated.merged_into) == (State.REGISTERED, None)
    assert _due(separated) == {"notify_15d": date(2026, 8, 18)}


BEFORE: dict[Step, set[Step]] = {
    Step.DELIVER: {Step.ANSWER},
    Step.REVIEW: {Step.ASK_REVIEW},
    Step.DELIVER_REVIEW: {Step.REVIEW},
    Step.ASK_RECHECK: {Step.REVIEW},
    Step.HEAR: {Step.ASK_RECHECK},
    Step.RECHECK: {Step.ASK_RECHECK},
}
"""What must have been done before each step (arts. 34 to 36)."""


@given(
    purpose=st.sampled_from(Purpose),
    route=st.sampled_from((None, *Route)),
    outcome=st.sampled_from((None, *Outcome)),
    how_many=st.integers(0, 12),
    data=st.data(),
)
def test_no_unlawful_step_is_reachable_from_any_registration(
    calendar: Calendar,
    road_map: RoadMap,
    purpose: Purpose,
    route: Route | None,
    outcome: Outcome | None,
    how_many: int,
    data: st.DataObject,
) -> None:
    """信访工作条例 arts. 22, 23, 29, 30, 34 to 36: whatever is chosen at the desk and tried after."""
    draft = MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome)
    [matter] = register(
        VisitDraft(people=(), matters=(draft,), anonymous=True),
        Standpoint(
            office_code="411526102",
            desk=1,
            officer="示例员",
            now=RECEIVED,
            calendar=calendar,
            road_map=road_map,
            rules=RULES,
        ),
        new_uid=lambda: "u",
        next_number=lambda _: Number("4115261021260001816"),
        earlier=lambda _: None,
    ).matters
    ended = {State.CONCLUDED, State.WITHDRAWN}
    already_answered = matter.state is State.ANSWERED
    for _ in range(how_many):
        before, lawful = matter, may(matter)
        # Mostly what is offered, so that the road is walked far; and now and then anything at all.
        step = data.draw(st.sampled_from((*lawful, *lawful, *Step)))
        if step not in lawful:
            with pytest.raises(
                DeskError, match=r"step\.(not_(lawful|delivered|passed_on)|no_review|told_otherwise)"
            ):
                take(matter, _step(step), calendar)
            continue
        matter = take(matter, _step(step), calendar)
        done = {each.step for each in before.steps} | ({Step.ANSWER} if already_answered else set())
        assert BEFORE.get(step, set()) <= done
        undone = (step, before.state) == (Step.UNDO, State.WITHDRAWN)
        assert step is Step.NOTE or undone or before.state not in ended
        if before.confidential:
            assert step in {Step.FORWARD, Step.NOTE, Step.CONCLUDE}
            assert matter.papers == (Paper.SEALED_RECEIPT,)
        if step is Step.EXTEND:
            assert (purpose, route) == (Purpose.SHENSU, Route.S6)
            assert Step.EXTEND not in {each.step for each in before.steps}
        if "handle_60d" in _due(matter):
            assert (purpose, route) == (Purpose.SHENSU, Route.S6)
        if "review_30d" in _due(matter) or "recheck_30d" in _due(matter):
            assert purpose is Purpose.SHENSU


@given(st.lists(st.sampled_from(Step), max_size=14))
def test_no_unlawful_state_is_reachable_and_no_clock_restarts(calendar: Calendar, wanted: list[Step]) -> None:
    matter = _matter(calendar)
    accepted: date | None = None
    for step in wanted:
        if step not in may(matter):
            with pytest.raises(DeskError, match=r"step\.not_(lawful|delivered)"):
                take(matter, _step(step), calendar)
            continue
        assert matter.state in LAWFUL[step]
        matter = take(matter, _step(step), calendar)
        due = _due(matter).get("handle_60d")
        if due is not None:
            accepted = accepted or due
            assert due == accepted
    assert matter.state in State


def test_an_extension_is_given_once(calendar: Calendar) -> None:
    """Art. 34: 延长期限不得超过30日."""
    matter = take(_matter(calendar, State.ACCEPTED), _step(Step.EXTEND, days=10), calendar)
    assert Step.EXTEND not in may(matter)


def test_what_was_not_delivered_is_not_concluded(calendar: Calendar) -> None:
    """Arts. 35, 36: the thirty days run from delivery; concluded before, they would never begin."""
    matter = take(_matter(calendar), _step(Step.ACCEPT), calendar)
    for written, delivered, on in (
        (Step.ANSWER, Step.DELIVER, "2026-08-10"),
        (Step.REVIEW, Step.DELIVER_REVIEW, "2026-09-10"),
    ):
        if written is Step.REVIEW:
            matter = take(matter, _step(Step.ASK_REVIEW, "2026-08-20"), calendar)
        matter = take(matter, _step(written, on), calendar)
        assert Step.CONCLUDE not in may(matter)
        with pytest.raises(DeskError, match=r"step\.not_delivered"):
            take(matter, _step(Step.CONCLUDE, "2026-12-10"), calendar)
        matter = take(matter, _step(delivered, on), calendar)
        assert Step.CONCLUDE in may(matter)
    assert take(matter, _step(Step.CONCLUDE, "2026-12-10"), calendar).state is State.CONCLUDED


def test_an_accusation_is_concluded_once_it_was_passed_on(calendar: Calendar) -> None:
    """Art. 22, para. 2."""
    matter = _matter(calendar, purpose=Purpose.JUBAO)
    with pytest.raises(DeskError, match=r"step\.not_passed_on"):
        take(matter, _step(Step.CONCLUDE, "2026-12-10"), calendar)
    matter = take(matter, _step(Step.FORWARD), calendar)
    assert take(matter, _step(Step.CONCLUDE, "2026-12-10"), calendar).state is State.CONCLUDED


def test_what_was_accepted_under_another_item_has_no_review(calendar: Calendar) -> None:
    """Arts. 31, item 5, and 35: reconsideration or a suit, not 复查."""
    matter = take(_matter(calendar, route=Route.S5), _step(Step.ACCEPT), calendar)
    matter = take(matter, _step(Step.ANSWER, "2026-08-10"), calendar)
    matter = take(matter, _step(Step.DELIVER, "2026-08-12"), calendar)
    assert "petition_review_30d" not in _due(matter)
