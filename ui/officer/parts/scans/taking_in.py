"""Taking in what was handed over (收材料): pages come, are put in order, and become one material."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.scans.page_strip import SMALL, PageStrip
from ui.officer.parts.scans.sources import Sources
from ui.officer.parts.scans.staged import Staged
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


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
        self.sources = Sources(station)
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
        self.setLayout(column(look, self.sources, self._staging, spacing=8))
        self.setAcceptDrops(True)
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
        self.sources.brought.connect(self._bring)
        self.clear()

    def clear(self) -> None:
        """Hold nothing."""
        self._turns += 1
        self._coming = 0
        self.strip.staged = Staged()
        self.strip.reload()
        self.name.clear()
        self.field.show_fault("")
        self.sources.clear()

    def begin(self) -> None:
        """The first way of bringing something has the focus."""
        self.sources.begin()

    def is_begun(self) -> bool:
        """Whether pages wait that are nobody's material yet."""
        return bool(self.strip.staged.pages)

    def take(self, files: list[Path]) -> None:
        """Take files in, one after the other; each that is refused says why, and the others come."""
        self.sources.take(files)

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
            self.begin()
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
        """Files may come in (Qt)."""
        self.sources.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped (Qt)."""
        self.sources.dropEvent(event)

    def _bring(self, read: Callable[[], bytes], name: str) -> None:
        scans, turns, edge = self._station.desk.scans, self._turns, 2 * SMALL
        self._coming += 1
        self.sources.say_busy(busy=True)

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
        self.sources.say_busy(busy=self._coming > 0)

    def _follow(self) -> None:
        begun = self.is_begun()
        self._staging.setVisible(begun or self.strip.staged.can_go_back())
        for button in (*self._on_page, self._attach):
            button.use_while(begun)
        self._back.use_while(self.strip.staged.can_go_back())

    def _give_up(self) -> None:
        self.clear()
        self.begin()
