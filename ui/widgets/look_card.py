"""How a window looks (外观): colours, size of text, motion; each at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from ui.look.theme import SCALES, Look, Theme, ThemeName
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.segments import Segments
from xinfang_desk.words import _


class LookCard(Card):
    """Puts on what is chosen, and says it for whoever keeps it."""

    worn = Signal(Theme)
    """Another look is worn."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("外观"), "lookCard", icon="contrast", note=_("马上生效，不用重开"))
        self._look = look
        themes = (
            (ThemeName.LIGHT, _("浅色")),
            (ThemeName.DARK, _("深色")),
            (ThemeName.CONTRAST, _("高对比度")),
        )
        self.theme = Segments(look, _("外观"), "theme", [(each.value, words) for each, words in themes])
        self.scale = Segments(look, _("字号"), "scale", [(str(each), f"{each:.0%}") for each in SCALES])
        motion = [("moving", _("有")), ("still", _("没有（看着晕的选这个）"))]
        self.motion = Segments(look, _("动画"), "motion", motion)
        self.body.addWidget(Field(look, _("颜色"), self.theme, "theme"))
        self.body.addWidget(Field(look, _("字号"), self.scale, "scale"))
        self.body.addWidget(Field(look, _("动画"), self.motion, "motion"))
        for choice in (self.theme, self.scale, self.motion):
            choice.chosen.connect(self._change)

    def reload(self) -> None:
        """Show what is worn."""
        worn = self._look.theme
        self.theme.choose(worn.name.value)
        if worn.scale in SCALES:
            self.scale.choose(str(worn.scale))
        self.motion.choose("still" if worn.still else "moving")

    def _change(self) -> None:
        wanted = replace(
            self._look.theme,
            name=ThemeName(self.theme.choice() or ThemeName.LIGHT.value),
            scale=float(self.scale.choice() or 1.0),
            still=self.motion.choice() == "still",
        )
        self._look.use(wanted)
        self.worn.emit(wanted)
