"""Signs that no font has (缺字): told while they are typed and when they are registered, never a bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xinfang_desk.documents.type.typeface import open_typefaces
from xinfang_desk.domain.matter import Matter, Notice
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.people.text import real_signs

CODE = "sign_not_printable"


def uncovered(text: str) -> tuple[str, ...]:
    """What of a text will be an empty box on paper, as written, each once; signs side by side are one."""
    return open_typefaces().uncovered(real_signs(text))


def with_sign_notice(matter: Matter, people: Iterable[Person]) -> Matter:
    """The matter with the notice that its papers have boxes to fill by hand, where they have.

    It says how many they are: a sign may be somebody's whole name. Of a sealed matter no paper tells a word.
    """
    said = matter.draft
    told = [each for person in people for each in (person.name, person.address)]
    told += [said.statement, said.request, said.village, said.to, *(each.name for each in said.materials)]
    count = len(uncovered("\n".join(told)))
    if matter.confidential or not count:
        return matter
    return replace(matter, notices=(*matter.notices, Notice(code=CODE, facts={"count": count})))
