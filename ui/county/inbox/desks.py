"""The desks of the county (接待台): what came from each, what waits for it, its reply."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.chosen_files import chosen_folder, file_to_open, file_to_save
from ui.county.inbox.desk_panels import GapPanel, WholePanel
from ui.county.station import Station
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.county.answers import CardLine, DeskLine, ReplyWritten
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _
from xinfang_desk.words.spans import runs_in_words


class Desks(Card):
    """One line a desk, with the button that writes its reply; cards go out and come in below."""

    shown = Signal(object)
    """The desks that are enrolled now, as a tuple of :class:`DeskLine`."""
    grown = Signal(QWidget)
    """Something is asked, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("接待台"), "desksCard", icon="screen")
        self._station = station
        self._desks: tuple[DeskLine, ...] | None = None
        self._lines = Shelf(look)
        self.gap, self.whole = GapPanel(station), WholePanel(station)
        enrol = Button(look, _("接收登记卡"), "enrolDesk", icon="inbox")
        card = Button(look, _("写出本县登记卡"), "writeCard", icon="seal")
        self.body.addWidget(self._lines)
        for panel in (self.gap, self.whole):
            self.body.addWidget(panel)
            panel.grown.connect(self.grown)
        verbs = Flow(look)
        for verb in (enrol, card):
            verbs.add(verb)
        self.body.addWidget(verbs)
        enrol.clicked.connect(self._choose_card)
        card.clicked.connect(self._choose_place)
        self.whole.chosen.connect(self._choose_folder_for_all)

    def reload(self) -> None:
        """Read again what waits for each desk."""
        self._station.background.ask(self, self._station.office.desks, self._show)

    def reply(self, desk: str, folder: Path) -> None:
        """Write the reply for ``desk`` into ``folder``."""
        office = self._station.office
        self._station.background.change(
            self, lambda: office.reply(desk, folder), self._replied, self._station.refused
        )

    def reply_whole(self, desk: str, folder: Path) -> None:
        """Tell ``desk`` everything anew, into ``folder``."""
        office = self._station.office
        self.whole.send(lambda: office.reply(desk, folder, whole=True), self._replied, {})

    def enrol(self, file: Path) -> None:
        """Accept the card of a desk."""
        office = self._station.office
        self._station.background.change(
            self, lambda: office.enrol(file), self._enrolled, self._station.refused
        )

    def write_card(self, file: Path) -> None:
        """Write our own card to ``file``."""
        office = self._station.office
        self._station.background.ask(
            self, lambda: office.write_card(file), self._card_written, self._station.refused
        )

    def _choose_card(self) -> None:
        if chosen := file_to_open(self, _("接待台的登记卡"), on_stick=True):
            self.enrol(chosen)

    def _choose_place(self) -> None:
        if chosen := file_to_save(self, _("登记卡写到哪里"), f"{_('县里的登记卡')}.xfcard", on_stick=True):
            self.write_card(chosen)

    def _choose_folder(self, desk: str) -> None:
        if chosen := chosen_folder(self, _("回执写到哪个文件夹"), on_stick=True):
            self.reply(desk, chosen)

    def _choose_folder_for_all(self, desk: str) -> None:
        if chosen := chosen_folder(self, _("回执写到哪个文件夹"), on_stick=True):
            self.reply_whole(desk, chosen)

    def _replied(self, reply: ReplyWritten) -> None:
        said = _("回执已写好并核对：{file}。收下{accepted}件，退回{rejected}件，进展{updates}条。")
        words = said.format(
            file=reply.file, accepted=reply.accepted, rejected=reply.rejected, updates=reply.updates
        )
        self._station.tell(words, NoticeKind.OK)

    def _enrolled(self, card: CardLine) -> None:
        said = _("已接受 {name}（{desk}）的登记卡。请打电话核对指纹：{digits}")
        words = said.format(name=card.name, desk=card.office, digits=card.fingerprint)
        self._station.tell(words, NoticeKind.OK)

    def _card_written(self, card: CardLine) -> None:
        said = _("登记卡已写出。请打电话让接待台核对指纹：{digits}").format(digits=card.fingerprint)
        self._station.tell(said, NoticeKind.OK)

    def _show(self, desks: Sequence[DeskLine]) -> None:
        if desks == self._desks:
            # What has the focus keeps it.
            return
        self._desks = tuple(desks)
        empty = label(_("还没有接待台。请接收它们的登记卡。"), "label", wrap=True)
        self._lines.fill([self._line(each) for each in desks] or [empty])
        self.shown.emit(self._desks)

    def _line(self, desk: DeskLine) -> QFrame:
        look = self._station.look
        reply = Button(look, _("写回执"), f"reply_{desk.desk}", icon="stick")
        reply.setAccessibleName(_("给 {name} 写回执").format(name=desk.name))
        reply.setEnabled(desk.batches > 0)
        reply.clicked.connect(lambda: self._choose_folder(desk.desk))
        words, kind = _waiting(desk)
        last = f"{desk.last_received:%m-%d %H:%M}" if desk.last_received else _("还没有来过批次")
        copy = _("没有恢复副本")
        if desk.copy_made:
            copy = _("恢复副本 {day}").format(day=f"{desk.copy_made.astimezone(CHINA):%Y-%m-%d}")
        about = column(
            look,
            ElidedLabel(desk.name, "strong"),
            ElidedLabel(f"{desk.desk}　{last}", "caption"),
            ElidedLabel(copy, "caption"),
            row(look, Pill(look, words, kind), None),
            spacing=4,
        )
        head = row(look)
        head.addLayout(about, 1)
        head.addWidget(reply)
        inside = column(look, head, margins=(12, 10, 8, 6), spacing=4)
        if desk.batches:
            inside.addWidget(self._rare(desk))
        return frame("card", inside, f"desk_{desk.desk}")

    def _rare(self, desk: DeskLine) -> QWidget:
        look = self._station.look
        verbs = Flow(look, spacing=4)
        if desk.missing:
            gap = Button(look, _("不再等缺的"), f"gap_{desk.desk}", kind="ghost")
            gap.setAccessibleName(_("不再等 {name} 缺的批次").format(name=desk.name))
            gap.clicked.connect(lambda: self._open(self.gap, desk, gap))
            verbs.add(gap)
        whole = Button(look, _("重写全部回执"), f"whole_{desk.desk}", kind="ghost")
        whole.setAccessibleName(_("给 {name} 重写全部回执").format(name=desk.name))
        whole.clicked.connect(lambda: self._open(self.whole, desk, whole))
        verbs.add(whole)
        return verbs

    def _open(self, panel: GapPanel | WholePanel, desk: DeskLine, opener: QWidget) -> None:
        for each in (self.gap, self.whole):
            if each is not panel:
                each.dismiss()
        panel.ask_about(desk, opener)


def _waiting(desk: DeskLine) -> tuple[str, PillKind]:
    """What asks for attention first: a gap, then what the desk has not been told."""
    if desk.missing:
        gaps = runs_in_words(desk.gaps)
        return _("缺第{gaps}批").format(gaps=gaps), PillKind.DANGER
    if desk.waiting_results or desk.waiting_updates:
        return _("有回执要写"), PillKind.WARN
    return (_("都已回执"), PillKind.OK) if desk.batches else (_("未收到批次"), PillKind.IDLE)
