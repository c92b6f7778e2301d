"""The seam between systems: what Linux does, done; what Windows would be asked, by fakes of its edges."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from xinfang_desk import system

ROOT = Path(__file__).parent.parent
SEAM = {"xinfang_desk/system.py"}
DEVICES = {
    "xinfang_desk/devices/printing/cups.py",
    "xinfang_desk/devices/printing/fitted.py",
    "xinfang_desk/devices/printing/libcups.py",
    "xinfang_desk/devices/sticks.py",
    "xinfang_desk/devices/voices.py",
}
"""What differs because the device does: drives, voices, printers; PDFium takes its numbers by ctypes."""


def test_nobody_but_the_seam_asks_which_system_this_is() -> None:
    asking = ("sys.platform", "os.name", "import fcntl", "import resource", "msvcrt", "umask", "ctypes")
    files = [ROOT / "app.py", *(ROOT / "xinfang_desk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    found = {
        file.relative_to(ROOT).as_posix()
        for file in files
        if any(word in file.read_text("utf-8") for word in asking)
    }
    assert found == SEAM | DEVICES


def test_windows_is_asked_for_the_format_before_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    with (tmp_path / "file").open("w+b") as file:
        for form, holds in (("FAT32", False), ("FAT", False), ("exFAT", True), ("NTFS", True)):
            monkeypatch.setattr(system, "_format_of", lambda _descriptor, named=form: named)
            assert system.may_be_as_long(file, (1 << 32) - 1)
            assert system.may_be_as_long(file, 1 << 32) is holds


def test_a_program_is_not_dumpable() -> None:
    script = (
        "import ctypes, resource; from xinfang_desk import system;"
        "before = ctypes.CDLL(None).prctl(3); system.leave_no_core();"
        "print(before, ctypes.CDLL(None).prctl(3), resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["1", "0", "0"]


def test_a_key_stays_out_of_the_swap_file_where_that_is_allowed(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import os, re, resource, sys
        from pathlib import Path
        from xinfang_desk import system, vault
        def is_locked(value):
            for entry in re.split(r"(?m)^(?=[0-9a-f]+-[0-9a-f]+ )", Path("/proc/self/smaps").read_text())[1:]:
                first, last = (int(each, 16) for each in entry.split(" ", 1)[0].split("-"))
                if first <= id(value) < last:
                    return " lo" in entry.rsplit("VmFlags:", 1)[1]
        wide = os.urandom(100_000)
        print(is_locked(wide), system.keep_in_memory(wide), is_locked(wide))
        made = vault.create_vault(Path(sys.argv[1]), "示例口令-1234")
        print(is_locked(vault.open_vault(Path(sys.argv[1]), "示例口令-1234")))
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
        if os.getuid() == 0:
            os.setuid(65534)
        print(system.keep_in_memory(os.urandom(100_000)))
    """)
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["False", "True", "True", "True", "False"]


