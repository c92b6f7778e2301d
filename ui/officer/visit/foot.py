"""The foot of the form (登记页脚): how far it is, and what can be done with it; always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from ui.look.theme import Look
from ui.look.tokens import FOOT
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel
from xinfang_desk.words import _

_SMALL = 860
"""Width, in pixels at 100 %, under which the verbs are icons but for the first."""


class Foot(QFrame):
    """State at the left, verbs at the right, the first of them in the corner."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self._look = look
        self._icon = IconLabel(look, "info", "text2", 18)
        self._state = ElidedLabel("", "label")
        self._state.setObjectName("visitState")
        self.read_back = Button(look, _("投屏核对"), "showReadBack", icon="screen", keys="F6")
        self.keep = Button(look, _("存为草稿"), "saveDraft", icon="pencil", keys="Ctrl+S")
        self.register = Button(
            look, _("登记并出具回执"), "registerVisit", kind="primary", icon="check", keys="Ctrl+Enter"
        )
        inside = row(look, self._icon, margins=(12, 0, 12, 0))
        inside.addWidget(self._state, 1)
        for verb in (self.read_back, self.keep, self.register):
            inside.addWidget(verb)
        self.setLayout(inside)
        look.resized.connect(self._fit)
        self._fit()

    def say(self, words: str, icon: str = "info", ink: str = "text2") -> None:
        """How far it is."""
        self._icon.show_icon(icon, ink)
        self._state.setText(words)

    def tell(
        self, missing: Sequence[str], empty: Sequence[int], *, wrong_day: bool, unclear: str, agreed: bool
    ) -> None:
        """Which fields and which matters, by their numbers, are still to be written; or that it is ready."""
        names = {"name": _("姓名"), "statement": _("主要情况")}
        if missing:
            fields = "、".join(names[each] for each in missing)
            self.say(_("还要填：{fields}").format(fields=fields))
        elif wrong_day:
            self.say(_("有一个日期要改：看红字"))
        elif empty:
            numbers = "、".join(map(str, empty))
            self.say(_("第 {numbers} 件还空着：写下情况；不写的登记时不算").format(numbers=numbers))
        elif unclear:
            self.say(unclear)
        else:
            ready = _("来访人已核对认可，可以登记") if agreed else _("必填项已齐。下一步：来访人核对")
            self.say(ready, "check", "ok")

    def allow(self, *, verbs: bool, register: bool) -> None:
        """Let the verbs beside it be used, and the registering itself."""
        self.register.setEnabled(register)
        for verb in (self.keep, self.read_back):
            verb.setEnabled(verbs)

    def use(self, width: int) -> None:
        """Show as many words as a window of this width (pixels at 100 %) holds."""
        for verb in (self.read_back, self.keep):
            verb.shrink(width < _SMALL)

    def _fit(self) -> None:
        self.setFixedHeight(self._look.px(FOOT))
