"""What has the focus is in sight (焦点看得见): how keys go to a field, and pages open at their top."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from ui.widgets.boxes import Scrolled, reached


def go_to(field: QWidget, why: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give ``field`` the focus and show it, also where it has the focus and was scrolled away from."""
    field.setFocus(why)
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, Scrolled):
            around.show_focused(field.focusProxy() or field)
        around = around.parentWidget()


def to_top(page: QWidget) -> None:
    """Let all that scrolls in a page, or the page itself, begin at its top."""
    for scrolled in (page, *page.findChildren(QAbstractScrollArea)):
        if isinstance(scrolled, QAbstractScrollArea):
            scrolled.verticalScrollBar().setValue(0)


def begin(page: QWidget) -> None:
    """Let a page that was just opened begin: at its top, with the focus on the first thing there.

    A button that does something waits for Tab: Space would do it before anybody has looked. What comes after
    it is not jumped to.
    """
    to_top(page)
    around = next((each for each in page.findChildren(Scrolled) if each.isVisibleTo(page)), page)
    around.setFocus(Qt.FocusReason.OtherFocusReason)
    # When all has its place: what lies further down waits for Tab.
    QTimer.singleShot(0, page, lambda: _begin_on(page, around))


def _begin_on(page: QWidget, around: QWidget) -> None:
    first = next(reached(page), None)
    if (
        first is not None
        and not _acts(first)
        and around.hasFocus()
        and first.visibleRegion().boundingRect() == first.rect()
    ):
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _acts(part: QWidget) -> bool:
    return isinstance(part, QPushButton) and not part.isCheckable()
