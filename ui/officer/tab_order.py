"""The order of Tab (焦点顺序) where what comes first on the screen was built last."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
    window, found = inside.window(), list[QWidget]()
    # The binding takes what a widget answers for its own: a window that a scroll bar answers is never let go.
    end = window.previousInFocusChain()
    at = inside.nextInFocusChain()
    while at is not None and at is not inside:
        if inside.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = window if at is end else at.nextInFocusChain()
    return found
