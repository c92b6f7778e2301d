"""What an update says of itself, and whether it may be believed (更新声明).

A folder ``XINFANG-UPDATE`` holds ``statement.dsse.json`` and the packages that it names. Two of the three
pinned release keys have signed it; no county's or desk's key counts here. No day stands in it: the clock of a
machine without a network is no reason to refuse.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from xinfang_desk import VERSION
from xinfang_desk.batch.dsse import key_id, open_envelope, signers
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import hash_of, open_input, read_file, read_regular, write_whole
from xinfang_desk.places import HIGHEST, RESOURCES

FOLDER = "XINFANG-UPDATE"
STATEMENT = "statement.dsse.json"
TYPE = "application/vnd.xinfang.update+json"
PRODUCT = "xinfang-desk"
THRESHOLD = 2
"""Release keys that must have signed: one that is stolen installs nothing."""

_KEYS = RESOURCES / "release" / "keys.json"
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
_VERSION = r"^[0-9]{1,6}(\.[0-9]{1,6}){1,3}\Z"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~+-]{0,127}")
_LARGEST = 1 << 16
"""Bytes of a statement."""


class Package(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of an update: for which machine, called what, and exactly which bytes."""

    machine: str
    name: str
    bytes: Annotated[int, msgspec.Meta(ge=1, le=1 << 32)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Statement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the releasers sign."""

    product: str
    version: Annotated[str, msgspec.Meta(pattern=_VERSION)]
    min_from: Annotated[str, msgspec.Meta(pattern=_VERSION)]
    """The oldest version that may be replaced at once."""
    files: Annotated[tuple[Package, ...], msgspec.Meta(min_length=1, max_length=8)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update whose statement is believed; its package is still to be compared."""

    folder: Path
    version: str
    package: Package

    @property
    def file(self) -> Path:
        """Where the package for this machine lies."""
        return self.folder / self.package.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The version that two keys vouch for (else empty), and its package, or why it is not for us."""

    version: str
    package: Path | None = None
    refused: DeskError | None = None


class _Key(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    key: bytes
    placeholder: bool = False


class _Pinned(msgspec.Struct, frozen=True, kw_only=True):
    note: str
    keys: tuple[_Key, ...]


def pinned_keys() -> Mapping[str, bytes]:
    """The release keys that this program was built with, by their ids."""
    return {key_id(each.key): each.key for each in _pinned().keys}


def is_trial() -> bool:
    """Whether a release key is still a placeholder: such a program is there to be tried, not to work with."""
    return any(each.placeholder for each in _pinned().keys)


def _pinned() -> _Pinned:
    return msgspec.json.decode(_KEYS.read_bytes(), type=_Pinned)


def look(folder: Path, home: Path) -> Looked:
    """What is in ``folder``, and why it is not for us; changes nothing. ``input.unreadable``."""
    version = ""
    try:
        version = read(folder)[1].version
        update = find(folder, home)
    except DeskError as refused:
        if not refused.code.startswith("update."):
            raise
        return Looked(version=version, refused=refused)
    return Looked(version=version, package=update.file)


def find(folder: Path, home: Path) -> Update:
    """The update in ``folder``, whole and for us; as :func:`read`, :func:`fits`, ``update.content``."""
    update = fits(*read(folder), home)
    file, package = update.file, update.package
    if not file.exists():
        raise DeskError("update.content", file=package.name)
    with open_input(file) as opened:
        size = opened.seek(0, os.SEEK_END)
    if size != package.bytes or hash_of(file) != package.sha256:
        raise DeskError("update.content", file=package.name)
    return update


def read(folder: Path) -> tuple[Path, Statement]:
    """Where an update lies and what it says, once two release keys are known to have signed that.

    ``update.none``, ``update.bad_statement``, ``update.wrong_type``, ``update.signatures``.
    """
    place = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    if not (place / STATEMENT).exists():
        raise DeskError("update.none")
    envelope = open_envelope(read_file(place / STATEMENT, _LARGEST))
    if envelope is None:
        raise DeskError("update.bad_statement")
    if envelope.payload_type != TYPE:
        raise DeskError("update.wrong_type")
    found = len(signers(envelope, pinned_keys()))
    if found < THRESHOLD:
        raise DeskError("update.signatures", found=found, needed=THRESHOLD)
    try:
        return place, msgspec.json.decode(envelope.payload, type=Statement)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("update.bad_statement") from None


def fits(place: Path, statement: Statement, home: Path) -> Update:
    """The update for this machine, newer than every version that was ever here.

    ``update.other_product``, ``update.bad_name``, ``update.not_newer``, ``update.too_far``,
    ``update.other_machine``.
    """
    if statement.product != PRODUCT:
        raise DeskError("update.other_product")
    if not all(_NAME.fullmatch(each.name) for each in statement.files):
        raise DeskError("update.bad_name")
    highest = max(VERSION, remembered(home), key=numbers)
    if numbers(statement.version) <= numbers(highest):
        raise DeskError("update.not_newer", version=statement.version, highest=highest)
    if numbers(VERSION) < numbers(statement.min_from):
        raise DeskError("update.too_far", version=VERSION, least=statement.min_from)
    machine = _MACHINES.get(platform.machine(), platform.machine())
    for package in statement.files:
        if package.machine == machine:
            return Update(folder=place, version=statement.version, package=package)
    raise DeskError("update.other_machine")


def is_version(name: str) -> bool:
    """Whether ``name`` is spelt as a version is."""
    return re.match(_VERSION, name) is not None


def numbers(version: str) -> tuple[int, ...]:
    """A version to be compared; zeros at its end count for nothing."""
    found = [int(each) for each in version.split(".")]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def remembered(home: Path) -> str:
    """The highest version that has opened ``home``; ``0`` where none is known."""
    try:
        kept = read_regular(home / HIGHEST, follow=False).decode("ascii", "replace").strip()
    except OSError:
        return "0"
    return kept if is_version(kept) else "0"


def remember(home: Path) -> None:
    """Note that this version has opened ``home``; a disk that refuses keeps nobody from working."""
    if numbers(VERSION) > numbers(remembered(home)):
        with suppress(OSError):
            write_whole(home / HIGHEST, VERSION.encode())
