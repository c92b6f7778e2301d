"""What may follow what (办理环节): a matter moves only along lawful steps, each with its clock and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from xinfang_desk.domain.accusation import as_answered, still_unanswered
from xinfang_desk.domain.books.owing import in_whose_hand, sent_last_to, with_papers_of_steps
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route, is_confidential
from xinfang_desk.domain.days import ACCEPTED, RECEIVED, doubtful, late_asking, notices_of_lapse
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, State, Step, StepTaken, Visit
from xinfang_desk.domain.notices import CLOCK_SUSPECT, notices_of
from xinfang_desk.domain.promises import KEPT_BY
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.suggestion.settling import settled
from xinfang_desk.domain.time.calendar import Calendar, china_day, in_range
from xinfang_desk.domain.time.deadline import Deadline, limit, named, spoken, uncertain
from xinfang_desk.domain.time.limits import RULES, Binds
from xinfang_desk.domain.visit import (
    Earlier,
    Standpoint,
    answered_roads,
    apart_from_closed,
    deadlines_of,
    first_state,
    has_review,
    joined,
    once_each,
    papers_of,
)

LONGEST_EXTENSION = 30
"""Days (信访工作条例 art. 34)."""
LONGEST_HEARING = 366
"""Days; the law names none, but nobody is heard for longer."""

_STANDING = frozenset(State) - {State.VOID}
_OPEN = _STANDING - {State.CONCLUDED, State.MERGED, State.WITHDRAWN}
_IN_HAND = frozenset({State.ACCEPTED, State.EXTENDED})

LAWFUL: dict[Step, frozenset[State]] = {
    Step.FORWARD: frozenset({State.REGISTERED}),
    Step.ASSIGN: frozenset({State.REGISTERED}) | _IN_HAND,
    Step.ACCEPT: frozenset({State.REGISTERED, State.FORWARDED, State.ASSIGNED}),
    Step.URGE: frozenset({State.FORWARDED, State.ASSIGNED}) | _IN_HAND,
    Step.NOTE: _STANDING,
    Step.EXTEND: frozenset({State.ACCEPTED}),
    Step.ANSWER: frozenset({State.FORWARDED, State.ASSIGNED}) | _IN_HAND,
    Step.DELIVER: frozenset({State.ANSWERED}),
    Step.ASK_REVIEW: frozenset({State.ANSWERED}),
    Step.REVIEW: frozenset({State.UNDER_REVIEW}),
    Step.DELIVER_REVIEW: frozenset({State.REVIEWED}),
    Step.ASK_RECHECK: frozenset({State.REVIEWED}),
    Step.HEAR: frozenset({State.UNDER_RECHECK}),
    Step.RECHECK: frozenset({State.UNDER_RECHECK}),
    Step.CONCLUDE: frozenset({State.REGISTERED, State.ANSWERED, State.REVIEWED, State.RECHECKED}),
    Step.WITHDRAW: _OPEN,
    Step.UNDO: frozenset({State.WITHDRAWN}),
    Step.SEPARATE: frozenset({State.MERGED}),
    Step.SEAL: _STANDING,
    Step.ORDINARY: _STANDING,
}
"""From which states each step may be taken."""

_AFTER: dict[Step, State] = {
    Step.FORWARD: State.FORWARDED,
    Step.ACCEPT: State.ACCEPTED,
    Step.EXTEND: State.EXTENDED,
    Step.ANSWER: State.ANSWERED,
    Step.ASK_REVIEW: State.UNDER_REVIEW,
    Step.REVIEW: State.REVIEWED,
    Step.ASK_RECHECK: State.UNDER_RECHECK,
    Step.RECHECK: State.RECHECKED,
    Step.CONCLUDE: State.CONCLUDED,
    Step.WITHDRAW: State.WITHDRAWN,
    Step.SEPARATE: State.REGISTERED,
}
_ENDS: dict[Step, frozenset[str]] = {
    Step.ACCEPT: frozenset({"objection_5wd"}),
    # Another one runs on.
    Step.EXTEND: frozenset({"handle_60d"}),
    Step.ASK_REVIEW: frozenset({"petition_review_30d"}),
    Step.ASK_RECHECK: frozenset({"petition_recheck_30d"}),
    # What is withdrawn is waited for by nobody.
    Step.WITHDRAW: frozenset(rule.id for rule in RULES.values() if rule.binds is Binds.OFFICE),
}
"""The limits that run no longer after a step, beside those that it keeps (:data:`KEPT_BY`)."""
_FOLLOWS: dict[Step, tuple[Step, ...]] = {
    Step.EXTEND: (Step.ACCEPT,),
    Step.ANSWER: (Step.FORWARD, Step.ASSIGN, Step.ACCEPT, Step.EXTEND),
    Step.DELIVER: (Step.ANSWER,),
    Step.ASK_REVIEW: (Step.ANSWER, Step.DELIVER),
    Step.REVIEW: (Step.ASK_REVIEW,),
    Step.DELIVER_REVIEW: (Step.REVIEW,),
    Step.ASK_RECHECK: (Step.REVIEW, Step.DELIVER_REVIEW),
    Step.HEAR: (Step.ASK_RECHECK,),
    Step.UNDO: (Step.WITHDRAW,),
    Step.RECHECK: (Step.ASK_RECHECK, Step.HEAR),
}
"""After which steps each one comes: it cannot have been done on an earlier day than they."""
_WITH_REASON = frozenset({Step.WITHDRAW, Step.UNDO, Step.NOTE, Step.URGE, Step.SEPARATE})
_ANSWERS = frozenset({Step.SEAL, Step.ORDINARY})
"""What may be said of a matter that sounds like an accusation, before anything else is done on it."""
_CONCLUDED_BY_GUIDING = frozenset({Outcome.GUIDE, Outcome.TELL_ELSEWHERE, Outcome.REPORT, None})


def may(matter: Matter) -> tuple[Step, ...]:
    """The steps that are lawful for a matter now, in the order of the road."""
    return tuple(step for step in Step if _stands_for(matter, step) and _fits(matter, step))


def take(
    matter: Matter, taken: StepTaken, calendar: Calendar, earlier: Earlier | None = None, *, today: date
) -> Matter:
    """The matter after a step: its state, clocks and papers; ``step.*`` when it is not lawful.

    An extension needs the head's approval, a reason and the sixty days not yet over (art. 34); an answer,
    review and re-check need the number of their paper; a hearing its days; a withdrawal its reason. 复查 and
    复核 asked for late are taken all the same: the desk does not refuse them (art. 35, 36).
    """
    _check_step(matter, taken, today)
    if taken.step is Step.ACCEPT and not taken.org and matter.state is State.FORWARDED:
        taken = replace(taken, org=in_whose_hand(matter))
    steps = (*matter.steps, taken)
    draft = replace(
        matter.draft,
        accepted_on=taken.on if taken.step is Step.ACCEPT else matter.draft.accepted_on,
        transferred_on=taken.on if taken.step is Step.FORWARD else matter.draft.transferred_on,
        served_on=taken.on if taken.step is Step.DELIVER else matter.draft.served_on,
    )
    if taken.step is Step.ACCEPT:
        draft = replace(draft, outcome=Outcome.ACCEPT, promised_on=taken.due or draft.promised_on)
    if taken.step is Step.SEPARATE:
        # It was another matter after all: its own clocks run, from the day it was brought.
        draft, earlier = replace(draft, outcome=None, earlier=None), None
    moved = replace(
        matter,
        steps=steps,
        draft=draft,
        notices=late_asking(matter.notices, draft, replace(matter, steps=steps).counting, calendar),
        state=matter.state if taken.step is Step.UNDO else _state_after(matter.state, taken.step),
        merged_into=None if taken.step is Step.SEPARATE else matter.merged_into,
    )
    if taken.step is Step.UNDO:
        moved = replace(moved, state=state_of(moved))
    return replace(
        moved, papers=with_papers_of_steps(moved, matter.papers), deadlines=clocks(moved, calendar, earlier)
    )


def corrected(
    visit: Visit, matter: Matter, draft: MatterDraft, at: Standpoint, earlier: Earlier | None
) -> Matter:
    """The matter with ``draft`` in the place of what was written (更正): all that follows follows it.

    ``visit`` is what it came with, put right too. What an unbelieved clock wrote stays in doubt until
    somebody has said when they came.
    """
    draft, earlier, apart = apart_from_closed(as_answered(draft), earlier)
    unanswered = still_unanswered(matter, draft, at.rules)
    suspected = any(each.code == CLOCK_SUSPECT for each in matter.notices)
    notices = apart + notices_of(
        draft,
        visit,
        today=china_day(at.now),
        known_earlier=earlier is not None,
        first=earlier.matter if earlier else None,
        unanswered=unanswered,
        clock_suspect=suspected and visit.received_at == matter.received_at,
        answered=answered_roads(draft, at),
    )
    moved = replace(
        matter,
        received_at=visit.received_at,
        draft=draft,
        merged_into=joined(draft),
        confidential=is_confidential(draft.purpose, draft.outcome),
        unanswered=unanswered,
        notices=notices,
    )
    if (unanswered, draft.outcome) != (matter.unanswered, matter.draft.outcome):
        moved = replace(moved, state=state_of(moved))
    running = clocks(moved, at.calendar, earlier)
    received = china_day(moved.received_at)
    papers = papers_of(draft, visit.people, doubtful(notices, moved.steps), unanswered=unanswered)
    seen = notices + notices_of_lapse(draft, running, received)
    seen = late_asking(seen, draft, moved.counting, at.calendar)
    if not unanswered:
        draft, seen = settled(draft, running, received, at.rules, seen)
    return replace(
        moved,
        draft=draft,
        notices=seen,
        deadlines=running,
        papers=with_papers_of_steps(moved, papers),
    )


def clocks(matter: Matter, calendar: Calendar, earlier: Earlier | None = None) -> tuple[Deadline, ...]:
    """Every limit that runs for a matter after the steps it has taken; what is met no longer runs."""
    found = [
        each
        for each in deadlines_of(
            replace(matter.draft, to=sent_last_to(matter)),
            matter.received_at.date(),
            calendar,
            earlier,
            doubtful(matter.notices, matter.steps),
            unanswered=matter.unanswered,
        )
        if each.id not in _met(matter.counting)
    ]
    if matter.unanswered:
        return tuple(found)
    for taken in matter.counting:
        found.extend(_started(matter, taken, calendar))
    return once_each(found)


def state_of(matter: Matter) -> State:
    """Where a matter stands after how it was registered and the steps it has taken."""
    if matter.withheld:
        return State.REGISTERED
    state = first_state(matter.draft.outcome)
    for taken in matter.standing:
        state = _state_after(state, taken.step)
    return state


def _state_after(state: State, step: Step) -> State:
    if step is Step.ASSIGN and state is State.REGISTERED:
        return State.ASSIGNED
    return _AFTER.get(step, state)


def _stands_for(matter: Matter, step: Step) -> bool:
    """Whether the state allows the step; what is sealed is concluded once it was passed on (art. 22)."""
    if matter.confidential and step is Step.CONCLUDE:
        return matter.state in {State.REGISTERED, State.FORWARDED}
    if step is Step.FORWARD and matter.state is State.FORWARDED:
        # It was registered to be passed on; on which day that was done is still to be said.
        registered_so = matter.draft.outcome is Outcome.FORWARD and not matter.confidential
        return registered_so and matter.draft.transferred_on is None
    return matter.state in LAWFUL[step]


def _is_undelivered(matter: Matter) -> bool:
    """Whether an opinion was written that nobody signed for: its thirty days never begin (arts. 35, 36)."""
    done = [taken.step for taken in matter.steps]
    if Step.REVIEW in done and Step.RECHECK not in done:
        return Step.DELIVER_REVIEW not in done
    return Step.ANSWER in done and Step.RECHECK not in done and matter.draft.served_on is None


def _is_told_otherwise(matter: Matter) -> bool:
    """Whether a notice went out by which it is not handled here: an acceptance beside it contradicts it."""
    told = {Paper.OTHER_ROAD, Paper.NOT_ACCEPTED, Paper.NO_LONGER_ACCEPTED}
    return matter.state is State.REGISTERED and bool(told.intersection(matter.papers))


def _fits(matter: Matter, step: Step) -> bool:
    if matter.unanswered or step in _ANSWERS:
        return matter.unanswered and step in _ANSWERS
    if matter.confidential:
        if step is Step.CONCLUDE:
            return any(taken.step is Step.FORWARD for taken in matter.steps)
        return step in {Step.FORWARD, Step.NOTE}
    if step is Step.EXTEND:
        return matter.draft.route is Route.S6 and matter.draft.purpose is Purpose.SHENSU
    if step is Step.DELIVER:
        return matter.draft.served_on is None
    if step is Step.ACCEPT and _is_told_otherwise(matter):
        return False
    if step is Step.ASK_REVIEW and not has_review(matter.draft):
        return False
    if step in {Step.ASK_REVIEW, Step.REVIEW}:
        return matter.draft.purpose is Purpose.SHENSU
    if step is Step.CONCLUDE and _is_undelivered(matter):
        return False
    if step is Step.CONCLUDE and matter.state is State.REGISTERED:
        return matter.draft.outcome in _CONCLUDED_BY_GUIDING - {None}
    return True


def is_answer(matter: Matter, taken: StepTaken, today: date) -> bool:
    """Whether a step says if an unanswered matter is an accusation; refused as by :func:`take`."""
    if taken.step not in _ANSWERS:
        return False
    _check_step(matter, taken, today)
    return True


def _check_step(matter: Matter, taken: StepTaken, today: date) -> None:
    if taken.step not in may(matter):
        code = _why_not(matter, taken.step)
        possible = " ".join(each.value for each in may(matter))
        raise DeskError(code, step=taken.step.value, state=matter.state.value, possible=possible)
    _check_day(matter, taken, today)
    _check(matter, taken)


def _why_not(matter: Matter, step: Step) -> Code:
    """Why a step may not be taken now, as its refusal is told."""
    if matter.unanswered:
        return "step.answer_first"
    if step is Step.ACCEPT and _is_told_otherwise(matter):
        return "step.told_otherwise"
    if step is Step.ASK_REVIEW and _stands_for(matter, step):
        return "step.no_review"
    if step is Step.CONCLUDE and _stands_for(matter, step):
        if matter.confidential:
            return "step.not_passed_on"
        if _is_undelivered(matter):
            return "step.not_delivered"
    return "step.not_lawful"


def _check_day(matter: Matter, taken: StepTaken, today: date) -> None:
    """What was done was done by today, not before the matter came, nor before what it answers."""
    if taken.on > today:
        raise DeskError("step.after_today", step=taken.step.value)
    # A visit that is written down with a day to come is held up by its mistake no further.
    if taken.on < min(matter.received_at.date(), today):
        raise DeskError("step.before_registration", step=taken.step.value)
    ahead = _FOLLOWS.get(taken.step, ())
    before = [each for each in matter.steps if each.step in ahead]
    if before and taken.on < before[-1].on:
        raise DeskError("step.before_earlier", step=taken.step.value, day=spoken(before[-1].on))
    if taken.due is not None and not (in_range(taken.due) and taken.due >= taken.on):
        raise DeskError("step.bad_due", step=taken.step.value)


def _check(matter: Matter, taken: StepTaken) -> None:
    if taken.step is Step.EXTEND:
        if not 1 <= taken.days <= LONGEST_EXTENSION:
            raise DeskError("step.extension_too_long", most=LONGEST_EXTENSION)
        if not taken.approved_by.strip() or not taken.gist.strip():
            raise DeskError("step.approval_missing")
        accepted = matter.draft.accepted_on or matter.received_at.date()
        if taken.on > accepted + timedelta(days=60):
            raise DeskError("step.extension_too_late")
    if taken.step in {Step.ANSWER, Step.REVIEW, Step.RECHECK} and not taken.document.strip():
        raise DeskError("step.document_missing")
    if not {Step.HEAR: 1}.get(taken.step, 0) <= taken.days <= LONGEST_HEARING:
        raise DeskError("step.hearing_days")
    if taken.step in _WITH_REASON and not taken.gist.strip():
        raise DeskError("step.reason_missing")
    if taken.step in {Step.FORWARD, Step.ASSIGN} and not taken.org.strip():
        raise DeskError("step.org_missing")


def _met(steps: Sequence[StepTaken]) -> frozenset[str]:
    """The limits that run no longer after the steps taken: a promise that is kept stops its clock."""
    taken = {each.step for each in steps}
    kept = {limit for limit, by in KEPT_BY.items() if by.steps & taken}
    return frozenset(kept).union(*(_ENDS.get(each, ()) for each in taken))


def _started(matter: Matter, taken: StepTaken, calendar: Calendar) -> tuple[Deadline, ...]:
    """The limits that a step starts, unless a later one has met them."""
    met = _met(matter.counting)
    started: tuple[Deadline, ...] = ()
    match taken.step:
        case Step.EXTEND:
            started = (_extended(matter, taken, calendar),)
        case Step.ASSIGN:
            started = (_assigned(taken, calendar),)
        case Step.ASK_REVIEW:
            started = (limit("review_30d", taken.on, calendar),)
        case Step.DELIVER_REVIEW:
            started = (limit("petition_recheck_30d", taken.on, calendar),)
        case Step.ASK_RECHECK:
            # A hearing is held after it was asked for: its days are left out when they are known.
            heard = sum(each.days for each in matter.steps if each.step is Step.HEAR)
            started = (limit("recheck_30d", taken.on, calendar, excluded_days=taken.days + heard),)
        case _:
            pass
    return tuple(each for each in started if each.id not in met)


def _extended(matter: Matter, taken: StepTaken, calendar: Calendar) -> Deadline:
    """The extended limit: counted on from the unrolled sixtieth day, by the days that were approved."""
    accepted = matter.draft.accepted_on or matter.received_at.date()
    found = limit("extend_30d", accepted, calendar, term=taken.days)
    since = ACCEPTED if matter.draft.accepted_on else RECEIVED
    return uncertain(found, since) if since in doubtful(matter.notices, matter.steps) else found


def _assigned(taken: StepTaken, calendar: Calendar) -> Deadline:
    """The day that the assigning office named; without one there is none to show."""
    if taken.due is None:
        return limit("assigned_term", taken.on, calendar)
    return named("assigned_term", taken.on, taken.due, calendar)
