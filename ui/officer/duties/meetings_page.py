"""Joint meetings (联席会议): the agenda at the left, one item at a time, closed when all are decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.background import Topic
from ui.officer.duties.done_line import DoneLine
from ui.officer.duties.item_form import ItemForm
from ui.officer.duties.meeting_form import MeetingForm
from ui.officer.duties.meeting_words import title_of, who_came_to
from ui.officer.duties.picking import Picking
from ui.officer.duties.two_lines import TwoLines, TwoLinesView
from ui.officer.parts.days import full_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.choices import choices, choose, refill
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import PillKind
from xinfang_desk.desk.duties.meetings import MeetingPaper
from xinfang_desk.domain.duties.agenda import Offered
from xinfang_desk.domain.duties.meeting import Item, Meeting, MeetingState, tasks_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import short
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.words import _

_ROOM = ((1000, 340), (700, 270), (0, 200))
"""From which width of the page the agenda has how much of it, pixels at 100 %."""


class MeetingsPage(DeskPage):
    """One meeting; others are chosen over it, the latest stands first."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "meetingsPage")
        look = station.look
        self._meetings: tuple[Meeting, ...] = ()
        self._uid, self._order = "", 1
        self.which = choices([("", "")])
        self.which.setObjectName("whichMeeting")
        self.which.setAccessibleName(_("哪一次会"))
        self._new = Button(look, _("新开"), "newMeeting", kind="ghost", icon="plus")
        self._when = label("", "strong", wrap=True, name="meetingWhen")
        self._who = label("", "label", wrap=True, name="meetingWho")
        self._add = Button(look, _("加一项"), "addItem", kind="ghost", icon="plus")
        self._count = ElidedLabel("", "caption")
        self.view = TwoLinesView(look, "agendaList", _("议程"))
        self._offered = label("", "caption", wrap=True, name="agendaOffered")
        self.item, self.form, self.picking = ItemForm(station), MeetingForm(station), Picking(station)
        self.done = DoneLine(station)
        self._none = label(
            _("还没有开过会。点“新开”，写上哪天、在哪里、谁主持，再把卡住的事项列入议程。"),
            "label",
            wrap=True,
            name="noMeeting",
        )
        empty = QWidget()
        empty.setLayout(column(look, self._none, None, margins=(12, 12, 12, 12)))
        self._right = QStackedWidget()
        shown = QWidget()
        inside = column(look, spacing=8)
        inside.addWidget(self.item, 1)
        inside.addWidget(self.done)
        shown.setLayout(inside)
        self._shown = shown
        self._empty = empty
        self._form = Scrolled(frame("page", column(look, self.form)), "meetingFormScroll")
        for each in (empty, shown, self._form, self.picking):
            self._right.addWidget(each)
        self._left = QWidget()
        summary = column(look, self._when, self._who, margins=(12, 8, 12, 10), spacing=2)
        head = row(look, label(_("议程"), "strong"), self._count, self._add)
        head.setStretch(1, 1)
        agenda = column(look, head, margins=(10, 6, 6, 8), spacing=4)
        agenda.addWidget(self.view, 1)
        agenda.addWidget(self._offered)
        named = label(_("联席会议"), "title")
        named.setBuddy(self.which)
        over = row(look, named, None, self._new)
        self._summary = frame("card", summary, "meetingSummary")
        self._agenda = frame("card", agenda, "agendaCard")
        left = column(look, over, self.which, self._summary, spacing=8)
        left.addWidget(self._agenda, 1)
        left.addStretch(0)
        self._left.setLayout(left)
        body = row(look, self._left, margins=(12, 10, 12, 8), spacing=12)
        body.addWidget(self._right, 1)
        self._foot = label("", "label", wrap=True, name="meetingFoot")
        papers = (
            (MeetingPaper.NOTICE, _("通知"), "printM1"),
            (MeetingPaper.AGENDA, _("议程"), "printM2"),
            (MeetingPaper.MINUTES, _("纪要"), "printM3"),
            (MeetingPaper.TASKS, _("任务单"), "printM4"),
        )
        self._papers: dict[MeetingPaper, Button] = {}
        self._prints_here = label(_("出纸："), "label")
        foot = row(look, self._foot, self._prints_here, margins=(14, 6, 14, 6), spacing=10)
        foot.setStretch(0, 1)
        for kind, words, name in papers:
            button = self._papers[kind] = Button(look, words, name)
            button.clicked.connect(self._prints(kind))
            foot.addWidget(button)
        self._decide = Button(
            look, _("定下，议下一项"), "decideItem", kind="primary", icon="check", keys="Ctrl+Enter"
        )
        self._sign = Button(look, _("定稿"), "signMeeting", kind="primary", icon="seal", keys="Ctrl+Enter")
        foot.addWidget(self._decide)
        foot.addWidget(self._sign)
        page = column(look, spacing=0)
        page.addLayout(body, 1)
        page.addWidget(frame("footer", foot, "meetingFooter"))
        self.setLayout(page)
        self.which.activated.connect(self._choose)
        self._new.clicked.connect(self._begin)
        self._add.clicked.connect(self._pick)
        self._decide.clicked.connect(self.decide)
        self._sign.clicked.connect(self.sign)
        self.view.opened.connect(self._open_item)
        self.form.begun.connect(self._turn)
        for card in (self.form, self.picking):
            card.left.connect(self._come_back)
        self.picking.picked.connect(self._take)
        self.done.done.connect(self._note_done)
        self._actions = {
            "Ctrl+Return": self._act,
            "Ctrl+Enter": self._act,
            "Alt+N": self._add_task,
        }
        look.resized.connect(self._follow)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the item has more of it (Qt)."""
        super().resizeEvent(event)
        self._follow()

    def may_leave(self) -> bool:
        """Not while a decision was begun and is not kept."""
        if self._is_begun:
            self._station.tell(_("这一项写了还没有定下。请按 Ctrl+Enter 定下，再离开。"), NoticeKind.WARN)
        return not self._is_begun

    def reload(self) -> None:
        """Read the meetings again; what is being written stays."""
        if not self._is_begun:
            desk = self._station.desk
            self._station.background.ask(self, desk.meetings.listed, self._show, self._station.refused)

    def decide(self) -> None:
        """Keep what was decided on the item, and go on to the next one without a decision."""
        written, meeting = self.item.written(), self._meeting
        if written is None or meeting is None:
            return
        uid, order, meetings = meeting.uid, self._order, self._station.desk.meetings

        def decided(kept: Meeting) -> None:
            self._station.tell(_("第 {order} 项定下了").format(order=order), NoticeKind.OK)
            open_ones = [each for each in kept.undecided if each > order] or list(kept.undecided)
            self._keep(kept, open_ones[0] if open_ones else order)

        self._change(lambda: meetings.decide(uid, order, written), decided)

    def sign(self) -> None:
        """Close the minutes."""
        uid, meetings = self._uid, self._station.desk.meetings

        def signed(kept: Meeting) -> None:
            self._station.tell(_("已定稿，任务进了“答应了还没办到”。请打纪要和任务单。"), NoticeKind.OK)
            self._keep(kept, self._order)

        self._change(lambda: meetings.sign(uid), signed)

    @property
    def _meeting(self) -> Meeting | None:
        return next((each for each in self._meetings if each.uid == self._uid), None)

    @property
    def _closed(self) -> bool:
        meeting = self._meeting
        return meeting is not None and meeting.state is MeetingState.SIGNED

    @property
    def _is_begun(self) -> bool:
        """Whether an item is shown in which something was written that is not kept."""
        return self._right.currentWidget() is self._shown and self.item.is_begun() and not self._closed

    def _show(self, meetings: tuple[Meeting, ...]) -> None:
        self._meetings = meetings
        if self._meeting is None:
            self._uid = meetings[0].uid if meetings else ""
            self._order = 1
        refill(self.which, [(each.uid, title_of(each)) for each in meetings] or [("", _("还没有开过"))])
        choose(self.which, self._uid)
        self._refresh()
        if self._right.currentWidget() not in {self._form, self.picking} and not self._is_begun:
            self._show_current()

    def _choose(self) -> None:
        """Turn to the meeting that was picked, where nothing is left behind unkept."""
        if self.may_leave():
            self._turn(str(self.which.currentData()))
        else:
            choose(self.which, self._uid)

    def _turn(self, uid: str) -> None:
        self._uid, self._order = uid, 1
        self._right.setCurrentWidget(self._empty)
        desk = self._station.desk
        self._station.background.ask(self, desk.meetings.listed, self._show, self._station.refused)

    def _keep(self, meeting: Meeting, order: int) -> None:
        self._meetings = tuple(meeting if each.uid == meeting.uid else each for each in self._meetings)
        self._refresh()
        self._show_item(order)

    def _refresh(self) -> None:
        meeting = self._meeting
        self._agenda.setVisible(meeting is not None)
        self._follow()
        if meeting is None:
            self._say_foot()
            return
        day = full_day(china_day(meeting.held_at))
        self._when.setText(f"{day} {meeting.held_at:%H:%M}　{meeting.place}")
        self._who.setText(who_came_to(meeting))
        count = _("{count} 项　只写编号和事由").format(count=len(meeting.items))
        self._count.setText(count)
        self._add.setVisible(not self._closed)
        self._show_agenda(meeting)
        self._offered.setVisible(not self._closed)
        if not self._closed:
            desk, uid = self._station.desk, meeting.uid
            self._station.background.ask(self, lambda: desk.meetings.offered(uid), self._show_offered)
        self._say_foot()

    def _show_agenda(self, meeting: Meeting) -> None:
        lines = [self._line(*each) for each in enumerate(meeting.items, 1)]
        self.view.show_lines(lines, str(self._order))

    def _line(self, order: int, item: Item) -> TwoLines:
        number = f"{short(item.number)}　" if item.number else ""
        if item.decision:
            lower = _("定了：{decision}").format(decision=item.decision)
            pill = (_("{count} 项任务").format(count=len(item.tasks)), PillKind.OK)
        else:
            lower, pill = item.question or _("还没有写要定什么"), (_("待议"), PillKind.WAIT)
        return TwoLines(key=str(order), upper=f"{order}　{number}{item.topic}", lower=lower, pill=pill)

    def _come_back(self) -> None:
        """A form was left: go on where it was opened."""
        self._show_current()
        if self._right.currentWidget() is self._empty:
            (self._add if self._meeting else self._new).setFocus()

    def _show_current(self) -> None:
        meeting = self._meeting
        if meeting is None or not meeting.items:
            words = _("议程还是空的。点“加一项”，把卡住的事项列进来。")
            self._none.setText(words if meeting else self._none.text())
            self._right.setCurrentWidget(self._empty)
            self._say_foot()
            return
        self._show_item(min(self._order, len(meeting.items)))

    def _open_item(self, key: str) -> None:
        """Turn to the item that was picked, where nothing is left behind unkept."""
        order, meeting = int(key), self._meeting
        if self._is_begun and order == self._order:
            return
        if self.may_leave():
            self._show_item(order)
        elif meeting is not None:
            self._show_agenda(meeting)

    def _show_item(self, order: int) -> None:
        meeting = self._meeting
        if meeting is None or not meeting.items:
            return
        self._order = order
        self.item.show_item(order, meeting.items[order - 1], closed=self._closed)
        self.done.setVisible(self._closed and bool(meeting.items[order - 1].tasks))
        self._right.setCurrentWidget(self._shown)
        self._show_agenda(meeting)
        self._say_foot()

    def _show_offered(self, offered: tuple[Offered, ...]) -> None:
        words = _("还可以上会 {count} 件，已封存的不会出现")
        self._offered.setText(words.format(count=len(offered)))
        self.picking.show_offered(offered)

    def _say_foot(self) -> None:
        meeting = self._meeting
        at_item = self._right.currentWidget() is self._shown
        undecided = meeting.undecided if meeting else ()
        whole = meeting is not None and bool(meeting.items) and not undecided
        self._decide.setVisible(not self._closed and not (whole and at_item))
        self._decide.setEnabled(at_item and bool(meeting and meeting.items))
        self._sign.setVisible(whole and not self._closed and at_item)
        for kind, button in self._papers.items():
            button.setEnabled(meeting is not None and (self._closed or kind in _BEFORE))
        if meeting is None:
            words = ""
        elif self._closed:
            words = _("已定稿，不能再改。议定不改各件事自己的期限。")
        elif undecided:
            words = _("还有 {count} 项没有决定，不能定稿").format(count=len(undecided))
        else:
            words = _("每一项都定下了，可以定稿。定稿以后不能再改。") if meeting.items else ""
        self._foot.setText(words)

    def _act(self) -> None:
        if self._decide.isVisible() and self._decide.isEnabled():
            self.decide()
        elif self._sign.isVisible():
            if self.item.is_begun():
                self.decide()
            else:
                self.sign()

    def _begin(self) -> None:
        if self.may_leave():
            self._right.setCurrentWidget(self._form)
            self.form.begin()
            self._say_foot()

    def _pick(self) -> None:
        if self._meeting is not None and not self._closed and self.may_leave():
            self._right.setCurrentWidget(self.picking)
            self.picking.begin()
            self._say_foot()

    def _take(self, item: Item) -> None:
        uid, meetings = self._uid, self._station.desk.meetings
        self._change(lambda: meetings.add(uid, item), lambda kept: self._keep(kept, len(kept.items)))

    def _add_task(self) -> None:
        if self._right.currentWidget() is self._shown and not self._closed:
            self.item.tasks.add_row()

    def _note_done(self, on: date, result: str) -> None:
        meeting, place = self._meeting, self.item.tasks.currentRow()
        if meeting is None or place < 0:
            self._station.tell(_("请先在上面选一条任务。"), NoticeKind.WARN)
            return
        mine = [each.task_number for each in tasks_of(meeting) if each.order == self._order]
        uid, meetings = meeting.uid, self._station.desk.meetings

        def noted(kept: Meeting) -> None:
            self.done.clear()
            self._keep(kept, self._order)

        self._change(lambda: meetings.done(uid, mine[place], on, result), noted)

    def _change(self, work: Callable[[], Meeting], then: Callable[[Meeting], None]) -> None:
        refused: Callable[[DeskError], None] = self._station.refused
        self._station.background.change(self, work, then, refused, about=Topic.OFFICE)

    def _prints(self, kind: MeetingPaper) -> Callable[[], None]:
        def send() -> None:
            uid = self._uid
            count = len(_bodies(self._meeting)) if kind is MeetingPaper.TASKS else 1
            for place in range(count):
                draw = partial(self._drawn, uid, kind, place)
                Sheet(self._station, self, f"{kind.value}-{uid[-6:]}-{place + 1}", draw).print_it()

        return send

    def _drawn(self, uid: str, kind: MeetingPaper, place: int) -> bytes:
        return self._station.desk.meetings.papers(uid, kind)[place].pdf

    def _follow(self) -> None:
        look = self._station.look
        least, wide = next(each for each in _ROOM if self.width() >= look.px(each[0]))
        self._left.setFixedWidth(look.px(wide))
        self._summary.setVisible(least > 0 and self._meeting is not None)
        self._new.shrink(least == 0)
        for each in (self._foot, self._prints_here):
            each.setVisible(least > 0)
        self.item.stand(beside=least > 0)


_BEFORE = frozenset({MeetingPaper.NOTICE, MeetingPaper.AGENDA})
"""Papers that there are before a meeting is closed."""


def _bodies(meeting: Meeting | None) -> tuple[str, ...]:
    """The bodies that a meeting gave tasks to, each once."""
    return tuple(dict.fromkeys(each.task.org for each in tasks_of(meeting))) if meeting else ()
