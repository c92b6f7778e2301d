"""The same at two offices (同一件): pairs of matters side by side, and what a clerk found them to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.bound import Bound
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.county.finding.lines import ComparedLine, PairLine
from xinfang_desk.domain.number import desk_of_number, grouped
from xinfang_desk.words import _

_ROW, _LINES = 28, 5
_WIDTHS = {0: 220, 1: 220, 3: 120}
"""Widths of the other columns at 100 %."""
_WHY = 2
_UNDECIDED, _LINKED, _APART = "undecided", "linked", "apart"


class SamePage(CountyPage):
    """Never a list of people: each line is two matters, and both may be opened."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "samePage")
        look = station.look
        self._bound = Bound(self, station, lambda: None)
        self._pairs: tuple[PairLine, ...] | None = None
        self._names: Mapping[str, str] = {}
        self._wanted = ""
        self._which = Segments(look, _("哪些"), "sameShown", _kinds(), kind="tab")
        self._which.choose(_UNDECIDED)
        self._model: TableModel[PairLine] = TableModel(
            (_("先来的一件"), _("后来的一件"), _("为什么像"), _("定成")), self._cells, self
        )
        self.table = table_of(self._model, "sameTable", _("可能是同一件的"), widest=_WHY)
        self._said = label("", "label", wrap=True, name="sameSaid")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        beside = QWidget()
        beside.setLayout(self._grid)
        beside_card = frame("card", column(look, beside, None, margins=(12, 8, 12, 8)))
        self._one = Button(look, _("看先来的"), "openOne", icon="eye")
        self._other = Button(look, _("看后来的"), "openOther", icon="eye")
        self._before = Button(look, _("上一对"), "pairBefore", kind="ghost", keys="Ctrl+PgUp")
        self._after = Button(look, _("下一对"), "pairAfter", kind="ghost", keys="Ctrl+PgDown")
        self._apart = Button(look, _("不是同一件"), "sayApart", icon="close", keys="Alt+N")
        self._link = Button(look, _("是同一件"), "sayLinked", kind="primary", icon="check", keys="Alt+1")
        verbs = Flow(look)
        verbs.add(self._before, self._after, self._one, self._other, self._apart, self._link)
        inside = column(look, row(look, self._which, None), self.table, self._said, margins=(12, 10, 12, 10))
        inside.addWidget(beside_card, 1)
        whole = column(look, spacing=0)
        whole.addWidget(Scrolled(frame("page", inside), "sameScroll"), 1)
        whole.addWidget(frame("footer", row(look, None, verbs, margins=(12, 7, 12, 7))))
        self.setLayout(whole)
        self._which.chosen.connect(lambda _key: self._fill())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._stood_on())
        self.table.activated.connect(lambda _index: self._open("a"))
        self._one.clicked.connect(lambda: self._open("a"))
        self._other.clicked.connect(lambda: self._open("b"))
        self._link.clicked.connect(self.link)
        self._apart.clicked.connect(self.apart)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        steps = {"Ctrl+PgUp": lambda: self._step(-1), "Ctrl+PgDown": lambda: self._step(1)}
        self._actions = {"Alt+1": self.link, "Alt+N": self.apart, **steps}
        look.resized.connect(self._follow)
        self._follow()

    def show_pair(self, one: str, other: str) -> None:
        """Stand on the pair of these two matters as soon as it is read."""
        self._wanted = " ".join(sorted((one, other)))

    def reload(self) -> None:
        """Read the pairs again."""
        office = self._station.office
        self._bound.ask(
            lambda _none: (office.finder.same(), office.desks()),
            lambda found: self._show(*found),
            self._station.refused,
        )

    def link(self) -> None:
        """The two belong together; the earlier one keeps the clock."""
        self._decide(_LINKED)

    def apart(self) -> None:
        """The two are not the same."""
        self._decide(_APART)

    def _decide(self, decided: str) -> None:
        pair, finder = self._chosen(), self._station.office.finder
        if pair is None or pair.decided == decided:
            return
        before = pair.decided
        decide = {_LINKED: finder.link, _APART: finder.apart}[decided]
        words = _("记下了：是同一件。先来的那件的期限接着走，两件都留着。")
        if decided == _APART:
            words = _("记下了：不是同一件。以后不再问。")
        self._station.background.change(
            self,
            lambda: decide(pair.a, pair.b),
            lambda _line: self._station.offer(words, _("撤回"), lambda: self._take_back(pair, before)),
            self._station.refused,
        )

    def _take_back(self, pair: PairLine, before: str | None) -> None:
        finder = self._station.office.finder

        def back() -> None:
            if before is None:
                finder.undecided(pair.a, pair.b)
            else:
                {_LINKED: finder.link, _APART: finder.apart}[before](pair.a, pair.b)

        self._wanted = " ".join(sorted((pair.a, pair.b)))
        self._station.background.change(self, back, lambda _nothing: None, self._station.refused)

    def _show(self, pairs: tuple[PairLine, ...], desks: Sequence[DeskLine]) -> None:
        self._names = {each.desk: each.town for each in desks}
        if pairs != self._pairs or self._wanted:
            self._pairs = pairs
            self._fill()

    def _fill(self) -> None:
        pairs = self._pairs or ()
        wanted, self._wanted = self._wanted, ""
        sought = next((each for each in pairs if wanted and _key(each) == wanted), None)
        if sought is not None:
            self._which.choose(sought.decided or _UNDECIDED)
        kinds = {key: [each for each in pairs if (each.decided or _UNDECIDED) == key] for key, _w in _kinds()}
        for key, words in _kinds():
            self._which.button(key).say(f"{words} {len(kinds[key])}")
        stood = self.table.currentIndex().row()
        lines = kinds[self._which.choice() or _UNDECIDED]
        self._model.show(lines)
        at = lines.index(sought) if sought in lines else min(max(stood, 0), len(lines) - 1)
        if lines:
            self.table.setCurrentIndex(self._model.index(at, 0))
        else:
            self._stood_on()

    def _step(self, by: int) -> None:
        at = self.table.currentIndex().row() + by
        if 0 <= at < self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(at, 0))

    def _stood_on(self) -> None:
        pair, at = self._chosen(), self.table.currentIndex().row()
        self._before.use_while(at > 0)
        self._after.use_while(0 <= at < self._model.rowCount() - 1)
        for button in (self._one, self._other):
            button.use_while(pair is not None)
        self._link.use_while(pair is not None and pair.decided != _LINKED)
        self._apart.use_while(pair is not None and pair.decided != _APART)
        self._wipe()
        if pair is None:
            self._said.setText(_("没有像同一件的。接收新批次以后会再看。"))
            return
        self._said.setText(_("程序只说像，是不是由您定。哪一件也不合并、不删。"))
        finder = self._station.office.finder
        self._bound.ask(
            lambda _none: finder.beside(pair.a, pair.b),
            lambda found: self._compare(pair, found),
            self._station.refused,
            kind="beside",
        )

    def _compare(self, pair: PairLine, found: Sequence[ComparedLine]) -> None:
        if self._chosen() != pair:
            return
        look = self._station.look
        self._wipe()
        for place, number in ((1, pair.a), (3, pair.b)):
            self._grid.addWidget(
                label(f"{self._name(number)}　{grouped(number)}", "strong", wrap=True), 0, place
            )
        names = _things()
        for at, each in enumerate(found, start=1):
            words, kind = _verdict(each.agrees)
            mark = Pill(look, words, kind)
            title = label(names[each.key], "label")
            one, other = label(each.one or "—", wrap=True), label(each.other or "—", wrap=True)
            one.setAccessibleName(f"{names[each.key]}，{words}：{each.one or '—'}")
            for column_at, part in enumerate((title, one, mark, other)):
                self._grid.addWidget(part, at, column_at, Qt.AlignmentFlag.AlignTop)

    def _wipe(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _chosen(self) -> PairLine | None:
        index = self.table.currentIndex()
        pair: PairLine | None = index.data(TableModel.ItemRole) if index.isValid() else None
        return pair

    def _open(self, which: str) -> None:
        if (pair := self._chosen()) is not None:
            self._station.ways.open_matter(pair.a if which == "a" else pair.b)

    def _name(self, number: str) -> str:
        desk = desk_of_number(number)
        return self._names.get(desk, desk)

    def _cells(self, pair: PairLine) -> tuple[str, ...]:
        numbers = (" ".join([self._name(each), *grouped(each).split()[-3:]]) for each in (pair.a, pair.b))
        return *numbers, why_alike(pair.why), dict(_kinds()).get(pair.decided or "", "")

    def _follow(self) -> None:
        look = self._station.look
        fit_table(self.table, look, _WIDTHS, row=_ROW)
        self.table.setFixedHeight(look.px(_ROW * (_LINES + 1) + 6))
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(6))


def why_alike(why: str) -> str:
    """Why two matters may be one."""
    return {
        "id": _("证件号相同"),
        "phone": _("姓名、电话相同"),
        "address": _("姓名、住址相同"),
        "matter": _("姓名、村、类别相同，90天以内"),
        "words": _("说的话一样"),
    }.get(why, _("经办人看出来的"))


def _key(pair: PairLine) -> str:
    return " ".join(sorted((pair.a, pair.b)))


def _verdict(agrees: bool | None) -> tuple[str, PillKind]:
    if agrees is None:
        return _("没有写"), PillKind.IDLE
    return (_("一样"), PillKind.OK) if agrees else (_("不一样"), PillKind.WAIT)


def _things() -> Mapping[str, str]:
    return {
        "received": _("来访"),
        "name": _("来访人"),
        "id": _("证件号"),
        "phone": _("电话"),
        "address": _("住址"),
        "village": _("村（社区）"),
        "content": _("内容类别"),
        "statement": _("情况"),
        "request": _("要求"),
        "to": _("去向"),
    }


def _kinds() -> tuple[tuple[str, str], ...]:
    return (_UNDECIDED, _("没有定的")), (_LINKED, _("同一件")), (_APART, _("不是同一件"))