def test_a_folder_that_was_open_to_all_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    system.own(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_lock_is_held_once_and_given_back(tmp_path: Path) -> None:
    first, second = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    system.lock(first)
    with pytest.raises(BlockingIOError):
        system.lock(second)
    os.close(first)
    system.lock(second)
    os.close(second)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What would have been asked of Windows."""
    asked: list[object] = []

    def run(argv: list[str], **_more: object) -> SimpleNamespace:
        asked.append(argv)
        if "hangs" in argv[1]:
            raise subprocess.TimeoutExpired(argv, 30)
        if "refused" in argv[1]:
            raise subprocess.CalledProcessError(5, argv)
        return SimpleNamespace(returncode=0)

    def locking(descriptor: int, how: int, count: int) -> None:
        asked.append((descriptor, how, count))

    kernel = SimpleNamespace(SetErrorMode=asked.append)
    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    monkeypatch.setenv("USERNAME", "officer")
    monkeypatch.setenv("LOGNAME", "officer")
    return asked


def test_on_windows_the_home_is_taken_out_of_what_it_inherits(windows: list[object]) -> None:
    system.own(Path("home"))
    (argv,) = windows
    assert argv == [
        "C:/Windows/System32/icacls.exe", "home", "/inheritance:r", "/grant:r", "officer:(OI)(CI)F",
    ]  # fmt: skip
    for name in ("refused", "hangs"):
        with pytest.raises(PermissionError):
            system.own(Path(name))


def test_on_windows_locks_and_crashes_go_by_its_own_means(windows: list[object], tmp_path: Path) -> None:
    system.lock(7)
    system.leave_no_core()
    system.sync_folder(tmp_path / "not there")
    assert windows == [(7, 2, 1), 3]


def test_on_windows_a_folder_takes_the_place_of_an_empty_one(windows: list[object], tmp_path: Path) -> None:
    made, empty = tmp_path / "made", tmp_path / "empty"
    for folder in (made, empty):
        folder.mkdir()
    (made / "register.db").touch()
    removed, rmdir = [], Path.rmdir

    def noted(path: Path) -> None:
        removed.append(path)
        rmdir(path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "rmdir", noted)
        system.put_in_place(made, empty)
    # There a rename replaces no folder, not even an empty one.
    assert removed == [empty]
    assert (empty / "register.db").exists()
    system.put_in_place(empty, tmp_path / "new")
    assert (tmp_path / "new/register.db").exists()
    assert windows == []


def test_on_windows_a_file_is_opened_on_the_device_that_was_seen(
    windows: list[object], tmp_path: Path
) -> None:
    device = tmp_path.stat().st_dev
    os.close(system.open_inside(tmp_path / "part", system.NEW_FILE, device))
    os.close(system.open_inside(tmp_path / "part", system.OLD_FILE, None))
    with pytest.raises(OSError, match="another device") as refused:
        system.open_inside(tmp_path / "other", system.NEW_FILE, device + 1)
    assert refused.value.errno == errno.ENODEV
    assert not (tmp_path / "other").exists()
    assert windows == []


def test_on_windows_typing_is_its_own_and_nobody_is_handed_anything(
    windows: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_IM_MODULES", "IBUS_USE_PORTAL"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    system.choose_input_method()
    assert not {"QT_IM_MODULES", "IBUS_USE_PORTAL"} & os.environ.keys()
    assert system.typing() is system.Typing.OWN
    assert system.meeting_name("desk", tmp_path) is None
    assert windows == []


def test_without_what_linux_alone_has_the_seam_loads_and_opens_files_plainly() -> None:
    script = (
        "import os\n"
        "for name in ('O_NOFOLLOW', 'O_CLOEXEC', 'O_NONBLOCK', 'O_NOCTTY', 'O_DIRECTORY', 'O_PATH'):\n"
        "    delattr(os, name)\n"
        "os.O_BINARY = 0x8000\n"
        "from xinfang_desk import system\n"
        "assert system.NO_FOLLOWING == 0\n"
        "assert system.NEW_FILE == os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_BINARY\n"
        "assert system.OLD_FILE == os.O_RDONLY | os.O_BINARY\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


_WITHOUT_IDENTITY = """
for file in /etc/machine-id /var/lib/dbus/machine-id; do
    [ ! -e $file ] || mount --bind /dev/null $file
done
exec env -u DBUS_SESSION_BUS_ADDRESS QT_QPA_PLATFORM=offscreen "$@"
"""
_OPENS_A_WINDOW = """
import os
from xinfang_desk.system import choose_input_method
choose_input_method()
if "careless" in os.environ:
    os.environ["QT_IM_MODULES"] = "wayland;fcitx;ibus"
from ui.look.application import new_application
from PySide6.QtWidgets import QWidget
application = new_application()
window = QWidget()
window.show()
application.processEvents()
print("shown")
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hide the machine's identity from one process")
def test_a_window_opens_on_a_machine_without_an_identity() -> None:
    def opened(**more: str) -> subprocess.CompletedProcess[str]:
        hidden = ["unshare", "--mount", "sh", "-euc", _WITHOUT_IDENTITY, "sh"]
        argv = [*hidden, sys.executable, "-c", _OPENS_A_WINDOW]
        return subprocess.run(
            argv, check=False, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **more}
        )

    assert opened().stdout == "shown\n"
    # What it is spared: libdbus takes the program with it.
    assert "machine-id" in opened(careless="yes").stderr
