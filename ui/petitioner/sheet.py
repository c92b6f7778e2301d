"""A page as it is drawn (页面): its title, which stays while its leaves are turned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.theme import Look, Theme
from ui.look.tokens import Size
from ui.petitioner import blocks
from ui.petitioner.leaves import Leaves, Version
from ui.petitioner.matter import board
from ui.petitioner.matter.tiles import TileSheet
from ui.petitioner.page import Board, Page, Quiet, Tiles
from ui.petitioner.tongues import joined
from ui.widgets.labels import IconLabel

_GAP = 12


class Sheet(QWidget):
    """``page`` in the first of ``themes`` that spares a leaf, open at ``leaf``.

    ``wide`` says that two columns fit side by side.
    """

    def __init__(self, themes: Sequence[Theme], page: Page, go: blocks.Go, *, leaf: int, wide: bool) -> None:
        super().__init__()
        look = Look(self, themes[0], self)
        self.setAccessibleName(page.title)
        self.leaves = Leaves(_versions(look, themes[1:], page, go, wide=wide), leaf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        if page.title:
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            line.addWidget(IconLabel(look, page.icon, "primary", 48), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(blocks.words(look, page.title, Size.GUIDE_HEADING, bold=True), 1)
            column.addLayout(line)
        column.addWidget(self.leaves, 1)
        if page.from_right:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            for words in self.findChildren(QLabel):
                words.setFont(joined(words.font()))

    def show_reading(self, at: int | None, *, speaks: bool) -> None:
        """Frame the picture that is read, on a page of pictures."""
        for pictures in self.findChildren(TileSheet):
            pictures.show_reading(at, speaks=speaks)


def _versions(
    look: Look, smaller: Sequence[Theme], page: Page, go: blocks.Go, *, wide: bool
) -> Sequence[Version]:
    match page.blocks:
        case (Board() as whole,):
            return board.versions(look, smaller, whole, go, wide=wide)
        case (Tiles() as whole,):
            return (lambda _on: [[TileSheet(look, whole, go)]],)

    def set_smaller(theme: Theme, on: QWidget) -> list[blocks.Rows]:
        return _groups(Look(on, theme, on), page, go, wide=wide)

    return (lambda _on: _groups(look, page, go, wide=wide), *(partial(set_smaller, each) for each in smaller))


def _groups(look: Look, page: Page, go: blocks.Go, *, wide: bool) -> list[blocks.Rows]:
    groups: list[blocks.Rows] = []
    for block in page.blocks:
        rows = blocks.build(look, block, go, wide=wide)
        if groups and isinstance(block, Quiet):
            # What is of second rank never stands alone on a leaf.
            groups[-1] = [*groups[-1], *rows[0]]
        else:
            groups += rows
    return groups
