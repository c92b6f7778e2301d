"""Leaves (分页): what does not fit on the screen goes on the next leaf whole; nothing scrolls or is cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

GAP = 16
"""Least pixels between two rows."""


_NEARLY_EMPTY = 0.2
"""Of the room of a leaf."""

_STEP = 8
"""Pixels by which a fuller leaf is tried."""


def pack(groups: Sequence[Sequence[int]], room: int, gap: int = GAP) -> tuple[tuple[int, ...], ...]:
    """Which rows share a leaf of ``room`` pixels, by their heights: in order, each whole, one at least.

    Rows of a group stay together where one leaf can hold them all; there are as few leaves as that allows.
    The first holds as much as it can, for it is the one that everybody sees; where a later one would then
    stand nearly empty, so much less that no line is left over by itself. Rows are counted through all groups.
    """
    fewest = _filled(groups, room, room, gap)
    heights = [height for group in groups for height in group]

    def is_even(leaves: Sequence[Sequence[int]]) -> bool:
        return all(sum(heights[row] for row in leaf) >= room * _NEARLY_EMPTY for leaf in leaves)

    tries = (_filled(groups, limit, room, gap) for limit in range(room, room // 2, -_STEP))
    return next((leaves for leaves in tries if len(leaves) == len(fewest) and is_even(leaves)), fewest)


def _filled(groups: Sequence[Sequence[int]], limit: int, room: int, gap: int) -> tuple[tuple[int, ...], ...]:
    """Each leaf filled up to ``limit``; only a group that stays together goes beyond it, up to ``room``."""
    leaves: list[list[int]] = []
    used = row = 0
    for group in groups:
        whole = sum(group) + gap * (len(group) - 1)
        together = whole <= room
        fresh = used + gap + whole > limit and together
        for height in group:
            fits = used + gap + height <= (room if together else limit)
            if leaves and not fresh and fits:
                leaves[-1].append(row)
                used += gap + height
            else:
                leaves.append([row])
                used = height
            fresh = False
            row += 1
    return tuple(tuple(leaf) for leaf in leaves)


class Leaves(QWidget):
    """Rows one under the other on as many leaves as the screen asks for; one leaf is shown."""

    packed = Signal()
    """The number of leaves, or the leaf shown, has changed."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], leaf: int = 0) -> None:
        super().__init__()
        self._sizes = tuple(len(group) for group in groups)
        self._rows = tuple(row for group in groups for row in group)
        self._leaf = leaf
        self._leaves: tuple[tuple[int, ...], ...] = ()
        self._heights: tuple[int, ...] = ()
        for row in self._rows:
            row.setParent(self)

    @property
    def leaf(self) -> int:
        """The leaf shown, from 0."""
        return self._leaf

    @property
    def count(self) -> int:
        """How many leaves there are."""
        return max(len(self._leaves), 1)

    def turn(self, leaf: int) -> None:
        """Show that leaf, or the last one."""
        self._leaf = leaf
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pack anew for another screen (Qt)."""
        super().resizeEvent(event)
        self._pack()

    def showEvent(self, event: QShowEvent) -> None:
        """Pack anew: a widget that has never been seen does not yet know its height (Qt)."""
        super().showEvent(event)
        self._pack()

    def _pack(self) -> None:
        for row in self._rows:
            row.show()
            for child in (row, *row.findChildren(QWidget)):
                child.ensurePolished()
        self._heights = tuple(_height(row, self.width()) for row in self._rows)
        each = iter(self._heights)
        self._leaves = pack([tuple(islice(each, size)) for size in self._sizes], self.height())
        self._place()

    def _place(self) -> None:
        if not self._leaves:
            return
        self._leaf = min(self._leaf, self.count - 1)
        shown = self._leaves[self._leaf]
        spare = self.height() - sum(self._heights[row] for row in shown)
        gap = min(max(spare // len(shown), GAP), max(self.height() // 20, GAP))
        top = 0
        for number, row in enumerate(self._rows):
            row.setVisible(number in shown)
            if number in shown:
                row.setGeometry(0, top, self.width(), self._heights[number])
                top += self._heights[number] + gap
        self.packed.emit()


def _height(row: QWidget, width: int) -> int:
    if row.hasHeightForWidth():
        return row.heightForWidth(width)
    return row.sizeHint().height()
