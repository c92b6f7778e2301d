"""A restore is whole or it is not there; a backup that somebody made to harm us is refused, and soon."""

from __future__ import annotations

import copy
import errno
import hashlib
import json
import os
import resource
import signal
import sys
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import PASSPHRASE
from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import ATTACHMENTS, restore_home
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.places import REGISTER, SETTINGS, VAULT
from xinfang_desk.words import sentence

SCAN = b"a scan"


def register(desk: Desk) -> str:
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯坏了"),))
    return desk.reception.register(draft).matters[0].number


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as caught:
        work()
    return caught.value.code


@pytest.fixture
def given(desk: Desk) -> set[str]:
    """The numbers that people hold: one in the copy, two given out after it."""
    return {register(desk)}


@pytest.fixture
def file(desk: Desk, home: Path, given: set[str], tmp_path: Path) -> Path:
    (home / ATTACHMENTS).mkdir()
    (home / ATTACHMENTS / hashlib.sha256(SCAN).hexdigest()).write_bytes(SCAN)
    (tmp_path / "stick").mkdir()
    made, _ = desk.copies.backup(tmp_path / "stick")
    given |= {register(desk), register(desk)}
    return made


@pytest.fixture
def restored(tmp_path: Path) -> Path:
    return tmp_path / "restored"


_ACTS = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"})


def killed_at(act: int, file: Path, home: Path) -> bool:
    """Restore in a process of its own that is killed at its n-th act on the disk; whether it was."""
    child = os.fork()
    if child == 0:
        left = act

        def count(event: str, _args: object) -> None:
            nonlocal left
            if event in _ACTS:
                left -= 1
                if left:
                    return
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        code = 1
        try:
            restore_home(file, home, PASSPHRASE)
            code = 0
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def opened(home: Path) -> str:
    try:
        open_desk(home, PASSPHRASE).close()
    except DeskError as fault:
        return fault.code
    return "whole"


@pytest.mark.parametrize("is_there", [False, True])
def test_killed_at_any_moment_it_is_whole_or_not_there(
    file: Path, given: set[str], restored: Path, *, is_there: bool
) -> None:
    if is_there:
        restored.mkdir()
    act = 1
    while killed_at(act, file, restored):
        if opened(restored) == "whole":
            break
        assert opened(restored) == "home.none"
        assert not restored.exists() or not list(restored.iterdir())
        # What lies beside opens no more than the home does, until it is the home.
        assert opened(restored.with_name("restored.restoring")) in {"home.none", "whole"}
        act += 1
    assert act > 20
    assert not restored.with_name("restored.restoring").exists()
    desk = open_desk(restored, PASSPHRASE)
    assert register(desk) not in given
    desk.close()


def test_after_one_that_was_cut_the_next_one_works(file: Path, restored: Path) -> None:
    assert killed_at(20, file, restored)
    assert restored.with_name("restored.restoring").exists()
    assert restore_home(file, restored, PASSPHRASE) == (1, 1)
    assert opened(restored) == "whole"
    assert not restored.with_name("restored.restoring").exists()


def test_somebodys_own_folder_of_that_name_stays(file: Path, restored: Path) -> None:
    theirs = restored.with_name("restored.restoring")
    theirs.mkdir()
    (theirs / "precious.txt").write_text("mine")
    assert refused(lambda: restore_home(file, restored, PASSPHRASE)) == "output.exists"
    assert (theirs / "precious.txt").read_text() == "mine"


def test_an_empty_home_is_taken_also_by_a_link(file: Path, restored: Path, tmp_path: Path) -> None:
    restored.mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(restored)
    assert restore_home(file, tmp_path / "link", PASSPHRASE) == (1, 1)
    assert restored.stat().st_mode & 0o777 == 0o700
    assert refused(lambda: restore_home(file, restored, PASSPHRASE)) == "home.not_empty"


