"""Who came (来访人): the least that a receipt needs, and no label on anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinfang_desk.domain.people.spelling import called, plain, seen


class Role(Enum):
    """In what capacity somebody stands at the desk (来访身份)."""

    PETITIONER = "petitioner"
    REPRESENTATIVE = "representative"
    AGENT = "agent"
    GUARDIAN = "guardian"
    MINOR = "minor"
    INTERPRETER = "interpreter"
    COMPANION = "companion"


class IdType(Enum):
    """Kind of identity paper (证件类型); none at all is an ordinary answer."""

    RESIDENT_ID = "resident_id"
    HK_MACAO_PERMIT = "hk_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    HK_MACAO_TW_RESIDENCE = "hk_macao_tw_residence"
    FOREIGN_PERMANENT_RESIDENCE = "foreign_permanent_residence"
    PASSPORT = "passport"
    OTHER = "other"
    NONE = "none"


class Sex(Enum):
    """Sex as GB/T 2261.1 has it."""

    UNKNOWN = "unknown"
    MALE = "male"
    FEMALE = "female"
    UNSTATED = "unstated"


class Need(Enum):
    """What a visitor needs to be served equally (便民需要), 无障碍环境建设法 art. 40."""

    LARGE_TYPE = "large_type"
    HEARING = "hearing"
    SCRIBE = "scribe"
    INTERPRETER = "interpreter"
    SIGN_LANGUAGE = "sign_language"
    WHEELCHAIR = "wheelchair"
    COMPANION = "companion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the people who came (来访人)."""

    name: str
    role: Role = Role.PETITIONER
    id_type: IdType = IdType.NONE
    id_number: str = ""
    sex: Sex = Sex.UNSTATED
    ethnicity: str = ""
    phone: str = ""
    address: str = ""
    needs: tuple[Need, ...] = ()
    relation: str = ""
    authority: str = ""
    """The paper that lets this person act for another (授权文件); empty when none was shown."""


SPEAKS_FOR_OTHERS = frozenset({Role.AGENT, Role.GUARDIAN, Role.REPRESENTATIVE})

MOST_REPRESENTATIVES = 5
"""Of a group that shares a matter (信访工作条例 art. 20, para. 3)."""

BESIDE = frozenset({Role.INTERPRETER, Role.COMPANION})
"""Who comes along without being concerned (陪同、翻译)."""
_SPEAKS_OR_STANDS_BY = BESIDE | {Role.AGENT, Role.GUARDIAN}

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_OLD_RESIDENT = re.compile(r"[0-9]{15}")
"""Of the first generation of cards, not valid since 2013 (居民身份证法 art. 23)."""
_OLD_FOREIGN = re.compile(r"[A-Z]{3}[0-9]{12}")
_FIRST_BIRTH_YEAR = 1900
_NUMBERED_ALIKE = frozenset(
    {IdType.RESIDENT_ID, IdType.HK_MACAO_TW_RESIDENCE, IdType.FOREIGN_PERMANENT_RESIDENCE}
)
"""Their numbers end in the check of GB 11643: 港澳台居民居住证申领发放办法 art. 3, foreigners since 2023."""


def concerned(people: Iterable[Person]) -> int:
    """How many of those who came the matter concerns: the least that 涉及人数 can be."""
    return sum(person.role not in BESIDE for person in people)


def authorities(people: Iterable[Person], involved: int) -> tuple[Role, ...]:
    """By which roles others are spoken for, each with a paper of its own; by that to come where none is."""
    came = {person.role for person in people} & SPEAKS_FOR_OTHERS
    if not came:
        return (Role.REPRESENTATIVE if involved > 1 else Role.AGENT,)
    return tuple(role for role in (Role.AGENT, Role.GUARDIAN, Role.REPRESENTATIVE) if role in came)


def petitioners(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those whose matter it is (信访人); everyone, where only people standing beside them came."""
    came = tuple(people)
    return tuple(person for person in came if person.role not in _SPEAKS_OR_STANDS_BY) or came


def is_named(people: Iterable[Person]) -> bool:
    """Whether any of those whose matter it is gave a name; without one no notice reaches them (art. 23)."""
    return any(called(person.name) for person in petitioners(people))


def normal_id(text: str) -> str:
    """An identity number as it is compared: letters and digits alone, half-width, capital.

    A star stays: it stands for a digit that was hidden.
    """
    return "".join(each for each in plain(text) if each.isalnum() or each == "*").upper()


def kept_id(kind: IdType, text: str) -> str:
    """An identity number as it is kept; signs are part of the number on some other papers (其他证件)."""
    return " ".join(seen(text).split()) if kind is IdType.OTHER else normal_id(text)


def kind_of(number: str) -> IdType:
    """The paper to which a number of eighteen digits belongs, by its first digits."""
    if number.startswith(("81", "82", "83")):
        return IdType.HK_MACAO_TW_RESIDENCE
    return IdType.FOREIGN_PERMANENT_RESIDENCE if number.startswith("9") else IdType.RESIDENT_ID


def id_doubt(kind: IdType, number: str, on: date) -> str | None:
    """What is not right with a :func:`normal_id` on a day, as the code of a notice; None where nothing is.

    Papers whose numbers have no check (passport, 港澳通行证, 台胞证, foreigners' old card) are not doubted.
    """
    if not number or kind not in _NUMBERED_ALIKE:
        return None
    if kind is IdType.FOREIGN_PERMANENT_RESIDENCE and _OLD_FOREIGN.fullmatch(number):
        return None
    if kind is IdType.RESIDENT_ID and _OLD_RESIDENT.fullmatch(number):
        return "id_old_number"
    if not _check_fits(number):
        return "id_check_digit"
    born = _birth_date(number)
    if born is None or born.year < _FIRST_BIRTH_YEAR:
        return "id_birth_impossible"
    if born > on:
        return "id_birth_after_visit"
    return None if kind is kind_of(number) else "id_kind_differs"


def whole_length(kind: IdType, number: str) -> int:
    """How many letters and digits a number that begins like this has, on a paper with a check digit."""
    old = kind is IdType.FOREIGN_PERMANENT_RESIDENCE and number[:1].isalpha()
    return 15 if old else 18


def id_states(kind: IdType, number: str, on: date) -> tuple[date, Sex] | None:
    """Birth and sex that a :func:`normal_id` states, where it states them and nothing is in doubt.

    The 17th digit is odd for men and even for women (GB 11643); of a foreigner it says nothing.
    """
    born = _birth_date(number)
    checked = kind in _NUMBERED_ALIKE and _EIGHTEEN.fullmatch(number)
    if not checked or born is None or id_doubt(kind, number, on):
        return None
    if kind is IdType.FOREIGN_PERMANENT_RESIDENCE:
        return born, Sex.UNSTATED
    return born, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def _birth_date(number: str) -> date | None:
    """The birth date that a number of eighteen digits states, or None where it states none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _check_fits(number: str) -> bool:
    """Whether the check of GB 11643 fits (ISO 7064 MOD 11-2)."""
    if not _EIGHTEEN.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17]


def masked_id(number: str) -> str:
    """An identity number as the petitioner's copy shows it: the last four only."""
    return "" if not number else f"{'*' * max(len(number) - 4, 4)}{number[-4:]}"


def masked_phone(phone: str) -> str:
    """A telephone number with its middle hidden: 138****1024."""
    return phone if len(phone) < 8 else f"{phone[:3]}****{phone[-4:]}"
