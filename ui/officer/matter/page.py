"""All that is known of one matter (信访事项全貌), and what can be done on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.bound import Bound
from ui.lent_clipboard import LentClipboard
from ui.officer.matter.acts_card import ActsCard
from ui.officer.matter.answer_card import AnswerCard
from ui.officer.matter.correction import CorrectionCard
from ui.officer.matter.county_said import said_by_county, struck_out
from ui.officer.matter.erasing import EraseCard, erased_words
from ui.officer.matter.national_codes import NationalCard
from ui.officer.matter.scan_card import ScanCard
from ui.officer.matter.steps import StepCard
from ui.officer.matter.telephones import TelephoneLine
from ui.officer.matter.unsealing import UnsealCard
from ui.officer.matter.voiding import VoidCard
from ui.officer.matter.who_came import WhoCame
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.facts import Pair, changes, facts_of, people_of
from ui.officer.parts.guide import project
from ui.officer.parts.history import said
from ui.officer.parts.limits import LimitsCard
from ui.officer.parts.paper_list import UNDELIVERED, PapersPanel
from ui.officer.parts.preview import Preview
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Act, PageStation
from ui.shortcuts import Actions
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.folded import FoldedNotices
from ui.widgets.grid import Grid
from ui.widgets.in_sight import go_to
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.approval import waits_for_approval
from xinfang_desk.domain.books.correction import Version
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import State, Step
from xinfang_desk.domain.neighbours import waits_until
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.promises import kept_by_papers
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.roles import is_alone
from xinfang_desk.words import _, notice
from xinfang_desk.words.labels import state_of_record


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is read of a matter at once."""

    record: MatterRecord
    steps: tuple[Step, ...]
    """Those that are lawful now."""
    older: tuple[Version, ...]
    """Its replaced revisions, oldest first."""
    unseals: bool
    """Whether who sits here may open it."""
    is_alone: bool
    """Whether who may open it receives visitors too."""
    erasable: date | None
    """Since when people and words may be erased by who sits here."""


