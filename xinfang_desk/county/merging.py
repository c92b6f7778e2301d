"""One batch's records into the ledger (并入台账): a higher revision replaces a lower one, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county import packs, standing
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import Tally, is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import is_number
from xinfang_desk.domain.refusals import Code
from xinfang_desk.sealed_file import Value

_COLUMNS = ("uid", "number", "rev", "batch", "place", *standing.COLUMNS)

_Read = tuple[int, wire.RecordV1]
"""A record with its place in the batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the ledger holds under a uid or a number."""

    uid: str
    number: str
    rev: int
    batch: int
    place: int


class Merge:
    """The records of one batch on their way into the ledger; inside a write.

    ``records`` and ``rejected`` count what went by, ``scans`` names what came with the sound ones. A record
    at fault is noted with its code and the others go on, one that breaks the schema too: of that one only
    the number is kept. A line without a number, or an accusation, refuses the batch.
    """

    def __init__(
        self,
        ledger: Ledger,
        batch: int,
        desk: str,
        kind: Kind,
        came_on: date,
        has_scan: Callable[[str], bool],
    ) -> None:
        self._ledger = ledger
        self._batch = batch
        self._kind = kind
        self._office, self._prefix = desk[:9], desk.replace("-", "")
        self._desk = desk
        self._first = standing.Known(came_on=came_on)
        self._tally = Tally()
        self._reader = packs.Reader(ledger)
        self._has_scan = has_scan
        self.scans: set[str] = set()
        self.records = 0
        self.rejected = 0

    def take(self, lines: Iterable[bytes], progress: Callable[[int], None] | None = None) -> None:
        """Merge every line, and count them into the figures; ``progress`` hears how many are done."""
        for chunk, packed in packs.packed(lines):
            read, returned = self._read(chunk)
            kept = packed
            if returned:
                kept = packs.pack(returned.get(index, line) for index, line in enumerate(chunk))
            packs.put(self._ledger, (self._batch, self.records), kept)
            self._store([each for each in read if self._is_sound(each)])
            self.records += len(chunk)
            if progress:
                progress(self.records)
        self._tally.write(self._ledger)

    def _read(self, chunk: Sequence[bytes]) -> tuple[list[_Read], dict[int, bytes]]:
        """The records of a chunk, and what is kept in the place of those that cannot be read."""
        read: list[_Read] = []
        returned: dict[int, bytes] = {}
        for index, line in enumerate(chunk):
            place = self.records + index
            try:
                read.append((place, wire.decode_record(line, self._kind)))
            except DeskError as fault:
                if fault.code != "batch.bad_record":
                    raise
                known = wire.return_record(line, self._kind, str(fault.facts["field"]))
                returned[index] = wire.encode(known)
                self._reject(place, "record.bad_field")
        return read, returned

    def _is_sound(self, read: _Read) -> bool:
        place, record = read
        code: Code
        if not is_number(record.number):
            code = "record.bad_number"
        elif (
            record.desk != self._desk
            or record.office_code != self._office
            or not record.number.startswith(self._prefix)
        ):
            code = "record.foreign_office"
        elif not (record.void or record.materials or record.statement.strip() or record.request.strip()):
            code = "record.empty"
        elif not all(map(self._has_scan, scans := scans_of(record))):
            code = "record.scan_missing"
        else:
            self.scans.update(scans)
            return True
        self._reject(place, code)
        return False

    def _store(self, read: Sequence[_Read]) -> None:
        """The usual chunk is all new: one statement for all of it. Else, one by one."""
        if self._ledger.add_all("records", _COLUMNS, [self._row(*each) for each in read]):
            for _, record in read:
                self._tally.count(record)
        else:
            for place, record in read:
                self._store_one(place, record)

    def _store_one(self, place: int, record: wire.RecordV1) -> None:
        known = self._known(record)
        own = next((each for each in known if each.uid == record.uid), None)
        if any(each.uid != record.uid for each in known):
            self._reject(place, "record.number_taken")
        elif own is None:
            self._ledger.add("records", _COLUMNS, [self._row(place, record)])
            self._tally.count(record)
        elif own.number != record.number:
            self._reject(place, "record.number_changed")
        elif record.rev != own.rev:
            before = wire.decode_kept(self._reader.line((own.batch, own.place)), wire.RecordV1)
            # What a desk declared void (作废) stays void, whatever it says of it afterwards.
            if record.rev > own.rev and is_void(record) >= is_void(before):
                self._replace(own, before, place, record)
            else:
                self._keep_version(record.uid, record.rev, (self._batch, place))
                self._note(place, "stale")

    def _row(self, place: int, record: wire.RecordV1) -> tuple[Value, ...]:
        told = standing.listed(record, self._first)
        return record.uid, record.number, record.rev, self._batch, place, *told

    def _known(self, record: wire.RecordV1) -> list[_Known]:
        found = self._ledger.rows(
            "SELECT uid, number, rev, batch, place FROM records WHERE uid = ? OR number = ?",
            (record.uid, record.number),
        )
        return [
            _Known(uid=uid, number=number, rev=rev, batch=batch, place=place)
            for uid, number, rev, batch, place in found
        ]

    def _replace(self, own: _Known, before: wire.RecordV1, place: int, record: wire.RecordV1) -> None:
        self._keep_version(own.uid, own.rev, (own.batch, own.place))
        self._ledger.run(
            "UPDATE records SET rev = ?, batch = ?, place = ? WHERE uid = ?",
            (record.rev, self._batch, place, own.uid),
        )
        standing.put(self._ledger, record, standing.known_of(self._ledger, own.number))
        standing.renew_later(self._ledger, own.number)
        self._tally.count(before, -1)
        self._tally.count(record)

    def _keep_version(self, uid: str, rev: int, place: packs.Place) -> None:
        self._ledger.run(
            "INSERT INTO versions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (uid, rev, *place)
        )

    def _reject(self, place: int, code: Code) -> None:
        self.rejected += 1
        self._note(place, "rejected", code)

    def _note(self, place: int, result: str, code: str | None = None) -> None:
        self._ledger.run(
            "INSERT INTO outcomes (batch, place, result, code) VALUES (?, ?, ?, ?)",
            (self._batch, place, result, code),
        )


def scans_of(record: wire.RecordV1) -> list[str]:
    """The scans that a record names, each by its SHA-256."""
    return [each.sha256 for each in record.materials if each.sha256 is not None]
