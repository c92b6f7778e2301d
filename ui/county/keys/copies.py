"""A desk's recovery copy (县级恢复副本), opened by the reserve key; the code stands here and nowhere else.

What was opened goes with whatever takes the card out of sight, and after a minute's rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.bound import Bound, Held
from ui.county.asked import DeskField, FileField, PassphraseField, passphrase_needed
from ui.county.asking import Asking
from ui.county.keys.reserve import RESERVE_REFUSALS, reserve_field, reserve_needed
from ui.county.station import Station
from ui.failures import words_for
from ui.idle import Resting
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.county.answers import CopyOpened, DeskLine, RecoveryLine
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _


class Copies(Card):
    """Shut; asking in place; or open, with the digits large enough to read out."""

    grown = Signal(QWidget)
    """Something is asked or shown, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self._mark = Pill(look, _("保密"), PillKind.DANGER)
        super().__init__(look, _("恢复副本"), "copiesCard", icon="lock", aside=self._mark)
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self.resting = Resting(self)
        words = _(
            "接待台的口令、恢复单全丢了，负责人本人带书面申请来，当面办，电话里不办。"
            "从保险柜取备用密钥，两个人在场。检举控告照样打不开。"
        )
        self._begin = Button(look, _("打开恢复副本"), "openCopy", icon="lock")
        self.panel = _CopyPanel(station)
        self._none = label(_("还没有收到过恢复副本，和批次一起收就有了。"), "caption", wrap=True)
        self._away = Button(look, _("收起"), "putCopyAway", icon="lock")
        self._lines = Shelf(look, spacing=12)
        self._opened = QWidget()
        self._opened.setObjectName("copyOpened")
        self._opened.setLayout(column(look, row(look, self._away, None), self._lines, spacing=12))
        self.body.addWidget(label(words, "label", wrap=True))
        self.body.addLayout(row(look, self._begin, None))
        self.body.addWidget(self._none)
        self.body.addWidget(self.panel)
        self.body.addWidget(self._opened)
        self._begin.clicked.connect(self._ask)
        self._away.clicked.connect(self._shut)
        self.panel.wanted.connect(self._open)
        self.panel.grown.connect(self.grown)
        self.resting.timeout.connect(self.put_away)
        self.put_away()

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """These are the desks now; a copy has come from some of them."""
        kept = [each for each in desks if each.copy_made]
        self._begin.use_while(bool(kept))
        self._none.setVisible(not kept)
        self.panel.desk.offer(kept)

    def put_away(self) -> None:
        """Leave nothing of the code in the window."""
        self._bound.turn()

    def _clear(self) -> None:
        self.resting.end()
        self._lines.wipe()
        self._opened.hide()
        self._mark.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away()
            self.panel.forget()

    def _ask(self) -> None:
        self.put_away()
        self.panel.ask(self._begin)

    def _open(self) -> None:
        held = self._bound.hold()
        self.panel.open(lambda opened: self._show(held, opened))

    def _show(self, held: Held, opened: CopyOpened) -> None:
        if not held.is_shown():
            # It was put away meanwhile.
            return
        self._lines.fill(self._told(opened))
        self._opened.show()
        self._mark.show()
        self._away.setFocus()
        self.resting.begin()
        self.grown.emit(self._opened)

    def _told(self, opened: CopyOpened) -> Iterator[QWidget]:
        # The digits first: they are in sight at every text size.
        for each in opened.codes:
            yield self._line(opened.desk, each)
        head = _("念给 {desk} 的负责人，由他本人抄下。一分钟没动键盘鼠标、离开这一页，都会收起。")
        yield label(head.format(desk=opened.desk), "label", wrap=True)
        if opened.earlier:
            before = _("以前打开过 {count} 次，最近一次 {day}。")
            last = f"{opened.earlier[-1].astimezone(CHINA):%Y-%m-%d %H:%M}"
            yield label(before.format(count=len(opened.earlier), day=last), "label", wrap=True)
        way = _(
            "负责人在接待台输入口令的地方点“忘了口令？”，输入第一行的码；恢复的是旧备份，就用对应日期的。"
        )
        yield label(way, "label", wrap=True)

    def _line(self, desk: str, each: RecoveryLine) -> QWidget:
        # Plain labels: their text cannot be marked, and so goes to no clipboard.
        day = f"{each.made_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
        when = _("{desk}　{day} 封的").format(desk=desk, day=day)
        code: QLabel = label(_in_rows(each.code), "guide_heading", wrap=True)
        line = QWidget()
        line.setLayout(column(self._station.look, label(when, "caption"), code, spacing=2))
        return line

    def _shut(self) -> None:
        self.put_away()
        self._begin.setFocus()


class _CopyPanel(Asking):
    """Whose copy, the reserve key's file, why and for whom, and the passphrase."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.desk = DeskField(look, "copyDesk")
        self.reserve: FileField = reserve_field(look, "copyReserve")
        self.why = QLineEdit()
        hint = _("比如：负责人某日当面申请，口令和恢复单丢失。留在台账里")
        self._why = Field(look, _("谁来申请、为什么"), self.why, "copyWhy", required=True, hint=hint)
        self._passphrase = PassphraseField(look, "copyPassphrase")
        super().__init__(
            station,
            "copy",
            _("打开恢复副本"),
            _("打开一次，台账记一次。码用过就作废，新的副本随下一个U盘送来。"),
            _("打开，看恢复码"),
            self.desk,
            self.reserve,
            self._why,
            self._passphrase,
        )

    def open(self, done: Callable[[CopyOpened], None]) -> None:
        """Open the copies of the desk that is chosen, if what must be there is there."""
        needed = reserve_needed(self.reserve) | {
            self._why: words_for(DeskError("copy.why_missing")),
            **passphrase_needed(self._passphrase),
        }
        if not self.is_whole(needed):
            return
        office, desk, why = self._station.office, self.desk.desk(), self.why.text().strip()
        reserve, passphrase = self.reserve.file(), self._passphrase.line.text()

        def work() -> CopyOpened:
            office.confirm(passphrase)
            return office.open_copies(desk, reserve, why)

        places: dict[str, Field] = {
            "copy.why_missing": self._why,
            "copy.not_arrived": self.desk,
            "copy.damaged": self.desk,
            "passphrase.wrong": self._passphrase,
        }
        self.send(work, done, places | dict.fromkeys(RESERVE_REFUSALS, self.reserve))


def _in_rows(code: str) -> str:
    """Six groups in two rows, as they are read out."""
    groups = code.replace("-", " ").split()
    half = (len(groups) + 1) // 2
    return "\n".join("　".join(part) for part in (groups[:half], groups[half:]) if part)
