"""Writing a sealed batch (制作上报批次): seal( zstd( ustar in BagIt layout, with a signed statement ) )."""

from __future__ import annotations

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BufferedWriter, RawIOBase
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec
import zstandard

from xinfang_desk.batch.layout import (
    BAG_INFO,
    BAGIT,
    BAGIT_TXT,
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
    bag_info,
    identifier_of,
    manifest_text,
)
from xinfang_desk.batch.seal import recipient_id, seal_stream
from xinfang_desk.batch.statement import SCHEMA, Acknowledged, Counts, Kind, Statement, sign
from xinfang_desk.batch.suites import suite_of
from xinfang_desk.batch.workroom import disk_space, private_room
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import Span
from xinfang_desk.files import PART, discard, open_new, open_regular
from xinfang_desk.system import sync_folder

_PROGRESS_STEP = 1000
_ZSTD_LEVEL = 3
_CHUNK = 1 << 18
_BLOCKS = tarfile.RECORDSIZE // tarfile.BLOCKSIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is known of a batch before it is packed; the rest of its statement follows from its content."""

    kind: Kind
    desk: str
    sequence: int
    previous: str | None
    created: datetime
    trail_head: str | None = None
    trail_parted: int | None = None
    """The batch whose head, as the county told it, the sender's trail never had (留痕对不上)."""
    replies: tuple[TakenReply, ...] = ()
    """The newest of the county's replies that the sender has taken (收过的回执)."""
    acknowledges: tuple[Acknowledged, ...] = ()
    missing: tuple[int, ...] = ()
    schema: str = SCHEMA
    whole_from: int | msgspec.UnsetType = msgspec.UNSET
    heard: tuple[Span, ...] | msgspec.UnsetType = msgspec.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A batch that lies finished and flushed on disk; sizes in bytes."""

    path: Path
    sha256: str
    size: int
    tagmanifest_sha256: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """An attachment that lies sealed: ``pour`` writes its plain bytes into a stream, piece by piece."""

    size: int
    pour: Callable[[Any], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A file of the payload, hashed; ``lines`` is 0 for an attachment."""

    name: str
    pour: Callable[[Any], None]
    sha256: str
    size: int
    lines: int = 0


def write_bag(
    out: Path,
    records: Iterable[bytes],
    *,
    heading: Heading,
    sign_seed: bytes,
    recipients: Sequence[str],
    work_dir: Path,
    events: Iterable[bytes] = (),
    attachments: Iterable[tuple[str, Path | Enclosed]] = (),
    progress: Callable[[int], None] | None = None,
    limits: Limits = LIMITS,
) -> SealedFile:
    """Seal ``records`` (one JSON document each, no line feed) and all that goes with them into ``out``.

    Memory does not grow with the number of records. Plain lines lie only in a private room under ``work_dir``
    and are gone on return, attachments nowhere; ``out`` appears whole or not at all. ``attachments`` are
    pairs of SHA-256 and file, asked for when every record has gone by.
    ``progress`` hears how many records are done. Raises ``batch.too_big``, ``batch.line_too_long``,
    ``batch.attachment_missing``, ``batch.attachment_changed``, ``batch.no_space``, ``batch.mixed_suites`` or
    ``seal.bad_recipient``.
    """
    if any(suite_of(each) != suite_of(sign_seed) for each in recipients):
        raise DeskError("batch.mixed_suites")
    with disk_space(), private_room(work_dir) as room:
        main = _spool(room, RECORDS, records, limits, progress)
        more = _spool(room, EVENTS, events, limits)
        attached = _attached(attachments, limits)
        pieces = [main, *([more] if more.lines else []), *attached]
        tags = _tags(heading, pieces)
        statement = Statement(
            suite=suite_of(sign_seed),
            schema=heading.schema,
            kind=heading.kind,
            desk=heading.desk,
            sequence=heading.sequence,
            previous=heading.previous,
            recipients=tuple(recipient_id(each) for each in recipients),
            created=heading.created,
            counts=Counts(records=main.lines, events=more.lines, attachments=len(attached)),
            tagmanifest_sha256=hashlib.sha256(tags[TAGMANIFEST]).hexdigest(),
            trail_head=heading.trail_head,
            acknowledges=heading.acknowledges,
            missing=heading.missing,
            whole_from=heading.whole_from,
            heard=heading.heard,
        )
        tags[STATEMENT] = sign(statement, sign_seed)
        moment, unpacked = int(heading.created.timestamp()), _unpacked_size(tags, pieces)
        size, sha256 = _seal_whole(
            lambda stream: _pack(stream, tags, pieces, moment), unpacked, out, recipients, limits
        )
    return SealedFile(
        path=out,
        sha256=sha256,
        size=size,
        tagmanifest_sha256=statement.tagmanifest_sha256,
        records=main.lines,
    )


