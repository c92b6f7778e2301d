"""What was written down wrong is put right, what should not be there is void; nothing is lost by either."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, State, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import CountBy, PaperState, Within
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.calendar import CHINA

WHO = Person(
    name="周试例",
    id_type=IdType.RESIDENT_ID,
    id_number="000000197904121019",
    phone="00000001024",
    address="示例村三组",
)
SAID = MatterDraft(statement="修路占地没有补", route=Route.S6, outcome=Outcome.ACCEPT, village="示例村")
OTHER = MatterDraft(statement="路灯坏了", route=Route.S6, outcome=Outcome.ACCEPT)
RIGHT = (replace(WHO, name="周示例"),)
TODAY = date(2026, 9, 14)


def registered(
    desk: Desk, *matters: MatterDraft, people: tuple[Person, ...] = (WHO,), **more: object
) -> Matter:
    draft = VisitDraft(people=people, matters=matters or (SAID,), **more)  # type: ignore[arg-type]
    return desk.reception.register(draft).matters[0]


def right(desk: Desk, number: str, **what: object) -> Matter:
    return desk.repair.correct(number, Correction(reason="抄错了", **what)).matter  # type: ignore[arg-type]


def states(desk: Desk, number: str, kind: Paper) -> list[PaperState]:
    return [each.state for each in desk.reception.show(number).papers if each.kind is kind]


def test_a_name_is_put_right_everywhere_and_the_old_one_stays_readable(desk: Desk) -> None:
    number = registered(desk).number
    right(desk, number, people=RIGHT)
    record = desk.reception.show(number)
    assert [each.name for each in record.visit.people] == ["周示例"]
    assert record.matter.rev == 2
    assert [row.people for row in desk.reception.today()] == ["周示例"]
    assert [row.number for row in desk.reception.find("周示例")] == [number]
    assert desk.reception.find("周试例") == ()
    [older] = desk.repair.versions(number)
    assert ([each.name for each in older.visit.people], older.why) == (["周试例"], "抄错了")
    assert [(line.verb, line.detail) for line in record.history][-1] == ("correct", "抄错了")
    assert "周示例" in text_of(desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf)


def test_people_are_every_matters_of_the_visit(desk: Desk) -> None:
    first = registered(desk, SAID, OTHER)
    second = desk.reception.show(first.number).visit.matters[1].number
    right(desk, second, people=RIGHT, matter=replace(OTHER, statement="路灯坏了两盏"))
    both = [desk.reception.show(each) for each in (first.number, second)]
    assert [each.matter.rev for each in both] == [2, 2]
    assert {each.visit.people for each in both} == {RIGHT}
    assert both[0].matter.draft == desk.repair.versions(first.number)[0].matter.draft
    right(desk, second, matter=OTHER)
    assert [desk.reception.show(each).matter.rev for each in (first.number, second)] == [2, 3]
    assert [each.visit.people for each in desk.repair.versions(second)] == [(WHO,), RIGHT]


def test_the_head_count_follows_who_came_unless_it_was_said(desk: Desk) -> None:
    three = tuple(replace(WHO, name=f"周试例{each}", id_number="") for each in "甲乙丙")
    alone = registered(desk, people=three, people_involved=3).number
    right(desk, alone, people=three[:2])
    assert desk.reception.show(alone).visit.people_involved == 2
    more = registered(desk, people=three, people_involved=40).number
    right(desk, more, people=three[:2])
    assert desk.reception.show(more).visit.people_involved == 40
    right(desk, more, people_involved=2)
    assert desk.reception.show(more).visit.people_involved == 2
    with pytest.raises(DeskError, match=r"repair\.fewer_involved"):
        right(desk, more, people_involved=1)


def test_a_correction_has_its_reason_and_leaves_somebody(desk: Desk) -> None:
    number = registered(desk).number
    for correction, code in (
        (Correction(reason=" ", people=RIGHT), "repair.reason_missing"),
        (Correction(reason="抄错了", people=()), "visit.nobody"),
        (Correction(reason="抄错了", matter=MatterDraft(statement=" ")), "visit.empty"),
    ):
        with pytest.raises(DeskError) as refused:
            desk.repair.correct(number, correction)
        assert refused.value.code == code
    assert desk.reception.show(number).matter.rev == 1


def test_a_paper_that_says_something_else_now_is_owed_anew(desk: Desk) -> None:
    number = registered(desk).number
    for each in desk.papers.draw(number):
        desk.papers.hand_over(str(each.paper_uid))
    right(desk, number, matter=replace(SAID, content="城乡建设"))
    assert desk.papers.count_owed() == 0
    right(desk, number, people=RIGHT)
    due = {each.paper.kind for each in desk.papers.owed()}
    assert due == {Paper.RECEIPT, Paper.ACCEPTANCE}
    assert states(desk, number, Paper.RECEIPT) == [PaperState.HANDED_OVER, PaperState.DUE]


def test_one_that_nobody_printed_is_drawn_anew_and_not_void(desk: Desk) -> None:
    number = registered(desk).number
    desk.papers.draw(number)
    right(desk, number, people=RIGHT)
    assert states(desk, number, Paper.RECEIPT) == [PaperState.DUE]


def test_a_receipt_after_a_step_says_what_came_put_right(desk: Desk, clock: Clock) -> None:
    number = registered(desk, replace(SAID, outcome=None)).number
    clock.later(days=1)
    desk.reception.take_step(number, StepTaken(step=Step.ACCEPT, on=TODAY + timedelta(days=1)))
    desk.papers.draw(number, (Paper.RECEIPT,))
    right(desk, number, people=RIGHT, matter=replace(SAID, statement="修路占了菜地"))
    words = text_of(desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf)
    assert "周示例" in words
    assert "修路占了菜地" in words


def test_a_correction_takes_no_paper_of_a_step_away(desk: Desk) -> None:
    number = registered(desk, replace(SAID, outcome=None)).number
    desk.reception.take_step(number, StepTaken(step=Step.FORWARD, on=TODAY, org="县示例局"))
    assert Paper.FORWARDING in right(desk, number, people=RIGHT).papers
    assert states(desk, number, Paper.FORWARDING) == [PaperState.DUE]


def test_a_time_that_a_wrong_clock_wrote_is_put_right(desk: Desk, clock: Clock) -> None:
    others = [registered(desk, OTHER).number]
    clock.later(days=-40)
    number = registered(desk).number
    clock.later(days=40)
    desk.upkeep.confirm_clock()
    others.append(registered(desk, OTHER).number)
    codes = {each.code for each in right(desk, number, people=RIGHT).notices}
    assert "clock_suspect" in codes
    came = datetime(2026, 9, 14, 9, 0, tzinfo=CHINA)
    mended = right(desk, number, received_at=came)
    assert "clock_suspect" not in {each.code for each in mended.notices}
    assert mended.received_at == came
    assert {each.start for each in mended.deadlines} == {TODAY}
    assert [row.number for row in desk.reception.today()] == [others[1], others[0], number]
    assert desk.reception.find("", 2, within=Within(since=TODAY))[0].number == others[1]
    assert desk.upkeep.check() == ()


def test_one_put_later_is_found_first(desk: Desk, clock: Clock) -> None:
    numbers = [registered(desk, OTHER).number for _ in range(4)]
    clock.later(days=3)
    right(desk, numbers[0], received_at=clock())
    assert [row.number for row in desk.reception.find("路灯", 1)] == [numbers[0]]


def test_what_turns_out_an_accusation_is_sealed_with_the_people_of_before(
    desk: Desk, home: Path, clock: Clock
) -> None:
    number = registered(desk, SAID, OTHER).number
    right(desk, number, people=RIGHT)
    sealed = right(desk, number, matter=replace(SAID, purpose=Purpose.JUBAO, to="县示例局"))
    assert (sealed.confidential, sealed.draft.statement) == (True, "")
    assert desk.repair.versions(number) == ()
    assert not any(line.detail == "抄错了" for line in desk.reception.show(number).history)
    opened = desk.sealing.unseal(number, PASSPHRASE, "核对")
    assert [each.name for each in opened.visit.people] == ["周示例"]
    assert opened.matter.draft.to == ""
    with pytest.raises(DeskError, match=r"matter\.sealed"):
        right(desk, number, people=RIGHT)
    rows = desk.reception._store.rows("SELECT count(*) FROM matter_versions WHERE visit IS NOT NULL")
    assert rows == [(1,)]
    assert desk.upkeep.check() == ()


@pytest.mark.parametrize("first_is_sealed", [True, False])
def test_what_was_merged_with_an_accusation_is_sealed_with_it(desk: Desk, first_is_sealed: bool) -> None:
    """信访工作条例 art. 30: the same words lie in each of them, and none shows the other's number."""
    first = registered(desk, SAID).number
    repeat = replace(SAID, outcome=Outcome.MERGE, earlier=first)
    numbers = [first, registered(desk, repeat).number, registered(desk, repeat).number]
    other = registered(desk, OTHER).number
    right(desk, numbers[0 if first_is_sealed else 1], matter=replace(SAID, purpose=Purpose.JUBAO))
    for number in numbers:
        shown = desk.reception.show(number).matter
        assert (shown.confidential, shown.draft.statement) == (True, ""), number
        assert (shown.merged_into, shown.draft.earlier) == (None, None)
        assert shown.papers == (Paper.SEALED_RECEIPT,)
    assert not desk.reception.show(other).matter.confidential
    assert desk.upkeep.check() == ()


