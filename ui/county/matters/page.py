"""The matters of the county (信访事项): a table to look through, and one of them beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import said_of
from ui.county.looking import Looking
from ui.county.matters.filtering import Filtering
from ui.county.matters.matter import MatterPanel
from ui.county.matters.names import number_of, people_of, state_name
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import PillKind
from ui.widgets.shown.pill_cells import PillCells
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.answers import DeskLine, Key, MatterLine, MatterPage
from xinfang_desk.words import _

_SUMMARY = 2
_WIDTHS = {0: 180, 1: 92, 3: 104, 4: 92, 5: 100}
"""Widths of the other columns at 100 %."""
_STATE, _DUE = 3, 5
_PAGE = 50
_SOON = 7
"""Days within which what falls due stands out."""
_BOTH = 1150
"""The width, in pixels at 100 %, from which table and matter have room side by side."""
_MATTER = 452
_ROW = 28
_RESTS = 150
"""Milliseconds on a row after which its matter is read: who holds an arrow passes many."""


class MattersPage(CountyPage):
    """The matters that came last, or those that ``search`` found."""

    def __init__(self, station: Station, search: QLineEdit) -> None:
        super().__init__(station, "mattersPage")
        look = station.look
        self._search = search
        self.looking = Looking(self, station)
        self.matter = MatterPanel(station)
        self._said = label("", "caption", name="mattersCount")
        self._desks: dict[str, str] = {}
        titles = (_("编号"), _("来访人"), _("事由"), _("到哪一步"), _("来访"), _("到期"))
        office = station.office
        self._model: TableModel[MatterLine] = TableModel(
            titles,
            lambda line: _cells(line, self._desks, office.today().year, sealed=office.takes_accusations),
            self,
            lambda line: _pills(line, office.today()),
        )
        self.table = table_of(self._model, "mattersTable", _("信访事项"), widest=_SUMMARY)
        self.table.setItemDelegate(PillCells(look, self.table))
        self.filtering = Filtering(look)
        self._beside = ""
        """The matter that was opened by its number: it may stand beside a list without it."""
        self._ends: list[Key | None] = [None]
        self._end: Key | None = None
        self._before = Button(look, _("上一页"), "pageBefore", keys="Ctrl+PgUp")
        self._after = Button(look, _("下一页"), "pageAfter", keys="Ctrl+PgDn")
        self._list = QWidget()
        inside = column(look, self.filtering, spacing=8)
        inside.addWidget(self.table, 1)
        pager = row(look, self._said, None, self._before, self._after, margins=(0, 7, 0, 0))
        inside.addWidget(frame("footer", pager))
        self._list.setLayout(inside)
        halves = row(look, margins=(12, 10, 12, 10), spacing=12)
        halves.addWidget(self._list, 1)
        halves.addWidget(self.matter)
        self.setLayout(halves)
        self._both = True
        self._resting = QTimer(self, interval=_RESTS, singleShot=True)
        self._resting.timeout.connect(self.matter.reload)
        search.textChanged.connect(lambda _text: self._look_anew())
        self.filtering.changed.connect(lambda: self._look_anew(at_once=True))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._actions = {
            "Ctrl+PgUp": lambda: self._turn(-1),
            "Ctrl+PgDown": lambda: self._turn(1),
            "Ctrl+Return": self._enter,
        }
        self.looking.under_way.connect(self._say_looking)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._stood_on())
        self.matter.left.connect(self.go_to_list)
        look.resized.connect(self._follow)
        self._follow()

    def reload(self) -> None:
        """Ask again for what the search says, or for the newest; and for the matter."""
        self._look(at_once=True)
        self.matter.reload()

    def open_matter(self, number: str) -> None:
        """All that is held of a matter, unless something is half written about another."""
        if self._stays_for(number):
            number = self.matter.is_about()
        else:
            self.matter.load(number)
        self._beside = number
        self._mark(number)
        self._stand(matter=True)

    def go_to_list(self) -> None:
        """To the table, where it was left."""
        self.matter.accusation.put_away()
        self._stand(matter=False)
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))

    def goes_back(self) -> bool:
        """From a matter to the table."""
        focused = self.window().focusWidget()
        in_matter = focused is None or not self._list.isAncestorOf(focused)
        if self.matter.is_about() and self.matter.isVisible() and in_matter:
            self.go_to_list()
            return True
        return False

    def fit(self, width: int) -> None:
        """Show both, or one at a time, as a window of this width (pixels at 100 %) allows."""
        self._both = width >= _BOTH
        self._stand(matter=bool(self.matter.is_about()) and self._list.isHidden())
        self._follow()

    def _stand(self, *, matter: bool) -> None:
        self._list.setVisible(self._both or not matter)
        self.matter.setVisible(self._both or matter)
        self.matter.offer_way_back(offered=not self._both)

    def _look_anew(self, *, at_once: bool = False) -> None:
        self._beside = ""
        self._ends = [None]
        self._look(at_once=at_once)

    def _turn(self, by: int) -> None:
        """To the next page, or the one before."""
        if by > 0 and self._after.isEnabled():
            self._ends.append(self._end)
        elif by < 0 and len(self._ends) > 1:
            self._ends.pop()
        else:
            return
        self._beside = ""
        self._look(at_once=True)

    def _look(self, *, at_once: bool = False) -> None:
        text, page = self._search.text().strip(), len(self._ends)
        wanted = self.filtering.wanted(self._ends[-1], _PAGE)
        # A search looks through all of them.
        self.filtering.setEnabled(not text)
        self.looking.look(
            lambda office: (
                office.finder.find(text, _PAGE, page) if text else office.finder.page(wanted),
                office.desks(),
            ),
            lambda found: self._show(text, *found),
            self._station.refused,
            at_once=at_once or not text,
        )

    def _let_go(self) -> None:
        """Close a matter that is not in the list any more: nothing is entered on what nobody chose there."""
        if self.matter.is_about() and not self._stays_for(""):
            self.matter.turn("")
            self._stand(matter=False)

    def _say_looking(self, looks: bool) -> None:
        if looks and self._search.text().strip():
            self._said.setText(_("正在查找…"))

    def _show(self, text: str, found: MatterPage, desks: Sequence[DeskLine]) -> None:
        lines, first = found.lines, (len(self._ends) - 1) * _PAGE
        self.filtering.offer(desks)
        self._desks = {each.desk: each.town for each in desks}
        stood = self.matter.is_about() or self._current()
        self._model.show(lines)
        if stood not in {"", self._beside, *(each.number for each in lines)}:
            self._let_go()
        self._mark(stood)
        self._end = found.end
        self._before.use_while(len(self._ends) > 1)
        self._after.use_while(first + len(lines) < found.total)
        said = _("第 {first}—{last} 件，共 {total} 件")
        if not lines:
            said = (
                _("没有找到。可以少打几个字再试。")
                if text
                else _("没有事项。请先接收批次文件，或者清掉筛选。")
            )
        self._said.setText(said.format(first=first + 1, last=first + len(lines), total=found.total))

    def _current(self) -> str:
        index = self.table.currentIndex()
        return self._number(index) if index.isValid() else ""

    def _number(self, index: QModelIndex) -> str:
        line: MatterLine = index.data(TableModel.ItemRole)
        return line.number

    def _mark(self, number: str) -> None:
        """Stand on the row of a matter, on none where it is not among them; nothing is read for it."""
        rows = range(self._model.rowCount())
        at = [row for row in rows if self._number(self._model.index(row, 0)) == number]
        self.table.setCurrentIndex(self._model.index(at[0], 0) if at else QModelIndex())

    def _stood_on(self) -> None:
        """The matter is the current row's from this moment; it is read when somebody rests there."""
        number = self._current()
        if not self._both or number in {"", self.matter.is_about()}:
            return
        if self._stays_for(number):
            # The view is still at work on the key or click that led here.
            QTimer.singleShot(0, self, lambda: self._mark(self.matter.is_about()))
            return
        self.matter.turn(number)
        self._resting.start()

    def _stays_for(self, number: str) -> bool:
        """Whether what is half written about another matter keeps the page there; then it is said."""
        about = self.matter.is_about()
        if number == about or not self.matter.is_written():
            return False
        words = _("这一件还有没录完的内容，没有换到别的事项。请先录入或保存，或者清空再换。")
        self._station.tell(said_of(about, words), NoticeKind.WARN)
        return True

    def _enter(self) -> None:
        """Hand in what is written about the matter that is seen."""
        if self.matter.form.isVisible():
            self.matter.form.enter()

    def _open(self, index: QModelIndex) -> None:
        self.open_matter(self._number(index))
        self.matter.begin()

    def _follow(self) -> None:
        look = self._station.look
        fit_table(self.table, look, _WIDTHS, row=_ROW)
        if self._both:
            self.matter.setFixedWidth(look.px(_MATTER))
        else:
            self.matter.setMinimumWidth(0)
            self.matter.setMaximumWidth(16_777_215)


def _cells(line: MatterLine, desks: Mapping[str, str], year: int, *, sealed: bool) -> tuple[str, ...]:
    return (
        number_of(line, desks),
        people_of(line, sealed=sealed),
        line.summary,
        state_name(line.state),
        _day(line.received_at, year),
        _day(line.due, year) if line.due else "",
    )


def _day(day: date, year: int) -> str:
    """A day as the table has room for it: with its year where that is another one."""
    return f"{day:%m-%d}" if day.year == year else f"{day:%Y-%m-%d}"


def _pills(line: MatterLine, today: date) -> Mapping[int, PillKind]:
    found: dict[int, PillKind] = {}
    if line.state == "returned":
        found[_STATE] = PillKind.WARN
    if line.due is not None and line.due < today:
        found[_DUE] = PillKind.DANGER
    elif line.due is not None and (line.due - today).days <= _SOON:
        found[_DUE] = PillKind.WARN
    return found
