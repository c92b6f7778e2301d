"""Every reader of what comes from outside, with good documents to begin from.

A reader takes bytes, and answers or refuses with a code; anything else is a fault of ours.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import zstandard

from tests.county.parties import record
from tests.county.sheets.books import MAPPING
from tests.fuzz import carried, pictures
from tests.journey.conftest import visit
from xinfang_desk.batch import base45, cards, layout, proof, seal, sm_seal, statement, tables, wire
from xinfang_desk.batch.archive import Unpacked, entries
from xinfang_desk.batch.dsse import open_envelope, seal_envelope
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.county.entries import read_entry
from xinfang_desk.county.national import read_national
from xinfang_desk.county.sheets import child
from xinfang_desk.county.sheets.mapping import read_mapping
from xinfang_desk.devices.idcard import frames
from xinfang_desk.devices.idcard.card_text import read_text, write_text
from xinfang_desk.devices.idcard.dialogue import CardReader
from xinfang_desk.devices.scanning import CodeReader
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.name_list import read_names
from xinfang_desk.places import RESOURCES, VAULT
from xinfang_desk.settings import read_settings
from xinfang_desk.vault import create_vault, read_vault

REFUSALS = (DeskError, child.Refused, *pictures.REFUSALS)
_ROOM = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
_SEAL, _SIGN = seal.new_seal_key(), new_sign_key()


@dataclass(frozen=True)
class Reader:
    """What reads, and documents that it takes."""

    read: Callable[[bytes], object]
    good: tuple[bytes, ...]


def _resource(*parts: str) -> bytes:
    return RESOURCES.joinpath(*parts).read_bytes()


def _table(name: str) -> Callable[[bytes], object]:
    return lambda content: tables.check_table(name, content)


def _wire(kind: type) -> Callable[[bytes], object]:
    return lambda content: wire.decode(content, kind)


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda content: read(content.decode("utf-8", "surrogateescape"))


def _file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def in_file(content: bytes) -> object:
        (_ROOM / name).write_bytes(content)
        return read(_ROOM)

    return in_file


def _unsealed(folder: Path) -> None:
    opened = folder / "opened"
    opened.unlink(missing_ok=True)
    seal.unseal_file(folder / "sealed", opened, [_SEAL.secret], most=1 << 20)


def _tar(content: bytes) -> None:
    stream = BytesIO(zstandard.compress(content, 1))
    for entry in entries(Unpacked(stream, 1 << 20), 100):
        for _part in entry.body:
            pass


def _base45(text: str) -> None:
    try:
        base45.decode(text)
    except ValueError as fault:
        raise DeskError("proof.unreadable") from fault


def _good_tar() -> bytes:
    import tarfile

    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in ("statement.dsse.json", "data/records.jsonl"):
            info = tarfile.TarInfo(name)
            info.size = 5
            tar.addfile(info, BytesIO(b"{}\n{}"))
    return out.getvalue()


def _good_vault() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        create_vault(Path(folder), "示例口令-1234", name="示例员", duties=("officer",))
        return (Path(folder) / VAULT).read_bytes()


def _good_workbook() -> bytes:
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("答复").write_row(0, 0, ["编号", "日期", 1.5])
    return out.getvalue()


def _proved() -> str:
    number = record(1).number
    day = date(2026, 9, 14)
    said = proof.Proof(number=number, received_on=day, registered_on=day, text=bytes(16))
    return proof.sign_proof(said, _SIGN.seed)


_CARD = cards.write_card(
    cards.new_card(
        kind=cards.CardKind.DESK,
        office="411526102-1",
        name="示例镇",
        seal=_SEAL.public,
        sign=_SIGN.public,
        since=date(2026, 9, 1),
    )
)
_ANSWER = {"number": record(1).number, "event": "accepted", "org": "县水利局", "date": "2026-09-20"}
_PAYLOAD = json.dumps(
    {
        "suite": "xf1", "schema": "1", "kind": "batch", "desk": "411526102-1", "sequence": 1,
        "previous": None, "recipients": ["ab" * 32], "created": "2026-09-14T17:30:00+08:00",
        "counts": {"records": 1, "events": 0, "attachments": 0}, "tagmanifest_sha256": "00" * 32,
        "trail_head": None, "acknowledges": [], "missing": [],
    }
).encode()  # fmt: skip
_RESULT = wire.ResultV1(uid=record(1).uid, rev=1, number=record(1).number, result="accepted")
_UPDATE = wire.UpdateV1(
    number=record(1).number, event="accepted", org="县水利局", day=date(2026, 9, 20), document="", text=""
)
_INFO = layout.bag_info(octets=5, streams=1, day="2026-09-14", identifier="411526102-1-000001", parted=3)
_MANIFEST = layout.manifest_text({layout.RECORDS: "ab" * 32, layout.attachment_name("cd" * 32): "cd" * 32})


class _Line:
    """A serial line on which one frame comes for each that is sent."""

    def __init__(self, said: bytes) -> None:
        head, *frames_of = said.split(frames.PREAMBLE)
        self._left = head
        self._frames = [frames.PREAMBLE + each for each in frames_of]

    def write(self, _content: bytes) -> None:
        self._left = self._frames.pop(0) if self._frames else b""

    def read(self) -> bytes:
        said, self._left = self._left, b""
        return said


_ON_CARD = write_text("", {"name": "周试例", "number": "000000197904121019", "address": "示例村"})
_CARD_READ = b"".join(
    frames.answer(status, data)
    for status, data in (
        (frames.FOUND, bytes(4)),
        (frames.DONE, bytes(8)),
        (frames.DONE, b"\1\0\4\0" + _ON_CARD),
    )
)

_UPDATED = carried.Update()

READERS: dict[str, Reader] = {
    "card": Reader(cards.read_card, (_CARD,)),
    "envelope": Reader(open_envelope, (seal_envelope("t", b"{}", [_SIGN.seed]),)),
    "statement": Reader(statement._read, (_PAYLOAD,)),
    "manifest": Reader(layout.read_manifest, (_MANIFEST,)),
    "bag_info": Reader(
        lambda text: layout.check_bag_info(text, octets=5, streams=1, identifier="411526102-1-000001"),
        (_INFO,),
    ),
    "tar": Reader(_tar, (_good_tar(),)),
    "sealed": Reader(
        _file("sealed", _unsealed), (seal.seal_bytes(b"{}", _SEAL.public), sm_seal.SEALED + b"-> SM2 ")
    ),
    "record": Reader(_wire(wire.RecordV1), (wire.encode_record(record(1), Kind.BATCH),)),
    "result": Reader(_wire(wire.ResultV1), (wire.encode(_RESULT),)),
    "update": Reader(_wire(wire.UpdateV1), (wire.encode(_UPDATE),)),
    "calendar": Reader(_table("calendar"), (_resource("calendars", "cn.json"),)),
    "places": Reader(_table("places"), (_resource("codes", "places.json"),)),
    "answer": Reader(read_entry, (json.dumps(_ANSWER).encode(),)),
    "national": Reader(
        read_national, (b'{"number":"4115261021260000017","national_number":"A1234","query_code":"B1234"}',)
    ),
    "visit": Reader(read_visit, (json.dumps(visit()).encode(),)),
    "settings": Reader(_file("settings.json", read_settings), (b'{"idle_minutes":5}',)),
    "vault": Reader(_file(VAULT, read_vault), (_good_vault(),)),
    "receipt": Reader(_text(lambda text: proof.read_proof(text, [_SIGN.public])), (_proved().encode(),)),
    "code": Reader(_text(proof.read_code), (b"0123-4567-89AB-CDEF",)),
    "base45": Reader(_text(_base45), (b"BB8", _proved()[20:].encode())),
    "names": Reader(_text(read_names), ("周试例 000000197904121019\n吴试例".encode(),)),
    "mapping": Reader(read_mapping, (json.dumps(MAPPING).encode(),)),
    "idcard": Reader(read_text, (_ON_CARD, write_text("Y", {"name": "SHILI", "number": "9"}))),
    "cardline": Reader(lambda content: CardReader(0.0005).look(_Line(content)), (_CARD_READ,)),
    "codes": Reader(lambda content: CodeReader().look(_Line(content)), (b"]C14115261021260000167\r\n",)),
    "sheet": Reader(
        lambda content: list(child._told(content)), ("编号,日期\n1,2".encode(), _good_workbook())
    ),
    "backup": Reader(carried.read_backup, (carried.good_backup(),)),
    "program": Reader(_UPDATED.read, (_UPDATED.good,)),
    **{kind: Reader(pictures.read_picture, good) for kind, good in pictures.goods().items()},
}
