"""What the office promised and has not done yet (答应了还没办到): of bodies, never of people.

It enters by rule, by a meeting or by the office's own word, and leaves only when it was kept and told to
whoever waits. A day is moved before it is over, approved by the head; one that is past stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from xinfang_desk.domain.books.owing import in_whose_hand, is_accepted_elsewhere
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.duties.meeting import Meeting, MeetingState, Tasked, tasks_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, State, Step, StepTaken
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.office import names_a_village, names_another
from xinfang_desk.domain.promises import CLOSED, KEPT_BY, Deeds, Keeping
from xinfang_desk.domain.time.deadline import add_months
from xinfang_desk.domain.time.limits import Binds

ANSWER_TERM = timedelta(days=15)
"""By when a body that a matter was sent to tells whether it takes it up (art. 22, para. 2)."""
AFTER_THE_TERM = timedelta(days=30)
"""So long after its term a body that has not answered is called out."""
REPLY_MONTHS = 2
"""Months in which a body acts on an application, where no law names others (行政诉讼法 art. 47)."""


_OURS = frozenset({"notify_15d", "notify_onspot", "forward_15d", "own_promise"})
"""The limits that bind the office where it was registered, whoever has the matter in hand."""
_UNANSWERED = "收到转送、交办的单位书面答复"
_UNREPLIED = "对要求履行职责的申请书面答复"
_GRANTED = "督促办到办理意见支持的请求"
_KEPT: Mapping[str, Keeping] = {
    **KEPT_BY,
    "s5_reply": KEPT_BY["handle_60d"],
    "no_answer": Keeping(
        steps=frozenset({Step.ACCEPT, Step.ANSWER}),
        events=KEPT_BY["notify_forwarded_15d"].events | KEPT_BY["handle_60d"].events,
    ),
}
"""What keeps a promise that a rule made, by the rule."""
_WITHDRAWN = Keeping(steps=frozenset({Step.WITHDRAW}))
_ENDED: Mapping[str, Keeping] = {
    "handle_60d": Keeping(steps=frozenset({Step.WITHDRAW, Step.EXTEND}), events=frozenset({"extended"}))
}
"""What ends a limit without keeping it: nobody waits any more, or another day runs (art. 34)."""
_THEIRS = frozenset({"notify_forwarded_15d", "no_answer"})
"""What another body has to tell by itself (art. 23, para. 3): done is told."""
_NOTICE = Keeping(papers=KEPT_BY["notify_15d"].papers)
_TELLING: Mapping[str, Keeping] = {
    "notify_15d": _NOTICE,
    "notify_onspot": _NOTICE,
    "forward_15d": _NOTICE,
    "review_30d": Keeping(steps=frozenset({Step.DELIVER_REVIEW})),
    "recheck_30d": Keeping(),
}
"""What tells whoever waits, by the rule; an answer tells by being delivered."""
_DELIVERED = Keeping(steps=frozenset({Step.DELIVER}))
_OF_A_COURT = ("改判", "重判", "轻判", "撤判", "胜诉", "打赢官司", "保证法院")
"""What a court alone decides: it is promised by nobody."""
_NOT_OWED = frozenset({(Outcome.OBJECTION, "notify_forwarded_15d"), (Outcome.ASSIGN, "forward_15d")})
"""What is not ours to take up is not ours to tell of (art. 23, para. 3); what was assigned is sent on."""


class Source(Enum):
    """Whence a promise comes."""

    LAW = "law"
    ACCEPTANCE = "D03"
    """The day that the notice of acceptance names."""
    MEETING = "meeting"
    OWN_WORD = "own word"


class PledgeState(Enum):
    """How a promise stands."""

    OPEN = "open"
    LATE = "late"
    UNTOLD = "untold"
    """Done, and whoever waits was not told yet."""
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A new day: when it was set, which it is, why, and who approved it."""

    on: date
    to: date
    why: str
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """One promise (承诺). ``rule`` is the id of the limit that it comes from, empty where no rule made it."""

    uid: str
    number: Number | None
    what: str
    by: str
    """The body; empty is this office."""
    source: Source
    due: date
    """The day as it was promised first."""
    entered_on: date
    rule: str = ""
    moved: tuple[Move, ...] = ()
    kept_on: date | None = None
    told_on: date | None = None
    leader: str = ""
    """Who of the leaders follows it (包案, art. 18, para. 2)."""
    next_meeting: date | None = None
    """When that leader next hears whoever waits."""

    @property
    def due_now(self) -> date:
        """The day that stands now."""
        return self.moved[-1].to if self.moved else self.due

    @property
    def is_open(self) -> bool:
        """Whether it stands in the list still: not done, or nobody was told."""
        untold = self.told_on is None and self.number is not None
        return self.kept_on is None or untold

    @property
    def is_of_the_law(self) -> bool:
        """Whether its day is the law's, which nobody moves (art. 34); an opinion names a day of its own."""
        return self.source is Source.LAW and not self.rule.startswith("granted_")

    @property
    def is_theirs(self) -> bool:
        """Whether another body has to tell by itself: never our word."""
        return self.rule in _THEIRS

    @property
    def is_anothers_word(self) -> bool:
        """Whether another body than a township's gave its word: the office that tells of it gave none."""
        return not self.rule and names_another(self.by)

    @property
    def term(self) -> date:
        """The day by which it had to be done; what was not answered is called out only later."""
        return self.due - AFTER_THE_TERM if self.rule == "no_answer" else self.due

    @property
    def has_no_clock(self) -> bool:
        """Whether no limit of a matter shows it: a list of days names the promise itself."""
        return self.rule not in KEPT_BY

    def was_late(self, on: date) -> bool:
        """Whether, at the end of a day that may be past, it was owed, its day over, and it was not done."""
        moves = [each.to for each in self.moved if each.on <= on]
        due = moves[-1] if moves else self.due
        return self.entered_on <= on and due < on and (self.kept_on is None or self.kept_on > on)

    def state(self, today: date) -> PledgeState:
        """How it stands on a day."""
        if not self.is_open:
            return PledgeState.KEPT
        if self.kept_on is not None:
            return PledgeState.UNTOLD
        return PledgeState.LATE if self.due_now < today else PledgeState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFigures:
    """Promises in a span of days: open at its start, new, kept and told, open at its end."""

    open_at_start: int
    new: int
    kept: int
    open_at_end: int


