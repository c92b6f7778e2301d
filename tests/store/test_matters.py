"""A matter with its revisions, its history and its lists; an accusation keeps to itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.store.making import ACCUSATION, BY, MATTER, NOW, PERSON, draft, keep, put, row_of
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, State
from xinfang_desk.domain.people.petitioner import Person, Role
from xinfang_desk.domain.record import PaperState
from xinfang_desk.store import matters
from xinfang_desk.store.drafts import drafts, save_draft
from xinfang_desk.store.file.codec import instant
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import lists, search
from xinfang_desk.store.papers import hand_over, mark_drawn, papers_of_matter
from xinfang_desk.store.visits import visit_by_key


def test_the_whole_record_comes_back(register: Register) -> None:
    made = keep(register)
    record = matters.record(register, made.matters[0].number)
    assert record is not None
    assert (record.visit, record.matter) == (made, made.matters[0])
    assert [paper.kind for paper in record.papers] == list(made.matters[0].papers)
    assert {paper.state for paper in record.papers} == {PaperState.DUE}
    assert [(line.verb, line.officer, line.at) for line in record.history] == [("registered", "示例员", NOW)]
    assert record.sendings == record.answers == ()
    assert matters.record(register, "0" * 19) is None


def test_the_same_draft_is_found_again_and_put_away(register: Register) -> None:
    given = draft(MATTER, MATTER, key="form-7")
    save_draft(register, given, NOW)
    with register.write():
        made = put(register, given)
    assert visit_by_key(register, "form-7") == made
    assert visit_by_key(register, "form-8") is None
    assert visit_by_key(register, "") is None
    assert drafts(register) == ()


def test_a_correction_keeps_the_old_revision_and_renews_the_search(register: Register) -> None:
    [first] = keep(register).matters
    changed = replace(first, draft=replace(first.draft, statement="水渠堵了没人管", village="新塘村"))
    with register.write():
        second = matters.replace_matter(register, changed, by=BY, verb="corrected", detail="statement")
    assert second == replace(changed, rev=2)
    assert [each.matter for each in matters.versions(register, first.number)] == [first]
    assert [row.number for row in search.find(register, "水渠 新塘 周试例")] == [first.number]
    assert search.find(register, "工地") == ()
    assert search.strays(register) == 0
    record = matters.record(register, first.number)
    assert record is not None
    assert record.matter == second
    assert [line.verb for line in record.history] == ["registered", "corrected"]


def test_two_corrections_of_one_revision_do_not_overwrite_each_other(register: Register) -> None:
    [first] = keep(register).matters
    with register.write():
        matters.replace_matter(register, first, by=BY, verb="corrected")
    with pytest.raises(DeskError, match=r"matter\.changed"), register.write():
        matters.replace_matter(register, first, by=BY, verb="corrected")
    assert len(matters.versions(register, first.number)) == 1


@pytest.mark.parametrize("field", ["uid", "visit_uid"])
def test_a_correction_makes_no_other_matter_of_it(register: Register, field: str) -> None:
    [first] = keep(register).matters
    with pytest.raises(ValueError, match="no other matter"), register.write():
        matters.replace_matter(register, replace(first, **{field: "other"}), by=BY, verb="corrected")


def test_a_correction_settles_what_is_owed(register: Register) -> None:
    [first] = keep(register).matters
    receipt, other_road = papers_of_matter(register, first.number)
    with register.write():
        mark_drawn(register, receipt.uid, "a" * 64, by=BY)
        hand_over(register, receipt.uid, by=BY)
        matters.replace_matter(
            register, replace(first, papers=(Paper.GUIDANCE, Paper.FORWARDING)), by=BY, verb="corrected"
        )
    standing = {paper.kind: paper.state for paper in papers_of_matter(register, first.number)}
    assert standing == {
        receipt.kind: PaperState.HANDED_OVER,
        other_road.kind: PaperState.VOIDED,
        Paper.GUIDANCE: PaperState.DUE,
        Paper.FORWARDING: PaperState.DUE,
    }
    row = row_of(register, first.number)
    assert row is not None
    assert (row.papers_owed, row.papers_handed_over) == (3, 1)


def test_a_matter_that_turns_out_an_accusation_leaves_the_search(register: Register) -> None:
    [first] = keep(register).matters
    sealed = replace(first, confidential=True, draft=replace(first.draft, purpose=Purpose.JUBAO))
    with register.write():
        matters.replace_matter(register, sealed, by=BY, verb="corrected")
    for asked in ("周试例", "zsl", "1019", "工地", "示例村"):
        assert search.find(register, asked) == ()
    assert lists.villages(register) == lists.addresses(register, "") == ()
    assert lists.earlier_of(register, id_number=PERSON.id_number) == ()


def test_a_state_from_the_county_is_no_new_revision(register: Register) -> None:
    [first] = keep(register).matters
    with register.write():
        matters.set_standing(register, replace(first, state=State.CONCLUDED), by=BY)
    found = matters.matter(register, first.number)
    assert found is not None
    assert found[1] == replace(first, state=State.CONCLUDED)
    row = row_of(register, first.number)
    assert row is not None
    assert row.state is State.CONCLUDED
    with pytest.raises(DeskError, match=r"matter\.unknown"):
        matters.set_standing(register, replace(first, number="0" * 19), by=BY)


def test_a_day_lists_its_own_newest_first(register: Register) -> None:
    times = (0, 30, 10, 60 * 24, -60 * 24)
    made = [keep(register, at=NOW + timedelta(minutes=minutes)).matters[0].number for minutes in times]
    listed = [row.number for row in lists.rows_of_day(register, NOW.date())]
    assert listed == [made[1], made[2], made[0]]


def test_a_day_is_the_day_in_china(register: Register) -> None:
    evening_in_utc = datetime(2026, 9, 13, 17, 0, tzinfo=UTC)
    assert instant(evening_in_utc) == "2026-09-14T01:00:00.000000+08:00"
    keep(register, at=evening_in_utc)
    assert len(lists.rows_of_day(register, date(2026, 9, 14))) == 1


def test_a_line_shows_who_came_but_not_who_stood_beside(register: Register) -> None:
    said = "第一行\n \x00\u202e 第二行" + "长" * 100
    given = draft(replace(MATTER, statement=said, answers={"jubao": "none"}))
    people = (PERSON, Person(name="李样本", role=Role.AGENT), Person(name="译者", role=Role.INTERPRETER))
    with register.write():
        made = put(register, replace(given, people=people, people_involved=7))
    row = row_of(register, made.matters[0].number)
    assert row is not None
    assert (row.people, row.people_count) == ("周试例、李样本", 7)
    assert row.summary.startswith("第一行 第二行长")
    assert len(row.summary) == matters.SUMMARY_LENGTH
    assert row.received_at == NOW


def test_due_is_the_soonest_unrolled_day_and_lists_open_matters_alone(register: Register) -> None:
    [matter] = keep(register, replace(MATTER, outcome=Outcome.FORWARD)).matters
    [answered] = keep(register, replace(MATTER, outcome=Outcome.ONSPOT)).matters
    due = min(each.due for each in matter.deadlines if each.binds.value == "office" and each.due)
    row = row_of(register, matter.number)
    assert row is not None
    assert row.due == due
    assert lists.rows_due(register, due - timedelta(days=1)) == ()
    assert [each.number for each in lists.rows_due(register, due)] == [matter.number]
    assert answered.number not in {each.number for each in lists.rows_due(register, date(2099, 1, 1))}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"id_number": "000000197904121019"}, True),
        ({"id_number": "0000001979 04121019", "name": "别人"}, True),
        ({"id_number": "000000198001011234"}, False),
        ({"id_number": "1019"}, False),
        ({"name": "周试例"}, False),
        ({"name": "周试例", "phone": "138-0000-1024"}, True),
        ({"name": "周试例", "address": "示例村三组"}, True),
        ({"name": "周试例", "address": "别处", "phone": "13900000000"}, False),
        ({"name": "李样本", "phone": "13800001024"}, False),
        ({"name": "李样本", "address": "示例村三组"}, False),
        ({}, False),
    ],
)
def test_earlier_matters_of_the_same_person(register: Register, asked: dict[str, str], found: bool) -> None:
    [earlier] = keep(register).matters
    keep(register, ACCUSATION)
    rows = lists.earlier_of(register, **asked)
    assert [row.number for row in rows] == ([earlier.number] if found else [])


def test_people_who_left_everything_blank_are_not_one_person(register: Register) -> None:
    keep(register, person=Person(name="周试例"))
    assert lists.earlier_of(register, name="周试例") == ()


def test_a_part_of_a_name_is_another_name(register: Register) -> None:
    keep(register)
    assert lists.earlier_of(register, name="试例", phone=PERSON.phone) == ()


def test_an_empty_name_or_number_is_nobody(register: Register) -> None:
    keep(register, person=Person(name="", phone="13800001024"))
    assert lists.earlier_of(register, phone="13800001024") == ()
    assert lists.earlier_of(register, name="", id_number="") == ()


def test_villages_and_addresses_are_offered_again(register: Register) -> None:
    keep(register)
    for _ in range(2):
        keep(register, replace(MATTER, village="新塘村"), person=replace(PERSON, address="新塘村一组"))
    keep(register, ACCUSATION, person=Person(name="密语人", address="密语村"))
    assert lists.villages(register) == ("新塘村", "示例村")
    assert lists.addresses(register, "新塘") == ("新塘村一组",)
    assert lists.addresses(register, "密") == ()
    assert lists.addresses(register, "") == ("新塘村一组", "示例村三组")


def test_drafts_are_replaced_by_key_and_show_nothing_of_an_accusation(register: Register) -> None:
    save_draft(register, draft(key="a"), NOW)
    save_draft(register, draft(ACCUSATION, key="b"), NOW + timedelta(minutes=1), seal=True)
    save_draft(register, draft(MatterDraft(statement="改过"), key="a"), NOW + timedelta(minutes=2))
    found = sorted(drafts(register), key=lambda each: each.key)
    assert [(each.key, each.first_words) for each in found] == [("a", "周试例 改过"), ("b", "")]
    assert found[1].draft is None
    assert found[0].draft == draft(MatterDraft(statement="改过"), key="a")
    assert found[0].saved_at == NOW + timedelta(minutes=2)
