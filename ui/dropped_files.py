"""Files that are dragged or copied to a window (拖进来的文件): taken as a copy, whatever else was asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


def files_held(held: QMimeData) -> list[Path]:
    """The files of this machine that are dragged or copied."""
    return [Path(each.toLocalFile()) for each in held.urls() if each.isLocalFile()]


def let_in(event: QDropEvent) -> None:
    """Files may come in; they stay where they lie too."""
    if files_held(event.mimeData()):
        _as_copy(event)


def let_fall(event: QDropEvent) -> list[Path]:
    """Take what was dropped; whoever drags deletes nothing."""
    _as_copy(event)
    return files_held(event.mimeData())


def _as_copy(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
