"""Opening a sealed batch (拆封核验): everything is checked before the first record is handed out."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.batch.archive import Entry, Unpacked, entries
from xinfang_desk.batch.layout import (
    BAG_INFO,
    BAGIT,
    EVENTS,
    LIMITS,
    MANIFEST,
    RECORDS,
    STATEMENT,
    TAG_ORDER,
    TAGMANIFEST,
    Limits,
    TakenReply,
    attachment_name,
    check_bag_info,
    check_declaration,
    identifier_of,
    read_manifest,
    read_tagmanifest,
    replies_taken,
)
from xinfang_desk.batch.seal import public_of, recipient_id, sealed_by, unseal_file
from xinfang_desk.batch.statement import Counts, Kind, Statement, verify
from xinfang_desk.batch.workroom import disk_space, private_room
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_new

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBag:
    """A batch that proved sound in every part; readable until its ``with`` block ends."""

    keyid: str
    """Which trusted key signed it."""
    statement: Statement
    trail_parted: int | None
    """The batch from which on the sender's trail is not the one that we hold, as the sender says."""
    replies: tuple[TakenReply, ...]
    """The newest of our replies that the sender says it has taken, by the hash of the file."""
    _files: Mapping[str, Path]

    def records(self) -> Iterator[bytes]:
        """Each record, without its line feed."""
        return self._lines(RECORDS)

    def events(self) -> Iterator[bytes]:
        """Each event, without its line feed."""
        return self._lines(EVENTS)

    def attachment(self, sha256: str) -> Path:
        """The file with this content; ``batch.attachment_missing`` when the batch carries no such file."""
        try:
            return self._files[attachment_name(sha256)]
        except KeyError:
            raise DeskError("batch.attachment_missing", sha256=sha256) from None

    def holds(self, sha256: str) -> bool:
        """Whether the file with this content came along."""
        return attachment_name(sha256) in self._files

    def _lines(self, name: str) -> Iterator[bytes]:
        if name in self._files:
            with self._files[name].open("rb") as file:
                for line in file:
                    yield line[:-1]


@contextmanager
def open_bag(
    path: Path,
    *,
    identities: Sequence[str],
    kind: Kind,
    trusted: Mapping[str, bytes],
    work_dir: Path,
    limits: Limits = LIMITS,
) -> Iterator[OpenBag]:
    """Open the file at ``path`` with one of our ``identities`` and lend what is inside.

    ``trusted`` maps key ids to raw Ed25519 public keys. Any fault is a :class:`DeskError` whose code starts
    with ``batch.`` (docs/wire.md lists them), raised before the block is entered. Plain text lies only in a
    private room under ``work_dir`` and is gone when the block ends.
    """
    with private_room(work_dir) as room:
        with disk_space():
            bag = _unpack(path, room, identities, kind, trusted, limits)
        yield bag


def _unpack(
    path: Path,
    room: Path,
    identities: Sequence[str],
    kind: Kind,
    trusted: Mapping[str, bytes],
    limits: Limits,
) -> OpenBag:
    packed = room / "packed"
    unseal_file(path, packed, identities, most=limits.sealed)
    with packed.open("rb") as stream:
        unpacked = Unpacked(stream, limits.most_unpacked(packed.stat().st_size))
        found = entries(unpacked, len(TAG_ORDER) + 2 + limits.attachments)
        keyid, statement = verify(_tag(found, STATEMENT, limits), kind, trusted)
        if statement.suite != sealed_by(path):
            raise DeskError("batch.mixed_suites")
        ours = {recipient_id(public_of(each)) for each in identities}
        if ours.isdisjoint(statement.recipients):
            # Somebody it was meant for has sealed it anew, to us.
            raise DeskError("batch.redirected")
        payload, info = _verified_manifest(found, statement, limits)
        files = {name: room / f"{place:06d}" for place, name in enumerate(payload)}
        _extract(found, payload, files)
    _check_counts(statement.counts, files, limits)
    parted = check_bag_info(
        info,
        octets=sum(each.stat().st_size for each in files.values()),
        streams=len(files),
        identifier=identifier_of(statement.desk, statement.sequence),
    )
    return OpenBag(
        keyid=keyid, statement=statement, trail_parted=parted, replies=replies_taken(info), _files=files
    )