def _spool(
    room: Path,
    name: str,
    lines: Iterable[bytes],
    limits: Limits,
    progress: Callable[[int], None] | None = None,
) -> _Piece:
    path = room / Path(name).name
    digest = hashlib.sha256()
    count = size = 0
    with open_new(path) as spool:
        for line in lines:
            if b"\n" in line or not line:
                raise ValueError("a record is one line of JSON")
            count += 1
            if len(line) >= limits.line:
                raise DeskError("batch.line_too_long", line=count)
            ended = line + b"\n"
            spool.write(ended)
            digest.update(ended)
            size += len(ended)
            if progress and count % _PROGRESS_STEP == 0:
                progress(count)
    if progress and count % _PROGRESS_STEP:
        progress(count)
    return _Piece(name=name, pour=_poured(path), sha256=digest.hexdigest(), size=size, lines=count)


def _attached(attachments: Iterable[tuple[str, Path | Enclosed]], limits: Limits) -> list[_Piece]:
    pieces: dict[str, _Piece] = {}
    for sha256, each in attachments:
        if isinstance(each, Path):
            if not each.is_file():
                raise DeskError("batch.attachment_missing", sha256=sha256)
            each = Enclosed(size=each.stat().st_size, pour=_poured(each))  # noqa: PLW2901  # the same, to be poured
        pieces[sha256] = _Piece(name=attachment_name(sha256), pour=each.pour, sha256=sha256, size=each.size)
    if len(pieces) > limits.attachments:
        raise DeskError("batch.too_big")
    return list(pieces.values())


def _tags(heading: Heading, pieces: Sequence[_Piece]) -> dict[str, bytes]:
    tags = {
        BAGIT: BAGIT_TXT,
        BAG_INFO: bag_info(
            octets=sum(each.size for each in pieces),
            streams=len(pieces),
            day=heading.created.date().isoformat(),
            identifier=identifier_of(heading.desk, heading.sequence),
            parted=heading.trail_parted,
            replies=heading.replies,
        ),
        MANIFEST: manifest_text({each.name: each.sha256 for each in pieces}),
    }
    tags[TAGMANIFEST] = manifest_text({name: hashlib.sha256(tags[name]).hexdigest() for name in tags})
    return tags


def _pack(out: BinaryIO, tags: dict[str, bytes], pieces: Sequence[_Piece], moment: int) -> None:
    compressor = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=True)
    with compressor.stream_writer(out, closefd=False) as stream:
        for name in TAG_ORDER:
            stream.write(_header(name, len(tags[name]), moment) + _filled(tags[name]))
        for piece in pieces:
            stream.write(_header(piece.name, piece.size, moment))
            hashing = _Hashing(stream, piece.size)
            with BufferedWriter(hashing, _CHUNK) as gathered:
                # What opens a scan gives it out in crumbs: each would go through every layer by itself.
                piece.pour(gathered)
            if hashing.left or hashing.digest.hexdigest() != piece.sha256:
                raise DeskError("batch.attachment_changed", sha256=piece.sha256)
            stream.write(bytes(-piece.size % tarfile.BLOCKSIZE))
        sizes = [*map(len, tags.values()), *(each.size for each in pieces)]
        blocks = sum(1 + ceil(size / tarfile.BLOCKSIZE) for size in sizes) + 2
        # Two empty blocks at least end it, and a record is filled.
        stream.write(bytes((2 + -blocks % _BLOCKS) * tarfile.BLOCKSIZE))


