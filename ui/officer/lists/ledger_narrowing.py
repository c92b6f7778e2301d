"""Narrowing the ledger (台账筛选): what stretch of days, and one value each of a few columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.inputs.segments import Segments
from xinfang_desk.domain.books.every_matter import Column, Span, Wanted, days_of
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.matter import State
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_PAUSE = 300
"""Milliseconds after the last sign before one looks."""


class LedgerNarrowing(Flow):
    """One row of choices; nothing chosen narrows nothing. ``text`` stands where the page has room for it."""

    changed = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__(look, spacing=4)
        self._today = today
        self._back, self._span = 0, Span.MONTH
        spans = (
            (Span.DAY, _("今天")),
            (Span.WEEK, _("本周")),
            (Span.MONTH, _("本月")),
            (Span.YEAR, _("今年")),
            (Span.ALL, _("全部")),
        )
        self.span = Segments(
            look, _("哪些天"), "ledgerSpan", [(each.value, words) for each, words in spans], kind="tab"
        )
        self._before = Button(look, _("往前"), "ledgerBefore", kind="ghost")
        self._after = Button(look, _("往后"), "ledgerAfter", kind="ghost")
        states = [each for each in State if each is not State.VOID]
        purposes = [each for each in Purpose if each is not Purpose.JUBAO]
        self.state = choices([(None, _("什么状态")), *((each, name_of(each)) for each in states)])
        self.purpose = choices([(None, _("什么性质")), *((each, name_of(each)) for each in purposes)])
        self.content = choices([("", _("哪一类"))])
        self.village = choices([("", _("哪个村"))])
        self.officer = choices([("", _("谁接的"))])
        self.text = QLineEdit()
        self.text.setObjectName("ledgerText")
        self.text.setAccessibleName(_("在台账里找"))
        self.text.setPlaceholderText(_("在表里找　/"))
        self._written = QTimer(self, interval=_PAUSE, singleShot=True)
        boxes = (
            (self.state, "ledgerState", _("状态")),
            (self.purpose, "ledgerPurpose", _("性质")),
            (self.content, "ledgerContent", _("类别")),
            (self.village, "ledgerVillage", _("村（社区）")),
            (self.officer, "ledgerOfficer", _("接访人")),
        )
        self.add(self.span, self._before, self._after)
        for box, name, words in boxes:
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.activated.connect(lambda _at: self.changed.emit())
            self.add(box)
        self.text.textChanged.connect(self._written.start)
        self.text.returnPressed.connect(self._written.start)
        self._written.timeout.connect(self.changed)
        self.span.chosen.connect(self._turned)
        look.resized.connect(self._fit)
        self._fit()
        self._before.clicked.connect(lambda: self.turn(1))
        self._after.clicked.connect(lambda: self.turn(-1))
        self._follow()

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that is wanted."""
        return days_of(self._span, self._today(), self._back)

    def said(self) -> str:
        """Those days in words."""
        days = [f"{each:%Y-%m-%d}" for each in self.days() if each]
        return _("至").join(dict.fromkeys(days)) or _("全部")

    def turn(self, by: int) -> None:
        """To the stretch of days before, or behind; not beyond today's."""
        if self._span is not Span.ALL and self._back + by >= 0:
            self._back += by
            self._follow()
            self.changed.emit()

    def wanted(self, *, sort: Column, descending: bool) -> Wanted:
        """What the table is narrowed to."""
        since, until = self.days()
        return Wanted(
            since=since,
            until=until,
            state=self.state.currentData(),
            purpose=self.purpose.currentData(),
            content=self.content.currentData() or "",
            village=self.village.currentData() or "",
            officer=self.officer.currentData() or "",
            text=self.text.text().strip(),
            sort=sort,
            descending=descending,
        )

    def offer(self, named: Mapping[Column, tuple[str, ...]]) -> None:
        """What there is to choose from; what was chosen stays."""
        boxes = {
            Column.CONTENT: (self.content, _("哪一类")),
            Column.VILLAGE: (self.village, _("哪个村")),
            Column.OFFICER: (self.officer, _("谁接的")),
        }
        for column, (box, nothing) in boxes.items():
            refill(box, [("", nothing), *((each, each) for each in named[column])])

    def _fit(self) -> None:
        self.text.setFixedWidth(self._look.px(200))

    def _turned(self, key: str) -> None:
        self._back, self._span = 0, Span(key)
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        # What is lit is what the table shows: last month is not this one.
        self.span.choose(None if self._back else self._span.value)
        self._before.use_while(self._span is not Span.ALL)
        self._after.use_while(self._back > 0)
