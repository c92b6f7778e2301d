"""The order of Tab (焦点顺序) where what comes first on the screen was built last."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.focus import in_chain


def let_follow(page: QWidget, body: QWidget) -> None:
    """Let Tab go through ``page`` after all else in ``body``, though the page was built first."""
    *before, last = (stop for stop in stops(body) if not page.isAncestorOf(stop))
    in_line(before[-1], *stops(page))
    # Only now: Qt leaves as it is what would go behind the last of all.
    QWidget.setTabOrder(before[-1], last)


def in_line(*parts: QWidget) -> None:
    """Let Tab go from one of these to the next."""
    for one, following in pairwise(parts):
        QWidget.setTabOrder(one, following)


def stops(inside: QWidget) -> list[QWidget]:
    """Where Tab stops within a widget, in its order."""
    return [
        each
        for each in in_chain(inside)
        if inside.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
