"""What comes back from the county (县级回执): replies on the stick, and what it sent back to be put right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from ui.bound import Bound
from ui.chosen_files import file_to_open
from ui.officer.county.reply_gaps import ReplyGaps
from ui.officer.county.stick import Place
from ui.officer.parts.station import PageStation, Station
from ui.table_names import table_names
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.answers import FoundReply, Rejection, Taken
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import Resumed
from xinfang_desk.words import _, sentence
from xinfang_desk.words.fields import field_name

_SHOWN = 50
"""Matters in a list of those that did not get through."""


class ReplyCard(Card):
    """The replies found on the stick, each with a key that takes it; any other file by its name."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("县里带回的回执"), "replyCard", icon="inbox")
        self._station = station
        self._stick: Path | None = None
        self._bound = Bound(self, station, self._found_nothing)
        self._words = label("", "label", wrap=True, name="replyWords")
        self._found = Shelf(look)
        self._gaps = ReplyGaps(station)
        self._taken = Shelf(look)
        choose = Button(look, _("读取回执文件"), "takeReply", icon="folder")
        words = _("登记簿是从备份恢复的，县里可能收过本机不知道的批次。请县里写一份全部回执，先续接再上报。")
        self._restored = Notice(look, words, "restoredNotice", kind=NoticeKind.WARN, action=_("续接"))
        self._restored.hide()
        for part in (self._restored, self._words, self._found, self._gaps):
            self.body.addWidget(part)
        self.body.addLayout(row(look, choose, None))
        self.body.addWidget(self._taken)
        choose.clicked.connect(self._choose)
        self._restored.acted.connect(self._choose_whole)
        self._found_nothing()

    def reload(self) -> None:
        """Read again which of the county's replies never came."""
        desk = self._station.desk
        self._station.background.ask(self, desk.inbox.reply_gaps, self._gaps.show_runs)
        self._station.background.ask(self, desk.inbox.unsettled, self._restored.setVisible)

    def look_on(self, place: Place | None) -> None:
        """Look for replies on the stick at ``place``."""
        if place is None or place.view is None or place.view.standing.value == "gone":
            self._bound.turn()
            return
        if self._stick != place.folder:
            self._stick = place.folder
            self._bound.turn()
        desk = self._station.desk
        self._bound.ask(
            lambda _none: desk.sticks.find_replies(place.folder),
            self._show_found,
            lambda _fault: self._bound.turn(),  # pulled out meanwhile
        )

    def take(self, file: Path) -> None:
        """Read the county's reply."""
        desk = self._station.desk
        self._station.background.change(
            self, lambda: desk.inbox.take_reply(file), self._show_taken, self._not_taken
        )

    def resume(self, file: Path) -> None:
        """Go on after a restore from where the county is, by its whole reply (续接)."""
        desk = self._station.desk
        self._station.background.change(
            self, lambda: desk.inbox.resume(file), self._show_resumed, self._station.refused
        )

    def _choose(self) -> None:
        if chosen := file_to_open(self, _("县里带回的回执文件"), on_stick=True):
            self.take(chosen)

    def _choose_whole(self) -> None:
        if chosen := file_to_open(self, _("县里写的全部回执"), on_stick=True):
            self.resume(chosen)

    def _not_taken(self, fault: DeskError) -> None:
        if fault.code == "reply.other_batch":
            self._restored.show()
        self._station.refused(fault)

    def _show_resumed(self, found: Resumed) -> None:
        lines = [_("已按县里的 {count} 批续接，可以上报了。").format(count=found.batches)]
        lines += [
            _("县里有、本机没有，请照存根补录：{number}").format(number=grouped(each)) for each in found.lost
        ]
        lines += [
            _("编号用了两次，请联系县里：{number}").format(number=grouped(each)) for each in found.clashing
        ]
        kind = NoticeKind.WARN if found.lost or found.clashing else NoticeKind.OK
        self._taken.fill([Notice(self._station.look, "\n".join(lines), "resumedNotice", kind=kind)])
        self.reload()

    def _found_nothing(self) -> None:
        self._words.setText(_("插上县里带回的U盘，这里会列出上面的回执。"))
        self._found.fill(())

    def _show_found(self, found: tuple[FoundReply, ...]) -> None:
        fresh = sum(each.code is None and not each.repeated for each in found)
        if fresh:
            self._words.setText(_("U盘上有 {count} 份新回执，从上往下读。").format(count=fresh))
        else:
            self._words.setText(_("U盘上没有新回执。"))
        self._found.fill(self._line(each, place) for place, each in enumerate(found, 1))

    def _line(self, each: FoundReply, place: int) -> QFrame:
        look = self._station.look
        if each.code is not None:
            fault = sentence(each.code, {})
            words = column(look, ElidedLabel(each.file.name, "strong"), label(fault, "label", wrap=True))
            inside = row(look, margins=(12, 8, 12, 8))
            inside.addLayout(words, 1)
            inside.addWidget(Pill(look, _("读不了"), PillKind.DANGER))
            return frame("danger", inside, f"foundReply_{place}")
        inside = row(look, margins=(12, 6, 6, 6))
        said = _("第 {sequence} 份回执　{file}").format(sequence=each.sequence, file=each.file.name)
        inside.addWidget(ElidedLabel(said), 1)
        if each.repeated:
            inside.addWidget(Pill(look, _("读过了"), PillKind.IDLE))
        else:
            take = Button(look, _("读取"), f"takeFound_{each.sequence}", kind="ghost")
            take.setAccessibleName(_("读取第 {sequence} 份回执").format(sequence=each.sequence))
            take.clicked.connect(lambda: self.take(each.file))
            inside.addWidget(Pill(look, _("没读过"), PillKind.INFO))
            inside.addWidget(take)
        return frame("card", inside, f"foundReply_{place}")

    def _show_taken(self, taken: Taken) -> None:
        look = self._station.look
        if taken.repeated:
            words, kind = _("这份回执以前读过，没有改动。"), NoticeKind.INFO
        else:
            said = _("县里收下 {accepted} 件，退回 {rejected} 件，带回 {updates} 条进展。")
            words = said.format(accepted=taken.accepted, rejected=len(taken.rejected), updates=taken.updates)
            kind = NoticeKind.WARN if taken.rejected else NoticeKind.OK
        if taken.cleaned:
            words += _("U盘上已签收的 {count} 批已清掉。").format(count=taken.cleaned)
        if taken.tables:
            names = "、".join(table_names()[each] for each in taken.tables)
            words += _("带来了表（{names}），请负责人在“设置”里装上。").format(names=names)
        notices = [Notice(look, words, "takenNotice", kind=kind)]
        if taken.trail_parted is not None:
            parted = sentence("trail.parted", {"sequence": taken.trail_parted})
            notices.append(Notice(look, parted, "partedNotice", kind=NoticeKind.DANGER))
        if taken.reply_parted is not None:
            replaced = sentence("reply.parted", {"sequence": taken.reply_parted})
            notices.append(Notice(look, replaced, "replyPartedNotice", kind=NoticeKind.DANGER))
        self._taken.fill(notices)


