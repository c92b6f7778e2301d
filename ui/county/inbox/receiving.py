"""Receiving batches (接收批次): from the stick by one key, by a choice of files, by dragging them here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.chosen_files import files_to_open
from ui.county.inbox.verdicts import Verdicts, totals
from ui.county.inbox.watched import WatchedFolder
from ui.county.keys.reserve_panel import ReservePanel
from ui.county.station import Station
from ui.dropped_files import let_fall, let_in
from ui.mounts import Plugging
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import Received
from xinfang_desk.county.brought.county_sticks import StickBrought, files_in
from xinfang_desk.county.brought.receiving import unless_stopped
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_TOLD = 120
"""How high what was received is at least, in pixels at 100 %."""


class Inbox(Card):
    """Takes files, one result each; a bad one never stops the others."""

    grown = Signal(QWidget)
    """Something is asked, and should be seen."""
    done = Signal()
    """All files are through, or were stopped."""
    kept_wanted = Signal()
    """What was not taken is to be looked at."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("接收批次"), "inboxCard", icon="inbox")
        self._station = station
        self._sticks: tuple[StickBrought, ...] = ()
        self._left: list[Path] = []
        self._told: list[Received] = []
        self._stopped = Event()
        self._stick = label("", "label", wrap=True, name="stickLine")
        self._take = Button(look, _("收U盘上的新文件"), "takeNew", icon="stick", keys="F5")
        self._choose = Button(look, _("选择批次文件"), "chooseBatches", icon="folder")
        self._by_reserve = Button(look, _("用备用密钥接收"), "receiveByReserve", kind="ghost")
        self._kept = Button(look, _("没有收的"), "showKept", kind="ghost", icon="alert")
        self._none = label(_("收了什么、没有收什么，一个文件一句，写在这里。"), "caption", wrap=True)
        self._stop = Button(look, _("停"), "stopReceiving", icon="close")
        self._progress = QProgressBar()
        self._progress.setObjectName("receiveProgress")
        self._progress.setAccessibleName(_("接收进度"))
        self.panel = ReservePanel(station)
        verbs = Flow(look)
        self.watched = WatchedFolder(station)
        verbs.add(self._take, self._choose, self._by_reserve, *self.watched.buttons)
        self._working = QWidget()
        under_way = row(look, self._progress, self._stop)
        under_way.setStretch(0, 1)
        self._working.setLayout(under_way)
        self._working.hide()
        for part in (self._stick, verbs, self.watched, self.panel, self._working):
            self.body.addWidget(part)
        self.results = Verdicts(look)
        # However much is said of what was received, it scrolls in a place of its own: nothing moves.
        self.told = Card(look, _("刚收的"), "receivedCard", icon="document", aside=self._kept)
        inside = frame("inside", column(look, self._none, self.results, None))
        self._scroll = Scrolled(inside, "receivedScroll")
        self.told.body.addWidget(self._scroll, 1)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._take)
        self._plugging = Plugging(self)
        self._plugging.noticed.connect(self.look)
        self._take.clicked.connect(self.take_new)
        self._choose.clicked.connect(self._choose_files)
        self._stop.clicked.connect(self._stop_here)
        self._by_reserve.clicked.connect(self.ask_reserve)
        self._kept.clicked.connect(self.kept_wanted)
        self.watched.arrived.connect(self.receive_also)
        self.panel.chosen.connect(self._choose_files_for)
        self.panel.grown.connect(self.grown)
        self.panel.refused.connect(self._rest)
        look.resized.connect(self._follow)
        self._follow()
        self._show_sticks(())
        self.watched.begin()

    def _follow(self) -> None:
        self._scroll.setMinimumHeight(self._station.look.px(_TOLD))

    def look(self) -> None:
        """Look again what is plugged in."""
        receiving = self._station.office.receiving
        self._station.background.ask(self, receiving.on_sticks, self._show_sticks)

    def replies_place(self) -> Path | None:
        """Where replies go: on the only stick, else in the drop-box; None without either, or with two."""
        if self._sticks:
            return self._sticks[0].replies if len(self._sticks) == 1 else None
        return self.watched.replies

    def count_kept(self, files: int) -> None:
        """Say how many files were not taken and lie aside."""
        self._kept.say(_("没有收的 {count}").format(count=files) if files else _("没有收的"))

    def ask_reserve(self) -> None:
        """Ask for the reserve key, for what was sealed to a lost one."""
        self.panel.ask(self._by_reserve)

    def take_new(self) -> None:
        """Take what is new on the sticks; look again where nothing is."""
        new = [file for stick in self._sticks for file in stick.new]
        if new and not self._left:
            self.receive(new)
        else:
            self.look()

    def receive(self, files: Sequence[Path]) -> None:
        """Take each of ``files`` and of what lies in folders among them, one after the other."""
        self._told, waits = [], list(files_in(files))
        if not waits:
            self._station.tell(_("这个文件夹里没有批次文件。"), NoticeKind.WARN)
            return
        self._left[:] = waits
        self._begin(len(waits))
        self._next()

    def receive_also(self, files: Sequence[Path]) -> None:
        """Take ``files`` too, behind what is being taken now."""
        if self._working.isHidden():
            self.receive(files)
        else:
            self._left += files

    def receive_by(self, reserve: Path, files: Sequence[Path]) -> None:
        """Take each of ``files``, with the reserve key where ours does not open them."""
        office, report = self._station.office, self._begin(0)
        self.panel.receive(
            lambda: office.receive(files, reserve=reserve, progress=report), self._show_results
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Notice from now on what is plugged in and pulled out (Qt)."""
        super().showEvent(event)
        self._plugging.watch()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: notice nothing more (Qt)."""
        super().hideEvent(event)
        self._plugging.rest()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may come in; they stay where they lie too (Qt)."""
        let_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; whoever drags deletes nothing (Qt)."""
        self.receive(let_fall(event))

    def _choose_files(self) -> None:
        if chosen := self._chosen():
            self.receive(list(chosen))

    def _choose_files_for(self, reserve: Path) -> None:
        if chosen := self._chosen():
            self.receive_by(reserve, list(chosen))

    def _chosen(self) -> tuple[Path, ...]:
        watched = self.watched.folder
        return files_to_open(self, _("批次文件"), _("批次 (*.xfb)"), on_stick=True, watched=watched)

    def _next(self) -> None:
        """Take the next one; each is told as soon as it is through, and the rest may be stopped before it."""
        if not self._left:
            self._done()
            return
        file, office, stopped = self._left.pop(0), self._station.office, self._stopped
        told = self._station.background.progress(self, self._advance)
        report = unless_stopped(told, stopped.is_set)
        self._station.background.change(
            self, lambda: office.receive([file], progress=report), self._took, self._refused
        )

    def _stop_here(self) -> None:
        """Take no further file, and nothing of the one under way."""
        self._left.clear()
        self._stopped.set()

    def _took(self, results: Sequence[Received]) -> None:
        self._told += results
        self._progress.setValue(len(self._told))
        self._show_results(self._told, over=False)
        self._next()

    def _done(self) -> None:
        words, kind = totals(self._told)
        self._station.tell(words, kind)
        self._rest()
        self.look()
        self.done.emit()

    def _begin(self, files: int) -> Callable[[int], None]:
        """Show that files are being taken; what the work reports how far it has come to."""
        self._progress.setRange(0, files)
        self._progress.setValue(0)
        self._progress.setFormat("")
        self._stopped.clear()
        self._stop.setVisible(files > 0)
        self._working.show()
        for button in (self._take, self._choose):
            button.setEnabled(False)
        return self._station.background.progress(self, self._advance)

    def _advance(self, done: int) -> None:
        self._progress.setFormat(_("已并入 {count} 件").format(count=done))

    def _show_results(self, results: Sequence[Received], *, over: bool = True) -> None:
        if over:
            self._rest()
        self._none.hide()
        self.results.show_results(results)

    def _refused(self, fault: DeskError) -> None:
        self._rest()
        self._station.refused(fault)

    def _rest(self) -> None:
        self._left.clear()
        self._working.hide()
        self._choose.setEnabled(True)
        self._take.setEnabled(True)

    def _show_sticks(self, sticks: Sequence[StickBrought]) -> None:
        self._sticks = tuple(sticks)
        new = sum(len(each.new) for each in sticks)
        lines = [
            _("U盘“{label}”插着，{files} 个批次文件，{new} 个没收过。").format(
                label=each.label, files=each.files, new=len(each.new)
            )
            for each in sticks
        ]
        self._stick.setText(
            "\n".join(lines) or _("没有插着接待台的U盘。文件和文件夹也可以拖到这里，原来的不动。")
        )
        self._take.say(_("收 {count} 个新文件").format(count=new) if new else _("再看一遍U盘"))
