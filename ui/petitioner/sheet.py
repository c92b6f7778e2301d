"""A page as it is drawn (页面): its title, which stays while its leaves are turned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.theme import Look, Theme
from ui.look.tokens import Size
from ui.petitioner import blocks
from ui.petitioner.leaves import Leaves
from ui.petitioner.page import Page, Quiet
from ui.petitioner.tongues import joined
from ui.widgets.labels import IconLabel

_GAP = 12


class Sheet(QWidget):
    """``page`` in ``theme``, open at ``leaf``; ``wide`` says that two columns fit side by side."""

    def __init__(self, theme: Theme, page: Page, go: blocks.Go, *, leaf: int, wide: bool) -> None:
        super().__init__()
        look = Look(self, theme, self)
        self.setAccessibleName(page.title)
        groups: list[blocks.Rows] = []
        for block in page.blocks:
            rows = blocks.build(look, block, go, wide=wide)
            if groups and isinstance(block, Quiet):
                # What is of second rank never stands alone on a leaf.
                groups[-1] = [*groups[-1], *rows[0]]
            else:
                groups += rows
        self.leaves = Leaves(groups, leaf)
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
