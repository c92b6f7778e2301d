"""A list of names as people bring it (名单): pasted from a table, a message or a sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from xinfang_desk.domain.people.petitioner import IdType, Person, Sex, normal_id
from xinfang_desk.domain.people.spelling import plain

MOST = 2000
"""People of one list; what is longer was not meant to be one."""

_TITLES = re.compile(r"姓\s*名")
_SERIAL = re.compile(r"(?:[（(]\s*\d{1,4}\s*[）)]|\d{1,4}\s*[.．、)）:：])\s*(?=\D)")
_BARE_SERIAL = re.compile(r"\d{1,4}")
_ID = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}|[0-9*]{6,17}[0-9X]|[HMC][0-9]{8,10}|[A-Z][0-9]{8}")
_PHONE = re.compile(r"\+?[0-9][0-9-]{5,19}")
_BETWEEN_CELLS = re.compile(r"\t|[,，;；|｜]")
_BETWEEN_NAMES = re.compile(r"[、,，;；]")
_NAME = re.compile(r"[^\W\d_]{2,4}|[^\W\d_]+(?:[·•．][^\W\d_]+)+")
_PLACE = re.compile(r"[省市县区镇乡村组屯寨庄社路街巷号楼室]$")
_SEXES = {"男": Sex.MALE, "女": Sex.FEMALE}
_PEOPLES = re.compile(r".{1,5}族")


def read_names(text: str) -> tuple[Person, ...]:
    """The people of a list, in its order: a name on each line, and what else stands there by its look.

    An identity number, a telephone and 男 or 女 are known by themselves, in whatever order; what is left over
    is the address. Numbering and a line of titles go; names side by side, with 、 between, are people each.
    A line that holds nothing of a person is passed over: nothing here refuses.
    """
    found = [person for line in text.splitlines() for person in _people(line)]
    return tuple(found[:MOST])


def is_one_cell(text: str) -> bool:
    """Whether that is a cell of a table, and no list: one line that says one thing of one person at most."""
    words = text.strip()
    found = read_names(words)
    if len(words.splitlines()) > 1 or "\t" in words or len(found) > 1:
        return False
    return all(sum(map(bool, (each.name, each.id_number, each.phone, each.address))) < 2 for each in found)


def _people(line: str) -> Iterator[Person]:
    line = line.strip()
    if serial := _SERIAL.match(line):
        line = line[serial.end() :]
    if not line or (_TITLES.search(line) and not re.search(r"\d", line)):
        return
    names = [each.strip() for each in _BETWEEN_NAMES.split(line)]
    if len(names) > 1 and all(_NAME.fullmatch(each) and not _PLACE.search(each) for each in names):
        yield from (Person(name=each) for each in names)
        return
    cells = [each.strip() for each in _BETWEEN_CELLS.split(line)]
    if len([each for each in cells if each]) < 2:
        cells = _together(line.split())
    person = Person(name="")
    for cell in cells:
        person = _with(person, cell)
    if not person.name:
        # Whoever writes a digit into a name means a name.
        name, _space, address = person.address.partition(" ")
        person = replace(person, name=name, address=address)
    if person.name or person.id_number or person.phone:
        yield person


def _together(words: list[str]) -> list[str]:
    """Words of a line, a name of single characters as one: 周 试 例, as it is spread out on forms."""
    spread = 0
    while spread < min(len(words), 4) and len(words[spread]) == 1 and words[spread] not in _SEXES:
        spread += 1
    return ["".join(words[:spread]), *words[spread:]] if spread > 1 else words


def _with(person: Person, cell: str) -> Person:
    """The person with what a cell says, by its look."""
    number = normal_id(cell)
    digits = plain(cell).replace(" ", "")
    if not cell or (_BARE_SERIAL.fullmatch(digits) and not person.name):
        return person
    if _PHONE.fullmatch(digits) and not person.phone and not _is_id(number):
        return replace(person, phone=digits)
    if _ID.fullmatch(number) and not person.id_number:
        kind = IdType.RESIDENT_ID if number[0].isdigit() or "*" in number else IdType.OTHER
        return replace(person, id_type=kind, id_number=number)
    if cell in _SEXES:
        return replace(person, sex=_SEXES[cell])
    if not person.name and not any(each.isdigit() for each in cell):
        return replace(person, name=" ".join(cell.split()))
    if _PEOPLES.fullmatch(cell):
        return person
    return replace(person, address=f"{person.address} {cell}".strip())


def _is_id(number: str) -> bool:
    """Whether so many digits are an identity number's: no telephone has fifteen or eighteen."""
    return len(number) in {15, 18}
