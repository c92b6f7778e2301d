"""A fictional county and its desks: a desk's side is played with the batch room alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.bag import Heading, SealedFile, write_bag
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.opening import open_bag
from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.answers import Wanted
from xinfang_desk.county.office import open_office
from xinfang_desk.domain.number import make_number

PASSPHRASE = "correct horse 示例"
NOW = datetime(2026, 9, 16, 17, 30, tzinfo=UTC)
PERSON = wire.PersonV1(
    name="周试例", role="petitioner", id_type="resident_id", id_number="000000197904121019"
)


def record(running: int, *, desk: str = "411526102-1", rev: int = 1, **changes: Any) -> wire.RecordV1:
    """The ``running``-th matter of a desk."""
    number = make_number(desk[:9], int(desk[-1]), 2026, running)
    good = wire.RecordV1(
        uid=str(uuid.uuid5(uuid.NAMESPACE_OID, number)),
        rev=rev,
        number=number,
        visit_uid=str(uuid.uuid5(uuid.NAMESPACE_OID, f"visit {number}")),
        received_at=datetime(2026, 9, 14, 1, 30, running % 60, tzinfo=UTC),
        office_code=desk[:9],
        desk=desk,
        people=(PERSON,),
        people_involved=2,
        anonymous=False,
        statement=f"第{running}件：单位没有发工资",
        request="请督促发放",
        purpose="shensu",
        route="s2",
        content="劳动和社会保障",
        place=desk[:9],
        village="示例村",
        outcome="guide",
        to="县劳动人事争议仲裁委员会",
        state="registered",
    )
    return msgspec.structs.replace(good, **changes)


class DeskSide:
    """A desk's keys, and every batch it makes."""

    def __init__(self, folder: Path, county: cards.Card, desk: str = "411526102-1") -> None:
        self.folder = folder / f"desk-{desk}"
        self.folder.mkdir()
        self.county, self.desk = county, desk
        self.sign, self.seal = new_sign_key(), new_seal_key()
        self.sequence, self.previous, self.serial = 0, None, 0

    def card_file(self, **changes: Any) -> Path:
        fields = {
            "kind": cards.CardKind.DESK,
            "office": self.desk,
            "name": "示例镇",
            "seal": self.seal.public,
            "sign": self.sign.public,
            "since": date(2026, 9, 1),
        }
        file = self._path("card.json")
        file.write_bytes(cards.write_card(cards.new_card(**fields | changes)))
        return file

    def batch(self, *records: wire.RecordV1) -> SealedFile:
        """The next batch of this desk."""
        return self.lines(wire.encode_record(each, Kind.BATCH) for each in records)

    def lines(self, lines: Iterable[bytes], **changes: Any) -> SealedFile:
        """The next batch, of these very lines, with changes to its heading or its sealing."""
        self.sequence += 1
        heading = {
            "kind": Kind.BATCH,
            "desk": self.desk,
            "sequence": self.sequence,
            "previous": self.previous,
            "created": NOW,
        }
        sealing = {
            "sign_seed": self.sign.seed,
            "recipients": cards.sealing_keys(self.county),
            "events": (),
            "attachments": (),
        }
        sealed = write_bag(
            self._path("batch.xfb"),
            lines,
            heading=Heading(**heading | {key: changes[key] for key in heading if key in changes}),
            work_dir=self.folder / "work",
            **sealing | {key: changes[key] for key in sealing if key in changes},
        )
        self.previous = sealed.tagmanifest_sha256
        return sealed

    @contextmanager
    def opened(self, reply: Path):
        """A reply of the county, as this desk opens it."""
        key = cards.signing_key(self.county)
        with open_bag(
            reply,
            identities=[self.seal.secret],
            kind=Kind.REPLY,
            trusted={key_id(key): key},
            work_dir=self.folder / "work",
        ) as bag:
            yield bag

    def results(self, reply: Path) -> dict[str, tuple[int, str, str | None]]:
        """What a reply says of each number."""
        with self.opened(reply) as bag:
            lines = [wire.decode(line, wire.ResultV1) for line in bag.records()]
        return {line.number: (line.rev, line.result, line.code) for line in lines}

    def _path(self, name: str) -> Path:
        self.serial += 1
        return self.folder / f"{self.serial}-{name}"


class County:
    """An office in its home, opened anew for each verb as the commands do."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.office = self.open()

    def open(self):
        return open_office(self.home, PASSPHRASE, now=lambda: NOW)

    def card(self, folder: Path) -> cards.Card:
        file = folder / "county-card.json"
        self.office.write_card(file)
        return cards.read_card(file.read_bytes())

    def take(self, *batches: SealedFile | Path):
        """Receive one or more files; the one result, or all of them."""
        files = [each if isinstance(each, Path) else each.path for each in batches]
        found = self.office.receive(files)
        return found[0] if len(found) == 1 else found

    def numbers(self) -> set[str]:
        return {each.number for each in self.office.finder.page(Wanted(size=1_000_000)).lines}
