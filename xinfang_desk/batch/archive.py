"""A strict reader of a batch's archive (批次归档): bounded zstd, plain POSIX ustar, regular files only."""

from __future__ import annotations

import re
import tarfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

import zstandard

from xinfang_desk.domain.errors import DeskError

_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 1 << 16
# What `zstd -19` uses at most; a larger window only serves to fill our memory.
_WINDOW_MAX = 8 << 20
_NAME = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")


class Archived(ABC):
    """The bytes of an archive, read exactly."""

    owners: ClassVar[str]
    """What the names of owners in a header are written in."""

    def read(self, size: int) -> bytes:
        """Return exactly ``size`` bytes; ``batch.damaged`` at an early end, ``batch.cannot_read``."""
        data = self._take(size)
        if len(data) < size:
            raise DeskError("batch.damaged")
        return data

    def only_zeros_left(self) -> bool:
        """Read to the end; whether nothing but zero bytes came."""
        while data := self._take(_CHUNK):
            if data.strip(b"\0"):
                return False
        return True

    @abstractmethod
    def _take(self, size: int) -> bytes:
        """Return at most ``size`` bytes; fewer only at the end."""


class Unpacked(Archived):
    """The bytes inside a zstd stream, never more than ``most`` of them."""

    owners = "ascii"
    """A batch names nobody."""

    def __init__(self, packed: BinaryIO, most: int) -> None:
        decompressor = zstandard.ZstdDecompressor(max_window_size=_WINDOW_MAX)
        self._stream = decompressor.stream_reader(packed, read_across_frames=True)
        self._left = most

    def _take(self, size: int) -> bytes:
        # One byte past the limit is enough to tell an overflow from an end.
        size = min(size, self._left + 1)
        parts = bytearray()
        try:
            while len(parts) < size and (data := self._stream.read(size - len(parts))):
                parts += data
        except zstandard.ZstdError:
            raise DeskError("batch.damaged") from None
        if len(parts) > self._left:
            raise DeskError("batch.too_big")
        self._left -= len(parts)
        return bytes(parts)


class Plain(Archived):
    """The bytes of an archive that is not packed."""

    owners = "utf-8"
    """A copy of an earlier version names whose files they were, as they are called on that machine."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def _take(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as fault:
            raise DeskError("batch.cannot_read") from fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file in the archive; its ``body`` must be read before the next entry is asked for."""

    name: str
    size: int
    body: Iterator[bytes]


def entries(unpacked: Archived, most: int) -> Iterator[Entry]:
    """Each file in turn, at most ``most`` of them.

    Raises ``batch.not_regular`` for a link, folder or device, ``batch.bad_path`` for a name that could leave
    its folder, ``batch.duplicate_entry``, ``batch.too_many_files`` and ``batch.damaged``. Facts give the
    place of an entry, never its name: anybody may have chosen that.
    """
    seen: set[str] = set()
    while (header := _header(unpacked.read(_BLOCK), unpacked.owners, place=len(seen) + 1)) is not None:
        if header.name in seen:
            raise DeskError("batch.duplicate_entry", entry=len(seen) + 1)
        seen.add(header.name)
        if len(seen) > most:
            raise DeskError("batch.too_many_files", most=most)
        body = _body(unpacked, header.size)
        yield Entry(name=header.name, size=header.size, body=body)
        for _ in body:
            pass
    if not unpacked.only_zeros_left():
        raise DeskError("batch.damaged")


def _header(block: bytes, owners: str, place: int) -> tarfile.TarInfo | None:
    """Read one header block; ``None`` is the end of the archive."""
    try:
        header = tarfile.TarInfo.frombuf(block, owners, "strict")
    except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # typeshed leaves it out
        return None
    except tarfile.HeaderError:
        raise DeskError("batch.damaged") from None
    except UnicodeDecodeError:
        raise DeskError("batch.bad_path", entry=place) from None
    if header.type != tarfile.REGTYPE or header.linkname:
        raise DeskError("batch.not_regular", entry=place)
    if not _NAME.fullmatch(header.name) or {".", ".."} & set(header.name.split("/")):
        raise DeskError("batch.bad_path", entry=place)
    if header.size < 0:
        raise DeskError("batch.damaged")
    return header


def _body(unpacked: Archived, size: int) -> Iterator[bytes]:
    left = size
    while left:
        data = unpacked.read(min(left, _CHUNK))
        left -= len(data)
        yield data
    if unpacked.read(-size % _BLOCK).strip(b"\0"):
        raise DeskError("batch.damaged")
