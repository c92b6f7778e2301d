"""Keeping the county's records safe (保管): a copy at once, and a look at ledger, trail and keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.county.station import Station
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.safe.county_check import CountyFinding
from xinfang_desk.words import _, sentence


class SafeCard(Card):
    """Two buttons; what was found stands under them."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("备份和检查"), "safeCard", icon="lock")
        self._station = station
        words = _("备份是一个加密的文件，台账、密钥、附件、回执都在里面，要口令才打得开。请放到另一个地方。")
        backup = Button(look, _("备份到…"), "backUp", icon="stick")
        check = Button(look, _("检查一遍"), "checkCounty", icon="check")
        verbs = Flow(look)
        verbs.add(backup, check)
        self._found = Shelf(look)
        self.body.addWidget(label(words, "label", wrap=True))
        self.body.addWidget(verbs)
        self.body.addWidget(self._found)
        backup.clicked.connect(self._choose)
        check.clicked.connect(self.check)

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

    def check(self) -> None:
        """Look through everything."""
        self._station.background.ask(
            self, self._station.office.keeping.check, self._show, self._station.refused
        )

    def _choose(self) -> None:
        if chosen := chosen_folder(self, _("备份到哪个文件夹"), on_stick=True):
            self.back_up(chosen)

    def _show(self, found: Sequence[CountyFinding]) -> None:
        look = self._station.look
        said = [(sentence(each.code, each.facts), NoticeKind.WARN) for each in found]
        all_well = [(_("台账、留痕、密钥都正常。"), NoticeKind.OK)]
        self._found.fill(
            Notice(look, words, f"finding_{place}", kind=kind)
            for place, (words, kind) in enumerate(said or all_well)
        )
