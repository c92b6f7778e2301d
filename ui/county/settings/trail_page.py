"""The trail (操作留痕): who did what to which matter, when; read a page at a time, and never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.bound import Bound
from ui.county.asked import day_edit
from ui.county.station import CountyPage, Station
from ui.table_names import table_names
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.safe.clerks import MAY
from xinfang_desk.county.safe.county_trail import TrailRead
from xinfang_desk.domain.record import TrailLine
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _
from xinfang_desk.words.doings import account_name, county_doing

_PAGE = 100
_WIDTHS = {0: 70, 1: 150, 2: 120, 3: 190}
"""Widths of the other columns at 100 %."""
_DETAIL = 4
_ROW, _LINES = 28, 6
_KEPT_AS = re.compile("[a-z_]+|[0-9a-f]{64}")
"""What stands in a trail for the program: what kind of thing it was, the hash of a file."""


class TrailPage(CountyPage):
    """Filters, a table, the newest first; a reading is a line too, so a button asks for it."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "trailPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._lines: tuple[TrailLine, ...] = ()
        self._page = 0
        self.officer = QLineEdit()
        self.verb = choices(
            [("", _("什么都看")), *sorted(((each, county_doing(each)) for each in MAY), key=_by_words)]
        )
        self.since, self.until = day_edit(look), day_edit(look)
        self._days = (
            Field(look, _("从哪天"), self.since, "trailSince"),
            Field(look, _("到哪天"), self.until, "trailUntil"),
        )
        grid = Grid(look, columns=4, narrowest=170)
        grid.add(Field(look, _("谁做的"), self.officer, "trailOfficer"))
        grid.add(Field(look, _("做了什么"), self.verb, "trailVerb"))
        for field in self._days:
            grid.add(field)
        self._said = label(
            _("选好条件，点“查阅”。查阅本身也记进留痕。"), "label", wrap=True, name="trailCount"
        )
        self._sound = Notice(look, "", "trailSound")
        self._sound.hide()
        titles = (_("序号"), _("时间"), _("谁"), _("做了什么"), _("对哪一件"))
        self._model: TableModel[TrailLine] = TableModel(titles, _cells, self)
        self.table = table_of(self._model, "trailTable", _("操作留痕"), widest=_DETAIL)
        self._before = Button(look, _("上一页"), "trailBefore", keys="Ctrl+PgUp")
        self._after = Button(look, _("下一页"), "trailAfter", keys="Ctrl+PgDn")
        read = Button(look, _("查阅"), "readTrail", kind="primary", icon="search")
        inside = column(look, label(_("操作留痕"), "title"), grid, margins=(12, 10, 12, 10), spacing=10)
        inside.addWidget(self._sound)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._said)
        whole = column(look, spacing=0)
        whole.addWidget(Scrolled(frame("page", inside), "trailScroll"), 1)
        verbs = row(look, None, self._before, self._after, read, margins=(12, 7, 12, 7))
        whole.addWidget(frame("footer", verbs))
        self.setLayout(whole)
        read.clicked.connect(self.read)
        for line in (self.officer, self.since, self.until):
            line.returnPressed.connect(self.read)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._actions = {"Ctrl+PgUp": lambda: self._turn(-1), "Ctrl+PgDown": lambda: self._turn(1)}
        look.resized.connect(self._follow)
        self._follow()
        self._show_page()

    def read(self) -> None:
        """Read the lines that fit what is written in the filters."""
        wrong = [edit.fault() for edit in (self.since, self.until)]
        for field, words in zip(self._days, wrong, strict=True):
            field.show_fault(words)
        if any(wrong):
            return
        keeping, officer = self._station.office.keeping, self.officer.text().strip()
        verb, since, until = str(self.verb.currentData() or ""), self.since.day(), self.until.day()
        self._bound.turn()
        self._bound.ask(
            lambda _none: keeping.trail(officer=officer, verb=verb, since=since, until=until),
            self._show,
            self._station.refused,
            marks=Topic.UNSEEN,
        )

    def _clear(self) -> None:
        self._lines, self._page = (), 0
        self._sound.hide()
        self._show_page()

    def _show(self, found: TrailRead) -> None:
        self._lines, self._page = tuple(reversed(found.lines)), 0
        words, kind = _("留痕首尾相连，没有断，也没有改过。"), NoticeKind.OK
        if not found.sound:
            words = _("留痕断了或被改过。请停用这台电脑，告诉信息员，用备份核对。")
            kind = NoticeKind.DANGER
        self._sound.say(words, kind)
        self._sound.show()
        self._show_page()
        self._said.setText(self._counted() or _("没有符合的留痕。"))
        self.table.setFocus()

    def _turn(self, by: int) -> None:
        if 0 <= (self._page + by) * _PAGE < len(self._lines):
            self._page += by
            self._show_page()
            self._said.setText(self._counted())

    def _counted(self) -> str:
        first = self._page * _PAGE
        last, total = min(first + _PAGE, len(self._lines)), len(self._lines)
        words = _("第 {first}—{last} 条，共 {total} 条，新的在前")
        return words.format(first=first + 1, last=last, total=total) if total else ""

    def _show_page(self) -> None:
        first = self._page * _PAGE
        lines: Sequence[TrailLine] = self._lines[first : first + _PAGE]
        self._model.show(lines)
        if lines:
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._before.use_while(self._page > 0)
        self._after.use_while(first + _PAGE < len(self._lines))

    def _follow(self) -> None:
        fit_table(self.table, self._station.look, _WIDTHS, row=_ROW, lines=_LINES)


def _cells(line: TrailLine) -> tuple[str, ...]:
    at = line.at.astimezone(CHINA)
    about = "　".join(part for part in (_thing(line.subject), _thing(line.detail), line.why) if part)
    return str(line.seq), f"{at:%Y-%m-%d %H:%M}", account_name(line.officer), county_doing(line.verb), about


def _thing(word: str) -> str:
    """A number, a desk, a table by its name; what is done says of all else what it is done to."""
    if word in table_names():
        return table_names()[word]
    return "" if _KEPT_AS.fullmatch(word) else word


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1]
