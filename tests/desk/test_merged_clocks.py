"""What was merged runs no clock of its own (并入): the first one's runs, and all are merged into that."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.journey.conftest import visit
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.every_matter import Wanted
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Matter
from xinfang_desk.store.file.migrations import m0015_clocks_of_the_first


def brought(desk: Desk, **more: object) -> Matter:
    return desk.reception.register(read_visit(json.dumps(visit(**more)))).matters[0]


@pytest.fixture
def three(desk: Desk) -> tuple[str, str, str]:
    """A first visit, its repeat, and a repeat that names the repeat."""
    first = brought(desk, route="s6", outcome="accept").number
    second = brought(desk, earlier=first, outcome="merge").number
    third = brought(desk, earlier=second, outcome="merge").number
    return first, second, third


def due_of(desk: Desk) -> dict[str, date | None]:
    found = desk.ledger.found(Wanted())
    return {row.number: row.due for row in desk.ledger.lines(found.numbers)}


def test_all_are_merged_into_the_first(desk: Desk, three: tuple[str, str, str]) -> None:
    first, second, third = three
    for number in (second, third):
        shown = desk.reception.show(number).matter
        assert (shown.merged_into, shown.draft.earlier) == (first, first)


def test_only_the_first_is_due(desk: Desk, three: tuple[str, str, str]) -> None:
    due = due_of(desk)
    assert due[three[0]] is not None
    assert (due[three[1]], due[three[2]]) == (None, None)
    assert [row.number for row in desk.reception.due(until=date(2027, 12, 31))] == [three[0]]


def test_what_the_first_was_told_is_no_limit_of_the_repeat(desk: Desk, three: tuple[str, str, str]) -> None:
    first, _second, third = three
    assert "notify_15d" in [each.id for each in desk.reception.show(third).matter.deadlines]
    record = desk.reception.show(first)
    for paper in record.papers:
        if paper.kind is not Paper.RECEIPT:
            desk.papers.draw(first, (paper.kind,))
            desk.papers.hand_over(paper.uid)
    left = [each.id for each in desk.reception.show(third).matter.deadlines]
    assert "notify_15d" not in left
    assert "handle_60d" in left


def test_a_first_one_that_is_void_leaves_the_repeat_its_day(desk: Desk, three: tuple[str, str, str]) -> None:
    first, second, third = three
    desk.repair.void(first, "登了两遍")
    assert desk.reception.show(first).matter.deadlines == ()
    due = due_of(desk)
    assert due[second] is not None
    desk.repair.void(third, "登了两遍")
    assert desk.reception.show(third).matter.deadlines == ()


def test_an_older_register_forgets_the_day_of_a_repeat(desk: Desk, three: tuple[str, str, str]) -> None:
    store = desk.reception._store
    with store.write():
        store.run("UPDATE matters SET due = '2026-10-01'")
        m0015_clocks_of_the_first(store.database())
    due = due_of(desk)
    assert [due[number] for number in three] == [date(2026, 10, 1), None, None]