def test_a_home_that_cannot_be_made(file: Path, tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    for home, code in (("dangling", "unwritable"), ("file", "not_empty"), ("file/home", "unwritable")):
        assert refused(lambda home=home: restore_home(file, tmp_path / home, PASSPHRASE)) == f"home.{code}"
    assert not (tmp_path / "nowhere").exists()


def test_a_link_in_the_place_of_the_unfinished_home_is_not_followed(
    file: Path, restored: Path, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("x")
    (tmp_path / "restored.restoring").symlink_to(tmp_path / "letters")
    restore_home(file, restored, PASSPHRASE)
    assert (tmp_path / "letters" / "letter.txt").read_text() == "x"


def test_another_passphrase_leaves_nothing(file: Path, restored: Path, tmp_path: Path) -> None:
    before = {*tmp_path.iterdir(), restored}
    assert refused(lambda: restore_home(file, restored, "不对的口令-9")) == "passphrase.wrong"
    assert ({*tmp_path.iterdir()}, list(restored.iterdir())) == (before, [])


# The copies: those of earlier versions, and those that nobody of us made.


def contents(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        members = ((each.name, tar.extractfile(each)) for each in tar.getmembers())
        return {name: content.read() for name, content in members if content is not None}


def packed(path: Path, files: dict[str, bytes], change: Callable[[tarfile.TarInfo], object] = id) -> Path:
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            change(header)
            tar.addfile(header, BytesIO(content))
    return path


def test_a_copy_of_an_earlier_version_is_restored(file: Path, restored: Path, tmp_path: Path) -> None:
    def as_before(header: tarfile.TarInfo) -> None:
        """With owners by name, who may have Chinese ones, and the rights of the day."""
        header.uname = header.gname = "张试"
        header.uid, header.mode, header.mtime = 1000, 0o644, 1_790_000_000

    old = packed(tmp_path / "old.xfbackup", contents(file), as_before)
    assert restore_home(old, restored, PASSPHRASE) == (1, 1)
    assert (restored / REGISTER).stat().st_mode & 0o777 == 0o600


def test_only_what_a_restore_takes_back_is_packed(desk: Desk, home: Path, tmp_path: Path) -> None:
    name = hashlib.sha256(SCAN).hexdigest()
    (home / ATTACHMENTS).mkdir()
    (home / ATTACHMENTS / name).write_bytes(SCAN)
    (home / ATTACHMENTS / f"{name}.part").write_bytes(SCAN)
    (home / ATTACHMENTS / ("0" * 64)).symlink_to("/etc/hostname")
    os.mkfifo(home / ATTACHMENTS / ("1" * 64))
    os.mkfifo(home / SETTINGS)
    file, _ = desk.copies.backup(tmp_path)
    assert sorted(contents(file)) == sorted([f"{ATTACHMENTS}/{name}", REGISTER, VAULT, "office.json"])
    assert restore_home(file, tmp_path / "restored", PASSPHRASE) == (0, 1)
    damaged = {each.code for each in desk.upkeep.check()}
    assert "attachment.damaged" in damaged


def _sparse(header: tarfile.TarInfo) -> None:
    if header.name == REGISTER:
        header.type = tarfile.GNUTYPE_SPARSE


def _link(header: tarfile.TarInfo) -> None:
    if header.name == VAULT:
        header.type, header.linkname, header.size = tarfile.SYMTYPE, "/etc/passwd", 0


def _pax(path: Path, files: dict[str, bytes], headers: dict[str, str]) -> Path:
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
        for name, content in files.items():
            header = tarfile.TarInfo(name)
            header.size, header.pax_headers = len(content), headers if name == REGISTER else {}
            tar.addfile(header, BytesIO(content))
    return path


FORGED: dict[str, Callable[[Path, dict[str, bytes]], object]] = {
    "gnu sparse": lambda path, files: packed(path, files, _sparse),
    "link": lambda path, files: packed(path, files, _link),
    "pax sparse": lambda path, files: _pax(
        path, files, {"GNU.sparse.size": "x", "GNU.sparse.numblocks": "y"}
    ),
    "pax sparse map": lambda path, files: _pax(path, files, {"GNU.sparse.map": "0,1,x"}),
    "pax large": lambda path, files: _pax(path, files, {"GNU.sparse.size": str(64 * 2**30)}),
    "upwards": lambda path, files: packed(path, files | {"../evil": b""}),
    "absolute": lambda path, files: packed(path, files | {"/tmp/evil": b""}),
    "another file": lambda path, files: packed(path, files | {"register.db-wal": b""}),
    "no vault": lambda path, files: packed(path, {name: files[name] for name in files if name != VAULT}),
    "empty": lambda path, _files: path.touch(),
    "zeros": lambda path, _files: path.write_bytes(bytes(10240)),
    "cut": lambda path, files: path.write_bytes(packed(path, files).read_bytes()[:9000]),
    "words": lambda path, _files: path.write_bytes("没有这种备份".encode() * 1000),
    "wrong scan": lambda path, files: packed(path, files | {f"{ATTACHMENTS}/{'0' * 64}": b"x"}),
    "junk register": lambda path, files: packed(path, files | {REGISTER: bytes(8192)}),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_copy_is_refused_and_leaves_nothing(
    file: Path, restored: Path, tmp_path: Path, forge: Callable[[Path, dict[str, bytes]], object]
) -> None:
    forged = tmp_path / "forged.xfbackup"
    forge(forged, contents(file))
    before = {*tmp_path.iterdir(), restored}
    code = refused(lambda: restore_home(forged, restored, PASSPHRASE))
    assert code in {"backup.damaged", "store.damaged"}
    assert ({*tmp_path.iterdir()}, list(restored.iterdir())) == (before, [])


def test_a_copy_that_is_no_file(restored: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "nowhere", "."):
        refusal = refused(lambda name=name: restore_home(tmp_path / name, restored, PASSPHRASE))
        assert refusal == "input.unreadable"


def _with_kdf(**changes: Any) -> Callable[[dict[str, Any]], object]:
    return lambda content: content["holders"][0]["key"]["kdf"].update(changes)


def _many(content: dict[str, Any]) -> None:
    content["holders"] = [copy.deepcopy(content["holders"][0]) for _ in range(41)]


def _costly(content: dict[str, Any]) -> None:
    content["holders"][0]["key"]["kdf"].update(memory_kib=65536, passes=16)
    content["holders"] = [copy.deepcopy(content["holders"][0]) for _ in range(33)]


HOSTILE_VAULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "lanes": _with_kdf(lanes=-1),
    "many lanes": _with_kdf(lanes=1 << 20),
    "memory below nothing": _with_kdf(memory_kib=-1),
    "memory without end": _with_kdf(memory_kib=1e400),
    "memory as words": _with_kdf(memory_kib="64"),
    "a switch": _with_kdf(passes=True),
    "an hour": _with_kdf(memory_kib=1 << 20, passes=64),
    "passes": _with_kdf(passes=10**9),
    "another function": _with_kdf(name="scrypt"),
    "no figures": lambda content: content["holders"][0]["key"].update(kdf=[]),
    "many holders": _many,
    "costly holders": _costly,
    "holders as words": lambda content: content.update(holders="周试例"),
    "a list": lambda content: content.update(recovery=[1]),
    "nothing": lambda content: content.clear(),
    "deep": lambda content: content.update(county=json.loads("[" * 90 + "]" * 90)),
}


@pytest.mark.parametrize("spoil", HOSTILE_VAULTS.values(), ids=HOSTILE_VAULTS)
def test_a_hostile_vault_is_refused_before_anything_is_tried_on_it(
    file: Path, restored: Path, tmp_path: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    files = contents(file)
    content = json.loads(files[VAULT])
    spoil(content)
    forged = packed(tmp_path / "forged.xfbackup", files | {VAULT: json.dumps(content).encode()})
    assert refused(lambda: restore_home(forged, restored, PASSPHRASE)) == "vault.damaged"
    assert not list(restored.iterdir())


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{" * 3, b"", b"\xff", b"1" * (2 << 20)])
def test_a_vault_that_is_no_json(home: Path, content: bytes) -> None:
    (home / VAULT).write_bytes(content)
    assert refused(lambda: vault.read_vault(home)) == "vault.damaged"
    (home / VAULT).unlink()
    os.mkfifo(home / VAULT)
    assert refused(lambda: vault.read_vault(home)) == "vault.damaged"


def test_no_more_accounts_than_can_be_opened(home: Path) -> None:
    known = vault.read_vault(home)
    full = vault.Vault(holders=known.holders * vault.MOST_HOLDERS)
    vault.write_vault(home, full)
    assert len(vault.read_vault(home).holders) == vault.MOST_HOLDERS
    more = vault.Vault(holders=(*full.holders, *known.holders))
    assert refused(lambda: vault.write_vault(home, more)) == "account.too_many"


def test_a_disk_that_does_not_take_the_copy_is_said_without_advising_one(
    desk: Desk, home: Path, tmp_path: Path
) -> None:
    register(desk)
    size = (home / REGISTER).stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for most in (size // 2, size + 1000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        try:
            code = refused(lambda: desk.copies.backup(tmp_path))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert code == "backup.no_room"
    assert "4 GiB" in sentence(code, {})
    assert "先备份" not in sentence(code, {})
    assert not list(home.glob(".backup-*"))
    assert not list(tmp_path.glob("*.xfbackup*"))


def test_a_stick_that_takes_no_file_as_large_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(*_args: object) -> None:
        raise OSError(errno.EFBIG, "FAT32")

    monkeypatch.setattr("xinfang_desk.devices.drive.LocalDisk.flush", too_large)
    assert refused(lambda: desk.copies.backup(tmp_path)) == "drive.file_too_big"
    assert "4 GiB" in sentence("drive.file_too_big", {"needed_mb": 5000})
    assert not list(tmp_path.glob("*.xfbackup*"))


def test_too_little_room_is_said_before_anything_is_unpacked(
    file: Path, restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 4096

    monkeypatch.setattr("xinfang_desk.packed.shutil.disk_usage", lambda _folder: Usage)
    assert refused(lambda: restore_home(file, restored, PASSPHRASE)) == "restore.no_room"
    assert not list(restored.iterdir())
