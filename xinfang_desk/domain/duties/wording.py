"""What no paper of a duty says (不写的话): words that label people, and who it was that came.

信访工作条例 art. 47; the words and what only looks like them are content of ``resources/duties/never.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from xinfang_desk.domain.errors import DeskError

_KEYS = frozenset({"uid", "number", "rule"})
"""Texts that nobody wrote."""
_OFFICIALS = frozenset(
    {"chair", "recorder", "name", "approved_by", "named_by", "accepted_by", "witness", "teacher", "who"}
)
"""Who signs or sits there for a body: they may be called as somebody who came is."""
_LEAST = 2
"""Characters of a name that can be told from any other sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words that label people, and the longer ones in which they mean something else."""

    words: tuple[str, ...]
    but: tuple[str, ...] = ()


def require_plain(record: object, labels: Labels, names: Iterable[str] = ()) -> None:
    """Refuse a record in any text of which stands a label, or one of ``names``.

    ``duty.label`` with the field and the word; ``duty.names_somebody`` with the field alone.
    """
    known = [bare for bare in map(_bare, names) if len(bare) >= _LEAST]
    for field, text in _texts(record, ""):
        said = _bare(text)
        if not _is_officials(field) and any(name in said for name in known):
            raise DeskError("duty.names_somebody", field=field)
        for phrase in labels.but:
            said = said.replace(phrase, "")
        for word in labels.words:
            if word in said:
                raise DeskError("duty.label", field=field, word=word)


def written(record: object) -> tuple[str, ...]:
    """Every text of a record in which nobody who came may be named, without its spaces."""
    return tuple(_bare(text) for field, text in _texts(record, "") if not _is_officials(field))


def _is_officials(field: str) -> bool:
    return field.rpartition(".")[2] in _OFFICIALS


def _bare(text: str) -> str:
    """Without spaces: a word that is spread out is the same word."""
    return "".join(text.split())


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote, with the place in which it stands (``tasks.what``)."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if field.rpartition(".")[2] not in _KEYS:
            yield field, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, field)
    elif is_dataclass(value):
        for each in fields(value):
            place = f"{field}.{each.name}" if field else each.name
            yield from _texts(getattr(value, each.name), place)
