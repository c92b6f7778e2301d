"""Who is taken for the same person (同一人): one rule for earlier visits, one's own record and the form."""

from __future__ import annotations

import re

from xinfang_desk.domain.people.petitioner import Person, normal_id
from xinfang_desk.domain.people.spelling import called, place, plain

_DIGIT = re.compile("[0-9]")
_LEAST_ID = 4
"""Digits; less is no number (``无``, ``没带``)."""
_LEAST_PHONE = 5
"""Digits: short numbers of a village's own network have five or six (集群网短号)."""
_LONGEST_PHONE = 12
"""Digits of a number in China with its area code."""
_COMPLETE = 7
"""Digits of a local number."""
_ABROAD = re.compile(r"\+\s*86|(?<![0-9])00(?:86)?(?=[\s()-]*[1-9])")
_EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x|#)\s*[0-9]{1,6}(?![0-9])")
_PIECES = re.compile(r"[0-9]+|[^0-9\s()·.‐-―−-]")
"""Digits, or a sign that parts two numbers; spaces, dashes, dots and brackets stand inside one too."""
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_WITH_86 = re.compile(r"86(?=1[3-9][0-9]{9}$|0[0-9]{9,}$)")


def phones(text: str) -> tuple[str, ...]:
    """The telephone numbers that one field holds, digits only, in their order, each once.

    Of several (``、`` ``/`` ``，`` ``；`` or a space between them) each; without +86, 0086 or 86, without the
    0 of an area code and without an extension (``转801``): what is dialled differs, whose it is does not.
    """
    found = [""]
    text = _ABROAD.sub("+", _EXTENSION.sub(";", plain(text)))
    for piece in _PIECES.findall(text):
        if not piece.isascii() or not piece.isdigit():
            found.append("")
        elif _ends(found[-1], piece):
            found.append(piece)
        else:
            found[-1] += piece
    return tuple(dict.fromkeys(_dialled(each) for each in found if each))


def phone_doubt(text: str) -> int | None:
    """How many digits a number in the field has that nobody can dial; None where there is none such."""
    lengths = [len(each) for each in phones(text)]
    return next((each for each in lengths if not _LEAST_PHONE <= each <= _LONGEST_PHONE), None)


def likenesses(person: Person) -> tuple[str, ...]:
    """By what two visitors are taken for the same; they are when they have one of these in common.

    The identity number; or the same name, and a telephone number or the address agree. A name alone is
    nobody. What only looks alike (吕 and 呂) is not the same.
    """
    number, name, where = normal_id(person.id_number), called(person.name), place(person.address)
    found = [f"id {number}"] if len(_DIGIT.findall(number)) >= _LEAST_ID else []
    if name:
        reached = (each for each in phones(person.phone) if len(each) >= _LEAST_PHONE)
        found += [f"phone {name} {each[::-1]}" for each in reached]
        found += [f"address {name} {where}"] if where else []
    return tuple(found)


def _ends(number: str, piece: str) -> bool:
    """Whether ``number`` is whole, so that ``piece`` begins another one."""
    if len(number) >= _COMPLETE and len(piece) >= _COMPLETE:
        return True
    most = _LONGEST_PHONE + 2 * number.startswith("86")
    return len(number + piece) > most or bool(_MOBILE.fullmatch(number))


def _dialled(number: str) -> str:
    bare = _WITH_86.sub("", number)
    return bare[1:] if bare.startswith("0") and len(bare) > _LONGEST_PHONE - 2 else bare
