"""Today's visits (今日来访): the queue at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.officer.parts.rows import RowsView, is_done
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, line, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _


class TodayPanel(QWidget):
    """The numbers that wait, and the rows of the day with filters and counts.

    ``queue`` and ``drafts`` stand over the rows, the ``verbs`` of the queue in the head.
    """

    def __init__(
        self, station: PageStation, queue: QWidget, verbs: Sequence[QWidget], drafts: QWidget
    ) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("todayPanel")
        self._station = station
        self._rows: tuple[Row, ...] = ()
        self._filter = Segments(look, _("今日来访"), "todayFilter", _filters(), kind="tab")
        self._filter.choose("all")
        self.drafts = drafts
        self.view = RowsView(look, "todayList", _("今日来访"))
        self._empty = label(_("今天还没有来访。按 F2 开始登记。"), "label", wrap=True, name="todayEmpty")
        self._counts = [label("0", "number"), label("0", "number"), label("0", "number")]
        names = (_("今日登记"), _("已办结"), _("文书待交付"))
        counts = row(look, spacing=26, margins=(4, 0, 0, 0))
        for figure, name in zip(self._counts, names, strict=True):
            figure.setAccessibleName(name)
            counts.addLayout(column(look, figure, label(name, "caption"), spacing=0))
        counts.addStretch(1)
        new = Button(look, _("新来访登记"), "newVisit", icon="plus", keys="F2")
        inside = column(
            look,
            row(look, label(_("今日来访"), "section"), None, *verbs, spacing=0),
            queue,
            self.drafts,
            self._filter,
            self._empty,
            margins=(16, 16, 16, 16),
        )
        inside.addWidget(self.view, 1)
        inside.addWidget(line())
        inside.addLayout(counts)
        inside.addWidget(new)
        self.setLayout(inside)
        self._fit()
        look.changed.connect(self._fit)
        self.view.opened.connect(station.ways.open_matter)
        self._filter.chosen.connect(self._refill)
        new.clicked.connect(station.ways.new_visit)

    def reload(self) -> None:
        """Read the day again."""
        self._station.background.ask(self, self._station.desk.reception.today, self._show)

    def open_next_waiting(self) -> None:
        """Open the matter that came first of those whose papers nobody has been handed."""
        waiting = [each.number for each in reversed(self._rows) if _waits(each)]
        if waiting:
            self._station.ways.open_matter(waiting[0])
        else:
            self._station.tell(_("今天的文书都已交付"), NoticeKind.OK)

    def _fit(self) -> None:
        # Two rows at least: where the screen is too low for them, the page scrolls.
        self.view.setMinimumHeight(self._station.look.px(2 * 66))

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        done = sum(map(is_done, rows))
        owed = sum(each.papers_owed - each.papers_handed_over for each in rows)
        for figure, count in zip(self._counts, (len(rows), done, owed), strict=True):
            figure.setNum(count)
        waiting = sum(_waits(each) for each in rows)
        for key, words in _filters(len(rows), waiting, len(rows) - done, done):
            self._filter.button(key).say(words)
        self._filter.updateGeometry()
        self._refill()

    def _refill(self) -> None:
        wanted = self._filter.choice()
        shown = [
            each
            for each in self._rows
            if wanted == "all"
            or (wanted == "waiting" and _waits(each))
            or (wanted == "open" and not is_done(each))
            or (wanted == "done" and is_done(each))
        ]
        self.view.show_rows(shown, asked=wanted)
        self._empty.setVisible(not shown)


def _waits(each: Row) -> bool:
    return each.papers_handed_over < each.papers_owed


def _filters(*counts: int) -> list[tuple[str, str]]:
    names = (("all", _("全部")), ("waiting", _("待交付")), ("open", _("办理中")), ("done", _("办结")))
    shown = counts or (0,) * len(names)
    return [(key, f"{name} {count}") for (key, name), count in zip(names, shown, strict=True)]


class Rail(QFrame):
    """The left edge: all of today where there is room, else a strip of icons."""

    def __init__(self, station: PageStation, panel: TodayPanel) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "rail")
        self.setObjectName("rail")
        self._look = look
        self._panel = panel
        self._strip = QWidget()
        icons = column(look, margins=(8, 12, 8, 12))
        ways = station.ways
        for words, name, icon, keys, act in (
            (_("新来访登记"), "newVisitIcon", "plus", "F2", ways.new_visit),
            (_("今日来访"), "todayIcon", "list", "", lambda: ways.open_page("today")),
            (_("未交付文书"), "owedIcon", "hand_over", "", lambda: ways.open_page("owed")),
            (_("期限清单"), "dueIcon", "clock", "", lambda: ways.open_page("due")),
        ):
            button = Button(look, words, name, icon=icon, keys=keys, kind="ghost")
            button.shrink(True)
            button.clicked.connect(act)
            icons.addWidget(button)
        self._drafts = Button(look, _("草稿"), "draftsIcon", icon="pencil", keys="F3", kind="ghost")
        self._drafts.shrink(True)
        self._drafts.clicked.connect(lambda: ways.open_page("today"))
        self._draft_count = label("", "caption", name="railDrafts")
        self._draft_count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        icons.addWidget(self._drafts)
        icons.addWidget(self._draft_count)
        icons.addStretch(1)
        self.count_drafts(0)
        self._strip.setLayout(icons)
        self._room = column(look, self._strip, panel, spacing=0)
        self.setLayout(self._room)

    def count_drafts(self, count: int) -> None:
        """Say how many drafts wait; nothing where none does."""
        words = _("草稿 {count}").format(count=count)
        self._drafts.say(words)
        self._draft_count.setText(words)
        self._drafts.setVisible(count > 0)
        self._draft_count.setVisible(count > 0)

    def narrow(self, narrow: bool) -> None:
        """Show the icons alone; the panel is then the window's to place."""
        self._strip.setVisible(narrow)
        if not narrow and self._panel.parent() is not self:
            self._room.addWidget(self._panel)
        if self._panel.parent() is self:
            self._panel.setVisible(not narrow)
        self.setFixedWidth(self._look.px(64 if narrow else 336))
