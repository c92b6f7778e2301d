"""After registering (登记结果): the number, the papers, and what is said before they leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.lent_clipboard import LentClipboard
from ui.look.theme import Look
from ui.look.tokens import FOOT
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.guide import project
from ui.officer.parts.paper_list import PapersPanel
from ui.officer.parts.preview import Preview
from ui.officer.parts.station import Act, PageStation
from ui.officer.visit.side import LeavingCard
from ui.officer.visit.till import Stage, Steps, Till, stage_of
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.folded import FoldedNotices
from ui.widgets.grid import Grid
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, IconLabel, label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _, notice

_AROUND = 76
"""Pixels at 100 % over and under a page that is shown whole."""
_SMALL = 760
"""Width of the page, in pixels at 100 %, under which the verbs at the foot are icons where they can."""


class ResultPage(DeskPage):
    """One registered visit, one of its matters at a time."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "resultPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._record: MatterRecord | None = None
        self._which = Shelf(look)
        self._tabs: Segments | None = None
        self._begins = self._talked = False
        self._stage: Stage | None = None
        self._numbers: tuple[str, ...] = ()
        self._number = label("", "number", name="registeredNumber")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._clipboard = LentClipboard(self)
        self._words = ElidedLabel("", "label")
        self._notices = FoldedNotices(look, "resultNotices")
        self.papers = PapersPanel(station, self._bound)
        self._preview = Preview(station)
        self._page_of = label("", "caption", name="pageOf")
        self._screen = Button(look, _("投屏给来访人"), "showGuide", icon="screen", keys="F6")
        self._again = Button(look, _("下一位"), "nextVisit", keys="F2")
        self._ask = Button(look, _("请来访人评价"), "askFeedback")
        more = Button(look, _("查看全部"), "openRegistered", kind="ghost")
        correct = Button(look, _("更正"), "correctRegistered", kind="ghost", keys="Alt+G")
        void = Button(look, _("作废"), "voidRegistered", kind="ghost", keys="Alt+Z")
        self._scan = Button(look, _("附扫描件"), "scanRegistered", icon="attach", keys="Alt+X")
        self._talk = Button(look, _("讲了路线图"), "talkedRoad", icon="route")
        copy = Button(look, _("复制编号"), "copyRegistered", kind="ghost")
        self._repair = QWidget()
        self._repair.setLayout(row(look, correct, void))
        aside = QWidget()
        aside.setLayout(row(look, copy, self._repair, more))
        self.till = Till(look)
        self._steps = Steps(look)
        self._leaving = LeavingCard(look)
        self._done = Card(look, _("已登记"), "resultCard", icon="check", aside=aside)
        for part in (self._which, self._number, self._words, self._steps, self._notices):
            self._done.body.addWidget(part)
        self._enlarge = Button(look, _("放大"), "enlargePaper", kind="ghost", keys="Z")
        shown = Card(look, _("预览"), "previewCard", icon="document", aside=self._turning(look))
        shown.body.addWidget(self._preview)
        scanned, given = row(look, self._scan, self._talk, None), QWidget()
        given.setLayout(column(look, self._done, self.papers, scanned, self._leaving, None, spacing=8))
        halves = Grid(look, columns=2, narrowest=400, between=8)
        halves.fill([(given, 1), (shown, 1)])
        page = column(look, halves, None, margins=(12, 8, 12, 8))
        self._state = ElidedLabel("", "label")
        foot = row(look, IconLabel(look, "check", "ok", 18), margins=(12, 0, 12, 0))
        foot.addWidget(self._state, 1)
        for verb in (self._screen, self._ask, self._again, self.till):
            foot.addWidget(verb)
        self._foot = frame("footer", foot)
        self._scroll = Scrolled(frame("page", page), "resultScroll")
        body = column(look, spacing=0)
        body.addWidget(self._scroll, 1)
        body.addWidget(self._foot)
        self.setLayout(body)
        self.papers.asked_for.connect(self._show_paper)
        self.papers.asked_anew.connect(lambda kind: self._show_paper(kind, anew=True))
        self._preview.reissued.connect(self.papers.print_anew)
        self._screen.clicked.connect(self.show_guide)
        self._ask.clicked.connect(station.ways.ask_feedback)
        more.clicked.connect(lambda: self._open(""))
        copy.clicked.connect(self._copy_number)
        correct.clicked.connect(lambda: self._open("correct"))
        void.clicked.connect(lambda: self._open("void"))
        self._scan.clicked.connect(lambda: self._open("scan"))
        self._talk.clicked.connect(self.talked)
        self._again.clicked.connect(station.ways.new_visit)
        self.till.clicked.connect(self._do_next)
        self.till.turned.connect(self._turn_page)
        self.till.enlarged.connect(self._preview.enlarge)
        self._enlarge.clicked.connect(self._preview.enlarge)
        self._preview.told.connect(self._say_page)
        self._actions = {
            **self.papers.keys,
            "F6": self.show_guide,
            "Alt+G": lambda: self._repair_by("correct"),
            "Alt+Z": lambda: self._repair_by("void"),
            "Alt+X": lambda: self._repair_by("scan"),
            "Ctrl+PgDown": lambda: self._turn(1),
            "Ctrl+PgUp": lambda: self._turn(-1),
        }
        self._clear()

    def _turning(self, look: Look) -> QWidget:
        """What turns the pages of the papers by hand."""
        self._turners = (
            Button(look, _("上一页"), "pageBack", kind="ghost", keys="←"),
            Button(look, _("下一页"), "pageOn", kind="ghost", keys="→"),
            self._enlarge,
        )
        for verb, by in zip(self._turners, (-1, 1), strict=False):
            verb.clicked.connect(partial(self._turn_page, by))
        verbs = Flow(look, spacing=0)
        verbs.add(self._page_of, *self._turners)
        return verbs

    def _say_page(self, words: str) -> None:
        self._page_of.setText(words)
        for verb in self._turners:
            verb.use_while(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole pages at every height (Qt)."""
        super().resizeEvent(event)
        px = self._station.look.px
        self._foot.setFixedHeight(px(FOOT))
        self._screen.shrink(self.width() < px(_SMALL))
        self._preview.be_as_high_as(self.height() - px(FOOT + _AROUND))

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
        self._begins, self._talked = True, False
        self._numbers = tuple(numbers)
        self._leaving.reset()
        self._load(numbers[0])
        self.till.setFocus()

    def reload(self) -> None:
        """Show where the papers stand now."""
        if self._bound.number and self.isVisible():
            if self._record is None:
                # It is being read already: what changed meanwhile is read behind it, not in its place.
                self._reads_again = True
            else:
                self._read(self._update)

    def show_guide(self) -> None:
        """Send the road of this matter to the petitioner's screen."""
        if self._record is not None:
            project(self._record, self._station)

    def talked(self) -> None:
        """Count that the road map was explained; nothing leads from the count to this visit."""

        def done(_nothing: None) -> None:
            self._station.tell(_("讲了路线图，已加一次，不连这次来访。"), NoticeKind.OK)

        self._talked = True
        self._talk.setEnabled(False)
        plans = self._station.desk.plans
        self._station.background.change(self, plans.talked, done, self._station.refused, about=Topic.UNSEEN)

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
        if self._reads_again:
            self._reads_again = False
            self._read(self._update)
        self._screen.setEnabled(True)
        sealed = record.matter.confidential
        self._done.rename(_("已登记，内容已封存") if sealed else _("已登记"))
        said = _("已经存好。{when:%H:%M} 登记，共 {count} 份文书。")
        self._words.setText(said.format(when=record.visit.registered_at, count=len(record.papers)))
        self._notices.fill(
            (f"notice_{each.code}", notice(each.code, each.facts)) for each in record.matter.notices
        )
        for act in (self._repair, self._scan):
            act.setVisible(not record.matter.withheld)
        self._update(record)
        self._talk.setEnabled(not self._talked)
        if self._begins and self.isVisible():
            # What is done next, in the place of whatever was last done on this page.
            self.till.setFocus()
        self._begins = False
        if record.papers:
            self._show_paper(record.papers[0].kind)

    def _update(self, record: MatterRecord) -> None:
        """Show where the papers stand, and what is due."""
        self._record = record
        self.papers.show_record(record)
        before = self._stage
        stage, count = stage_of(record.papers)
        self._stage = stage
        numbers = list(self._numbers)
        on = self._stage is Stage.NEXT and self._bound.number != numbers[-1]
        words, said = {
            Stage.PRINT: (_("打印 {count} 份"), _("已登记，已存好")),
            Stage.HAND_OVER: (_("已交到手里"), _("{count} 份已送打印，交到本人手里再按")),
            Stage.NEXT: (_("下一件") if on else _("下一位"), _("文书都交到手里了")),
        }[stage]
        if stage is Stage.PRINT and self.papers.failed:
            words, said = _("再打 {count} 份"), _("有文书没有打成，请看打印机")
        self.till.say(words.format(count=count))
        self._state.setText(said.format(count=count))
        self._steps.show_stage(stage)
        self._ask.setVisible(self._stage is Stage.NEXT)
        self._again.setVisible(self._stage is not Stage.NEXT)
        self.till.setEnabled(True)
        if before is not self._stage:
            self.till.wait()

    def _do_next(self) -> None:
        if self._stage is None:
            return
        if self._stage is Stage.PRINT:
            self.papers.print_missing()
        elif self._stage is Stage.HAND_OVER:
            self.papers.hand_over_all()
        elif self._bound.number != self._numbers[-1]:
            self._turn(1)
        else:
            self._station.ways.new_visit()

    def _show_paper(self, kind: Paper, *, last: bool = False, anew: bool = False) -> None:
        self._preview.show_paper(self._bound.number, kind, last=last, large=self.papers.large, anew=anew)

    def _turn_page(self, by: int) -> None:
        """The next page of the paper, or the next paper; round and round."""
        kinds = [each.kind for each in self._record.papers] if self._record else []
        if not kinds or self._preview.turn(by):
            return
        shown = self._preview.kind
        at = kinds.index(shown) if shown in kinds else 0
        self._show_paper(kinds[(at + by) % len(kinds)], last=by < 0)

    def _clear(self) -> None:
        self._record = None
        self._reads_again = False
        self._talk.setEnabled(False)
        self._stage = None
        # Not of the visit before; the focus stays with it until it is known what is due.
        self.till.say(_("请稍候"))
        self._number.clear()
        self._words.setText("")
        self._notices.fill(())
        self._repair.hide()
        self._scan.hide()
        self.papers.clear()
        self._preview.clear()
        self._screen.setEnabled(False)

    def _copy_number(self) -> None:
        if self._bound.number:
            self._clipboard.put(self._bound.number)
            self._station.tell(_("编号已复制，一分钟后从剪贴板清掉"), NoticeKind.OK)

    def _repair_by(self, begin: Act) -> None:
        if self._repair.isVisible():
            self._open(begin)

    def _open(self, begin: Act) -> None:
        if self._bound.number:
            self._station.ways.open_matter(self._bound.number, begin)