class MatterPage(DeskPage):
    """Facts, limits, steps, papers, what the county said, what was done."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "matterPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._record: MatterRecord | None = None
        self._begins: Act = ""
        self.clipboard = LentClipboard(self)
        self._title = label("", "title", wrap=True, name="matterNumber")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = Pill(look, "", PillKind.INFO)
        self._notices = FoldedNotices(look, "matterNotices")
        self._correct = Button(look, _("更正"), "correctMatter", kind="ghost", icon="pencil")
        self._facts = Card(look, _("登记内容"), "factsCard", icon="document", aside=self._correct)
        self._void = Button(look, _("作废"), "voidVisit", kind="ghost", icon="close")
        self.voiding = VoidCard(station, self._bound)
        self._fact_lines = Shelf(look)
        self._people = WhoCame(look, self._pair)
        self._facts.body.addWidget(self._people)
        self._facts.body.addWidget(self._fact_lines)
        self.telephones = TelephoneLine(station, self._bound)
        foot = row(look)
        foot.addWidget(self.telephones, 1)
        foot.addWidget(self._void)
        self._facts.body.addLayout(foot)
        self.correction = CorrectionCard(station, self._bound)
        self.unsealing, self.erasing = UnsealCard(station), EraseCard(station, self._bound)
        self._limits = LimitsCard(look)
        self.steps, self.acts = StepCard(station, self._bound), ActsCard(station, self._bound)
        self.answer = AnswerCard(station, self._bound)
        self.papers, self.scans = PapersPanel(station, self._bound), ScanCard(station, self._bound)
        self._preview = Preview(station)
        self._approval = Card(look, _("负责人签批"), "approvalCard", icon="seal")
        self.approved_by = QLineEdit()
        approve = Button(look, _("记下签批"), "approve")
        hint = _("签批后才能出告知书")
        self._approval.body.addWidget(
            Field(look, _("签批负责人"), self.approved_by, "approvedBy", hint=hint, required=True)
        )
        self._approval.body.addLayout(row(look, None, approve))
        self._answers = Card(look, _("县级答复"), "answersCard", icon="inbox")
        self._answer_lines = Shelf(look)
        self._answers.body.addWidget(self._answer_lines)
        self._national = NationalCard(look)
        self._history = Card(look, _("经过"), "historyCard", icon="list")
        self._history_lines = Shelf(look)
        self._history.body.addWidget(self._history_lines)
        self._older = Card(look, _("改前的内容"), "olderCard", icon="refresh")
        self._older_lines = Shelf(look)
        self._older.body.addWidget(self._older_lines)
        told = Button(look, _("打进度告知"), "printProgress", icon="printer")
        self._urging = Button(look, _("打催办单"), "printUrging", icon="printer")
        self._more = Card(look, _("告知和催办"), "progressCard", icon="phone")
        retype = Button(look, _("录入国家系统"), "retype", icon="document")
        self._more.body.addLayout(row(look, told, self._urging, retype, None))
        self._screen = Button(look, _("投屏给来访人"), "showMatterGuide", icon="screen", keys="F6")
        copy = Button(look, _("复制编号"), "copyNumber")
        head = row(look)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        head.addWidget(copy)
        head.addWidget(self._screen)
        told_here = (self._answers, self._national, self._history, self._older)
        facts_and_forms = (self._facts, self.voiding, self.unsealing, self.correction, self.scans)
        left = (self.answer, *facts_and_forms, self._limits, *told_here)
        facts, given = QWidget(), QWidget()
        facts.setLayout(column(look, *left, None, spacing=14))
        right = (self._approval, self.steps, self.acts, self.papers, self._more, self._preview, self.erasing)
        given.setLayout(column(look, *right, None, spacing=14))
        self._halves = Grid(look, columns=2, narrowest=460, gap=14)
        self._halves.add(facts)
        self._halves.add(given)
        page = column(look, head, self._notices, self._halves, margins=(12, 10, 12, 10), spacing=14)
        page.addStretch(1)
        inside = column(look, spacing=0)
        self._scroll = Scrolled(frame("page", page), "matterScroll")
        inside.addWidget(self._scroll, 1)
        self.setLayout(inside)
        self._clear()
        self.scans.changed.connect(self._corrected)
        for card in (self.unsealing, self.erasing, self.scans):
            card.grown.connect(self._scroll.bring)
        self.papers.asked_for.connect(self._show_paper)
        self.papers.asked_anew.connect(lambda kind: self._show_paper(kind, anew=True))
        self._preview.reissued.connect(self.papers.print_anew)
        self.steps.taken.connect(self._show)
        self._preview.shown.connect(lambda: self._scroll.start_at(self._preview))
        self.answer.answered.connect(self._answered)
        self.correction.corrected.connect(self._corrected)
        self.correction.closed.connect(self._close_correction)
        self._correct.clicked.connect(self._begin_correction)
        self._void.clicked.connect(self._begin_voiding)
        self.voiding.done.connect(self.reload)
        self.voiding.closed.connect(self._close_voiding)
        told.clicked.connect(self._print_progress)
        self._urging.clicked.connect(self._print_urging)
        retype.clicked.connect(lambda: station.ways.retype(self._bound.number))
        self._screen.clicked.connect(self.show_guide)
        copy.clicked.connect(self._copy_number)
        approve.clicked.connect(self._approve)
        self.approved_by.returnPressed.connect(self._approve)
        self._actions = {**self.papers.keys, "F6": self.show_guide, "Alt+X": self.scans.begin}

    @property
    def keys(self) -> Actions:
        """What the keys do here; the form of a correction has them while it is open."""
        return {"Ctrl+Return": self.correction.keep} if self.correction.isVisible() else self._actions

    def load(self, number: str, begin: Act = "") -> None:
        """Be about the matter of that number, and show nothing of any other from here on.

        ``begin`` is what is done to it as soon as it is shown. What was begun of another is finished first.
        """
        if not self.may_leave():
            return
        self._bound.turn(number)
        self._begins = begin
        self._title.setText(grouped(number))
        self._read()

    def may_leave(self) -> bool:
        """What was begun is done or given up, never lost by the way."""
        number = grouped(self._bound.number) if self._bound.number else ""
        if self.correction.is_changed():
            words = _("{number} 的更正还没有保存。请按 Ctrl+Enter 保存，或者点“不改了”。")
        elif self.scans.is_begun():
            words = _("{number} 还有页没有附上。请点“附上”，或者点“不收了”。")
        elif self.voiding.is_begun():
            words = _("{number} 的作废还没有办。请点“作废”，或者点“不作废”。")
        else:
            return True
        self._station.tell(words.format(number=number), NoticeKind.WARN)
        return False

    def reload(self) -> None:
        """Read the matter again."""
        if self._bound.number:
            self._read()

    def show_guide(self) -> None:
        """Send the road of this matter to the petitioner's screen."""
        if self._record is not None:
            project(self._record, self._station)

    def _read(self) -> None:
        desk, reception, today = self._station.desk, self._station.desk.reception, self._station.today()

        def read(number: str) -> _Found:
            record, duties = reception.show(number), desk.accounts.mine().duties
            since = desk.people.erasable_from(number) if entitled(desk.people.erase, duties) else None
            return _Found(
                record=record,
                steps=reception.may(number),
                older=desk.repair.versions(number),
                unseals=record.matter.confidential
                and entitled(desk.sealing.unseal, duties)
                and desk.sealing.is_holder(),
                is_alone=is_alone(duties),
                erasable=since if since is not None and since <= today else None,
            )

        self._bound.ask(read, self._show_all, self._station.refused)

    def _clear(self) -> None:
        """Leave nothing of the matter that stood here, and nothing that could be done to it."""
        self._record = None
        self._title.clear()
        self._state.hide()
        self._halves.hide()
        self._preview.hide()
        asked = (self.unsealing, self.erasing, self.steps, self.correction, self.voiding)
        told = (self._preview, self.papers, self.telephones, self.answer, self.scans, self.acts)
        for part in (*told, *asked):
            part.clear()
        self._facts.show()
        self.approved_by.clear()
        self._notices.fill(())
        lines_told = (self._fact_lines, self._answer_lines, self._history_lines, self._older_lines)
        for lines in (self._people, *lines_told):
            lines.wipe()
        self._national.show_told(None)
        self._screen.setEnabled(False)

    def _show_all(self, found: _Found) -> None:
        self._show(found.record)
        self.steps.show_steps(() if found.record.matter.unanswered else found.steps)
        number = found.record.matter.number
        self.unsealing.show_for(number, offered=found.unseals, is_alone=found.is_alone)
        self.erasing.show_for(found.erasable)
        revisions: tuple[Version | MatterRecord, ...] = (*found.older, found.record)
        lines = [pair for was, became in pairwise(revisions) for pair in changes(was, became)]
        self._older_lines.fill(self._pair(each) for each in lines)
        self._older.setVisible(bool(lines))
        begun, self._begins = self._begins, ""
        acts = {"correct": (self._correct, self._begin_correction), "void": (self._void, self._begin_voiding)}
        offered, begin = acts.get(begun, (self.scans.taking, self.scans.begin))
        if begun in {*acts, "scan"} and offered.isVisibleTo(self):
            begin()
        if begun == "do":
            waits = any(each.state in UNDELIVERED for each in self._record.papers) if self._record else False
            go_to(self.papers.print_button if waits else self.steps.step)

    def _show(self, record: MatterRecord) -> None:
        self._record = record
        matter = record.matter
        self._state.show_state(state_of_record(record), PillKind.INFO)
        self._state.show()
        self._halves.show()
        self._screen.setEnabled(True)
        erased = erased_words(record)
        if erased:
            self._notices.fill([("erasedNotice", erased)])
        else:
            self._notices.fill(
                (f"notice_{each.code}", notice(each.code, each.facts)) for each in matter.notices
            )
        self.answer.show_record(record)
        self._people.fill(people_of(record))
        self._fact_lines.fill(self._pair(each) for each in facts_of(record))
        acted_on = not (matter.withheld or erased or matter.state is State.VOID)
        for act in (self._correct, self._void, self._more):
            act.setVisible(acted_on)
        self.telephones.offer(offered=acted_on and any(each.phone for each in record.visit.people))
        self._urging.setVisible(any(each.step is Step.URGE for each in matter.steps))
        joined = _("{day} {time:%H:%M}　并入原件，期限是原件的")
        received = (joined if matter.merged_into else _("{day} {time:%H:%M}　当场出具回执")).format(
            day=short_day(matter.received_at.date()), time=matter.received_at
        )
        given = (each.kind for each in record.papers if each.state is PaperState.HANDED_OVER)
        self._limits.show_deadlines(
            matter.deadlines,
            self._station.today(),
            registered=received,
            came=matter.received_at.date(),
            waited=None if matter.state is State.VOID else waits_until(matter),
            met=kept_by_papers(given),
            named=matter.draft.to,
            safe=self._station.safe_day,
        )
        self.papers.show_record(record)
        self.scans.show_record(record)
        self.acts.show_record(record)
        self._approval.setVisible(waits_for_approval(matter.draft))
        self._answer_lines.fill([*map(self._pair, said_by_county(record)), *struck_out(record)])
        self._answers.setVisible(bool(record.answers or record.withdrawn))
        self._national.show_told(record.national)
        done = ((f"{each.at:%Y-%m-%d %H:%M}　{each.officer}", said(each)) for each in record.history)
        self._history_lines.fill(self._pair(each) for each in done)

    def _answered(self, record: MatterRecord) -> None:
        self._show(record)
        self.reload()
        if record.replaces_receipt:
            self._station.tell(_("已封存。请收回原来的登记回执，换给新印的这张。"), NoticeKind.WARN)
            return
        sealed = record.matter.confidential
        self._station.tell(_("已封存。") if sealed else _("已作普通登记，文书重新出。"), NoticeKind.OK)

    def _pair(self, pair: Pair) -> QWidget:
        look = self._station.look
        title, words = pair
        panel = QWidget()
        panel.setLayout(column(look, label(title, "caption"), label(words, wrap=True), spacing=1))
        panel.setAccessibleName(f"{title}：{words}")
        return panel

    def _show_paper(self, kind: Paper, *, anew: bool = False) -> None:
        self._preview.show()
        self._preview.show_paper(self._bound.number, kind, large=self.papers.large, anew=anew)

    def _print_progress(self) -> None:
        self._print("progress", self._station.desk.papers.progress)

    def _print_urging(self) -> None:
        self._print("urging", self._station.desk.papers.urging, in_copies=True)

    def _print(self, title: str, draw: Callable[[str], bytes], *, in_copies: bool = False) -> None:
        number = self._bound.number
        if number:
            title = f"{number}-{title}"
            Sheet(self._station, self, title, lambda: draw(number), in_copies=in_copies).print_it()

    def _copy_number(self) -> None:
        if self._bound.number:
            self.clipboard.put(self._bound.number)
            self._station.tell(_("编号已复制，一分钟后从剪贴板清掉"), NoticeKind.OK)

    def _approve(self) -> None:
        who, reception = self.approved_by.text().strip(), self._station.desk.reception
        if self._record is not None and who:
            self._bound.change(
                lambda number: reception.approve(number, who), self._show, self._station.refused
            )

    def _begin_correction(self) -> None:
        if self._record is not None:
            self._facts.hide()
            self.correction.begin(self._record)

    def _begin_voiding(self) -> None:
        self.voiding.begin()
        self._scroll.bring(self.voiding)

    def _close_voiding(self) -> None:
        self._void.setFocus()
        self.voiding.clear()

    def _close_correction(self) -> None:
        self._facts.show()
        if self.correction.isAncestorOf(QApplication.focusWidget() or self):
            self._correct.setFocus()
        self.correction.hide()

    def _corrected(self, record: MatterRecord) -> None:
        self._close_correction()
        self._show(record)
