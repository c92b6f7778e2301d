"""Taking down a visit (来访登记): gathers, looks ahead, keeps the draft, registers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from ui.background import Topic
from ui.failures import words_for
from ui.officer.halves import MIDDLE, Halves
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.officer.visit.drafts.draft import OpenDraft, fields_lacking, read_back_of
from ui.officer.visit.head import Head
from ui.officer.visit.people import PeopleCard, turn_among
from ui.shortcuts import Actions
from ui.widgets.boxes import Scrolled, column, frame
from ui.widgets.in_sight import go_to
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.intake import is_blank
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.guide_view import ReadBack
    from xinfang_desk.domain.matter import Visit, VisitDraft
    from xinfang_desk.domain.record import SavedDraft

_SAVE_EVERY = 5_000
_LOW = 730
"""Height of the window, in pixels at 100 %, under which labels stand beside their fields."""


class IntakePage(DeskPage):
    """The form in the centre; ``ahead`` shows what follows from it.

    Who came stands at once, so that a name can be written; :meth:`furnish` builds what comes after it.
    """

    registered = Signal(object)
    """A :class:`~xinfang_desk.domain.matter.Visit`, from whose form nobody has gone on yet."""
    registered_behind = Signal(object)
    """The same, while another visit is written on the form already."""
    rest_wanted = Signal()
    """The petitioner's screen shall forget what it shows."""
    form_wanted = Signal()
    """The form shall be seen, where the window shows half of the page at a time."""
    drafts_changed = Signal()
    """A draft was put by, or is one no longer."""
    put_by = Signal(str, object)
    """Another visit has begun, and what was written of the one before waits as a draft; why, where it was
    to be registered, and the :class:`~ui.widgets.notice.NoticeKind`."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "intakePage")
        look = station.look
        self._registering: dict[str, VisitDraft] = {}
        self._open = OpenDraft()
        self._ticket, self._stopped = 0, ""
        self._head = Head(look)
        self.people = PeopleCard(station)
        self._page = column(look, self._head, self.people, None, margins=(12, 5, 12, 5), spacing=6)
        self._body = column(look, spacing=0)
        inside = frame("page", self._page)
        self._scroll = Scrolled(inside, "intakeScroll")
        self.halves = Halves(look, self._scroll, lambda: self.fit(*self._size))
        self._body.addLayout(self.halves.both, 1)
        self._body.addWidget(self.halves.line)
        self.setLayout(self._body)
        self._size, self._furnished = (0, 0), False
        self.people.stand_on(inside)
        self._say_when()

    def furnish(self) -> None:
        """Build the rest of the form; what was written meanwhile stays."""
        from ui.officer.visit.asking_first import AskingFirst
        from ui.officer.visit.clock_question import ClockQuestion
        from ui.officer.visit.drafts.brought import Brought
        from ui.officer.visit.drafts.sealed_draft import SealedDraft
        from ui.officer.visit.foot import Foot
        from ui.officer.visit.matters import MattersCard
        from ui.officer.visit.outlook import Ahead
        from ui.officer.visit.speech import Speech

        look = self._station.look
        self.matters = MattersCard(self._station)
        self.brought = Brought(self._station, self.matters, self.draft, self._kept)
        self.asking = AskingFirst(self._station, self.matters, self.brought.papers.texts_of)
        self.ahead = Ahead(self._station, self.people, self.matters, self.asking, self.draft)
        self._page.takeAt(self._page.count() - 1)
        self._page.addWidget(self.matters, 1)
        self.brought.setParent(self.people.parentWidget())
        self.foot = Foot(look)
        self.clock, self.sealed_draft = ClockQuestion(self._station), SealedDraft(self._station)
        for asked in (self.clock, self.asking.question, self.sealed_draft):
            self._body.addWidget(asked)
        self._body.addWidget(self.foot)
        self._saving = QTimer(self)
        self._saving.setInterval(_SAVE_EVERY)
        self._saving.timeout.connect(self.keep_draft)
        self._saving.start()
        for part in (self.people, self.matters):
            part.changed.connect(self._edited)
            part.left.connect(self.keep_draft)
        self.ahead.form_wanted.connect(self.form_wanted)
        self.ahead.looked.connect(self._tell_state)
        self.ahead.said.connect(self.halves.say)
        self.asking.began.connect(self._hold)
        self.asking.ended.connect(self._allow)
        self.foot.read_back.clicked.connect(self.show_read_back)
        self.foot.keep.clicked.connect(self.keep_draft)
        self.foot.register.clicked.connect(self.register)
        self.matters.form.classing.confirm.clicked.connect(self.ahead.confirm_road)
        self._furnished = True
        Speech(self.people, self.matters, self.foot, self.halves.line)
        self.fit(*self._size)
        self._actions = {
            "Ctrl+S": self.keep_draft,
            "Ctrl+Return": self.register,
            "F6": self.show_read_back,
            "F7": self._in_sight(self.people.add_person),
            "F8": self._in_sight(self.matters.add_matter),
            "Ctrl+PgDown": self._in_sight(lambda: turn_among(self.people, self.matters, 1)),
            "Ctrl+PgUp": self._in_sight(lambda: turn_among(self.people, self.matters, -1)),
            "Alt+1": self.ahead.confirm_road,
            "Alt+2": self.ahead.go_to_earlier,
            "Alt+M": self._in_sight(self.people.more.turn),
            "Alt+X": self._in_sight(self.brought.turn),
            "Alt+N": self._in_sight(self.people.list_names),
            "Alt+I": self.people.photo.click,
            "Alt+P": self.brought.papers.confirm,
            "Alt+O": self._in_sight(self.brought.papers.look),
            **{f"Ctrl+{number}": partial(self.ahead.questions.press, number) for number in range(10)},
        }
        self._begin_anew()
        if self.people.read():
            self._edited()

    @property
    def keys(self) -> Actions:
        """What the keys do here: under a list of names, and while it is asked about an accusation, one."""
        if self.people.names.isVisible():
            return {"Ctrl+Return": self.register}
        return {"F6": self.show_read_back} if self.asking.asks() else self._actions

    def fit(self, width: int, height: int) -> None:
        """Use the room that a window of this size (pixels at 100 %) gives."""
        self._size = width, height
        self.halves.fit(width)
        tight = width < MIDDLE or height < _LOW
        self._head.setVisible(not tight)
        self.people.form.stand(beside=tight)
        if self._furnished:
            self.matters.stand(tight=tight)
            self.foot.use(width)

    def new_visit(self) -> None:
        """An empty form with the focus in the name; what stood there is kept as a draft."""
        self.people.names.take()
        unfinished, why = self.unfinished(), self._stopped
        self.keep_draft()
        self.begin_anew()
        if unfinished:
            self.put_by.emit(why, NoticeKind.WARN if why else NoticeKind.OK)

    def take_up(self, kept: SavedDraft) -> None:
        """Go on with a draft; what stood there is kept as one. A sealed one asks for the passphrase first."""
        if kept.draft is None:
            self.sealed_draft.ask(kept.key)
            return
        self.people.names.take()
        self.keep_draft()
        self.begin_anew(kept)

    def close_it(self) -> bool:
        """Put away what lies over the form, else read no further; whether there was anything."""
        parts = (self.brought.papers, self.brought, self.people) if self._furnished else (self.people,)
        return any(each.close_it() for each in parts) or (self._furnished and self.brought.papers.stop())

    @property
    def key(self) -> str:
        """The key of the visit on the form."""
        return self._open.key

    def draft(self) -> VisitDraft:
        """The visit as written."""
        from xinfang_desk.domain.matter import VisitDraft

        return VisitDraft(
            people=self.people.read(),
            matters=self.matters.read(),
            people_involved=self.people.involved.value(),
            anonymous=self.people.anonymous.isChecked(),
            **self._open.known(),
        )

    def keep_draft(self) -> None:
        """Put the draft by, if it has changed."""
        if self.unfinished() and self._open.take_for_saving():
            self._save(self.draft())

    def _save(self, draft: VisitDraft) -> None:
        self._station.background.change(
            self,
            partial(self._station.desk.reception.save_draft, draft, sealed=self.asking.lies_sealed(draft)),
            lambda _: self._kept(draft.key),
            self._station.refused,
            about=Topic.DRAFTS,
        )

    def serve(self, ticket: int) -> None:
        """Whoever is registered next came on this waiting number; 0 where numbers are not used."""
        self._ticket = ticket
        self._head.serve(ticket)

    def unfinished(self) -> str:
        """The key of the visit that is being written; empty where nothing is, or it is being registered."""
        draft = self.draft()
        return "" if is_blank(draft) or draft.key in self._registering else draft.key

    def show_read_back(self) -> None:
        """Send what is written to the petitioner's screen, to be checked (核对); an accusation asks first."""

        def project() -> None:
            self._station.ways.project(read_back_of(self.draft()))

        if self.asking.may_project(self.draft(), project):
            project()

    def take_agreement(self, shown: ReadBack) -> None:
        """The petitioner said on their screen that what was shown is right: its time and hash are kept."""
        self._open.agree(shown, self._station.now())
        self._tell_state()
        if self._open.agreement(self.draft()):
            self._station.tell(_("来访人看过了，说写得对。可以登记了。"), NoticeKind.OK)
        else:
            self._station.tell(_("来访人看的时候，内容又改过。请再投屏核对一次。"), NoticeKind.WARN)

    def take_drawing(self, drawn: str) -> None:
        """The petitioner drew something by hand under what they agreed to: it is kept with that."""
        self._open.draw(drawn)
        self._station.tell(_("来访人写好了，登记时随核对一起存。"), NoticeKind.OK)

    def take_wish(self, _shown: ReadBack) -> None:
        """The petitioner said on their screen that something is to be changed."""
        self._station.tell(_("来访人说有地方要改。请问清楚，改好以后再投屏核对。"), NoticeKind.WARN)

    def register(self) -> None:
        """Register the visit; twice in a row makes one visit. A list of names that is open is taken first."""
        if self.people.names.take() or self.key in self._registering or self.brought.is_coming():
            return
        draft = self.draft()
        draft = replace(draft, agreed=self._open.agreement(draft))
        if why := self._stops(draft):
            self._stopped = _("没有登记：{why}。").format(why=why)
            return
        self._registering[draft.key] = replace(draft, agreed=None)
        self._allow()
        self._station.background.change(
            self,
            partial(self._station.desk.reception.register, draft, ticket=self._ticket or None),
            lambda visit: self._registered(draft.key, visit),
            lambda fault: self._not_registered(draft.key, fault),
        )

    def _stops(self, draft: VisitDraft) -> str:
        """Why it cannot be registered yet, with what lacks or is asked in sight; empty where it can."""
        missing = fields_lacking(draft)
        self._show_missing(missing)
        self._go_to_first(missing)
        if missing:
            return _("还没填齐")
        if self.matters.form.classing.stops_at_a_day():
            self.form_wanted.emit()
            return _("有一个日期要改")
        if self.asking.holds(draft, self.register):
            return _("是不是检举控告还没定")
        if self.ahead.holds(draft, self.register):
            return _("途径还没定")
        return _("电脑日期还没确认") if self.clock.stops(self.register) else ""

    def _hold(self) -> None:
        """The question stands: nothing of the visit is seen elsewhere, and its draft lies sealed."""
        self._open.touch(self._station.now())
        self.keep_draft()
        self.rest_wanted.emit()
        self.form_wanted.emit()
        self._allow()
        self.foot.say(_("还没登记：先选上面一个"), "alert", "warn")
        self._scroll.bring(self.matters.form.statement)

    def _allow(self) -> None:
        asks = self.asking.asks()
        self.foot.allow(verbs=not asks, register=not asks and self.key not in self._registering)
        self._tell_state()

    def _registered(self, key: str, visit: Visit) -> None:
        del self._registering[key]
        if key != self.key:
            self.registered_behind.emit(visit)
            return
        self._allow()
        self.begin_anew()
        self.registered.emit(visit)

    def _not_registered(self, key: str, fault: DeskError) -> None:
        draft = self._registering.pop(key)
        if key != self.key:
            self._save(draft)
            self.put_by.emit(words_for(fault), NoticeKind.DANGER)
            return
        self._allow()
        self._open.touch(self._station.now())
        self._station.refused(fault)

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        nobody = _("请写姓名；不愿留名的勾选下面一项") if "name" in missing else ""
        nothing = _("请写下情况或要求") if "statement" in missing else ""
        self.people.form.name_field.show_fault(nobody)
        self.matters.form.statement_field.show_fault(nothing)

    def _go_to_first(self, missing: tuple[str, ...]) -> None:
        if missing:
            self.form_wanted.emit()
            if missing[0] == "name":
                go_to(self.people.form.name)
            else:
                self.matters.go_to_wordless()

    def _in_sight(self, act: Callable[[], None]) -> Callable[[], None]:
        """``act``, which goes to a field, with the form in sight where a window shows its other half."""

        def do() -> None:
            self.form_wanted.emit()
            act()

        return do

    def begin_anew(self, kept: SavedDraft | None = None) -> None:
        """An empty form, or what was kept, where it is to be written on; what stood there is not kept."""
        from xinfang_desk.domain.matter import VisitDraft

        self.asking.end()
        self._stopped = ""
        self._open.renew(kept)
        written = (kept and kept.draft) or VisitDraft(people=(), matters=())
        self.people.show_people(written.people, involved=written.people_involved, anonymous=written.anonymous)
        self.matters.show_matters(written.matters)
        self._begin_anew()
        if kept is not None:
            self._head.say_kept(kept.saved_at)
        self.drafts_changed.emit()
        self._go_to_first(("name",) if "name" in fields_lacking(written) else ("statement",))

    def _say_when(self) -> None:
        self._head.say_when(self._open.arrived or self._station.now(), self._open.pad)

    def _begin_anew(self) -> None:
        """Beside what is written or empty: what is said of it, and what helps to write."""
        self._show_missing(())
        self._say_when()
        self._head.say_empty()
        self._allow()
        reception, ask = self._station.desk.reception, partial(self._station.background.ask, self)
        ask(reception.villages, self.matters.form.complete_villages)
        ask(partial(reception.addresses, ""), self.people.form.complete_addresses)
        self.clock.reload()
        self.ahead.begin()

    def _edited(self) -> None:
        self.asking.end()
        if self._registering.get(self.key, self.draft()) != self.draft():
            # What is registered is registered: what is written from here on is a draft of its own.
            self._open.part()
            self._allow()
        if self._open.touch(self._station.now()):
            self._say_when()
        self._head.say_written()
        self._tell_state()
        self.ahead.look_soon()

    def _tell_state(self) -> None:
        draft = self.draft()
        self.foot.tell(
            fields_lacking(draft),
            self.matters.untouched(),
            wrong_day=self.matters.form.classing.has_wrong_day(),
            unclear=self.ahead.questions.unclear(),
            agreed=self._open.agreement(draft) is not None,
        )

    def _kept(self, key: str) -> None:
        # By now another visit may stand on the form.
        if key == self._open.key:
            self._head.say_kept(self._station.now())
        self.drafts_changed.emit()
