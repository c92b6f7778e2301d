"""The county's recovery copy (县级恢复副本): what it is for, a new one, and the way to the stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, line
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.words import _


class CountyCopy(QWidget):
    """The last way in when passphrases and sheet are lost; it goes with the batches by itself."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self.setObjectName("countyCopy")
        words = _(
            "恢复单也丢了，还有县级恢复副本：负责人带申请到县里，县局用保险柜里的备用密钥打开它，"
            "就能重设负责人的口令；检举控告打不开。接收县里的卡时自动封好一份，导出上报时自动写到U盘。"
        )
        renew = Button(look, _("换一份新副本"), "renewCountyCopy", icon="refresh")
        write = Button(look, _("写出副本"), "writeCountyCopy", icon="folder")
        verbs = Flow(look)
        verbs.add(renew, write)
        title = label(_("县级恢复副本"), "strong")
        self.setLayout(column(look, line(), title, label(words, "label", wrap=True), verbs, spacing=12))
        renew.clicked.connect(self._renew)
        write.clicked.connect(self._choose_folder)

    def _renew(self) -> None:
        desk = self._station.desk
        self._station.background.change(
            self, desk.keys.renew_copy, self._renewed, self._station.refused, about=Topic.UNSEEN
        )

    def _renewed(self, _nothing: None) -> None:
        words = _("已封好一份新的恢复副本。下次导出上报时写到U盘；急着给县里，点“写出副本”。")
        self._station.tell(words, NoticeKind.OK)

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("恢复副本写到哪里"), on_stick=True):
            desk = self._station.desk
            self._station.background.change(
                self,
                lambda: desk.keys.write_copy(chosen),
                self._written,
                self._station.refused,
                about=Topic.UNSEEN,
            )

    def _written(self, file: Path) -> None:
        words = _("恢复副本已写到 {file}，请交给县局。只有县局的备用密钥打得开。")
        self._station.tell(words.format(file=file), NoticeKind.OK)
