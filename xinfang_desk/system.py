"""What one operating system does otherwise than another (系统差异): whose files are, locks, dumps, flushing.

Linux is what this runs on and is tested on. The other half follows Microsoft's documentation and has never
been run on Windows: docs/decisions/0009-windows-seam.md says what that means.
"""

from __future__ import annotations

import errno
import os
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import socket

WINDOWS = os.name == "nt"


class Typing(Enum):
    """What carries Chinese from the keyboard into a window (输入法接口)."""

    FCITX = "fcitx"
    """fcitx 4 or 5, by its own plug-in."""
    FCITX_BY_PORTAL = "fcitx_by_portal"
    """fcitx 5 by the way of ibus; fcitx 4 has none."""
    IBUS = "ibus"
    NOT_ASKED = "not_asked"
    """The session names no input method."""
    NO_IDENTITY = "no_identity"
    """Nothing can: without the machine's identity D-Bus is not asked."""
    OWN = "own"
    """The system's own (Windows)."""


_PR_SET_DUMPABLE = 4  # prctl(2)
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002  # SetErrorMode, Windows API
_IDENTITIES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_FCITX = "Qt/plugins/platforminputcontexts/*fcitx*"
_FAT_ENDS = 1 << 32
"""Bytes: a file on FAT32 is one shorter at most."""
_PATIENCE = 30
"""Seconds for a program of the system."""
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0)
"""With this a link is not opened; Windows has no such flag, and makes links for administrators alone."""

NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_RDWR | NO_FOLLOWING | _PLAIN
"""How a file is opened that must not be there yet, not even as a link."""
OLD_FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _PLAIN
"""How a file is opened for reading: a pipe in its place does not make us wait."""


def keep_to_owner() -> None:
    """What this process makes from now on is its owner's alone, whatever it was started under.

    Windows has no such mask: there files take over what :func:`own` gave the folder they lie in.
    """
    os.umask(0o077)


def leave_no_core() -> None:
    """A program that dies leaves no picture of its memory behind: names and keys are in it.

    The limit alone does not bind a handler that the kernel pipes into (core(5)), the second call does.
    """
    if WINDOWS:
        windows_library("kernel32").SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.uname().sysname == "Linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def limit_self(memory: int, seconds: int) -> None:
    """Let this process take so many bytes of memory and seconds of the processor; not on Windows."""
    if WINDOWS:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def limit_own_memory(memory: int) -> None:
    """Let this process take so many bytes that are its alone; not on Windows.

    What a runtime only reserves, or shares with others, is not counted (setrlimit(2), RLIMIT_DATA).
    """
    if WINDOWS:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def end_self_in(seconds: int, of_processor: int = 0) -> None:
    """The kernel ends this process then, or once it has worked so many seconds, unless this is called again.

    Not on Windows.
    """
    if not WINDOWS:
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)
        signal.setitimer(signal.ITIMER_PROF, of_processor)


def ended_by_itself(returned: int) -> bool:
    """Whether a process that ended with this code was ended as :func:`end_self_in` says."""
    import signal

    return not WINDOWS and returned in {-signal.SIGALRM, -signal.SIGPROF}


def give_way() -> None:
    """What this process does is less urgent than what anybody waits for; not on Windows."""
    if not WINDOWS:
        os.nice(10)


def keep_in_memory(secret: bytes) -> bool:
    """Whether the pages that ``secret`` lies in stay out of the swap file from now on (mlock, VirtualLock).

    The system allows an ordinary program some of it, and may allow none; copies that were made of the value
    on its way lie elsewhere.
    """
    import ctypes
    import sys

    place, size = ctypes.c_void_p(id(secret)), ctypes.c_size_t(sys.getsizeof(secret))
    if WINDOWS:
        return bool(windows_library("kernel32").VirtualLock(place, size))
    return bool(ctypes.CDLL(None).mlock(place, size) == 0)


def choose_input_method() -> None:
    """Chinese input for Qt from a wheel, which has no fcitx plug-in of its own: must precede its import."""
    if WINDOWS:
        return
    if not has_identity():
        # Qt's ibus asks for the machine's identity before it has a window.
        os.environ["QT_IM_MODULES"] = "compose"
        return
    if "fcitx" in _input_asked():
        os.environ.setdefault("QT_IM_MODULES", "wayland;fcitx;ibus")
        os.environ.setdefault("IBUS_USE_PORTAL", "1")
    else:
        # The plug-in for fcitx says that it is of use even where fcitx is not; that for ibus looks first.
        os.environ.setdefault("QT_IM_MODULES", "wayland;ibus;fcitx")


def choose_screen() -> None:
    """Where a session asks Qt for Wayland alone, X11 is tried after it: must precede Qt's import.

    Our package carries nothing for Wayland; such a desktop shows windows of X11 too.
    """
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if "wayland" in asked and "xcb" not in asked:
        os.environ["QT_QPA_PLATFORM"] = f"{asked};xcb"


