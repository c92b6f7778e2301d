"""What a matter may repeat, and how what is withheld is declared void."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.exchange.world import ACCUSATION
from tests.journey.conftest import visit
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, State


def brought(desk: Desk, **more: object) -> Matter:
    return desk.reception.register(read_visit(json.dumps(visit(**more)))).matters[0]


def test_no_matter_repeats_itself_nor_by_way_of_another(desk: Desk) -> None:
    first = brought(desk)
    second = brought(desk, earlier=first.number, outcome="merge")
    for number in (first.number, second.number):
        draft = replace(first.draft, earlier=number, outcome=Outcome.MERGE)
        with pytest.raises(DeskError, match=r"input\.bad_value") as caught:
            desk.repair.correct(first.number, Correction(reason="改", matter=draft))
        assert caught.value.facts == {"field": "earlier"}
    assert desk.repair.versions(first.number) == ()


def test_what_is_void_or_withheld_takes_no_other_into_it(desk: Desk) -> None:
    void, sealed = brought(desk), brought(desk, **ACCUSATION)
    desk.repair.void(void.number, "登了两遍")
    for closed in (void, sealed):
        made = brought(desk, earlier=closed.number, outcome="merge")
        assert (made.merged_into, made.draft.earlier, made.state) == (None, None, State.REGISTERED)
        assert "earlier_closed" in [each.code for each in made.notices]
        linked = brought(desk, earlier=closed.number)
        assert "repeat_not_merged" not in [each.code for each in linked.notices]
    stands = brought(desk)
    draft = replace(stands.draft, earlier=void.number, outcome=Outcome.MERGE)
    put = desk.repair.correct(stands.number, Correction(reason="改", matter=draft)).matter
    assert (put.draft.earlier, put.draft.outcome, put.state) == (None, None, State.REGISTERED)


def test_an_accusation_that_came_twice_is_void_by_its_number_and_its_authority_is_told(desk: Desk) -> None:
    sealed = brought(desk, **ACCUSATION)
    with pytest.raises(DeskError, match=r"void\.sealed_head"):
        desk.repair.void(sealed.number, "密语")
    assert desk.repair.void(sealed.number, "密语", by="示例长").numbers == (sealed.number,)
    shown = desk.reception.show(sealed.number)
    assert shown.matter.state is State.VOID
    assert "密语" not in repr(shown)
    assert desk.reception._store.rows("SELECT 1 FROM matter_versions WHERE why <> ''") == []
    assert desk.discipline.waiting().records == 1


def test_a_correction_that_changes_nothing_is_none(desk: Desk) -> None:
    number = brought(desk).number
    same = desk.reception.show(number).matter.draft
    with pytest.raises(DeskError, match=r"repair\.nothing_changed"):
        desk.repair.correct(number, Correction(reason="改", matter=same))
    with pytest.raises(DeskError, match=r"office\.too_long"):
        desk.repair.correct(number, Correction(reason="改" * 501, people_involved=2))
    assert desk.repair.versions(number) == ()


def test_what_sounds_like_an_accusation_goes_void_with_its_visit(desk: Desk) -> None:
    document = visit(matters=[*visit()["matters"], *visit(statement="村会计挪用公款密语")["matters"]])
    ordinary, doubtful = desk.reception.register(read_visit(json.dumps(document))).matters
    assert (ordinary.unanswered, doubtful.unanswered) == (False, True)
    gone = desk.repair.void(ordinary.number, "登了两遍", by="示例长")
    assert gone.numbers == (ordinary.number, doubtful.number)
    assert desk.outbox.held() == ()
    shown = desk.reception.show(doubtful.number)
    assert shown.matter.state is State.VOID
    assert "密语" not in repr(shown)
