"""Promises at a real desk: they enter by rule, and leave only when they were kept and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.desk.conftest import Clock
from tests.desk.duties.test_meetings import NAME, TASK, called, matter, refused
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.duties.meeting import Item
from xinfang_desk.domain.duties.pledge import Move, Pledge, PledgeState, Source
from xinfang_desk.domain.matter import State, Step, StepTaken
from xinfang_desk.domain.number import Number

OWN = Pledge(
    uid="",
    number=None,
    what="到地里看一次",
    by="",
    source=Source.OWN_WORD,
    due=date(2026, 9, 20),
    entered_on=date(2026, 9, 14),
)


def test_a_limit_that_is_past_enters_and_stays_until_it_is_told(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    assert desk.promises.listed().lines == ()
    clock.later(days=75)
    lines = desk.promises.listed().lines
    assert {each.pledge.rule for each in lines} == {"notify_15d", "handle_60d"}
    assert all(each.state is PledgeState.LATE and NAME not in each.topic for each in lines)
    # The step that should have been taken long ago does not take it off the list.
    answered = StepTaken(step=Step.ANSWER, on=clock.time.date(), document="示信〔2026〕1号", gist="支持")
    desk.reception.take_step(number, answered)
    lines = desk.promises.listed().lines
    assert {each.pledge.rule for each in lines} == {"notify_15d", "handle_60d"}
    uid = next(each.pledge.uid for each in lines if each.pledge.rule == "handle_60d")
    today = clock.time.date()
    assert refused(desk.promises.keep, uid, today, date(2026, 9, 14)) == "promise.bad_day"
    desk.promises.keep(uid, today, today)
    assert refused(desk.promises.keep, uid, today, today) == "promise.kept_already"
    assert uid not in {each.pledge.uid for each in desk.promises.listed().lines}
    assert desk.promises.listed().kept == 1


def test_a_legal_notice_is_kept_by_its_paper_and_no_day_is_moved_that_is_over(
    desk: Desk, clock: Clock
) -> None:
    number = matter(desk)
    made = desk.promises.add(number, OWN)
    clock.later(days=20)
    today = clock.time.date()
    move = Move(on=today, to=date(2026, 12, 1), why="要等雨停", approved_by="李负责")
    [uid] = [each.pledge.uid for each in desk.promises.listed().lines if each.pledge.rule]
    assert refused(desk.promises.move, made.uid, move) == "promise.over"
    assert refused(desk.promises.move, uid, move) == "promise.of_the_law"
    assert refused(desk.promises.keep, uid, today, today) == "promise.not_handed"
    hand_over(desk, number)
    # The paper in somebody's hand is the telling: it leaves by itself, kept late.
    assert uid not in {each.pledge.uid for each in desk.promises.listed().lines}
    assert (desk.promises.listed().kept, refused(desk.promises.keep, uid, today, today)) == (
        1,
        "promise.kept_already",
    )


def hand_over(desk: Desk, number: Number) -> None:
    for paper in desk.reception.show(number).papers:
        desk.papers.draw(number, (paper.kind,))
        desk.papers.hand_over(paper.uid)


def rules(desk: Desk) -> dict[str, PledgeState]:
    return {each.pledge.rule: each.state for each in desk.promises.listed().lines}


def test_what_was_done_in_time_is_no_breach_however_late_it_is_written_down(desk: Desk, clock: Clock) -> None:
    answered, extended = matter(desk), matter(desk, "灌溉渠堵住")
    sent = matter(desk, "路灯坏了", outcome=Outcome.FORWARD, to="县住建局")
    for number in (answered, extended, sent):
        hand_over(desk, number)
    clock.later(days=75)
    assert set(rules(desk)) == {"handle_60d", "forward_15d"}
    take = desk.reception.take_step
    take(answered, StepTaken(step=Step.ANSWER, on=date(2026, 11, 9), document="1号", org="示例镇"))
    take(
        extended,
        StepTaken(
            step=Step.EXTEND, on=date(2026, 11, 10), days=30, gist="等县里鉴定", approved_by="示例负责人"
        ),
    )
    take(sent, StepTaken(step=Step.FORWARD, on=date(2026, 9, 20), org="县住建局"))
    # Whoever got it never answered: that is theirs, and not ours.
    [line] = desk.promises.listed().lines
    assert (line.pledge.rule, line.by) == ("no_answer", "县住建局")
    assert desk.promises.listed().kept == 0


def test_an_answer_that_came_late_leaves_when_it_is_delivered(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    hand_over(desk, number)
    clock.later(days=75)
    today = clock.time.date()
    desk.reception.take_step(number, StepTaken(step=Step.ANSWER, on=today, document="1号", org="示例镇"))
    assert rules(desk) == {"handle_60d": PledgeState.UNTOLD}
    desk.reception.take_step(number, StepTaken(step=Step.DELIVER, on=today))
    assert (rules(desk), desk.promises.listed().kept) == ({}, 1)


def test_what_is_not_ours_or_was_assigned_is_no_breach_of_ours(desk: Desk, clock: Clock) -> None:
    back = matter(desk, "登记面积", outcome=Outcome.OBJECTION, to="县自然资源局")
    given = matter(desk, "水渠", outcome=Outcome.ASSIGN, to="镇水利站")
    hand_over(desk, back)
    hand_over(desk, given)
    clock.later(days=40)
    assert rules(desk) == {}


def test_what_an_opinion_granted_is_owed_until_it_is_done_and_told(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    today = clock.time.date()
    granted = StepTaken(
        step=Step.ANSWER, on=today, document="示信〔2026〕1号", org="镇村建办", due=date(2026, 10, 8)
    )
    answered = desk.reception.take_step(number, granted)
    assert answered.matter.state is State.ANSWERED
    [line] = desk.promises.listed().lines
    assert (line.by, line.pledge.due, line.state) == ("镇村建办", date(2026, 10, 8), PledgeState.OPEN)
    assert (line.pledge.source, line.pledge.has_no_clock) == (Source.LAW, True)
    desk.promises.keep(line.pledge.uid, today, today)
    assert desk.promises.listed().lines == ()
    # An opinion that names no day leaves nothing to be done.
    plain = matter(desk)
    desk.reception.take_step(plain, replace(granted, due=None))
    assert desk.promises.listed().lines == ()


def test_a_body_that_does_not_answer_is_called_out_after_thirty_days(desk: Desk, clock: Clock) -> None:
    number = matter(desk, outcome=Outcome.FORWARD, to="县住建局")
    desk.reception.take_step(number, StepTaken(step=Step.FORWARD, on=date(2026, 9, 14), org="县住建局"))
    clock.later(days=45)
    assert "no_answer" not in {each.pledge.rule for each in desk.promises.listed().lines}
    clock.later(days=1)
    found = {each.pledge.rule: each.by for each in desk.promises.listed().lines}
    assert found["no_answer"] == "县住建局"
    assert {each.by for each in desk.promises.listed(body="县住建局").lines} == {"县住建局"}


def test_what_a_meeting_decided_is_promised_at_once_and_told_at_the_end(desk: Desk, clock: Clock) -> None:
    number, meeting = matter(desk), called(desk)
    added = desk.meetings.add(meeting.uid, Item(topic="", number=number))
    desk.meetings.decide(meeting.uid, 1, replace(added.items[0], decision="核对", tasks=(TASK,)))
    assert desk.promises.listed().lines == ()
    desk.meetings.sign(meeting.uid)
    [line] = desk.promises.listed().lines
    assert (line.pledge.source, line.by, line.state) == (Source.MEETING, "财政所", PledgeState.OPEN)
    clock.later(days=9)
    on = clock.time.date()
    desk.meetings.done(meeting.uid, 1, on, "核对完")
    [line] = [each for each in desk.promises.listed().lines if each.pledge.source is Source.MEETING]
    assert line.state is PledgeState.UNTOLD
    desk.promises.keep(line.pledge.uid, on, on)
    assert all(each.pledge.source is not Source.MEETING for each in desk.promises.listed().lines)


def test_a_day_is_moved_with_reason_and_approval_and_the_law_keeps_its_own(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    made = desk.promises.add(number, OWN)
    move = Move(on=date(2026, 9, 14), to=date(2026, 9, 30), why="要等雨停", approved_by="李负责")
    assert refused(desk.promises.move, made.uid, replace(move, why=" ")) == "promise.no_reason"
    assert refused(desk.promises.move, made.uid, replace(move, approved_by="")) == "promise.no_approval"
    assert refused(desk.promises.move, made.uid, replace(move, to=OWN.due)) == "promise.bad_move"
    assert refused(desk.promises.move, "none", move) == "promise.unknown"
    before = desk.reception.show(number).matter.deadlines
    moved = desk.promises.move(made.uid, move)
    assert (moved.due, moved.due_now) == (OWN.due, date(2026, 9, 30))
    assert desk.reception.show(number).matter.deadlines == before
    [late, *told] = desk.promises.papers("示例镇")
    assert (late.kind, [each.kind for each in told]) == ("P1", ["P2"])
    assert refused(desk.promises.papers, "没有的单位") == "promise.no_body"
    assert refused(desk.promises.add, number, replace(OWN, due=date(2026, 9, 13))) == "promise.bad_due"
    assert refused(desk.promises.add, number, replace(OWN, what="")) == "promise.empty"
    assert refused(desk.promises.add, number, replace(OWN, what="保证法院改判")) == "promise.not_ours"


def test_what_another_body_said_is_its_word_and_not_ours(desk: Desk) -> None:
    made = desk.promises.add(matter(desk), replace(OWN, what="恢复低保", by="县民政局"))
    told = text_of(desk.promises.explanation(made.uid).pdf)
    assert "县民政局答应：恢复低保" in told
    assert "我们答应" not in told


def test_promises_of_a_matter_that_is_sealed_are_gone(desk: Desk) -> None:
    number = matter(desk, "修路的事")
    desk.promises.add(number, OWN)
    was = desk.reception.show(number).matter.draft
    jubao = replace(was, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    desk.repair.correct(number, Correction(reason="是检举", matter=jubao))
    assert desk.promises.listed().lines == ()
    assert desk.promises._store.rows("SELECT count(*) FROM pledges") == [(0,)]


def test_the_sums_of_a_year_add_up(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    first = desk.promises.add(number, OWN)
    desk.promises.add(number, replace(OWN, what="再看一次", due=date(2027, 1, 20)))
    today = clock.time.date()
    desk.promises.keep(first.uid, today, today)
    year = desk.promises.figures_of_year()
    assert (year.open_at_start, year.new, year.kept, year.open_at_end) == (0, 2, 1, 1)
    assert year.open_at_start + year.new - year.kept == year.open_at_end
