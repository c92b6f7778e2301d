"""One matter as the county has it (信访事项全貌), and what was done on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.bound import Bound
from ui.county.matters.accusation import AccusationCard
from ui.county.matters.alike import AlikeHint
from ui.county.matters.entry_form import EntryForm
from ui.county.matters.evaluation_form import EvaluationForm
from ui.county.matters.handed_in import HandedInCard
from ui.county.matters.identity_panel import IdentityPanel
from ui.county.matters.names import kind_of, reason_name
from ui.county.matters.national_form import NationalForm
from ui.county.matters.returning import ReturnForm
from ui.county.matters.withdrawing import WithdrawPanel
from ui.county.station import Station
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.in_sight import go_to
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.county.answers import EntryLine, MatterView
from xinfang_desk.county.finding.lines import MatterWhole, Moment, PersonLine
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _
from xinfang_desk.words.county_events import event_name

_ROOMY = 600
"""The height, in pixels at 100 %, from which the form stands below what is scrolled."""


class MatterPanel(QWidget):
    """What the desk sent, what was done, and a form for what was done since."""

    left = Signal()
    """Back to the list."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("matterPage")
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self._back = Button(look, _("回到列表"), "backToList", kind="ghost", icon="back")
        self._title = label("", "title", name="matterNumber")
        self._none = label(_("请在列表里选一件。"), "caption", name="noMatter")
        self._void = Pill(look, "")
        self._returned = label("", "label", wrap=True, name="matterReturned")
        facts = Card(look, _("接待台报来的"), "factsCard", icon="document")
        self._facts = Shelf(look)
        facts.body.addWidget(self._returned)
        self.identity = IdentityPanel(station, self._bound)
        self._see = Button(look, _("看电话和证件号…"), "seeIdentity", kind="ghost", icon="eye")
        self._see.setVisible(not station.office.takes_accusations)
        facts.body.addWidget(self._facts)
        facts.body.addLayout(row(look, self._see, None))
        facts.body.addWidget(self.identity)
        self.handed_in = HandedInCard(station, self._bound)
        self.alike = AlikeHint(station, self._bound)
        facts.body.addWidget(self.alike)
        done = Card(look, _("办理经过"), "answersCard", icon="route")
        self._answers = Shelf(look)
        self.withdrawing = WithdrawPanel(station, self._bound)
        done.body.addWidget(self._answers)
        done.body.addWidget(self.withdrawing)
        self.form = EntryForm(station, self._bound)
        self.national = NationalForm(station, self._bound)
        self.evaluation = EvaluationForm(station, self._bound)
        self.back = ReturnForm(station, self._bound)
        self.accusation = AccusationCard(station)
        cards = (facts, self.accusation, self.handed_in, done, self.national, self.evaluation, self.back)
        self._cards = QWidget()
        self._inside = column(look, *cards, None, spacing=12)
        self._cards.setLayout(self._inside)
        page = column(look, self._cards, None, margins=(0, 0, 8, 0))
        head = row(look, self._back, self._title, self._void, None, spacing=12)
        inside = column(look, head, self._none, spacing=10)
        scroll = Scrolled(frame("page", page), "matterScroll")
        inside.addWidget(scroll, 1)
        self._whole = inside
        self.setLayout(inside)
        self._roomy = True
        inside.addWidget(self.form)
        self._back.clicked.connect(self.left)
        self.back.sent.connect(self.reload)
        self.form.entered.connect(self.reload)
        self.national.entered.connect(self.reload)
        self.evaluation.entered.connect(self.reload)
        self.accusation.grown.connect(scroll.bring)
        for panel in (self.withdrawing, self.identity, self.handed_in):
            panel.grown.connect(scroll.bring)
        self._see.clicked.connect(lambda: self.identity.ask(self._see))
        self.identity.seen.connect(self._show_seen)
        self._begins = False
        self._seen: tuple[PersonLine, ...] = ()
        self._clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the form in sight at the foot, where there is height for it and for what it is about (Qt)."""
        super().resizeEvent(event)
        roomy = self.height() >= self._station.look.px(_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            if roomy:
                self._whole.addWidget(self.form)
            else:
                self._inside.insertWidget(self._inside.indexOf(self.national), self.form)

    def load(self, number: str) -> None:
        """Be about a matter, and read it."""
        self.turn(number)
        self.reload()

    def turn(self, number: str) -> None:
        """Be about a matter, with empty forms, and show nothing of any other from here on."""
        self._begins = False
        self._bound.turn(number)
        self._title.setText(grouped(number) if number else "")
        self._none.setVisible(not number)
        self.accusation.begin(number)

    def is_about(self) -> str:
        """The number of the matter that is shown; empty where there is none."""
        return self._bound.number

    def is_written(self) -> bool:
        """Whether something is half entered; what was handed in a moment ago is not."""
        forms = (self.form, self.national, self.evaluation, self.back)
        return not self._bound.is_changing() and any(each.is_written() for each in forms)

    def begin(self) -> None:
        """Ready for what was done on it, as soon as it is shown."""
        self._begins = True
        self._go_on()

    def offer_way_back(self, *, offered: bool) -> None:
        """Whether a button leads to the list; beside the list it is not wanted."""
        self._back.setVisible(offered)

    def reload(self) -> None:
        """Read the matter again; what is written in the form stays."""
        if self._bound.number:
            self._bound.ask(self._station.office.finder.whole, self._show_whole, self._station.refused)
            if not self._station.office.takes_accusations:
                self.alike.reload()

    def _clear(self) -> None:
        """Leave nothing of the matter that stood here, and nothing that could be done to it."""
        self._seen = ()
        self._title.clear()
        self._void.hide()
        self._cards.hide()
        self.form.hide()
        for shelf in (self._facts, self._answers):
            shelf.wipe()
        for form in (self.form, self.back, self.national, self.evaluation):
            form.begin()
        for panel in (self.withdrawing, self.identity, self.alike):
            panel.forget()
        self.handed_in.clear()
        self.accusation.begin("")

    def _go_on(self) -> None:
        if self._begins and self.form.isVisible():
            self._begins = False
            go_to(self.form.step)

    def _show_seen(self, found: MatterWhole) -> None:
        """Keep the numbers whole until the page turns."""
        self._seen = found.people
        self._show_whole(found)

    def _show_whole(self, found: MatterWhole) -> None:
        """Show what the desk sent, and all that was done since on one line of time."""
        self._show(found.view, found)
        self.handed_in.show_whole(found)
        self.evaluation.show_whole(found)
        answers = {each.id: each for each in found.view.answers}
        lines = [
            self._answer(answers[each.answer]) if each.answer in answers else self._moment(each)
            for each in found.timeline
        ]
        none = label(_("还没有录入进展。"), "label")
        self._answers.fill(lines if answers else [*lines, none])

    def _moment(self, moment: Moment) -> QWidget:
        look = self._station.look
        day = label(f"{moment.day:%Y-%m-%d}", "caption")
        words = "　".join(part for part in (moment.words, moment.org, moment.document) if part)
        said = label(words, "strong" if moment.ahead else "body", wrap=True)
        inside = row(look, day, Pill(look, _who(moment.who), PillKind.IDLE), spacing=8)
        inside.addWidget(said, 1)
        line = QWidget()
        line.setLayout(inside)
        return line

    def _show(self, matter: MatterView, found: MatterWhole) -> None:
        self._cards.show()
        self.form.show()
        self._go_on()
        self.accusation.setVisible(self._station.office.takes_accusations)
        self._void.show_state(_("接待台已作废") if matter.mistaken else _("已撤回"), PillKind.IDLE)
        self._void.setVisible(matter.void)
        why = _("已退回接待台补正：{why}").format(why=reason_name(matter.returned))
        if matter.returned_words:
            why += _("。写了：{words}").format(words=matter.returned_words)
        self._returned.setText(why if matter.returned else "")
        self._returned.setVisible(bool(matter.returned))
        self.back.show_matter(matter)
        self.national.show_told(matter.national)
        people = "、".join(matter.people) or _("未留姓名")
        count = _("{people}（涉及{count}人）").format(people=people, count=matter.people_involved)
        if self._station.office.takes_accusations:
            count = _("封着，打开阅看才看得到")
        facts = (
            (_("来访"), f"{matter.received_at:%Y-%m-%d %H:%M}　{matter.desk}"),
            (_("来访人"), count),
            *self._reached(self._seen or found.people),
            (_("村（社区）"), matter.village),
            (_("情况"), matter.statement),
            (_("要求"), matter.request),
            (_("分类"), kind_of(matter)),
            (_("内容类别"), matter.content),
            (_("去向"), matter.to),
            (_("以前来过"), grouped(found.earlier) if found.earlier else ""),
            (_("和它同一件"), "、".join(map(grouped, found.linked))),
        )
        self._facts.fill(self._fact(name, words) for name, words in facts if words)

    def _reached(self, people: Sequence[PersonLine]) -> Iterator[tuple[str, str]]:
        """How to reach who came, in the clear once asked for; accusations are read in their own card."""
        if self._station.office.takes_accusations:
            return
        for each in people:
            yield _("电话"), f"{each.name}　{each.phone}" if each.phone else ""
            yield _("住址"), each.address
            yield _("证件号"), each.id_number

    def _fact(self, name: str, words: str) -> QWidget:
        look = self._station.look
        title: QLabel = label(name, "label", wrap=True)
        title.setFixedWidth(look.px(84))
        inside = row(look, title, spacing=8)
        inside.addWidget(label(words, wrap=True), 1)
        line = QWidget()
        line.setLayout(inside)
        return line

    def _answer(self, answer: EntryLine) -> QFrame:
        look = self._station.look
        told = (_("已随回执带出"), PillKind.OK) if answer.replied else (_("等下一份回执"), PillKind.WARN)
        if answer.withdrawn_at is not None:
            told = (_("撤回了"), PillKind.IDLE)
        title = f"{answer.day:%Y-%m-%d}　{event_name(answer.event)}　{answer.org}"
        inside = column(look, margins=(12, 8, 12, 8), spacing=4)
        head = row(look)
        head.addWidget(label(title, "strong", wrap=True), 1)
        head.addWidget(Pill(look, *told))
        inside.addLayout(head)
        due = _("期限 {day}").format(day=answer.due) if answer.due else ""
        more = "　".join(part for part in (answer.document, due) if part)
        for words in (more, answer.text, answer.why):
            if words:
                inside.addWidget(label(words, "label", wrap=True))
        if answer.withdrawn_at is None:
            back = Button(look, _("撤回这条…"), f"withdraw_{answer.id}", kind="ghost", icon="back")
            back.clicked.connect(lambda: self.withdrawing.ask_about(answer, back))
            inside.addLayout(row(look, None, back))
        return frame("card", inside)


def _who(who: str) -> str:
    return {"desk": _("台"), "county": _("县"), "body": _("局")}[who]
