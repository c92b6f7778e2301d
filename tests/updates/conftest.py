"""Releasers with keys of their own, and a program folder as a package leaves it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import lzma
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from xinfang_desk.batch.dsse import seal_envelope
from xinfang_desk.batch.signing import SignKey, new_sign_key
from xinfang_desk.updates import applying, signed

MACHINE = "amd64"


@dataclass(frozen=True)
class Releasers:
    """Three keys that the program knows, and one that it does not."""

    known: tuple[SignKey, ...]
    foreign: SignKey


@pytest.fixture
def releasers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Releasers:
    pinned = tmp_path / "keys.json"
    known = pin(pinned)
    monkeypatch.setattr(signed, "_KEYS", pinned)
    monkeypatch.setattr(signed.platform, "machine", lambda: "x86_64")
    return Releasers(known, new_sign_key())


def pin(file: Path) -> tuple[SignKey, ...]:
    """Three release keys, pinned in a file as those of a program are."""
    known = tuple(new_sign_key() for _ in range(3))
    keys = [{"name": "示例", "key": base64.b64encode(each.public).decode()} for each in known]
    file.write_text(json.dumps({"note": "", "keys": keys}), "utf-8")
    return known


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``/opt/xinfang-desk`` with the version that runs."""
    place = program(tmp_path / "program")
    monkeypatch.setattr(applying, "program_folder", lambda: place)
    return place


def program(place: Path) -> Path:
    """A folder with the version that runs."""
    start = place / "versions/0.1.0/bin/xinfang-desk"
    start.parent.mkdir(parents=True)
    start.write_text("#!/bin/sh\necho 0.1.0\n")
    start.chmod(0o755)
    (place / "current").symlink_to("versions/0.1.0")
    return place


def deb(version: str = "0.2.0", *, says: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A package as ``dpkg-deb`` makes it, as far as an update reads it."""
    files = {
        f"./opt/xinfang-desk/versions/{version}/bin/xinfang-desk": (says or f"echo {version}").encode(),
        "./usr/share/doc/xinfang-desk/copyright": b"-",
        **(more or {}),
    }
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for folder in (
            f"./opt/xinfang-desk/versions/{version}",
            f"./opt/xinfang-desk/versions/{version}/bin",
        ):
            made = tarfile.TarInfo(folder)
            made.type, made.mode = tarfile.DIRTYPE, 0o755
            tar.addfile(made)
        for name, content in files.items():
            body = b"#!/bin/sh\n" + content + b"\n"
            made = tarfile.TarInfo(name)
            made.size, made.mode = len(body), 0o755
            tar.addfile(made, io.BytesIO(body))
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": b"odd",
        "data.tar.xz": lzma.compress(packed.getvalue()),
    }
    out = b"!<arch>\n"
    for name, body in members.items():
        header = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(body):<10}`\n"
        out += header.encode() + body + b"\n" * (len(body) % 2)
    return out


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, releasers: Releasers) -> Make:
    """Makes an update on a stick: by two of the three keys, unless it is said otherwise."""

    def make(
        package: bytes | None = None,
        *,
        seeds: list[bytes] | None = None,
        type_: str = signed.TYPE,
        **changes: Any,
    ) -> Path:
        signing = [each.seed for each in releasers.known[:2]] if seeds is None else seeds
        return on_stick(tmp_path / "stick", signing, package, type_=type_, **changes)

    return make


def on_stick(
    stick: Path,
    signing: list[bytes],
    package: bytes | None = None,
    *,
    type_: str = signed.TYPE,
    **changes: Any,
) -> Path:
    """An update, signed with these keys."""
    folder = stick / signed.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    content = deb(changes.get("version", "0.2.0")) if package is None else package
    file = {
        "machine": MACHINE,
        "name": "xinfang-desk.deb",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    } | changes.pop("file", {})
    document = {
        "product": "xinfang-desk",
        "version": "0.2.0",
        "min_from": "0.1.0",
        "files": [file],
    } | changes
    payload = msgspec.json.encode(document)
    (folder / signed.STATEMENT).write_bytes(seal_envelope(type_, payload, signing))
    (folder / "xinfang-desk.deb").write_bytes(content)
    return stick
