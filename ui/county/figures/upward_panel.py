"""The table that goes upward (上报表): in the columns that a higher office asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ui.chosen_files import file_to_open, file_to_save
from ui.county.asking import Asking
from ui.county.figures.periods import Period
from ui.county.station import Station
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices
from ui.widgets.notice import NoticeKind
from xinfang_desk.words import _

_FILE = ".json"


class UpwardPanel(Asking):
    """Which columns, and what for where they tell who somebody is; the time is that of the page."""

    def __init__(self, station: Station, period: Callable[[], Period]) -> None:
        self.layout_of = choices([("example", _("样例")), (_FILE, _("照一个文件…"))])
        self.why = QLineEdit()
        look = station.look
        self._layout = Field(look, _("哪一种列"), self.layout_of, "upwardLayout", required=True)
        hint = _("列里有证件号、电话、住址的才要写，记入留痕")
        self._why = Field(look, _("用来做什么"), self.why, "upwardWhy", hint=hint)
        words = _("照上级要的列和代码写一张 XLSX。数字都是文本，没有公式。不代表任何官方接口。")
        super().__init__(station, "upward", _("存上报表"), words, _("存表…"), self._layout, self._why)
        self._period = period
        self.wanted.connect(self._choose)

    def save(self, layout: str, file: Path) -> None:
        """Write the table in these columns to ``file``."""
        figures, why = self._station.office.figures, self.why.text().strip()
        since, until = self._period().days
        said = _("已存 {count} 行：{file}")
        self.send(
            lambda: figures.export(layout, file, since=since, until=until, why=why),
            lambda count: self._station.tell(said.format(count=count, file=file.name), NoticeKind.OK),
            {
                "full.why_missing": self._why,
                "export.bad_layout": self._layout,
                "export.unknown_layout": self._layout,
            },
        )

    def _choose(self) -> None:
        layout = str(self.layout_of.currentData())
        if layout == _FILE:
            chosen = file_to_open(self, _("哪个文件写着列"), _("列的写法 (*.json)"))
            if chosen is None:
                return
            layout = str(chosen)
        if file := file_to_save(self, _("上报表存到哪里"), f"{_('上报表')}.xlsx"):
            self.save(layout, file)
