"""What follows from the form (右栏): road, limits, papers, notices, earlier visits, before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ui.officer.days import left_of
from ui.officer.route_card import RouteCard
from ui.officer.rows import pill_of
from ui.officer.station import Station
from ui.theme import Look
from ui.widgets.boxes import Shelf, column, line, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.pill import Pill
from ui.widgets.timeline import Limit, Stage, Timeline
from xinfang_desk.desk.answers import Outlook
from xinfang_desk.domain.deadline import Deadline
from xinfang_desk.domain.limits import Binds
from xinfang_desk.domain.record import Row
from xinfang_desk.domain.roadmap import short_day
from xinfang_desk.words import _, notice
from xinfang_desk.words import label as name_of


class LimitsCard(Card):
    """The limits that run, and on demand how each was counted (怎么算的)."""

    def __init__(self, look: Look) -> None:
        self._how = Button(look, _("怎么算的"), "howCounted", kind="ghost")
        super().__init__(look, _("法定期限"), "limitsCard", icon="clock", aside=self._how)
        self.timeline = Timeline(look, "limits")
        self._counted = label("", "caption", wrap=True, name="howCountedWords")
        self._counted.hide()
        self.body.addWidget(self.timeline)
        self.body.addWidget(self._counted)
        self._how.clicked.connect(self._toggle)

    def show_deadlines(self, deadlines: Sequence[Deadline], today: date, *, registered: str) -> None:
        """Show the limits after the registration itself, whose words are ``registered``."""
        first = Limit(stage=Stage.DONE, title=_("登记"), note=registered, left=_("今天"))
        self.timeline.show_limits([first, *limits_of(deadlines, today)])
        self._counted.setText("\n".join(each.words for each in deadlines))
        self._how.setVisible(bool(deadlines))

    def _toggle(self) -> None:
        self._counted.setVisible(self._counted.isHidden())


def limits_of(deadlines: Sequence[Deadline], today: date) -> list[Limit]:
    """Rows of a timeline: what is late, what is next, what comes later."""
    coming = [each.due for each in deadlines if each.due is not None and each.due >= today]
    soonest = min(coming, default=None)
    rows = []
    for each in deadlines:
        who = _("本单位") if each.binds is Binds.OFFICE else _("来访人")
        day = _("{day}前").format(day=_day_of(each.due, today)) if each.due else _("日期待定")
        if each.due is not None and each.due < today:
            stage = Stage.LATE
        else:
            stage = Stage.NEXT if each.due is not None and each.due == soonest else Stage.LATER
        note = _("{who}　{day}　{article}").format(who=who, day=day, article=each.article)
        rows.append(Limit(stage=stage, title=each.title, note=note, left=left_of(each, today)))
    return rows


def _day_of(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else f"{day.year}年{short_day(day)}"


class PapersCard(Card):
    """Which papers will be handed over today, and what to mind (信访工作条例 art. 19: none of it blocks)."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("今天要出的文书"), "dueCard", icon="printer")
        self._look = look
        self._papers = label("", "body", wrap=True, name="papersAhead")
        self._notices = Shelf(look)
        self.body.addWidget(self._papers)
        self.body.addWidget(self._notices)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what registering would bring."""
        self._papers.setText("、".join(name_of(each) for each in outlook.papers))
        self._notices.fill(
            Notice(self._look, notice(each.code, each.facts), f"notice_{each.code}")
            for each in outlook.notices
        )


_SHOWN = 5
"""Earlier matters on the screen; the search has the others."""


class EarlierCard(Card):
    """Earlier visits that may be about the same matter (以往来访): facts to check, no mark on anyone."""

    opened = Signal(str)
    merged = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("本人以往来访"), "earlierCard", icon="list")
        self._look = look
        self._shelf = Shelf(look)
        self.body.addWidget(self._shelf)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the earlier matters, newest first; nothing is shown where there are none."""
        words = _("可能是同一事项，请核对。是同一事项的并入原件，期限不重新起算。")
        warning = Notice(self._look, words, "earlierNotice", kind=NoticeKind.WARN)
        self._shelf.fill([warning, *(self._line(each) for each in rows[:_SHOWN])] if rows else ())
        self.setVisible(bool(rows))

    def _line(self, each: Row) -> QWidget:
        look = self._look
        see = Button(look, _("查看"), f"openEarlier_{each.number}", kind="ghost")
        take = Button(look, _("并入"), f"mergeInto_{each.number}", kind="ghost")
        day = f"{each.received_at:%Y-%m-%d}"
        see.setAccessibleName(_("查看 {day} {what}").format(day=day, what=each.summary))
        take.setAccessibleName(_("并入 {day} {what}").format(day=day, what=each.summary))
        see.clicked.connect(lambda: self.opened.emit(each.number))
        take.clicked.connect(lambda: self.merged.emit(each.number))
        words, kind = pill_of(each)
        panel = QWidget()
        head = row(look, label(day, "strong"), Pill(look, words, kind), None, see, take, spacing=6)
        panel.setLayout(column(look, line(), head, ElidedLabel(each.summary, "label"), spacing=2))
        return panel


class LeavingCard(Card):
    """Three things before they leave (离开前三件事)."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("离开前三件事"), "leavingCard", icon="check")
        things = (
            ("readBack", _("登记内容已念给本人听并确认")),
            ("handedOver", _("回执、告知书已交到本人手里")),
            ("nextStep", _("下一步找谁、哪天前答复已说清")),
        )
        self._boxes = []
        for name, words in things:
            box = QCheckBox(words)
            box.setObjectName(name)
            box.setAccessibleName(words)
            self._boxes.append(box)
            self.body.addWidget(box)
        self.body.setSpacing(2)

    def reset(self) -> None:
        """A new visit begins."""
        for box in self._boxes:
            box.setChecked(False)


class Side(QFrame):
    """The column at the right, or the second tab where the window is narrow."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "page")
        self._station = station
        self.route = RouteCard(look)
        self.limits = LimitsCard(look)
        self.papers = PapersCard(look)
        self.earlier = EarlierCard(look)
        self.leaving = LeavingCard(look)
        self.setLayout(
            column(
                look,
                self.route,
                self.earlier,
                self.limits,
                self.papers,
                self.leaving,
                None,
                margins=(16, 16, 16, 12),
                spacing=12,
            )
        )
        self.earlier.show_rows(())

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what registering would bring."""
        now = self._station.now()
        words = _("{day} {time:%H:%M}　当场出具回执").format(day=short_day(now.date()), time=now)
        self.limits.show_deadlines(outlook.deadlines, now.date(), registered=words)
        self.papers.show_outlook(outlook)