def by_rule(matter: Matter, deeds: Deeds, today: date) -> tuple[Pledge, ...]:
    """The promises that the rules make of one matter as it stands ``today``, each with a uid of its own.

    Any limit of the office that is past and not met; what was sent to a body that has not answered thirty
    days after its term; an application for a body to act (art. 31, item 5) unanswered for two months.
    """
    if matter.withheld or matter.state in CLOSED:
        return ()
    found = (judged(each, matter, deeds) for each in _made_by_rule(matter, today))
    return tuple(each for each in found if each is not None and each.is_open)


def judged(pledge: Pledge, matter: Matter, deeds: Deeds) -> Pledge | None:
    """A promise that a rule made, as what was done on its matter leaves it; None where it was never broken.

    Steps are written down late: what was done by the day is no breach, whenever that was written. Done late,
    it says on which day; told too (a notice in somebody's hand, an answer delivered), nobody waits for it.
    """
    by = _KEPT.get(pledge.rule)
    if by is None:
        return pledge
    done, ended = deeds.first(by), deeds.first(_ENDED.get(pledge.rule, _WITHDRAWN))
    if (matter.draft.outcome, pledge.rule) in _NOT_OWED:
        return None
    if any(day is not None and day <= pledge.due for day in (done, ended)):
        return None
    if pledge.kept_on is not None or done is None:
        return pledge
    told = done if pledge.rule in _THEIRS else deeds.first(_TELLING.get(pledge.rule, _DELIVERED))
    return replace(pledge, kept_on=done, told_on=None if told is None else max(done, told))


def _made_by_rule(matter: Matter, today: date) -> Iterator[Pledge]:
    for each in matter.deadlines:
        if each.binds is not Binds.OFFICE or each.due is None or each.doubt or each.id not in KEPT_BY:
            continue
        if each.due < today:
            source = Source.ACCEPTANCE if each.id == "own_promise" else Source.LAW
            yield _pledge(matter, each.id, each.title, each.due, source)
    ids = {each.id for each in matter.deadlines}
    sent = [each for each in matter.standing if each.step in {Step.FORWARD, Step.ASSIGN}]
    if sent and matter.state in {State.FORWARDED, State.ASSIGNED}:
        due = (sent[-1].due or sent[-1].on + ANSWER_TERM) + AFTER_THE_TERM
        if due < today:
            yield _pledge(matter, "no_answer", _UNANSWERED, due, Source.LAW)
    accepted = matter.draft.accepted_on
    if matter.draft.route is Route.S5 and matter.draft.outcome is Outcome.ACCEPT and accepted:
        due = add_months(accepted, REPLY_MONTHS)
        if due < today and "own_promise" not in ids:
            yield _pledge(matter, "s5_reply", _UNREPLIED, due, Source.LAW)


def _pledge(matter: Matter, rule: str, what: str, due: date, source: Source) -> Pledge:
    return Pledge(
        uid=f"{matter.number}-{rule}-{due:%Y%m%d}",
        number=matter.number,
        what=what,
        by=in_whose_hand(matter) if rule not in _OURS and _is_elsewhere(matter) else "",
        source=source,
        due=due,
        entered_on=due + timedelta(days=1),
        rule=rule,
    )


