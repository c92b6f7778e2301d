"""What stands still while it is asked if something is an accusation (先问再登记): form, side, hall screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.officer.parts.accusation_question import AccusationQuestion, LastInput
from ui.officer.parts.station import Station
from ui.officer.visit.matters import MattersCard
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.accusation import opened_by_answer, sealed_by_answer
from xinfang_desk.domain.category import is_confidential
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.words import _

Answer = Callable[[MatterDraft], MatterDraft]
_NOTHING: Mapping[Answer, Callable[[], None]] = MappingProxyType({})


class AskingFirst(QObject):
    """Between the words of a visit and whatever would show or keep them openly."""

    began = Signal()
    """The question stands: nothing of the visit may be seen elsewhere."""
    ended = Signal()
    """It is answered, or put off."""

    def __init__(
        self,
        station: Station,
        matters: MattersCard,
        read: Callable[[MatterDraft], Sequence[tuple[str, str]]],
    ) -> None:
        """``read`` tells what a machine read of a matter's papers: the name of each and its text."""
        super().__init__(matters)
        self._station = station
        self._matters = matters
        self._read = read
        self._then = _NOTHING
        self.last_input = LastInput(self)
        self.question = AccusationQuestion(station.look, self.last_input)
        self.question.sealed.connect(lambda: self._answered(sealed_by_answer))
        self.question.opened.connect(lambda: self._answered(opened_by_answer))
        self.question.left.connect(self.leave)

    def asks(self) -> bool:
        """Whether the question stands now."""
        return self.question.asks()

    def holds(
        self,
        draft: VisitDraft,
        then: Callable[[], None],
        sealed: Callable[[], None] | None = None,
    ) -> bool:
        """Whether a matter of ``draft`` must be asked about: the question then stands, before ``then``.

        Where it is sealed, ``sealed`` follows in its place.
        """
        if self.asks():
            return True
        waiting = (place for place, each in enumerate(draft.matters) if self.is_unanswered(each))
        place = next(waiting, None)
        if place is None:
            return False
        self._matters.turn_to(place)
        self.ask({sealed_by_answer: sealed or then, opened_by_answer: then})
        return True

    def ask(self, then: Mapping[Answer, Callable[[], None]] = _NOTHING) -> None:
        """Ask about the matter on the screen, and go on with what ``then`` has for the answer."""
        self._then = then
        self._matters.form.classing.hide()
        self.question.ask(self._speaking_paper(self._matters.current()))
        self.began.emit()

    def is_unanswered(self, matter: MatterDraft) -> bool:
        """Whether its words, or what was read of its papers, sound like an accusation nobody asked about."""
        return self._station.desk.reception.is_unanswered(
            matter, [text for _name, text in self._read(matter)]
        )

    def _speaking_paper(self, matter: MatterDraft) -> str:
        """The name of the paper that sounds like an accusation, where the officer's own words do not."""
        asks, said = self._station.desk.reception.is_unanswered, replace(matter, materials=())
        papers = () if asks(said) else self._read(matter)
        return next((name for name, text in papers if asks(said, [text])), "")

    def lies_sealed(self, draft: VisitDraft) -> bool:
        """Whether a draft is put by sealed, so that after this only the confidential officer opens it."""
        return any(
            is_confidential(each.purpose, each.outcome) or self.is_unanswered(each) for each in draft.matters
        )

    def leave(self) -> bool:
        """Back to the words, where they were left; whether the question stood."""
        if not self.asks():
            return False
        before = self.question.was_focused()
        self.end()
        back = before if before is not None and _writes(before) else self._matters.form.statement
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def end(self) -> None:
        """Ask no more: the words have changed, or another visit begins."""
        if self.asks():
            self._then = _NOTHING
            self.question.end()
            self._matters.form.classing.show()
            self.ended.emit()

    def may_project(self, draft: VisitDraft, project: Callable[[], None]) -> bool:
        """Whether a visit goes to the hall's screen without a question; else it is asked, or offered."""
        if self.asks():
            self._station.tell(_("先定是不是检举控告。定下来以前，内容不上群众屏。"), NoticeKind.WARN)
            return False
        if self.holds(draft, project, self._say_not_shown):
            return False
        if any(is_confidential(each.purpose, each.outcome) for each in draft.matters):
            words = _("这是检举控告，投出来旁边的人看得见。先请来访人到安静的地方。")
            self._station.offer(words, _("仍要投屏"), project, NoticeKind.WARN)
            return False
        return True

    def _say_not_shown(self) -> None:
        self._station.tell(_("定了：登记时封存。内容没有上群众屏。"), NoticeKind.OK)

    def _answered(self, answer: Answer) -> None:
        then = self._then.get(answer)
        self.end()
        self._matters.put(answer(self._matters.current()))
        if then is not None:
            then()


def _writes(widget: QWidget) -> bool:
    """Whether one writes there; a button that was pressed is nothing to go back to."""
    return widget.isVisible() and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
