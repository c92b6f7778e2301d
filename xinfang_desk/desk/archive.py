"""Backup of a home (备份) as one file, and its way back into an empty one.

The register inside stays under its own key and the key under its passphrase, so that the file can lie
anywhere; what a backup holds is a tar (POSIX ustar) that any county can look into.
"""

from __future__ import annotations

import hashlib
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinfang_desk.desk.identity import read_identity
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import OFFICE, REGISTER, SETTINGS, VAULT, make_private
from xinfang_desk.store import checks, matters, visits
from xinfang_desk.store.register import Register, open_register
from xinfang_desk.vault import open_vault

ATTACHMENTS = "attachments"
_LARGEST = 64 * 2**30
_SKIPPED = 1_000
"""Running numbers left out after a restore: those issued since the backup must never be issued again."""


def pack_home(home: Path, store: Register, folder: Path, name: str) -> tuple[Path, str]:
    """Pack ``home`` into ``folder``/``name``, written safely and read back; its path and SHA-256."""
    with tempfile.TemporaryDirectory(dir=home, prefix=".backup-") as room:
        packed = Path(room) / "packed"
        copy = Path(room) / REGISTER
        store.copy_to(copy)
        with tarfile.open(packed, "w", format=tarfile.USTAR_FORMAT) as tar:
            tar.add(copy, REGISTER)
            for kept in (VAULT, SETTINGS, OFFICE):
                if (home / kept).exists():
                    tar.add(home / kept, kept)
            for attachment in sorted((home / ATTACHMENTS).glob("*")):
                tar.add(attachment, f"{ATTACHMENTS}/{attachment.name}")
        sha256 = drive.write_verified(folder, name, packed)
    return folder / name, sha256


def restore_home(file: Path, home: Path, passphrase: str) -> tuple[int, int]:
    """Unpack a backup into an empty ``home``; how many matters and attachments it holds.

    What was issued after the backup was made is unknown here, so numbering goes on with a gap. A backup that
    is damaged, or does not open with this passphrase, leaves the home empty.
    """
    if home.exists() and any(home.iterdir()):
        raise DeskError("home.not_empty")
    make_private(home)
    with _emptied_on_failure(home):
        _unpack(file, home)
        store = open_register(home / REGISTER, open_vault(home, passphrase), existing=True)
        try:
            if checks.integrity(store) or read_identity(store) is None:
                raise DeskError("backup.damaged")
            with store.write():
                visits.skip_numbers(store, _SKIPPED)
            return matters.count(store), len(list((home / ATTACHMENTS).glob("*")))
        finally:
            store.close()


def _unpack(file: Path, home: Path) -> None:
    try:
        with tarfile.open(file, "r:") as tar:
            names: set[str] = set()
            for member in tar:
                _check(member, names)
                names.add(member.name)
                target = home / member.name
                make_private(target.parent)
                content = tar.extractfile(member)
                if content is None:
                    raise DeskError("backup.damaged")
                with target.open("wb") as out:
                    while data := content.read(2**20):
                        out.write(data)
    except (tarfile.TarError, EOFError) as fault:
        raise DeskError("backup.damaged") from fault
    except OSError as fault:
        raise DeskError("input.unreadable", file=file.name) from fault
    if not {REGISTER, VAULT} <= names:
        raise DeskError("backup.damaged")
    for attachment in (home / ATTACHMENTS).glob("*"):
        with attachment.open("rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != attachment.name:
                raise DeskError("backup.damaged")


def _check(member: tarfile.TarInfo, names: set[str]) -> None:
    parts = member.name.split("/")
    known = member.name in {REGISTER, VAULT, SETTINGS, OFFICE} or (
        len(parts) == 2 and parts[0] == ATTACHMENTS and len(parts[1]) == 64 and parts[1].isalnum()
    )
    if not member.isfile() or not known or member.name in names or member.size > _LARGEST:
        raise DeskError("backup.damaged")


@contextmanager
def _emptied_on_failure(home: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for left in sorted(home.rglob("*"), reverse=True):
            left.rmdir() if left.is_dir() else left.unlink()
        raise
