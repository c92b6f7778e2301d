"""Keeping the county's records safe (保管): a copy at once, and a look at ledger, trail and keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import chosen_folder, file_to_open
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.safe.contents import CountyFinding
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.packed import Drill
from xinfang_desk.words import _, sentence


class SafeCard(Card):
    """Three buttons, and the way to the trail; what was found stands under them."""

    grown = Signal(QWidget)
    """What was found stands there, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("备份和检查"), "safeCard", icon="lock")
        self._station = station
        words = _("备份是一个加密的文件，台账、密钥、附件、回执都在里面，要口令才打得开。请放到另一个地方。")
        backup = Button(look, _("备份到…"), "backUp", icon="stick")
        check = Button(look, _("检查一遍"), "checkCounty", icon="check")
        verbs = Flow(look)
        drill = Button(look, _("试一份备份…"), "drillBackup", icon="refresh")
        trail = Button(look, _("看留痕"), "openTrail", kind="ghost", icon="list")
        verbs.add(backup, check, drill, trail)
        self._found = Shelf(look)
        self.body.addWidget(label(words, "label", wrap=True))
        self.body.addWidget(verbs)
        self.body.addWidget(self._found)
        more = _("电脑坏了、换了：在新电脑上打开程序，点“从备份恢复…”。恢复以后，请给每个接待台“重写全部…”。")
        self.body.addWidget(label(more, "caption", wrap=True))
        backup.clicked.connect(self._choose)
        check.clicked.connect(self.check)
        drill.clicked.connect(self._choose_copy)
        trail.clicked.connect(lambda: station.ways.open_page("trail"))

    def back_up(self, folder: Path) -> None:
        """Make a copy in ``folder``."""
        keeping = self._station.office.keeping
        self._station.background.change(
            self,
            lambda: keeping.backup(folder)[0],
            lambda file: self._station.tell(
                _("已备份并读回核对：{file}").format(file=file.name), NoticeKind.OK
            ),
            self._station.refused,
            about=Topic.UNSEEN,
        )

    def drill(self, file: Path) -> None:
        """Open a copy in a room of its own and compare it (恢复演练); nothing here is touched."""
        keeping = self._station.office.keeping
        self._station.background.change(
            self, lambda: keeping.drill(file), self._drilled, self._refused, about=Topic.UNSEEN
        )

    def check(self) -> None:
        """Look through everything."""
        self._station.background.ask(
            self, self._station.office.keeping.check, self._show, self._station.refused
        )

    def _choose(self) -> None:
        if chosen := chosen_folder(self, _("备份到哪个文件夹"), on_stick=True):
            self.back_up(chosen)

    def _choose_copy(self) -> None:
        kinds = _("备份 (*.xfbackup)")
        if chosen := file_to_open(self, _("试哪一份备份"), kinds, on_stick=True):
            self.drill(chosen)

    def _drilled(self, drill: Drill) -> None:
        words = _("{file} 打得开，是这个台账的：事项 {matters} 件，附件 {attachments} 个。")
        said = words.format(file=drill.file, matters=drill.matters, attachments=drill.attachments)
        self._tell(((said, NoticeKind.OK),))

    def _refused(self, fault: DeskError) -> None:
        self._tell(((words_for(fault), NoticeKind.DANGER),))

    def _tell(self, said: Sequence[tuple[str, NoticeKind]]) -> None:
        look = self._station.look
        self._found.fill(
            Notice(look, words, f"finding_{place}", kind=kind) for place, (words, kind) in enumerate(said)
        )
        self.grown.emit(self._found)

    def _show(self, found: Sequence[CountyFinding]) -> None:
        said = [(sentence(each.code, each.facts), NoticeKind.WARN) for each in found]
        self._tell(said or [(_("台账、留痕、密钥都正常。"), NoticeKind.OK)])
