"""Sticks that are plugged in at the county (插着的U盘): what lies on them that has not been seen here yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.county.ledger import Ledger
from xinfang_desk.devices.carrier import ACK, ENDING, MARKER, OUT, ROOT
from xinfang_desk.devices.drive import COVER
from xinfang_desk.devices.sticks import sticks
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import PART, hash_of

_OURS = frozenset({MARKER, COVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class StickBrought:
    """A stick (U盘): what people call it, where replies go on it, its new files, how many it has in all."""

    label: str
    replies: Path
    new: tuple[Path, ...]
    files: int


def brought(ledger: Ledger) -> tuple[StickBrought, ...]:
    """The sticks with the layout of ours that are plugged in; one that goes away meanwhile is passed over."""
    found = []
    for stick in sticks():
        root = stick.folder / ROOT
        if not root.is_dir():
            continue
        files = files_in([root / OUT])
        new = tuple(each for each in files if not is_seen(ledger, each))
        replies = root / ACK
        found.append(
            StickBrought(
                label=stick.label,
                replies=replies if replies.is_dir() else stick.folder,
                new=new,
                files=len(files),
            )
        )
    return tuple(found)


def files_in(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files themselves, and those that lie in a folder among them: its own, a drop-box's, a stick's."""
    found: list[Path] = []
    for path in given:
        if not path.is_dir():
            found.append(path)
            continue
        for place in (path, path / OUT, path / ROOT / OUT):
            try:
                inside = sorted(place.iterdir())
            except OSError:
                continue
            found += [each for each in inside if each.is_file() and _is_wanted(each)]
    return tuple(found)


def _is_wanted(file: Path) -> bool:
    name = file.name
    return not (name.startswith(".") or name.endswith((PART, f".ack{ENDING}")) or name in _OURS)


def is_seen(ledger: Ledger, file: Path) -> bool:
    """Whether these very bytes were taken or refused here before; not of one that cannot be read now."""
    try:
        sha256 = hash_of(file)
    except DeskError:
        return False
    return any(
        ledger.row(f"SELECT 1 FROM {table} WHERE sha256 = ?", (sha256,)) for table in ("batches", "refused")
    )
