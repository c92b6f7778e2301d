"""A registered matter that waits (待确认): whoever sits here says if it is an accusation, on its own page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.idle import Resting
from ui.officer.parts.accusation_question import ordinary_words, sealed_words
from ui.officer.parts.facts import opened_facts
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step, StepTaken
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


class AnswerCard(Card):
    """What waits, its words for whoever asks to read them, and the two answers."""

    answered = Signal(object)
    """The :class:`~xinfang_desk.domain.record.MatterRecord` after the answer."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("先定一件事：是不是检举控告"), "answerCard", icon="lock")
        self._station = station
        self._bound = bound
        self._read = Button(look, _("看内容"), "readUnanswered", icon="eye")
        self._seal = Button(look, _("按检举控告封存"), "sealMatter", kind="primary", icon="lock")
        self._ordinary = Button(look, _("不是，普通登记"), "openMatter")
        self._lines = Shelf(look)
        self._resting = Resting(self)
        self._resting.timeout.connect(self._put_away)
        words = _("定下来以前，内容不进名单、不印、不上报，也不投屏。看一次内容，留痕记一次。")
        for part in (label(words, "label", wrap=True), self._lines):
            self.body.addWidget(part)
        self.body.addLayout(row(look, self._read, None, self._ordinary, self._seal))
        self.body.addWidget(label(_("封存：{what}").format(what=sealed_words()), "caption", wrap=True))
        self.body.addWidget(label(_("普通登记：{what}").format(what=ordinary_words()), "caption", wrap=True))
        self._read.clicked.connect(self._ask_words)
        self._seal.clicked.connect(lambda: self._answer(Step.SEAL))
        self._ordinary.clicked.connect(lambda: self._answer(Step.ORDINARY))
        self.clear()

    def show_record(self, record: MatterRecord) -> None:
        """Stand on the page of a matter that waits, and on no other."""
        if not record.matter.unanswered:
            self._put_away()
        self.setVisible(record.matter.unanswered)
        self._allow(able=True)

    def clear(self) -> None:
        """Be about nothing."""
        self._put_away()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    def _put_away(self) -> None:
        self._resting.end()
        self._lines.wipe()

    def _ask_words(self) -> None:
        reception = self._station.desk.reception
        self._bound.ask(
            reception.read_unanswered, self._show_words, self._refused, kind="words", marks=Topic.MATTERS
        )

    def _show_words(self, record: MatterRecord) -> None:
        self._lines.fill(self._line(title, words) for title, words in opened_facts(record))
        self._resting.begin()

    def _line(self, title: str, words: str) -> QWidget:
        # Plain labels: their text cannot be marked, and so goes to no clipboard.
        line = QWidget()
        caption, said = label(title, "caption"), label(words, wrap=True)
        line.setLayout(column(self._station.look, caption, said, spacing=1))
        line.setAccessibleName(f"{title}：{words}")
        return line

    def _answer(self, step: Step) -> None:
        taken = StepTaken(step=step, on=self._station.today())
        reception = self._station.desk.reception
        self._allow(able=False)
        self._bound.change(
            lambda number: reception.take_step(number, taken), self.answered.emit, self._refused
        )

    def _refused(self, fault: DeskError) -> None:
        self._allow(able=True)
        self._station.refused(fault)

    def _allow(self, *, able: bool) -> None:
        for button in (self._read, self._seal, self._ordinary):
            button.setEnabled(able)
