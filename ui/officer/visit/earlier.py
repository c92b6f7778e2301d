"""Earlier visits that may be about the same matter (以往来访): facts to check, no mark on anyone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.officer.parts.rows import people_of, pill_of
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, frame, line, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.promises import Promise
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _

SHOWN = 5
"""Earlier matters on the screen; the search has the others."""


class EarlierCard(Card):
    """Each earlier matter with what the office promised on it, by when, and whether that was kept."""

    opened = Signal(str)
    merged = Signal(str)
    set_apart = Signal(str)
    """That matter is somebody else's (不是同一人)."""

    def __init__(self, station: Station) -> None:
        super().__init__(station.look, _("本人以往来访"), "earlierCard", icon="list")
        self._station = station
        self._shelf = Shelf(station.look)
        self.body.addWidget(self._shelf)

    def show_rows(
        self, rows: Sequence[Row], promised: Mapping[Number, Sequence[Promise]] | None = None
    ) -> None:
        """Show the earlier matters, newest first, with what was ``promised`` by their numbers."""
        words = _("可能是同一事项，请核对。是同一事项的并入原件，期限不重新起算。")
        warning = Notice(self._station.look, words, "earlierNotice", kind=NoticeKind.WARN)
        told = promised or {}
        lines = [self._line(each, told.get(each.number, ())) for each in rows[:SHOWN]]
        self._shelf.fill([warning, *lines] if rows else ())
        self.setVisible(bool(rows))

    def _line(self, each: Row, promises: Sequence[Promise]) -> QWidget:
        look = self._station.look
        see = Button(look, _("查看"), f"openEarlier_{each.number}", kind="ghost")
        take = Button(look, _("并入"), f"mergeInto_{each.number}", kind="ghost")
        other = Button(look, _("不是同一人"), f"notTheSame_{each.number}", kind="ghost")
        day = f"{each.received_at:%Y-%m-%d}"
        see.setAccessibleName(_("查看 {day} {what}").format(day=day, what=each.summary))
        take.setAccessibleName(_("并入 {day} {what}").format(day=day, what=each.summary))
        other.setAccessibleName(_("不是同一人 {day} {what}").format(day=day, what=each.summary))
        see.clicked.connect(lambda: self.opened.emit(each.number))
        take.clicked.connect(lambda: self.merged.emit(each.number))
        other.clicked.connect(lambda: self.set_apart.emit(each.number))
        words, kind = pill_of(each)
        who = row(look, spacing=6)
        who.addWidget(ElidedLabel(_("{who}　{day}").format(who=people_of(each), day=day), "strong"), 1)
        who.addWidget(Pill(look, words, kind))
        verbs = Flow(look, spacing=0)
        verbs.add(see, take, other)
        inside = column(look, line(), who, ElidedLabel(each.summary, "label"), verbs, spacing=2)
        if promises:
            lines = (label(_("当时答应的"), "caption"), *map(self._promise, promises))
            kept = column(look, *lines, margins=(12, 6, 8, 6), spacing=4)
            inside.addWidget(frame("hint", kept, f"promises_{each.number}"))
        panel = QWidget()
        panel.setLayout(inside)
        return panel

    def _promise(self, promise: Promise) -> QWidget:
        look = self._station.look
        words, kind = kept_in_words(promise, self._station.today())
        said = _("最迟{day:%m-%d}　{what}").format(what=promise.title, day=promise.due)
        panel = QWidget()
        inside = row(look, spacing=6)
        inside.addWidget(ElidedLabel(said, "caption"), 1)
        inside.addWidget(Pill(look, words, kind))
        panel.setLayout(inside)
        panel.setAccessibleName(f"{said}，{words}")
        return panel


def kept_in_words(promise: Promise, today: date) -> tuple[str, PillKind]:
    """Whether it was kept, as of ``today``."""
    if promise.kept_on is not None:
        late = (promise.kept_on - promise.due).days
        if late > 0:
            return _("晚 {days} 天做到").format(days=late), PillKind.WARN
        return _("已做到 {day:%m-%d}").format(day=promise.kept_on), PillKind.OK
    left = (promise.due - today).days
    if left < 0:
        return _("没做到，超过 {days} 天").format(days=-left), PillKind.DANGER
    return _("还有 {days} 天").format(days=left), PillKind.INFO
