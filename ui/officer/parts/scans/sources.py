"""Where scans come from (从哪里收): files chosen or dropped, the clipboard, a folder, the scanner."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import chosen_folder, files_to_open
from ui.dropped_files import files_held, let_fall, let_in
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.files import shown
from xinfang_desk.settings import Settings
from xinfang_desk.words import _

_LOOK_EVERY = 1500
"""Milliseconds between two looks into the watched folder; what has not grown since is whole."""


class Sources(QWidget):
    """One button each way, and a line that says what is being done."""

    brought = Signal(object, str)
    """What reads one file, and what it may be called; to be asked beside the lane."""

    def __init__(self, station: Station, named: str = "") -> None:
        """``named`` stands before the names of its buttons, where another stands in the same window."""
        super().__init__()
        look = station.look
        self._station = station
        self._turns = 0
        self._watched = Path()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._taken: dict[Path, tuple[int, int]] | None = None
        self._watch = QTimer(self, interval=_LOOK_EVERY)
        self._watch.timeout.connect(self._look_into)
        self._first = Button(look, _("选文件"), f"{named}chooseScans", icon="folder")
        paste = Button(look, _("粘贴"), f"{named}pasteScan", kind="ghost")
        self._flatbed = Button(look, _("扫描一页"), f"{named}scanPage", kind="ghost", icon="document")
        folder = Button(look, _("看着文件夹"), f"{named}watchScans", kind="ghost", icon="eye")
        ways = Flow(look)
        ways.add(self._first, paste, self._flatbed, folder)
        hint = _("也可以把文件拖到这里。收 JPEG、PNG、TIFF、PDF；只留画面，拍摄时间、地点、机型都去掉。")
        self._state = label(hint, "caption", wrap=True, name=f"{named}takingInState")
        self._usual = self._hint = hint
        self.setLayout(column(look, ways, self._state, spacing=8))
        self.setAcceptDrops(True)
        self._flatbed.hide()
        self._first.clicked.connect(self._choose)
        paste.clicked.connect(self.paste)
        self._flatbed.clicked.connect(lambda: self.brought.emit(self._station.desk.scans.from_flatbed, ""))
        folder.clicked.connect(self._watch_folder)
        self.clear()

    def clear(self) -> None:
        """Watch nothing."""
        self._turns += 1
        self._watch.stop()
        self._hint = self._usual
        self.say_busy(busy=False)

    def begin(self) -> None:
        """The first way of bringing something has the focus; a scanner is offered where there is one."""
        self._flatbed.setVisible(self._station.desk.scans.has_flatbed())
        self._first.setFocus()

    def say_busy(self, *, busy: bool) -> None:
        """Say that something is on its way, or how something may come."""
        self._state.setText(_("正在收…") if busy else self._hint)

    def take(self, files: list[Path]) -> None:
        """Take files in, one after the other."""
        scans = self._station.desk.scans
        for file in files:
            self.brought.emit(lambda file=file: scans.read(file), file.stem)

    def paste(self) -> None:
        """Take what the clipboard holds: files, or a picture."""
        if not self.take_held(QGuiApplication.clipboard().mimeData()):
            self._station.tell(_("剪贴板里没有图片。请先复制图片，再粘贴。"), NoticeKind.WARN)

    def take_held(self, held: QMimeData) -> bool:
        """Take the files or the picture that are held; whether there were any."""
        if files := files_held(held):
            self.take(files)
        elif held.hasImage() and not (picture := QImage(held.imageData())).isNull():
            content = _png(picture)
            self.brought.emit(lambda: content, "")
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come in; they stay where they lie too (Qt)."""
        let_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; whoever drags deletes nothing (Qt)."""
        self.take(let_fall(event))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: notice nothing more (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._watch.stop()

    def _choose(self) -> None:
        kinds = _("图片和 PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf);;所有文件 (*)")
        self.take(list(files_to_open(self, _("扫描件和照片"), kinds)))

    def _watch_folder(self) -> None:
        """Look into the folder that is known, or ask for one."""
        upkeep = self._station.desk.upkeep

        def asked(settings: Settings) -> None:
            folder = settings.scans or chosen_folder(self, _("扫描仪把文件放到哪个文件夹"))
            if folder and settings.scans:
                self._begin_watching(Path(folder))
            elif folder:
                self._station.background.change(
                    self,
                    lambda: upkeep.change_settings(replace(settings, scans=str(folder))),
                    lambda _none: self._begin_watching(Path(folder)),
                    self._station.refused,
                    about=Topic.UNSEEN,
                )

        self._station.background.ask(self, upkeep.settings, asked, self._station.refused)

    def _begin_watching(self, folder: Path) -> None:
        """What lies there already is passed over."""
        self._hint = _("看着 {folder}，放进来的文件自己收到这里。").format(folder=shown(folder))
        self.say_busy(busy=False)
        self._watched, self._taken, self._seen = folder, None, {}
        self._look_into()
        self._watch.start()

    def _look_into(self) -> None:
        folder, turns = self._watched, self._turns

        def found(there: dict[Path, tuple[int, int]]) -> None:
            if turns != self._turns:
                return
            if self._taken is None:
                self._taken = dict(there)
            # What has not grown since the last look is whole.
            whole = [each for each, stands in there.items() if self._seen.get(each) == stands]
            new = sorted(each for each in whole if self._taken.get(each) != there[each])
            self._taken |= {each: there[each] for each in new}
            self._seen = there
            self.take(new)

        scans = self._station.desk.scans
        self._station.background.aside(self, lambda: scans.brought_to(folder), found, self._station.refused)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
