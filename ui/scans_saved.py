"""Saving the scans of one matter (存出扫描件): into a folder that is asked for, in the open, as is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.chosen_files import chosen_folder
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import shown
from xinfang_desk.words import _


def save_scans(
    card: QWidget,
    bound: Bound,
    save: Callable[[str, Path], Sequence[Path]],
    tell: Callable[[str, NoticeKind], None],
    refused: Callable[[DeskError], None],
) -> None:
    """Ask for a folder, ``save`` the scans of the matter that ``card`` shows there, and tell of it."""
    folder = chosen_folder(card, _("存到哪个文件夹"))
    if folder is None:
        return
    told = _("已存出 {count} 份到 {folder}。没有加密，用完请删掉。")
    bound.ask(
        lambda number: save(number, folder),
        lambda made: tell(told.format(count=len(made), folder=shown(folder)), NoticeKind.WARN),
        refused,
        kind="save",
        marks=Topic.UNSEEN,
    )