def _verified_manifest(
    found: Iterator[Entry], statement: Statement, limits: Limits
) -> tuple[dict[str, str], bytes]:
    """The payload's names and hashes, once the tags agree with the statement and each other; and bag-info."""
    tagmanifest = _tag(found, TAGMANIFEST, limits)
    _same(TAGMANIFEST, hashlib.sha256(tagmanifest).hexdigest(), statement.tagmanifest_sha256)
    hashes = read_tagmanifest(tagmanifest)
    tags = {name: _tag(found, name, limits) for name in (MANIFEST, BAGIT, BAG_INFO)}
    for name, content in tags.items():
        _same(name, hashlib.sha256(content).hexdigest(), hashes[name])
    check_declaration(tags[BAGIT])
    return read_manifest(tags[MANIFEST]), tags[BAG_INFO]


def _tag(found: Iterator[Entry], name: str, limits: Limits) -> bytes:
    entry = next(found, None)
    if entry is None or entry.name != name:
        raise DeskError("batch.missing_file", file=name)
    if entry.size > limits.tag:
        raise DeskError("batch.too_big")
    return b"".join(entry.body)


def _extract(found: Iterator[Entry], payload: Mapping[str, str], files: Mapping[str, Path]) -> None:
    """Write each payload file under a name of our own, and match it with its hash."""
    missing = set(payload)
    for entry in found:
        if entry.name not in missing:
            raise DeskError("batch.unlisted_file")
        digest = hashlib.sha256()
        with open_new(files[entry.name]) as out:
            for data in entry.body:
                digest.update(data)
                out.write(data)
        _same(entry.name, digest.hexdigest(), payload[entry.name])
        missing.remove(entry.name)
    if missing:
        raise DeskError("batch.missing_file", file=min(missing))


def _same(name: str, found: str, signed: str) -> None:
    if found != signed:
        raise DeskError("batch.changed", file=name)


def _check_counts(counts: Counts, files: Mapping[str, Path], limits: Limits) -> None:
    found = Counts(
        records=_lines(files[RECORDS], limits.line),
        events=_lines(files[EVENTS], limits.line) if EVENTS in files else 0,
        attachments=len(files.keys() - {RECORDS, EVENTS}),
    )
    if found != counts:
        raise DeskError("batch.count_differs")


def _lines(path: Path, longest: int) -> int:
    """How many lines there are, each one of UTF-8 text and within the limit."""
    count = _count_sound(path, longest)
    return _find_fault(path, longest) if count is None else count


def _count_sound(path: Path, longest: int) -> int | None:
    """How many lines there are, by a chunk at a time; None if any is at fault."""
    text = codecs.getincrementaldecoder("utf-8")()
    count, rest = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                text.decode(chunk)
            except UnicodeDecodeError:
                return None
            *lines, rest = (rest + chunk).split(b"\n")
            if not all(lines) or len(max(lines, key=len, default=b"")) >= longest or len(rest) >= longest:
                return None
            count += len(lines)
    return None if rest else count


def _find_fault(path: Path, longest: int) -> int:
    """Refuse the first line that is at fault, by its place."""
    count = 0
    with path.open("rb") as file:
        while line := file.readline(longest + 1):
            count += 1
            if len(line) > longest:
                raise DeskError("batch.line_too_long", line=count)
            if not line.endswith(b"\n") or line == b"\n":
                raise DeskError("batch.bad_line", line=count)
            try:
                line.decode()
            except UnicodeDecodeError:
                raise DeskError("batch.not_utf8", line=count) from None
    return count
