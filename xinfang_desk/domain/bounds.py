"""What the wire carries whole (界限): lengths, numbers and days, for window, command, wire and county.

The register keeps everything as it was brought; only on its way is a longer text shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.people.petitioner import Person

LONG_TEXT = 100_000
"""Characters (Unicode code points) of a statement or a request."""
SHORT_TEXT = 500
"""Characters of every other text."""
SHORTENED = "……【原文过长，上报时截短，全文在接待台】"
"""What stands at the end of a text that was shortened; it counts."""
MOST = 2**31 - 1
"""The largest whole number: pages, people, revisions."""
YEARS = range(1900, 2200)
"""Of a day or moment that anybody meant."""

_OF_PERSON = ("name", "id_number", "ethnicity", "phone", "address", "relation", "authority")
_OF_MATTER = ("statement", "request", "content", "place", "village", "to")
_LONG = frozenset({"statement", "request"})


def is_meant(day: date | None) -> bool:
    """Whether a day or moment, if there is one, lies in the years that anybody means."""
    return day is None or day.year in YEARS


def travelling_person(person: Person) -> Person:
    """The person as the wire carries them."""
    cut: dict[str, Any] = {name: _cut(getattr(person, name), name) for name in _too_long_of(person)}
    return replace(person, **cut)


def travelling(draft: MatterDraft) -> MatterDraft:
    """The matter as the wire carries it."""
    materials = tuple(replace(each, name=_cut(each.name, "name")) for each in draft.materials)
    long = (name for name in _OF_MATTER if _is_too_long(draft, name))
    cut: dict[str, Any] = {name: _cut(getattr(draft, name), name) for name in long}
    return replace(draft, materials=materials, **cut)


def too_long(draft: MatterDraft, people: tuple[Person, ...]) -> tuple[str, ...]:
    """The fields that travel shortened, by their names on the wire; ``people`` stands for all of theirs."""
    found = [name for name in _OF_MATTER if _is_too_long(draft, name)]
    if any(len(each.name) > SHORT_TEXT for each in draft.materials):
        found.append("materials")
    if any(any(_too_long_of(person)) for person in people):
        found.append("people")
    return tuple(found)


def _too_long_of(person: Person) -> Iterator[str]:
    return (name for name in _OF_PERSON if _is_too_long(person, name))


def _is_too_long(record: Person | MatterDraft, name: str) -> bool:
    return len(getattr(record, name)) > _most(name)


def _cut(text: str, name: str) -> str:
    most = _most(name)
    return text if len(text) <= most else text[: most - len(SHORTENED)] + SHORTENED


def _most(name: str) -> int:
    return LONG_TEXT if name in _LONG else SHORT_TEXT
