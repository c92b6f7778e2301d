"""What was promised and is not done yet (答应了还没办到): by the day, never by a person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.officer.duties.pledge_form import PledgeForm
from ui.officer.duties.two_lines import TwoLines, TwoLinesView
from ui.officer.parts.days import coming_day, day_of, past_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose, refill
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import PillKind
from xinfang_desk.desk.duties.promises import PledgeLine, PledgeList
from xinfang_desk.domain.duties.pledge import Move, Pledge, PledgeFigures, PledgeState
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_RIGHT = 360
"""Pixels at 100 % of what can be done about one."""
_PILLS = {
    PledgeState.OPEN: PillKind.INFO,
    PledgeState.LATE: PillKind.DANGER,
    PledgeState.UNTOLD: PillKind.WARN,
    PledgeState.KEPT: PillKind.OK,
}


class PromisesPage(DeskPage):
    """The list at the left; at the right the one that is chosen, kept and told, or given another day."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "promisesPage")
        look = station.look
        self._lines: tuple[PledgeLine, ...] = ()
        self._chosen = ""
        self.body_of = choices([("", _("全部单位"))])
        self.body_of.setObjectName("promisesOf")
        self.body_of.setAccessibleName(_("哪个单位的"))
        self._figures = label("", "caption", wrap=True, name="promiseFigures")
        self._said = label("", "label", wrap=True, name="promiseWords")
        self.view = TwoLinesView(look, "promiseList", _("答应了还没办到"))
        self._what = label("", "strong", wrap=True, name="promiseWhat")
        self._facts = label("", "label", wrap=True, name="promiseFacts")
        self._open = Button(look, _("看这一件"), "openPromised", kind="ghost")
        self.kept_on, self.told_on = past_day(station), past_day(station)
        self.to, self.why, self.by = coming_day(station), QLineEdit(), QLineEdit()
        self._kept = Field(look, _("哪天办到"), self.kept_on, "keptOn", required=True)
        self._told = Field(look, _("哪天告诉来访人"), self.told_on, "toldOn", required=True)
        keep = Button(look, _("办到了，也告诉了"), "keepPromise", kind="primary", icon="check")
        self._to = Field(look, _("改到哪天"), self.to, "moveTo", required=True)
        self._why = Field(look, _("为什么（来访人会看到）"), self.why, "moveWhy", required=True)
        self._by = Field(look, _("经谁批准"), self.by, "moveBy", required=True)
        move = Button(look, _("改日子"), "movePromise", icon="calendar")
        self._keeping = Card(look, _("办到了"), "keepCard", icon="check")
        days = Grid(look, columns=2, narrowest=140)
        for field in (self._kept, self._told):
            days.add(field)
        self._keeping.body.addWidget(days)
        self._keeping.body.addLayout(row(look, None, keep))
        self._moving = Card(look, _("没做到，改日子"), "moveCard", icon="calendar")
        moved = Grid(look, columns=2, narrowest=140)
        for field in (self._to, self._by):
            moved.add(field)
        self._moving.body.addWidget(moved)
        self._moving.body.addWidget(self._why)
        self._moving.body.addLayout(row(look, None, move))
        self._tell = Button(look, _("打给来访人的说明"), "printExplanation", icon="printer")
        self._print = Button(look, _("打承诺清单"), "printPromises", icon="printer", keys="Ctrl+P")
        named = label(_("答应了还没办到"), "title")
        named.setBuddy(self.body_of)
        head = row(look, named, self.body_of, spacing=12)
        head.setStretch(0, 1)
        left = column(look, head, self._figures, self._said, spacing=6)
        left.addWidget(self.view, 1)
        left.addStretch(0)
        new = Button(look, _("记一条"), "newPledge", icon="plus")
        below = Flow(look)
        below.add(new, self._tell, self._print)
        left.addWidget(below)
        about = column(look, self._what, self._facts, row(look, self._open, None), margins=(12, 10, 12, 8))
        self.form = PledgeForm(station)
        self._about = frame("card", about, "promiseCard")
        right = column(look, self.form, self._about, self._keeping, self._moving, None, spacing=10)
        self._right = Scrolled(frame("page", right), "promiseScroll")
        page = row(look, margins=(12, 10, 12, 10), spacing=12)
        page.addLayout(left, 1)
        page.addWidget(self._right)
        self.setLayout(page)
        self.view.opened.connect(self._choose)
        self.body_of.activated.connect(lambda _place: self._refill())
        self._open.clicked.connect(self._open_matter)
        keep.clicked.connect(self.keep)
        move.clicked.connect(self.move_it)
        self._print.clicked.connect(self.print_it)
        self._tell.clicked.connect(self._print_explanation)
        new.clicked.connect(self._begin)
        self.form.left.connect(self._end_form)
        self.form.made.connect(self._made)
        self._actions = {"Ctrl+P": self.print_it}
        look.resized.connect(self._follow)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be done never has more than half (Qt)."""
        super().resizeEvent(event)
        self._follow()

    def reload(self) -> None:
        """Read again what stands."""
        promises = self._station.desk.promises
        self._station.background.ask(
            self, lambda: (promises.listed(), promises.figures_of_year()), self._show, self._station.refused
        )

    def keep(self) -> None:
        """Note that it was done, and that whoever waits was told: it leaves the list."""
        on, told = self.kept_on.day(), self.told_on.day()
        self._kept.show_fault("" if on else _("请写哪天办到"))
        self._told.show_fault("" if told else _("请写哪天告诉的；还没告诉，先告诉"))
        if on and told:
            uid, promises = self._chosen, self._station.desk.promises
            self._change(lambda: promises.keep(uid, on, told), _("办到了，也告诉了，从清单上去掉。"))

    def move_it(self) -> None:
        """Give it another day."""
        to, why, by = self.to.day(), self.why.text().strip(), self.by.text().strip()
        self._to.show_fault("" if to else _("请写改到哪天"))
        self._why.show_fault("" if why else _("请写为什么"))
        if to and why:
            uid, promises = self._chosen, self._station.desk.promises
            move = Move(on=self._station.today(), to=to, why=why, approved_by=by)
            self._change(lambda: promises.move(uid, move), _("日子改好了。请打说明，交给来访人。"))

    def print_it(self) -> None:
        """The list of the body that is chosen, or of the one that the chosen promise is of."""
        body = self.body_of.currentData() or next(
            (each.by for each in self._lines if each.pledge.uid == self._chosen), ""
        )
        if not body:
            self._station.tell(_("请先选一个单位，或选一条。"), NoticeKind.WARN)
            return
        promises = self._station.desk.promises
        Sheet(self._station, self, "promises", lambda: promises.papers(body)[0].pdf).print_it()

    def _show(self, found: tuple[PledgeList, PledgeFigures]) -> None:
        listed, year = found
        self._lines = listed.lines
        bodies = sorted({each.by for each in listed.lines})
        before = self.body_of.currentData()
        refill(self.body_of, [("", _("全部单位")), *((each, each) for each in bodies)])
        choose(self.body_of, before if before in bodies else "")
        words = _("今年：年初有 {start} 条，新增 {new} 条，办到 {kept} 条，还有 {end} 条")
        self._figures.setText(
            words.format(start=year.open_at_start, new=year.new, kept=year.kept, end=year.open_at_end)
        )
        self._refill()

    def _refill(self) -> None:
        body, today = self.body_of.currentData(), self._station.today()
        shown = [each for each in self._lines if not body or each.by == body]
        lines = [
            TwoLines(
                key=each.pledge.uid,
                upper=f"{each.topic}　{each.pledge.what}" if each.topic else each.pledge.what,
                lower="　".join((each.by, _next(each))),
                pill=(name_of(each.state), _PILLS[each.state]),
                end=day_of(each.pledge.due_now, today),
            )
            for each in shown
        ]
        self.view.setVisible(bool(lines))
        none = _("没有答应了还没办到的。过了期限的、会议定的、自己答应的，会自己到这里来。")
        some = _("快到日子的在前。办到了，也告诉了来访人，才从这里去掉。")
        self._said.setText(some if lines else none)
        keys = [each.key for each in lines]
        self._choose(self._chosen if self._chosen in keys else keys[0] if keys else "")
        self.view.show_lines(lines, self._chosen)

    def _choose(self, uid: str) -> None:
        if uid != self._chosen:
            self._clear()
        self._chosen = uid
        line = next((each for each in self._lines if each.pledge.uid == uid), None)
        writing = self.form.isVisibleTo(self._right)
        self._right.setVisible(line is not None or writing)
        for card in (self._about, self._keeping, self._moving):
            card.setVisible(line is not None and not writing)
        self._tell.setEnabled(line is not None and _is_explained(line))
        if line is None or writing:
            return
        pledge = line.pledge
        self._what.setText(pledge.what)
        self._facts.setText("\n".join(_facts(line)))
        self._open.setVisible(pledge.number is not None)
        self._moving.setVisible(pledge.kept_on is None and not pledge.is_of_the_law)
        if pledge.kept_on:
            self.kept_on.show_day(pledge.kept_on)

    def _clear(self) -> None:
        for day in (self.kept_on, self.told_on, self.to):
            day.show_day(None)
        self.why.clear()
        self.by.clear()
        for field in (self._kept, self._told, self._to, self._why):
            field.show_fault("")

    def _begin(self) -> None:
        self.form.begin()
        self._choose(self._chosen)
        self.form.number.setFocus()

    def _end_form(self) -> None:
        self.form.hide()
        self._choose(self._chosen)

    def _made(self) -> None:
        self._station.tell(_("记下了。办到并告诉了来访人，才从清单上去掉。"), NoticeKind.OK)
        self._end_form()
        self.reload()

    def _print_explanation(self) -> None:
        uid, promises = self._chosen, self._station.desk.promises
        Sheet(self._station, self, "explanation", lambda: promises.explanation(uid).pdf).print_it()

    def _open_matter(self) -> None:
        for each in self._lines:
            if each.pledge.uid == self._chosen and each.pledge.number:
                self._station.ways.open_matter(each.pledge.number)

    def _change(self, work: Callable[[], Pledge], said: str) -> None:
        def done(_kept: Pledge) -> None:
            self._clear()
            self._station.tell(said, NoticeKind.OK)
            self.reload()

        self._station.background.change(self, work, done, self._station.refused, about=Topic.OFFICE)

    def _follow(self) -> None:
        look = self._station.look
        self._right.setFixedWidth(min(look.px(_RIGHT), self.width() // 2))


def _is_explained(line: PledgeLine) -> bool:
    """Whether whoever waits is owed an explanation: it is past, or was moved."""
    pledge = line.pledge
    return pledge.number is not None and (line.state is PledgeState.LATE or bool(pledge.moved))


def _next(line: PledgeLine) -> str:
    """What is done next about it (下一步)."""
    match line.state:
        case PledgeState.UNTOLD:
            return _("下一步：告诉来访人")
        case PledgeState.LATE if line.pledge.is_theirs:
            return _("下一步：催这个单位，把结果告诉来访人")
        case PledgeState.LATE if line.pledge.is_of_the_law:
            return _("下一步：法定期限已过，马上办，给来访人说明哪天答复")
        case PledgeState.LATE:
            return _("下一步：马上办，或经批准改日子、给来访人说明")
    return _("下一步：到日子以前办到")


def _facts(line: PledgeLine) -> list[str]:
    pledge = line.pledge
    facts = [_("{by}　{source}").format(by=line.by, source=name_of(pledge.source))]
    if pledge.number:
        facts.append(_("编号 {number}").format(number=grouped(pledge.number)))
    for each in pledge.moved:
        words = _("{on} 改到 {to}：{why}（{by}批准）")
        facts.append(words.format(on=each.on, to=each.to, why=each.why, by=each.approved_by))
    if pledge.leader:
        facts.append(_("包案：{leader}").format(leader=pledge.leader))
    return facts
