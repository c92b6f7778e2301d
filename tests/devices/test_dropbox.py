"""A drop-box on a real OpenSSH server on this machine, which may add and not delete.

Skipped where there is no ``sshd`` (``XINFANG_SSHD`` names one that is not installed).
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from xinfang_desk.devices.dropbox import Dropbox, fetch, send
from xinfang_desk.domain.errors import DeskError

SSHD = os.environ.get("XINFANG_SSHD") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
NAME = "411526102-1-000001.xfb"
MOST = 1 << 20

pytestmark = pytest.mark.skipif(
    not (SSHD and shutil.which("sftp") and shutil.which("ssh-keygen")), reason="no OpenSSH server here"
)


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def key(path: Path) -> Path:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


class Server:
    """``sshd`` as a plain account: it needs no rights of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self.box = folder / "box"
        for each in (self.box / "out", self.box / "ack"):
            each.mkdir(parents=True)
        self.host_key, self.client_key = key(folder / "host"), key(folder / "client")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        public = (folder / "host.pub").read_text().split()
        self.known = folder / "known_hosts"
        self.known.write_text(f"[127.0.0.1]:{self.port} {public[0]} {public[1]}\n")
        shutil.copy(folder / "client.pub", folder / "authorized")
        (folder / "config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.host_key}\nPidFile none\n"
            f"AuthorizedKeysFile {folder / 'authorized'}\nStrictModes no\nUsePAM yes\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "Subsystem sftp internal-sftp\n"
            f"ForceCommand internal-sftp -d {self.box} -P remove,rmdir,setstat,fsetstat,symlink\n"
        )
        self.give(folder)
        self.process: subprocess.Popen[bytes] | None = None

    def give(self, folder: Path) -> None:
        """Let the account have what we put there."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def start(self) -> None:
        assert SSHD
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        self.process = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", str(self.folder / "config")],
            stderr=subprocess.PIPE,
            **(who if os.getuid() == 0 else {}),
        )
        assert self.process.stderr
        said = b""
        while b"Server listening" not in said:
            line = self.process.stderr.readline()
            said += line
            if not line:
                pytest.skip(f"sshd does not run here: {said[-200:]!r}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=10)
            self.process = None

    def dropbox(self) -> Dropbox:
        return Dropbox(
            account=f"{self.user.pw_name}@127.0.0.1",
            key=self.mine(self.client_key),
            known_hosts=self.known,
            port=self.port,
        )

    def mine(self, path: Path) -> Path:
        """The client refuses a key that another account may read or owns."""
        copy = self.folder / "mine"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o600)
        return copy


@pytest.fixture
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="xinfang-sshd-"))
    folder.chmod(0o755)
    server = Server(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a batch.xfb"
    path.write_bytes(os.urandom(3_000_000))
    return path


def test_a_file_arrives_whole_and_once(server: Server, source: Path) -> None:
    box = server.dropbox()
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    assert send(box, NAME, source) == sha256
    assert send(box, NAME, source) == sha256
    assert [path.name for path in (server.box / "out").iterdir()] == [NAME]
    source.write_bytes(b"another content")
    assert refused(send, box, NAME, source) == "dropbox.exists"
    assert hashlib.sha256((server.box / "out" / NAME).read_bytes()).hexdigest() == sha256


def test_a_cut_transfer_goes_on_where_it_stopped(server: Server, source: Path) -> None:
    part = server.box / "out" / f"{NAME}.part"
    part.write_bytes(source.read_bytes()[:1_000_000])
    server.give(server.box)
    inode = part.stat().st_ino
    send(server.dropbox(), NAME, source)
    arrived = server.box / "out" / NAME
    assert arrived.read_bytes() == source.read_bytes()
    assert arrived.stat().st_ino == inode
    assert not part.exists()


def test_replies_are_fetched_once(server: Server, tmp_path: Path) -> None:
    (server.box / "ack" / "1.ack.xfb").write_bytes(b"reply")
    (server.box / "ack" / "2.ack.xfb.part").write_bytes(b"half")
    server.give(server.box)
    folder = tmp_path / "in"
    folder.mkdir()
    assert [path.read_bytes() for path in fetch(server.dropbox(), folder, most=MOST)] == [b"reply"]
    assert fetch(server.dropbox(), folder, most=MOST) == ()
    assert [path.name for path in folder.iterdir()] == ["1.ack.xfb"]


def test_another_servers_key_is_not_believed(server: Server, source: Path, tmp_path: Path) -> None:
    other = key(tmp_path / "other").with_suffix(".pub").read_text().split()
    known = tmp_path / "known"
    known.write_text(f"[127.0.0.1]:{server.port} {other[0]} {other[1]}\n")
    assert refused(send, replace(server.dropbox(), known_hosts=known), NAME, source) == "dropbox.host_changed"
    known.write_text("")
    assert refused(send, replace(server.dropbox(), known_hosts=known), NAME, source) == "dropbox.host_changed"
    assert list((server.box / "out").iterdir()) == []


def test_a_strangers_key_does_not_come_in(server: Server, source: Path, tmp_path: Path) -> None:
    stranger = replace(server.dropbox(), key=key(tmp_path / "stranger"))
    assert refused(send, stranger, NAME, source) == "dropbox.refused"


def test_a_server_that_is_down_is_told(server: Server, source: Path) -> None:
    server.stop()
    assert refused(send, server.dropbox(), NAME, source) == "dropbox.unreachable"


@pytest.mark.parametrize("account", ["", "-oProxyCommand=x@h", "a b@h", "user@h h"])
def test_an_address_that_is_none_starts_nothing(server: Server, source: Path, account: str) -> None:
    assert refused(send, replace(server.dropbox(), account=account), NAME, source) == "dropbox.bad_address"
    assert refused(send, server.dropbox(), "../x", source) == "drive.bad_name"


def test_a_file_that_is_too_big_is_told_of_once_and_leaves_room(server: Server, tmp_path: Path) -> None:
    for name, size in (("a.ack.xfb", MOST + 1), ("b.ack.xfb", MOST)):
        with (server.box / "ack" / name).open("wb") as file:
            file.truncate(size)
    server.give(server.box)
    with pytest.raises(DeskError) as caught:
        fetch(server.dropbox(), tmp_path, most=MOST)
    assert (caught.value.code, caught.value.facts) == ("dropbox.too_big", {"file": "a.ack.xfb"})
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0
    assert [path.name for path in fetch(server.dropbox(), tmp_path, most=MOST)] == ["b.ack.xfb"]


def test_a_server_that_sends_for_ever_fills_no_disk(server: Server, tmp_path: Path) -> None:
    """A gigabyte that lies there as a hole is cut off long before its end."""
    with (server.box / "ack" / "a.ack.xfb").open("wb") as file:
        file.truncate(1 << 33)
    server.give(server.box)
    assert refused(partial(fetch, most=MOST), server.dropbox(), tmp_path) == "dropbox.too_big"
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


def test_a_listing_without_an_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "sftp"
    program.write_text("#!/bin/sh\nexec yes 411526102-1-000001.ack.xfb\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    box = Dropbox(account="a@127.0.0.1", key=tmp_path / "key", known_hosts=tmp_path / "known")
    assert refused(partial(fetch, most=MOST), box, tmp_path / "in") == "dropbox.too_big"
