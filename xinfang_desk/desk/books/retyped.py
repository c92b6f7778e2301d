"""A matter as it is typed once more into the national system (录入国家系统), field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinfang_desk.desk.codes import codes_in_use
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.books.retyping import OF_A_PERSON, Field, Slot, Typed, read_slots
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.people.petitioner import IdType, Person, Sex, petitioners
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _, label

_UNSAID = frozenset({IdType.NONE, Sex.UNKNOWN, Sex.UNSTATED})


def typed(seat: Seat, visit: Visit, matter: Matter) -> tuple[Typed, ...]:
    """What goes into each field: of the petitioner and the matter first, then of whoever else came."""
    slots = read_slots(table_in_use(seat.home, "retyping"))
    places = {each.code: each.name for each in codes_in_use(seat.home).places}
    first, *others = (*petitioners(visit.people), *_beside(visit.people)) or (Person(name=""),)
    told = _of_person(first) | _of_matter(visit, matter, places.get(matter.draft.place, ""))
    found = [Typed(title=slot.title, words=told[slot.field]) for slot in slots]
    return (*found, *_of_others(others, slots))


def _beside(people: Sequence[Person]) -> tuple[Person, ...]:
    """Those who came, and whose matter it is not."""
    theirs = petitioners(people)
    return tuple(each for each in people if each not in theirs)


def _of_others(others: Sequence[Person], slots: Sequence[Slot]) -> Iterator[Typed]:
    for place, person in enumerate(others, start=2):
        told = _of_person(person)
        for slot in slots:
            if slot.field in OF_A_PERSON:
                title = _("第{place}人 {title}").format(place=place, title=slot.title)
                yield Typed(title=title, words=told[slot.field])


def _of_person(person: Person) -> dict[Field, str]:
    return {
        Field.NAME: person.name,
        Field.ID_TYPE: "" if person.id_type in _UNSAID else label(person.id_type),
        Field.ID_NUMBER: person.id_number,
        Field.SEX: "" if person.sex in _UNSAID else label(person.sex),
        Field.PHONE: person.phone,
        Field.ADDRESS: person.address,
    }


def _of_matter(visit: Visit, matter: Matter, town: str) -> dict[Field, str]:
    draft = matter.draft
    return {
        Field.CAME: str(max(len(visit.people), 1)),
        Field.PEOPLE_INVOLVED: str(visit.people_involved),
        Field.PLACE: f"{town}{draft.village}",
        Field.CONTENT: draft.content,
        Field.PURPOSE: label(draft.purpose),
        Field.STATEMENT: draft.statement,
        Field.REQUEST: draft.request,
        Field.RECEIVED_AT: f"{matter.received_at.astimezone(CHINA):%Y-%m-%d %H:%M}",
        Field.OUTCOME: label(draft.outcome) if draft.outcome else "",
        Field.TO: draft.to,
        Field.NUMBER: matter.number,
    }