def test_a_visit_that_is_void_is_found_by_its_number_alone(desk: Desk, clock: Clock) -> None:
    number = registered(desk, SAID, OTHER).number
    second = desk.reception.show(number).visit.matters[1].number
    gone = desk.repair.void(number, "登了两遍")
    assert (gone.numbers, gone.papers) == ((number, second), ())
    record = desk.reception.show(second)
    assert record.matter.state is State.VOID
    assert record.matter.draft.statement == "路灯坏了"
    assert [(line.verb, line.detail) for line in record.history if line.verb == "void"] == [
        ("void", "登了两遍")
    ]
    assert desk.reception.today() == desk.reception.find("周试例") == desk.reception.find("路灯") == ()
    assert desk.reception.earlier(WHO) == ()
    assert [row.state for row in desk.reception.find(number)] == [State.VOID]
    assert desk.reception.find("", within=Within(since=TODAY)) == ()
    assert desk.reception.counts(CountBy.CONTENT, TODAY, TODAY) == ()
    assert desk.reception.villages() == ()
    assert desk.papers.count_owed() == 0
    assert desk.upkeep.day_close().void == 2
    clock.later(days=20)
    assert desk.reception.due() == ()
    assert registered(desk).number not in {number, second}
    assert desk.upkeep.check() == ()
    desk.upkeep.rebuild_search()
    assert [row.number for row in desk.reception.find(number)] == [number]


