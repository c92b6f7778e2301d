"""The first page of a matter as it is drawn (第一页): one leaf, made closer before it becomes two.

The next thing is never cut: first the papers stand in one line after another, then a third and a second
other road give way, and it is said how many more there are; then comes a second leaf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.guide_words import _
from ui.look.theme import Look, Theme
from ui.look.tokens import Size
from ui.petitioner.blocks import Go, Rows, words
from ui.petitioner.leaves import Version
from ui.petitioner.page import Ahead, Board, Choice, Point
from ui.petitioner.road import RoadCard
from ui.petitioner.touch import TouchButton
from ui.widgets.labels import IconLabel, label

GAP, _PAD = 14, 24
_SHARE, _LARGER_SHARE = 60, 66
"""Of the width, in hundredths, what the next thing takes beside the three things."""
_MOST = 3
"""Other roads that stand beside the three things where there is room."""


def versions(
    look: Look, smaller: Sequence[Theme], board: Board, go: Go, *, wide: bool
) -> tuple[Version, ...]:
    """The page from all that it says to what it must say; ``wide`` says that two columns fit.

    Where type is larger than usual the road gives way in one of the ``smaller`` sizes before the next thing.
    """
    close = replace(board, ahead=_run_on(board.ahead))

    def on_one(shown: Board, others: int, share: int, _on: QWidget) -> list[Rows]:
        return [[RoadCard(look, board.road.stops, go), _columns(look, shown, others, share, go)]]

    def on_two(shown: Board, theme: Theme, _on: QWidget) -> list[Rows]:
        road: Rows = [RoadCard(look, board.road.stops, go, theme), _ahead(look, shown.ahead, wide=wide)]
        return [road, *_rest(look, board, go)]

    def on_more(first: bool, _on: QWidget) -> list[Rows]:
        """Where one leaf does not hold the next thing: point by point, ``first`` before the road."""
        road: Rows = [RoadCard(look, board.road.stops, go)]
        act, *points = _points_apart(look, board.ahead, wide=wide)
        things: list[Rows] = [[each] for each in _things_apart(look, board)]
        ways: list[Rows] = [[each] for each in _others_apart(look, board.others, go)]
        ahead: list[Rows] = [act, *points, road] if first else [[*road, *act], *points]
        return [*ahead, *things, *ways]

    fewer = range(min(_MOST, len(board.others)), -1, -1)
    one: tuple[Version, ...] = (
        partial(on_one, board, _MOST, _SHARE),
        *(partial(on_one, close, each, _LARGER_SHARE) for each in fewer),
    )
    return (
        *(one if wide else ()),
        partial(on_two, board, look.theme),
        *(partial(on_two, close, each) for each in (look.theme, *smaller)),
        partial(on_more, False),
        partial(on_more, True),
    )


def _rest(look: Look, board: Board, go: Go) -> list[Rows]:
    others: list[Rows] = [[_others(look, board.others, _MOST, go)]] if board.others else []
    return [[_things(look, board)], *others]


def _run_on(ahead: Ahead) -> Ahead:
    """The same with what to bring in one line after another."""

    def close(point: Point) -> Point:
        return replace(point, lines=(_("；").join(point.lines),)) if point.icon == "folder" else point

    return replace(ahead, points=tuple(map(close, ahead.points)))


def _columns(look: Look, board: Board, others: int, share: int, go: Go) -> QWidget:
    both = _Filling()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.px(GAP))
    right = QVBoxLayout()
    right.setSpacing(look.px(GAP))
    right.addWidget(_things(look, board), 1)
    if board.others:
        right.addWidget(_others(look, board.others, others, go))
    line.addWidget(_ahead(look, board.ahead, wide=True), share)
    line.addLayout(right, 100 - share)
    return both


class _Filling(QWidget):
    """Takes the height that is left on a leaf."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _card(look: Look, kind: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("kind", kind)
    column = QVBoxLayout(card)
    pad = look.px(_PAD)
    column.setContentsMargins(pad, pad // 3, pad, pad // 3)
    column.setSpacing(look.px(3))
    return card, column


def _ahead(look: Look, ahead: Ahead, *, wide: bool) -> QFrame:
    card, column = _card(look, "guide_now")
    column.addWidget(_opening(look))
    column.addWidget(words(look, ahead.act, Size.GUIDE_ACT, bold=True))
    for number, point in enumerate(ahead.points):
        if number:
            column.addWidget(_line(look))
        column.addLayout(_point(look, point, wide=wide), 1)
    return card


def _points_apart(look: Look, ahead: Ahead, *, wide: bool) -> list[Rows]:
    rows: list[Rows] = []
    for number, point in enumerate(ahead.points):
        card, column = _card(look, "guide_now")
        if not number:
            column.addWidget(_opening(look))
            column.addWidget(words(look, ahead.act, Size.GUIDE_ACT, bold=True))
        column.addLayout(_point(look, point, wide=wide))
        rows.append([card])
    return rows


def _opening(look: Look) -> QWidget:
    opening = words(look, _("下一步，就办这一件"), Size.GUIDE_BODY, bold=True)
    opening.setProperty("kind", "guide_lead")
    return opening


def _point(look: Look, point: Point, *, wide: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(14))
    grid.setVerticalSpacing(0)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(IconLabel(look, point.icon, "primary", 40), 0, 0, top)
    title = words(look, point.title, Size.GUIDE_BODY)
    column = 2 if wide else 1
    if wide:
        title.setFixedWidth(look.px(_TITLE))
        grid.addWidget(title, 0, 1, top)
    first, *rest = point.lines
    large = point.day is not None
    head = QHBoxLayout()
    head.setSpacing(look.px(24))
    shown = words(look, first, Size.GUIDE_DAY if large else Size.GUIDE_STRONG, bold=large)
    head.addWidget(shown, 0 if large and wide else 1)
    if point.more and not wide:
        rest = [point.more, *rest]
    elif point.more:
        more = words(look, point.more, Size.GUIDE_STRONG, bold=not large)
        more.setWordWrap(False)
        shown.setWordWrap(not large)
        head.addWidget(more, 1 if large else 0)
    text = QVBoxLayout()
    text.setSpacing(0)
    if not wide:
        text.addWidget(title)
    text.addLayout(head)
    for each in rest:
        text.addWidget(words(look, each, Size.GUIDE_STRONG))
    if point.note:
        text.addWidget(label(point.note, "guide_second", wrap=True))
    text.addStretch(1)
    grid.addLayout(text, 0, column)
    grid.setColumnStretch(column, 1)
    return grid


_TITLE = 130
"""Width of what a point is about."""


def _line(look: Look) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "guide_line")
    line.setFixedHeight(max(look.px(1), 1))
    return line


