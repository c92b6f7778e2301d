"""Sticks as they are sold (U盘): FAT32, exFAT, NTFS and ext4, made, mounted, filled and let go for real.

Only root may mount. What the kernel of this machine cannot mount is skipped by its name, never passed over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, World, register
from tests.journey.conftest import Command, run
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.system import may_be_as_long

__all__ = ["run"]

UNDER = Path("/media/xinfang-test")
MAKING = {
    "vfat": ("mkfs.vfat", "-F", "32", "-n", "XINFANG"),
    "exfat": ("mkfs.exfat",),
    "ntfs": ("mkfs.ntfs", "-F", "-f", "-q"),
    "ext4": ("mkfs.ext4", "-q"),
}
BY_PROGRAM = {"exfat": "mount.exfat-fuse", "ntfs": "ntfs-3g"}
"""What mounts a format that the kernel does not know itself, as an ordinary desktop does."""
SIZE = {"vfat": 9 << 30}
"""Bytes; the others are small. Nothing of them is written that is not used."""
GBK = os.fsdecode("第一批（备份）.xfb".encode("gbk"))
FOUR_GIB = 1 << 32


class Medium:
    """One stick: an image, the loop device it lies on, and where it is mounted."""

    def __init__(self, kind: str, image: Path) -> None:
        self.kind, self.folder = kind, UNDER / f"备份 {kind}"
        with image.open("wb") as file:
            file.truncate(SIZE.get(kind, 64 << 20))
        _done(*MAKING[kind], image)
        self.device = _done("losetup", "--find", "--show", image)
        self.folder.mkdir(parents=True, exist_ok=True)

    def plug(self, options: str = "rw") -> None:
        """Mount it, by the kernel or by the program for its format; skip where neither can."""
        names = f"{options},utf8" if self.kind == "vfat" else options
        try:
            if self.kind in Path("/proc/filesystems").read_text("ascii").split():
                _done("mount", "-t", self.kind, "-o", names, self.device, self.folder)
            else:
                _done(BY_PROGRAM[self.kind], "-o", options, self.device, self.folder)
        except (KeyError, OSError):
            pytest.skip(f"neither the kernel nor a program here mounts {self.kind}")

    def pull(self) -> None:
        """Unmount it: what is not on the image now is lost."""
        _done("umount", self.folder)


def _done(*command: object) -> str:
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{command[0]}: {done.stderr}")
    return done.stdout.strip()


@pytest.fixture(params=sorted(MAKING))
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Medium]:
    kind = request.param
    if os.geteuid() or shutil.which(MAKING[kind][0]) is None:
        pytest.skip(f"only root mounts a stick, and {MAKING[kind][0]} must be there")
    try:
        made = Medium(kind, tmp_path / "image")
    except OSError as fault:
        pytest.skip(f"no loop device here: {fault}")
    try:
        made.plug()
        yield made
    finally:
        with suppress(OSError):
            made.pull()
        _done("losetup", "--detach", made.device)
        shutil.rmtree(UNDER)


def code_of(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def udisks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of the desktop's program: it unmounts for real, and answers as udisks 2.9 does."""
    folder.mkdir()
    program = folder / "udisksctl"
    program.write_text(
        "#!/bin/sh\n"
        'said=$(umount "$4" 2>&1) && { echo "Unmounted $4."; exit 0; }\n'
        'echo "Error unmounting $4: GDBus.Error:org.freedesktop.UDisks2.Error.DeviceBusy: $said" >&2\n'
        "exit 1\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_whole_way(
    stick: Medium, world: World, run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def desk(*argv: object):
        return run(desk_main, world.folder / "desk", *argv)

    def county(*argv: object):
        return run(county_main, world.folder / "county", *argv)

    udisks(tmp_path / "bin", monkeypatch)
    folder, out = stick.folder, stick.folder / "XINFANG" / "out"
    with world.desk() as opened:
        register(opened)
        assert [(each.label, each.writable) for each in opened.sticks.plugged_in()] == [(folder.name, True)]
    assert desk("stick", "prepare", folder).document["state"] == "ours"
    made = desk("batch", "--stick", folder).document

    # Somebody copies with an old machine: where the format keeps the bytes, the name is no UTF-8.
    named = out / (GBK if stick.kind == "ext4" else "第一批（备份）.xfb")
    Path(made["file"]).rename(named)
    assert county("receive", named).document["files"][0]["state"] == "accepted"

    # Let go while a program holds it, and after.
    with named.open("rb"):
        refused = desk("stick", "eject", folder).refused
        assert refused["code"] == "stick.busy"
        assert "先别拔" in refused["words"]
        assert os.path.ismount(folder)
    assert desk("stick", "eject", folder).document == {"released": True}
    assert not os.path.ismount(folder)
    assert desk("batch", "--stick", folder).refused["code"] == "stick.blank"
    assert list(folder.iterdir()) == []

    # Plugged in anew: what is there now came from the medium.
    stick.plug()
    assert [each["whole"] for each in desk("stick", "verify", folder).document["batches"]] == [True]
    with world.desk() as opened:
        register(opened)
    assert desk("batch", "--stick", folder).document["sequence"] == 2
    assert "第一批（备份）.xfb" in (folder / "XINFANG" / "README.txt").read_text("utf-8-sig")
    assert county("reply", "--desk", FIRST, "--to", folder / "XINFANG" / "ack").code == 0
    [reply] = desk("stick", "replies", folder).document["replies"]
    taken = desk("take", reply["file"]).document
    assert (taken["accepted"], taken["cleaned"]) == (1, 1)
    assert not named.exists()
    stick.pull()
    stick.plug()
    assert desk("stick", "state", folder).document["batches"] == [2]


def test_full_and_locked(stick: Medium, world: World, run: Command) -> None:
    folder, home = stick.folder, world.folder / "desk"
    with world.desk() as desk:
        register(desk)
        desk.sticks.prepare(folder)
        desk.sticks.write(folder)
        register(desk)
    with world.county() as county:
        county.receive(sorted((folder / "XINFANG" / "out").glob("*.xfb")))
        reply = Path(county.reply(FIRST, folder / "XINFANG" / "ack").file)

    filler = folder / "filler"
    if stick.kind != "vfat":
        with filler.open("wb") as file, suppress(OSError):
            while True:
                file.write(bytes(1 << 20))
                file.flush()
        refused = run(desk_main, home, "batch", "--stick", folder).refused
        assert refused["code"] == "drive.full"
        assert "腾出空间" in refused["words"]
        assert not list(folder.rglob("*.part"))
        filler.unlink()

    # The write protection of the stick: what is on it can be read, and nobody is told that there is no stick.
    stick.pull()
    stick.plug("ro")
    with world.desk() as desk:
        [seen] = desk.sticks.plugged_in()
        assert not seen.writable
        assert desk.sticks.ours() == folder
        view = desk.sticks.look_at(folder)
        assert (view.standing.value, view.batches, view.writable) == ("ours", (1,), False)
        assert code_of(desk.sticks.write, folder) == "drive.read_only"
        [found] = desk.sticks.find_replies(folder)
        assert found.file == reply
        assert desk.inbox.take_reply(found.file).accepted == 1
    assert run(desk_main, home, "batch", "--stick", folder).refused["code"] == "drive.read_only"
    assert run(desk_main, home, "stick", "state", folder).document["writable"] is False


def test_a_file_that_the_format_has_no_room_for_is_refused_before_a_byte(
    stick: Medium, tmp_path: Path
) -> None:
    longest = FOUR_GIB - 1
    with (stick.folder / "probe").open("w+b") as file:
        assert may_be_as_long(file, longest)
        assert may_be_as_long(file, FOUR_GIB) is (stick.kind != "vfat")
        assert file.tell() == 0
    assert (stick.folder / "probe").stat().st_size == 0
    if stick.kind != "vfat":
        return
    with (tmp_path / "large").open("wb") as file:
        file.truncate(FOUR_GIB)
    with pytest.raises(DeskError) as refused:
        drive.write_verified(stick.folder, "411526102-1-backup.tar", tmp_path / "large")
    assert (refused.value.code, refused.value.facts) == ("drive.file_too_big", {"needed_mb": 4297})
    assert [each.name for each in stick.folder.iterdir()] == ["probe"]
