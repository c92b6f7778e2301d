"""A drop-box (文件交换箱) over SFTP, by the OpenSSH client that the system has; no new protocol.

The account may add and need not delete; the server's key is pinned; a transfer that was cut goes on where it
stopped; a file has another name until it is whole, and is read back. The seal does not rest on any of it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess  # OpenSSH's own client, by its path and with no shell
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.domain.errors import DeskError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9]")
_FOLDER = re.compile(r"[A-Za-z0-9._/-]{1,200}")
_ACCOUNT = re.compile(r"[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.:-]{1,255}")
_PATIENCE = 3600
"""Seconds for one file: a gigabyte over a slow line."""
_LOOK = 0.2
"""Seconds after which is looked again at how much a server has sent."""
_MOST_WORDS = 4 << 20
"""Bytes that the client may say: a listing of twenty thousand files."""
_MOST_KEPT = 4 << 30
"""Bytes that may lie fetched: a server that is not ours to trust fills no disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropbox:
    """Where it is and by which keys: ours to come in, the server's to be known by."""

    account: str
    """``name@host``."""
    key: Path
    """Our private key, without a passphrase, readable by us alone."""
    known_hosts: Path
    """The server's key as ``ssh-keyscan`` writes it, compared over the telephone."""
    port: int = 22
    out: str = "out"
    ack: str = "ack"


def send(box: Dropbox, name: str, source: Path) -> str:
    """Put ``source`` into the box as ``name``, read it back, and return its SHA-256 in hex.

    What is there already with the same content is success. ``dropbox.bad_address``, ``dropbox.none`` without
    a client, ``dropbox.host_changed``, ``dropbox.refused``, ``dropbox.unreachable``, ``dropbox.exists``,
    ``dropbox.failed``, ``dropbox.too_big`` for another of that name; after any of them the same call goes on
    where it stopped.
    """
    if not _NAME.fullmatch(name):
        raise DeskError("drive.bad_name")
    with source.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    with tempfile.TemporaryDirectory(prefix="xinfang-") as folder:
        back = Path(folder) / f"{name}.back"
        there = _names(box, box.out)
        if name not in there:
            part = f"{name}.part"
            put = "reput" if part in there else "put"
            # "-l" asks for the old rename, which never takes the place of a file that is there.
            _talk(
                box,
                f"{put} {_quoted(source)} {box.out}/{part}",
                f"rename -l {box.out}/{part} {box.out}/{name}",
            )
        size = source.stat().st_size
        _talk(box, f"get {box.out}/{name} {_quoted(back)}", growing=back, most=size + _MOST_WORDS)
        with back.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256:
        raise DeskError("dropbox.exists", file=name)
    return sha256


def fetch(box: Dropbox, folder: Path, *, most: int) -> tuple[Path, ...]:
    """Copy the replies that are not in ``folder`` yet; each appears whole or not at all.

    ``dropbox.too_big`` for one of more than ``most`` bytes, or when more than 4 GiB would lie there.
    """
    fetched = []
    for name in _names(box, box.ack):
        path = folder / name
        if _NAME.fullmatch(name) and not name.endswith(".part") and not path.exists():
            part = path.with_name(f"{name}.part")
            kept = sum(each.stat().st_size for each in folder.iterdir())
            try:
                _talk(
                    box,
                    f"get {box.ack}/{name} {_quoted(part)}",
                    growing=part,
                    most=min(most, _MOST_KEPT - kept),
                )
            except DeskError as refused:
                if refused.code == "dropbox.too_big":
                    # Its empty name stays: it is told of once, and the others come the next time.
                    part.unlink(missing_ok=True)
                    path.touch()
                raise
            part.replace(path)
            fetched.append(path)
    return tuple(fetched)


def _names(box: Dropbox, folder: str) -> tuple[str, ...]:
    """What lies in a folder of the box, by name."""
    lines = _talk(box, f"ls -1 {folder}").splitlines()
    return tuple(line.rsplit("/", 1)[-1].strip() for line in lines if not line.startswith("sftp>"))


def _talk(box: Dropbox, *commands: str, growing: Path | None = None, most: int = 0) -> str:
    """Give commands to the client, all or none of the rest after one that fails; what it printed.

    It is ended (``dropbox.too_big``) when ``growing`` has more than ``most`` bytes, or it says too much.
    """
    program = shutil.which("sftp")
    if program is None:
        raise DeskError("dropbox.none")
    if not (_ACCOUNT.fullmatch(box.account) and _FOLDER.fullmatch(box.out) and _FOLDER.fullmatch(box.ack)):
        raise DeskError("dropbox.bad_address")
    options = {
        "BatchMode": "yes",
        "StrictHostKeyChecking": "yes",
        "UserKnownHostsFile": str(box.known_hosts),
        "GlobalKnownHostsFile": "/dev/null",
        "IdentityFile": str(box.key),
        "IdentitiesOnly": "yes",
        "IdentityAgent": "none",
        "ConnectTimeout": "20",
        "ServerAliveInterval": "15",
        "LogLevel": "ERROR",
    }
    flags = [each for name, value in options.items() for each in ("-o", f"{name}={value}")]
    command = [program, "-F", "/dev/null", *flags, "-P", str(box.port), "-b", "-", box.account]
    with tempfile.TemporaryFile() as orders, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        orders.write("".join(f"{each}\n" for each in commands).encode())
        orders.seek(0)
        try:
            client = subprocess.Popen(command, stdin=orders, stdout=out, stderr=err)
        except OSError as fault:
            raise DeskError("dropbox.unreachable") from fault
        try:
            _wait(client, (out.fileno(), err.fileno()), growing, most)
        finally:
            client.kill()
            client.wait()
        out.seek(0)
        err.seek(0)
        if client.returncode != 0:
            raise _refusal(err.read().decode("utf-8", "replace"))
        return out.read().decode("utf-8", "replace")


def _wait(client: subprocess.Popen[bytes], said: tuple[int, ...], growing: Path | None, most: int) -> None:
    """Until the client has ended; ``dropbox.unreachable`` when it takes too long."""
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        with suppress(subprocess.TimeoutExpired):
            client.wait(_LOOK)
        here = growing.stat().st_size if growing is not None and growing.exists() else 0
        if here > most or any(os.fstat(each).st_size > _MOST_WORDS for each in said):
            raise DeskError("dropbox.too_big", file="ls" if growing is None else growing.stem)
        if client.returncode is not None:
            return
    raise DeskError("dropbox.unreachable")


def _refusal(said: str) -> DeskError:
    """What the client's words mean (OpenSSH's messages are not translated)."""
    if "Host key verification failed" in said or "HOST IDENTIFICATION HAS CHANGED" in said:
        return DeskError("dropbox.host_changed")
    if "Permission denied (" in said:
        return DeskError("dropbox.refused")
    if any(each in said for each in ("Connection refused", "timed out", "Could not resolve", "No route")):
        return DeskError("dropbox.unreachable")
    return DeskError("dropbox.failed")


def _quoted(path: Path) -> str:
    """A local path as the client's command line wants it."""
    text = str(path)
    if any(each in text for each in '"\\\n\r'):
        raise DeskError("drive.bad_name")
    return f'"{text}"'
