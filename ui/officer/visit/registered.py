"""After registering (登记结果): the number, the papers, and what is said before they leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.bound import Bound
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.guide import project
from ui.officer.parts.paper_list import PapersPanel
from ui.officer.parts.preview import Preview
from ui.officer.parts.station import Act, PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.folded import FoldedNotices
from ui.widgets.grid import Grid
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, IconLabel, label
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _, notice


class ResultPage(DeskPage):
    """One registered visit, one of its matters at a time."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "resultPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._record: MatterRecord | None = None
        self._which = Shelf(look)
        self._tabs: Segments | None = None
        self._begins = False
        self._number = label("", "number", name="registeredNumber")
        self._words = ElidedLabel("", "label")
        self._notices = FoldedNotices(look, "resultNotices")
        self.papers = PapersPanel(station, self._bound)
        self._preview = Preview(station)
        self._screen = Button(look, _("投屏给来访人"), "showGuide", icon="screen", keys="F6")
        ask = Button(look, _("请来访人评价"), "askFeedback")
        more = Button(look, _("查看全部"), "openRegistered")
        again = Button(look, _("下一位来访"), "nextVisit", kind="primary", icon="plus", keys="F2")
        self._repair = QWidget()
        correct = Button(look, _("更正"), "correctRegistered", kind="ghost", icon="pencil")
        void = Button(look, _("作废"), "voidRegistered", kind="ghost", icon="close")
        self._repair.setLayout(row(look, correct, void, None))
        done = Card(look, _("已登记"), "resultCard", icon="check", aside=self._screen)
        for part in (self._which, self._number, self._words, self._notices, self._repair):
            done.body.addWidget(part)
        shown = Card(look, _("预览"), "previewCard", icon="document")
        shown.body.addWidget(self._preview)
        given = QWidget()
        given.setLayout(column(look, done, self.papers, None, spacing=14))
        halves = Grid(look, columns=2, narrowest=480, gap=14)
        halves.add(given)
        halves.add(shown)
        page = column(look, halves, None, margins=(12, 10, 12, 10))
        foot = row(look, IconLabel(look, "info", "text2", 20), margins=(12, 7, 12, 7), spacing=12)
        foot.addWidget(ElidedLabel(_("文书交到本人手里后按 Ctrl+D"), "label"), 1)
        foot.addWidget(ask)
        foot.addWidget(more)
        foot.addWidget(again)
        body = column(look, spacing=0)
        body.addWidget(Scrolled(frame("page", page), "resultScroll"), 1)
        body.addWidget(frame("footer", foot))
        self.setLayout(body)
        self.papers.asked_for.connect(self._show_paper)
        self._screen.clicked.connect(self.show_guide)
        ask.clicked.connect(station.ways.ask_feedback)
        more.clicked.connect(lambda: self._open(""))
        correct.clicked.connect(lambda: self._open("correct"))
        void.clicked.connect(lambda: self._open("void"))
        again.clicked.connect(station.ways.new_visit)
        self._actions = {
            **self.papers.keys,
            "F6": self.show_guide,
            "Ctrl+PgDown": lambda: self._turn(1),
            "Ctrl+PgUp": lambda: self._turn(-1),
        }
        self._clear()

    def show_visit(self, visit: Visit) -> None:
        """Show what was just registered."""
        numbers = [each.number for each in visit.matters]
        choices = [(each, _("第 {place} 件").format(place=place)) for place, each in enumerate(numbers, 1)]
        if len(numbers) > 1:
            which = Segments(self._station.look, _("事项"), "whichMatter", choices, kind="tab")
            which.choose(numbers[0])
            which.chosen.connect(self._load)
            self._tabs = which
            self._which.fill([which])
        else:
            self._tabs = None
            self._which.fill(())
        self._begins = True
        self._load(numbers[0])

    def reload(self) -> None:
        """Show where the papers stand now."""
        if self._bound.number and self.isVisible():
            self._read(self.papers.show_record if self._record else self._show)

    def show_guide(self) -> None:
        """Send the road of this matter to the petitioner's screen."""
        if self._record is not None:
            project(self._record, self._station)

    def _turn(self, by: int) -> None:
        """The next matter of the visit or the one before, round and round."""
        if self._tabs is not None:
            self._tabs.turn(by)

    def _load(self, number: str) -> None:
        """Be about the matter of that number, and show nothing of any other from here on."""
        self._bound.turn(number)
        self._number.setText(grouped(number))
        self._read(self._show)

    def _read(self, then: Callable[[MatterRecord], None]) -> None:
        self._bound.ask(self._station.desk.reception.show, then, self._station.refused)

    def _show(self, record: MatterRecord) -> None:
        self._record = record
        self._screen.setEnabled(True)
        said = _("已经存好。{when:%H:%M} 登记，共 {count} 份文书。")
        self._words.setText(said.format(when=record.visit.registered_at, count=len(record.papers)))
        self._notices.fill(
            (f"notice_{each.code}", notice(each.code, each.facts)) for each in record.matter.notices
        )
        self._repair.setVisible(not record.matter.withheld)
        self.papers.show_record(record)
        if self._begins and self.isVisible():
            # What is done next, in the place of whatever was last done on this page.
            self.papers.print_button.setFocus()
        self._begins = False
        if record.papers:
            self._show_paper(record.papers[0].kind)

    def _show_paper(self, kind: Paper) -> None:
        self._preview.show_paper(self._bound.number, kind)

    def _clear(self) -> None:
        self._record = None
        self._number.clear()
        self._words.setText("")
        self._notices.fill(())
        self._repair.hide()
        self.papers.clear()
        self._preview.clear()
        self._screen.setEnabled(False)

    def _open(self, begin: Act) -> None:
        if self._bound.number:
            self._station.ways.open_matter(self._bound.number, begin)
