"""Reading and writing files (文件读写): nothing is followed, replaced, half written or waited for unasked.

Folders that we write to may belong to others as well (a stick, a share): whoever can write there can lay a
link where we are about to write. So every temporary file is a new one, and no name of ours is ever followed.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import time
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code, DiskCode
from xinfang_desk.system import NEW_FILE, NO_FOLLOWING, OLD_FILE, open_inside, sync_folder

PART = ".part"
"""What a file is called after its own name until it is whole."""
MOST = 64 << 20
"""Bytes; nothing that is read as one piece is larger."""
_OF_REPLACING = re.compile(rf"\.[0-9a-f]{{8}}{re.escape(PART)}\Z")
_CHUNK = 1 << 20
_LEAST = 1 << 18
"""Bytes; with fewer no change of a register finds room for its journal."""
_DEEPEST = 64
"""Lists in lists."""
_PDF, _INFO, _INFO_END = b"%PDF-", b"/Title (", b" /Trapped "
_PNG, _PNG_WIDTH = b"\x89PNG\r\n\x1a\n", 20
"""How a PNG begins, and after how many bytes its width ends (PNG, 11.2.1)."""

_DISK: Mapping[int, DiskCode] = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EROFS: "disk.read_only",
    errno.EIO: "disk.failed",
    errno.ENXIO: "disk.failed",
    errno.ENODEV: "disk.failed",
    errno.ESTALE: "disk.failed",
    errno.EREMOTEIO: "disk.failed",
}
"""What a disk, a stick or a share answers that is no fault of ours, nor of what a file holds."""

Known = Callable[[bytes], bool]
"""Whether what lies there is the same paper, card or table that is about to be written."""


def open_new(path: Path, *, device: int | None = None) -> BinaryIO:
    """Open a file that must not exist yet, for writing and reading back, its owner's alone (0600).

    No link is followed. Where ``device`` is given, the folder must lie on it. ``OSError`` else.
    """
    descriptor = open_inside(path, NEW_FILE, device)
    return os.fdopen(descriptor, "w+b")


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a regular file for reading; ``OSError`` for anything else. A pipe does not make us wait.

    A person may name a file by a link; what we wrote ourselves is read with ``follow`` off.
    """
    descriptor = os.open(path, OLD_FILE if follow else OLD_FILE | NO_FOLLOWING)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file")
    return os.fdopen(descriptor, "rb")


def read_regular(path: Path, most: int = MOST, *, follow: bool = True) -> bytes:
    """All of a regular file of at most ``most`` bytes; ``OSError`` (``EFBIG`` for a larger one) else."""
    with open_regular(path, follow=follow) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, "larger than any file of its kind")
    return content


def refused_by_disk(fault: BaseException) -> DeskError | None:
    """What to tell of a fault that the disk is to blame for (``disk.*``), wherever it came up; None else."""
    code = _DISK.get(fault.errno or 0) if isinstance(fault, OSError) else None
    return None if code is None else DeskError(code)


def is_full(folder: Path) -> bool:
    """Whether the disk under ``folder`` has no room left for even a small file."""
    try:
        return shutil.disk_usage(folder).free < _LEAST
    except OSError:
        return False


def discard(path: Path) -> None:
    """Remove a file of ours, or whatever was laid in its place, without following it; ``OSError`` else."""
    path.unlink(missing_ok=True)


def sweep_parts(folder: Path, *, older: float = 0) -> None:
    """Remove what :func:`replacing` left in ``folder`` when the power failed; ``OSError`` else.

    Where another program may be at one, ``older`` seconds tell it from one that was left.
    """
    for each in folder.glob(f"*{PART}"):
        if _OF_REPLACING.search(each.name) and time.time() - each.lstat().st_mtime >= older:
            discard(each)


