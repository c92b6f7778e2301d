"""One verb after another on one button (收银台式): print, hand over, next visitor; Enter each time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.field import restyle
from ui.widgets.labels import label
from ui.widgets.once import is_enter
from xinfang_desk.domain.record import PaperRecord, PaperState
from xinfang_desk.words import _

DEAD_FOR = 300
"""Milliseconds after the verb has changed, in which a nervous key does nothing."""

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Stage(Enum):
    """What is to be done with the papers of a matter."""

    PRINT = "print"
    HAND_OVER = "hand_over"
    NEXT = "next"


def stage_of(papers: Sequence[PaperRecord]) -> tuple[Stage, int]:
    """What is to be done next, and with how many papers; what is void needs nothing."""
    unprinted = sum(each.state in {PaperState.DUE, PaperState.DRAWN} for each in papers)
    sent = sum(each.state is PaperState.SENT for each in papers)
    if unprinted:
        return Stage.PRINT, unprinted
    return (Stage.HAND_OVER, sent) if sent else (Stage.NEXT, 0)


class Till(Button):
    """The verb that is due, always in the same place; arrows turn the pages of the papers, Z enlarges."""

    turned = Signal(int)
    enlarged = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("打印"), "till", kind="primary", keys="Enter")
        self._since = QElapsedTimer()
        look.resized.connect(self._fit)
        self._fit()

    def wait(self) -> None:
        """Something else is due from now on."""
        self._since.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what is due, unless the verb has only just changed (Qt)."""
        if event.key() in _TURNS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.turned.emit(_TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Z and not event.modifiers():
            self.enlarged.emit()
        elif is_enter(event) or event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and not self._is_nervous():
                self.click()
        else:
            super().keyPressEvent(event)

    def _is_nervous(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < DEAD_FOR

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.px(222))


class Steps(QWidget):
    """Where one is: what is done, what is due, what comes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._parts = tuple(label("", "caption") for _stage in Stage)
        self.setLayout(row(look, *self._parts, None, spacing=16))
        self.setObjectName("tillSteps")

    def show_stage(self, now: Stage) -> None:
        """Mark what is due now."""
        stages = list(Stage)
        names = (_("打印"), _("交到本人手里"), _("下一位"))
        for at, (part, name) in enumerate(zip(self._parts, names, strict=True)):
            done = at < stages.index(now)
            part.setText(f"✓ {name}" if done else f"{at + 1} {name}")
            part.setProperty("kind", "ok" if done else "strong" if stages[at] is now else "caption")
            restyle(part)
        self.setAccessibleName(names[stages.index(now)])
