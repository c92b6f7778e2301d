"""What the program says is on the stick is on the stick, whatever the stick does."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from xinfang_desk.devices.drive import COVER, LocalDisk, write_cover, write_verified
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import begins

CONTENT = b"sealed " * 400_000
NAME = "411526102-1-000042.xfb"
OURS = begins("示例镇".encode())


class Stick(LocalDisk):
    """A stick that does one thing wrong, at one moment."""

    def __init__(self, moment: str = "", fault: int = 0) -> None:
        self.moment, self.fault = moment, fault
        self.moments: list[str] = []

    def _at(self, moment: str) -> None:
        self.moments.append(moment)
        if moment == self.moment:
            raise OSError(self.fault, "simulated")

    def device(self, folder: Path) -> int:
        self._at("device")
        return super().device(folder)

    def create(self, path: Path, device: int) -> BinaryIO:
        self._at("create")
        return super().create(path, device)

    def flush(self, file: BinaryIO) -> None:
        self._at("flush")
        super().flush(file)

    def rename(self, part: Path, path: Path) -> None:
        self._at("rename")
        super().rename(part, path)

    def flush_folder(self, folder: Path) -> None:
        self._at("flush_folder")
        super().flush_folder(folder)

    def reread(self, file: BinaryIO) -> BinaryIO:
        self._at("reread")
        return super().reread(file)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "home.xfb"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


def refused(folder: Path, source: Path, disk: LocalDisk, name: str = NAME) -> DeskError:
    with pytest.raises(DeskError) as caught:
        write_verified(folder, name, source, disk=disk)
    return caught.value


def test_the_copy_is_whole_and_named(folder: Path, source: Path) -> None:
    assert write_verified(folder, NAME, source) == hashlib.sha256(CONTENT).hexdigest()
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == CONTENT


def test_it_is_flushed_and_read_back_before_it_is_named(folder: Path, source: Path) -> None:
    stick = Stick()
    write_verified(folder, NAME, source, disk=stick)
    assert stick.moments == [
        "device", "create", "flush", "reread", "device", "rename", "flush_folder", "device",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (errno.ENOSPC, "drive.full"),
        (errno.EROFS, "drive.read_only"),
        (errno.EACCES, "drive.read_only"),
        (errno.EFBIG, "drive.file_too_big"),
        (errno.EIO, "drive.gone"),
        (errno.ENODEV, "drive.gone"),
        (errno.ENOENT, "drive.gone"),
    ],
)
@pytest.mark.parametrize("moment", ["create", "flush", "rename"])
def test_a_fault_while_writing_leaves_nothing(
    folder: Path, source: Path, moment: str, fault: int, code: str
) -> None:
    refusal = refused(folder, source, Stick(moment, fault))
    assert refusal.code == code
    assert list(folder.iterdir()) == []


def test_too_little_room_is_told_before_anything_is_written(folder: Path, source: Path) -> None:
    class Small(Stick):
        def free(self, folder: Path) -> int:
            return len(CONTENT)

    stick = Small()
    refusal = refused(folder, source, stick)
    assert (refusal.code, refusal.facts) == ("drive.full", {"needed_mb": 4})
    assert "create" not in stick.moments


def test_a_stick_that_runs_full_says_how_much_it_needs(folder: Path, source: Path) -> None:
    assert refused(folder, source, Stick("flush", errno.ENOSPC)).facts == {"needed_mb": 4}


def test_a_file_that_the_format_cannot_hold_is_told_before_anything_is_written(
    folder: Path, source: Path
) -> None:
    class Fat(Stick):
        def holds(self, file: BinaryIO, size: int) -> bool:
            return size < len(CONTENT)

    stick = Fat()
    refusal = refused(folder, source, stick)
    assert (refusal.code, refusal.facts) == ("drive.file_too_big", {"needed_mb": 4})
    assert "flush" not in stick.moments
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("look", "code"), [(2, "drive.gone"), (3, "drive.unreadable_back")])
def test_a_stick_pulled_out_is_noticed_though_its_folder_still_stands(
    folder: Path, source: Path, look: int, code: str
) -> None:
    """Once it has its name somebody may read it: it is no longer said that nothing was written."""

    class Pulled(Stick):
        def device(self, folder: Path) -> int:
            device = super().device(folder)
            return device if self.moments.count("device") < look else device + 1

    assert refused(folder, source, Pulled()).code == code
    assert not (folder / (NAME + ".part")).exists()


def test_a_folder_that_is_not_there(tmp_path: Path, source: Path) -> None:
    assert refused(tmp_path / "unplugged", source, LocalDisk()).code == "drive.gone"


def test_other_bytes_come_back(folder: Path, source: Path) -> None:
    class Worn(Stick):
        def reread(self, file: BinaryIO) -> BinaryIO:
            return io.BytesIO(CONTENT[:-1] + b"?")

    refusal = refused(folder, source, Worn())
    assert (refusal.code, refusal.facts) == ("drive.unreadable_back", {"file": NAME})
    assert list(folder.iterdir()) == []


def test_nothing_comes_back(folder: Path, source: Path) -> None:
    assert refused(folder, source, Stick("reread", errno.EIO)).code == "drive.unreadable_back"
    assert list(folder.iterdir()) == []


def test_an_existing_file_is_never_overwritten(folder: Path, source: Path) -> None:
    (folder / NAME).write_bytes(b"another batch")
    refusal = refused(folder, source, LocalDisk())
    assert (refusal.code, refusal.facts) == ("drive.exists", {"file": NAME})
    assert (folder / NAME).read_bytes() == b"another batch"


def test_the_same_file_again_is_success_and_writes_nothing(folder: Path, source: Path) -> None:
    write_verified(folder, NAME, source)
    stick = Stick()
    assert write_verified(folder, NAME, source, disk=stick) == hashlib.sha256(CONTENT).hexdigest()
    assert stick.moments == ["reread"]


def test_the_same_name_that_cannot_be_read(folder: Path, source: Path) -> None:
    write_verified(folder, NAME, source)
    assert refused(folder, source, Stick("reread", errno.EIO)).code == "drive.unreadable_back"
    assert (folder / NAME).exists()


def test_a_part_left_by_a_power_cut_does_not_stand_in_the_way(folder: Path, source: Path) -> None:
    (folder / (NAME + ".part")).write_bytes(CONTENT * 2)
    write_verified(folder, NAME, source)
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "name", ["", "批次.xfb", "a:b", "../x", "/x", ".hidden", "x.", "x y", "a\\b", "x.part", "x" * 65]
)
def test_only_names_that_every_stick_can_hold(folder: Path, source: Path, name: str) -> None:
    assert refused(folder, source, LocalDisk(), name).code == "drive.bad_name"
    assert list(folder.iterdir()) == []


def test_the_cover_page_opens_in_any_editor_and_is_renewed(folder: Path) -> None:
    write_cover(folder, ["示例镇上报批次", "第 1 批"], known=OURS)
    write_cover(folder, ["示例镇上报批次", "第 2 批"], known=OURS)
    assert (folder / COVER).read_bytes() == b"\xef\xbb\xbf" + "示例镇上报批次\r\n第 2 批\r\n".encode()
    assert [path.name for path in folder.iterdir()] == [COVER]


def test_a_cover_page_that_fails_leaves_the_old_one(folder: Path) -> None:
    write_cover(folder, ["示例镇旧"], known=OURS)
    with pytest.raises(DeskError, match=r"drive\.full"):
        write_cover(folder, ["示例镇新"], known=OURS, disk=Stick("flush", errno.ENOSPC))
    assert "旧" in (folder / COVER).read_text(encoding="utf-8-sig")


def test_a_folder_that_cannot_be_flushed_is_no_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_flush(_: int) -> None:
        raise OSError(errno.EINVAL, "not for folders")

    monkeypatch.setattr("xinfang_desk.system.os.fsync", no_flush)
    LocalDisk().flush_folder(folder)


def test_a_link_under_the_temporary_name_is_taken_away_and_not_followed(folder: Path, source: Path) -> None:
    victim = folder.parent / "register.db"
    victim.write_bytes(b"the register")
    (folder / (NAME + ".part")).symlink_to(victim)
    write_verified(folder, NAME, source)
    assert victim.read_bytes() == b"the register"
    assert (folder / NAME).read_bytes() == CONTENT
    assert not (folder / NAME).is_symlink()


def test_a_link_under_the_temporary_name_of_the_cover_page(folder: Path) -> None:
    victim = folder.parent / "letter.txt"
    victim.write_bytes(b"a letter")
    (folder / (COVER + ".part")).symlink_to(victim)
    write_cover(folder, ["示例镇"], known=OURS)
    assert victim.read_bytes() == b"a letter"


@pytest.mark.parametrize("present", ["link", "dangling", "folder", "fifo"])
def test_what_is_no_file_under_our_name_is_left_alone(folder: Path, source: Path, present: str) -> None:
    victim, path = folder.parent / "victim", folder / NAME
    if present == "link":
        victim.write_bytes(CONTENT)
    if present in {"link", "dangling"}:
        path.symlink_to(victim)
    elif present == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert refused(folder, source, LocalDisk()).code == "drive.exists"
    assert victim.exists() is (present == "link")
    assert os.path.lexists(path)


def test_a_pipe_under_the_temporary_name_does_not_hold_us_up(folder: Path, source: Path) -> None:
    os.mkfifo(folder / (NAME + ".part"))
    write_verified(folder, NAME, source)
    assert (folder / NAME).read_bytes() == CONTENT


def test_a_folder_under_the_temporary_name_is_named_and_left_alone(folder: Path, source: Path) -> None:
    (folder / (NAME + ".part")).mkdir()
    refusal = refused(folder, source, LocalDisk())
    assert (refusal.code, refusal.facts) == ("drive.exists", {"file": NAME + ".part"})
    assert (folder / (NAME + ".part")).is_dir()


def test_the_file_is_made_on_the_device_that_was_looked_at(folder: Path, source: Path) -> None:
    class Elsewhere(LocalDisk):
        def create(self, path: Path, device: int) -> BinaryIO:
            return super().create(path, device + 1)

    assert refused(folder, source, Elsewhere()).code == "drive.gone"
    assert list(folder.iterdir()) == []


def test_what_is_read_back_is_what_was_written_though_the_name_was_swapped(
    folder: Path, source: Path
) -> None:
    class Swapped(LocalDisk):
        def flush(self, file: BinaryIO) -> None:
            super().flush(file)
            part = folder / (NAME + ".part")
            part.unlink()
            part.write_bytes(b"another")

    assert refused(folder, source, Swapped()).code == "drive.unreadable_back"
    assert not (folder / NAME).exists()


def test_somebodys_own_page_is_never_replaced(folder: Path) -> None:
    (folder / COVER).write_text("我的读书笔记", "utf-8")
    with pytest.raises(DeskError, match=r"drive\.exists"):
        write_cover(folder, ["示例镇"], known=OURS)
    assert (folder / COVER).read_text("utf-8") == "我的读书笔记"
