"""A medium is ours by its marker; what lies on it is found by its content, and others' files stay."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import BinaryIO

import pytest

from xinfang_desk.devices import drive, sticks
from xinfang_desk.devices.carrier import FolderCarrier, Standing
from xinfang_desk.devices.drive import LocalDisk, make_folder, write_verified
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import shown

OURS = "12345 12345 12345 12345 12345 12345"


class Pulled(LocalDisk):
    """A stick that is pulled out at the n-th look at its device: the folder then lies on another."""

    def __init__(self, at: int) -> None:
        self.left = at

    def device(self, folder: Path) -> int:
        self.left -= 1
        return super().device(folder) + (self.left < 0)


class ReadOnly(LocalDisk):
    """A stick whose switch is set."""

    def make_folder(self, folder: Path) -> None:
        raise OSError(errno.EROFS, "read-only")

    def create(self, path: Path, device: int) -> BinaryIO:
        raise OSError(errno.EROFS, "read-only")


def refused(doing, *args, **more) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args, **more)
    return caught.value.code


def test_folders_are_made_on_the_stick_and_never_instead_of_it(tmp_path: Path) -> None:
    assert make_folder(tmp_path, "XINFANG", "out").is_dir()
    assert make_folder(tmp_path, "XINFANG", "out").is_dir()
    assert refused(make_folder, tmp_path / "pulled", "XINFANG") == "drive.gone"
    assert not (tmp_path / "pulled").exists()


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_stick_pulled_out_between_two_folders_is_noticed(tmp_path: Path, at: int) -> None:
    assert refused(make_folder, tmp_path, "XINFANG", "out", disk=Pulled(at)) == "drive.gone"


def test_a_batch_is_not_written_where_the_stick_was(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"sealed")
    device = drive.device_of(tmp_path)
    assert refused(write_verified, tmp_path, "a.xfb", source, device=device + 1) == "drive.gone"
    assert not (tmp_path / "a.xfb").exists()
    assert write_verified(tmp_path, "a.xfb", source, device=device)


def test_a_read_only_stick_has_its_own_code(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path, disk=ReadOnly())
    assert carrier.standing(OURS) is Standing.BLANK
    assert refused(carrier.prepare, OURS) == "drive.read_only"
    FolderCarrier(tmp_path).prepare(OURS)
    assert carrier.standing(OURS) is Standing.OURS


def test_only_our_own_content_is_cleaned(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path)
    carrier.prepare(OURS)
    out = carrier.out()
    for name, content in (("1.xfb", b"ours"), ("2.xfb", b"foreign"), ("3.txt", b"ours"), ("4.xfb", b"")):
        (out / name).write_bytes(content)
    (out / "5.xfb").symlink_to(out / "1.xfb")
    sent = frozenset({hashlib.sha256(b"ours").hexdigest(), ""})
    assert carrier.clean(sent) == 1
    assert sorted(path.name for path in out.iterdir()) == ["2.xfb", "3.txt", "4.xfb", "5.xfb"]


def test_links_and_folders_are_no_sealed_files(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path)
    carrier.prepare(OURS)
    (carrier.ack() / "folder.xfb").mkdir()
    (carrier.ack() / "link.xfb").symlink_to("/etc/hostname")
    (carrier.ack() / "real.xfb").write_bytes(b"x")
    assert [path.name for path in carrier.sealed()] == ["real.xfb"]


def udisks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int, error: str = "") -> Path:
    """A desktop whose own program writes down how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    said = tmp_path / "said"
    program = folder / "udisksctl"
    program.write_text(f'#!/bin/sh\necho "$@" >> {said}\necho "{error}" >&2\nexit {answer}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return said


MOUNTS = "/dev/sdb1 /media/example/stick\\0401 vfat rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n"


STICK = Path("/media/example/stick 1")
BUSY = "Error unmounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.DeviceBusy: target is busy"


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's list: sdb has two parts, sdc none."""
    blocks, disks = tmp_path / "block", tmp_path / "disks"
    blocks.mkdir()
    for name in ("sdb/sdb1", "sdb/sdb2"):
        (disks / name).mkdir(parents=True)
        (disks / name / "partition").write_text("1")
        (blocks / Path(name).name).symlink_to(disks / name)
    monkeypatch.setattr(sticks, "_BLOCKS", blocks)


@pytest.mark.usefixtures("parts")
def test_a_stick_may_be_pulled_out_when_nothing_of_it_is_mounted_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = udisks(tmp_path, monkeypatch, 0)
    second = "/dev/sdb2 /media/example/more exfat rw 0 0\n/dev/sdc /media/example/other vfat rw 0 0\n"
    sticks.let_go(STICK, lambda: "" if said.exists() else MOUNTS + second)
    assert said.read_text().split("\n")[:2] == [
        f"unmount --no-user-interaction -b /dev/sdb{each}" for each in (1, 2)
    ]
    with pytest.raises(DeskError, match=r"stick\.busy"):
        sticks.let_go(STICK, lambda: MOUNTS)


@pytest.mark.parametrize(("error", "code"), [(BUSY, "stick.busy"), ("Not authorized", "stick.not_let_go")])
def test_a_stick_that_the_desktop_does_not_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str, code: str
) -> None:
    udisks(tmp_path, monkeypatch, 1, error)
    with pytest.raises(DeskError) as refused:
        sticks.let_go(STICK, lambda: MOUNTS)
    assert refused.value.code == code


