"""Joint meetings at a real desk: what is offered, decided, closed; and that no matter moves by it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.duties.meetings import MeetingPaper
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.duties.agenda import Why
from xinfang_desk.domain.duties.meeting import Item, Meeting, MeetingKind, MeetingState, Task
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.promises import CLOSED
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.store.duties import open_matters
from xinfang_desk.store.file.trail import lines

NAME = "周试例"
TASK = Task(what="核对拨款去向", org="财政所", due=date(2026, 9, 28))


def matter(desk: Desk, words: str = f"{NAME}的青苗补偿没有付", **how: object) -> Number:
    draft = MatterDraft(statement=words, **({"route": Route.S6, "outcome": Outcome.ACCEPT} | how))
    visit = desk.reception.register(VisitDraft(people=(Person(name=NAME, phone="0"),), matters=(draft,)))
    return visit.matters[0].number


def called(desk: Desk) -> Meeting:
    at = datetime(2026, 9, 21, 15, 0, tzinfo=CHINA)
    return desk.meetings.begin(
        Meeting(uid="", kind=MeetingKind.JOINT, held_at=at, place="会议室", chair="书记", recorder="示例员")
    )


def refused(work, *told: object, **more: object) -> str:
    with pytest.raises(DeskError) as raised:
        work(*told, **more)
    return raised.value.code


def test_what_is_stuck_is_offered_with_why_and_without_a_name(desk: Desk, clock: Clock) -> None:
    late, urged = matter(desk), matter(desk, "灌溉渠堵住", outcome=Outcome.ACCEPT)
    matter(desk, "今天来的", outcome=Outcome.ACCEPT)
    judged = matter(desk, "不服法院判决", outcome=Outcome.GUIDE, route=Route.S1)
    fined = matter(desk, "不服罚款", outcome=Outcome.GUIDE, route=Route.S4)
    sealed = matter(desk, "村支书收钱", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    for _each in range(2):
        desk.reception.take_step(urged, StepTaken(step=Step.URGE, on=date(2026, 9, 14), gist="请回话"))
    clock.later(days=5)
    offered = {each.number: each for each in desk.meetings.offered(called(desk).uid)}
    assert {urged} == set(offered)
    clock.later(days=80)
    offered = {each.number: each for each in desk.meetings.offered(called(desk).uid)}
    assert {late, urged} <= set(offered)
    assert offered.keys().isdisjoint({sealed, judged, fined})
    assert Why.URGED in offered[urged].why
    assert Why.OVERDUE in offered[late].why
    assert all(NAME not in each.topic for each in offered.values())


def test_a_meeting_is_closed_when_every_item_is_decided_and_then_never_changed(desk: Desk) -> None:
    number, meeting = matter(desk), called(desk)
    before = desk.reception.show(number).matter
    assert refused(desk.meetings.sign, meeting.uid) == "meeting.empty"
    added = desk.meetings.add(meeting.uid, Item(topic="", number=number))
    assert NAME not in added.items[0].topic
    assert refused(desk.meetings.add, meeting.uid, Item(topic="", number=number)) == "meeting.twice"
    assert refused(desk.meetings.sign, meeting.uid) == "meeting.undecided"
    item = added.items[0]
    for task in (replace(TASK, org=""), replace(TASK, what=" ")):
        decided = replace(item, decision="财政所核对", tasks=(task,))
        assert refused(desk.meetings.decide, meeting.uid, 1, decided) == "meeting.task_open"
    early = replace(item, decision="财政所核对", tasks=(replace(TASK, due=date(2026, 9, 20)),))
    assert refused(desk.meetings.decide, meeting.uid, 1, early) == "meeting.bad_due"
    assert refused(desk.meetings.decide, meeting.uid, 1, item) == "meeting.undecided"
    assert refused(desk.meetings.decide, meeting.uid, 2, item) == "meeting.no_item"
    desk.meetings.decide(meeting.uid, 1, replace(item, decision="财政所核对", tasks=(TASK,)))
    for kind in (MeetingPaper.MINUTES, MeetingPaper.TASKS):
        assert refused(desk.meetings.papers, meeting.uid, kind) == "meeting.not_signed"
    signed = desk.meetings.sign(meeting.uid)
    assert signed.state is MeetingState.SIGNED
    for work in (
        lambda: desk.meetings.add(meeting.uid, Item(topic="再加")),
        lambda: desk.meetings.decide(meeting.uid, 1, replace(item, decision="改")),
        lambda: desk.meetings.sign(meeting.uid),
    ):
        assert refused(work) == "meeting.signed"
    # A decision is the meeting's word: state, clocks and outcome of the matter are what they were.
    assert desk.reception.show(number).matter == before


def test_a_task_is_done_with_its_day_and_result(desk: Desk, clock: Clock) -> None:
    meeting = called(desk)
    desk.meetings.add(meeting.uid, Item(topic="村账公开"))
    decided = Item(topic="", decision="公开", tasks=(TASK, replace(TASK, what="公开", org="村委会")))
    desk.meetings.decide(meeting.uid, 1, decided)
    done = desk.meetings.done
    assert refused(done, meeting.uid, 1, date(2026, 9, 22), "好") == "meeting.not_signed"
    desk.meetings.sign(meeting.uid)
    clock.later(days=10)
    assert refused(done, meeting.uid, 3, date(2026, 9, 22), "好") == "meeting.no_task"
    assert refused(done, meeting.uid, 2, date(2026, 9, 30), "好") == "meeting.bad_done"
    assert refused(done, meeting.uid, 2, date(2026, 9, 22), " ") == "meeting.bad_done"
    kept = done(meeting.uid, 2, date(2026, 9, 22), "已公开")
    assert [each.result for each in kept.items[0].tasks] == ["", "已公开"]
    assert len(desk.meetings.papers(meeting.uid, MeetingPaper.TASKS)) == 2
    first, again = (desk.meetings.papers(meeting.uid, MeetingPaper.MINUTES)[0] for _each in range(2))
    assert first.sha256 == again.sha256
    assert [each.verb for each in lines(desk.meetings._store)][-4:] == [
        "meeting_item",
        "meeting_decided",
        "meeting_signed",
        "meeting_task_done",
    ]


def test_what_is_sealed_or_waits_is_no_item_and_leaves_no_word_where_it_was(desk: Desk) -> None:
    sealed = matter(desk, "村支书收钱", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    meeting = called(desk)
    assert refused(desk.meetings.add, meeting.uid, Item(topic="", number=sealed)) == "matter.sealed"
    number = matter(desk, "我要举报村支书收好处费", outcome=None, route=None)
    assert refused(desk.meetings.add, meeting.uid, Item(topic="", number=number)) == "matter.unanswered"
    desk.reception.take_step(number, StepTaken(step=Step.ORDINARY, on=date(2026, 9, 14)))
    desk.meetings.add(meeting.uid, Item(topic="村支书的事", number=number, facts="收了钱"))
    was = desk.reception.show(number).matter.draft
    jubao = replace(was, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    desk.repair.correct(number, Correction(reason="是检举", matter=jubao))
    assert desk.reception.show(number).matter.confidential
    [item] = desk.meetings.show(meeting.uid).items
    assert (item.topic, item.facts, item.number) == ("", "", number)


def test_five_hundred_open_matters_are_read_in_one_query(desk: Desk, clock: Clock) -> None:
    for _each in range(3):
        matter(desk)
    meeting = called(desk)

    def asked() -> int:
        found: list[str] = []
        store = desk.meetings._store
        store.connection.set_trace_callback(found.append)
        desk.meetings.offered(meeting.uid)
        store.connection.set_trace_callback(None)
        return len(found)

    clock.time += timedelta(days=100)
    few = asked()
    for _each in range(12):
        matter(desk)
    assert asked() == few


def test_minutes_name_somebody_only_where_the_head_agreed_and_said_why(desk: Desk) -> None:
    number, meeting = matter(desk), called(desk)
    [item] = desk.meetings.add(meeting.uid, Item(topic="", number=number)).items
    named = replace(item, decision="当面答复", named_why="要本人到场签字")
    assert refused(desk.meetings.decide, meeting.uid, 1, named) == "meeting.names_not_approved"
    desk.meetings.decide(meeting.uid, 1, replace(named, named_by="李负责"))
    desk.meetings.sign(meeting.uid)
    said = {kind: text_of(desk.meetings.papers(meeting.uid, kind)[0].pdf) for kind in list(MeetingPaper)[:3]}
    assert [NAME in words for words in said.values()] == [False, False, True]
    assert desk.meetings.show(meeting.uid).items[0].named_why == "要本人到场签字"


def test_open_matters_are_found_by_their_index(desk: Desk) -> None:
    plan = desk.meetings._store.rows(f"EXPLAIN QUERY PLAN {open_matters._OPEN} ORDER BY m.id")
    assert any("matters_open" in str(step) for step in plan)
    closed = re.findall("'([a-z_]+)'", open_matters._OPEN.partition("NOT IN")[2])
    assert set(closed) == {each.value for each in CLOSED}
