"""What is typed once more into the national system (录入国家系统): its fields, their order and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple


class Field(Enum):
    """What of a matter there is a field for in that system."""

    NAME = "name"
    ID_TYPE = "id_type"
    ID_NUMBER = "id_number"
    SEX = "sex"
    PHONE = "phone"
    ADDRESS = "address"
    CAME = "came"
    PEOPLE_INVOLVED = "people_involved"
    PLACE = "place"
    CONTENT = "content"
    PURPOSE = "purpose"
    STATEMENT = "statement"
    REQUEST = "request"
    RECEIVED_AT = "received_at"
    OUTCOME = "outcome"
    TO = "to"
    NUMBER = "number"


OF_A_PERSON = frozenset({Field.NAME, Field.ID_TYPE, Field.ID_NUMBER, Field.SEX, Field.PHONE, Field.ADDRESS})
"""Asked of each who came; all others are asked once."""


class Slot(NamedTuple):
    """One field of the system's form, as it is called there."""

    field: Field
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What goes into one field; ``words`` are empty where nothing was written down."""

    title: str
    words: str


def read_slots(data: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The form's fields in their order, from the data file; ``ValueError`` for one that cannot be."""
    found = tuple(Slot(Field(each["field"]), each["title"]) for each in data["fields"])
    if not found or len({slot.field for slot in found}) < len(found):
        raise ValueError("fields")
    if not all(slot.title.strip() for slot in found):
        raise ValueError("title")
    return found
