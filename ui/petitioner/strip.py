"""The strip under every page (下面一排按钮): five places that never move, back always the first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.petitioner.touch import TouchButton
from ui.theme import Look
from xinfang_desk.words import _

EDGE, GAP = 12, 16


class Strip(QWidget):
    """Back; what this page is for; larger type; other colours; on. What does not apply leaves a gap."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.back = _button(look, _("返回"), "guideBack", "back")
        self.own = _button(look, _("回到开头"), "guideHome", "home")
        self.larger = _button(look, _("字再大些"), "guideLarger", "text_size")
        self.colours = _button(look, _("黑底亮字"), "guideContrast", "contrast")
        self.on = _button(look, _("下一页"), "guideNext", "forward", primary=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(EDGE * 2, EDGE, EDGE * 2, EDGE)
        line.setSpacing(GAP)
        for button in (self.back, self.own, self.larger, self.colours, self.on):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            line.addWidget(button, 1)

    def say_own(self, text: str, icon: str) -> None:
        """What the second place is for on this page."""
        self.own.say(text, icon)

    def say_on(self, leaf: int, count: int, answer: str) -> None:
        """How many leaves there are; on the last one ``answer``, where the page asks for one."""
        further = leaf + 1 < count
        self.on.setVisible(further or bool(answer))
        if further:
            self.on.say(_("下一页 {leaf}/{count}").format(leaf=leaf + 1, count=count), "forward")
        else:
            self.on.say(answer, "check")

    def say_look(self, *, largest: bool, contrast: bool) -> None:
        """What the type and the colours change to when touched."""
        self.larger.say(_("字变小些") if largest else _("字再大些"), "text_size")
        self.colours.say(_("换回白底") if contrast else _("黑底亮字"), "contrast")


def _button(look: Look, text: str, name: str, icon: str, *, primary: bool = False) -> TouchButton:
    return TouchButton(look, text, name, icon=icon, primary=primary, strip=True)