@contextmanager
def replacing(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """Lend a new file that takes the place of ``path`` when the block ends, whole and on the disk.

    Until then, and after any fault, ``path`` is what it was. ``OSError`` when the disk refuses. One that is
    not ``lasting`` may be taken back by a power cut, and nobody waits for the disk.
    """
    # A name that nobody can foresee: whatever lies under another is somebody's own, and stays.
    part = path.with_name(f"{path.name}.{os.urandom(4).hex()}{PART}")
    with open_new(part) as out:
        try:
            yield out
            out.flush()
            if lasting:
                os.fsync(out.fileno())
        except BaseException:
            with suppress(OSError):
                discard(part)
            raise
    try:
        part.replace(path)
    except OSError:
        with suppress(OSError):
            discard(part)
        raise
    if lasting:
        sync_folder(path.parent)


def write_whole(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Put ``content`` in the place of a file of our own, as :func:`replacing` does; ``OSError`` else.

    What cannot be made to last once it has its name is taken back: refused is refused.
    """
    before = _stands(path) if lasting else None
    try:
        with replacing(path, lasting=lasting) as out:
            out.write(content)
    except OSError:
        if before is not None and _stands(path) != before:
            with suppress(OSError), replacing(path, lasting=False) as out:
                out.write(before)
        raise


def _stands(path: Path) -> bytes | None:
    """What a file of ours holds; None where there is none that can be read."""
    try:
        return read_regular(path, follow=False)
    except OSError:
        return None


def json_bytes(document: Any) -> bytes:
    """A document as a file that a person can read too.

    What is not UTF-8 in a path (``surrogateescape``) is escaped, so that :func:`read_json` gives it back.
    """
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def read_json(content: bytes) -> Any:
    """What a JSON text holds, a byte order mark aside; ``input.not_json`` else, also where it goes deep."""
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise DeskError("input.not_json") from None
    if goes_deep(document):
        raise DeskError("input.not_json")
    return document


def goes_deep(document: Any) -> bool:
    """Whether lists and objects lie in one another deeper than in any document of ours, or of a county."""
    level = [document]
    # Level by level, not by calls, which a document could exhaust.
    for _depth in range(_DEEPEST + 1):
        level = [
            inner
            for each in level
            if isinstance(each, list | dict)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def without_mark(content: bytes) -> bytes:
    """``content`` without a UTF-8 byte order mark at its start (RFC 8259, 8.1: a reader may pass it over)."""
    return content.removeprefix(BOM_UTF8)


def numbered_lines(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines as they come in, counted from 1, the first :func:`without_mark`."""
    for number, line in enumerate(lines, start=1):
        yield number, without_mark(line) if number == 1 else line


def no_link(path: Path) -> Path:
    """``path``, unless it is a link (``input.a_link``): on a stick it chooses what of ours is read."""
    if path.is_symlink():
        raise DeskError("input.a_link", file=path.name)
    return path


def read_file(path: Path, most: int = MOST) -> bytes:
    """A file that a person named: ``input.unreadable``, also for what is no file; ``input.too_big``.

    Without the mark that Windows puts before UTF-8 text.
    """
    try:
        return without_mark(read_regular(path, most))
    except OSError as fault:
        code: Code = "input.too_big" if fault.errno == errno.EFBIG else "input.unreadable"
        raise DeskError(code, file=path.name) from fault


def digest_of(file: BinaryIO) -> str:
    """SHA-256 in hex of what is left to be read in ``file``; ``OSError`` when the medium fails."""
    # The window's first card does not wait for it.
    import hashlib

    digest = hashlib.sha256()
    while data := file.read(_CHUNK):
        digest.update(data)
    return digest.hexdigest()


def open_input(path: Path) -> BinaryIO:
    """Open a file that a person named; ``input.unreadable``, also for what is no file."""
    try:
        return open_regular(path)
    except OSError as fault:
        raise DeskError("input.unreadable", file=path.name) from fault


def read_some(file: BinaryIO, most: int, name: str) -> bytes:
    """What an opened file that a person named gives next; ``input.unreadable`` when the medium fails."""
    try:
        return file.read(most)
    except OSError as fault:
        raise DeskError("input.unreadable", file=name) from fault


def hash_of(path: Path) -> str:
    """SHA-256 in hex of a file that a person named; ``input.unreadable``, also for what is no file."""
    with open_input(path) as file:
        try:
            return digest_of(file)
        except OSError as fault:
            raise DeskError("input.unreadable", file=path.name) from fault


@contextmanager
def writing(path: Path, known: Known) -> Iterator[BinaryIO]:
    """Lend a new file for a person that takes its name when the block ends, whole.

    What lies there already is replaced only where ``known`` says that it is the same paper, card or table:
    ``output.exists`` else, before anything is written. ``output.unwritable`` when the disk refuses.
    """
    with _unwritable(path):
        _not_another(path, known)
        with replacing(path) as out:
            yield out


def write_file(path: Path, content: bytes, known: Known) -> Path:
    """Write a file for a person, as :func:`writing`."""
    with writing(path, known) as out:
        out.write(content)
    return path


def write_paper(path: Path, content: bytes) -> Path:
    """Write a paper of ours; one that lies there is replaced if it is the same (:func:`same_paper`)."""
    return write_file(path, content, same_paper(content))


def write_table(path: Path, content: str) -> Path:
    """Write a table (CSV); one of the same heading that lies there is renewed."""
    heading, line, _rows = content.partition("\r\n")
    # With a mark at its beginning, spreadsheets read it as what it is.
    return write_file(path, content.encode("utf-8-sig"), begins((heading + line).encode()))


def write_papers(folder: Path, papers: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write papers under these names into a folder, made if it is not there; none where one is refused."""
    return write_files(folder, {name: (pdf, same_paper(pdf)) for name, pdf in papers.items()})


def write_files(folder: Path, files: Mapping[str, tuple[bytes, Known]]) -> tuple[Path, ...]:
    """Write files of any kind, as :func:`write_papers`; each with what may lie there before it."""
    make_folder(folder)
    for name, (_content, known) in files.items():
        with _unwritable(folder / name):
            _not_another(folder / name, known)
    return tuple(write_file(folder / name, *each) for name, each in files.items())


def make_folder(folder: Path) -> Path:
    """A folder that a person named, made if it is not there, its owner's alone; ``output.unwritable``."""
    with _unwritable(folder / "any"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def begins(prefix: bytes) -> Known:
    """Known by its first bytes, a byte order mark passed over."""
    mark = "\ufeff".encode()
    return lambda content: content.removeprefix(mark).startswith(prefix.removeprefix(mark))


def same_paper(content: bytes) -> Known:
    """Known as this paper: a PDF of the same title, which no two kinds share; a picture of the same width."""
    if content.startswith(_PNG):
        return begins(content[:_PNG_WIDTH])
    _before, found, after = content.rpartition(_INFO)
    title = found + after.partition(_INFO_END)[0]
    return lambda there: there.startswith(_PDF) and title in there if found else there == content


def never(_content: bytes) -> bool:
    """Nothing that lies there is replaced."""
    return False


def shown(path: Path | str) -> str:
    """A path as people see it: bytes that are no UTF-8 are read as GB 18030, which older machines wrote."""
    try:
        return os.fsencode(path).decode()
    except UnicodeDecodeError:
        return os.fsencode(path).decode("gb18030", "replace")


def _not_another(path: Path, known: Known) -> None:
    """``output.exists`` for a link, a folder, a pipe, or a file that is not what we are about to write."""
    try:
        present = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(present.st_mode):
        # A folder may have been named as ``.``, which has no name of its own.
        raise DeskError("output.exists", file=path.absolute().name)
    try:
        content = read_regular(path, follow=False)
    except OSError as fault:
        raise DeskError("output.exists", file=path.name) from fault
    # An empty file holds nothing that could be lost; scripts make one to hold a name.
    if content and not known(content):
        raise DeskError("output.exists", file=path.name)


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise DeskError("output.unwritable", folder=shown(path.parent)) from fault


def _no_number(_text: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON (RFC 8259, 6)")
