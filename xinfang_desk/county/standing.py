"""Where each matter stands (事项现状): the columns of a record that lists, clocks and figures are made from.

They follow from the revision that stands and from what the county entered, and are renewed with either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from xinfang_desk.batch import wire
from xinfang_desk.county import packs
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.ledger.bodies import reading_entry
from xinfang_desk.county.summary import count_all, is_void
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.category import Paper as PaperKind
from xinfang_desk.domain.county_clock import (
    REFUSED,
    Clock,
    Done,
    Facts,
    Who,
    accepted,
    answer_limit,
    check_order,
    county_clocks,
    extended_until,
    furthest,
    told_as,
)
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import desk_of_number
from xinfang_desk.domain.promises import CLOSED, KEPT_BY
from xinfang_desk.domain.time.calendar import CHINA, Calendar, china_day, read_calendar
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.files import read_json
from xinfang_desk.places import RESOURCES
from xinfang_desk.sealed_file import Value

_STATES = {each.value: each for each in State}
RETURNED = "returned"
"""The state of a matter whose desk has to put it right first (退回补正)."""
STATES = frozenset({*_STATES, RETURNED, *REFUSED})
"""Whatever :func:`state_told` may say."""
CLOSED_STATES = (*(each.value for each in CLOSED), *REFUSED)
"""Those of them in which nothing is waited for."""
COLUMNS = (
    "desk", "received_at", "came_on", "purpose", "route", "outcome", "content", "town", "people", "state",
    "act_by", "promised", "taken_on", "answer_by", "answered_on",
)  # fmt: skip
_AT_ONCE = 2000
"""Records that are read in one write."""
_ANSWERING = frozenset({"handle_60d", "extend_30d", "own_promise", "assigned_term"})
"""The limits by which an answer is owed."""
_TAKEN = frozenset({State.ACCEPTED, State.EXTENDED})
"""Where a desk says that it took a matter, whether it wrote the day or not."""
_ANSWERED = (State.ANSWERED, State.UNDER_REVIEW, State.REVIEWED, State.UNDER_RECHECK, State.RECHECKED)
OPINIONS = frozenset({"answered", "review_answered", "recheck_answered", "concluded"})
"""Of which somebody can say how it was handled."""
_AFTER_OPINION = frozenset({"recheck_answered", "no_longer_accepted"})
"""What follows an opinion alone, on this matter or on the one before it."""
_OPINION = frozenset({PaperKind.OPINION.value})
# Named once: a hundred thousand records are listed by these.
_KEEPING = {rule: (by.events, frozenset(paper.value for paper in by.papers)) for rule, by in KEPT_BY.items()}
"""What the county says, and which papers, keep a promise, by the words that records have for them."""
_NOTICES, _ANSWERS = _KEEPING["notify_15d"][1], _KEEPING["handle_60d"][0]
_ONSPOT = Outcome.ONSPOT.value
_PURPOSES = {each.value: each for each in Purpose}
_ROUTES = {each.value: each for each in Route}
_OUTCOMES = {each.value: each for each in Outcome}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the ledger knows of a matter beside its record: what was done, and what stood before."""

    came_on: date
    done: Sequence[Done] = ()
    sent_back: bool = False
    linked: bool = False
    """An earlier registration is the same matter, and has a clock: that runs alone."""
    answer_by: str = ""


@cache
def calendar() -> Calendar:
    """The days off that the program ships."""
    return read_calendar(read_json((RESOURCES / "calendars" / "cn.json").read_bytes()))


