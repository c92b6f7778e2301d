"""A county that grows (县级台账): twenty desks send it batches of the same records under new numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path

import msgspec

from bench import homes
from bench.figure import BenchFault, timed
from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.seal import SealKey, new_seal_key
from xinfang_desk.batch.signing import SignKey, new_sign_key
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.ledger import open_ledger
from xinfang_desk.county.office import Office, init_office, open_office
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.domain.number import make_number
from xinfang_desk.store.batches import unsent
from xinfang_desk.store.file.register import Register
from xinfang_desk.vault import open_vault

DESKS = tuple(f"{411526100 + township}-1" for township in range(1, 21))
_FIRST_YEAR = 2000
_A_YEAR = 90_000


@dataclass(slots=True, kw_only=True)
class _Sender:
    """One desk's side of the exchange."""

    desk: str
    sign: SignKey = field(default_factory=new_sign_key)
    seal: SealKey = field(default_factory=new_seal_key)
    sequence: int = 0
    previous: str | None = None
    sent: int = 0


class GrowingCounty:
    """An office and the desks that feed it."""

    def __init__(self, folder: Path, records: Sequence[wire.RecordV1], address: str = "") -> None:
        self._folder = folder
        self._records = records
        self._uids = count(1)
        init_office(folder / "county", homes.PASSPHRASE, "示例县", address=address, now=homes.now)
        self.office: Office = open_office(folder / "county", homes.PASSPHRASE, now=homes.now)
        self._reading = open_ledger(folder / "county", open_vault(folder / "county", homes.PASSPHRASE))
        self.office.write_card(folder / "card")
        self._card = cards.read_card((folder / "card").read_bytes())
        self._senders = [self._enrolled(desk) for desk in DESKS]
        self._turn = cycle(self._senders)
        self.matters = 0

    def close(self) -> None:
        """Leave the ledger."""
        self._reading.close()
        self.office.close()

    def grow(self, matters: int, heard: Callable[[Iterable[wire.RecordV1]], object] | None = None) -> None:
        """Receive batches until so many matters are there; ``heard`` gets the records of each."""
        while self.matters < matters:
            records = self._take(min(len(self._records), matters - self.matters))[1]
            if heard is not None:
                heard(records)

    def read_line(self, number: str) -> object:
        """One row of the ledger by its key."""
        return self._reading.row("SELECT * FROM records WHERE number = ?", (number,))

    def take_one(self) -> float:
        """Seconds that the county needs to receive one whole batch more."""
        return self.take_and_tell()[0]

    def take_and_tell(self) -> tuple[float, list[wire.RecordV1]]:
        """The same, and the records that were in it."""
        return self._take(len(self._records))

    def _take(self, size: int) -> tuple[float, list[wire.RecordV1]]:
        sender = next(self._turn)
        records = [self._renumbered(sender, record) for record in self._records[:size]]
        sender.sequence += 1
        file = self._folder / "batch"
        sealed = write_bag(
            file,
            (wire.encode_record(record, Kind.BATCH) for record in records),
            heading=Heading(
                kind=Kind.BATCH,
                desk=sender.desk,
                sequence=sender.sequence,
                previous=sender.previous,
                created=homes.NOW,
            ),
            sign_seed=sender.sign.seed,
            recipients=cards.sealing_keys(self._card),
            work_dir=self._folder / "work",
        )
        sender.previous = sealed.tagmanifest_sha256

        def receive() -> None:
            (received,) = self.office.receive([file])
            if received.code or received.rejected or received.repeated:
                raise BenchFault(f"the county answered {received.code}")

        took = timed(receive)
        self.matters += size
        return took, records

    def _renumbered(self, sender: _Sender, record: wire.RecordV1) -> wire.RecordV1:
        year, running = divmod(sender.sent, _A_YEAR)
        sender.sent += 1
        uid = next(self._uids)
        return msgspec.structs.replace(
            record,
            # as version 7 has it: later ones sort later
            uid=f"{uid >> 16:08x}-{uid & 0xFFFF:04x}-7000-8000-000000000000",
            number=make_number(sender.desk[:9], int(sender.desk[-1]), _FIRST_YEAR + year, running + 1),
            office_code=sender.desk[:9],
            desk=sender.desk,
            place=sender.desk[:9],
        )

    def _enrolled(self, desk: str) -> _Sender:
        sender = _Sender(desk=desk)
        card = cards.new_card(
            kind=cards.CardKind.DESK,
            office=desk,
            name="示例镇",
            seal=sender.seal.public,
            sign=sender.sign.public,
            since=homes.NOW.date(),
        )
        file = self._folder / "desk-card"
        file.write_bytes(cards.write_card(card))
        self.office.enrol(file)
        return sender


def records_of(store: Register) -> list[wire.RecordV1]:
    """What the desk would send of all that it has."""
    return [record_of(each.visit, each.matter, each.papers) for each in unsent(store)]
