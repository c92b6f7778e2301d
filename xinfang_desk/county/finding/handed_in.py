"""What was handed in with a matter (附件), as its desk took it in: opened for one look, saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from xinfang_desk.batch.seal import SEALED, unseal_bytes, unseal_file
from xinfang_desk.batch.wire import MaterialV1
from xinfang_desk.batch.workroom import private_room
from xinfang_desk.county import packs
from xinfang_desk.county.attachments import Attachments
from xinfang_desk.county.finding.lines import AttachmentLine
from xinfang_desk.county.intake import WORK
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.files import read_regular
from xinfang_desk.pictures.reading import kind_of
from xinfang_desk.words import _

_MOST_BYTES = 1 << 30
CONTENT = "sealed.age"
"""How an accusation's own content is called among its materials; it is read otherwise (accusations.py)."""
SCAN = "scan.age"
"""And how each of its scans is."""


def each_of(
    ledger: Ledger, home: Path, keys: Sequence[str], typed: str
) -> Iterator[tuple[AttachmentLine, bytes]]:
    """The scans of a matter that are here, one at a time, each opened: what it is, and what is in it."""
    attachments = Attachments(ledger, home)
    for name, each, sha256 in _scans(ledger, typed):
        if not attachments.holds(sha256):
            continue
        content = _open(ledger, home, keys, sha256)
        yield (
            AttachmentLine(
                name=name, kind=kind_of(content), pages=each.pages, size=len(content), sha256=sha256
            ),
            content,
        )


def lost(ledger: Ledger, home: Path, typed: str) -> tuple[AttachmentLine, ...]:
    """The scans that the record names and that are nowhere."""
    attachments = Attachments(ledger, home)
    return tuple(
        AttachmentLine(name=name, kind="", pages=each.pages, size=0, sha256=sha256, here=False)
        for name, each, sha256 in _scans(ledger, typed)
        if not attachments.holds(sha256)
    )


def opened(ledger: Ledger, home: Path, keys: Sequence[str], typed: str, sha256: str) -> bytes:
    """One of them; ``attachment.unknown`` where the matter has none of that hash, or it has not come."""
    wanted = (each for each in _materials(ledger, typed) if each.sha256 == sha256)
    if next(wanted, None) is None or not Attachments(ledger, home).holds(sha256):
        raise DeskError("attachment.unknown")
    return _open(ledger, home, keys, sha256)


def _scans(ledger: Ledger, typed: str) -> Iterator[tuple[str, MaterialV1, str]]:
    """Each scan of a matter: what it is called, its material, its hash."""
    for place, each in enumerate(_materials(ledger, typed), start=1):
        if each.sha256 is not None:
            name = _("扫描件{place}").format(place=place) if each.name == SCAN else each.name
            yield name, each, each.sha256


def _materials(ledger: Ledger, typed: str) -> list[MaterialV1]:
    record = packs.Reader(ledger).standing(read_number(typed))[1]
    return [each for each in record.materials if each.sha256 and each.name != CONTENT]


def _open(ledger: Ledger, home: Path, keys: Sequence[str], sha256: str) -> bytes:
    with private_room(home / WORK) as room:
        unseal_file(Attachments(ledger, home).file(sha256), room / "plain", keys)
        content = read_regular(room / "plain", _MOST_BYTES)
    # A scan of an accusation was sealed to its readers before it was sealed to this home.
    return _unsealed(content, keys) if content.startswith(SEALED[0]) else content


def _unsealed(content: bytes, keys: Sequence[str]) -> bytes:
    for key in keys:
        try:
            return unseal_bytes(content, key)
        except DeskError as refused:
            if refused.code != "batch.not_for_us":
                raise
    raise DeskError("batch.not_for_us")