def listed(record: wire.RecordV1, known: Known) -> tuple[Value, ...]:
    """The :data:`COLUMNS` of a record."""
    facts = facts_of(record, known.came_on)
    open_yet = broken(record, known.done)
    clocks = _clocks(facts, known, open_yet)
    sound = not record.void and facts.purpose is not Purpose.JUBAO
    promised = next((each.due for each in open_yet), None)
    owed = answer_limit(facts, known.done, calendar()) or _reckoned(record) if sound else None
    return (
        record.desk,
        record.received_at.astimezone(CHINA).isoformat(timespec="seconds"),
        known.came_on.isoformat(),
        record.purpose,
        record.route or "",
        record.outcome or "",
        record.content,
        record.place,
        record.people_involved,
        state_told(record, known),
        _day(clocks[0].due) if clocks else "",
        _day(promised) if sound else "",
        _day(_taken_on(record, known.done)) if sound else "",
        (_day(owed) or known.answer_by) if sound else "",
        _day(answered_on(record, known.done)) if sound else "",
    )


def facts_of(record: wire.RecordV1, came_on: date) -> Facts:
    """What the county's clock asks of a record."""
    review, state = None, _state(record)
    for each in record.deadlines:
        if each.id == "review_30d":
            review = each
            break
    return Facts(
        state=state,
        purpose=_PURPOSES[record.purpose],
        route=_ROUTES[record.route] if record.route else None,
        outcome=_OUTCOMES[record.outcome] if record.outcome else None,
        came_on=came_on,
        accepted_on=record.accepted_on or (china_day(record.received_at) if state in _TAKEN else None),
        review_due=(review.start, review.due) if review and review.due else None,
    )


def clocks_of(record: wire.RecordV1, known: Known) -> tuple[Clock, ...]:
    """The clocks that run, soonest first; none while its desk has to put it right, or it is linked.

    The county's own; those of its desk where the county has none and did nothing, as what a desk took itself.
    """
    return _clocks(facts_of(record, known.came_on), known, broken(record, known.done))


def _clocks(facts: Facts, known: Known, open_yet: Sequence[wire.DeadlineV1]) -> tuple[Clock, ...]:
    if known.sent_back or known.linked:
        return ()
    own = county_clocks(facts, known.done, calendar())
    if own or known.done or facts.purpose is Purpose.JUBAO:
        return own
    return tuple(
        Clock(rule=each.id, start=each.start, due=each.due, who=Who.DESK)
        for each in open_yet
        if each.due is not None
    )


def check_step(record: wire.RecordV1, done: Sequence[Done], step: Done) -> None:
    """Whether a step can have been taken, by what was ``done`` up to its day.

    ``step.not_taken``, ``step.extended_beyond`` (art. 34), ``step.no_opinion`` (arts. 35 and 36); and as
    :func:`check_order`.
    """
    before = [each for each in done if each.on <= step.on and each.event != step.event]
    if step.event == "extended":
        since = accepted(facts_of(record, china_day(record.received_at)), before)
        if since is None:
            raise DeskError("step.not_taken", field="event")
        most = extended_until(since, calendar())
        if step.due is not None and most is not None and step.due > most:
            raise DeskError("step.extended_beyond", field="due", day=spoken(most))
    check_order(record.accepted_on, done, step)
    if step.event in _AFTER_OPINION and not (
        {each.event for each in before} & OPINIONS
        or _state(record) in _ANSWERED
        or record.served_on is not None
        or record.earlier is not None
    ):
        raise DeskError("step.no_opinion", field="event")


def broken(record: wire.RecordV1, done: Sequence[Done]) -> tuple[wire.DeadlineV1, ...]:
    """What its desk promised and nothing shows as kept yet, soonest first; also what is not due yet.

    A limit that was met stands in no later revision.
    """
    if furthest(_state(record), done) in CLOSED:
        return ()
    papers = {each.kind for each in record.papers if each.handed_over_at is not None}
    events = {each.event for each in done}
    owed = [
        each
        for each in record.deadlines
        if each.binds == "office"
        and each.due is not None
        and (by := _KEEPING.get(each.id)) is not None
        and events.isdisjoint(by[0])
        and papers.isdisjoint(by[1])
    ]
    return tuple(sorted(owed, key=lambda each: (each.due or date.max, each.id)))


