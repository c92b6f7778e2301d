"""Taking in what was handed over (收材料): from files, the clipboard, a watched folder or the scanner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QImage,
    QImageWriter,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.background import Topic
from ui.bound import Bound, said_of
from ui.chosen_files import chosen_folder, files_to_open
from ui.failures import words_for
from ui.officer.matter.page_strip import SMALL, PageStrip
from ui.officer.matter.staged import Staged
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.files import shown
from xinfang_desk.settings import Settings
from xinfang_desk.words import _

_LOOK_EVERY = 1500
"""Milliseconds between two looks into the watched folder; what has not grown since is whole."""


class TakingIn(QWidget):
    """Pages come in one after the other; a name, and they are one material of the matter."""

    attached = Signal(MatterRecord)
    grown = Signal()

    def __init__(self, station: Station, bound: Bound) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("takingIn")
        self._station, self._bound = station, bound
        self._coming, self._turns = 0, 0
        self._watched = Path()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._taken: dict[Path, tuple[int, int]] | None = None
        self._watch = QTimer(self, interval=_LOOK_EVERY)
        self._watch.timeout.connect(self._look_into)
        self._first = Button(look, _("选文件"), "chooseScans", icon="folder")
        paste = Button(look, _("粘贴"), "pasteScan", kind="ghost")
        self._flatbed = Button(look, _("扫描一页"), "scanPage", kind="ghost", icon="document")
        self._folder = Button(look, _("看着文件夹"), "watchScans", kind="ghost", icon="eye")
        sources = Flow(look)
        sources.add(self._first, paste, self._flatbed, self._folder)
        hint = _("也可以把文件拖到这里。收 JPEG、PNG、TIFF、PDF；只留画面，拍摄时间、地点、机型都去掉。")
        self._state = label(hint, "caption", wrap=True, name="takingInState")
        self._usual = self._hint = hint
        self.strip = PageStrip(look, Staged())
        acts = Flow(look)
        self._back = Button(look, _("撤回"), "stagedBack", kind="ghost", keys="Ctrl+Z")
        self._on_page = [
            Button(look, _("左转"), "turnLeft", kind="ghost", keys="L"),
            Button(look, _("右转"), "turnRight", kind="ghost", keys="R"),
            Button(look, _("前移"), "moveBack", kind="ghost", keys="Ctrl+←"),
            Button(look, _("后移"), "moveOn", kind="ghost", keys="Ctrl+→"),
            Button(look, _("去掉"), "dropPage", kind="ghost", keys="Del"),
        ]
        acts.add(*self._on_page, self._back)
        self.name = QLineEdit()
        self.field = Field(
            look, _("这份材料叫什么"), self.name, "scanName", required=True, hint=_("和清单里同名的算一份")
        )
        self._leave = Button(look, _("不收了"), "leaveScans", kind="ghost")
        self._attach = Button(look, _("附上"), "attachScans", kind="primary", icon="attach")
        done = Flow(look)
        done.add(self._attach, self._leave)
        self._staging = QWidget()
        self._staging.setLayout(column(look, self.strip, acts, self.field, done, spacing=8))
        self.setLayout(column(look, sources, self._state, self._staging, spacing=8))
        self.setAcceptDrops(True)
        self._first.clicked.connect(self._choose)
        paste.clicked.connect(self.paste)
        self._flatbed.clicked.connect(self._scan)
        self._folder.clicked.connect(self._watch_folder)
        strip = self.strip
        done_to = (
            lambda: strip.turn(-90),
            lambda: strip.turn(90),
            lambda: strip.move(-1),
            lambda: strip.move(1),
        )
        for button, act in zip(self._on_page, (*done_to, strip.drop), strict=True):
            button.clicked.connect(act)
        self._back.clicked.connect(strip.go_back)
        strip.changed.connect(self._follow)
        self._attach.clicked.connect(self.attach)
        self.name.returnPressed.connect(self.attach)
        self._leave.clicked.connect(self._give_up)
        self.clear()

    def clear(self) -> None:
        """Hold nothing."""
        self._turns += 1
        self._coming = 0
        self._watch.stop()
        self.strip.staged = Staged()
        self.strip.reload()
        self.name.clear()
        self.field.show_fault("")
        self._hint = self._usual
        self._say(self._hint)
        self._flatbed.setVisible(self._station.desk.scans.has_flatbed())

    def begin(self) -> None:
        """The first way of bringing something has the focus."""
        self._first.setFocus()

    def is_begun(self) -> bool:
        """Whether pages wait that are nobody's material yet."""
        return bool(self.strip.staged.pages)

    def take(self, files: list[Path]) -> None:
        """Take files in, one after the other; each that is refused says why, and the others come."""
        scans = self._station.desk.scans
        for file in files:
            self._bring(lambda file=file: scans.read(file), file.stem)  # type: ignore[misc]  # the file of now

    def paste(self) -> None:
        """Take what the clipboard holds: files, or a picture."""
        clipboard = QGuiApplication.clipboard()
        held = clipboard.mimeData()
        files = [Path(each.toLocalFile()) for each in held.urls() if each.isLocalFile()]
        picture = clipboard.image()
        if files:
            self.take(files)
        elif not picture.isNull():
            content = _png(picture)
            self._bring(lambda: content, "")
        else:
            self._station.tell(_("剪贴板里没有图片。请先复制图片，再粘贴。"), NoticeKind.WARN)

    def attach(self) -> None:
        """Make one material of the pages, and put it to the matter."""
        name, scans = self.name.text().strip(), self._station.desk.scans
        if not self.is_begun() or not self._attach.isEnabled():
            return
        if not name:
            self.field.show_fault(_("请写这份材料叫什么"))
            self.name.setFocus()
            return
        self._attach.setEnabled(False)
        contents, pages = self.strip.staged.wanted()
        held, turns = self._bound.hold(), self._turns

        def done(record: MatterRecord) -> None:
            self.clear()
            self._first.setFocus()
            self.attached.emit(record)

        def late(_record: MatterRecord) -> None:
            self._station.tell(said_of(held.number, _("扫描件已附上。")), NoticeKind.OK)

        def refused(fault: DeskError) -> None:
            self._attach.setEnabled(True)
            self.field.show_fault(words_for(fault))

        # Drawn beside the lane, which other windows wait for; kept in it.
        self._station.background.aside(
            self,
            lambda: scans.made(name, contents, pages),
            lambda new: held.change(lambda number: scans.attach(number, [new]), done, refused, late=late),
            lambda fault: refused(fault) if turns == self._turns else None,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come in; they stay where they lie too (Qt)."""
        if _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; whoever drags deletes nothing (Qt)."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(_files(event))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: notice nothing more (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._watch.stop()

    def _choose(self) -> None:
        kinds = _("图片和 PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf);;所有文件 (*)")
        self.take(list(files_to_open(self, _("扫描件和照片"), kinds)))

    def _scan(self) -> None:
        self._bring(self._station.desk.scans.from_flatbed, "")

    def _bring(self, read: Callable[[], bytes], name: str) -> None:
        scans, turns, edge = self._station.desk.scans, self._turns, 2 * SMALL
        self._coming += 1
        self._say(_("正在收…"))

        def drawn() -> tuple[bytes, tuple[bytes, ...]]:
            content = read()
            return content, scans.pictures(content, edge=edge)

        def came(brought: tuple[bytes, tuple[bytes, ...]]) -> None:
            if turns != self._turns:
                return
            self.strip.staged.add(*brought)
            if name and not self.name.text():
                self.name.setText(name)
            self._came()
            self.strip.reload(len(self.strip.staged.pages) - 1)
            self.strip.setFocus()
            self.grown.emit()

        def refused(fault: DeskError) -> None:
            if turns == self._turns:
                self._came()
                self._station.tell(
                    _("{file}：{words}").format(file=name or _("这一页"), words=words_for(fault)),
                    NoticeKind.DANGER,
                )

        self._station.background.aside(self, drawn, came, refused)

    def _came(self) -> None:
        self._coming -= 1
        if not self._coming:
            self._say(self._hint)

    def _say(self, words: str) -> None:
        self._state.setText(words)

    def _follow(self) -> None:
        begun = self.is_begun()
        self._staging.setVisible(begun or self.strip.staged.can_go_back())
        for button in (*self._on_page, self._attach):
            button.use_while(begun)
        self._back.use_while(self.strip.staged.can_go_back())

    def _give_up(self) -> None:
        self.clear()
        self._first.setFocus()

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
        self._say(self._hint)
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


def _files(event: QDropEvent) -> list[Path]:
    return [Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()]


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
