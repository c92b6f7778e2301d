"""Papers that nobody has been handed yet (未交付文书)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QLineEdit

from ui.bound import said_of
from ui.failures import words_for
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import said_of_sheet
from ui.officer.parts.rows import people_of
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.answers import OwedPaper
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.record import PaperRecord, PaperState
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of
from xinfang_desk.words.labels import plain_name

T = TypeVar("T")

_SHOWN = 100
"""Papers on the page; the rest follow as these are handed over."""


class OwedPage(DeskPage):
    """Papers that nobody has been handed yet (未交付文书)."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "owedPage")
        look = station.look
        self._owed: tuple[OwedPaper, ...] = ()
        self._asked = ""
        self._said = label("", "label", wrap=True, name="owedCount")
        self._shelf = Shelf(look, spacing=8)
        page = column(
            look,
            label(_("未交付文书"), "title"),
            self._said,
            self._shelf,
            None,
            margins=(12, 10, 12, 10),
            spacing=12,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "owedScroll"), 1)
        self.setLayout(inside)

    def reload(self) -> None:
        """Read again what is owed."""
        self._station.background.ask(self, self._station.desk.papers.owed, self._show)

    def _show(self, owed: tuple[OwedPaper, ...]) -> None:
        words = _("{count} 份文书还没有交到来访人手里。交付后点“已交付”。") if owed else _("都已交付。")
        self._said.setText(words.format(count=len(owed)))
        if owed != self._owed:
            # Rows that are still the same stay, with the reason that is being written in one.
            self._owed = owed
            self._shelf.fill(self._line(each) for each in owed[:_SHOWN])

    def _line(self, each: OwedPaper) -> QFrame:
        look = self._station.look
        paper, of = each.paper, each.row
        name = plain_name(paper.kind)
        words = column(
            look,
            row(look, label(name, "strong"), Pill(look, name_of(paper.state), PillKind.WARN), None),
            ElidedLabel(f"{people_of(of)}　{of.summary}　{of.received_at:%m-%d %H:%M}", "label"),
            spacing=2,
        )
        see = Button(look, _("打开"), f"open_{paper.uid}", kind="ghost")
        if paper.state is PaperState.DUE:
            give = Button(look, _("打印"), f"printOwed_{paper.uid}", kind="ghost")
            give.clicked.connect(lambda: self._print(of.number, paper.kind))
        else:
            give = Button(look, _("已交付"), f"handOver_{paper.uid}", kind="ghost")
            give.clicked.connect(lambda: self._give(of.number, paper))
        see.setAccessibleName(_("打开：{people}").format(people=people_of(of)))
        named = _("{verb}：{paper}，{people}")
        give.setAccessibleName(named.format(verb=give.text(), paper=name, people=people_of(of)))
        see.clicked.connect(lambda: self._station.ways.open_matter(of.number))
        reason = QLineEdit()
        reason.setObjectName(f"voidReason_{paper.uid}")
        reason.setAccessibleName(_("作废原因：{paper}").format(paper=name))
        reason.setPlaceholderText(_("作废原因，如：打印模糊，已重出"))
        reason.returnPressed.connect(lambda: self._void(of.number, paper.uid, reason.text()))
        void = Button(look, _("作废"), f"void_{paper.uid}", kind="ghost")
        void.setAccessibleName(_("作废：{paper}，{people}").format(paper=name, people=people_of(of)))
        inside = row(look, margins=(16, 10, 8, 10))
        inside.addLayout(words, 1)
        for part in (reason, void, see, give):
            inside.addWidget(part)
        reason.hide()
        void.clicked.connect(
            lambda: self._void(of.number, paper.uid, reason.text()) if reason.isVisible() else _ask(reason)
        )
        return frame("card", inside, f"owed_{paper.uid}")

    # The list may be another one by the time of an answer: what was done is told with its number.

    def _print(self, number: str, kind: Paper) -> None:
        desk = self._station.desk

        def send() -> PrintOutcome:
            return desk.papers.send(number, (kind,))

        def sent(outcome: PrintOutcome) -> None:
            words, how = said_of_sheet(outcome)
            self._station.tell(said_of(number, words), how)

        self._change(number, send, sent)

    def _give(self, number: str, paper: PaperRecord) -> None:
        """What was not printed here is asked about first, and the same once more says so."""
        if paper.state is PaperState.SENT or paper.uid == self._asked:
            self._hand_over(number, paper)
            return
        self._asked = paper.uid
        words = _("还没有从这里打印，没有记为已交。在别处打印的、手写的，已经交了，再按一次。")
        self._station.tell(said_of(number, words), NoticeKind.WARN)

    def _hand_over(self, number: str, paper: PaperRecord) -> None:
        papers = self._station.desk.papers

        def hand_over() -> PaperRecord | None:
            return papers.hand_over(paper.uid) if paper.kind not in papers.not_printed(number) else None

        def handed_over(handed: PaperRecord | None) -> None:
            if handed is None:
                self._asked = paper.uid
                words = _("没有打成，没有记为已交。在别处打印的、手写的，已经交了，再按一次。")
                self._station.tell(said_of(number, words), NoticeKind.WARN)
                return
            words = said_of(number, _("1 份文书已交付"))
            self._station.offer(words, _("撤回"), lambda: self._take_back(number, paper.uid))

        self._change(number, hand_over, handed_over)

    def _take_back(self, number: str, uid: str) -> None:
        papers = self._station.desk.papers

        def taken_back(_paper: PaperRecord) -> None:
            self._station.tell(said_of(number, _("已撤回，文书又算未交付。")), NoticeKind.INFO)

        self._change(number, lambda: papers.take_back(uid), taken_back)

    def _void(self, number: str, uid: str, reason: str) -> None:
        papers = self._station.desk.papers
        if reason.strip():
            self._change(number, lambda: papers.void(uid, reason.strip()), lambda _paper: None)
        else:
            self._station.tell(_("请写明作废原因，再点“作废”。"), NoticeKind.WARN)

    def _change(self, number: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        def refused(fault: DeskError) -> None:
            self._station.tell(said_of(number, words_for(fault)), NoticeKind.DANGER)

        self._station.background.change(self, work, then, refused)


def _ask(reason: QLineEdit) -> None:
    reason.show()
    reason.setFocus()
