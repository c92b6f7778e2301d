"""Reading aloud on the petitioner's screen (朗读): its folder of recordings, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.chosen_files import chosen_folder
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk.hall import Recording


class SoundCard(Card):
    """Without a folder the system's Mandarin voice reads, or nothing does."""

    folder_chosen = Signal(str)
    """The folder to play from; empty for none."""

    def __init__(self, station: PageStation) -> None:
        look = station.look
        super().__init__(look, _("群众屏朗读"), "soundCard", icon="speaker")
        self._look = look
        self._folder = ""
        self._words = label("", wrap=True, name="soundFolder")
        self._state = Shelf(look)
        choose = Button(look, _("选录音文件夹"), "chooseRecordings", icon="folder")
        self._list = Button(look, _("出录音清单，查录了多少"), "listRecordings", icon="list")
        self._none = Button(look, _("不用录音"), "noRecordings")
        verbs = Flow(look)
        for verb in (choose, self._list, self._none):
            verbs.add(verb)
        self.body.addWidget(self._words)
        self.body.addWidget(self._state)
        self.body.addWidget(verbs)
        choose.clicked.connect(self._choose)
        self._list.clicked.connect(lambda: station.ways.list_recordings(Path(self._folder)))
        self._none.clicked.connect(lambda: self.folder_chosen.emit(""))
        self.show_folder("")

    def show_folder(self, folder: str) -> None:
        """Say which folder is played."""
        if folder != self._folder:
            self._state.fill(())
        self._folder = folder
        none = _("没有录音。Windows、macOS 用系统的普通话声音；别的系统不念。")
        self._words.setText(_("录音在：{folder}").format(folder=folder) if folder else none)
        for button in (self._list, self._none):
            button.setVisible(bool(folder))

    def show_recordings(self, listed: Sequence[Recording]) -> None:
        """Say how many sentences are recorded, and which is the first that is not."""
        lacking = [each for each in listed if not each.is_there]
        if lacking:
            words = _(
                "一共 {count} 句，还差 {lacking} 句，先录第 {first} 句。一页里的句子全录好，这一页才念。"
                "清单在文件夹里：recordings.pdf。"
            ).format(count=len(listed), lacking=len(lacking), first=lacking[0].number)
            said = Notice(self._look, words, "recordingsState", kind=NoticeKind.WARN)
        else:
            words = _("{count} 句都录好了。").format(count=len(listed))
            said = Notice(self._look, words, "recordingsState", kind=NoticeKind.OK)
        self._state.fill([said])

    def _choose(self) -> None:
        if chosen := chosen_folder(self, _("录音在哪个文件夹")):
            self.folder_chosen.emit(str(chosen))
