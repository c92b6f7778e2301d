"""How the national system knows a matter (信访件编号、查询码), as the county told it."""

from __future__ import annotations

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from xinfang_desk.domain.record import National
from xinfang_desk.words import _

_HIDDEN = "••••••"


class NationalCard(Card):
    """The number, and the 查询码 behind a button: the hall is open, and the code is the petitioner's own."""

    def __init__(self, look: Look) -> None:
        note = _("重新出具回执、打进度告知会印上")
        super().__init__(look, _("国家信访信息系统"), "nationalCard", icon="document", note=note)
        self._number = label("", wrap=True, name="nationalNumber")
        self._code = label("", name="queryCode")
        self._query_code = ""
        self._shown = False
        self._show = Button(look, _("显示查询码"), "showQueryCode", kind="ghost", icon="eye")
        self.body.addWidget(self._number)
        self.body.addLayout(row(look, self._code, self._show, None))
        self._show.clicked.connect(self._toggle)

    def show_told(self, told: National | None) -> None:
        """What the county told; nothing at all before it has. The code is hidden again."""
        self.setVisible(told is not None)
        number, self._query_code = (told.number, told.query_code) if told else ("", "")
        self._number.setText(_("信访件编号：{number}").format(number=number))
        self._number.setVisible(bool(number))
        self._code.setVisible(bool(self._query_code))
        self._show.setVisible(bool(self._query_code))
        self._say(shown=False)

    def _toggle(self) -> None:
        self._say(shown=not self._shown)

    def _say(self, *, shown: bool) -> None:
        self._shown = shown
        self._code.setText(_("查询码：{code}").format(code=self._query_code if shown else _HIDDEN))
        self._show.say(_("不显示") if shown else _("显示查询码"))
