"""What is handed over after the visit is owed with its return slip (D13), and a correction loses none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desk.conftest import Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Conclusion, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import PaperState

FACTS = Conclusion(document="4115261021260015042", served_on=None, same_facts=True, below=True)


def registered(desk: Desk, matter: MatterDraft) -> Number:
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


def refused(desk: Desk, **facts: object) -> Number:
    matter = MatterDraft(
        statement="又提出村道塌方的事",
        route=Route.S6,
        outcome=Outcome.NOT_ACCEPT,
        to="示例镇农业农村办",
        conclusion=replace(FACTS, **facts),
    )
    return registered(desk, matter)


def owed(desk: Desk, number: Number) -> list[Paper]:
    papers = desk.reception.show(number).papers
    return [each.kind for each in papers if each.state not in {PaperState.HANDED_OVER, PaperState.VOIDED}]


def test_a_refusal_that_is_signed_after_the_visit_owes_its_return_slip(desk: Desk, clock: Clock) -> None:
    number = refused(desk)
    assert owed(desk, number) == [Paper.RECEIPT]
    clock.later(days=2)
    record = desk.reception.approve(number, "示例负责人")
    assert record.matter.draft.conclusion is not None
    assert record.matter.draft.conclusion.approved_on == date(2026, 9, 16)
    assert owed(desk, number) == [Paper.RECEIPT, Paper.NOT_ACCEPTED, Paper.DELIVERY]
    [slip] = desk.papers.draw(number, (Paper.DELIVERY,))
    assert "不予受理告知书" in text_of(slip.pdf)
    # One signed for at the visit is signed for on the stub of that day.
    assert owed(desk, refused(desk, approved_by="示例负责人")) == [Paper.RECEIPT, Paper.NOT_ACCEPTED]


def test_of_a_body_that_is_not_below_nothing_is_refused(desk: Desk) -> None:
    """条例 19(3): an upper body alone does not accept what a lower one has in hand."""
    number = refused(desk, approved_by="示例负责人", below=False)
    assert owed(desk, number) == [Paper.RECEIPT]
    notices = [each.code for each in desk.reception.show(number).matter.notices]
    assert notices.count("not_the_upper_body") == 1
    assert "不予受理" not in text_of(desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf)


@pytest.fixture
def accepted(desk: Desk) -> Number:
    return registered(
        desk,
        MatterDraft(statement="村道塌方没人修", route=Route.S6, outcome=Outcome.ACCEPT, to="示例镇建设办"),
    )


def test_each_delivery_has_a_return_slip_of_its_own(desk: Desk, clock: Clock, accepted: Number) -> None:
    def take(step: Step, **more: object) -> None:
        clock.later(days=1)
        taken = StepTaken(step=step, on=clock.time.date(), **more)
        desk.reception.take_step(accepted, taken)

    def hand_over_all() -> None:
        desk.papers.draw(accepted)
        for each in desk.reception.show(accepted).papers:
            if each.state is not PaperState.HANDED_OVER:
                desk.papers.hand_over(each.uid)

    hand_over_all()
    take(Step.EXTEND, days=20, gist="要鉴定", approved_by="示例负责人")
    assert owed(desk, accepted) == [Paper.EXTENSION, Paper.DELIVERY]
    hand_over_all()
    take(Step.ANSWER, document="示政信意〔2026〕3号")
    assert owed(desk, accepted) == [Paper.DELIVERY]
    take(Step.DELIVER)
    take(Step.ASK_REVIEW)
    take(Step.REVIEW, document="示政复查〔2026〕1号")
    # The one that waits bears both.
    assert owed(desk, accepted) == [Paper.DELIVERY]
    hand_over_all()
    take(Step.DELIVER_REVIEW)
    take(Step.ASK_RECHECK)
    take(Step.RECHECK, document="示政复核〔2026〕1号")
    assert owed(desk, accepted) == [Paper.DELIVERY]
    assert "示政复核〔2026〕1号" in text_of(desk.papers.draw(accepted, (Paper.DELIVERY,))[0].pdf)


def test_a_correction_keeps_the_papers_of_the_steps(desk: Desk, clock: Clock, accepted: Number) -> None:
    clock.time += timedelta(days=3)
    extended = StepTaken(
        step=Step.EXTEND, on=clock.time.date(), days=20, gist="要鉴定", approved_by="示例负责人"
    )
    desk.reception.take_step(accepted, extended)
    before = desk.reception.show(accepted)
    put_right = replace(before.matter.draft, request="请把路修好")
    after = desk.repair.correct(accepted, Correction(reason="漏写了要求", matter=put_right))
    assert Paper.EXTENSION in after.matter.papers
    assert after.matter.papers == before.matter.papers
    assert [each.state for each in after.papers if each.kind is Paper.EXTENSION] == [PaperState.DUE]


def test_what_was_registered_here_is_never_refused_because_it_is_in_hand(desk: Desk) -> None:
    """条例 19(3), 21(2): our own goes on here, whoever signs."""
    first = registered(desk, MatterDraft(statement="村道塌方", route=Route.S6, outcome=Outcome.ACCEPT))
    matter = MatterDraft(
        statement="又来问村道塌方",
        route=Route.S6,
        outcome=Outcome.NOT_ACCEPT,
        earlier=first,
        conclusion=replace(FACTS, approved_by="示例负责人"),
    )
    number = registered(desk, matter)
    assert owed(desk, number) == [Paper.RECEIPT]
    assert "refused_our_own" in [each.code for each in desk.reception.show(number).matter.notices]
    assert "不予受理" not in text_of(desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf)


@pytest.mark.parametrize("below", [True, None])
def test_a_refusal_that_names_nobody_is_told_so(desk: Desk, below: bool | None) -> None:
    number = refused(desk, below=below)
    assert "refused_for_nobody" not in [each.code for each in desk.reception.show(number).matter.notices]
    matter = desk.reception.show(number).matter.draft
    nobody = registered(desk, replace(matter, to=""))
    assert "refused_for_nobody" in [each.code for each in desk.reception.show(nobody).matter.notices]
    desk.reception.approve(nobody, "示例负责人")
    assert "refused_for_nobody" in [each.code for each in desk.reception.show(nobody).matter.notices]