def typing() -> Typing:
    """What carries Chinese into our windows, as far as the session and our own files say."""
    if WINDOWS:
        return Typing.OWN
    if not has_identity():
        return Typing.NO_IDENTITY
    asked = _input_asked()
    if "fcitx" in asked:
        return Typing.FCITX if _has_fcitx() else Typing.FCITX_BY_PORTAL
    return Typing.IBUS if "ibus" in asked else Typing.NOT_ASKED


def has_identity() -> bool:
    """Whether this machine has the identity that libdbus asks for (machine-id(5)).

    A minimal system has none until D-Bus or systemd is installed, and libdbus ends whoever asks.
    """
    return any(path.is_file() and path.stat().st_size for path in _IDENTITIES)


def own(folder: Path) -> None:
    """Make a folder, and all that will lie in it, its owner's alone; an ``OSError`` where that fails."""
    if not WINDOWS:
        folder.chmod(0o700)
        return
    import getpass
    import subprocess  # the system's own program, by its path and with no shell

    # Nothing taken over from above, full control for us, and for what is made inside.
    program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "icacls.exe"
    grant = f"{getpass.getuser()}:(OI)(CI)F"
    try:
        subprocess.run(
            [str(program), str(folder), "/inheritance:r", "/grant:r", grant],
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.SubprocessError as fault:
        raise PermissionError("icacls") from fault


def lock(descriptor: int) -> None:
    """Lock an open file until it is closed, or we die; an ``OSError`` at once while another holds it."""
    if WINDOWS:
        msvcrt = import_module("msvcrt")
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def meeting_name(kind: str, home: Path) -> bytes | None:
    """The name by which programs of one user that open one ``home`` find each other; Windows has none.

    It is abstract (unix(7)): no file, nobody's rights; whoever meets there asks :func:`is_same_user`.
    """
    if WINDOWS:
        return None
    import zlib

    return b"\0xinfang-%s-%d-%08x" % (kind.encode(), os.getuid(), zlib.crc32(os.fsencode(home.resolve())))


def is_same_user(peer: socket.socket) -> bool:
    """Whether the program at the other end of a local socket runs as whom we run (unix(7))."""
    import socket
    import struct

    told = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _program, user, _group = struct.unpack("3i", told)
    return bool(user == os.getuid())


def open_inside(path: Path, flags: int, device: int | None) -> int:
    """A descriptor of ``path``, opened in the very folder that was seen to lie on ``device``; ``OSError``.

    Between the look and the opening a stick may be pulled out, and its folder then lies on our own disk.
    """
    if WINDOWS:
        if device is not None and path.parent.stat().st_dev != device:
            raise OSError(errno.ENODEV, "another device")
        return os.open(path, flags, 0o600)
    # O_PATH needs no right to list the folder.
    folder = os.open(path.parent, getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if device is not None and os.fstat(folder).st_dev != device:
            raise OSError(errno.ENODEV, "another device")
        return os.open(path.name, flags, 0o600, dir_fd=folder)
    finally:
        os.close(folder)


def may_be_as_long(file: BinaryIO, size: int) -> bool:
    """Whether the file system that ``file`` lies on allows it to be ``size`` bytes long; nothing is written.

    Linux refuses to seek behind the longest file that a format has room for (s_maxbytes): FAT32 ends one byte
    below 4 GiB. Windows names the format.
    """
    if WINDOWS:
        return size < _FAT_ENDS or not _format_of(file.fileno()).startswith("FAT")
    try:
        os.lseek(file.fileno(), size, os.SEEK_SET)
    except OSError as fault:
        if fault.errno != errno.EINVAL:
            raise
        return False
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    return True


def put_in_place(folder: Path, empty: Path) -> None:
    """Give a finished folder its name, which nothing or an empty folder has; at once, but for Windows."""
    if WINDOWS and empty.exists():
        empty.rmdir()
    folder.replace(empty)


def sync_folder(folder: Path) -> None:
    """Make a renamed file's new name durable; Windows cannot flush a folder, and need not (NTFS journal)."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        # FUSE file systems (exFAT on older desktops) know no fsync of a folder.
        if fault.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _input_asked() -> str:
    """What the session says of its input method."""
    return " ".join(os.environ.get(name, "") for name in ("XMODIFIERS", "QT_IM_MODULE", "GTK_IM_MODULE"))


def _has_fcitx() -> bool:
    """Whether fcitx's own plug-in lies beside our Qt; a wheel brings none, our package does."""
    found = find_spec("PySide6")
    places = found.submodule_search_locations if found is not None else None
    return any(next(Path(each).glob(_FCITX), None) for each in places or ())


def _format_of(descriptor: int) -> str:
    """The format of the volume that an open file lies on, as Windows calls it: FAT32, exFAT, NTFS."""
    import ctypes

    handle, name = import_module("msvcrt").get_osfhandle(descriptor), ctypes.create_unicode_buffer(32)
    asked = windows_library("kernel32").GetVolumeInformationByHandleW
    asked(ctypes.c_void_p(handle), None, 0, None, None, None, name, len(name))
    return name.value


def windows_library(name: str) -> Any:
    """A library of Windows's own."""
    return getattr(import_module("ctypes").windll, name)
