"""Rows that somebody changed past the program: each is named, and all the others are worked on."""

from __future__ import annotations

import pytest

from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.every_matter import Wanted
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person


def _three(desk: Desk) -> list[str]:
    draft = MatterDraft(statement="水渠堵了", place="411526102")
    return [
        desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(draft,), key=""))
        .matters[0]
        .number
        for _ in range(3)
    ]


def _codes(desk: Desk) -> set[str]:
    return {each.code for each in desk.upkeep.check()}


@pytest.mark.parametrize(
    "change",
    ["UPDATE visits SET body = '{' WHERE id = 2", "UPDATE matters SET body = '{}' WHERE id = 2"],
)
def test_a_spoilt_row_is_named_and_shuts_nothing(desk: Desk, change: str) -> None:
    numbers = _three(desk)
    before = _codes(desk)
    desk.upkeep._store.run(change)
    told = {each.code: each.words for each in desk.upkeep.check()}
    assert set(told) >= {"store.records_damaged", *before}
    assert numbers[1] in told["store.records_damaged"]
    assert "--set-aside" not in "".join(told.values())
    lines = desk.ledger.lines(desk.ledger.found(Wanted()).numbers)
    assert {each.number for each in lines} == set(numbers)
    [spoilt] = [each for each in lines if "读不出来" in each.summary]
    assert spoilt.number == numbers[1]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DELETE FROM papers WHERE matter = 2", "store.papers_unsound"),
        ("UPDATE matters SET outcome = 'qq' WHERE id = 2", "store.told_otherwise"),
        ("UPDATE matters SET state = 'zzz' WHERE id = 2", "store.told_otherwise"),
        ("UPDATE matters SET route = 'zz' WHERE id = 2", "store.told_otherwise"),
    ],
)
def test_a_row_that_contradicts_is_named(desk: Desk, change: str, code: str) -> None:
    numbers = _three(desk)
    assert code not in _codes(desk)
    desk.upkeep._store.run(change)
    [words] = [each.words for each in desk.upkeep.check() if each.code == code]
    assert numbers[1] in words


def test_a_batch_that_lost_an_item_is_named(desk: Desk) -> None:
    _three(desk)
    store = desk.upkeep._store
    store.run(
        "INSERT INTO batches (sequence, made_at, file, sha256, tagmanifest, records, state)"
        " VALUES (1, '2026-09-14T09:30:00+08:00', 'a.xfb', '', '', 2, 'acknowledged')"
    )
    store.run("INSERT INTO batch_items (matter, sequence, rev) VALUES (1, 1, 1), (2, 1, 1)")
    assert "store.batch_short" not in _codes(desk)
    store.run("DELETE FROM batch_items WHERE matter = 2")
    assert "store.batch_short" in _codes(desk)
