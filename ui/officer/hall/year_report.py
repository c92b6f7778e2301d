"""The year's figures (年度报告): each with how it was reckoned and which matters it counts; the reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.background import Topic
from ui.bound import Bound
from ui.chosen_files import chosen_folder
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.rows import RowsView, dated_face
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.desk.answers import FigureTold
from xinfang_desk.desk.duties.reports import MOST_LISTED
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _

_YEARS = 3
_ROW = 30
_COUNTED, _MISSED = "counted", "missed"


class YearReportPage(DeskPage):
    """The figures at the left; at the right what the marked one is made of. The reports go to a folder."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "yearReportPage")
        look = station.look
        today = station.today()
        self._bound = Bound(self, station, self._clear)
        years = [(str(today.year - back), str(today.year - back)) for back in range(_YEARS)]
        self.year = Segments(look, _("哪一年"), "reportYear", years, kind="tab")
        self.year.choose(str(today.year))
        titles = (_("数字"), _("本年"), _("分子÷分母"))
        self.model = TableModel[FigureTold](titles, _cells, self)
        self.table = table_of(self.model, "yearFigures", _("年报数字"), widest=0)
        self._named = label("", "section", wrap=True, name="figureName")
        self._defined = label("", "label", wrap=True, name="figureDefinition")
        which = [(_COUNTED, _("算在内的")), (_MISSED, _("没算在内的"))]
        self.which = Segments(look, _("查是哪些件"), "figureWhich", which, kind="tab")
        self.which.choose(_COUNTED)
        self._count = label("", "caption", wrap=True, name="figureCount")
        self.rows = RowsView(look, "figureMatters", _("查是哪些件"), dated_face)
        self._card = Card(look, _("查是哪些件"), "figureCard", icon="list")
        for part in (self._named, self._defined, self.which, self._count):
            self._card.body.addWidget(part)
        self._card.body.addWidget(self.rows, 1)
        own = Button(look, _("存年度报告"), "saveYearReport", kind="primary", icon="document")
        law = Button(look, _("存第41条年度报告"), "saveArticle41", icon="document")
        note = _("报告里不到5件的合并；登记簿不知道的写【待填】，请接着写。数字另存 JSON、CSV，单位自己看。")
        left = column(look, self.year, spacing=8)
        left.addWidget(self.table, 1)
        halves = row(look, spacing=14)
        halves.addLayout(left, 3)
        halves.addWidget(self._card, 2)
        page = column(look, label(_("年度报告"), "title"), margins=(12, 10, 12, 10), spacing=10)
        page.addLayout(halves, 1)
        page.addWidget(label(note, "caption", wrap=True))
        page.addLayout(row(look, None, law, own))
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "yearScroll"), 1)
        self.setLayout(inside)
        self.year.chosen.connect(self._turn)
        self.which.chosen.connect(lambda _key: self._ask_matters())
        self.table.selectionModel().currentRowChanged.connect(lambda *_which: self._mark())
        self.rows.opened.connect(station.ways.open_matter)
        own.clicked.connect(lambda: self._choose_folder(article_41=False))
        law.clicked.connect(lambda: self._choose_folder(article_41=True))
        look.resized.connect(self._fit)
        self._fit()

    def reload(self) -> None:
        """Reckon the year again."""
        year, reports = self._year(), self._station.desk.reports
        self._bound.ask(lambda _none: reports.year_figures(year), self._show, self._station.refused)

    def save(self, folder: Path, *, article_41: bool = False) -> None:
        """Write the year's report into ``folder``."""
        year, reports = self._year(), self._station.desk.reports
        self._station.background.change(
            self,
            lambda: reports.write_year(year, folder, article_41=article_41),
            self._saved,
            self._station.refused,
            about=Topic.UNSEEN,
        )

    def _year(self) -> int:
        return int(self.year.choice() or self._station.today().year)

    def _turn(self, _year: str) -> None:
        self._bound.turn()
        self.reload()

    def _clear(self) -> None:
        self.model.show(())
        self._mark()

    def _show(self, figures: Sequence[FigureTold]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.show(figures)
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._mark()

    def _figure(self) -> FigureTold | None:
        found: FigureTold | None = self.table.currentIndex().data(TableModel.ItemRole)
        return found

    def _mark(self) -> None:
        figure = self._figure()
        self._named.setText(f"{figure.name}　{figure.value}" if figure else "")
        self._defined.setText(figure.definition if figure else "")
        self.which.setVisible(bool(figure and figure.missed))
        self._ask_matters()

    def _ask_matters(self) -> None:
        figure = self._figure()
        wanted: tuple[str, ...] = ()
        if figure is not None:
            missed = bool(figure.missed) and self.which.choice() == _MISSED
            wanted = figure.missed if missed else figure.counted
        reports = self._station.desk.reports
        self._count.setText(self._how_many(figure, len(wanted)))
        self._bound.ask(
            lambda _none: reports.matters_of(wanted),
            lambda rows: self._list(figure, rows),
            self._station.refused,
            kind="matters",
        )

    def _list(self, figure: FigureTold | None, rows: tuple[Row, ...]) -> None:
        self.rows.show_rows(rows, asked=(figure.id if figure else "", self.which.choice()))

    def _how_many(self, figure: FigureTold | None, count: int) -> str:
        if figure is None:
            return _("点一个数字，看它是怎么算的、是哪些件。")
        if not (figure.counted or figure.missed):
            return _("这个数字不是一件一件数的，或者是零。")
        words = _("{count} 件，早的在前，Enter 打开一件。")
        if count > MOST_LISTED:
            words = _("{count} 件，只列最早的 {most} 件，Enter 打开一件。")
        return words.format(count=count, most=MOST_LISTED)

    def _choose_folder(self, *, article_41: bool) -> None:
        if chosen := chosen_folder(self, _("报告存到哪个文件夹")):
            self.save(chosen, article_41=article_41)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)

    def _fit(self) -> None:
        fit_table(self.table, self._station.look, {1: 96, 2: 190}, row=_ROW, lines=6)
        self.rows.setMinimumHeight(self._station.look.px(3 * 46))


def _cells(figure: FigureTold) -> tuple[str, ...]:
    """A part of a figure stands in from it."""
    indent = "　" if "." in figure.id else ""
    unit = "" if figure.unit == "%" or figure.value == "——" else figure.unit
    return f"{indent}{figure.name}", f"{figure.value}{unit}", figure.made_of
