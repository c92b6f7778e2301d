"""The strip under every page (下面一排按钮): its places never move, back is always the first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.guide_words import _
from ui.look.theme import Look
from ui.petitioner import names
from ui.petitioner.touch import TouchButton
from ui.petitioner.voice.aloud import Turn

EDGE, GAP = 12, 12
_WIDTH = 1200
"""Pixels at 100 % in which the buttons stand side by side."""


class Strip(QWidget):
    """Back; what this page is for; reading aloud; pictures; larger type; other colours; on.

    What does not apply leaves a gap; reading aloud has a place only where the machine can read.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.back = _button(look, _("返回"), "guideBack", "back")
        self.own = _button(look, _("回到开头"), "guideHome", "home")
        self.aloud = _button(look, _("念给我听"), "guideAloud", "speaker")
        self.pictures = _button(look, _("看图"), "guidePictures", "eye")
        self.larger = _button(look, _("字再大些"), "guideLarger", "text_size")
        self.colours = _button(look, _("黑底亮字"), "guideContrast", "contrast")
        self.on = _button(look, _("下一页"), "guideNext", "forward", primary=True)
        self._look = look
        self._rows = QHBoxLayout(), QHBoxLayout()
        both = QVBoxLayout(self)
        both.setContentsMargins(EDGE * 2, EDGE, EDGE * 2, EDGE)
        both.setSpacing(0)
        for row in self._rows:
            row.setSpacing(GAP)
            both.addLayout(row)
        self.lay_out(_WIDTH)
        for button in self._buttons():
            if button is not self.aloud:
                _keep_place(button)
        self.aloud.hide()

    def lay_out(self, width: int) -> None:
        """In one row, or in two where the screen is narrow (竖着的屏)."""
        buttons, (first, second) = self._buttons(), self._rows
        above = len(buttons) if width >= self._look.px(_WIDTH) else (len(buttons) + 1) // 2
        if first.count() != above:
            for at, button in enumerate(buttons):
                (first if at < above else second).addWidget(button, 1)

    def _buttons(self) -> tuple[TouchButton, ...]:
        return (self.back, self.own, self.aloud, self.pictures, self.larger, self.colours, self.on)

    def give_aloud_a_place(self) -> None:
        """From now on there is a place for reading aloud."""
        _keep_place(self.aloud)

    def say_back(self, *, at_start: bool) -> None:
        """The word for going back; nothing at the start."""
        self.back.say(_("返回"), "back")
        self.back.setVisible(not at_start)

    def say_own(self, page: str, *, matter: bool) -> None:
        """What the second place is for on this page; ``matter`` where the visitor's own can be shown."""
        match page:
            case names.WELCOME:
                self.own.say("Language", "globe", spoken="换语言 Language")
            case names.READ_BACK:
                self.own.say(_("要改一改"), "pencil")
            case names.MATTER:
                self.own.say(_("打印出来"), "printer")
            case names.PICTURES:
                self.own.say(_("打出图"), "printer")
            case names.FEEDBACK:
                self.own.say(_("不评价"), "close")
            case _:
                self.own.say(_("我这件事") if matter else _("回到开头"), "home")

    def say_pictures(self, page: str) -> None:
        """From the first page of a matter to the same in pictures, and back to the words."""
        self.pictures.setVisible(page in {names.MATTER, names.PICTURES})
        if page == names.PICTURES:
            self.pictures.say(_("看字"), "document")
        else:
            self.pictures.say(_("看图"), "eye")

    def say_aloud(self, turn: Turn, *, possible: bool) -> None:
        """What touching the place for reading aloud does next; nothing where the page cannot be read."""
        text = {Turn.READ: _("念给我听"), Turn.AGAIN: _("再念慢些"), Turn.STOP: _("不念了")}[turn]
        self.aloud.say(text, "close" if turn is Turn.STOP else "speaker")
        self.aloud.setVisible(possible)

    def say_on(self, page: str, leaf: int, count: int) -> None:
        """How many leaves there are; on the last one what a page asks for, or where more of it stands."""
        further = leaf + 1 < count
        answer = {names.READ_BACK: _("写得对"), names.MATTER: _("每一步细看")}.get(page, "")
        self.on.setVisible(further or bool(answer))
        if further:
            self.on.say(_("下一页 {leaf}/{count}").format(leaf=leaf + 1, count=count), "forward")
        else:
            self.on.say(answer, "list" if page == names.MATTER else "check")

    def say_look(self, page: str, *, largest: bool, contrast: bool) -> None:
        """What the type and the colours change to when touched; pictures are as large as they can be."""
        self.larger.setVisible(page != names.PICTURES)
        self.larger.say(_("字变小些") if largest else _("字再大些"), "text_size")
        self.colours.say(_("换回白底") if contrast else _("黑底亮字"), "contrast")


def _keep_place(button: TouchButton) -> None:
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)


def _button(look: Look, text: str, name: str, icon: str, *, primary: bool = False) -> TouchButton:
    return TouchButton(look, text, name, icon=icon, primary=primary, strip=True)
