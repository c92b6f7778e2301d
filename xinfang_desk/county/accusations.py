"""Reading accusations (检举控告) in the discipline authority's home: opened for one reading, kept sealed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert

from xinfang_desk.batch import wire
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.batch.seal import unseal_file
from xinfang_desk.batch.workroom import private_room
from xinfang_desk.county import packs
from xinfang_desk.county.attachments import Attachments
from xinfang_desk.county.intake import WORK
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.people.petitioner import IdType, Role
from xinfang_desk.files import read_json, read_regular


def read_accusation(ledger: Ledger, home: Path, identity: Identity, number: str) -> dict[str, Any]:
    """The visit with this one matter, whole, as the desk wrote it down.

    ``matter.unknown`` where there is none, ``batch.bad_record`` where a desk wrote something else down.
    """
    if identity.kind is not CardKind.DISCIPLINE:
        raise DeskError("accusation.not_here")
    found = ledger.row("SELECT batch, place FROM records WHERE number = ?", (read_number(number),))
    if found is None:
        raise DeskError("matter.unknown")
    record = wire.decode_kept(packs.Reader(ledger).line((found[0], found[1])), wire.RecordV1)
    sealed = next((each.sha256 for each in record.materials if each.sha256), None)
    if sealed is None:
        raise DeskError("matter.unknown")
    keys = [identity.seal_secret, *identity.earlier]
    with private_room(home / WORK) as room:
        unseal_file(Attachments(ledger, home).file(sealed), room / "kept", keys)
        unseal_file(room / "kept", room / "plain", keys)
        try:
            content = read_json(read_regular(room / "plain"))
        except (OSError, DeskError):
            raise DeskError("batch.bad_record", field="") from None
    try:
        convert(content, _Visit)
    except ValidationError:
        # Without its cause, which may hold what was said.
        raise DeskError("batch.bad_record", field="") from None
    whole: dict[str, Any] = content
    return whole


class _Person(Struct):
    name: str
    role: Role
    id_type: IdType
    id_number: str
    phone: str
    address: str


class _Material(Struct):
    name: str


class _Draft(Struct):
    statement: str
    request: str
    content: str
    village: str
    to: str
    materials: list[_Material]


class _Matter(Struct):
    draft: _Draft


class _Visit(Struct):
    """The least that is told of an accusation; a desk may have written down more."""

    people: list[_Person]
    anonymous: bool
    matters: list[_Matter]
