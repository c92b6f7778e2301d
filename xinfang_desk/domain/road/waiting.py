"""When to come and ask (哪天来问): one day for whoever waits, from days that bind this office alone.

By when another office answers runs from a day that nobody here knows: then it is our own day, after which
somebody who asks is told how far it has come. It falls on a day on which the window is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.days import doubtful
from xinfang_desk.domain.matter import Matter, Step
from xinfang_desk.domain.office import is_of_the_county, judges, passes_on
from xinfang_desk.domain.time.calendar import Calendar

ANSWERED_BY = ("extend_30d", "handle_60d", "own_promise", "review_30d", "recheck_30d")
"""The limits by which a matter in hand is answered, by law or as the office itself promised."""
TOLD_BY = ("notify_15d", "notify_forwarded_15d")
"""The limits by which a visit is answered in writing (art. 23)."""
AFTER_SENDING, AFTER_ACCEPTING, AFTER_MISSING = 15, 30, 7
"""Days after it was sent on, after it was taken up, and after today where our own day was not kept."""
_FRIDAY = 4
_TELLS = (
    Paper.ACCEPTANCE,
    Paper.OTHER_ROAD,
    Paper.FORWARDING,
    Paper.NOT_ACCEPTED,
    Paper.NO_LONGER_ACCEPTED,
)
"""The papers that are the written answer of article 23, paragraph 2, when they are handed over."""


def told_by(papers: Iterable[Paper]) -> Paper | None:
    """The paper that answers in writing on the day itself (art. 23, para. 2); None where none is owed."""
    owed = frozenset(papers)
    return next((kind for kind in _TELLS if kind in owed), None)


def ask_on(matter: Matter, on: date, calendar: Calendar) -> date | None:
    """The day on which to come and ask where nothing has come by then; None while a day is doubtful.

    None of what went to a court or its like (art. 23, para. 4): no day binds it to tell anybody anything.
    """
    if doubtful(matter.notices, matter.steps) or is_with_a_judge(matter):
        return None
    last = _last_day(matter)
    # That day still counts: whoever asks on it asks too early.
    day = on + timedelta(days=AFTER_MISSING) if last < on else last + timedelta(days=1)
    return calendar.first_workday(day) or _first_weekday(day)


def is_with_a_judge(matter: Matter) -> bool:
    """Whether it was passed on to whoever decides by a procedure of its own (法院、检察院、仲裁委)."""
    sent = [each.org for each in matter.standing if each.step in {Step.FORWARD, Step.ASSIGN}]
    passed_on = matter.draft.outcome in {Outcome.FORWARD, Outcome.ASSIGN} or bool(sent)
    return passed_on and judges(sent[-1] if sent else matter.draft.to)


def _first_weekday(day: date) -> date:
    """The first day on or after ``day`` that is no weekend, of a year whose days off nobody has named yet."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > _FRIDAY else 0)


def _last_day(matter: Matter) -> date:
    """The last day of ours for what comes next."""
    due = {each.id: each.due for each in matter.deadlines if each.due is not None}
    ours = ANSWERED_BY if told_by(matter.papers) else (*ANSWERED_BY, *TOLD_BY)
    if named := next((due[each] for each in ours if each in due), None):
        return named
    if sent := _sent(matter, due):
        to, day = sent
        # A county's bureau has it by way of the county's petition bureau, which has fifteen days (art. 22).
        by_way = AFTER_SENDING if is_of_the_county(to) and not passes_on(to) else 0
        return due.get("notify_forwarded_15d", day + timedelta(days=AFTER_SENDING + by_way))
    since = matter.draft.accepted_on or matter.received_at.date()
    return since + timedelta(days=AFTER_ACCEPTING)


def _sent(matter: Matter, due: dict[str, date]) -> tuple[str, date] | None:
    """To whom and when it was sent on, or the last day on which we send it; None where it stays here."""
    sent = [(each.org, each.on) for each in matter.standing if each.step in {Step.FORWARD, Step.ASSIGN}]
    if sent:
        return sent[-1]
    day = matter.draft.transferred_on or due.get("forward_15d")
    return (
        (matter.draft.to, day) if day and matter.draft.outcome in {Outcome.FORWARD, Outcome.ASSIGN} else None
    )
