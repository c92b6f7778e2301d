"""How far each batch has come (批次): written, signed for, told of, each apart; and the county's silence."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame

from ui.officer.parts.facts import ahead_words, sending_words
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.answers import Unanswered
from xinfang_desk.domain.record import BatchRecord
from xinfang_desk.words import _

_SHOWN = 20
"""Batches on the page; older ones were answered long ago."""


class BatchesCard(Card):
    """Every batch with its facts and its list; a reminder where the county has been silent too long."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("批次"), "batchesCard", icon="list")
        self._station = station
        self._silent = Notice(look, "", "unansweredBatches", action=_("打催回执单"))
        self._silent.hide()
        self._lines = Shelf(look)
        self.body.addWidget(self._silent)
        self.body.addWidget(self._lines)
        self._silent.acted.connect(self._print_reminder)

    def reload(self) -> None:
        """Read again how far they have come."""
        desk, ask = self._station.desk, self._station.background.ask
        ask(self, lambda: (desk.outbox.batches()[:_SHOWN], desk.outbox.heard_of()), self._show)
        ask(self, desk.outbox.unanswered, self._show_unanswered)

    def _show(self, found: tuple[tuple[BatchRecord, ...], Mapping[int, int]]) -> None:
        batches, heard = found
        lines = [self._line(each, heard.get(each.sequence, 0)) for each in batches]
        self._lines.fill(lines or [label(_("还没有导出过。"), "label")])

    def _line(self, each: BatchRecord, heard: int) -> QFrame:
        look = self._station.look
        names = sending_words()
        reached = list(names).index(each.state.value)
        inside = Flow(look, spacing=6)
        title = _("第 {sequence} 批　{made:%m-%d %H:%M}　{count} 件")
        said = title.format(sequence=each.sequence, made=each.made_at, count=each.records)
        inside.add(label(said))
        for place, words in enumerate(names.values()):
            if place <= reached:
                inside.add(Pill(look, words, PillKind.OK))
        ahead = ahead_words()[each.state.value]
        if ahead:
            inside.add(Pill(look, ahead, PillKind.IDLE))
        inside.add(Pill(look, *said_of_heard(heard, each.records)))
        listed = Button(look, _("打清单"), f"printBatchList_{each.sequence}", kind="ghost")
        listed.setAccessibleName(_("打第 {sequence} 批的移交清单").format(sequence=each.sequence))
        listed.clicked.connect(lambda: self._print_list(each))
        inside.add(listed)
        return frame("card", row(look, inside, margins=(12, 6, 6, 6)), f"batch_{each.sequence}")

    def _show_unanswered(self, unanswered: tuple[Unanswered, ...]) -> None:
        if unanswered:
            numbers = "、".join(str(each.sequence) for each in unanswered)
            words = _("第 {numbers} 批县里还没有回执，最早的等了 {days} 天。先打电话催问，再送催回执单。")
            said = words.format(numbers=numbers, days=max(each.days for each in unanswered))
            self._silent.say(said, NoticeKind.WARN, _("打催回执单"))
        self._silent.setVisible(bool(unanswered))

    def _print_list(self, batch: BatchRecord) -> None:
        papers = self._station.desk.papers
        title = batch.file.removesuffix(".xfb")
        Sheet(self._station, self, title, lambda: papers.batch_list(batch.sequence)).print_it()

    def _print_reminder(self) -> None:
        desk = self._station.desk
        title = f"{desk.office.code}-{desk.office.desk}-reminder"
        Sheet(self._station, self, title, desk.outbox.reminder).print_it()


def said_of_heard(heard: int, records: int) -> tuple[str, PillKind]:
    """Of how many matters the county has told what became of them (事事有回音)."""
    words = _("已反馈 {heard}/{records} 件").format(heard=heard, records=records)
    if not heard:
        return words, PillKind.IDLE
    return words, PillKind.OK if heard >= records else PillKind.INFO
