"""The fictional visits: the same from the same seed, of every kind, and nobody real."""

from collections import Counter
from itertools import islice

from bench import people
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, IdType, id_states

COUNT = 3000


def made(seed=7, count=COUNT):
    return list(people.visits(count, seed=seed))


def test_a_seed_gives_the_same_visits_and_another_seed_others():
    assert made() == made()
    assert made(seed=8, count=20) != made(count=20)


def test_nobody_is_real():
    for draft in made():
        for person in draft.people:
            assert person.id_type is IdType.RESIDENT_ID
            assert person.id_number.startswith("000000")
            assert id_states(person.id_type, person.id_number, people.LAST_DAY) is not None
            assert person.phone == "" or (person.phone.startswith("100") and len(person.phone) == 11)


def test_names_are_of_many_shapes():
    names = Counter(person.name for draft in made() for person in draft.people)
    assert any(ord(character) > 0xFFFF for name in names for character in name)
    assert any("·" in name for name in names)
    assert any(name[:2] in people._COMPOUND for name in names)
    assert {2, 3} <= {len(name) for name in names}
    assert len(names) > COUNT / 2


def test_statements_are_short_and_long():
    lengths = sorted(len(draft.matters[0].statement) for draft in made())
    assert lengths[0] < 40
    assert 100 < lengths[COUNT // 2] < 300
    assert 800 < lengths[-1] <= 2000


def test_people_come_again_with_the_same_matter():
    drafts = made()
    again = [draft for draft in drafts if draft.matters[0].statement.startswith("再次反映：")]
    assert 0.1 < len(again) / COUNT < 0.25
    before = {draft.people for draft in drafts if draft not in again}
    assert all(draft.people in before for draft in again)


def test_days_go_forward_to_the_last_and_no_year_runs_out_of_numbers():
    received = [draft.received_at for draft in made()]
    assert received == sorted(received)
    assert received[-1].date() == people.LAST_DAY
    first = next(islice(people.visits(1_000_000), 1)).received_at
    assert (people.LAST_DAY.year - first.year) * people.MOST_A_YEAR >= 960_000


def test_a_visit_brings_no_more_representatives_than_the_law_allows():
    assert max(len(draft.people) for draft in made()) <= MOST_REPRESENTATIVES