def done_on(ledger: Ledger, number: str) -> tuple[Done, ...]:
    """What the county entered on a matter and has not taken back, in the order of its days."""
    with reading_entry(number):
        return tuple(
            Done(
                event=event,
                on=date.fromisoformat(day),
                org=org,
                due=date.fromisoformat(due) if due else None,
            )
            for event, day, org, due in ledger.rows(
                "SELECT event, day, org, due FROM answers WHERE number = ? AND withdrawn_at = ''"
                " ORDER BY day, id",
                (number,),
            )
        )


def known_of(ledger: Ledger, number: str) -> Known:
    """What the ledger knows of a matter that is listed."""
    found = ledger.row(
        "SELECT r.came_on, r.answer_by, o.result FROM records r"
        " LEFT JOIN outcomes o ON o.batch = r.batch AND o.place = r.place WHERE r.number = ?",
        (number,),
    )
    came_on, answer_by, result = found or ("", "", None)
    return Known(
        came_on=date.fromisoformat(came_on),
        done=done_on(ledger, number),
        sent_back=result == "rejected",
        linked=ledger.row(_RUNS_EARLIER, (number, number)) is not None,
        answer_by=answer_by,
    )


_SAME = """
    WITH RECURSIVE same (number) AS (
        SELECT number FROM records WHERE number = ?
        UNION SELECT CASE WHEN p.a = s.number THEN p.b ELSE p.a END
        FROM same s JOIN pairs p ON p.decided = 'linked' AND (p.a = s.number OR p.b = s.number)
    )
"""
"""All that are the same matter as one, over any number of links; that one among them."""
_RUNS_EARLIER = f"""
    {_SAME} SELECT 1 FROM same s JOIN records o ON o.number = s.number JOIN records own ON own.number = ?
    WHERE (o.received_at < own.received_at OR (o.received_at = own.received_at AND o.number < own.number))
    AND (o.act_by <> '' OR o.answered_on >= own.came_on)
"""
"""An earlier one whose clock runs, or that was answered after the later one came."""
_LATER = f"""
    {_SAME} SELECT o.number FROM same s JOIN records o ON o.number = s.number
    JOIN records own ON own.number = ?
    WHERE o.received_at >= own.received_at AND o.number <> own.number ORDER BY o.received_at, o.number
"""


def renew(ledger: Ledger, numbers: Iterable[str]) -> None:
    """Put the columns right after something was entered, taken back or sent back; inside a write."""
    wanted = sorted(numbers)
    later = [each for number in wanted for (each,) in ledger.rows(_LATER, (number, number))]
    # A revision may come in at another computer.
    for desk in sorted({desk_of_number(number) for number in (*wanted, *later)}):
        ledger.lock(desk)
    reader = packs.Reader(ledger)
    for number in wanted:
        put(ledger, reader.standing(number)[1], known_of(ledger, number))
    for number in wanted:
        renew_later(ledger, number)


def renew_later(ledger: Ledger, number: str) -> None:
    """Put the later registrations of the same matter right, the earliest first: its clock may be theirs."""
    reader = packs.Reader(ledger)
    for (later,) in ledger.rows(_LATER, (number, number)):
        put(ledger, reader.standing(later)[1], known_of(ledger, later))


def put(ledger: Ledger, record: wire.RecordV1, known: Known) -> None:
    """Write the columns of a record that is there; inside a write."""
    ledger.run(_PUT, (*listed(record, known), record.uid))


_PUT = f"UPDATE records SET {', '.join(f'{column} = ?' for column in COLUMNS)} WHERE uid = ?"