def by_opinion(matter: Matter, taken: StepTaken) -> Pledge | None:
    """What an opinion granted (支持) by a day, which the office sees carried out (art. 32, para. 2).

    None where the step is no opinion, or names no day: then nothing was granted that is still to be done.
    """
    if taken.step not in {Step.ANSWER, Step.REVIEW, Step.RECHECK} or taken.due is None:
        return None
    made = _pledge(matter, f"granted_{taken.step.value}", _GRANTED, taken.due, Source.LAW)
    by = "" if names_a_village(taken.org) else taken.org or in_whose_hand(matter)
    return replace(made, by=by, entered_on=taken.on)


def _is_elsewhere(matter: Matter) -> bool:
    return matter.state in {State.FORWARDED, State.ASSIGNED} or is_accepted_elsewhere(matter)


def by_meeting(meeting: Meeting) -> tuple[Pledge, ...]:
    """The promises of a closed meeting: every task is one, done when its task is."""
    if meeting.state is not MeetingState.SIGNED:
        return ()
    return tuple(_of_task(meeting, each) for each in tasks_of(meeting))


def _of_task(meeting: Meeting, tasked: Tasked) -> Pledge:
    task = tasked.task
    return Pledge(
        uid=f"{meeting.uid}-{tasked.task_number}",
        number=tasked.item.number,
        what=task.what,
        by=task.org,
        source=Source.MEETING,
        due=task.due,
        entered_on=meeting.signed_on or meeting.day,
        kept_on=task.done_on,
    )


def merged(kept: Iterable[Pledge], derived: Iterable[Pledge]) -> tuple[Pledge, ...]:
    """What is kept, and what the rules make that is not kept yet, soonest day first.

    A task that was done says so whatever was kept of it before.
    """
    found = {each.uid: each for each in kept}
    for each in derived:
        known = found.get(each.uid)
        if known is None:
            found[each.uid] = each
        elif each.kept_on is not None and known.kept_on is None:
            found[each.uid] = replace(known, kept_on=each.kept_on)
    return tuple(sorted(found.values(), key=lambda each: (each.due_now, each.uid)))


def checked(pledge: Pledge, today: date) -> Pledge:
    """``pledge`` if it can be promised: ``promise.empty``, ``promise.bad_due`` for a day that is over.

    ``promise.not_ours`` for what a court decides: nobody can give that word.
    """
    if not pledge.what.strip():
        raise DeskError("promise.empty")
    if pledge.due < today:
        raise DeskError("promise.bad_due", day=pledge.due.isoformat())
    if pledge.source is not Source.LAW and any(words in pledge.what for words in _OF_A_COURT):
        raise DeskError("promise.not_ours")
    return pledge


def is_notice(pledge: Pledge) -> bool:
    """Whether the law wants a paper in somebody's hand (书面告知): nothing that is said keeps it."""
    return pledge.rule in KEPT_BY and bool(KEPT_BY[pledge.rule].papers)


def kept(pledge: Pledge, on: date, told: date, today: date, *, given: bool) -> Pledge:
    """The promise kept and told; ``promise.bad_day`` for days to come, or told before it was kept.

    ``promise.not_handed`` of a notice whose paper was neither handed over nor served (``given``).
    """
    if not pledge.is_open:
        raise DeskError("promise.kept_already")
    if is_notice(pledge) and not given:
        raise DeskError("promise.not_handed")
    if not on <= told <= today:
        raise DeskError("promise.bad_day")
    return replace(pledge, kept_on=on, told_on=told)


def moved(pledge: Pledge, move: Move, today: date) -> Pledge:
    """The promise with another day, set while the one that stands is not over (到期以前).

    ``promise.of_the_law`` for a day that is the law's, ``promise.over``, ``promise.no_reason``,
    ``promise.no_approval``, ``promise.bad_move``.
    """
    if pledge.kept_on is not None:
        raise DeskError("promise.kept_already")
    if pledge.is_of_the_law:
        raise DeskError("promise.of_the_law")
    if pledge.due_now < today:
        raise DeskError("promise.over", day=pledge.due_now.isoformat())
    if not move.why.strip():
        raise DeskError("promise.no_reason")
    if not move.approved_by.strip():
        raise DeskError("promise.no_approval")
    if move.on > today or move.to <= max(move.on, pledge.due_now):
        raise DeskError("promise.bad_move", day=move.to.isoformat())
    return replace(pledge, moved=(*pledge.moved, move))


def figures(pledges: Sequence[Pledge], since: date, until: date) -> PledgeFigures:
    """The sums from ``since`` to ``until``, both with them."""
    before = since - timedelta(days=1)
    return PledgeFigures(
        open_at_start=sum(_was_open(each, before) for each in pledges),
        new=sum(since <= each.entered_on <= until for each in pledges),
        kept=sum(not each.is_open and since <= _left_on(each) <= until for each in pledges),
        open_at_end=sum(_was_open(each, until) for each in pledges),
    )


def _was_open(pledge: Pledge, on: date) -> bool:
    return pledge.entered_on <= on and (pledge.is_open or _left_on(pledge) > on)


def _left_on(pledge: Pledge) -> date:
    return pledge.told_on or pledge.kept_on or pledge.due
