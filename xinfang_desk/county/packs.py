"""The records as they came (原始报文): packed some thousand at a time, never changed, never taken out.

A packed ledger writes, encrypts and reads a fraction of the bytes; the price is to unpack a few megabytes
for a single record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import zstandard

from xinfang_desk.batch import wire
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError

_MOST_LINES = 1000
_MOST_BYTES = 4 << 20

Place = tuple[int, int]
"""Where a record lies: its batch, and its place in it counted from 0."""


def chunks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """``lines`` by as many as make a pack."""
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if len(chunk) == _MOST_LINES or size >= _MOST_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def pack(lines: Iterable[bytes]) -> bytes:
    """``lines`` as they are kept."""
    return zstandard.compress(b"\n".join(lines), 1)


def packed(lines: Iterable[bytes]) -> Iterator[tuple[list[bytes], bytes]]:
    """The :func:`chunks` of ``lines``, each with its pack; the next is packed while one is worked on."""
    with ThreadPoolExecutor(1) as beside:
        waiting: tuple[list[bytes], Future[bytes]] | None = None
        for chunk in chunks(lines):
            following = chunk, beside.submit(pack, chunk)
            if waiting is not None:
                yield waiting[0], waiting[1].result()
            waiting = following
        if waiting is not None:
            yield waiting[0], waiting[1].result()


def put(ledger: Ledger, first: Place, packed: bytes) -> None:
    """Keep a pack, the first line of which has this place; inside a write."""
    ledger.run("INSERT INTO packs VALUES (?, ?, ?)", (*first, ledger.bodies.shut(packed, "packs", *first)))


def of_batch(ledger: Ledger, batch: int) -> Iterator[bytes]:
    """Every record of a batch, in its order."""
    for first, kept in ledger.stream(
        "SELECT first, body FROM packs WHERE batch = ? ORDER BY first", (batch,)
    ):
        yield from _opened(ledger, (batch, first), kept).split(b"\n")


class Reader:
    """Reads single records; neighbours are unpacked once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._first: Place = (0, 0)
        self._open: list[bytes] = []

    def line(self, place: Place) -> bytes:
        """The record at this place."""
        batch, wanted = place
        if batch != self._first[0] or not 0 <= wanted - self._first[1] < len(self._open):
            found = self._ledger.row(
                "SELECT first, body FROM packs WHERE batch = ? AND first <= ? ORDER BY first DESC LIMIT 1",
                place,
            )
            if found is None:
                raise LookupError(place)
            self._first = batch, found[0]
            self._open = _opened(self._ledger, self._first, found[1]).split(b"\n")
        return self._open[wanted - self._first[1]]

    def standing(self, number: str) -> tuple[Place, wire.RecordV1]:
        """The revision of a matter that stands, and where it lies; ``matter.unknown``."""
        found = self._ledger.row("SELECT batch, place FROM records WHERE number = ?", (number,))
        if found is None:
            raise DeskError("matter.unknown")
        place = found[0], found[1]
        return place, wire.decode_kept(self.line(place), wire.RecordV1)


def lines_of(ledger: Ledger, first: Place) -> list[bytes]:
    """The records of the pack that begins at this place."""
    kept = ledger.row("SELECT body FROM packs WHERE batch = ? AND first = ?", first)
    if kept is None:
        raise LookupError(first)
    return _opened(ledger, first, kept[0]).split(b"\n")


def _opened(ledger: Ledger, first: Place, kept: bytes) -> bytes:
    try:
        return zstandard.decompress(ledger.bodies.open(kept, "packs", *first))
    except DeskError as fault:
        if fault.code != "ledger.damaged":
            raise
        of = ledger.row("SELECT desk, sequence FROM batches WHERE id = ?", first[:1])
        desk, sequence = of or ("", first[0])
        raise DeskError("ledger.batch_damaged", desk=desk, sequence=sequence) from fault
