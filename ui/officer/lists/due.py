"""Limits of the office that run out (期限清单): each with what to do next, and what the county owes us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QFrame

from ui.officer.parts.days import day_of
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.rows import Face, RowsView
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.answers import Unanswered
from xinfang_desk.desk.duties.promises import PledgeLine
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.duties.pledge import PledgeState
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is read at once: limits, batches without a reply, promises that no limit shows."""

    rows: tuple[Row, ...]
    unanswered: tuple[Unanswered, ...]
    promised: tuple[PledgeLine, ...]


class DuePage(DeskPage):
    """What is past, runs out today or within seven days; and batches the county has not answered."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "duePage")
        look = station.look
        self._rows: tuple[Row, ...] = ()
        self._unanswered: tuple[Unanswered, ...] = ()
        self._promised: tuple[PledgeLine, ...] = ()
        self._filter = Segments(look, _("期限清单"), "dueFilter", tuple(_names().items()), kind="tab")
        self._filter.choose("late")
        self._words = label("", "label", wrap=True, name="dueWords")
        self.view = RowsView(look, "dueList", _("期限清单"), lambda each: due_face(each, station.today()))
        self._batches = Shelf(look)
        inside = column(
            look,
            label(_("期限清单"), "title"),
            self._filter,
            self._words,
            self._batches,
            margins=(12, 10, 12, 10),
        )
        inside.addWidget(self.view, 1)
        inside.addStretch(0)
        self.setLayout(inside)
        self._filter.chosen.connect(self._refill)
        self.view.opened.connect(lambda number: station.ways.open_matter(number, "do"))

    def reload(self) -> None:
        """Read again what runs out."""
        desk, today = self._station.desk, self._station.today()
        self._station.background.ask(
            self,
            lambda: _Found(
                rows=desk.reception.due(today, until=date.max),
                unanswered=desk.outbox.unanswered(),
                promised=tuple(
                    each
                    for each in desk.promises.listed().lines
                    if each.pledge.has_no_clock and each.pledge.kept_on is None
                ),
            ),
            self._show,
            self._station.refused,
        )

    def _show(self, found: _Found) -> None:
        self._rows, self._unanswered, self._promised = found.rows, found.unanswered, found.promised
        counts = {key: len(self._of(key)) for key in _names()}
        counts["county"] = len(self._unanswered)
        counts["promised"] = len(self._promised)
        for key, name in _names().items():
            self._filter.button(key).say(f"{name} {counts[key]}")
        if not counts[self._filter.choice() or "late"]:
            self._filter.choose(next((key for key, count in counts.items() if count), "late"))
        self._filter.updateGeometry()
        self._refill()

    def _of(self, key: str) -> tuple[Row, ...]:
        today = self._station.today()
        dated = ((each, each.due) for each in self._rows if each.due is not None)
        return tuple(each for each, due in dated if key in {"all", _when(due, today)})

    def _refill(self) -> None:
        key = self._filter.choice() or "late"
        shown = self._of(key)
        self.view.show_rows(shown, asked=key)
        self.view.setVisible(bool(shown))
        beside = {"county": self._county_lines, "promised": self._promised_lines}
        lines = beside[key]() if key in beside else []
        self._batches.fill(lines)
        if not shown and not lines:
            self._words.setText(_("没有。"))
        else:
            self._words.setText(
                {
                    "late": _("已经过了期限：照第二行写的马上做，并向负责人说明原因。"),
                    "today": _("今天做完这些，再结清。"),
                    "tomorrow": _("明天到期的，今天能办就先办：打开事项，照第二行写的做。"),
                    "week": _("先办快到期的：打开事项，照第二行写的做。"),
                    "next_week": _("下一周到期的，先排好谁去办、要向谁催。"),
                    "later": _("再往后才到期的，心里有数就行。"),
                    "all": _("所有有期限的事项，快到期的在前。"),
                    "promised": _("会议定的、意见支持的、移交的、我们说的：办到了，告诉了来访人，再去掉。"),
                    "county": _("这些批次送出很久，县里还没有回执：打电话催问，把催回执单送去。"),
                }[key]
            )

    def _promised_lines(self) -> list[QFrame]:
        look, today = self._station.look, self._station.today()
        lines = []
        for each in self._promised:
            inside = row(look, margins=(12, 8, 12, 8))
            words = "　".join(filter(None, (each.by, each.pledge.what, each.topic)))
            inside.addWidget(ElidedLabel(words), 1)
            inside.addWidget(label(day_of(each.pledge.due_now, today), "caption"))
            late = each.state is PledgeState.LATE
            inside.addWidget(Pill(look, name_of(each.state), PillKind.DANGER if late else PillKind.INFO))
            lines.append(frame("card", inside, f"promised_{each.pledge.uid}"))
        if lines:
            go = Button(look, _("打开“答应了还没办到”"), "openPromises")
            go.clicked.connect(lambda: self._station.ways.open_page("promises"))
            lines.append(frame("", row(look, go, None)))
        return lines

    def _county_lines(self) -> list[QFrame]:
        look = self._station.look
        lines = []
        said = _("第 {sequence} 批　{made:%m-%d} 送出　{count} 件")
        for each in self._unanswered:
            inside = row(look, margins=(12, 8, 12, 8))
            words = said.format(sequence=each.sequence, made=each.made_at, count=each.records)
            inside.addWidget(ElidedLabel(words), 1)
            waited = _("等了 {days} 天").format(days=each.days)
            inside.addWidget(Pill(look, waited, PillKind.WARN))
            lines.append(frame("card", inside, f"unanswered_{each.sequence}"))
        if lines:
            remind = Button(look, _("打催回执单"), "printReminder", icon="printer")
            remind.clicked.connect(self._print_reminder)
            lines.append(frame("", row(look, remind, None)))
        return lines

    def _print_reminder(self) -> None:
        desk = self._station.desk
        title = f"{desk.office.code}-{desk.office.desk}-reminder"
        Sheet(self._station, self, title, desk.outbox.reminder).print_it()


def due_face(each: Row, today: date) -> Face:
    """What runs out when, and what to do about it."""
    due = each.due or today
    left = (due - today).days
    if left < 0:
        pill = (_("超过 {days} 天").format(days=-left), PillKind.DANGER)
    elif left == 0:
        pill = (_("今天到期"), PillKind.WARN)
    else:
        pill = (_("还有 {days} 天").format(days=left), PillKind.INFO)
    # What is to be done stands first: where room is scarce, the words of the matter give way.
    step = _("下一步：{what}").format(what=next_step(each, today))
    lower = "　".join(part for part in (step, each.summary) if part)
    return Face(pill=pill, lower=lower, end=day_of(due, today))


def next_step(each: Row, today: date) -> str:
    """What the desk does next on a matter (下一步), by where it stands: only what the law still allows."""
    if each.papers_handed_over < each.papers_owed:
        return _("文书交到本人手里")
    if each.confidential:
        # What is to be done with it would tell what it is.
        return _("打开这件看")
    late = each.due is not None and each.due < today
    # After the sixtieth day nothing can be extended (art. 34).
    accepted = (
        _("马上书面答复，向负责人说明原因；不能再延")
        if late
        else _("办结并书面答复；60日内办不完的，到期前先批延期")
    )
    by_state = {
        State.FORWARDED: _("问受理单位是否告知，记下催办"),
        State.ASSIGNED: _("催承办单位，到期前报结果"),
        State.ACCEPTED: accepted,
        State.EXTENDED: _("办结并书面答复，不能再延"),
        State.UNDER_REVIEW: _("等县里的复查意见，到了就送达"),
        State.UNDER_RECHECK: _("等市里的复核意见，到了就送达"),
    }
    if each.state in by_state:
        return by_state[each.state]
    if each.outcome is None:
        return _("选定处理方式，书面告知")
    if each.outcome is Outcome.OBJECTION:
        return _("5个工作日内书面提出异议、说明理由；对方同意了再交还材料")
    if each.outcome in {Outcome.FORWARD, Outcome.ASSIGN}:
        return _("转送出去，记下转送")
    return _("出告知书，交给本人")


def _names() -> dict[str, str]:
    """The parts of the list, in the order in which they are worked off."""
    return {
        "late": _("已过期限"),
        "today": _("今天到期"),
        "tomorrow": _("明天"),
        "week": _("七天之内"),
        "next_week": _("下一周"),
        "later": _("更晚"),
        "all": _("全部"),
        "promised": _("答应的"),
        "county": _("县里没回执"),
    }


def _when(due: date, today: date) -> str:
    left = (due - today).days
    if left < 0:
        return "late"
    near = {0: "today", 1: "tomorrow"}
    # Next week ends with its Sunday, as people count it.
    ends = 2 * _WEEK - 1 - today.weekday()
    return near.get(left) or ("week" if left <= _WEEK else "next_week" if left <= ends else "later")
