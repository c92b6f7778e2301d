"""The register number (登记编号): nineteen digits that a person can read over the telephone."""

from __future__ import annotations

import re
from typing import NewType

from xinfang_desk.domain.errors import DeskError

Number = NewType("Number", str)
"""Register number (登记编号): township code 9, desk 1, year 2, running number 5, check 2."""

LARGEST_RUNNING = 99_999
_NUMBER = re.compile(r"[0-9]{19}")
_OFFICE = re.compile(r"[0-9]{9}")


def make_number(office_code: str, desk: int, year: int, running: int) -> Number:
    """The number of the ``running``-th matter of ``year`` at this desk; ISO 7064 MOD 97-10 check digits."""
    if not _OFFICE.fullmatch(office_code):
        raise DeskError("office.bad_code", code=office_code)
    if not 0 <= desk <= 9:
        raise DeskError("office.bad_desk", desk=desk)
    if not 1 <= running <= LARGEST_RUNNING:
        raise DeskError("number.exhausted", year=year)
    body = f"{office_code}{desk}{year % 100:02d}{running:05d}"
    return Number(f"{body}{98 - int(body) * 100 % 97:02d}")


def is_number(text: str) -> bool:
    """Whether ``text`` is a register number with right check digits (ISO 7064)."""
    return bool(_NUMBER.fullmatch(text)) and int(text) % 97 == 1


def read_number(text: str) -> Number:
    """The number in what was typed or scanned: spaces and hyphens are dropped, the check is proved.

    A scanned receipt holds its proof behind a colon, which is left aside here.
    """
    digits = re.sub(r"[\s\-－—]", "", text.partition(":")[0])
    if not is_number(digits):
        raise DeskError("number.mistyped")
    return Number(digits)


def running(number: str) -> str:
    """Its running number within desk and year: what people tell one from another by."""
    return number[12:17]


def desk_of_number(number: str) -> str:
    """The desk that gave it out: 411526102-1."""
    return f"{number[:9]}-{number[9]}"


def short(number: str) -> str:
    """The running number and its check digits, as an agenda has it: 00018 16."""
    return f"{number[12:17]} {number[17:]}"


def grouped(number: str) -> str:
    """The number in groups, as it is printed and read out: 411526102 1 26 00018 16."""
    return f"{number[:9]} {number[9]} {number[10:12]} {number[12:17]} {number[17:]}"
