"""Lawful classification (依法分类): purpose, road, what is done today, and the days that limits run from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.officer.parts.days import coming_day, past_day, told_days
from ui.officer.parts.received import ReceivedForm, RoadEnd, said_if_open
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.field import Field, restyle
from ui.widgets.grid import Grid
from ui.widgets.in_sight import go_to
from ui.widgets.inputs.choices import choices, choose, offer
from ui.widgets.inputs.offering import Offering
from ui.widgets.inputs.segments import Segments
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Purpose, Route
from xinfang_desk.domain.days import ACCEPTED, CONCLUSION, DECIDED, EVENT, LONG_AGO, TRANSFERRED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.intake import usual_outcome
from xinfang_desk.domain.matter import Conclusion, Event, MatterDraft, Notice, Objection
from xinfang_desk.domain.neighbours import DAYS, days_asked
from xinfang_desk.domain.number import Number, read_number
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_field = partial(Field, beside=True)
_PURPOSES = (Purpose.SHENSU, Purpose.JIANYI, Purpose.JUBAO, Purpose.QITA)
_SENT_ON = frozenset(
    {
        Outcome.GUIDE,
        Outcome.FORWARD,
        Outcome.ASSIGN,
        Outcome.TELL_ELSEWHERE,
        Outcome.DISCIPLINE,
        Outcome.MEDIATE,
        Outcome.OBJECTION,
    }
)


_NO_FACTS = Conclusion(document="", served_on=None, same_facts=False)


class ClassForm(QWidget):
    """Everything about a matter that is chosen rather than told."""

    changed = Signal()

    def __init__(self, station: Station, village: QLineEdit) -> None:
        super().__init__()
        look = station.look
        self._filling = False
        self._station = station
        purposes = [(each.value, name_of(each).partition("（")[0]) for each in _PURPOSES]
        self.purpose = Segments(look, _("诉求性质"), "purpose", purposes)
        nothing, codes = _("请选择"), station.codes()
        self.content = choices([("", nothing), *((each, each) for each in codes.contents)])
        self.place = choices((each.code, each.name) for each in codes.places)
        self.route = choices([(None, nothing), *((each, name_of(each)) for each in Route)])
        self.outcome = choices([(None, nothing), *((each, name_of(each)) for each in Outcome)])
        self.road_end = RoadEnd(lambda: station.desk.road_map)
        self.to = QLineEdit()
        self.earlier = QLineEdit()
        self.document = QLineEdit()
        self.same_facts = QCheckBox(_("同一事实和理由，没有新的"))
        self.approved_by = QLineEdit()
        self.body = QLineEdit()
        self.below = choices([(None, _("请选择")), (True, _("是")), (False, _("不是"))])
        self.sent_by, self.sent_document = QLineEdit(), QLineEdit()
        self.reasons, self.basis = QLineEdit(), QLineEdit()
        self.days = {event: past_day(station) for event in DAYS}
        self.received = ReceivedForm(station)
        self.transferred_on = past_day(station)
        self.accepted_there = past_day(station)
        self.promised_on = coming_day(station)
        self.served_on = past_day(station)
        self.decided_on = past_day(station)
        self._route_field = _field(look, _("途径"), self.route, "route")
        self._end_field = _field(look, _("路线图上走到哪里"), self.road_end, "roadEnd")
        self._to_field = _field(look, _("去向单位"), self.to, "to")
        self._earlier_field = _field(look, _("并入原件编号"), self.earlier, "earlier")
        self._day_fields = {
            event: _field(look, name_of(event), edit, f"event_{event.value}")
            for event, edit in self.days.items()
        }
        self._transferred = _field(look, _("转送到本单位之日"), self.transferred_on, "transferredOn")
        self._in_hand = _field(look, _("那里哪天受理的"), self.accepted_there, "acceptedThere")
        hint = _("法律没写日子的，写一个做得到的")
        self._promised = _field(look, _("打算哪天以前答复"), self.promised_on, "promisedOn", hint=hint)
        served = _field(look, _("原文书送达日"), self.served_on, "conclusionServedOn")
        decided = _field(look, _("复核意见书日期"), self.decided_on, "conclusionDecidedOn")
        self._below = _field(look, _("是本机关的下级吗"), self.below, "conclusionBelow")
        self._rechecked = (_field(look, _("复核的机关"), self.body, "conclusionBody"), decided)
        self._conclusion = (
            _field(look, _("原文书文号"), self.document, "conclusionDocument"),
            served,
            _field(look, _("是否同一件事"), self.same_facts, "conclusionSameFacts"),
            _field(look, _("签批负责人"), self.approved_by, "conclusionApprovedBy", hint=_("没签批先不填")),
        )
        self._objection = (
            _field(look, _("转来的单位"), self.sent_by, "objectionSender"),
            _field(look, _("转来的文号"), self.sent_document, "objectionDocument"),
            _field(look, _("法律依据"), self.basis, "objectionBasis"),
            _field(look, _("为什么不归本机关管"), self.reasons, "objectionReasons", hint=_("详细写明理由")),
        )
        self._of_day = {
            **{f"{EVENT}{event.value}": (self.days[event], self._day_fields[event]) for event in DAYS},
            **self.received.of_day(),
            TRANSFERRED: (self.transferred_on, self._transferred),
            ACCEPTED: (self.accepted_there, self._in_hand),
            CONCLUSION: (self.served_on, served),
            DECIDED: (self.decided_on, decided),
        }
        self.confirm = Button(look, _("就这样"), "confirmRoute", keys="Alt+1")
        for choice in (self.content, self.place, self.route, self.outcome):
            choice.setMinimumContentsLength(3)
        village.setPlaceholderText(_("村（社区）"))
        self._village = _field(look, _("村"), village, "village")
        self._grid = Grid(look, columns=12, narrowest=58, gap=6, between=8)
        self._grid.fill(
            (
                (self.purpose, 5),
                (_field(look, _("类别"), self.content, "content"), 3),
                (_field(look, _("地点"), self.place, "place"), 2),
                (self._village, 2),
                (self._route_field, 5),
                (_field(look, _("今天"), self.outcome, "outcome"), 5),
                (self.confirm, 2),
                (self._end_field, 6),
                (self._to_field, 6),
                *((field, 4) for field in self._day_fields.values()),
                (self._transferred, 6),
                (self._earlier_field, 6),
                (self._in_hand, 6),
                (self._promised, 6),
                (self._below, 6),
                *((field, 6) for field in (*self._rechecked, *self._conclusion, *self._objection[:-1])),
                (self._objection[-1], 12),
            )
        )
        self.setLayout(column(look, self._grid, spacing=0))
        self.confirm.hide()
        self.purpose.chosen.connect(self._purpose_chosen)
        self.route.activated.connect(self._road_chosen)
        for choice in (self.content, self.place, self.outcome, self.road_end, self.below):
            choice.activated.connect(self._edited)
        lines = (self.to, self.earlier, self.document, self.approved_by, self.body)
        for edit in (*lines, *self._of_objection()):
            edit.textEdited.connect(self._edited)
        days = (self.transferred_on, self.accepted_there, self.served_on, self.decided_on, self.promised_on)
        for day in (*self.days.values(), *days):
            day.day_changed.connect(self._edited)
        self.received.changed.connect(self._edited)
        self.same_facts.toggled.connect(self._edited)
        self.purpose.choose(Purpose.SHENSU.value)
        self._usual: Outcome | None = None
        self._of_purpose = self.purpose.choice()
        self._follow()
        station.background.ask(self, lambda: station.desk.offices.bodies, self._complete_offices)

    def read(self, matter: MatterDraft) -> MatterDraft:
        """``matter`` with what has been chosen here."""
        purpose = Purpose(self.purpose.choice() or Purpose.SHENSU.value)
        outcome: Outcome | None = self.outcome.currentData()
        conclusion = None
        if outcome in NEEDS_APPROVAL:
            conclusion = replace(
                matter.conclusion or _NO_FACTS,
                document=self.document.text().strip(),
                served_on=self.served_on.day(),
                same_facts=self.same_facts.isChecked(),
                approved_by=self.approved_by.text().strip(),
                body=self.body.text().strip() if outcome is Outcome.NO_MORE else "",
                decided_on=self.decided_on.day() if outcome is Outcome.NO_MORE else None,
                below=self.below.currentData() if outcome is Outcome.NOT_ACCEPT else None,
            )
        return replace(
            matter,
            purpose=purpose,
            route=self.route.currentData() if purpose is Purpose.SHENSU else None,
            content=self.content.currentData(),
            place=self.place.currentData() or "",
            outcome=outcome,
            to=self.to.text().strip(),
            road_end=self.road_end.chosen(),
            transferred_on=self.transferred_on.day() if outcome is Outcome.OBJECTION else None,
            accepted_on=self._accepted(matter, outcome),
            promised_on=None if self._promised.isHidden() else self.promised_on.day(),
            earlier=_number_in(self.earlier.text()) if outcome is Outcome.MERGE else matter.earlier,
            conclusion=conclusion,
            objection=self._objected() if outcome is Outcome.OBJECTION else None,
            events={
                event: day
                for event, day in self._events().items()
                # Nothing is counted from a day that has not come.
                if day <= self._station.today()
            },
            answers=matter.answers if self.received.isHidden() else self.received.answers(matter.answers),
        )

    def _of_objection(self) -> tuple[QLineEdit, ...]:
        return self.sent_by, self.sent_document, self.reasons, self.basis

    def _objected(self) -> Objection:
        sender, document, reasons, basis = (edit.text().strip() for edit in self._of_objection())
        return Objection(sender=sender, document=document, reasons=reasons, basis=basis)

    def _accepted(self, matter: MatterDraft, outcome: Outcome | None) -> date | None:
        """When it was accepted here; of what is 不予受理, where it is in hand (art. 19, para. 3)."""
        if outcome is Outcome.NOT_ACCEPT:
            return self.accepted_there.day()
        return None if matter.outcome is Outcome.NOT_ACCEPT else matter.accepted_on

    def _events(self) -> dict[Event, date]:
        """The days that are seen."""
        paper = {} if self.received.isHidden() else self.received.read()
        seen = (event for event, field in self._day_fields.items() if not field.isHidden())
        days = {event: self.days[event].day() for event in seen}
        return {**paper, **{event: day for event, day in days.items() if day is not None}}

    def show_matter(self, matter: MatterDraft) -> None:
        """Put a matter's choices into the form."""
        self._filling = True
        self.purpose.choose(matter.purpose.value)
        for box, value in (
            (self.content, matter.content),
            (self.place, matter.place),
            (self.route, matter.route),
            (self.outcome, matter.outcome),
        ):
            offer(box, value)
            choose(box, value)
        self.road_end.show_end(matter.road_end)
        self.to.setText(matter.to)
        self.earlier.setText(matter.earlier or "")
        for event, edit in self.days.items():
            edit.show_day(matter.events.get(event))
        self.received.show_events(matter.events, matter.answers)
        self.promised_on.show_day(matter.promised_on)
        self.transferred_on.show_day(matter.transferred_on)
        self.accepted_there.show_day(matter.accepted_on if matter.outcome is Outcome.NOT_ACCEPT else None)
        about = matter.conclusion or _NO_FACTS
        self.document.setText(about.document)
        self.served_on.show_day(about.served_on)
        self.same_facts.setChecked(about.same_facts)
        self.approved_by.setText(about.approved_by)
        self.body.setText(about.body)
        self.decided_on.show_day(about.decided_on)
        choose(self.below, about.below)
        raised = matter.objection or Objection()
        told = (raised.sender, raised.document, raised.reasons, raised.basis)
        for line, words in zip(self._of_objection(), told, strict=True):
            line.setText(words)
        self._filling = False
        self._of_purpose = self.purpose.choice()
        self._usual = self._usual_now()
        self._follow()

    def _purpose_chosen(self) -> None:
        """Another nature has another road: what was decided for the one before is decided no more."""
        if self.purpose.choice() != self._of_purpose:
            self._of_purpose = self.purpose.choice()
            for box in (self.route, self.outcome):
                choose(box, None)
            self.road_end.clear()
            for line in (self.to, self.earlier):
                line.clear()
        self._road_chosen()

    def _road_chosen(self) -> None:
        """What is usually done follows the road, unless something else was chosen (依法分类)."""
        usual = self._usual_now()
        if usual is not None and self.outcome.currentData() in {None, self._usual}:
            choose(self.outcome, usual)
        self._usual = usual
        self._edited()

    def _usual_now(self) -> Outcome | None:
        purpose = Purpose(self.purpose.choice() or Purpose.SHENSU.value)
        road: Route | None = self.route.currentData() if purpose is Purpose.SHENSU else None
        if purpose is Purpose.SHENSU and road is None:
            return None
        return usual_outcome(purpose, road)

    def _edited(self) -> None:
        if not self._filling:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        """Show what the choices make useful, and nothing else."""
        claim = self.purpose.choice() == Purpose.SHENSU.value
        outcome: Outcome | None = self.outcome.currentData()
        useful = days_asked(self.route.currentData()) if claim else ()
        self._route_field.setVisible(claim)
        self._to_field.setVisible(outcome in _SENT_ON or outcome is Outcome.NOT_ACCEPT)
        for field in (self._in_hand, self._below):
            field.setVisible(outcome is Outcome.NOT_ACCEPT)
        for field in self._rechecked:
            field.setVisible(outcome is Outcome.NO_MORE)
        self._earlier_field.setVisible(outcome is Outcome.MERGE)
        self._transferred.setVisible(outcome is Outcome.OBJECTION)
        by_law = claim and self.route.currentData() is Route.S6
        self._promised.setVisible(outcome is Outcome.ACCEPT and not by_law)
        for event, field in self._day_fields.items():
            field.setVisible(event in useful)
        self.received.want(wanted=claim)
        for field in self._conclusion:
            field.setVisible(outcome in NEEDS_APPROVAL)
        for field in self._objection:
            field.setVisible(outcome is Outcome.OBJECTION)
        self._judge_days()
        self._offer_ends()
        mistyped = bool(self.earlier.text().strip()) and _number_in(self.earlier.text()) is None
        self._earlier_field.show_fault(_("编号不对，请核对") if mistyped else "")
        self._grid.rearrange()

    def suggest(self, offered: MatterDraft | None) -> None:
        """Show what one key would fill in, where nothing has been chosen; None where nothing is suggested."""
        self.confirm.use_while(offered is not None)
        for box, value in (
            (self.route, offered and offered.route),
            (self.outcome, offered and offered.outcome),
        ):
            said = _("建议：{what}").format(what=name_of(value)) if value else _("请选择")
            box.setItemText(0, said)
            box.setProperty("suggested", "true" if value and box.currentData() is None else "false")
            restyle(box)

    def stops_at_a_day(self) -> bool:
        """Whether a day that is seen cannot stand as it is written; the focus goes there."""
        wrong = self._wrong_day()
        if wrong is not None:
            go_to(wrong.control)
        return wrong is not None

    def has_wrong_day(self) -> bool:
        """Whether a day that is seen cannot stand as it is written."""
        return self._wrong_day() is not None

    def _wrong_day(self) -> Field | None:
        fields = (self._promised, *(field for _edit, field in self._of_day.values()))
        seen = (field for field in fields if field.isVisibleTo(self))
        return next((each for each in seen if each.fault), None)

    def say_of_days(self, notices: Iterable[Notice]) -> None:
        """Say beside its field what the desk has to say of a day that can stand."""
        for each in notices:
            if each.code == "date_lapsed" and (found := self._of_day.get(str(each.facts["field"]))):
                found[1].show_remark(_("照这一天算，期限已经过了。请核对；没写错就照样登记"))

    def hear(self, words: str) -> None:
        """Offer the day that the words tell, where one is asked for."""
        told = told_days(words, self._station.today())
        for edit, _field in self._of_day.values():
            edit.offer(told)

    def _judge_days(self) -> None:
        """Beside each day: no date, or one that has not come; or that it is long ago."""
        today = self._station.today()
        self._promised.show_fault(self.promised_on.fault())
        for edit, field in dict.fromkeys(self._of_day.values()):
            day = edit.day()
            late = day is not None and day > today
            field.show_fault(_("这一天还没有到，请核对年份") if late else edit.fault())
            long_ago = day is not None and (today - day).days > LONG_AGO
            field.show_remark(_("一年以前的日子，请核对；没写错就照样登记") if long_ago else "")

    def _complete_offices(self, bodies: tuple[Body, ...]) -> None:
        """Offer the names that the county's table has, so that papers find their addresses."""
        Offering(self.to, (each.name for each in bodies), within=True)

    def foresee_end(self, foreseen: MatterDraft) -> None:
        """Show where on the map the matter would stand by what is written down, unless one was chosen."""
        self._end_field.show_remark(self.road_end.foresee(foreseen))
        self.received.foresee(foreseen)

    def _offer_ends(self) -> None:
        """Where the map parts once more within one road of article 31, the officer says which way it goes."""
        matter = self.read(MatterDraft(statement=""))
        self._end_field.setVisible(self.road_end.offer(matter) > 1)
        self.received.foresee(replace(matter, road_end=self.road_end.currentData() or ""))
        self._end_field.show_remark(said_if_open(matter))


def _number_in(text: str) -> Number | None:
    try:
        return read_number(text)
    except DeskError:
        return None
