"""The form and what follows beside it (栏与半页): side by side, or in a narrow window one half at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.look.theme import Look
from ui.look.tokens import HEAD
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.inputs.segments import Segments
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.officer.visit.side import Side

WIDE, MIDDLE = 1760, 1200
"""Widths, in pixels at 100 %, from which three columns and two columns have room."""

_RAIL, _RAIL_WIDE = 64, 336
_SIDE, _SIDE_WIDE = 392, 448
_TABS = 47
"""Height of the line that turns between the halves, in pixels at 100 %."""


def kept_free(width: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the form where it stands alone: what will stand around it has room."""
    rail = _RAIL if width < WIDE else _RAIL_WIDE
    if width < MIDDLE:
        return rail, HEAD + _TABS, 0, 0
    return rail, HEAD, _SIDE if width < WIDE else _SIDE_WIDE, 0


class Halves:
    """What stands of the two, and the tabs that turn between them; ``turned`` is called when one was."""

    def __init__(
        self,
        look: Look,
        pages: QStackedWidget,
        centre: QBoxLayout,
        middle: QBoxLayout,
        turned: Callable[[], None],
    ) -> None:
        self._look = look
        self._pages = pages
        self._turned = turned
        self._choice = Segments(
            look,
            _("这一页"),
            "halves",
            (("form", _("登记内容")), ("side", _("途径、期限、以往"))),
            kind="tab",
        )
        self._choice.choose("form")
        self._choice.chosen.connect(turned)
        self._tabs = frame("topbar", row(look, self._choice, margins=(16, 6, 16, 6)))
        self._room = column(look, spacing=0)
        self.side_place = frame("side", self._room)
        centre.insertWidget(0, self._tabs)
        middle.addWidget(self.side_place)

    def attach(self, side: Side) -> None:
        """Put in what follows the form."""
        self._scroll = Scrolled(side, "sideScroll")
        self._room.addWidget(self._scroll)

    def show(self, half: str) -> None:
        """Turn to ``form`` or ``side``."""
        self._choice.choose(half)
        self._turned()

    def go_to(self, control: QWidget) -> None:
        """Turn to what follows, and to this control of it."""
        self.show("side")
        self._scroll.ensureWidgetVisible(control)
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shown(self) -> QWidget:
        """The half that stands in the centre."""
        page = self._pages.currentWidget()
        return page if page is not None and self._pages.isVisible() else self.side_place

    def fit(self, width: int, *, on_form: bool) -> None:
        """Show both where there is room (pixels at 100 %); nothing stands beside a page that is no form."""
        halved = width < MIDDLE and on_form
        alone = halved and self._choice.choice() == "side"
        self._tabs.setVisible(halved)
        self._pages.setVisible(not alone)
        self.side_place.setVisible(on_form and (alone or not halved))
        if alone:
            self.side_place.setMaximumWidth(1 << 14)
        else:
            self.side_place.setFixedWidth(self._look.px(_SIDE_WIDE if width >= WIDE else _SIDE))
