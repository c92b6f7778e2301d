"""After how many minutes without anybody a window covers itself (锁屏)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.look.theme import Look
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import numbers
from xinfang_desk.words import _

_LONGEST = 120
"""Minutes: a window that shows people's affairs to whoever passes is not left alone for longer."""


class LockCard(Card):
    """One number; what is shown is what is kept."""

    changed = Signal(int)
    """Other minutes shall be kept."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("锁屏"), "idleCard", icon="lock")
        self.minutes = numbers(1, _LONGEST)
        self.minutes.setSuffix(_(" 分钟"))
        hint = _("没人动键盘鼠标这么久就锁屏，解锁要口令。离开座位，按 Ctrl+L 马上锁。")
        self.body.addWidget(Field(look, _("多久没人动就锁"), self.minutes, "idleMinutes", hint=hint))
        self.minutes.editingFinished.connect(self._finished)
        self._kept = 0

    def show_minutes(self, minutes: int) -> None:
        """These are kept now."""
        self._kept = minutes
        if not self.minutes.hasFocus():
            self.minutes.setValue(minutes)

    def _finished(self) -> None:
        minutes = self.minutes.value()
        if self._kept not in {0, minutes}:
            self._kept = minutes
            self.changed.emit(minutes)
