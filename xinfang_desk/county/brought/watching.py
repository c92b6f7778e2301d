"""A watched folder (看着的文件夹): what is put there is received once it has stopped growing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xinfang_desk.devices.carrier import ACK, ROOT
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import PART

_WHERE = ("", "out", "XINFANG/out")
"""The folder itself, that of a drop-box, that of a stick."""
_OURS = frozenset({"README.txt", "stick.json"})
_Seen = tuple[int, int]
"""A file's size, and when it was last written to, in nanoseconds."""


class Watch:
    """Looks into one folder again and again; ``input.unreadable`` where there is none to begin with."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DeskError("input.unreadable", file=folder.name)
        self._folder = folder
        self._growing: dict[Path, _Seen] = {}
        self._told: dict[Path, _Seen] = {}

    def settled(self) -> tuple[Path, ...]:
        """Files that are as they were at the last look, each told once; a medium that is gone has none."""
        now = dict(self._files())
        ready = [
            path for path, seen in now.items() if self._growing.get(path) == seen != self._told.get(path)
        ]
        self._growing = now
        self._told |= {path: now[path] for path in ready}
        return tuple(sorted(ready))

    def _files(self) -> Iterator[tuple[Path, _Seen]]:
        for where in _WHERE:
            try:
                found = sorted((self._folder / where).iterdir())
            except OSError:
                continue
            for path in found:
                if path.name.startswith(".") or path.name.endswith(PART) or path.name in _OURS:
                    continue
                try:
                    about = path.stat()
                except OSError:
                    continue
                if path.is_file():
                    yield path, (about.st_size, about.st_mtime_ns)


def replies_in(folder: Path) -> Path | None:
    """Where the desks fetch their replies, if this is a drop-box or a stick; None for any other folder."""
    return next((each for each in (folder / ACK, folder / ROOT / ACK) if each.is_dir()), None)
