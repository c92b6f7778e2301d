"""Waiting numbers (取号叫号) over the day's visits: in sight while somebody waits, else one quiet button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.background import Topic
from ui.failures import words_for
from ui.look.theme import Look
from ui.look.tokens import Size
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs.choices import choices, choose, numbers
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.list_view import ListView
from ui.widgets.shown.pill import PillKind, draw_pill, pill_size
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.hall.ticket import MOST_TOGETHER, Care, Ticket, TicketState, at_window, in_turn
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_Index = QModelIndex | QPersistentModelIndex
_ROW, _ROWS = 40, 4
_MINUTE = 60
T = TypeVar("T")


class QueueModel(ListModel[Ticket]):
    """Numbers, with the words that the list shows of each."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def words(self, item: Ticket) -> tuple[str, ...]:
        """Which number, who with and what to mind, and how it stands."""
        return _("{number} 号").format(number=item.number), about(item), standing(item, self._now())[0]

    def key(self, item: Ticket) -> object:
        """The number itself."""
        return item.number


class QueuePanel(QWidget):
    """The numbers that count today, and what can be done with the one that is marked.

    ``take`` and ``call`` are buttons for whoever lays out the page; the panel hides while no number counts.
    """

    serving = Signal(int)
    """The number at the window, 0 for none; each time the numbers were read."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("queuePanel")
        self._station = station
        self._tickets: tuple[Ticket, ...] = ()
        self._marked = 0
        self._slips = False
        self.take = Button(look, _("取号"), "takeNumber", kind="ghost", keys="F9")
        self.call = Button(look, _("叫号"), "callNext", kind="ghost", keys="F10")
        self._said = label("", "caption", wrap=True, name="queueCount")
        self._model = QueueModel(station.now, self)
        self.view = ListView("queueList", _("等候的号"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(_TicketDelegate(look, station.now, self.view))
        self._verbs = Flow(look, spacing=0)
        self._buttons = {
            name: Button(look, words, name, kind="ghost")
            for name, words in (
                ("callThis", _("叫这一位")),
                ("wasServed", _("接待完了")),
                ("isBack", _("回来了")),
                ("notThere", _("没来")),
                ("aboutNumber", _("人数、照顾")),
                ("printTicket", _("打号条")),
            )
        }
        for button in self._buttons.values():
            self._verbs.add(button)
        self.people = numbers(1, MOST_TOGETHER)
        self.people.setObjectName("numberPeople")
        self.people.setAccessibleName(_("一起来了几个人"))
        self.people.setSuffix(_(" 人"))
        self.care = choices([(None, _("不用照顾")), *((each, name_of(each)) for each in Care)])
        self.care.setObjectName("numberCare")
        self.care.setMinimumContentsLength(6)
        self.care.setAccessibleName(_("要照顾什么"))
        self.ahead = QCheckBox(_("先叫"))
        self.ahead.setObjectName("numberAhead")
        self.ahead.setAccessibleName(_("先叫这一位，由您决定"))
        self._details = QWidget()
        self._details.setLayout(row(look, self.people, self.care, self.ahead, None, spacing=6))
        self.setLayout(column(look, self._said, self.view, self._verbs, self._details, spacing=4))
        self._connect()
        look.resized.connect(self._fit)
        self.call.hide()
        self._details.hide()
        self.hide()

    # What keys do

    def take_number(self) -> None:
        """The next number, and what to tell of it."""
        self._change(self._station.desk.tickets.take, self._taken)

    def call_next(self) -> None:
        """The next in turn comes to the window."""
        self._call(None)

    def nobody_came(self) -> None:
        """Whoever was called is not there (未到)."""
        called = at_window(self._tickets)
        if called is None:
            self._station.tell(_("现在没有叫号。按 F10 叫下一位。"), NoticeKind.INFO)
        else:
            self._absent(called.number)

    def reload(self) -> None:
        """Read the numbers of the day again, and whether slips are printed."""
        desk, background = self._station.desk, self._station.background
        background.ask(self, desk.tickets.today, self._show, self._refused)
        background.ask(self, desk.upkeep.settings, lambda found: self._use(found.slip.printer))

    # Inside

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_number)
        self.call.clicked.connect(self.call_next)
        self.view.selectionModel().currentChanged.connect(self._mark)
        self.view.activated.connect(lambda _index: self._call(self._marked))
        tickets = self._station.desk.tickets
        for name, act in (
            ("callThis", lambda: self._call(self._marked)),
            ("wasServed", lambda: self._move(tickets.served, tickets.call, _("{number} 号接待完了。"))),
            ("isBack", lambda: self._move(tickets.back, tickets.absent, _("{number} 号回来了，接着等。"))),
            ("notThere", lambda: self._absent(self._marked)),
            ("aboutNumber", lambda: self._details.setVisible(self._details.isHidden())),
            ("printTicket", lambda: self._print(self._marked)),
        ):
            self._buttons[name].clicked.connect(act)
        self.people.editingFinished.connect(self._describe)
        self.care.activated.connect(self._describe)
        self.ahead.clicked.connect(self._describe)

    def _show(self, tickets: tuple[Ticket, ...]) -> None:
        self._tickets = tickets
        waiting, called = in_turn(tickets), at_window(tickets)
        absent = tuple(each for each in tickets if each.state is TicketState.ABSENT)
        open_now = (*((called,) if called else ()), *waiting, *absent)
        # The last that was done stays in reach, in case it was done by mistake.
        done = [each for each in tickets if each.state is TicketState.SERVED and each.called_at]
        shown = (*open_now, *sorted(done, key=_called)[-1:]) if open_now else ()
        numbers = [each.number for each in shown]
        marked = self._marked if self._marked in numbers else next(iter(numbers), None)
        self.view.replace(self._model, shown, marked)
        words = _("等候 {waiting} 位")
        if absent:
            words = _("等候 {waiting} 位，{absent} 位没来")
        self._said.setText(words.format(waiting=len(waiting), absent=len(absent)))
        self.call.setVisible(bool(waiting))
        self.setVisible(bool(shown))
        self._fit()
        self.serving.emit(called.number if called else 0)

    def _mark(self, index: QModelIndex) -> None:
        ticket: Ticket | None = index.data(QueueModel.ItemRole)
        if ticket is None:
            return
        self._marked = ticket.number
        states = {
            "callThis": {TicketState.WAITING, TicketState.ABSENT, TicketState.SERVED},
            "wasServed": {TicketState.CALLED},
            "isBack": {TicketState.ABSENT},
            "notThere": {TicketState.WAITING, TicketState.CALLED},
            "aboutNumber": {TicketState.WAITING, TicketState.CALLED},
            "printTicket": {TicketState.WAITING} if self._slips else set(),
        }
        for name, button in self._buttons.items():
            button.setVisible(ticket.state in states[name])
        self._details.setVisible(
            not self._details.isHidden() and ticket.state in {TicketState.WAITING, TicketState.CALLED}
        )
        self.people.setValue(ticket.people)
        choose(self.care, ticket.care)
        self.ahead.setChecked(ticket.ahead)
        self._verbs.updateGeometry()

    def _use(self, slip_printer: str) -> None:
        self._slips = bool(slip_printer)
        self._mark(self.view.currentIndex())

    def _describe(self) -> None:
        number, people, care = self._marked, self.people.value(), self.care.currentData()
        ahead, tickets = self.ahead.isChecked(), self._station.desk.tickets
        known = next((each for each in self._tickets if each.number == number), None)
        if known is not None and (known.people, known.care, known.ahead) != (people, care, ahead):
            self._change(
                lambda: tickets.describe(number, people=people, care=care, ahead=ahead), lambda _told: None
            )

    def _taken(self, ticket: Ticket) -> None:
        self._marked = ticket.number
        tickets = self._station.desk.tickets
        before = len(in_turn(self._tickets))
        words = _("请告诉来访人：您是 {number} 号，前面等着 {before} 位。")
        self._offer(words.format(number=ticket.number, before=before), lambda: tickets.drop(ticket.number))
        self._print(ticket.number)

    def _call(self, number: int | None) -> None:
        tickets, before = self._station.desk.tickets, at_window(self._tickets)

        def undo(called: Ticket) -> None:
            tickets.back(called.number)
            if before is not None:
                tickets.call(before.number)

        def told(called: Ticket) -> None:
            self._marked = called.number
            words = _("请 {number} 号到窗口。按 F2 开始登记；没来按 Shift+F10。")
            self._offer(words.format(number=called.number), lambda: undo(called))

        self._change(lambda: tickets.call(number), told)

    def _absent(self, number: int) -> None:
        tickets = self._station.desk.tickets
        self._marked = number
        words = _("{number} 号没来，先叫后面的；回来了接着办。")
        self._move(tickets.absent, tickets.back, words)

    def _move(self, move: Callable[[int], Ticket], undo: Callable[[int], Ticket], words: str) -> None:
        number = self._marked
        self._change(
            lambda: move(number),
            lambda _moved: self._offer(words.format(number=number), lambda: undo(number)),
        )

    def _offer(self, words: str, undo: Callable[[], object]) -> None:
        self._station.offer(words, _("撤回"), lambda: self._change(undo, lambda _undone: None))

    def _change(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._station.background.change(self, work, then, self._refused, about=Topic.QUEUE)

    def _print(self, number: int) -> None:
        desk = self._station.desk

        def send() -> PrintOutcome | None:
            if not desk.upkeep.settings().slip.printer:
                return None
            return desk.printing.send(desk.tickets.slip(number), title=f"number-{number}")

        self._station.background.ask(self, send, self._printed, self._refused)

    def _printed(self, outcome: PrintOutcome | None) -> None:
        if outcome is not None and outcome is not PrintOutcome.SENT:
            words = _("号条没有打出来。请把号告诉来访人，再看看小票打印机。")
            self._station.tell(words, NoticeKind.WARN)

    def _fit(self) -> None:
        rows = min(max(self._model.rowCount(), 1), _ROWS)
        self.view.setFixedHeight(self._station.look.px(_ROW) * rows + 2)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.WARN)


class _TicketDelegate(QStyledItemDelegate):
    """Draws a number in one line: which, who with, how it stands."""

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """40 pixels at 100 % (Qt)."""
        return QSize(option.rect.width(), self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row (Qt)."""
        look = self._look
        ticket: Ticket = index.data(QueueModel.ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 1, 0, -1)
        if QStyle.StateFlag.State_Selected in option.state:
            painter.setPen(QPen(look.colour("primary_line"), 1))
            painter.setBrush(look.colour("select"))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        inner = box.adjusted(look.px(12), 0, -look.px(12), 0)
        words, kind = standing(ticket, self._now())
        size = pill_size(look, words, kind)
        top = inner.center().y() - size.height() / 2 + 1
        draw_pill(painter, look, QPointF(inner.right() + 1 - size.width(), top), words, kind)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(look.font(Size.BODY, bold=True))
        painter.setPen(look.colour("text"))
        number = _("{number} 号").format(number=ticket.number)
        painter.drawText(inner, middle, number)
        left = QFontMetrics(painter.font()).horizontalAdvance(number) + look.px(8)
        rest = inner.adjusted(left, 0, -size.width() - look.px(8), 0)
        painter.setFont(look.font(Size.LABEL))
        painter.setPen(look.colour("text2"))
        said = QFontMetrics(painter.font()).elidedText(
            about(ticket), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, middle, said)
        painter.restore()


def about(ticket: Ticket) -> str:
    """Who came on a number and what to mind, in a few words; nothing where one came and needs nothing."""
    people = _("{people} 人").format(people=ticket.people) if ticket.people > 1 else ""
    care = name_of(ticket.care) if ticket.care else ""
    return " ".join(part for part in (people, care) if part)


def standing(ticket: Ticket, now: datetime) -> tuple[str, PillKind]:
    """How a number stands."""
    match ticket.state:
        case TicketState.WAITING:
            minutes = max(0, int((now - ticket.taken_at).total_seconds() // _MINUTE))
            words = _("先叫 等 {minutes} 分") if ticket.ahead else _("等 {minutes} 分")
            return words.format(minutes=minutes), PillKind.WAIT
        case TicketState.CALLED:
            return name_of(ticket.state), PillKind.INFO
        case TicketState.ABSENT:
            return name_of(ticket.state), PillKind.AWAY
    return name_of(ticket.state), PillKind.OK


def _called(ticket: Ticket) -> datetime:
    return ticket.called_at or ticket.taken_at
