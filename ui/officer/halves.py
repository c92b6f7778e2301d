"""The form and what follows from it (栏与半页): side by side, or in a narrow window one half at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.look.tokens import HEAD
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel
from xinfang_desk.words import _

WIDE, MIDDLE = 1760, 1150
"""Widths, in pixels at 100 %, from which columns are roomy, and from which there are three of them."""

STRIP, _COLUMN, _ROOMY = 52, 212, 288
_SIDE, _SIDE_ROOMY = 322, 420


def left_width(width: int) -> int:
    """How wide the left edge is in a window of this width, both in pixels at 100 %."""
    if width < MIDDLE:
        return STRIP
    return _COLUMN if width < WIDE else _ROOMY


def kept_free(width: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the form where it stands alone: what will stand around it has room."""
    return left_width(width), HEAD, 0, 0


class Halves:
    """``form`` and the place beside it, in a row; under them a line that says what has no room beside.

    ``turned`` is called when one turned from one half to the other.
    """

    def __init__(self, look: Look, form: QWidget, turned: Callable[[], None]) -> None:
        self._look = look
        self._form = form
        self._turned = turned
        self._room = column(look, spacing=0)
        self.side_place = frame("side", self._room)
        self.both = row(look, spacing=0)
        self.both.addWidget(form, 1)
        self.both.addWidget(self.side_place)
        self._choice = Segments(
            look,
            _("这一页"),
            "halves",
            (("form", _("登记内容")), ("side", _("途径、期限、以往"))),
            kind="tab",
        )
        self._choice.choose("form")
        self._choice.chosen.connect(turned)
        self._said = ElidedLabel("", "label")
        inside = row(look, margins=(12, 1, 12, 1), spacing=8)
        inside.addWidget(self._said, 1)
        inside.addWidget(self._choice)
        self.line = frame("halves", inside, "halvesLine")
        self.line.hide()

    def attach(self, side: QWidget) -> None:
        """Put in what follows the form."""
        self._scroll = Scrolled(side, "sideScroll")
        self._room.addWidget(self._scroll)

    def say(self, words: str) -> None:
        """What stands on the other half, in a few words."""
        self._said.setText(words)

    def show(self, half: str) -> None:
        """Turn to ``form`` or ``side``."""
        self._choice.choose(half)
        self._turned()

    def go_to(self, control: QWidget) -> None:
        """Turn to what follows, and to this control of it."""
        self.show("side")
        self._scroll.ensureWidgetVisible(control)
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turned_away(self) -> bool:
        """Whether what follows stands in the place of the form."""
        return self._form.isHidden()

    def fit(self, width: int) -> None:
        """Show both where there is room (pixels at 100 %)."""
        halved = width < MIDDLE
        alone = halved and self._choice.choice() == "side"
        self.line.setVisible(halved)
        self._form.setVisible(not alone)
        self.side_place.setVisible(alone or not halved)
        if alone:
            self.side_place.setMinimumWidth(0)
            self.side_place.setMaximumWidth(1 << 14)
        else:
            self.side_place.setFixedWidth(self._look.px(_SIDE_ROOMY if width >= WIDE else _SIDE))
