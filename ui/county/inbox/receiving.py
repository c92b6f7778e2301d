"""Receiving batches (接收批次): by a button, or by dragging the files here from the stick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.chosen_files import files_to_open
from ui.county.keys.reserve_panel import ReservePanel
from ui.county.station import Station
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.answers import Received
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import spans
from xinfang_desk.words import _, sentence
from xinfang_desk.words.spans import runs_in_words


class Inbox(Card):
    """Takes files, one result each; a bad one never stops the others."""

    grown = Signal(QWidget)
    """Something is asked, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("接收批次"), "inboxCard", icon="inbox")
        self._station = station
        self._choose = Button(look, _("选择批次文件"), "chooseBatches", kind="primary", icon="folder")
        self._focused = False
        self._progress = QProgressBar()
        self._progress.setObjectName("receiveProgress")
        self._progress.setAccessibleName(_("接收进度"))
        self._progress.hide()
        self._results = Shelf(look)
        self.body.addWidget(label(_("也可以把U盘里的批次文件拖到这里。"), "label", wrap=True))
        self.body.addWidget(self._progress)
        self.body.addWidget(self._results)
        by_reserve = Button(look, _("用备用密钥接收"), "receiveByReserve", kind="ghost")
        self.panel = ReservePanel(station)
        verbs = Flow(look)
        verbs.add(self._choose, by_reserve)
        self.body.addWidget(verbs)
        self.body.addWidget(self.panel)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self._choose_files)
        by_reserve.clicked.connect(lambda: self.panel.ask(by_reserve))
        self.panel.chosen.connect(self._choose_files_for)
        self.panel.grown.connect(self.grown)
        self.panel.refused.connect(self._rest)

    def receive(self, files: Sequence[Path]) -> None:
        """Take each of ``files``."""
        office, background = self._station.office, self._station.background
        report = self._begin()
        background.change(
            self, lambda: office.receive(files, progress=report), self._show_results, self._refused
        )

    def receive_by(self, reserve: Path, files: Sequence[Path]) -> None:
        """Take each of ``files``, with the reserve key where ours does not open them."""
        office, report = self._station.office, self._begin()
        self.panel.receive(
            lambda: office.receive(files, reserve=reserve, progress=report), self._show_results
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come in (Qt)."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped (Qt)."""
        event.acceptProposedAction()
        self.receive(_files(event))

    def _choose_files(self) -> None:
        if chosen := files_to_open(self, _("批次文件"), _("批次 (*.xfb)"), on_stick=True):
            self.receive(list(chosen))

    def _choose_files_for(self, reserve: Path) -> None:
        if chosen := files_to_open(self, _("批次文件"), _("批次 (*.xfb)"), on_stick=True):
            self.receive_by(reserve, list(chosen))

    def _begin(self) -> Callable[[int], None]:
        """Show that files are being taken; what the work reports how far it has come to."""
        self._progress.setRange(0, 0)
        self._progress.setFormat("")
        self._progress.show()
        self._focused = self._choose.hasFocus()
        self._choose.setEnabled(False)
        return self._station.background.progress(self, self._advance)

    def _advance(self, done: int) -> None:
        self._progress.setFormat(_("已并入 {count} 件").format(count=done))

    def _show_results(self, results: Sequence[Received]) -> None:
        self._rest()
        self._results.fill(self._notice(place, each) for place, each in enumerate(results))

    def _refused(self, fault: DeskError) -> None:
        self._rest()
        self._station.refused(fault)

    def _rest(self) -> None:
        self._progress.hide()
        self._choose.setEnabled(True)
        if self._focused:
            # A button that is disabled gives the focus away.
            self._choose.setFocus()

    def _notice(self, place: int, result: Received) -> Notice:
        words, kind = said(result)
        return Notice(self._station.look, words, f"received_{place}", kind=kind)


def said(result: Received) -> tuple[str, NoticeKind]:
    """What became of a file, in words, and how much it asks for attention."""
    if result.code is not None:
        why = sentence(result.code, result.facts)
        return f"{Path(result.file).name}：{why}", NoticeKind.DANGER
    facts = {"desk": result.desk, "sequence": result.sequence}
    if result.copy:
        return _("{desk} 的恢复副本收下了，口令全丢的时候用。").format(**facts), NoticeKind.OK
    if result.repeated:
        words, kind = _("{desk} 第{sequence}批以前收过，没有变化。").format(**facts), NoticeKind.INFO
    elif result.rejected:
        found = _("{desk} 第{sequence}批：收下{accepted}件，退回{rejected}件，原因随回执带回。")
        words = found.format(**facts, accepted=result.accepted, rejected=result.rejected)
        kind = NoticeKind.WARN
    else:
        words = _("{desk} 第{sequence}批：收下{accepted}件。").format(**facts, accepted=result.accepted)
        kind = NoticeKind.OK
    if result.trail_parted is not None:
        words += _("它的留痕和县里存的第{batch}批对不上，请派人核对。").format(batch=result.trail_parted)
        kind = NoticeKind.WARN
    if result.missing:
        gaps = runs_in_words(spans(result.missing))
        return words + _("还缺第{gaps}批，请催接待台补送。").format(gaps=gaps), NoticeKind.WARN
    return words, kind


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
