"""The layout inside a sealed batch: a BagIt 1.0 bag (RFC 8493), its names, manifests and limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xinfang_desk.domain.errors import DeskError

STATEMENT = "statement.dsse.json"
TAGMANIFEST = "tagmanifest-sha256.txt"
MANIFEST = "manifest-sha256.txt"
BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
RECORDS = "data/records.jsonl"
EVENTS = "data/events.jsonl"
ATTACHMENTS = "data/attachments/"

BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

# The tags come first and in this order, so that nothing from an unknown signer is ever unpacked.
TAG_ORDER = (STATEMENT, TAGMANIFEST, MANIFEST, BAGIT, BAG_INFO)
TAGGED = frozenset({MANIFEST, BAGIT, BAG_INFO})

_DECLARATION = re.compile(rb"BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8(\r?\n)?")
_INFO_LINE = re.compile(r"([!-9;-~](?:[ -9;-~]*[!-9;-~])?): ?(.*)")
_PARTED = "Trail-Parted"
_REPLIES = "Replies-Taken"
_SEQUENCE = re.compile("[1-9][0-9]{0,5}")
_REPLY = re.compile("([1-9][0-9]{0,5})=([0-9a-f]{64})")
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")


TakenReply = tuple[int, str]
"""A reply's number, and the SHA-256 of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most a batch may hold, in bytes unless said otherwise; writer and reader keep to the same."""

    sealed: int = 3 << 30
    unpacked: int = 4 << 30
    ratio: int = 100
    """Unpacked bytes for each packed byte, above ``unpacked_free``."""
    unpacked_free: int = 256 << 20
    tag: int = 4 << 20
    line: int = 1 << 20
    attachments: int = 10_000
    """A count."""

    def most_unpacked(self, packed: int) -> int:
        """How much a compressed stream of ``packed`` bytes may grow to."""
        return min(self.unpacked, self.unpacked_free + self.ratio * packed)


LIMITS = Limits()


def attachment_name(sha256: str) -> str:
    """Where the attachment with this hash lies."""
    return ATTACHMENTS + sha256


def identifier_of(desk: str, sequence: int) -> str:
    """How ``bag-info.txt`` calls a bag: ``411526102-1-000001``."""
    return f"{desk}-{sequence:06d}"


def manifest_text(hashes: Mapping[str, str]) -> bytes:
    """A BagIt manifest of ``{name: sha256}``, sorted by name."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def read_tagmanifest(text: bytes) -> dict[str, str]:
    """``{name: sha256}`` of the tag files, which must be exactly the three of this format."""
    hashes = _read_manifest(text, TAGMANIFEST)
    if set(hashes) != TAGGED:
        raise DeskError("batch.bad_manifest", file=TAGMANIFEST)
    return hashes


def read_manifest(text: bytes) -> dict[str, str]:
    """``{name: sha256}`` of the payload: the records, the events if any, attachments by their own hash."""
    hashes = _read_manifest(text, MANIFEST)
    lawful = all(
        name in {RECORDS, EVENTS} or name == attachment_name(sha256) for name, sha256 in hashes.items()
    )
    if RECORDS not in hashes or not lawful:
        raise DeskError("batch.bad_manifest", file=MANIFEST)
    return hashes


def bag_info(
    *,
    octets: int,
    streams: int,
    day: str,
    identifier: str,
    parted: int | None = None,
    replies: Iterable[TakenReply] = (),
) -> bytes:
    """The text of ``bag-info.txt`` (RFC 8493, 2.2.2); ``parted`` as :func:`check_bag_info` gives it back.

    ``replies`` as :func:`replies_taken` gives them back; a reader that knows neither passes over them.
    """
    info = f"Bagging-Date: {day}\nExternal-Identifier: {identifier}\nPayload-Oxum: {octets}.{streams}\n"
    if parted is not None:
        info += f"{_PARTED}: {parted}\n"
    if told := " ".join(f"{sequence}={sha256}" for sequence, sha256 in replies):
        info += f"{_REPLIES}: {told}\n"
    return info.encode()


def check_declaration(text: bytes) -> None:
    """Refuse a ``bagit.txt`` that is not exactly two lines of this version (RFC 8493, 2.1.1)."""
    if not _DECLARATION.fullmatch(text):
        raise DeskError("batch.bad_manifest", file=BAGIT)


def check_bag_info(text: bytes, *, octets: int, streams: int, identifier: str) -> int | None:
    """Refuse a ``bag-info.txt`` that is none (RFC 8493, 2.2.2), or speaks of another bag.

    The batch from which on the sender's own trail is not the one that the county holds, where it says so.
    """
    try:
        lines = text.decode().splitlines()
    except UnicodeDecodeError:
        raise DeskError("batch.bad_manifest", file=BAG_INFO) from None
    # A long value goes on in lines that are indented; there is one to go on from.
    matches = [_INFO_LINE.fullmatch(line) for line in lines if not line.startswith((" ", "\t"))]
    told = {match[1].lower(): match[2] for match in matches if match}
    if not all(matches) or text.startswith((b" ", b"\t")):
        raise DeskError("batch.bad_manifest", file=BAG_INFO)
    known = {"payload-oxum": f"{octets}.{streams}", "external-identifier": identifier}
    if any(told.get(label, value) != value for label, value in known.items()):
        raise DeskError("batch.bad_manifest", file=BAG_INFO)
    parted = told.get(_PARTED.lower())
    if parted is not None and not _SEQUENCE.fullmatch(parted):
        raise DeskError("batch.bad_manifest", file=BAG_INFO)
    return None if parted is None else int(parted)


def replies_taken(text: bytes) -> tuple[TakenReply, ...]:
    """The newest replies that the sender says it has taken; a number may be among them twice."""
    line = next((each for each in text.decode().splitlines() if each.startswith(f"{_REPLIES}: ")), "")
    found = [_REPLY.fullmatch(each) for each in line.split()[1:]]
    if not all(found):
        raise DeskError("batch.bad_manifest", file=BAG_INFO)
    return tuple((int(each[1]), each[2]) for each in found if each)


def _read_manifest(text: bytes, file: str) -> dict[str, str]:
    *lines, rest = text.decode("ascii", "replace").split("\n")
    matches = [_MANIFEST_LINE.fullmatch(line) for line in lines]
    hashes = {match[2]: match[1] for match in matches if match}
    # One short: a line that is none, or a name twice.
    if rest or len(hashes) < len(lines):
        raise DeskError("batch.bad_manifest", file=file)
    return hashes