def _things(look: Look, board: Board) -> QFrame:
    card, column = _card(look, "guide_card")
    column.addWidget(words(look, _("您要记住三件事"), Size.GUIDE_HEADING, bold=True))
    for number, (what, how) in enumerate(board.things, start=1):
        column.addStretch(1)
        column.addLayout(_thing(look, number, what, how))
    column.addStretch(1)
    return card


def _things_apart(look: Look, board: Board) -> Rows:
    rows: Rows = []
    for number, (what, how) in enumerate(board.things, start=1):
        card, column = _card(look, "guide_card")
        if number == 1:
            column.addWidget(words(look, _("您要记住三件事"), Size.GUIDE_HEADING, bold=True))
        column.addLayout(_thing(look, number, what, how))
        rows.append(card)
    return rows


def _thing(look: Look, number: int, what: str, how: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(look.px(16))
    line.addWidget(figure(look, number), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(words(look, what, Size.GUIDE_STRONG, bold=True))
    text.addWidget(label(how, "guide_second", wrap=True))
    line.addLayout(text, 1)
    return line


def figure(look: Look, number: int) -> QWidget:
    """A number in a disc."""
    disc = label(str(number), "guide_strong")
    side = look.px(50)
    disc.setFixedSize(side, side)
    disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
    t = look.tokens
    disc.setStyleSheet(f"background:{t.primary};color:{t.on_primary};border-radius:{side // 2}px")
    return disc


def _others(look: Look, others: tuple[Choice, ...], most: int, go: Go) -> QFrame:
    """As many other roads as there is room for, and how many more there are."""
    card, column = _card(look, "guide_card")
    column.addWidget(words(look, _("也可以走别的合法路"), Size.GUIDE_HEADING, bold=True))
    for number, each in enumerate(others[:most]):
        if number:
            column.addWidget(_line(look))
        column.addWidget(_way(look, each, go))
    if more := len(others[most:]):
        text = _("还有{count}条路，点“每一步细看”").format(count=more)
        column.addWidget(label(text, "guide_second", wrap=True))
    return card


def _others_apart(look: Look, others: tuple[Choice, ...], go: Go) -> Rows:
    return [_others(look, (each,), 1, go) for each in others[:1]] + [
        _way(look, each, go) for each in others[1:]
    ]


def _way(look: Look, way: Choice, go: Go) -> TouchButton:
    name = f"way_{way.to.lstrip('@')}"
    button = TouchButton(look, way.label, name, icon=way.icon, note=way.note, flat=True)
    button.clicked.connect(lambda _checked=False: go(way.to))
    return button
