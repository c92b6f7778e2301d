"""What is written goes where it was said, and replaces nothing else; what is read is a file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from xinfang_desk import files
from xinfang_desk.documents.surface import pdf
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import new_home

CARD = files.begins(b"card")


def refused(path: Path, content: bytes = b"card 2", known: files.Known = CARD) -> str:
    with pytest.raises(DeskError) as caught:
        files.write_file(path, content, known)
    return caught.value.code


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "register.db"
    path.write_bytes(b"the register")
    return path


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = files.write_file(tmp_path / "card", b"card 1", files.never)
    assert path.read_bytes() == b"card 1"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_kind_is_renewed_and_another_is_not(tmp_path: Path, victim: Path) -> None:
    path = tmp_path / "card"
    for content in (b"card 1", b"card 2"):
        files.write_file(path, content, files.begins(b"card"))
        assert path.read_bytes() == content
    assert refused(victim) == "output.exists"
    assert refused(path, b"never", files.never) == "output.exists"
    assert (victim.read_bytes(), path.read_bytes()) == (b"the register", b"card 2")
    assert not list(tmp_path.glob("*.part"))


def test_an_empty_file_holds_nothing_to_lose(tmp_path: Path) -> None:
    (tmp_path / "card").touch()
    files.write_file(tmp_path / "card", b"card 1", files.never)
    assert (tmp_path / "card").read_bytes() == b"card 1"


@pytest.mark.parametrize("planted", ["link", "dangling", "folder", "fifo"])
def test_what_is_no_file_is_never_replaced_nor_followed(tmp_path: Path, victim: Path, planted: str) -> None:
    path = tmp_path / "card"
    victim.write_bytes(b"card of somebody")
    if planted == "link":
        path.symlink_to(victim)
    elif planted == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif planted == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert refused(path) == "output.exists"
    assert victim.read_bytes() == b"card of somebody"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("planted", ["link", "dangling", "fifo", "file"])
def test_nothing_is_written_through_the_temporary_name(tmp_path: Path, victim: Path, planted: str) -> None:
    part = tmp_path / "card.part"
    if planted == "link":
        part.symlink_to(victim)
    elif planted == "dangling":
        part.symlink_to(tmp_path / "nowhere")
    elif planted == "fifo":
        os.mkfifo(part)
    else:
        part.write_bytes(b"what somebody else wrote")
    files.write_file(tmp_path / "card", b"card 1", files.never)
    assert (tmp_path / "card").read_bytes() == b"card 1"
    assert victim.read_bytes() == b"the register"
    # Somebody's own, whatever it is: it stays.
    assert os.path.lexists(part)
    assert sorted(each.name for each in tmp_path.glob("card*")) == ["card", "card.part"]
    assert not (tmp_path / "nowhere").exists()


def test_a_link_that_appears_while_we_open_is_not_followed(tmp_path: Path, victim: Path) -> None:
    (tmp_path / "new").symlink_to(victim)
    with pytest.raises(FileExistsError):
        files.open_new(tmp_path / "new")
    assert victim.read_bytes() == b"the register"


def test_a_folder_on_another_device_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="another device"):
        files.open_new(tmp_path / "new", device=tmp_path.stat().st_dev + 1)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_leaves_what_was_there(tmp_path: Path) -> None:
    path = files.write_file(tmp_path / "card", b"card 1", files.never)
    with pytest.raises(TypeError), files.replacing(path) as out:
        out.writelines([b"card 2", 2])  # type: ignore[list-item]
    assert path.read_bytes() == b"card 1"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_named_as_a_file_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.chdir(tmp_path / "stick")
    with pytest.raises(DeskError) as caught:
        files.write_file(Path(), b"card", CARD)
    assert (caught.value.code, caught.value.facts) == ("output.exists", {"file": "stick"})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone" / "card") == "output.unwritable"
    assert refused(tmp_path / ("长" * 200)) == "output.unwritable"


@pytest.mark.skipif(os.geteuid() != 0, reason="plays another user")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o555)
    tmp_path.chmod(0o755)
    os.seteuid(65534)
    try:
        code = refused(tmp_path / "shut" / "card")
    finally:
        os.seteuid(0)
    assert code in {"output.unwritable", "output.exists"}


def test_a_paper_is_known_by_its_title(tmp_path: Path) -> None:
    receipt, changed, other = (
        pdf.write([[]], 148, height, title)
        for height, title in ((210, "回执 1"), (200, "回执 1"), (210, "回执 2"))
    )
    path = files.write_paper(tmp_path / "a.pdf", receipt)
    files.write_paper(path, changed)
    assert path.read_bytes() == changed
    with pytest.raises(DeskError, match=r"output\.exists"):
        files.write_paper(path, other)
    path.write_bytes(b"%PDF-1.7 the lease of somebody's house")
    with pytest.raises(DeskError, match=r"output\.exists"):
        files.write_paper(path, receipt)


@pytest.mark.parametrize("given", ["fifo", "folder", "device", "nowhere"])
def test_only_a_file_is_read_and_nothing_is_waited_for(tmp_path: Path, given: str) -> None:
    path = tmp_path / "given"
    if given == "fifo":
        os.mkfifo(path)
    elif given == "folder":
        path.mkdir()
    elif given == "device":
        path = Path("/dev/zero")
    for read in (files.read_file, files.hash_of):
        with pytest.raises(DeskError, match=r"input\.unreadable"):
            read(path)


def test_a_person_may_name_a_file_by_a_link(tmp_path: Path, victim: Path) -> None:
    (tmp_path / "link").symlink_to(victim)
    assert files.read_file(tmp_path / "link") == b"the register"
    with pytest.raises(OSError, match="symbolic links"):
        files.open_regular(tmp_path / "link", follow=False)


def test_a_file_that_is_too_large_is_not_read(victim: Path) -> None:
    with pytest.raises(DeskError, match=r"input\.too_big"):
        files.read_file(victim, most=11)
    assert files.read_file(victim, most=12) == b"the register"


@pytest.mark.parametrize(
    "text",
    [
        b"{", b"", b"\xff", b"NaN", b"[-Infinity]", b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000,
        b"[" * 66 + b"]" * 66, b'{"a":' * 66 + b"1" + b"}" * 66, b"1" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_json_or_goes_too_deep(text: bytes) -> None:
    with pytest.raises(DeskError, match=r"input\.not_json"):
        files.read_json(text)


def test_json_with_a_mark_and_as_deep_as_we_ever_go() -> None:
    assert files.read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    assert files.read_json(b"[" * 64 + b"]" * 64)


def test_a_path_that_is_no_utf8_comes_back_and_is_shown() -> None:
    path = os.fsdecode("/media/备份".encode("gbk"))
    assert files.read_json(files.json_bytes({"second_place": path, "name": "示例"})) == {
        "second_place": path,
        "name": "示例",
    }
    assert "示例".encode() in files.json_bytes({"name": "示例"})
    assert files.shown(path) == "/media/备份"
    assert files.shown(Path("/media/示例")) == "/media/示例"
    files.shown(os.fsdecode(b"/media/\xff\xff")).encode()


def test_nobody_else_makes_a_file() -> None:
    """One place opens for writing; others write on what it opened, or in a scratch folder of their own."""
    making = re.compile(
        r"""\.write_(bytes|text)\(|\bopen\(.*["'][wax]\+?b?["']|O_CREAT|NEW_FILE|shutil\.(copy2?|move)\("""
    )
    root = Path(__file__).parent.parent
    modules = [root / "app.py", *(root / "xinfang_desk").rglob("*.py"), *(root / "ui").rglob("*.py")]
    found = {each.relative_to(root).as_posix() for each in modules if making.search(each.read_text("utf-8"))}
    assert found == {
        "xinfang_desk/system.py",
        "xinfang_desk/files.py",
        "xinfang_desk/store/file/lock.py",
        "xinfang_desk/packed.py",
        "xinfang_desk/devices/recordings.py",
    }


def test_a_home_that_could_not_be_filled_is_left_empty(tmp_path: Path) -> None:
    for fault, told in ((OSError(), "home.unwritable"), (KeyboardInterrupt(), None)):
        home = tmp_path / str(told)

        def fill(fault: BaseException = fault, home: Path = home) -> None:
            with new_home(home):
                (home / "half").write_bytes(b"")
                raise fault

        with pytest.raises((DeskError, KeyboardInterrupt)) as raised:
            fill()
        assert getattr(raised.value, "code", None) == told
        assert list(home.iterdir()) == []


def test_nobody_else_says_that_a_file_cannot_be_read_or_written() -> None:
    saying = re.compile(
        r'DeskError\(\s*"(output\.unwritable|input\.unreadable|input\.too_big|home\.unwritable)"'
    )
    root = Path(__file__).parent.parent
    modules = [*(root / "xinfang_desk").rglob("*.py"), *(root / "ui").rglob("*.py")]
    found = {each.relative_to(root).as_posix() for each in modules if saying.search(each.read_text("utf-8"))}
    # A backup is read as a batch is, and its words are changed; a home that is a link to nowhere is no home;
    # what is watched is a folder.
    assert found == {
        "xinfang_desk/files.py",
        "xinfang_desk/places.py",
        "xinfang_desk/packed.py",
        "xinfang_desk/county/brought/watching.py",
    }
