"""Whether Chinese can be typed here (输入法自检): what the input method does is watched while one tries."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from ui.officer.parts.station import Station
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from xinfang_desk.system import Typing, typing
from xinfang_desk.words import _, sentence


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


def _in_use(by: Typing) -> str:
    """Which input method is in use, and what to do where nothing comes of it."""
    said = {
        Typing.FCITX: _("现在用 fcitx 打字。打不出汉字：按 Ctrl+空格切到中文；还不行，注销后重新登录。"),
        Typing.FCITX_BY_PORTAL: sentence("machine.no_fcitx", {}),
        Typing.IBUS: _("现在用 ibus 打字。打不出汉字：按 Super+空格切到中文；还不行，注销后重新登录。"),
        Typing.NOT_ASKED: _("系统没有说用哪种输入法。打不出汉字：请管理员装上中文输入法，再重新登录。"),
        Typing.NO_IDENTITY: sentence("machine.no_identity", {}),
        Typing.OWN: _("用系统自己的输入法打字。打不出汉字：在任务栏切到中文。"),
    }
    return said[by]


class TypingCard(Card):
    """A line to try in, what has been seen of the input method, and which one is in use."""

    def __init__(self, station: Station) -> None:
        super().__init__(station.look, _("输入法自检"), "typingCard", icon="pencil")
        self.line = _Watched()
        hint = _("在这里打拼音：能出候选字、能上屏，就是好的。")
        self._field = Field(station.look, _("试一试"), self.line, "typingTest", hint=hint)
        self.body.addWidget(self._field)
        self.body.addWidget(label(_in_use(typing()), "caption", wrap=True, name="typingModule"))
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
