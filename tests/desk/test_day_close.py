"""The day's balance: issued = handed over + voided + still to hand over, on the screen and on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.test_reception import _draft
from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.documents.draw import FORMS, NOTICES
from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.matter import Conclusion
from xinfang_desk.settings import Settings, write_settings


def _balance(desk: Desk) -> tuple[int, int, int, int]:
    close = desk.upkeep.day_close()
    assert close.issued == close.handed_over + close.voided + close.still_due
    return close.issued, close.handed_over, close.voided, close.still_due


def _on_paper(desk: Desk) -> str:
    return text_of(desk.papers.day_sheet(desk.upkeep.day_close().day))


def test_the_balance_holds_at_every_step_and_stands_on_the_paper_to_be_signed(desk: Desk) -> None:
    assert _balance(desk) == (0, 0, 0, 0)
    number, another, _third = (desk.reception.register(_draft()).matters[0].number for _ in range(3))
    assert _balance(desk) == (6, 0, 0, 6)
    first, second = (each.paper_uid for each in desk.papers.draw(number))
    assert first is not None
    assert second is not None
    desk.papers.hand_over(first)
    desk.papers.void(second, "写错了")
    third = desk.papers.draw(another)[0].paper_uid
    assert third is not None
    desk.papers.hand_over(third)
    assert _balance(desk) == (6, 2, 1, 3)
    said = _on_paper(desk)
    for words in ("出具6=已交付2+作废1+还没交付3", "经办人签名", "负责人签名"):
        assert words in said
    desk.papers.take_back(first)
    assert _balance(desk) == (6, 1, 1, 4)


def test_a_refusal_counts_from_its_approval_on(desk: Desk) -> None:
    conclusion = Conclusion(document="示例复核〔2026〕1号", served_on=date(2026, 9, 1), same_facts=True)
    number = desk.reception.register(_draft(outcome=Outcome.NO_MORE, conclusion=conclusion)).matters[0].number
    before = _balance(desk)
    assert before == (1, 0, 0, 1)
    assert f"出具1=已交付0+作废0+还没交付{before[3]}" in _on_paper(desk)
    desk.reception.approve(number, "示例负责人")
    after = _balance(desk)
    assert after[0] > before[0]
    assert f"出具{after[0]}=已交付0+作废0+还没交付{after[3]}" in _on_paper(desk)


@pytest.mark.parametrize("rehearsal", [False, True])
def test_every_paper_of_a_rehearsal_says_so_and_no_other(
    home: Path, clock: Clock, tmp_path: Path, rehearsal: bool
) -> None:
    write_settings(home, Settings(rehearsal=rehearsal))
    desk = open_desk(home, PASSPHRASE, now=clock)
    try:
        number = desk.reception.register(_draft(outcome=Outcome.ACCEPT)).matters[0].number
        desk.tickets.take()
        objection = desk.reception.register(_draft(outcome=Outcome.OBJECTION)).matters[0].number
        refusals = {Outcome.NOT_ACCEPT: Paper.NOT_ACCEPTED, Outcome.NO_MORE: Paper.NO_LONGER_ACCEPTED}
        others = {Paper.SEALED_RECEIPT, Paper.OBJECTION_LETTER, *refusals.values()}
        kinds = tuple(each for each in (*FORMS, *NOTICES) if each not in others)
        papers = (
            *desk.papers.draw(number, kinds),
            *desk.papers.draw(objection, (Paper.OBJECTION_LETTER,)),
            *(
                each
                for outcome, kind in refusals.items()
                for each in desk.papers.draw(
                    desk.reception.register(_draft(outcome=outcome)).matters[0].number, (kind,)
                )
            ),
        )
        drawn = {each.kind.value: each.pdf for each in papers}
        drawn |= {
            "roll": desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
            "day": desk.papers.day_sheet(clock().date()),
            "progress": desk.papers.progress(number),
            "test": desk.printing.test_page(),
            "slip": desk.tickets.slip(1),
            "recovery": desk.accounts.recovery_sheet(),
        }
        marked = {name for name, pdf in drawn.items() if "演练" in text_of(pdf).replace("　", "")}
        assert marked == (set(drawn) if rehearsal else set())
    finally:
        desk.close()
