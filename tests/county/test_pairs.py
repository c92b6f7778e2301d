"""The same person or matter at two offices: candidates by hashes, a decision that is remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.county.parties import PERSON, record
from xinfang_desk.domain.errors import DeskError

EARLY = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
SAID = "在镇区工地做瓦工，班组长承诺按月发工资，现尚欠四个月工资"


def pairs(county, number: str = "") -> list[tuple[str, str, str, str | None]]:
    return [(each.a, each.b, each.why, each.decided) for each in county.office.finder.same(number)]


def at(desk, running: int, **changes):
    """A matter that has nothing in common with any other."""
    own = {
        "people": (msgspec.structs.replace(PERSON, name=f"甲{desk.desk}{running}", id_number=""),),
        "statement": f"{desk.desk} 第{running}件",
        "village": f"{desk.desk}村",
    }
    return record(running, desk=desk.desk, **own | changes)


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ({"people": (PERSON,)}, {"people": (msgspec.structs.replace(PERSON, name="周 试 例"),)}, "id"),
        (
            {"people": (msgspec.structs.replace(PERSON, id_number="", phone="+86 10073961024"),)},
            {"people": (msgspec.structs.replace(PERSON, id_number="", phone="10073961024、5551234"),)},
            "phone",
        ),
        (
            {"people": (msgspec.structs.replace(PERSON, id_number="", address="示例村三组"),)},
            {"people": (msgspec.structs.replace(PERSON, id_number="", address="示例村 三组"),)},
            "address",
        ),
        (
            {"people": (msgspec.structs.replace(PERSON, id_number=""),), "village": "示例村"},
            {"people": (msgspec.structs.replace(PERSON, id_number=""),), "village": "示例村"},
            "matter",
        ),
        ({"statement": SAID}, {"statement": f" {SAID}"}, "words"),
    ],
)
def test_candidates_and_why(county, desk, other, one, two, why) -> None:
    first, second = at(desk, 1, received_at=EARLY, **one), at(other, 1, **two)
    county.take(other.batch(second))
    county.take(desk.batch(first, at(desk, 2)))
    assert pairs(county) == [(first.number, second.number, why, None)]
    assert pairs(county, second.number) == pairs(county)
    assert pairs(county, at(desk, 2).number) == []


def test_what_sounds_alike_long_after_is_no_candidate(county, desk, other) -> None:
    nobody = {"people": (msgspec.structs.replace(PERSON, id_number=""),), "village": "示例村"}
    county.take(desk.batch(at(desk, 1, received_at=EARLY, **nobody)))
    county.take(other.batch(at(other, 1, received_at=EARLY + timedelta(days=91), **nobody)))
    assert pairs(county) == []


def test_two_visits_at_one_office_are_its_own_business(county, desk) -> None:
    county.take(desk.batch(record(1), record(2)))
    assert pairs(county) == []


def test_who_only_came_along_makes_no_pair(county, desk, other) -> None:
    helper = msgspec.structs.replace(PERSON, role="interpreter")
    county.take(desk.batch(at(desk, 1, people=(helper,))))
    county.take(other.batch(at(other, 1, people=(helper,))))
    assert pairs(county) == []


def test_a_decision_is_remembered_and_can_be_another(county, desk, other) -> None:
    one = at(desk, 1, received_at=EARLY, people=(PERSON,), outcome="report")
    two = at(other, 1, people=(PERSON,), outcome="report")
    county.take(desk.batch(one))
    county.take(other.batch(two))
    finder = county.office.finder
    assert len(finder.due()) == 2
    assert finder.link(two.number, one.number).decided == "linked"
    assert pairs(county) == [(one.number, two.number, "id", "linked")]
    assert [each.number for each in finder.due()] == [one.number], "the earliest keeps the clock"
    assert finder.whole(two.number).linked == (one.number,)
    assert finder.page().total == 2, "nothing is merged"
    county.take(other.batch(msgspec.structs.replace(two, rev=2)))
    assert len(finder.due()) == 1, "a new revision does not forget it"
    finder.apart(one.number, two.number)
    assert pairs(county) == [(one.number, two.number, "id", "apart")]
    assert len(finder.due()) == 2
    assert finder.whole(two.number).linked == ()


def test_a_pair_that_only_the_clerk_sees_stands_too(county, desk, other) -> None:
    one, two = at(desk, 1, received_at=EARLY), at(other, 1)
    county.take(desk.batch(one))
    county.take(other.batch(two))
    county.office.finder.link(two.number, one.number)
    assert pairs(county) == [(one.number, two.number, "", "linked")]


def test_no_pair_of_one_matter_or_of_one_that_is_not_here(county, desk) -> None:
    county.take(desk.batch(record(1)))
    number = record(1).number
    for a, b, code in ((number, number, "pair.one_matter"), (number, record(2).number, "matter.unknown")):
        with pytest.raises(DeskError) as refused:
            county.office.finder.link(a, b)
        assert refused.value.code == code
    assert pairs(county) == []


def test_the_later_keeps_its_clock_where_the_earlier_has_none(county, desk, other) -> None:
    one = at(desk, 1, received_at=EARLY, outcome="guide")
    two, three = at(other, 1, outcome="report"), at(desk, 2, outcome="report")
    three = msgspec.structs.replace(three, received_at=two.received_at + timedelta(minutes=1))
    county.take(desk.batch(one, three))
    county.take(other.batch(two))
    finder = county.office.finder
    finder.link(one.number, two.number)
    assert {each.number for each in finder.due()} == {two.number, three.number}
    finder.link(three.number, one.number)
    assert [each.number for each in finder.due()] == [two.number], "over two links"
    county.take(desk.batch(msgspec.structs.replace(one, rev=2, outcome="report")))
    assert [each.number for each in finder.due()] == [one.number], "the earliest has one now"


def test_a_decision_is_taken_back_and_two_are_compared_by_their_whole_numbers(county, desk, other) -> None:
    one, two = at(desk, 1, received_at=EARLY, people=(PERSON,)), at(other, 1, people=(PERSON,))
    county.take(desk.batch(one))
    county.take(other.batch(two))
    finder = county.office.finder
    finder.link(one.number, two.number)
    finder.undecided(two.number, one.number)
    assert pairs(county) == [(one.number, two.number, "id", None)]
    beside = {each.key: each for each in finder.beside(one.number, two.number)}
    assert beside["id"].agrees
    assert beside["id"].one == "**************1019"
    assert (beside["phone"].agrees, beside["statement"].agrees) == (None, False)
    assert county.office.keeping.trail(verb="matters_undecided").lines