def catch_up(ledger: Ledger) -> None:
    """List the records of an older ledger, a part at a time; cut off, it goes on from there.

    A step of the schema that empties their ``desk`` has them listed anew, by the rules as they are now.
    """
    waiting = (
        "SELECT r.batch, r.place, r.uid, b.received_at, o.result, r.came_on, r.answer_by FROM records r"
        " JOIN batches b ON b.id = r.batch LEFT JOIN outcomes o ON o.batch = r.batch AND o.place = r.place"
        " WHERE r.desk IS NULL ORDER BY r.id LIMIT ?"
    )
    reader = packs.Reader(ledger)
    while found := ledger.rows(waiting, (_AT_ONCE,)):
        with ledger.write():
            ledger.run_many(_PUT, (_row_of(ledger, reader, *each) for each in found))
            if ledger.row("SELECT 1 FROM records WHERE desk IS NULL LIMIT 1") is None:
                _list_linked(ledger, reader)
                count_all(ledger)


def _row_of(
    ledger: Ledger,
    reader: packs.Reader,
    batch: int,
    place: int,
    uid: str,
    received_at: str,
    result: str | None,
    came_on: str | None,
    answer_by: str | None,
) -> tuple[Value, ...]:
    record = wire.decode_kept(reader.line((batch, place)), wire.RecordV1)
    known = Known(
        came_on=date.fromisoformat(came_on) if came_on else _came_on(ledger, uid, received_at),
        done=done_on(ledger, record.number),
        sent_back=result == "rejected",
        answer_by=answer_by or "",
    )
    return (*listed(record, known), uid)


def _came_on(ledger: Ledger, uid: str, received_at: str) -> date:
    """The day on which its first revision came, where nobody has written it down."""
    first = ledger.row(
        "SELECT min(b.received_at) FROM versions v JOIN batches b ON b.id = v.batch WHERE v.uid = ?", (uid,)
    )
    came = min(each for each in (received_at, first[0] if first else None) if each)
    return china_day(datetime.fromisoformat(came))


def _list_linked(ledger: Ledger, reader: packs.Reader) -> None:
    """Once all are listed: those that are the same matter as another, the earliest first."""
    linked = ledger.rows(
        "SELECT r.number FROM records r WHERE EXISTS (SELECT 1 FROM pairs p WHERE p.decided = 'linked'"
        " AND (p.a = r.number OR p.b = r.number)) ORDER BY r.received_at, r.number"
    )
    for (number,) in linked:
        put(ledger, reader.standing(number)[1], known_of(ledger, number))


def _state(record: wire.RecordV1) -> State:
    """Where its desk says it stands; a word that a later desk may say counts as registered."""
    if is_void(record):
        return State.VOID
    if record.void:
        return State.WITHDRAWN
    return _STATES.get(record.state, State.REGISTERED)


def state_told(record: wire.RecordV1, known: Known) -> str:
    """Where it stands, as lists, filters and figures call it: one of :data:`STATES`."""
    if known.sent_back and not record.void:
        return RETURNED
    return told_as(_state(record), _OUTCOMES.get(record.outcome or ""), known.done)


def _reckoned(record: wire.RecordV1) -> date | None:
    """By when its desk reckons that it has to answer."""
    return max((each.due for each in record.deadlines if each.id in _ANSWERING and each.due), default=None)


def _taken_on(record: wire.RecordV1, done: Sequence[Done]) -> date | None:
    """The first day on which it was taken, passed on, or its petitioner told (受理、转送、告知)."""
    days = [each.on for each in done]
    days += [day for day in (record.accepted_on, record.transferred_on) if day is not None]
    if record.outcome == _ONSPOT:
        days.append(china_day(record.received_at))
    return min([*days, *_handed(record, _NOTICES)], default=None)


def answered_on(
    record: wire.RecordV1, done: Sequence[Done], events: frozenset[str] = _ANSWERS
) -> date | None:
    """The first day on which it was answered, by the record or by one of these events, if one is known."""
    days = [each.on for each in done if each.event in events]
    if record.served_on is not None:
        days.append(record.served_on)
    return min([*days, *_handed(record, _OPINION)], default=None)


def _handed(record: wire.RecordV1, wanted: frozenset[str]) -> list[date]:
    return [
        china_day(each.handed_over_at)
        for each in record.papers
        if each.kind in wanted and each.handed_over_at is not None
    ]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
