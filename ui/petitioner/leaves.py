"""Leaves (分页): what does not fit on the screen goes on the next leaf whole; nothing scrolls or is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 10
"""Least pixels between two rows."""


_HALF_EMPTY = 0.45
"""Of the room of a leaf."""

_STEP = 8
"""Pixels by which a fuller leaf is tried."""


def pack(groups: Sequence[Sequence[int]], room: int, gap: int = GAP) -> tuple[tuple[int, ...], ...]:
    """Which rows share a leaf of ``room`` pixels, by their heights: in order, each whole, one at least.

    Rows of a group stay together where one leaf can hold them all; there are as few leaves as that allows.
    Each holds as much as it can, for the first is the one that everybody sees; where the last would then
    stand half empty, the one before gives it rows until neither does, as far as that can be.
    Rows are counted through all groups.
    """
    fewest = _filled(groups, room, room, gap)
    if len(fewest) == 1:
        return fewest
    *full, before, _last = fewest
    rest = tuple(_from(groups, before[0]))
    heights = [height for group in rest for height in group]

    def emptiest(leaves: Sequence[Sequence[int]]) -> int:
        least = min(sum(heights[row] for row in leaf) + gap * (len(leaf) - 1) for leaf in leaves)
        return min(least, round(room * _HALF_EMPTY))

    tries = (_filled(rest, limit, room, gap) for limit in range(room, room // 3, -_STEP))
    even = max((each for each in tries if len(each) == len(fewest[-2:])), key=emptiest, default=())
    # A window that is hardly there yet has no room for anything.
    return (*full, *(tuple(row + before[0] for row in leaf) for leaf in even)) if even else fewest


def _from(groups: Sequence[Sequence[int]], row: int) -> Iterator[Sequence[int]]:
    """What is left of the groups from that row on."""
    for group in groups:
        if row < len(group):
            yield group[row:]
        row = max(row - len(group), 0)


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


Groups = Sequence[Sequence[QWidget]]
"""Rows in groups that stay together."""
Version = Callable[[QWidget], Groups]
"""One way to say a page; it is built when it is tried, on a widget of its own, which it may dress."""


class Leaves(QWidget):
    """Rows one under the other on as many leaves as the screen asks for; one leaf is shown.

    Of several versions, the fullest first, the first is shown that one leaf holds; else the one that cuts
    no row, keeps its first group on the first leaf and takes the fewest leaves; of equals the first. A row
    that expands takes the height that is left.
    """

    packed = Signal()
    """The number of leaves, or the leaf shown, has changed."""

    def __init__(self, versions: Sequence[Version], leaf: int = 0) -> None:
        super().__init__()
        self._versions = tuple(versions)
        self._made: list[tuple[QWidget, Groups]] = []
        self._rows: tuple[QWidget, ...] = ()
        self._leaf = leaf
        self._leaves: tuple[tuple[int, ...], ...] = ()
        self._heights: tuple[int, ...] = ()

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
        best: tuple[bool, bool, int] | None = None
        shown: QWidget = self
        for at in range(len(self._versions)):
            page, tried = self._built(at)
            heights, leaves = self._measured(tried)
            together = len(tried[0]) if tried else 0
            mark = max(heights, default=0) > self.height(), len(leaves[0]) < together, len(leaves)
            if best is None or mark < best:
                best, shown, self._heights, self._leaves = mark, page, heights, leaves
                self._rows = tuple(row for group in tried for row in group)
            if best == (False, False, 1):
                break
        for page, _groups in self._made:
            page.setVisible(page is shown)
        self._place()

    def _built(self, at: int) -> tuple[QWidget, Groups]:
        if at == len(self._made):
            page = QWidget(self)
            groups = self._versions[at](page)
            for row in (row for group in groups for row in group):
                row.setParent(page)
            self._made.append((page, groups))
        page, groups = self._made[at]
        page.setGeometry(self.rect())
        page.show()
        return page, groups

    def _measured(self, groups: Groups) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
        rows = [row for group in groups for row in group]
        for row in rows:
            row.show()
            for child in (row, *row.findChildren(QWidget)):
                child.ensurePolished()
        heights = tuple(_height(row, self.width()) for row in rows)
        each = iter(heights)
        return heights, pack([tuple(islice(each, len(group))) for group in groups], self.height())

    def _place(self) -> None:
        if not self._leaves:
            return
        self._leaf = min(self._leaf, self.count - 1)
        shown = self._leaves[self._leaf]
        spare = self.height() - sum(self._heights[row] for row in shown)
        filling = [number for number in shown if _fills(self._rows[number])]
        gap = GAP if filling else min(max(spare // len(shown), GAP), max(self.height() // 20, GAP))
        more = max(spare - gap * (len(shown) - 1), 0) // len(filling) if filling else 0
        top = 0
        for number, row in enumerate(self._rows):
            row.setVisible(number in shown)
            if number in shown:
                high = self._heights[number] + (more if number in filling else 0)
                row.setGeometry(0, top, self.width(), high)
                top += high + gap
        self.packed.emit()


def _fills(row: QWidget) -> bool:
    return row.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding


def _height(row: QWidget, width: int) -> int:
    if row.hasHeightForWidth():
        return row.heightForWidth(width)
    return row.sizeHint().height()
