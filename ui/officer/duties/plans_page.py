"""Plans of a year (学习、普法、培训计划): planned, done, left, and their papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.domain.duties.plan import MOST_TIMES, Plan, PlanItem, PlanKind, Planned
from xinfang_desk.domain.hall.outreach import SessionKind
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_ROW = 30


class PlansPage(DeskPage):
    """The items of a year at the top; below, one is written down, and articles are made."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "plansPage")
        look = station.look
        year = station.today().year
        years = [(str(each), str(each)) for each in (year, year + 1, year - 1)]
        self.year = Segments(look, _("哪一年"), "planYear", years, kind="tab")
        self.year.choose(str(year))
        titles = (
            _("月份"),
            _("内容"),
            _("哪一种"),
            _("给谁"),
            _("责任岗位"),
            _("计划"),
            _("完成"),
            _("还差"),
        )
        self.model = TableModel[Planned](titles, _cells, self)
        self.table = table_of(self.model, "planItems", _("一年的计划"), widest=1)
        self._said = label("", "label", wrap=True, name="planWords")
        self._form(station)
        verbs = Flow(look)
        for name, words in (("O1", _("打普法责任清单")), ("O2", _("打学习计划")), ("O3", _("打公示栏"))):
            button = Button(look, words, f"printPlan{name}", icon="printer")
            button.clicked.connect(lambda _on=False, kind=name: self.print_it(kind))
            verbs.add(button)
        self._drop = Button(look, _("去掉选中的一项"), "dropPlanItem")
        verbs.add(self._drop)
        page = column(
            look,
            label(_("计划和普法责任清单"), "title"),
            self.year,
            self._said,
            spacing=8,
            margins=(12, 10, 12, 10),
        )
        page.addWidget(self.table, 1)
        page.addWidget(verbs)
        page.addWidget(self._card)
        page.addWidget(self._articles(station))
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "plansScroll"), 1)
        self.setLayout(inside)
        self.year.chosen.connect(lambda _year: self.reload())
        self._drop.clicked.connect(self.drop)
        look.resized.connect(self._fit)
        self._fit()

    def reload(self) -> None:
        """Read the year again."""
        year, plans = self._year(), self._station.desk.plans
        self._station.background.ask(
            self, lambda: (plans.of_year(year), plans.talks(year)), self._show, self._station.refused
        )

    def add(self) -> None:
        """One more item; one of the same words is put in its place."""
        what = self.what.text().strip()
        self._what.show_fault("" if what else _("请写计划做什么"))
        if not what:
            return
        item = PlanItem(
            what=what,
            law=self.law.text().strip(),
            who_for=self.who_for.text().strip(),
            when=self.when.value(),
            where=self.where.text().strip(),
            how=SessionKind[self.how.currentData()],
            responsible=self.responsible.text().strip(),
            target=self.target.value(),
        )
        kind = PlanKind[self.kind.currentData()]
        others = [each for each in self._items(kind) if each.what != what]
        self._set(kind, (*others, item), _("已列进计划：{what}").format(what=what))

    def drop(self) -> None:
        """Take the marked item out of the plan."""
        found: Planned | None = self.table.currentIndex().data(TableModel.ItemRole)
        if found is None:
            self._station.tell(_("请先点一项。"), NoticeKind.WARN)
            return
        left = tuple(each for each in self._items(found.kind) if each.what != found.item.what)
        if not left:
            self._station.tell(_("这种计划只剩这一项，请改它，不去掉。"), NoticeKind.WARN)
            return
        self._set(found.kind, left, _("已从计划里去掉：{what}").format(what=found.item.what))

    def print_it(self, kind: str) -> None:
        """One of the papers, of the year that is shown."""
        year, plans = self._year(), self._station.desk.plans
        Sheet(self._station, self, f"{kind}-{year}", lambda: plans.paper(year, kind)).print_it()

    def save_article(self, folder: Path) -> None:
        """The chosen place of the road map as a text and pictures."""
        place, plans = str(self.place.currentData()), self._station.desk.plans
        self._station.background.ask(
            self, lambda: plans.save_article(place, folder), self._saved, self._station.refused
        )

    def _form(self, station: PageStation) -> None:
        look = station.look
        self.kind = choices([(each.name, name_of(each)) for each in PlanKind])
        self.how = choices([(each.name, name_of(each)) for each in SessionKind])
        self.what, self.law, self.who_for = QLineEdit(), QLineEdit(), QLineEdit()
        self.where, self.responsible = QLineEdit(), QLineEdit()
        self.when, self.target = numbers(1, 12), numbers(1, MOST_TIMES)
        self.when.setValue(station.today().month)
        self._what = Field(look, _("做什么"), self.what, "planWhat", required=True)
        grid = Grid(look, columns=4, narrowest=150)
        grid.add(Field(look, _("哪一种计划"), self.kind, "planKind"))
        grid.add(self._what, 2)
        grid.add(Field(look, _("几月"), self.when, "planWhen"))
        grid.add(Field(look, _("法律法规"), self.law, "planLaw"))
        grid.add(Field(look, _("给谁"), self.who_for, "planFor"))
        grid.add(Field(look, _("在哪里"), self.where, "planWhere"))
        grid.add(Field(look, _("怎么做"), self.how, "planHow"))
        grid.add(Field(look, _("责任岗位（写岗位，不写人）"), self.responsible, "planPost"), 2)
        grid.add(Field(look, _("计划几次"), self.target, "planTarget"))
        add = Button(look, _("列进计划"), "addPlanItem", kind="primary", icon="check")
        self._card = Card(look, _("写一项"), "planForm", icon="pencil")
        self._card.body.addWidget(grid)
        self._card.body.addLayout(row(look, None, add))
        add.clicked.connect(self.add)

    def _articles(self, station: PageStation) -> Card:
        look = station.look
        places = [each for each in station.desk.road_map.places.values() if each.kind == "outcome"]
        self.place = choices([(each.id, each.title) for each in places if not each.confidential])
        save = Button(look, _("存文字和三张图"), "saveArticle", icon="folder")
        save.clicked.connect(self._choose_folder)
        card = Card(look, _("公众号文章"), "articleCard", icon="route", note=_("路线图的一处，照原文"))
        card.body.addWidget(Field(look, _("路线图的哪一处"), self.place, "articlePlace"))
        card.body.addLayout(row(look, None, save))
        return card

    def _year(self) -> int:
        return int(self.year.choice() or self._station.today().year)

    def _items(self, kind: PlanKind) -> tuple[PlanItem, ...]:
        shown = (self.model.index(at, 0).data(TableModel.ItemRole) for at in range(self.model.rowCount()))
        return tuple(each.item for each in shown if each.kind is kind)

    def _set(self, kind: PlanKind, items: Sequence[PlanItem], words: str) -> None:
        plan = Plan(year=self._year(), kind=kind, items=tuple(replace(each) for each in items))
        plans = self._station.desk.plans

        def done(_planned: object) -> None:
            self._station.tell(words, NoticeKind.OK)
            self.what.clear()
            self.reload()

        self._station.background.change(
            self, lambda: plans.set(plan), done, self._station.refused, about=Topic.UNSEEN
        )

    def _show(self, found: tuple[tuple[Planned, ...], int]) -> None:
        planned, talks = found
        self.model.show(planned)
        self._drop.setEnabled(bool(planned))
        words = _("{year} 年还没有定计划。在下面写一项。")
        if planned:
            words = _("{year} 年计划 {count} 项，还差 {left} 项没有办完。")
        told = words.format(
            year=self._year(), count=len(planned), left=sum(bool(each.left) for each in planned)
        )
        self._said.setText(told + _("窗口讲路线图 {talks} 次。").format(talks=talks))

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("存到哪个文件夹")):
            self.save_article(chosen)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)

    def _fit(self) -> None:
        widths = {0: 46, 2: 58, 3: 80, 4: 90, 5: 48, 6: 48, 7: 48}
        fit_table(self.table, self._station.look, widths, row=_ROW, lines=7)


def _cells(each: Planned) -> tuple[str, ...]:
    item = each.item
    month = _("{month}月").format(month=item.when)
    counts = (str(item.target), str(each.done), str(each.left))
    return month, item.what, name_of(each.kind), item.who_for, item.responsible, *counts
