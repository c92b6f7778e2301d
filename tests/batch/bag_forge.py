"""A fictional county and desk, and a forge that takes a good batch apart and puts a bad one together."""

from __future__ import annotations

import hashlib
import io
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
import zstandard

from xinfang_desk.batch.bag import Heading, SealedFile, write_bag
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.layout import (
    BAG_INFO,
    MANIFEST,
    STATEMENT,
    TAGGED,
    TAGMANIFEST,
    bag_info,
    identifier_of,
    manifest_text,
)
from xinfang_desk.batch.opening import open_bag
from xinfang_desk.batch.seal import new_seal_key, seal_file, unseal_file
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind, Statement, sign, verify
from xinfang_desk.domain.errors import DeskError

SCAN = b"\x89scan of a fictional paper\n" * 300
SCAN_SHA = hashlib.sha256(SCAN).hexdigest()
RECORDS = [b'{"uid":"%d","name":"\xe5\x91\xa8\xe8\xaf\x95\xe4\xbe\x8b"}' % n for n in range(7)]
EVENTS = [b'{"event":1}', b'{"event":2}']
HEADING = Heading(
    kind=Kind.BATCH,
    desk="411526102-1",
    sequence=42,
    previous=None,
    created=datetime(2026, 9, 14, 9, 30, tzinfo=UTC),
)


class Forge:
    """Both sides' keys, and every step between a batch and its parts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.county, self.reserve, self.desk = new_seal_key(), new_seal_key(), new_sign_key()
        self.trusted = {key_id(self.desk.public): self.desk.public}
        self.serial = 0

    def path(self, suffix: str) -> Path:
        self.serial += 1
        return self.folder / f"{self.serial}{suffix}"

    def good(self, heading: Heading = HEADING, **changes: object) -> SealedFile:
        scan = self.folder / "scan.png"
        scan.write_bytes(SCAN)
        arguments = {
            "heading": heading,
            "sign_seed": self.desk.seed,
            "recipients": (self.county.public, self.reserve.public),
            "work_dir": self.work,
            "events": EVENTS,
            "attachments": [(SCAN_SHA, scan)],
        }
        records = changes.pop("records", RECORDS)
        return write_bag(self.path(".xfb"), records, **arguments | changes)

    def open(self, path: Path, **changes: object):
        arguments = {
            "identities": [self.county.secret],
            "kind": Kind.BATCH,
            "trusted": self.trusted,
            "work_dir": self.work,
        }
        return open_bag(path, **arguments | changes)

    def packed(self, path: Path) -> bytes:
        plain = self.path(".tar.zst")
        unseal_file(path, plain, [self.county.secret])
        return plain.read_bytes()

    def tar(self, path: Path) -> bytes:
        return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(self.packed(path))).read()

    def parts(self, path: Path) -> dict[str, bytes]:
        with tarfile.open(fileobj=io.BytesIO(self.tar(path))) as tar:
            return {member.name: tar.extractfile(member).read() for member in tar}

    def seal_packed(self, packed: bytes) -> Path:
        plain, sealed = self.path(".plain"), self.path(".xfb")
        plain.write_bytes(packed)
        seal_file(plain, sealed, [self.county.public])
        return sealed

    def seal_tar(self, tar: bytes) -> Path:
        return self.seal_packed(zstandard.ZstdCompressor(write_checksum=True).compress(tar))

    def seal_members(self, members: list[tuple[tarfile.TarInfo | str, bytes]]) -> Path:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for head, content in members:
                info = tarfile.TarInfo(head) if isinstance(head, str) else head
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        return self.seal_tar(out.getvalue())

    def seal_parts(self, parts: dict[str, bytes]) -> Path:
        return self.seal_members(list(parts.items()))

    def resigned(self, parts: dict[str, bytes], **changes: object) -> dict[str, bytes]:
        """``parts`` with manifests and statement made to fit, and fields of the statement changed."""
        payload = {n: c for n, c in parts.items() if n.startswith("data/")}
        hashed = {n: hashlib.sha256(c).hexdigest() for n, c in payload.items()}
        _, said = verify(parts[STATEMENT], Kind.BATCH, self.trusted)
        info = bag_info(
            octets=sum(map(len, payload.values())),
            streams=len(payload),
            day="2026-09-14",
            identifier=identifier_of(
                str(changes.get("desk", said.desk)), int(changes.get("sequence", said.sequence))
            ),
        )
        tags = {MANIFEST: manifest_text(hashed), BAG_INFO: info}
        return self.resealed_tags(parts | tags, **changes)

    def resealed_tags(self, parts: dict[str, bytes], **changes: object) -> dict[str, bytes]:
        """``parts`` with a tag manifest and a statement that fit, whatever the tags hold."""
        tags = {n: hashlib.sha256(parts[n]).hexdigest() for n in TAGGED}
        tagmanifest = manifest_text(tags)
        _, old = verify(parts[STATEMENT], Kind.BATCH, self.trusted)
        fields = {"tagmanifest_sha256": hashlib.sha256(tagmanifest).hexdigest()} | changes
        statement: Statement = msgspec.structs.replace(old, **fields)
        return parts | {TAGMANIFEST: tagmanifest, STATEMENT: sign(statement, self.desk.seed)}


def refused(forge: Forge, path, **changes: object) -> str:
    """The code with which ``path`` is refused."""
    with pytest.raises(DeskError) as caught, forge.open(path, **changes):
        pytest.fail("opened")
    assert "周试例" not in str(caught.value)
    return caught.value.code
