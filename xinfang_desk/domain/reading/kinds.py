"""The kinds of papers that people bring (文书种类): by which heading each is known, what its day starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.reading.runs import plain

_UNSURE = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind, and on what it counts (conditions hold together; ``|`` stands between alternatives)."""

    kind: str
    name: str
    headings: tuple[tuple[str, ...], ...]
    """Each whole, in parts between which anything may stand."""
    by: tuple[str, ...]
    number: tuple[str, ...]
    words: tuple[str, ...]
    without: tuple[str, ...]
    event: str | None
    """The key of ``events`` that its day belongs to; None where it starts no limit that we count."""
    is_unsure: bool
    """Whether the kind alone does not tell what its day starts."""
    remedy: bool
    """Whether such a paper says what can be done against it."""
    to: bool
    """Whether it is addressed to one person or body."""

    def fits(self, head: str, number: str, text: str) -> bool:
        """Whether a paper of its heading, with that head of the letter, number and text, is of this kind."""
        return (
            all(_has(head, each) for each in self.by)
            and all(_has(number, each) for each in self.number)
            and all(_has(text, each) for each in self.words)
            and not any(_has(text, each) for each in self.without)
        )

    def heads(self, heading: str) -> int:
        """How many signs of a heading are its own; 0 where it is another's."""
        return max((sum(map(len, each)) for each in self.headings if _is_so(heading, each)), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKinds:
    """The table of one version."""

    version: str
    kinds: tuple[PaperKind, ...]


def read_kinds(data: Mapping[str, Any]) -> PaperKinds:
    """The table from its data file; ``ValueError`` for one that no paper could be read by."""
    found = tuple(_kind(each) for each in data["kinds"])
    if not found:
        raise ValueError("kinds")
    return PaperKinds(version=str(data.get("version", "")), kinds=found)


def _kind(row: Mapping[str, Any]) -> PaperKind:
    event = row["event"]
    if event not in {None, _UNSURE, *(each.value for each in Event)}:
        raise ValueError("event")
    headings = tuple(tuple(each.split("*")) for each in _texts(row["headings"]))
    if not headings or not all(any(each) for each in headings):
        raise ValueError("headings")
    if not all(isinstance(row[key], bool) for key in ("remedy", "to")):
        raise ValueError("remedy")
    kind, _ = _texts([row["kind"], row["name"]])
    return PaperKind(
        kind=kind,
        name=row["name"],
        headings=headings,
        by=_texts(row.get("by", [])),
        number=_texts(row.get("number", [])),
        words=_texts(row.get("words", [])),
        without=_texts(row.get("without", [])),
        event=None if event == _UNSURE else event,
        is_unsure=event == _UNSURE,
        remedy=row["remedy"],
        to=row["to"],
    )


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    """Each in the one form of its signs that what was read is in."""
    found = tuple(values)
    if isinstance(values, str) or not all(isinstance(each, str) and each.strip() for each in found):
        raise ValueError("texts")
    return tuple(plain(str(each)) for each in found)


def _has(text: str, alternatives: str) -> bool:
    return any(each in text for each in alternatives.split("|"))


def _is_so(heading: str, parts: tuple[str, ...]) -> bool:
    """Whether the parts follow one another in a heading, the first at its beginning, the last at its end."""
    if len(parts) == 1:
        return heading == parts[0]
    if not heading.startswith(parts[0]) or not heading.endswith(parts[-1]):
        return False
    at, end = len(parts[0]), len(heading) - len(parts[-1])
    for part in parts[1:-1]:
        at = heading.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end
