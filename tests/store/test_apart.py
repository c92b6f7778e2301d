"""Who was found not to be whom: by hashes alone, until something further agrees."""

from __future__ import annotations

from dataclasses import replace

from tests.store.making import BY, PERSON, keep
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.store import matters
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import lists
from xinfang_desk.store.finding import not_same as apart

SON = Person(name=PERSON.name, phone=PERSON.phone)
"""Of the same name (a namesake in one house), and reached by the same telephone."""


def _earlier(register: Register, person: Person) -> list[str]:
    rows = lists.earlier_of(
        register, id_number=person.id_number, name=person.name, phone=person.phone, address=person.address
    )
    return [row.number for row in rows]


def _set_apart(register: Register, person: Person, number: str) -> None:
    with register.write():
        apart.set_apart(register, person, number)


def test_what_is_anothers_is_left_out_and_the_rest_stays(register: Register) -> None:
    first, second = (keep(register).matters[0].number for _ in range(2))
    assert _earlier(register, SON) == [second, first]
    _set_apart(register, SON, first)
    assert _earlier(register, SON) == [second]
    assert _earlier(register, PERSON) == [second, first]


def test_it_can_be_taken_back(register: Register) -> None:
    number = keep(register).matters[0].number
    _set_apart(register, SON, number)
    with register.write():
        apart.set_together(register, SON, number)
    assert _earlier(register, SON) == [number]


def test_a_number_of_ones_own_typed_later_changes_nothing(register: Register) -> None:
    number = keep(register).matters[0].number
    _set_apart(register, SON, number)
    assert _earlier(register, replace(SON, id_number="000000200004121018")) == []


def test_what_further_agrees_counts_again(register: Register) -> None:
    number = keep(register).matters[0].number
    _set_apart(register, SON, number)
    assert _earlier(register, replace(SON, address=PERSON.address)) == [number]
    assert _earlier(register, replace(SON, id_number=PERSON.id_number)) == [number]


def test_no_name_and_no_number_is_kept(register: Register) -> None:
    number = keep(register).matters[0].number
    _set_apart(register, PERSON, number)
    rows = register.rows("SELECT mark, number FROM apart")
    assert len(rows) == len(likenesses(PERSON)) == 3
    assert all(isinstance(mark, bytes) and len(mark) == 16 for mark, _ in rows)


def test_it_goes_when_the_people_leave_the_matter(register: Register) -> None:
    matter = keep(register).matters[0]
    _set_apart(register, SON, matter.number)
    sealed = replace(matter, draft=MatterDraft(statement="某人", purpose=Purpose.JUBAO), confidential=True)
    with register.write():
        matters.replace_matter(register, sealed, by=BY, verb="correct")
    assert register.rows("SELECT * FROM apart") == []
