"""The papers of a matter (文书): where each stands, print, save, hand over, take back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from ui.failures import words_for
from ui.officer.printing import Sheet, said_of_print
from ui.officer.station import Station
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.pill import Pill, PillKind
from xinfang_desk.desk.answers import PrintOutcome
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.petitioner import Need
from xinfang_desk.domain.record import MatterRecord, PaperRecord, PaperState
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_PILLS = {
    PaperState.DUE: PillKind.WARN,
    PaperState.DRAWN: PillKind.WARN,
    PaperState.SENT: PillKind.INFO,
    PaperState.HANDED_OVER: PillKind.OK,
    PaperState.VOIDED: PillKind.IDLE,
}
_OPEN = frozenset({PaperState.DUE, PaperState.DRAWN, PaperState.SENT})
_READY = _OPEN - {PaperState.DUE}
"""What can be in somebody's hand: it has been drawn."""


class PapersPanel(Card):
    """Every paper of one matter with its state; one key prints, saves or hands over all that is open."""

    asked_for = Signal(object)
    """A :class:`~xinfang_desk.domain.category.Paper` to look at."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("文书"), "papersPanel", icon="printer")
        self._station = station
        self._number = ""
        self._large = False
        self._shelf = Shelf(look)
        print_all = Button(look, _("全部打印"), "printPapers", icon="printer", keys="Ctrl+P")
        save_all = Button(look, _("另存 PDF"), "savePapers", keys="Ctrl+S")
        give_all = Button(look, _("已交到本人手里"), "handOverPapers", icon="hand_over", keys="Ctrl+D")
        self.body.addWidget(self._shelf)
        self._rolls = (
            Button(look, _("打回执小票"), "printRoll", kind="ghost", icon="printer"),
            Button(look, _("打指引小票"), "printGuidanceRoll", kind="ghost", icon="printer"),
        )
        verbs = Flow(look)
        for verb in (print_all, give_all, save_all, *self._rolls):
            verbs.add(verb)
        self._large_words = label(_("按大字版出文书"), "caption", name="largePapers")
        self.body.addWidget(verbs)
        self.body.addWidget(self._large_words)
        for button, kind in zip(self._rolls, (Paper.RECEIPT, Paper.GUIDANCE), strict=True):
            button.clicked.connect(lambda _on=False, kind=kind: self._print_roll(kind))
        print_all.clicked.connect(self.print_all)
        save_all.clicked.connect(self.save_all)
        give_all.clicked.connect(self.hand_over_all)
        self.keys = {
            "Ctrl+P": self.print_all,
            "Ctrl+S": self.save_all,
            "Ctrl+D": self.hand_over_all,
        }

    def show_record(self, record: MatterRecord) -> None:
        """Show the papers of ``record``."""
        self._number = record.matter.number
        self._large = any(Need.LARGE_TYPE in person.needs for person in record.visit.people)
        self._large_words.setVisible(self._large)
        for button in self._rolls:
            button.setVisible(not record.matter.confidential)
        self._shelf.fill(self._line(each) for each in record.papers)

    def print_all(self) -> None:
        """Send every paper that is open to the printer."""
        self._print(())

    def save_all(self) -> None:
        """Write the papers as files into a folder the officer chooses."""
        number = self._number
        folder = QFileDialog.getExistingDirectory(self, _("存到哪个文件夹"))
        if folder and number:
            papers, large = self._station.desk.papers, self._large
            self._station.background.change(
                self, lambda: papers.save(number, Path(folder), large=large), self._saved, self._refused
            )

    def hand_over_all(self) -> None:
        """Every paper that came out is in the petitioner's hand.

        Which came out is read in the lane: the line on the screen may still be a moment behind the printer.
        """
        number, desk = self._number, self._station.desk

        def hand_over() -> tuple[PaperRecord, ...]:
            papers = desk.reception.show(number).papers
            for each in papers:
                if each.state in _READY:
                    desk.papers.hand_over(each.uid)
            return papers

        if number:
            self._station.background.change(self, hand_over, self._handed_over_all, self._refused)

    def _print(self, kinds: tuple[Paper, ...]) -> None:
        number, large, desk = self._number, self._large, self._station.desk

        def send() -> PrintOutcome:
            printer = desk.keeping.settings().printer
            return desk.papers.send(number, kinds, printer_name=printer, large=large)

        if number:
            self._station.background.change(self, send, self._sent, self._refused)

    def _print_roll(self, kind: Paper) -> None:
        number, large, papers = self._number, self._large, self._station.desk.papers
        title = f"{number}-{kind.value}-roll"
        Sheet(self._station, self, title, lambda: papers.thermal(number, kind, large=large)).print_it()

    def _hand_over(self, uids: tuple[str, ...]) -> None:
        papers = self._station.desk.papers

        def hand_over() -> tuple[str, ...]:
            for uid in uids:
                papers.hand_over(uid)
            return uids

        self._station.background.change(self, hand_over, self._handed_over, self._refused)

    def _take_back(self, uids: tuple[str, ...]) -> None:
        papers = self._station.desk.papers

        def take_back() -> None:
            for uid in uids:
                papers.take_back(uid)

        self._station.background.change(self, take_back, self._taken_back, self._refused)

    def _sent(self, outcome: PrintOutcome) -> None:
        self._station.tell(*said_of_print(outcome))

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)

    def _handed_over_all(self, papers: tuple[PaperRecord, ...]) -> None:
        ready = tuple(each.uid for each in papers if each.state in _READY)
        if ready:
            self._handed_over(ready)
        elif any(each.state is PaperState.DUE for each in papers):
            self._station.tell(_("文书还没有出。先按 Ctrl+P 打印，交给本人后再按 Ctrl+D。"), NoticeKind.WARN)

    def _handed_over(self, uids: tuple[str, ...]) -> None:
        words = _("{count} 份文书已交付").format(count=len(uids))
        self._station.offer(words, _("撤回"), lambda: self._take_back(uids))

    def _taken_back(self, _nothing: None) -> None:
        self._station.tell(_("已撤回，文书又算未交付。"), NoticeKind.INFO)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)

    def _line(self, paper: PaperRecord) -> QFrame:
        look = self._station.look
        name = name_of(paper.kind)
        inside = row(look, margins=(12, 4, 4, 4))
        inside.addWidget(ElidedLabel(name), 1)
        inside.addWidget(Pill(look, name_of(paper.state), _PILLS[paper.state]))
        see = Button(look, _("看"), f"see_{paper.kind.value}", kind="ghost")
        see.clicked.connect(lambda: self.asked_for.emit(paper.kind))
        again = _("补打") if paper.prints else _("打印")
        send = Button(look, again, f"print_{paper.kind.value}", kind="ghost")
        send.clicked.connect(lambda: self._print((paper.kind,)))
        actions = [] if paper.state is PaperState.VOIDED else [see, send]
        if paper.state in _READY:
            give = Button(look, _("已交付"), f"handOver_{paper.kind.value}", kind="ghost")
            give.clicked.connect(lambda: self._hand_over((paper.uid,)))
            actions.append(give)
        elif paper.state is PaperState.HANDED_OVER:
            undo = Button(look, _("撤回"), f"takeBack_{paper.kind.value}", kind="ghost")
            undo.clicked.connect(lambda: self._take_back((paper.uid,)))
            actions.append(undo)
        for action in actions:
            action.setAccessibleName(_("{verb}：{paper}").format(verb=action.text(), paper=name))
            inside.addWidget(action)
        return frame("hint" if paper.state in _OPEN else "card", inside, f"paper_{paper.kind.value}")


class Preview(QWidget):
    """The first page of a paper as a picture, drawn in the lane."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._picture = QLabel()
        self._picture.setObjectName("paperPreview")
        self._page = QPixmap()
        self.setLayout(column(station.look, self._picture, None))

    def show_paper(self, number: str, kind: Paper) -> None:
        """Draw and show the paper ``kind`` of a matter."""
        self._picture.setAccessibleName(_("{paper}预览").format(paper=name_of(kind)))
        papers = self._station.desk.papers

        def draw() -> bytes:
            return papers.picture(papers.draw(number, (kind,))[0].pdf)

        # Drawing marks the paper as drawn: whoever shows its state reads it again.
        self._station.background.change(self, draw, self._show, self._refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the width (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, png: bytes) -> None:
        self._page.loadFromData(png)
        self._fit()

    def _fit(self) -> None:
        width = min(self.width(), self._page.width())
        if not self._page.isNull() and width > 0:
            ratio = self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = self._page.scaledToWidth(round(width * ratio), smooth)
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)

    def _refused(self, fault: DeskError) -> None:
        self._picture.setText(words_for(fault))
