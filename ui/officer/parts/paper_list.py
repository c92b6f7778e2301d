"""The papers of a matter (文书): where each stands, print, save, hand over, take back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.bound import Bound, said_of
from ui.chosen_files import chosen_folder
from ui.failures import words_for
from ui.officer.parts.print_watch import PrintWatch
from ui.officer.parts.printing import PrintChoice, said_of_jobs, said_of_print, said_of_sheet
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import Hindrance, PrintJob, PrintOutcome
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.people.petitioner import Need
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
UNDELIVERED = frozenset({PaperState.DUE, PaperState.DRAWN, PaperState.SENT})
_READY = UNDELIVERED - {PaperState.DUE}
"""What can be in somebody's hand: it has been drawn."""
_PRINTED = frozenset({PaperState.SENT})
_UNPRINTED = UNDELIVERED - _PRINTED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """What became of papers that were said to be in somebody's hand."""

    uids: tuple[str, ...]
    """Those that were handed over now: what an undo takes back."""
    undrawn: bool
    """Whether there is one that has not come out yet."""
    lost: tuple[Paper, ...]
    """Those of which no paper came out."""
    fault: DeskError | None
    """Why it stopped before the last one."""


class PapersPanel(Card):
    """Every paper of one matter with its state; one key prints, saves or hands over all that is open.

    Each act is about the papers that stand here at the moment of the click, and about no others; the number
    is the page's.
    """

    asked_for = Signal(object)
    """A :class:`~xinfang_desk.domain.category.Paper` to look at."""
    asked_anew = Signal(object)
    """One that was handed over, to look at as it would be given out anew (重新出具)."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("文书"), "papersPanel", icon="printer")
        self._station = station
        self._bound = bound
        self._papers: tuple[PaperRecord, ...] = ()
        self.failed: frozenset[Paper] = frozenset()
        """What was sent and did not come out, while it stands here."""
        self._asked_of: set[int] = set()
        self._under_way: set[Paper] = set()
        self._large = False
        self._shelf = Shelf(look)
        self.print_button = Button(
            look, _("全部打印"), "printPapers", kind="ghost", icon="printer", keys="Ctrl+P"
        )
        save_all = Button(look, _("另存 PDF"), "savePapers", kind="ghost", keys="Ctrl+S")
        give_all = Button(look, _("已交到本人手里"), "handOverPapers", kind="ghost", keys="Ctrl+D")
        self._by_hand = Button(look, _("在别处打印的／手写的，已经交了"), "handOverWritten", kind="ghost")
        self._asked: tuple[str, ...] = ()
        self.body.addWidget(self._shelf)
        self._rolls = (
            Button(look, _("打回执小票"), "printRoll", kind="ghost", icon="printer"),
            Button(look, _("打指引小票"), "printGuidanceRoll", kind="ghost", icon="printer"),
        )
        self._acts = verbs = Flow(look)
        self._verbs = (self.print_button, give_all, save_all, *self._rolls, self._by_hand)
        for verb in self._verbs:
            verbs.add(verb)
        self._large_words = label(_("按大字版出文书"), "caption", name="largePapers")
        self._kept_words = label(
            _("交过的文书，再看、再打都是交出去的那一份。要按现在的情况出，点“重新出具”，会印上日期。"),
            "caption",
            wrap=True,
            name="keptPapers",
        )
        self.body.addWidget(verbs)
        self._choice = PrintChoice(station)
        self.body.addWidget(self._choice)
        self._jobs = label("", "caption", wrap=True, name="printJobs")
        self._jobs.hide()
        self.body.addWidget(self._jobs)
        self._watch = PrintWatch(self, station)
        self._watch.told.connect(self._tell_jobs)
        self.body.addWidget(self._kept_words)
        self.body.addWidget(self._large_words)
        for button, kind in zip(self._rolls, (Paper.RECEIPT, Paper.GUIDANCE), strict=True):
            button.clicked.connect(lambda _on=False, kind=kind: self._print_roll(kind))
        self.print_button.clicked.connect(self.print_all)
        save_all.clicked.connect(self.save_all)
        give_all.clicked.connect(self.hand_over_all)
        self._by_hand.clicked.connect(self.hand_over_written)
        self.keys = {
            "Ctrl+P": self.print_all,
            "Ctrl+S": self.save_all,
            "Ctrl+D": self.hand_over_all,
        }
        self.clear()

    def show_record(self, record: MatterRecord) -> None:
        """Show the papers of ``record``; those of a void matter are only looked at."""
        stands = record.matter.state is not State.VOID
        if not self._papers and stands:
            self._choice.begin()
        self._papers = record.papers if stands else ()
        self._acts.setVisible(stands)
        self._choice.setVisible(stands)
        self._large = any(Need.LARGE_TYPE in person.needs for person in record.visit.people)
        self._large_words.setVisible(self._large)
        kept = stands and any(each.state is PaperState.HANDED_OVER for each in record.papers)
        self._kept_words.setVisible(kept)
        receipt, guidance = self._rolls
        receipt.setVisible(not record.matter.confidential)
        guidance.setVisible(not record.matter.withheld)
        for verb in self._verbs:
            verb.setEnabled(True)
        self._by_hand.setVisible(any(each.state in _UNPRINTED for each in record.papers))
        self._shelf.fill(self._line(each, stands=stands) for each in record.papers)

    def clear(self) -> None:
        """Show the papers of no matter, and let nothing be done."""
        self._papers, self._asked = (), ()
        self.failed, self._asked_of, self._under_way = frozenset(), set(), set()
        self._watch.stop()
        self._jobs.hide()
        self._shelf.fill(())
        self._large_words.hide()
        self._kept_words.hide()
        for verb in self._verbs:
            verb.setEnabled(False)

    @property
    def large(self) -> bool:
        """Whether these papers are in large type."""
        return self._large

    def print_anew(self, kind: Paper) -> None:
        """Give out anew what was handed over before, and has been looked at."""
        self._print((kind,), anew=True)

    def print_all(self) -> None:
        """Send every paper that stands here and is not void to the printer."""
        self._print(tuple(each.kind for each in self._papers if each.state is not PaperState.VOIDED))

    def print_missing(self) -> None:
        """Send what has not been printed yet to the printer, and nothing twice."""
        self._print(tuple(each.kind for each in self._papers if each.state in _UNPRINTED), missing=True)

    def save_all(self) -> None:
        """Write the papers that stand here as files into a folder the officer chooses."""
        held, large, papers = self._bound.hold(), self._large, self._station.desk.papers
        kinds = tuple(each.kind for each in self._papers if each.state is not PaperState.VOIDED)
        chosen = chosen_folder(self, _("存到哪个文件夹")) if kinds else None
        if chosen:
            held.change(
                lambda number: tuple(papers.save(number, chosen, kinds, large=large, spoken=True)),
                self._saved,
                self._station.refused,
                late=self._saved,
            )

    def hand_over_all(self) -> None:
        """Every paper that stands here is in the petitioner's hand."""
        self._give(tuple(each.uid for each in self._papers if each.state in UNDELIVERED))

    def hand_over_written(self) -> None:
        """What was not printed here was printed elsewhere or written, and is in the petitioner's hand."""
        self._give_unprinted(tuple(each.uid for each in self._papers if each.state in _UNPRINTED))

    def _give(self, uids: tuple[str, ...]) -> None:
        """Hand these over; of what was not printed here it is asked first, and the same once more says so."""
        if uids and uids == self._asked:
            self._give_unprinted(uids)
        else:
            self._hand_over(uids, _PRINTED)

    def _give_unprinted(self, uids: tuple[str, ...]) -> None:
        number, papers = self._bound.number, self._station.desk.papers
        due = (each for each in self._papers if each.state is PaperState.DUE)
        kinds = tuple(each.kind for each in due if each.uid in uids)

        def drawn(_papers: object) -> None:
            if self._bound.number == number:
                self._hand_over(uids, _READY)

        if uids:
            # What it would have said is kept with it.
            self._bound.change(
                lambda number: papers.draw(number, kinds) if kinds else (), drawn, self._station.refused
            )

    def _print(self, wanted: tuple[Paper, ...], *, anew: bool = False, missing: bool = False) -> None:
        """Send these but what is being sent already; of the ``missing``, what is so when their turn comes."""
        number, large, desk = self._bound.number, self._large, self._station.desk
        printer, copies = self._choice.printer.currentData(), self._choice.copies.value()
        under_way = self._under_way
        kinds = tuple(each for each in dict.fromkeys(wanted) if each not in under_way)

        def send(number: str) -> PrintOutcome:
            outcome = PrintOutcome.SENT
            now = desk.reception.show(number).papers if missing else ()
            done = {each.kind for each in now} - {each.kind for each in now if each.state in _UNPRINTED}
            left = tuple(each for each in kinds if each not in done)
            for _copy in range(copies if left else 0):
                if outcome is PrintOutcome.SENT:
                    outcome = desk.papers.send(number, left, queue=printer, large=large, anew=anew)
            return outcome

        def sent(outcome: PrintOutcome) -> None:
            under_way.difference_update(kinds)
            self._sent(outcome, number, kinds)

        def refused(fault: DeskError) -> None:
            under_way.difference_update(kinds)
            self._station.refused(fault)

        if kinds:
            under_way.update(kinds)
            self._bound.change(send, sent, refused, late=lambda outcome: self._sent_before(number, outcome))

    def _print_roll(self, kind: Paper) -> None:
        number, large, desk = self._bound.number, self._large, self._station.desk

        def send(number: str) -> PrintOutcome:
            return desk.papers.send(number, (kind,), large=large, on_roll=True)

        def sent(outcome: PrintOutcome) -> None:
            owed = any(each.kind is kind and each.state in UNDELIVERED for each in self._papers)
            self._station.tell(*(said_of_print if owed else said_of_sheet)(outcome))

        if number:
            self._bound.change(
                send, sent, self._station.refused, late=lambda outcome: self._sent_before(number, outcome)
            )

    def _hand_over(self, uids: tuple[str, ...], ready: frozenset[PaperState]) -> None:
        """Those of ``uids`` that are ``ready`` are handed over.

        Which came out is read in the lane: the line on the screen may still be a moment behind the printer.
        """
        number, desk = self._bound.number, self._station.desk

        def hand_over(number: str) -> _Handed:
            done: list[str] = []
            lost = desk.papers.not_printed(number)
            papers = [each for each in desk.reception.show(number).papers if each.uid in uids]
            fault = None
            try:
                for each in papers:
                    if each.state in ready:
                        desk.papers.hand_over(each.uid)
                        done.append(each.uid)
            except DeskError as refused:
                fault = refused
            undrawn = any(each.state in UNDELIVERED - ready for each in papers)
            return _Handed(uids=tuple(done), undrawn=undrawn, lost=lost, fault=fault)

        def handed_over(handed: _Handed) -> None:
            # Only of what nobody was handed: the next key is about the same papers.
            self._asked = uids if handed.undrawn and not handed.uids else ()
            self.failed |= frozenset(handed.lost)
            self._handed_over(number, handed)

        if uids:
            self._bound.change(hand_over, handed_over, self._station.refused, late=handed_over)

    def _take_back(self, number: str, uids: tuple[str, ...]) -> None:
        papers = self._station.desk.papers

        def take_back() -> None:
            for uid in uids:
                papers.take_back(uid)

        def taken_back(_nothing: None) -> None:
            words = said_of(number, _("已撤回，文书又算未交付。"))
            self._station.tell(words, NoticeKind.INFO)

        def refused(fault: DeskError) -> None:
            self._station.tell(said_of(number, words_for(fault)), NoticeKind.DANGER)

        # The line that offers it may stand over another page by now: it carries its own number.
        self._station.background.change(self, take_back, taken_back, refused)

    def _sent(self, outcome: PrintOutcome, number: str, kinds: tuple[Paper, ...]) -> None:
        self._station.tell(*said_of_print(outcome))
        if outcome is PrintOutcome.SENT:
            self.failed -= frozenset(kinds)
            self._watch.follow(f"{number}-{kind.value}" for kind in kinds)

    def _tell_jobs(self, jobs: tuple[PrintJob, ...], hindered: tuple[Hindrance, ...]) -> None:
        """What the print system knows; the last word is the officer's, who hands over."""
        self._jobs.setText(said_of_jobs(jobs, hindered))
        self._jobs.setVisible(bool(jobs))
        if all(each.state.is_over or each.state.is_lost for each in jobs):
            self._watch.stop()
        lost = {each.id for each in jobs if each.state.is_lost} - self._asked_of
        if lost:
            self._asked_of |= lost
            self._bound.change(
                self._station.desk.papers.not_printed, self._not_printed, self._station.refused
            )

    def _not_printed(self, kinds: tuple[Paper, ...]) -> None:
        if kinds:
            self.failed |= frozenset(kinds)
            words = _("{count} 份没有打成，没有算已送打印。请看打印机，弄好再打。")
            self._station.tell(words.format(count=len(kinds)), NoticeKind.DANGER)

    def _sent_before(self, number: str, outcome: PrintOutcome) -> None:
        """What became of papers whose page was left meanwhile: Ctrl+D is no longer about them."""
        words, kind = said_of_sheet(outcome)
        self._station.tell(said_of(number, words), kind)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)

    def _handed_over(self, number: str, handed: _Handed) -> None:
        if handed.uids:
            words = said_of(number, _("{count} 份文书已交付").format(count=len(handed.uids)))
            if handed.undrawn:
                words = _("{words}，另有没有打印的").format(words=words)
            if handed.fault is not None:
                words = f"{words}　{words_for(handed.fault)}"
            self._station.offer(words, _("撤回"), lambda: self._take_back(number, handed.uids))
        elif handed.fault is not None:
            self._station.tell(said_of(number, words_for(handed.fault)), NoticeKind.DANGER)
        elif handed.undrawn:
            words = _(
                "还没有从这里打印，没有记为已交。先按 Ctrl+P 打印；在别处打印的、手写的，已经交了，再按一次。"
            )
            self._station.tell(words, NoticeKind.WARN)

    def _line(self, paper: PaperRecord, *, stands: bool) -> QFrame:
        look = self._station.look
        name = name_of(paper.kind)
        inside = row(look, margins=(12, 4, 4, 4))
        inside.addWidget(ElidedLabel(name), 1)
        failed = paper.kind in self.failed and paper.state in _UNPRINTED
        inside.addWidget(Pill(look, _("没有打成") if failed else name_of(paper.state), _PILLS[paper.state]))
        see = Button(look, _("看"), f"see_{paper.kind.value}", kind="ghost")
        see.clicked.connect(lambda: self.asked_for.emit(paper.kind))
        actions = [] if paper.state is PaperState.VOIDED else [see]
        if stands:
            actions += self._acts_on(paper)
        for action in actions:
            action.setAccessibleName(_("{verb}：{paper}").format(verb=action.text(), paper=name))
            inside.addWidget(action)
        return frame("hint" if paper.state in UNDELIVERED else "card", inside, f"paper_{paper.kind.value}")

    def _acts_on(self, paper: PaperRecord) -> list[Button]:
        """What is done with one paper."""
        look, number, kind = self._station.look, self._bound.number, paper.kind
        if paper.state is PaperState.VOIDED:
            return []
        send = Button(look, _("补打") if paper.prints else _("打印"), f"print_{kind.value}", kind="ghost")
        send.clicked.connect(lambda: self._print((kind,)))
        if paper.state in UNDELIVERED:
            give = Button(look, _("已交付"), f"handOver_{kind.value}", kind="ghost")
            give.clicked.connect(lambda: self._give((paper.uid,)))
            return [send, give]
        renew = Button(look, _("重新出具"), f"reissue_{kind.value}", kind="ghost")
        renew.clicked.connect(lambda: self.asked_anew.emit(kind))
        undo = Button(look, _("撤回"), f"takeBack_{kind.value}", kind="ghost")
        undo.clicked.connect(lambda: self._take_back(number, (paper.uid,)))
        return [send, renew, undo]