def _unpacked_size(tags: dict[str, bytes], pieces: Sequence[_Piece]) -> int:
    """At most this many bytes: each file with its header, filled up to blocks, then to a record."""
    sizes = [*(len(content) for content in tags.values()), *(each.size for each in pieces)]
    return sum(size + 2 * tarfile.BLOCKSIZE for size in sizes) + tarfile.RECORDSIZE


class _Hashing(RawIOBase):
    """A stream that is hashed as it is written; one that comes longer than it was is not what it was."""

    def __init__(self, out: Any, size: int) -> None:
        self._out = out
        self.left = size
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        """It is only written to (io)."""
        return True

    def write(self, data: Any) -> int:
        """Write on; ``batch.attachment_changed`` beyond the size that was promised."""
        self.left -= len(data)
        if self.left < 0:
            raise DeskError("batch.attachment_changed")
        self.digest.update(data)
        self._out.write(data)
        return len(data)


def _poured(path: Path) -> Callable[[Any], None]:
    def pour(out: Any) -> None:
        with open_regular(path) as source:
            while data := source.read(_CHUNK):
                out.write(data)

    return pour


def _header(name: str, size: int, moment: int) -> bytes:
    header = tarfile.TarInfo(name)
    header.size, header.mtime, header.mode = size, moment, 0o600
    return header.tobuf(tarfile.USTAR_FORMAT)


def _filled(content: bytes) -> bytes:
    return content + bytes(-len(content) % tarfile.BLOCKSIZE)


def _seal_whole(
    pack: Callable[[BinaryIO], None], unpacked: int, out: Path, recipients: Sequence[str], limits: Limits
) -> tuple[int, str]:
    """Seal next to ``out`` under another name, flush, and only then give it its name."""
    part = out.with_name(out.name + PART)
    discard(part)
    try:
        with open_new(part) as sealed:
            hashing = _Sealed(sealed)
            packed = _through(pack, lambda plain: seal_stream(plain, cast(BinaryIO, hashing), recipients))
            if unpacked > limits.most_unpacked(packed):
                raise DeskError("batch.too_big")
            sealed.flush()
            os.fsync(sealed.fileno())
            size = sealed.tell()
            if size > limits.sealed:
                raise DeskError("batch.too_big")
            sha256 = hashing.digest.hexdigest()
        part.replace(out)
        sync_folder(out.parent)
    finally:
        discard(part)
    return size, sha256


def _through(write: Callable[[BinaryIO], None], read: Callable[[BinaryIO], None]) -> int:
    """Let one write what the other reads, so that none of it lies on a disk; how many bytes went by.

    Where the reader falls, the writer stops and the reader's fault is told; else the writer's, if it has one.
    """
    outlet, inlet = os.pipe()
    with ThreadPoolExecutor(1, "packing") as beside:
        with os.fdopen(outlet, "rb", _CHUNK) as reading:
            writing = beside.submit(_written, inlet, write)
            read(reading)
        return writing.result()


def _written(inlet: int, write: Callable[[BinaryIO], None]) -> int:
    with os.fdopen(inlet, "wb", _CHUNK) as out:
        counting = _Counting(out)
        write(cast(BinaryIO, counting))
    return counting.count


class _Sealed:
    """What is sealed, hashed as it goes to the disk: it is not read again for that."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write on."""
        self.digest.update(data)
        return self._out.write(data)

    def flush(self) -> None:
        """Pass on what is held back."""
        self._out.flush()


class _Counting:
    """A stream that counts what is written to it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.count = 0

    def write(self, data: bytes) -> int:
        """Write on."""
        self.count += len(data)
        return self._out.write(data)

    def flush(self) -> None:
        """Pass on what is held back."""
        self._out.flush()
