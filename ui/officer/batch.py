"""To the county and back (上报和回执): three facts, never one light."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QWidget

from ui.failures import words_for
from ui.officer.printing import Sheet
from ui.officer.station import Station
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.pill import Pill, PillKind
from xinfang_desk.desk.answers import CardRecord, Rejection, StickFolder, Taken
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _


class Batch(Protocol):
    """A batch as the desk tells of it."""

    @property
    def sequence(self) -> int:
        """Its place in the chain of this desk's batches."""

    @property
    def made_at(self) -> datetime:
        """When it was sealed."""

    @property
    def file(self) -> str:
        """What it is called on the stick."""

    @property
    def records(self) -> int:
        """How many matters it carries."""

    @property
    def state(self) -> Enum:
        """``made``, ``written`` or ``acknowledged``."""


_FACTS = ("made", "written", "acknowledged")


class BatchPage(QWidget):
    """What waits, where it goes, how far each batch has come, what the county sent back."""

    matter_wanted = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("batchPage")
        self._station = station
        self._pending = label("", "strong", wrap=True, name="batchPending")
        self._county = label("", "label", wrap=True, name="batchCounty")
        self.folder = QComboBox()
        self._choose = Button(look, _("选别的文件夹"), "chooseFolder", icon="folder")
        self._make = Button(look, _("封装并写入"), "makeBatch", kind="primary", icon="stick")
        self._again = Button(look, _("连同未回执的再导一次"), "makeBatchAgain")
        self._progress = QProgressBar()
        self._progress.setObjectName("batchProgress")
        self._progress.setAccessibleName(_("封装进度"))
        self._progress.hide()
        out = Card(look, _("导出上报"), "batchCard", icon="stick", note=_("封好后只有县里能打开"))
        place = row(look)
        place.addWidget(Field(look, _("写到哪里"), self.folder, "batchFolder"), 1)
        out.body.addWidget(self._pending)
        out.body.addWidget(self._county)
        out.body.addLayout(place)
        out.body.addWidget(self._progress)
        verbs = Flow(look)
        for verb in (self._choose, self._again):
            verbs.add(verb)
        out.body.addWidget(verbs)
        out.body.addLayout(row(look, None, self._make))
        back = Card(look, _("县里带回的回执"), "replyCard", icon="inbox")
        take = Button(look, _("读取回执文件"), "takeReply", icon="folder")
        self._taken = Shelf(look)
        back.body.addLayout(row(look, take, None))
        back.body.addWidget(self._taken)
        self._rejected = Card(look, _("县里退回、要补正的"), "rejectedCard", icon="alert")
        self._rejections = Shelf(look)
        self._rejected.body.addWidget(self._rejections)
        made = Card(look, _("批次"), "batchesCard", icon="list")
        self._batches = Shelf(look)
        made.body.addWidget(self._batches)
        page = column(look, label(_("上报和回执"), "title"), margins=(24, 18, 24, 18), spacing=14)
        for part in (out, back, self._rejected, made):
            page.addWidget(part)
        page.addStretch(1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "batchScroll"), 1)
        self.setLayout(inside)
        self._choose.clicked.connect(self._choose_folder)
        self._make.clicked.connect(lambda: self._begin(again=False))
        self._again.clicked.connect(lambda: self._begin(again=True))
        take.clicked.connect(self._choose_reply)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read again what waits, what is plugged in, and how far the batches have come."""
        exchange, read = self._station.desk.exchange, self._station.background.read
        read(self, exchange.pending, lambda waiting: self._show_pending(waiting.records))
        read(self, exchange.county, self._show_county)
        read(self, exchange.sticks, self._show_sticks)
        read(self, exchange.rejected, self._show_rejected)
        read(self, exchange.batches, self._show_batches)

    def make(self, folder: Path, *, again: bool = False) -> None:
        """Seal what waits and write it to ``folder``."""
        exchange, background = self._station.desk.exchange, self._station.background
        report = background.progress(self, self._advance)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._make.setEnabled(False)
        background.change(
            self,
            lambda: exchange.make_batch(folder, again=again, progress=report),
            self._made,
            self._not_made,
        )

    def take(self, file: Path) -> None:
        """Read the county's reply."""
        exchange = self._station.desk.exchange
        self._station.background.change(
            self, lambda: exchange.take_reply(file), self._show_taken, self._refused
        )

    def _begin(self, *, again: bool) -> None:
        folder = self.folder.currentData()
        if folder is None:
            self._choose_folder()
            folder = self.folder.currentData()
        if folder is not None:
            self.make(folder, again=again)

    def _advance(self, done: int) -> None:
        self._progress.setFormat(_("已封 {count} 件").format(count=done))

    def _made(self, batch: Batch | None) -> None:
        self._rest()
        if batch is None:
            self._station.tell(_("没有要上报的事项。"), NoticeKind.INFO)
        else:
            words = _("第 {sequence} 批已封装、写入、读回核对，共 {count} 件。文件：{file}")
            said = words.format(sequence=batch.sequence, count=batch.records, file=batch.file)
            self._station.tell(said, NoticeKind.OK)

    def _not_made(self, fault: DeskError) -> None:
        self._rest()
        self._refused(fault)

    def _rest(self) -> None:
        self._progress.hide()
        self._make.setEnabled(True)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("写到哪个文件夹"))
        if chosen:
            self.folder.addItem(chosen, Path(chosen))
            self.folder.setCurrentIndex(self.folder.count() - 1)

    def _choose_reply(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("县里带回的回执文件"))
        if chosen:
            self.take(Path(chosen))

    def _show_pending(self, count: int) -> None:
        words = _("有 {count} 件等着上报。检举控告不在其中。") if count else _("没有等着上报的事项。")
        self._pending.setText(words.format(count=count))

    def _show_county(self, county: CardRecord | None) -> None:
        if county is None:
            self._county.setText(_("还没有接收县里的登记卡。请先在“设置”里接收，再导出。"))
        else:
            self._county.setText(
                _("送往：{name}　核对数字：{digits}").format(name=county.name, digits=county.fingerprint)
            )
        self._make.setEnabled(county is not None)

    def _show_sticks(self, sticks: tuple[StickFolder, ...]) -> None:
        self.folder.clear()
        for stick in sticks:
            words = _("{label}　还空 {free} MB").format(label=stick.label, free=stick.free_mb)
            self.folder.addItem(words, stick.folder)
        if not sticks:
            self.folder.addItem(_("没有插U盘"), None)

    def _show_rejected(self, rejected: tuple[Rejection, ...]) -> None:
        look = self._station.look
        lines = []
        for each in rejected:
            see = Button(look, _("打开"), f"openRejected_{each.number}", kind="ghost")
            see.setAccessibleName(_("打开 {number}").format(number=grouped(each.number)))
            see.clicked.connect(lambda _on=False, number=each.number: self.matter_wanted.emit(number))
            words = column(look, label(grouped(each.number), "strong"), label(each.words, "label", wrap=True))
            inside = row(look, margins=(12, 6, 6, 6))
            inside.addLayout(words, 1)
            inside.addWidget(see)
            lines.append(frame("warn", inside, f"rejected_{each.number}"))
        self._rejections.fill(lines)
        self._rejected.setVisible(bool(lines))

    def _show_batches(self, batches: tuple[Batch, ...]) -> None:
        look = self._station.look
        lines = []
        names = {"made": _("已封装"), "written": _("已写入"), "acknowledged": _("县里已回执")}
        for each in batches[:20]:
            reached = _FACTS.index(each.state.value)
            inside = row(look, margins=(12, 8, 12, 8), spacing=6)
            title = _("第 {sequence} 批　{made:%m-%d %H:%M}　{count} 件")
            said = title.format(sequence=each.sequence, made=each.made_at, count=each.records)
            inside.addWidget(ElidedLabel(said), 1)
            for place, fact in enumerate(_FACTS):
                inside.addWidget(Pill(look, names[fact], PillKind.OK if place <= reached else PillKind.IDLE))
            listed = Button(look, _("打清单"), f"printBatchList_{each.sequence}", kind="ghost")
            listed.setAccessibleName(_("打第 {sequence} 批的移交清单").format(sequence=each.sequence))
            listed.clicked.connect(lambda _on=False, of=each: self._print_list(of))
            inside.addWidget(listed)
            lines.append(frame("card", inside, f"batch_{each.sequence}"))
        self._batches.fill(lines or [label(_("还没有导出过。"), "label")])

    def _print_list(self, batch: Batch) -> None:
        papers = self._station.desk.papers
        title = batch.file.removesuffix(".xfb")
        Sheet(self._station, self, title, lambda: papers.batch_list(batch.sequence)).print_it()

    def _show_taken(self, taken: Taken) -> None:
        look = self._station.look
        if taken.repeated:
            words, kind = _("这份回执以前读过，没有改动。"), NoticeKind.INFO
        else:
            said = _("县里收下 {accepted} 件，退回 {rejected} 件，带回 {updates} 条进展。")
            words = said.format(accepted=taken.accepted, rejected=len(taken.rejected), updates=taken.updates)
            kind = NoticeKind.WARN if taken.rejected else NoticeKind.OK
        self._taken.fill([Notice(look, words, "takenNotice", kind=kind)])

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)
