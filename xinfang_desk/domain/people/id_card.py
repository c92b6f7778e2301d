"""What an identity card says of its holder (身份证上的字), and what of it goes into a form.

The photo and all that the form does not show are not read off the card (个人信息保护法 art. 6).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from xinfang_desk.domain.people.petitioner import IdType, Person, id_doubt, kept_id
from xinfang_desk.domain.people.spelling import called


@dataclass(frozen=True, slots=True, kw_only=True)
class IdCard:
    """One card: its kind, the name, the number as it is kept, the address where the card has one."""

    kind: IdType
    name: str
    number: str
    address: str = ""
    pictured: bool = False
    """Read off a photograph (来自照片), and nobody has looked yet whether it says so."""


class CardPart(Enum):
    """What a card fills in (来自身份证)."""

    NAME = "name"
    NUMBER = "id_number"
    ADDRESS = "address"


class Fit(Enum):
    """How a card goes with what is written."""

    FILLS = "fills"
    """Something was empty, and nothing contradicts."""
    SAYS_THE_SAME = "says_the_same"
    DIFFERS = "differs"
    """Name or number is written otherwise, and may be a slip: asked about."""
    ANOTHER = "another"
    """Somebody else is written there, with a number of their own."""


def fit(card: IdCard, person: Person, today: date) -> Fit:
    """How ``card`` goes with ``person`` as written; an address that is written is never in question.

    The form asks where somebody lives, the card says where they are registered.
    """
    number = kept_id(card.kind, person.id_number)
    same_name = _is_called_so(card, person)
    if number and number != card.number:
        whole = id_doubt(person.id_type, number, today) is None
        return Fit.ANOTHER if whole and not same_name else Fit.DIFFERS
    if person.name and not same_name:
        return Fit.DIFFERS
    return Fit.FILLS if lacking(card, person) else Fit.SAYS_THE_SAME


def lacking(card: IdCard, person: Person) -> tuple[CardPart, ...]:
    """What the card says and is not written yet."""
    written = {
        CardPart.NAME: person.name,
        CardPart.NUMBER: person.id_number,
        CardPart.ADDRESS: person.address,
    }
    return tuple(part for part, text in part_texts(card).items() if text and not written[part])


def filled(card: IdCard, person: Person) -> Person:
    """``person`` with name and number of the card, and its address where none is written.

    A name that is the same but for spaces and dots stays as it is written.
    """
    return replace(
        person,
        name=person.name if _is_called_so(card, person) else card.name,
        id_type=card.kind,
        id_number=card.number,
        address=person.address or card.address,
    )


def _is_called_so(card: IdCard, person: Person) -> bool:
    return called(person.name) == called(card.name)


def part_texts(card: IdCard) -> dict[CardPart, str]:
    """What the card says, by what it is."""
    return {CardPart.NAME: card.name, CardPart.NUMBER: card.number, CardPart.ADDRESS: card.address}
