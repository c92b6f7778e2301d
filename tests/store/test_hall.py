"""Figures without rows behind them, and sessions as they were held."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.making import NOW
from xinfang_desk.domain.hall.feedback import Answer, Feedback, Month, Reason, Tally
from xinfang_desk.domain.hall.outreach import Handout, Session
from xinfang_desk.store import hall_counts as hall
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register

SESSION = Session(
    began_at=NOW,
    minutes=60,
    place="村部",
    village="示例村",
    people=40,
    pages=("xf_accept", "laodong"),
    given={Handout.POSTER: 2, Handout.GUIDANCE: 30},
    note="赶集日",
)


def _count(register: Register, month: str, *given: Feedback) -> None:
    with register.write():
        for each in given:
            hall.count_feedback(register, Month(month), each)


def test_answers_are_counted_by_month(register: Register) -> None:
    unhappy = Feedback(answer=Answer.UNSATISFIED, reason=Reason.WAITING)
    _count(register, "2026-10", Feedback(answer=Answer.SATISFIED))
    _count(register, "2026-09", unhappy, unhappy, Feedback(answer=Answer.FAIRLY))
    assert hall.tallies(register) == (
        Tally(
            month=Month("2026-09"),
            answers={Answer.FAIRLY: 1, Answer.UNSATISFIED: 2},
            reasons={Reason.WAITING: 2},
        ),
        Tally(month=Month("2026-10"), answers={Answer.SATISFIED: 1}, reasons={}),
    )


def test_nothing_leads_from_a_figure_to_a_visit(register: Register) -> None:
    """Two columns for month and choice, one that counts: no time, no order, no line of the trail."""
    before = trail.last(register)
    _count(register, "2026-09", Feedback(answer=Answer.FAIRLY, reason=Reason.OTHER))
    for what in ("answer", "reason"):
        columns = {name for _, name, *_ in register.rows(f"PRAGMA table_info (feedback_{what})")}
        assert columns == {"month", what, "count"}
        with pytest.raises(register.connection.OperationalError):
            register.connection.execute(f"SELECT rowid FROM feedback_{what}")  # noqa: S608
    assert trail.last(register) == before


def test_a_session_comes_back_as_it_was_held(register: Register) -> None:
    with register.write():
        hall.add_session(register, SESSION, "示例员")
    assert hall.sessions(register, 2026) == (SESSION,)


def test_a_year_holds_its_sessions_in_their_order(register: Register) -> None:
    zone = NOW.tzinfo
    last = replace(SESSION, began_at=datetime(2026, 12, 31, 23, 30, tzinfo=zone), given={})
    first = replace(SESSION, began_at=datetime(2026, 1, 1, tzinfo=zone), pages=())
    after = replace(SESSION, began_at=last.began_at + timedelta(minutes=30))
    with register.write():
        uids = {hall.add_session(register, each, "示例员") for each in (after, last, first)}
    assert len(uids) == 3
    assert hall.sessions(register, 2026) == (first, last)
    assert hall.sessions(register, 2027) == (after,)
    assert hall.sessions(register, 2025) == ()
