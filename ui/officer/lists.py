"""Lists that take the centre (清单): the day, papers nobody has been handed, limits that run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui.failures import words_for
from ui.officer.rows import RowsView, people_of
from ui.officer.station import Station
from ui.officer.today import TodayPanel
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.pill import Pill, PillKind
from ui.widgets.segments import Segments
from xinfang_desk.desk.answers import OwedPaper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_SHOWN = 100
"""Papers on the page; the rest follow as these are handed over."""


class TodayPage(QWidget):
    """The day's rows in the centre, where the left edge has no room for them."""

    def __init__(self, panel: TodayPanel) -> None:
        super().__init__()
        self.setObjectName("todayPage")
        self._panel = panel
        self._place = column(panel.look, spacing=0)
        self.setLayout(self._place)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Take the panel in and read the day again."""
        self._place.addWidget(self._panel)
        self._panel.show()
        self._panel.reload()


class OwedPage(QWidget):
    """Papers that nobody has been handed yet (未交付文书)."""

    matter_wanted = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("owedPage")
        self._station = station
        self._said = label("", "label", wrap=True, name="owedCount")
        self._shelf = Shelf(look, spacing=8)
        page = column(
            look,
            label(_("未交付文书"), "title"),
            self._said,
            self._shelf,
            None,
            margins=(24, 18, 24, 18),
            spacing=12,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "owedScroll"), 1)
        self.setLayout(inside)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read again what is owed."""
        self._station.background.read(self, self._station.desk.papers.owed, self._show)

    def _show(self, owed: tuple[OwedPaper, ...]) -> None:
        words = _("{count} 份文书还没有交到来访人手里。交付后点“已交付”。") if owed else _("都已交付。")
        self._said.setText(words.format(count=len(owed)))
        self._shelf.fill(self._line(each) for each in owed[:_SHOWN])

    def _line(self, each: OwedPaper) -> QFrame:
        look = self._station.look
        paper, of = each.paper, each.row
        name = name_of(paper.kind)
        words = column(
            look,
            row(look, label(name, "strong"), Pill(look, name_of(paper.state), PillKind.WARN), None),
            ElidedLabel(f"{people_of(of)}　{of.summary}　{of.received_at:%m-%d %H:%M}", "label"),
            spacing=2,
        )
        see = Button(look, _("打开"), f"open_{paper.uid}", kind="ghost")
        give = Button(look, _("已交付"), f"handOver_{paper.uid}", kind="ghost")
        see.setAccessibleName(_("打开：{people}").format(people=people_of(of)))
        give.setAccessibleName(_("已交付：{paper}，{people}").format(paper=name, people=people_of(of)))
        see.clicked.connect(lambda: self.matter_wanted.emit(of.number))
        give.clicked.connect(lambda: self._hand_over(paper.uid))
        reason = QLineEdit()
        reason.setObjectName(f"voidReason_{paper.uid}")
        reason.setAccessibleName(_("作废原因：{paper}").format(paper=name))
        reason.setPlaceholderText(_("作废原因，如：打印模糊，已重出"))
        reason.returnPressed.connect(lambda: self._void(paper.uid, reason.text()))
        void = Button(look, _("作废"), f"void_{paper.uid}", kind="ghost")
        void.setAccessibleName(_("作废：{paper}，{people}").format(paper=name, people=people_of(of)))
        inside = row(look, margins=(16, 10, 8, 10))
        inside.addLayout(words, 1)
        for part in (reason, void, see, give):
            inside.addWidget(part)
        reason.hide()
        void.clicked.connect(
            lambda: self._void(paper.uid, reason.text()) if reason.isVisible() else _ask(reason)
        )
        return frame("card", inside, f"owed_{paper.uid}")

    def _hand_over(self, uid: str) -> None:
        papers = self._station.desk.papers
        self._station.background.change(
            self, lambda: papers.hand_over(uid), lambda _paper: None, self._refused
        )

    def _void(self, uid: str, reason: str) -> None:
        papers = self._station.desk.papers
        if reason.strip():
            self._station.background.change(
                self, lambda: papers.void(uid, reason.strip()), lambda _paper: None, self._refused
            )
        else:
            self._station.tell(_("请写明作废原因，再点“作废”。"), NoticeKind.WARN)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)


class DuePage(QWidget):
    """Limits of the office that are past, run out today or within seven days (期限清单)."""

    matter_wanted = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("duePage")
        self._station = station
        self._rows: tuple[Row, ...] = ()
        choices = (("late", _("已过期限")), ("today", _("今天到期")), ("week", _("七天之内")))
        self._filter = Segments(look, _("期限清单"), "dueFilter", choices, kind="tab")
        self._filter.choose("late")
        self._words = label("", "label", wrap=True, name="dueWords")
        self.view = RowsView(look, "dueList", _("期限清单"), dated=True)
        inside = column(
            look, label(_("期限清单"), "title"), self._filter, self._words, margins=(24, 18, 24, 18)
        )
        inside.addWidget(self.view, 1)
        inside.addStretch(0)
        self.setLayout(inside)
        self._filter.chosen.connect(self._refill)
        self.view.opened.connect(self.matter_wanted)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read again what runs out."""
        reception, today = self._station.desk.reception, self._station.today()
        self._station.background.read(self, lambda: reception.due(today), self._show)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        late, now, week = (len(self._of(key)) for key in ("late", "today", "week"))
        self._filter.button("late").say(_("已过期限 {count}").format(count=late))
        self._filter.button("today").say(_("今天到期 {count}").format(count=now))
        self._filter.button("week").say(_("七天之内 {count}").format(count=week))
        if not self._of(self._filter.choice() or "late"):
            self._filter.choose(next((key for key in ("late", "today", "week") if self._of(key)), "late"))
        self._refill()

    def _of(self, key: str) -> tuple[Row, ...]:
        today = self._station.today()
        return tuple(each for each in self._rows if each.due is not None and _when(each.due, today) == key)

    def _refill(self) -> None:
        key = self._filter.choice() or "late"
        shown = self._of(key)
        self.view.show_rows(shown)
        self.view.setVisible(bool(shown))
        if not shown:
            self._words.setText(_("没有。"))
        elif key == "late":
            self._words.setText(_("已经过了期限：今天就补做书面告知，并向负责人说明原因。"))
        else:
            self._words.setText(_("先办快到期的：打开事项，出告知书或联系承办单位。"))


def _ask(reason: QLineEdit) -> None:
    reason.show()
    reason.setFocus()


def _when(due: date, today: date) -> str:
    if due == today:
        return "today"
    return "late" if due < today else "week"
