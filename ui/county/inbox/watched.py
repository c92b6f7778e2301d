"""The folder that is watched (收件夹): what is put there comes in by itself, as from a stick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.county.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.county.brought.watching import Watch, replies_in
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

LOOKS_EVERY = 2_000
"""Milliseconds between two looks; a file comes in at the second that finds it as it was."""
_Looked = tuple[Watch, tuple[Path, ...], Path | None]
"""The folder; what has arrived there; where replies go, if it is a drop-box."""


class WatchedFolder(QWidget):
    """A line that says which, and two buttons for another place; the settings remember it."""

    arrived = Signal(object)
    """Files that lie there whole and were never seen here, as a list of ``Path``."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self.folder = ""
        self._watch: Watch | None = None
        self.replies: Path | None = None
        """Where the replies go that a drop-box takes back; None where it is none."""
        self._said = label("", "label", wrap=True, name="watchedSaid")
        self._choose = Button(look, _("选收件夹…"), "chooseWatched", kind="ghost", icon="folder")
        self._rest = Button(look, _("不看了"), "leaveWatched", kind="ghost", icon="close")
        self._choose.setToolTip(_("放进这个文件夹的批次，程序开着时自动收"))
        self.buttons = (self._choose, self._rest)
        self.setLayout(column(look, self._said))
        self._looking = QTimer(self, interval=LOOKS_EVERY)
        self._looking.timeout.connect(self.look)
        self._choose.clicked.connect(self._choose_folder)
        self._rest.clicked.connect(lambda: self.watch(""))

    def begin(self) -> None:
        """Watch what the settings remember."""
        self._say("")
        office = self._station.office
        self._station.background.ask(self, office.settings, lambda kept: self._turn_to(kept.watched))

    def watch(self, folder: str) -> None:
        """Watch this folder from now on, or none."""
        office = self._station.office

        def keep() -> str:
            office.change_settings(replace(office.settings(), watched=folder))
            return folder

        self._station.background.change(self, keep, self._turn_to, self._station.refused, about=Topic.UNSEEN)

    def look(self) -> None:
        """Look once what has arrived."""
        folder, watch, receiving = self.folder, self._watch, self._station.office.receiving
        if not folder:
            return

        def works() -> _Looked:
            now = watch or Watch(Path(folder))
            return now, receiving.arrived(now), replies_in(Path(folder))

        self._station.background.ask(
            self,
            works,
            lambda found: self._looked(folder, *found),
            lambda fault: self._not_there(folder, fault),
        )

    def _looked(self, folder: str, watch: Watch, arrived: tuple[Path, ...], replies: Path | None) -> None:
        if folder != self.folder:
            return
        self._watch, self.replies = watch, replies
        self._say(_("自动收：{folder}").format(folder=folder))
        if arrived:
            self.arrived.emit(list(arrived))

    def _not_there(self, folder: str, _fault: DeskError) -> None:
        if folder == self.folder:
            self._watch = self.replies = None
            self._say(_("收件夹现在没有：{folder}。接上了会接着收。").format(folder=folder))

    def _turn_to(self, folder: str) -> None:
        self.folder, self._watch, self.replies = folder, None, None
        self._say(_("自动收：{folder}").format(folder=folder) if folder else "")
        if folder:
            self._looking.start()
            self.look()
        else:
            self._looking.stop()

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("看着哪个文件夹")):
            self.watch(str(chosen))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self.setVisible(bool(words))
        self._choose.say(_("换收件夹…") if words else _("选收件夹…"))
        self._rest.use_while(bool(words))
        self._rest.setVisible(bool(words))