class ReturnedCard(Card):
    """Matters that did not get through (退回补正、未装入): why, which field, and the way to the matter.

    ``ask`` reads them from the desk; while there are none, the card is hidden.
    """

    def __init__(
        self, station: PageStation, title: str, name: str, ask: Callable[[], tuple[Rejection, ...]]
    ) -> None:
        super().__init__(station.look, title, f"{name}Card", icon="alert")
        self._station = station
        self._name = name
        self._ask = ask
        self._lines = Shelf(station.look)
        self.body.addWidget(self._lines)
        self.hide()

    def reload(self) -> None:
        """Read again what has not been put right yet."""
        self._station.background.ask(self, self._ask, self._show)

    def _show(self, found: tuple[Rejection, ...]) -> None:
        lines: list[QWidget] = [self._line(each) for each in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(
                label(_("还有 {count} 件，改好上面的再看。").format(count=len(found) - _SHOWN), "label")
            )
        self._lines.fill(lines)
        self.setVisible(bool(found))

    def _line(self, each: Rejection) -> QWidget:
        look = self._station.look
        number = grouped(each.number)
        see = Button(look, _("打开"), f"{self._name}Open_{each.number}", kind="ghost")
        see.setAccessibleName(_("打开 {number}").format(number=number))
        see.clicked.connect(lambda: self._station.ways.open_matter(each.number))
        head = row(look, label(number, "strong"))
        if each.field:
            named = _("补正：{field}").format(field=field_name(each.field))
            head.addWidget(Pill(look, named, PillKind.WARN))
        head.addStretch(1)
        inside = row(look, margins=(12, 6, 6, 6))
        inside.addLayout(column(look, head, label(each.words, "label", wrap=True), spacing=4), 1)
        inside.addWidget(see)
        return frame("warn", inside, f"{self._name}_{each.number}")
