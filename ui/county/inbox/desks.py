"""The desks of the county (接待台): what came from each, what waits for it, its reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.chosen_files import chosen_folder, file_to_open, file_to_save
from ui.county.inbox import desk_lines
from ui.county.inbox.desk_panels import GapPanel, WholePanel
from ui.county.inbox.sending import Sending, written
from ui.county.inbox.verdicts import Act
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill_cells import PillCells
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.answers import CardLine, DeskLine, ReplyWritten
from xinfang_desk.words import _

_WIDTHS = {0: 132, 1: 172, 2: 62, 3: 132, 5: 120, 6: 88}
"""Widths of the other columns at 100 %."""
_WAITS = 4
_ROW, _LINES = 28, 8
"""How high a line is at 100 %, and how many are seen at least."""


class Desks(Card):
    """One line a desk; under them what can be done for the one that is chosen, or for all that wait."""

    shown = Signal(object)
    """The desks that are enrolled now, as a tuple of :class:`DeskLine`."""
    grown = Signal(QWidget)
    """Something is asked, and should be seen."""

    def __init__(self, station: Station, place: Callable[[], Path | None]) -> None:
        """``place`` is where on the only stick replies go, if there is one."""
        look = self._look = station.look
        super().__init__(look, _("接待台"), "desksCard", icon="screen")
        self._station = station
        self._place = place
        self._desks: tuple[DeskLine, ...] | None = None
        office = station.office
        self._which = Segments(look, _("哪些接待台"), "desksShown", _kinds(), kind="tab")
        self._which.choose("all")
        enrol = Button(look, _("收登记卡"), "enrolDesk", kind="ghost", icon="inbox")
        card = Button(look, _("写出本县登记卡"), "writeCard", kind="ghost", icon="seal")
        over = Flow(look, spacing=4)
        over.add(self._which, enrol, card)
        self._none = label(_("还没有接待台。请接收它们的登记卡。"), "label", wrap=True)
        self._model: TableModel[DeskLine] = TableModel(
            desk_lines.titles(),
            lambda desk: desk_lines.cells(desk, office.today()),
            self,
            lambda desk: desk_lines.pills(desk, office.today()),
        )
        self.table = table_of(self._model, "desksTable", _("接待台"), widest=_WAITS)
        self.table.setItemDelegate(PillCells(look, self.table))
        self.gap, self.whole = GapPanel(station), WholePanel(station)
        self._gap = Button(look, _("不再等缺的…"), "gapOfDesk", icon="close")
        self._whole = Button(look, _("重写全部…"), "wholeOfDesk", icon="refresh")
        self._one = Button(look, _("只写选中的"), "replyDesk", icon="stick")
        self._all = Button(look, _("写回执"), "replyAll", kind="primary", icon="stick", keys="F8")
        self.body.addWidget(over)
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)
        for panel in (self.gap, self.whole):
            self.body.addWidget(panel)
            panel.grown.connect(self.grown)
        self._verbs = Flow(look)
        self._verbs.add(self._gap, self._whole, self._one, self._all)
        self.sending = Sending(station, place)
        self.sending.verbs.hide()
        self.body.addWidget(self.sending, 1)
        self._over = over
        inside = row(look, self._verbs, self.sending.verbs)
        self.verbs = QWidget()
        self.verbs.setLayout(inside)
        """What is done for the desks; the page has a foot for it."""
        enrol.clicked.connect(self._choose_card)
        card.clicked.connect(self._choose_place)
        self._which.chosen.connect(lambda _key: self._fill())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._follow_row())
        self.table.activated.connect(lambda _index: self._do_first())
        self._gap.clicked.connect(lambda: self._open(self.gap))
        self._whole.clicked.connect(lambda: self._open(self.whole))
        self._one.clicked.connect(self._preview_one)
        self._all.clicked.connect(self.preview)
        self.sending.left.connect(self.put_away)
        self.whole.chosen.connect(self._choose_folder_for_all)
        look.resized.connect(self._follow)
        self._follow()
        self._follow_row()

    def reload(self) -> None:
        """Read again what waits for each desk."""
        self._station.background.ask(self, self._station.office.desks, self._show)
        if self.sending.isVisible():
            self.sending.reload()

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

    def preview(self) -> None:
        """Show what all that wait would be told; once it is shown, write it."""
        if self.sending.isVisible():
            self.sending.write()
        elif self._all.isEnabled():
            self._look_at("")

    def ask_about(self, desk: str, act: Act) -> None:
        """Open what is to be done next for this desk."""
        self.put_away()
        if act is Act.CARD:
            self._choose_card()
            return
        self._which.choose("all")
        self._fill()
        numbers = [self._model.index(at, 0) for at in range(self._model.rowCount())]
        for index in numbers:
            if index.data(TableModel.ItemRole).desk == desk:
                self.table.setCurrentIndex(index)
                self._open(self.gap if act is Act.GAP else self.whole)

    def first_act(self) -> QWidget | None:
        """The button that writes the replies, while one waits."""
        return self._all if self._all.isVisible() and self._all.isEnabled() else None

    def put_away(self) -> bool:
        """From what would be told to the desks again; whether it stood there."""
        stood = self.sending.isVisible()
        if stood:
            self._stand(sending=False)
            self.table.setFocus()
        return stood

    def _choose_card(self) -> None:
        if chosen := file_to_open(self, _("接待台的登记卡"), on_stick=True):
            self.enrol(chosen)

    def _choose_place(self) -> None:
        if chosen := file_to_save(self, _("登记卡写到哪里"), f"{_('县里的登记卡')}.xfcard", on_stick=True):
            self.write_card(chosen)

    def _preview_one(self) -> None:
        if desk := self.chosen():
            self._look_at(desk.desk)

    def _look_at(self, desk: str) -> None:
        for panel in (self.gap, self.whole):
            panel.forget()
        self._stand(sending=True)
        self.sending.begin(self._desks or (), desk)

    def _stand(self, *, sending: bool) -> None:
        shown: dict[QWidget, bool] = {
            self.sending: sending,
            self.sending.verbs: sending,
            self.table: not sending,
            self._over: not sending,
            self._verbs: not sending,
        }
        for part, stands in shown.items():
            part.setVisible(stands)
        self.rename(_("要写的回执") if sending else _("接待台"))

    def _choose_folder_for_all(self, desk: str) -> None:
        if chosen := chosen_folder(self, _("回执写到哪个文件夹"), on_stick=True):
            self.reply_whole(desk, chosen)

    def chosen(self) -> DeskLine | None:
        """The desk whose line is current."""
        index = self.table.currentIndex()
        desk: DeskLine | None = index.data(TableModel.ItemRole) if index.isValid() else None
        return desk

    def _replied(self, reply: ReplyWritten) -> None:
        self._station.tell(written(reply), NoticeKind.OK)

    def _enrolled(self, card: CardLine) -> None:
        said = _("已接受 {name}（{desk}）的登记卡。请打电话核对指纹：{digits}")
        words = said.format(name=card.name, desk=card.office, digits=card.fingerprint)
        self._station.tell(words, NoticeKind.OK)

    def _card_written(self, card: CardLine) -> None:
        said = _("登记卡已写出。请打电话让接待台核对指纹：{digits}").format(digits=card.fingerprint)
        self._station.tell(said, NoticeKind.OK)

    def _show(self, desks: Sequence[DeskLine]) -> None:
        if desks != self._desks:
            # Else what has the focus keeps it.
            self._desks = tuple(desks)
            self._fill()
            self.shown.emit(self._desks)

    def _fill(self) -> None:
        desks, today = self._desks or (), self._station.office.today()
        kinds = {
            "all": desks,
            "waits": [each for each in desks if each.waits],
            "gaps": [each for each in desks if each.gaps],
            "late": [each for each in desks if desk_lines.is_late(each, today)],
        }
        for key, words in _kinds():
            self._which.button(key).say(f"{words} {len(kinds[key])}")
        stood = self.chosen()
        lines = desk_lines.in_order(kinds[self._which.choice() or "all"], today)
        self._model.show(lines)
        numbers = [each.desk for each in lines]
        if lines:
            at = numbers.index(stood.desk) if stood is not None and stood.desk in numbers else 0
            self.table.setCurrentIndex(self._model.index(at, 0))
        self._none.setVisible(not desks)
        waiting = len(kinds["waits"])
        self._all.say(_("写 {count} 个台的回执").format(count=waiting) if waiting else _("没有要写的回执"))
        self._all.use_while(waiting > 0)
        self._follow_row()

    def _follow_row(self) -> None:
        desk = self.chosen()
        may = desk is not None and desk.revoked_at is None and desk.batches > 0
        self._one.use_while(may)
        self._whole.use_while(may)
        self._gap.use_while(desk is not None and bool(desk.gaps))

    def _do_first(self) -> None:
        """What the current line asks for most."""
        desk = self.chosen()
        if desk is not None and desk.gaps:
            self._open(self.gap)
        elif desk is not None and desk.waits:
            self._preview_one()

    def _open(self, panel: GapPanel | WholePanel) -> None:
        desk = self.chosen()
        if desk is None:
            return
        for each in (self.gap, self.whole):
            if each is not panel:
                each.dismiss()
        panel.ask_about(desk, self._gap if panel is self.gap else self._whole)

    def _follow(self) -> None:
        fit_table(self.table, self._look, _WIDTHS, row=_ROW, lines=_LINES + 1)


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("all", _("要办的在前")),
        ("waits", _("有回执")),
        ("gaps", _("缺号")),
        ("late", _("七天没来")),
    )