def test_nothing_is_done_to_what_is_void(desk: Desk) -> None:
    number = registered(desk).number
    desk.repair.void(number, "登错了")
    assert desk.reception.may(number) == ()
    for act in (
        lambda: right(desk, number, people=RIGHT),
        lambda: desk.repair.void(number, "再来一次"),
        lambda: desk.papers.draw(number, (Paper.RECEIPT,)),
        lambda: desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
        lambda: desk.papers.progress(number),
    ):
        with pytest.raises(DeskError, match=r"matter\.void"):
            act()


def test_what_was_handed_over_is_to_be_taken_back_and_the_head_signs(
    desk: Desk, home: Path, clock: Clock
) -> None:
    number = registered(desk).number
    drawn = desk.papers.draw(number)
    desk.papers.hand_over(str(drawn[0].paper_uid))
    with pytest.raises(DeskError, match=r"void\.head_missing"):
        desk.repair.void(number, "登错了")
    assert desk.reception.show(number).matter.state is State.ACCEPTED
    gone = desk.repair.void(number, "登错了", by="示例领导")
    assert [each.kind for each in gone.papers] == [Paper.RECEIPT]
    assert states(desk, number, Paper.RECEIPT) == [PaperState.VOIDED]
    [why] = [line.detail for line in desk.reception.show(number).history if line.verb == "void"]
    assert "示例领导" in why
    other = registered(desk).number
    desk.papers.hand_over(str(desk.papers.draw(other)[0].paper_uid))
    desk.accounts.add("王示例", [Duty.HEAD], "负责人口令-1234")
    with pytest.raises(DeskError, match=r"role\.lacking"):
        desk.repair.void(other, "登错了", by="王示例")
    desk.close()
    head = open_desk(home, "负责人口令-1234", now=clock)
    try:
        assert head.repair.void(other, "登错了").number == other
    finally:
        head.close()


def test_a_withdrawal_that_was_a_mistake_is_undone(desk: Desk) -> None:
    number = registered(desk).number
    before = desk.reception.show(number).matter

    def step(which: Step, gist: str) -> Matter:
        return desk.reception.take_step(number, StepTaken(step=which, on=TODAY, gist=gist)).matter

    gone = step(Step.WITHDRAW, "说不要了")
    assert (gone.state, gone.deadlines) == (State.WITHDRAWN, ())
    assert Step.UNDO in desk.reception.may(number)
    with pytest.raises(DeskError, match=r"step\.reason_missing"):
        step(Step.UNDO, "")
    back = step(Step.UNDO, "点错了")
    assert (back.state, back.deadlines) == (before.state, before.deadlines)
    assert Step.UNDO not in desk.reception.may(number)
    assert step(Step.WITHDRAW, "这回真不要了").state is State.WITHDRAWN
    assert step(Step.UNDO, "又要了").state is before.state


def test_the_erased_keeps_no_older_person(desk: Desk, clock: Clock) -> None:
    number = registered(desk).number
    right(desk, number, people=RIGHT)
    desk.repair.void(number, "登错了")
    desk.people.set_retention(1)
    for _ in range(30):
        clock.later(days=30)
        desk.upkeep.confirm_clock()
    desk.people.erase(number, "到期")
    found = desk.reception._store.rows("SELECT visit, why FROM matter_versions")
    assert set(found) == {(None, "")}


def test_why_is_not_told_of_what_sounds_like_an_accusation_now(desk: Desk) -> None:
    number = registered(desk).number
    said = MatterDraft(statement="冯试例村主任截留我的低保补贴，财政所会计收了他的钱。")
    held = desk.repair.correct(number, Correction(reason="说的是财政所会计", matter=said))
    assert held.matter.unanswered
    for record in (held, desk.reception.show(number)):
        assert [line.detail for line in record.history if line.verb == "correct"] == [""]
    assert desk.repair.versions(number) == ()
    kept = desk.reception._store.rows("SELECT detail FROM trail")
    assert not [detail for (detail,) in kept if "会计" in detail]
