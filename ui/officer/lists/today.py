"""Today's visits (今日来访): the queue at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.officer.parts.rows import RowsView, is_done
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, row
from ui.widgets.flow import Flow
from ui.widgets.inputs.choices import choices
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
        self._filter = choices(_filters())
        self._filter.setObjectName("todayFilter")
        self._filter.setAccessibleName(_("今日来访"))
        title = label(_("今日来访"), "strong")
        title.setBuddy(self._filter)
        self.drafts = drafts
        self.view = RowsView(look, "todayList", _("今日来访"))
        self._empty = label(_("今天还没有来访。按 F2 开始登记。"), "label", wrap=True, name="todayEmpty")
        under = Flow(look, spacing=2)
        under.add(*verbs)
        inside = column(
            look,
            row(look, title, None, self._filter, spacing=4),
            under,
            queue,
            self.drafts,
            self._empty,
            margins=(8, 6, 8, 8),
            spacing=4,
        )
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self._fit()
        look.resized.connect(self._fit)
        self.view.opened.connect(station.ways.open_matter)
        self._filter.activated.connect(self._refill)

    def reload(self) -> None:
        """Read the day again."""
        self._station.background.afterwards(self, self._station.desk.reception.today, self._show)

    def open_next_waiting(self) -> None:
        """Open the matter that came first of those whose papers nobody has been handed."""
        # The register is asked: just after the start what stands here has not been read yet.
        self._station.background.ask(self, self._station.desk.reception.today, self._open_first)

    def _open_first(self, rows: tuple[Row, ...]) -> None:
        waiting = [each.number for each in reversed(rows) if _waits(each)]
        if waiting:
            self._station.ways.open_matter(waiting[0])
        else:
            self._station.tell(_("今天的文书都已交付"), NoticeKind.OK)

    def _fit(self) -> None:
        # Two rows at least: where the screen is too low for them, the page scrolls.
        self.view.setMinimumHeight(self._station.look.px(2 * 46))

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        done = sum(map(is_done, rows))
        waiting = sum(_waits(each) for each in rows)
        for place, (_key, words) in enumerate(_filters(len(rows), waiting, len(rows) - done, done)):
            self._filter.setItemText(place, words)
        self._refill()

    def _refill(self) -> None:
        wanted = self._filter.currentData()
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
