"""Between the form and its question (问答): what is put, what an answer does, what was filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.officer.parts.station import Station
from ui.officer.visit.matters import MattersCard
from ui.officer.visit.question_line import NUMBERED, Line, Told
from ui.widgets.in_sight import go_to
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.intake import with_answer
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.suggestion.asking import PAPER
from xinfang_desk.domain.suggestion.proposal import Proposal, Unclear, is_classed
from xinfang_desk.domain.suggestion.seal import UNKNOWN, Seal
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of
from xinfang_desk.words.questions import RoadQuestion

_TWO, _SPLIT, _ONE = "two", "split", "one"
"""Whether two matters are told as one: no question of the road map, and not kept."""
_ROAD, _TAKE, _AS_IS, _CHOOSE = "road", "take", "as_is", "choose"
"""Whether the road that is only proposed is taken, before it is registered: not kept either."""
_KNOWN_BY = 12
"""Letters at the beginning of a second part by which it is known again."""
_FILLED = ("purpose", "route", "outcome", "to", "content")
"""What a suggestion fills, by the names that a matter and its form have for it."""


class Questions(QObject):
    """Keeps the line under the words true to the matter on the screen."""

    answered = Signal()
    """What is proposed may have changed."""
    road_taken = Signal()
    """The proposed road is taken."""

    def __init__(self, station: Station, matters: MattersCard) -> None:
        super().__init__(matters)
        self._station = station
        self._matters = matters
        self._line = matters.questions
        self._anew = ""
        self._as_one: set[str] = set()
        self._seen: set[str] = set()
        self._road_of = ""
        self._then: Callable[[], None] | None = None
        self._taken: tuple[MatterDraft, MatterDraft] | None = None
        self._proposal: Proposal | None = None
        self._unclear: tuple[Unclear, ...] = ()
        self._line.answered.connect(self._answer)
        self._line.asked_anew.connect(self._ask_anew)
        self._line.field_wanted.connect(lambda name: go_to(getattr(matters.form.classing, name)))
        self._line.undone.connect(self._undo)
        matters.turned.connect(self._turned)

    def show(self, matter: MatterDraft, proposal: Proposal) -> None:
        """Show what is asked of the matter on the screen, and what was said of it."""
        self._proposal = proposal
        if self._road_of != matter.statement or is_classed(matter):
            self._road_of = ""
        told = tuple(self._told(asked, to) for asked, to in matter.answers.items() if asked != self._anew)
        heard = () if told or is_classed(matter) else proposal.suggestion.routes[0].words
        asked = self._asked(proposal)
        received = self._matters.form.classing.received
        received.stand_aside(asked_above=asked is not None and asked.question == PAPER)
        self._line.show_line(
            Line(asked=asked, told=told, heard=() if asked else heard, taken=self._filled(matter))
        )

    def clear(self) -> None:
        """Nothing has been said yet."""
        self._proposal = None
        self._matters.form.classing.received.stand_aside(asked_above=False)
        self._line.show_line(Line())

    def forget(self) -> None:
        """Another visit begins."""
        self._as_one.clear()
        self._seen.clear()
        self._road_of = ""
        self.show_unclear(())
        self._turned()

    def show_unclear(self, unclear: tuple[Unclear, ...]) -> None:
        """Note what nobody has said yet of all the matters."""
        self._unclear = unclear

    def unclear(self) -> str:
        """What is not clear yet, in words; nothing where all is."""
        if self._road_of:
            return _("还没登记：途径答一句，或再按 Ctrl+Enter 照样登记")
        if Unclear.PAPER in self._unclear:
            return _("还没问清：手里是哪种文书。照样可以登记")
        if Unclear.DAY in self._unclear:
            return _("还没问清：文书哪天收到。照样可以登记")
        return _("还有一句没问清。照样可以登记") if self._unclear else ""

    def press(self, number: int) -> None:
        """Answer what is asked with the key of that number."""
        self._line.press(number)

    def take(self, before: MatterDraft, after: MatterDraft) -> None:
        """A suggestion was taken: what it filled is told, part by part."""
        self._taken = (before, after)

    def chosen(self, matter: MatterDraft) -> MatterDraft:
        """The matter without what a suggestion filled and nobody has changed since."""
        if self._taken is None:
            return matter
        before = {name: getattr(self._taken[0], name) for name, _words in self._filled(matter)}
        return replace(matter, **before)

    def _turned(self) -> None:
        self._anew = self._road_of = ""
        self._taken = None
        self.clear()

    def is_unseen(self, matter: MatterDraft) -> bool:
        """Whether nobody was asked yet about the road of these words, or only just: a held key asks on."""
        return matter.statement not in self._seen or (bool(self._road_of) and self._line.is_nervous())

    def ask_of_road(self, matter: MatterDraft, then: Callable[[], None]) -> None:
        """Ask, once for its words, whether the proposed road is taken, and go on with ``then``."""
        self._seen.add(matter.statement)
        self._road_of, self._then = matter.statement, then

    def go_to_line(self) -> None:
        """Go to the first answer: Enter gives it."""
        self._line.go_to_answer()

    def _asked(self, proposal: Proposal) -> RoadQuestion | None:
        if self._road_of:
            ways = ((_TAKE, _("照建议办，登记")), (_AS_IS, _("先不定，照样登记")), (_CHOOSE, _("我来选")))
            return RoadQuestion(question=_ROAD, words=_("途径还只是建议。照建议办吗？"), answers=ways)
        if self._anew:
            return self._put(self._anew, proposal)
        parts = proposal.parts
        sealed = proposal.suggestion.seal is not Seal.OPEN
        if parts is not None and not sealed and parts[1][:_KNOWN_BY] not in self._as_one:
            words = _("像是两件事，第二件从“{words}”起。分成两件登记吗？").format(words=parts[1][:_KNOWN_BY])
            answers = ((_SPLIT, _("分成两件")), (_ONE, _("就是一件")))
            return RoadQuestion(question=_TWO, words=words, answers=answers)
        return self._put(proposal.ask, proposal) if proposal.ask else None

    def _put(self, asked: str, proposal: Proposal) -> RoadQuestion:
        """The question with as many answers as have keys; of papers, those that belong to the road first."""
        question = self._station.desk.reception.question(asked)
        *answers, last = question.answers
        if asked == PAPER:
            answers.sort(key=lambda each: proposal.papers.index(each[0]))
        shown = (*answers[: NUMBERED - 1], last, (UNKNOWN, _("不清楚")))
        return replace(question, answers=shown)

    def _told(self, asked: str, to: str) -> Told:
        question = self._station.desk.reception.question(asked)
        words = dict(question.answers).get(to, "") if to != UNKNOWN else ""
        return Told(question=asked, title=question.words, words=words)

    def _filled(self, matter: MatterDraft) -> tuple[tuple[str, str], ...]:
        """What the suggestion filled and nobody has changed since."""
        if self._taken is None:
            return ()
        before, after = self._taken
        values = ((name, getattr(after, name)) for name in _FILLED)
        return tuple(
            (name, self._in_words(name, matter))
            for name, value in values
            if value and value != getattr(before, name) and value == getattr(matter, name)
        )

    def _in_words(self, name: str, matter: MatterDraft) -> str:
        value = getattr(matter, name)
        return str(value) if name in {"to", "content"} else name_of(value)

    def _answer(self, question: str, to: str) -> None:
        self._anew = ""
        if question == _ROAD:
            self._answer_of_road(to)
        elif question == _TWO:
            self._set_apart(split=to == _SPLIT)
        else:
            before = self._matters.current()
            after = with_answer(before, question, to)
            self._matters.put(after)
            if after.purpose is not before.purpose:
                self._station.offer(
                    _("这件改成了{purpose}。").format(purpose=name_of(after.purpose)),
                    _("撤回"),
                    partial(self._put_back, before, after),
                )
        self.answered.emit()

    def _answer_of_road(self, to: str) -> None:
        self._road_of = ""
        if to == _CHOOSE:
            go_to(self._matters.form.classing.route)
            return
        if to == _TAKE:
            self.road_taken.emit()
        if self._then is not None:
            self._then()

    def _put_back(self, before: MatterDraft, after: MatterDraft) -> None:
        if self._matters.current() == after:
            self._matters.put(before)
            self.answered.emit()

    def _ask_anew(self, question: str) -> None:
        self._anew = question
        self.answered.emit()

    def _undo(self) -> None:
        if self._taken is not None:
            before, _after = self._taken
            self._taken = None
            was = {name: getattr(before, name) for name in _FILLED}
            self._matters.put(replace(self._matters.current(), **was))
            self.answered.emit()

    def _set_apart(self, *, split: bool) -> None:
        parts = self._proposal.parts if self._proposal else None
        if parts is None:
            return
        self._as_one.add(parts[1][:_KNOWN_BY])
        whole = self._matters.current()
        if split and self._matters.set_apart(*parts):
            self._station.offer(
                _("分成了两件，第二件在下一页（Ctrl+PgDn）。"),
                _("撤回"),
                partial(self._put_together, whole, parts),
            )

    def _put_together(self, whole: MatterDraft, parts: tuple[str, str]) -> None:
        if self._matters.put_together(whole, parts):
            self.answered.emit()
        else:
            self._station.tell(_("分开以后又写过，没有并回去。请自己合并。"), NoticeKind.WARN)