def test_a_folder_that_is_no_device_is_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = udisks(tmp_path, monkeypatch, 0)
    for folder in (tmp_path, Path("/tmp")):
        with pytest.raises(DeskError, match=r"stick\.not_let_go"):
            sticks.let_go(folder, lambda: MOUNTS)
    assert not said.exists()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DeskError, match=r"stick\.not_let_go"):
        sticks.let_go(STICK, lambda: MOUNTS)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (b"/media/a/\xb1\xb8\xb7\xdd", "备份"),
        ("/media/a/备份".encode(), "备份"),
        (b"/run/media/a/a\\040b\\134040", "a b\\040"),
        ("/media/a/备份\u3000盘\u2028".encode(), "备份\u3000盘\u2028"),
        (b"/media/a/\xff", "\ufffd"),
    ],
)
def test_a_stick_is_seen_whatever_bytes_its_name_has(written: bytes, label: str) -> None:
    table = os.fsdecode(b"tmpfs /tmp tmpfs rw 0 0\n/dev/sdb1 " + written + b" vfat rw 0 0\n")
    (point,) = sticks.mounted_under(table)
    assert os.fsencode(point).startswith((b"/media/a/", b"/run/media/a/"))
    assert shown(point.name) == label


def test_a_mounted_stick_with_a_name_in_gbk_hides_no_stick() -> None:
    under = Path("/media/xinfang-test")
    folder = under / os.fsdecode("备份".encode("gbk"))
    try:
        folder.mkdir(parents=True)
        subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(under, ignore_errors=True)
        pytest.skip("only root may mount, and not in every container")
    try:
        found = sticks.sticks()
    finally:
        subprocess.run(["umount", folder], check=True)
        shutil.rmtree(under)
    assert [each.label for each in found if each.folder == folder] == ["备份"]


def test_a_cover_page_goes_to_the_medium_or_nowhere(tmp_path: Path) -> None:
    carrier = FolderCarrier(tmp_path)
    carrier.prepare(OURS)

    class Moved(LocalDisk):
        """The folder of ours leads to another device than the medium."""

        def device(self, folder: Path) -> int:
            return super().device(folder) + (folder.name == "XINFANG")

    with pytest.raises(DeskError, match=r"drive\.gone"):
        FolderCarrier(tmp_path, disk=Moved()).cover(["页"], lambda _page: True)
    assert not (tmp_path / "XINFANG" / "README.txt").exists()


@pytest.mark.parametrize("planted", ["link", "fifo", "deep", "large"])
def test_a_marker_that_is_no_file_of_ours(tmp_path: Path, planted: str) -> None:
    carrier = FolderCarrier(tmp_path)
    carrier.prepare(OURS)
    marker = tmp_path / "XINFANG" / "stick.json"
    content = marker.read_bytes()
    marker.unlink()
    if planted == "link":
        (tmp_path / "elsewhere").write_bytes(content)
        marker.symlink_to(tmp_path / "elsewhere")
    elif planted == "fifo":
        os.mkfifo(marker)
    else:
        marker.write_bytes(b"[" * 4000 if planted == "deep" else content + b" " * 5000)
    assert carrier.standing(OURS) is Standing.DAMAGED
