"""Asking for a file or a folder (选文件): each dialog begins where one was last, and both audiences share it.

What goes by stick and what is kept here are remembered apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from getpass import getuser
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Folders = dict[str, str]
"""The folders that were chosen last, by what goes there."""

_OWN, _STICK = "own", "stick"
_MOUNTED_UNDER = ("/run/media", "/media")
_last: Folders = {}
_keepers: list[Callable[[Folders], None]] = []


def remember(known: Mapping[str, object], keep: Callable[[Folders], None]) -> None:
    """Begin with what was kept the last time; ``keep`` is told whenever another folder is chosen."""
    _last.clear()
    for which in (_OWN, _STICK):
        if isinstance(last := known.get(which), str):
            _last[which] = last
    _keepers[:] = [keep]


def file_to_open(owner: QWidget, title: str, kinds: str = "", *, on_stick: bool = False) -> Path | None:
    """One file that is there."""
    chosen, _kind = QFileDialog.getOpenFileName(owner, title, _begin(on_stick=on_stick), kinds)
    return _chosen_file(chosen, on_stick=on_stick)


def files_to_open(
    owner: QWidget, title: str, kinds: str = "", *, on_stick: bool = False, watched: str = ""
) -> tuple[Path, ...]:
    """Several files that are there; the folder that is ``watched`` is begun in where none was chosen yet."""
    begin = _begin(on_stick=on_stick, usual=watched)
    chosen, _kind = QFileDialog.getOpenFileNames(owner, title, begin, kinds)
    found = (_chosen_file(each, on_stick=on_stick) for each in chosen)
    return tuple(each for each in found if each is not None)


def file_to_save(owner: QWidget, title: str, name: str, *, on_stick: bool = False) -> Path | None:
    """Where to write what would best be called ``name``."""
    offered = QDir(_begin(on_stick=on_stick)).filePath(name)
    chosen, _kind = QFileDialog.getSaveFileName(owner, title, offered)
    return _chosen_file(chosen, on_stick=on_stick)


def chosen_folder(owner: QWidget, title: str, *, on_stick: bool = False) -> Path | None:
    """A folder that is there."""
    chosen = QFileDialog.getExistingDirectory(owner, title, _begin(on_stick=on_stick))
    if not chosen:
        return None
    _keep(chosen, on_stick=on_stick)
    return Path(chosen)


def _chosen_file(chosen: str, *, on_stick: bool) -> Path | None:
    if not chosen:
        return None
    file = Path(chosen)
    _keep(str(file.parent), on_stick=on_stick)
    return file


def _begin(*, on_stick: bool, usual: str = "") -> str:
    """The last folder; else the ``usual`` one, the stick that is plugged in, the person's documents."""
    for known in (_last.get(_STICK if on_stick else _OWN, ""), usual):
        if known and QDir(known).exists():
            return known
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (on_stick and _plugged_in()) or documents


def _plugged_in() -> str:
    """The stick that the desktop has mounted for this person; empty where there is none, or several."""
    only = QDir.Filter.Dirs | QDir.Filter.NoDotAndDotDot
    found = [
        each.filePath()
        for under in _MOUNTED_UNDER
        for each in QDir(f"{under}/{getuser()}").entryInfoList(only)
    ]
    return found[0] if len(found) == 1 else ""


def _keep(chosen: str, *, on_stick: bool) -> None:
    which = _STICK if on_stick else _OWN
    if _last.get(which) != chosen:
        _last[which] = chosen
        for keep in _keepers:
            keep(dict(_last))
