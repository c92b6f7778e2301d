"""Who came (来访人): the least that a receipt needs, and no label on anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


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

BESIDE = frozenset({Role.INTERPRETER, Role.COMPANION})
"""Who comes along without being concerned (陪同、翻译)."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_RESIDENT_ID = re.compile(r"[0-9]{17}[0-9X]")


def concerned(people: Iterable[Person]) -> int:
    """How many of those who came the matter concerns: the least that 涉及人数 can be."""
    return sum(person.role not in BESIDE for person in people)


def normal_id(text: str) -> str:
    """An identity number as it is kept: no spaces, capital X, half-width digits."""
    return "".join(text.split()).translate(str.maketrans("０１２３４５６７８９ｘＸx", "0123456789XXX"))


def resident_id_fits(number: str) -> bool:
    """Whether a resident ID number's check digit and birth date are right (GB 11643-1999)."""
    if not _RESIDENT_ID.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17] and birth_date(number) is not None


def birth_date(number: str) -> date | None:
    """The birth date that a resident ID number states, or None where it states none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_stated(number: str) -> Sex:
    """The sex that a resident ID number states (17th digit: odd male, even female)."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def masked_id(number: str) -> str:
    """An identity number as the petitioner's copy shows it: the last four only."""
    return "" if not number else f"{'*' * max(len(number) - 4, 4)}{number[-4:]}"


def masked_phone(phone: str) -> str:
    """A telephone number with its middle hidden: 138****1024."""
    return phone if len(phone) < 8 else f"{phone[:3]}****{phone[-4:]}"
