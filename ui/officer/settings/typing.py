"""Whether Chinese can be typed here (输入法自检): what the input method does is watched while one tries."""

from __future__ import annotations

import os

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from ui.officer.parts.station import Station
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from xinfang_desk.words import _


class _Watched(QLineEdit):
    """A line that tells what the input method sends."""

    composing = Signal()
    arrived = Signal(str)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell of it, then take it in (Qt)."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self.composing.emit()
        if event.commitString():
            self.arrived.emit(event.commitString())


class TypingCard(Card):
    """A line to try in, what has been seen of the input method, and how Qt was told to find it."""

    def __init__(self, station: Station) -> None:
        super().__init__(station.look, _("输入法自检"), "typingCard", icon="pencil")
        self.line = _Watched()
        hint = _("在这里打拼音：能出候选字、能上屏，就是好的。")
        self._field = Field(station.look, _("试一试"), self.line, "typingTest", hint=hint)
        self.body.addWidget(self._field)
        found = os.environ.get("QT_IM_MODULES") or os.environ.get("QT_IM_MODULE") or _("系统默认")
        words = _("接法：{found}。打不出汉字的，按 F1 看“输入法”一节。")
        self.body.addWidget(label(words.format(found=found), "caption", wrap=True, name="typingModule"))
        self.line.composing.connect(self._composing)
        self.line.arrived.connect(self._arrived)
        self.line.textEdited.connect(self._typed)

    def _composing(self) -> None:
        self._say(_("看到拼音了，选一个字上屏。"))

    def _arrived(self, text: str) -> None:
        if any(letter > "\u2e80" for letter in text):
            self._say(_("好了：输入法能用。"))

    def _typed(self, text: str) -> None:
        if text and text.isascii():
            self._say(_("只来了字母。请切换到中文输入法再试（一般是 Ctrl+空格）。"))

    def _say(self, words: str) -> None:
        self._field.show_remark(words)
