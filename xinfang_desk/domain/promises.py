"""What the office promised on an earlier matter, by when, and whether it was kept (承诺和兑现).

Facts about a matter: nothing here speaks of whoever brought it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Matter, State, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.limits import Binds

CLOSED = (
    State.ANSWERED,
    State.REVIEWED,
    State.RECHECKED,
    State.CONCLUDED,
    State.MERGED,
    State.WITHDRAWN,
    State.VOID,
)
"""Where no limit of the office runs any more; those of a merged matter run with the earlier one."""

_NOTICES = frozenset(
    {
        Paper.ACCEPTANCE,
        Paper.OTHER_ROAD,
        Paper.FORWARDING,
        Paper.NOT_ACCEPTED,
        Paper.NO_LONGER_ACCEPTED,
        Paper.ANSWER_RECORD,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What keeps a promise: a step of ours, something the county said, or a paper in somebody's hand."""

    steps: frozenset[Step] = frozenset()
    events: frozenset[str] = frozenset()
    papers: frozenset[Paper] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What was done on a matter, each with its day: steps that count, the county's word, papers given."""

    steps: tuple[StepTaken, ...] = ()
    told: tuple[tuple[str, date], ...] = ()
    handed: tuple[tuple[Paper, date], ...] = ()

    def first(self, by: Keeping) -> date | None:
        """The first day on which one of these was done; None where none was."""
        days = [each.on for each in self.steps if each.step in by.steps]
        days += [on for event, on in self.told if event in by.events]
        days += [on for paper, on in self.handed if paper in by.papers]
        return min(days, default=None)


_SENT_ON = Keeping(
    steps=frozenset({Step.FORWARD, Step.ASSIGN, Step.ACCEPT}),
    events=frozenset({"forwarded", "assigned", "accepted"}),
)
_ANSWERED = Keeping(steps=frozenset({Step.ANSWER}), events=frozenset({"answered", "concluded"}))
_TOLD = Keeping(
    steps=frozenset({Step.FORWARD, Step.ASSIGN, Step.ACCEPT, Step.ANSWER}),
    events=frozenset({"forwarded", "assigned", "accepted", "not_accepted", "answered"}),
    papers=_NOTICES,
)
KEPT_BY: Mapping[str, Keeping] = {
    "notify_15d": _TOLD,
    "notify_onspot": _TOLD,
    "notify_forwarded_15d": Keeping(
        steps=frozenset({Step.ACCEPT}), events=frozenset({"accepted", "not_accepted", "no_longer_accepted"})
    ),
    "forward_15d": _SENT_ON,
    "assigned_term": _ANSWERED,
    "handle_60d": _ANSWERED,
    "extend_30d": _ANSWERED,
    "own_promise": _ANSWERED,
    "review_30d": Keeping(steps=frozenset({Step.REVIEW}), events=frozenset({"review_answered"})),
    "recheck_30d": Keeping(steps=frozenset({Step.RECHECK}), events=frozenset({"recheck_answered"})),
}
"""By the ids of ``limits``; what is not here is no promise of an answer. The clocks stop by it too."""


def kept_by_papers(handed_over: Iterable[Paper]) -> frozenset[str]:
    """The limits that papers in somebody's hand have met, by their ids: nobody waits for those any longer."""
    given = frozenset(handed_over)
    return frozenset(limit for limit, by in KEPT_BY.items() if by.papers & given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One limit that bound the office (承诺): until ``due``, kept on ``kept_on`` or not yet."""

    title: str
    due: date
    kept_on: date | None


def promises_of(record: MatterRecord, older: Sequence[Matter] = ()) -> tuple[Promise, ...]:
    """What the office promised on a matter, in the order of the days; ``older`` are its replaced revisions.

    A limit that was met no longer runs and stands in an older revision alone.
    """
    found = {
        each.id: each
        for matter in (*older, record.matter)
        for each in matter.deadlines
        if each.binds is Binds.OFFICE and each.due is not None and not each.doubt and each.id in KEPT_BY
    }
    deeds = deeds_of(record)
    promises = [
        Promise(title=each.title, due=each.due, kept_on=deeds.first(KEPT_BY[each.id]))
        for each in found.values()
        if each.due is not None
    ]
    return tuple(sorted(promises, key=lambda each: each.due))


def deeds_of(record: MatterRecord) -> Deeds:
    """What was done on a matter, as its record says."""
    return Deeds(
        steps=record.matter.standing,
        told=tuple((each.event, each.on) for each in record.answers),
        handed=tuple(
            (each.kind, china_day(each.handed_over_at))
            for each in record.papers
            if each.handed_over_at is not None
        ),
    )
