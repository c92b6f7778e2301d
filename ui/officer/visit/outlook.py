"""Looking ahead (预览): what the form on the screen would bring, and what is taken over from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton

from ui.background import Topic
from ui.bound import Bound
from ui.officer.parts.limits import nearest_in_words
from ui.officer.parts.station import PageStation
from ui.officer.visit.asking_first import AskingFirst
from ui.officer.visit.earlier import SHOWN
from ui.officer.visit.matters import MattersCard
from ui.officer.visit.people import PeopleCard
from ui.officer.visit.questions import Questions
from ui.officer.visit.side import Side
from ui.officer.visit.unprinted import Unprinted
from ui.widgets.in_sight import go_to
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import Outlook
from xinfang_desk.domain.accusation import sealed_by_answer
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.intake import is_chosen, is_settled, with_road
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.promises import Promise, promises_of
from xinfang_desk.domain.record import Row
from xinfang_desk.domain.suggestion import SuggestedRoute, Suggestion
from xinfang_desk.domain.suggestion.proposal import is_classed
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_AFTER = 250
_WORTH_A_SUGGESTION = 6

_Earlier = tuple[tuple[Row, ...], Mapping[Number, tuple[Promise, ...]], Person | None]
"""Earlier matters, what was promised on each by its number, and the person as last written down."""


class Ahead(QObject):
    """Between the form and the :class:`~ui.officer.visit.side.Side`, which may come later than the form."""

    form_wanted = Signal()
    looked = Signal()
    """What is proposed and asked is that of the words that stand there."""
    said = Signal(str)
    """What follows, in a few words, for a window that has no room for the side."""
    side_wanted = Signal(object)
    """A control of the side that shall be seen and have the focus."""

    def __init__(
        self,
        station: PageStation,
        people: PeopleCard,
        matters: MattersCard,
        asking: AskingFirst,
        written: Callable[[], VisitDraft],
    ) -> None:
        """``written`` is the visit as it stands on the form."""
        super().__init__(matters)
        self._written = written
        self._asking = asking
        self._station = station
        self._people = people
        self._matters = matters
        self._side: Side | None = None
        self._looked_up: Person | None = None
        self._road = self._ahead = self._before = ""
        self._bound = Bound(self, station, self._clear_earlier)
        self.questions = Questions(station, matters)
        self._unprinted = Unprinted(station, people, matters)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER)
        self._wait.timeout.connect(self.look)
        people.left.connect(self.look_back)
        asking.began.connect(self._veil)
        asking.ended.connect(self._veil)
        # Told of another person too, who is put into the form and not typed.
        people.form.name.textChanged.connect(self.look_soon)
        matters.turned.connect(self._turned)
        self.questions.answered.connect(self.look)
        self.questions.road_taken.connect(self.confirm_road)

    def attach(self, side: Side) -> None:
        """Show what follows from the form in ``side``."""
        self._side = side
        side.route.confirmed.connect(self._take_road)
        side.route.seal_wanted.connect(self._seal)
        side.earlier.opened.connect(self._station.ways.open_matter)
        side.earlier.merged.connect(self._merge)
        side.earlier.set_apart.connect(self._set_apart)
        self.look()

    def begin(self) -> None:
        """Another visit: nothing has been looked up yet."""
        self._turn_to(None)
        self.questions.forget()
        self.look_soon()

    def look_soon(self) -> None:
        """Look ahead when the typing rests."""
        self._wait.start()

    def look(self) -> None:
        """Show what registering the matter on the screen would bring, and the road its words point to."""
        self._wait.stop()
        self._unprinted.ask()
        if self._side is None:
            return
        matter, draft = self._matters.current(), self._draft()
        reception = self._station.desk.reception
        self._station.background.ask(
            self, lambda: reception.outlook(draft), lambda seen: self._show(draft, *seen)
        )
        classing = self._matters.form.classing
        told = [(each, reception.propose(each)) for each in self._matters.read() if _says_enough(each)]
        proposal = next((found for each, found in told if each == matter), None)
        if proposal is not None and not self._asking.asks():
            self.questions.show(matter, proposal)
            self._side.route.show_suggestion(proposal.suggestion, matter)
            offered = self._offered(matter, proposal.suggestion)
            classing.suggest(offered)
            self._road = _road_said(matter, offered)
        else:
            self._road = "" if self._asking.asks() else _road_said(matter, None)
            self._side.route.clear()
            self.questions.clear()
            classing.suggest(None)
        unclear = (found.unclear for _each, found in told)
        self.questions.show_unclear(tuple(each for each in unclear if each is not None))
        self._say()
        self.looked.emit()

    def _offered(self, matter: MatterDraft, suggestion: Suggestion) -> MatterDraft | None:
        """What one key would make of a matter; None where its road is the suggested one already."""
        best, chosen = suggestion.routes[0], self.questions.chosen(matter)
        if is_settled(best, matter) or is_classed(chosen):
            return None
        # Nothing is shown of what would be asked first.
        return matter if best.route == Purpose.JUBAO.value else self._with(chosen, best)

    def _with(self, matter: MatterDraft, suggested: SuggestedRoute) -> MatterDraft:
        content = self._station.desk.reception.propose(matter).suggestion.content
        offered = self._station.codes().contents
        return with_road(matter, suggested, tuple(each for each in content if each in offered))

    def _turned(self) -> None:
        self._ahead = ""
        self._say()
        if self._side is not None:
            self._side.clear_outlook()
        self.look_soon()

    def _draft(self) -> VisitDraft:
        """The visit with the matter on the screen alone: what is told of it stands beside it."""
        return replace(self._written(), matters=(self._matters.current(),))

    def _show(self, draft: VisitDraft, outlook: Outlook) -> None:
        # By now something else may stand there: that is looked at in its turn.
        if self._side is not None and draft == self._draft():
            self._side.show_outlook(outlook, unchecked=self._people.form.has_unchecked(draft.people))
            self._matters.form.classing.say_of_days(outlook.matter.notices)
            self._matters.form.classing.foresee_end(outlook.matter.draft)
            self._ahead = nearest_in_words(
                outlook.matter.deadlines, self._station.today(), self._station.safe_day
            )
            self._say()

    def _say(self) -> None:
        # What is cut where room is scarce is never the day.
        said = (self._ahead, self._road, self._before)
        self.said.emit("　｜　".join(part for part in said if part))

    def look_back(self) -> None:
        """Look for earlier visits of the first person, once enough is known and once for the same.

        Those of whoever was written there before are taken away first.
        """
        people = self._people.read()
        person = people[0] if people and likenesses(people[0]) else None
        if person != self._looked_up:
            self._turn_to(person)
            if person is not None:
                self._look_up(person)

    def _turn_to(self, person: Person | None) -> None:
        self._looked_up = person
        self._bound.turn()

    def _clear_earlier(self) -> None:
        self._before = ""
        self._say()
        self._people.form.offer(None)
        if self._side is not None:
            self._side.earlier.show_rows(())

    def confirm_road(self) -> None:
        """Take the road that is suggested first for the words as they stand; one that was chosen stays."""
        if self._wait.isActive():
            self.look()
        best = self._side.route.best() if self._side is not None else None
        matter = self._matters.current()
        if best is None:
            return
        chosen = self.questions.chosen(matter)
        if is_chosen(chosen) and not is_settled(best, chosen) and matter.purpose is not Purpose.JUBAO:
            words = _("途径是您自己选的，没有改动。要换，请在“途径”里另选。")
            self._station.tell(words, NoticeKind.WARN)
        else:
            self._take_road(best)

    def holds(self, draft: VisitDraft, then: Callable[[], None]) -> bool:
        """Whether a road is only proposed and nobody has looked: asked in the line, once, before ``then``."""
        for place, each in enumerate(draft.matters):
            if self._is_only_proposed(each) and self.questions.is_unseen(each):
                self._matters.turn_to(place)
                self.form_wanted.emit()
                self.questions.ask_of_road(each, then)
                self.look()
                self.questions.go_to_line()
                return True
        return False

    def _is_only_proposed(self, matter: MatterDraft) -> bool:
        """Whether the words say one road, which nobody has taken; where a question stands, that is said."""
        if not _says_enough(matter):
            return False
        proposal = self._station.desk.reception.propose(matter)
        offered = self._offered(matter, proposal.suggestion)
        return proposal.ask is None and offered is not None and offered != matter

    def go_to_earlier(self) -> None:
        """Go to what can be done with the first of the earlier visits, where there are any."""
        if self._side is not None:
            card = self._side.earlier
            buttons = (each for each in card.findChildren(QAbstractButton) if each.isVisibleTo(card))
            if not card.isHidden() and (first := next(buttons, None)) is not None:
                self.side_wanted.emit(first)

    def _veil(self) -> None:
        """Show nothing of what would follow, nor ask anything else, while an accusation is asked about."""
        if self._side is not None:
            self._side.veil(hidden=self._asking.asks())
        if self._asking.asks():
            self._ahead = self._before = ""
            self._say()
        self.look()

    def _look_up(self, person: Person) -> None:
        desk, reception = self._station.desk, self._station.desk.reception

        def told(number: str) -> tuple[Promise, ...]:
            return promises_of(reception.show(number), [each.matter for each in desk.repair.versions(number)])

        def as_known(numbers: list[Number]) -> Person | None:
            """Nobody but who has the same number on the paper in hand."""
            if not person.id_number:
                return None
            before = (each for number in numbers for each in reception.show(number).visit.people)
            return next((each for each in before if each.id_number == person.id_number), None)

        def read(_none: str) -> _Earlier:
            rows = reception.earlier(person)
            numbers = [each.number for each in rows[:SHOWN]]
            return rows, {each: told(each) for each in numbers}, as_known(numbers)

        self._bound.ask(read, self._show_earlier)

    def _show_earlier(self, found: _Earlier) -> None:
        if self._side is not None:
            self._side.earlier.show_rows(*found[:2])
            self._people.form.offer(found[2])
            self._before = _("以往 {count} 件，Alt+2 看").format(count=len(found[0])) if found[0] else ""
            self._say()

    def _take_road(self, suggested: SuggestedRoute) -> None:
        matter = self._matters.current()
        if suggested.route == Purpose.JUBAO.value and matter.purpose is not Purpose.JUBAO:
            # No key takes the road of an accusation by the way: somebody says that it is one.
            self._asking.ask()
            return
        if matter.purpose is Purpose.JUBAO and suggested.route != Purpose.JUBAO.value:
            # Nor does a key open by the way what somebody has called an accusation.
            words = _("这件选了检举控告，没有改动。要改回来，请点“诉求性质”里的另一项。")
            self._station.tell(words, NoticeKind.WARN)
            return
        chosen = self.questions.chosen(matter)
        taken = self._with(chosen, suggested)
        self._matters.put(taken)
        self.questions.take(chosen, taken)
        self.look()

    def _seal(self) -> None:
        matter = self._matters.current()
        self._matters.put(sealed_by_answer(matter))
        self.look()
        words = _("这件改成检举控告了：登记时封存，回执不印内容，名单里只写“已登记”。")
        self._station.tell(words, NoticeKind.OK)

    def _set_apart(self, number: str) -> None:
        person, reception = self._looked_up, self._station.desk.reception
        if person is None:
            return
        matter = self._matters.current()
        if matter.earlier == number:
            self._matters.put(replace(matter, outcome=None, earlier=None))
            self.look()
        words = _("记下了：{number} 不是这位来访人的，以后不再提示。")
        self._keep_apart(
            person,
            lambda: reception.not_the_same(person, number),
            lambda: self._station.offer(
                words.format(number=grouped(number)),
                _("撤回"),
                lambda: self._keep_apart(
                    person, lambda: reception.same_after_all(person, number), lambda: None
                ),
            ),
        )

    def _keep_apart(self, person: Person, work: Callable[[], None], then: Callable[[], None]) -> None:
        def done(_nothing: None) -> None:
            then()
            if person == self._looked_up:
                self._look_up(person)

        self._station.background.change(self, work, done, self._station.refused, about=Topic.UNSEEN)

    def _merge(self, number: str) -> None:
        self._matters.put(replace(self._matters.current(), outcome=Outcome.MERGE, earlier=Number(number)))
        self.look()
        self.form_wanted.emit()
        go_to(self._matters.form.statement)


def _road_said(matter: MatterDraft, offered: MatterDraft | None) -> str:
    """The road and what is done today in a few words, as chosen, else as one key would fill them in."""
    if matter.purpose is not Purpose.SHENSU:
        return ""
    shown = offered or matter
    said = " · ".join(name_of(each) for each in (shown.route, shown.outcome) if each is not None)
    return _("建议 {road}，Alt+1 就这样").format(road=said) if said and offered else said


def _says_enough(matter: MatterDraft) -> bool:
    return len(matter.statement) >= _WORTH_A_SUGGESTION
