"""The focus keeps to the page (焦点不乱跳): what had it goes away, and the nearest gets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget


class StaysOnPage(QObject):
    """Watches one window.

    Where what has the focus is hidden or shut off, Qt hands the focus on in the order of the whole window:
    from the last button of a page into the search over it. Here it goes to what stands nearest in the same
    area, or to nothing.
    """

    def __init__(self, parent: QObject, areas: Callable[[], Sequence[QWidget]]) -> None:
        """``areas`` are the parts of the window that the focus never leaves by itself; the page first."""
        super().__init__(parent)
        self._areas = areas
        self._before: QWidget | None = None
        self._area: QWidget | None = None

    def watch(self, window: QWindow) -> None:
        """Follow the focus of ``window``."""
        window.focusObjectChanged.connect(self._moved)

    def _moved(self, now: QObject | None) -> None:
        if not isinstance(now, QWidget):
            return
        areas = self._areas()
        before, area = self._before, self._area or areas[0]
        self._before, self._area = now, next((each for each in areas if each.isAncestorOf(now)), None)
        if before is None or not shiboken6.isValid(area) or not area.isVisible() or area.isAncestorOf(now):
            return
        if not (shiboken6.isValid(before) and _can_be_reached(before)):
            stood = shiboken6.isValid(before) and area.isAncestorOf(before)
            nearest = nearest_on(area, before if stood else area)
            # Not from within: others who follow the focus shall hear of both moves in their order.
            QTimer.singleShot(0, self, lambda: _bring_back(now, nearest))


def _bring_back(strayed: QWidget, nearest: QWidget | None) -> None:
    if not shiboken6.isValid(strayed) or QApplication.focusWidget() is not strayed:
        return
    if nearest is not None and shiboken6.isValid(nearest):
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        strayed.clearFocus()


def in_chain(inside: QWidget) -> Iterator[QWidget]:
    """All that keys reach after ``inside``, in the order of the window, until it comes round."""
    window = inside.window()
    # The binding takes what a widget answers for its own: a window that a scroll bar answers is never let go.
    end = window.previousInFocusChain()
    each = inside.nextInFocusChain()
    while each is not None and each is not inside:
        yield each
        each = window if each is end else each.nextInFocusChain()


def nearest_on(page: QWidget, gone: QWidget) -> QWidget | None:
    """What keys reach on ``page`` next after ``gone``, else last before it; never round to the other end."""
    before, passed = None, gone is page
    for each in in_chain(page):
        if each is gone:
            passed = True
        elif (
            page.isAncestorOf(each) and _can_be_reached(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            if passed:
                return each
            before = each
    return before


def _can_be_reached(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
