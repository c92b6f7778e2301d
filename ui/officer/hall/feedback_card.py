"""How visitors were received (满意度): what is told of past months, the paper slip, and its box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ui.background import Topic
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose, numbers
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.feedback import MOST_SLIPS, Answer, Month, Reason, Tally, Told, month_of
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_MONTHS = 12
"""How many months back a box may be counted."""


class FeedbackCard(Card):
    """Months that are over, in figures that tell of nobody; below them the slips of one month's box."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("满意度"), "feedbackCard", icon="hand_over", note=_("过完的月份才看得到"))
        self._station = station
        self._told = Shelf(look)
        self.body.addWidget(self._told)
        slip = Button(look, _("打评价单"), "printSlip", icon="printer")
        roll = Button(look, _("打评价小票"), "printSlipRoll", icon="printer")
        verbs = Flow(look)
        for verb in (slip, roll):
            verbs.add(verb)
        self.body.addWidget(verbs)
        words = _("评价单不写名字，只印月份。请来访人自己填、自己投进意见箱；月底开箱，数清楚填在下面。")
        self.body.addWidget(label(words, "caption", wrap=True))
        self.month = choices((month, _spoken(month)) for month in _months(station.today()))
        members: tuple[Answer | Reason, ...] = (*Answer, *Reason)
        self.counts = {member: numbers(0, MOST_SLIPS) for member in members}
        grid = Grid(look, columns=4, narrowest=160)
        grid.add(Field(look, _("单子上的月份"), self.month, "boxMonth"))
        for member, box in self.counts.items():
            grid.add(Field(look, name_of(member), box, f"box_{member.value}"))
        self.body.addWidget(grid)
        self._count = Button(look, _("记下开箱的数"), "countBox", icon="check")
        self.body.addLayout(row(look, None, self._count))
        self._count.clicked.connect(self.count)
        slip.clicked.connect(lambda: self._print(station.desk.hall.slip))
        roll.clicked.connect(lambda: self._print(station.desk.hall.slip_roll))

    def reload(self) -> None:
        """Read the figures again."""
        self._station.background.ask(self, self._station.desk.hall.told, self._show, self._station.refused)

    def count(self) -> None:
        """Count what stands in the fields with the answers of that month."""
        slips, hall = self._written(), self._station.desk.hall
        self._count.setEnabled(False)
        self._station.background.change(
            self,
            lambda: hall.count_slips(slips),
            lambda counted: self._counted(slips, counted),
            self._refused,
            about=Topic.OFFICE,
        )

    def _written(self) -> Tally:
        return Tally(
            month=self.month.currentData(),
            answers={answer: self.counts[answer].value() for answer in Answer},
            reasons={reason: self.counts[reason].value() for reason in Reason},
        )

    def _print(self, draw: Callable[[], bytes]) -> None:
        Sheet(self._station, self, "feedback-slip", draw).print_it()

    def _counted(self, written: Tally, slips: Tally) -> None:
        self._count.setEnabled(True)
        if written == self._written():
            # Else the next box is half written by now.
            for box in self.counts.values():
                box.setValue(0)
            choose(self.month, month_of(self._station.today()))
        words = _("{month}开箱 {count} 张，已记下").format(month=_spoken(slips.month), count=slips.total)
        self._station.offer(words, _("撤回"), lambda: self._take_back(slips))
        self.reload()

    def _refused(self, fault: DeskError) -> None:
        self._count.setEnabled(True)
        self._station.refused(fault)

    def _take_back(self, slips: Tally) -> None:
        hall = self._station.desk.hall
        self._station.background.change(
            self,
            lambda: hall.take_back_slips(slips),
            self._taken_back,
            self._station.refused,
            about=Topic.OFFICE,
        )

    def _taken_back(self, slips: Tally) -> None:
        choose(self.month, slips.month)
        for answer, number in slips.answers.items():
            self.counts[answer].setValue(number)
        for reason, number in slips.reasons.items():
            self.counts[reason].setValue(number)
        self._station.tell(_("已撤回，请改好再记。"), NoticeKind.INFO)
        self.reload()

    def _show(self, told: tuple[Told, ...]) -> None:
        lines = [label(words, wrap=True) for words in map(told_said, told)]
        none = _("还没有过完的月份有评价。请在接待结束时，请来访人在群众屏上点，或填一张评价单。")
        self._told.fill(lines or [label(none, "caption", wrap=True)])


def told_said(told: Told) -> str:
    """One span of months in a line."""
    span = _spoken(told.first)
    if told.last != told.first:
        span = _("{first}到{last}").format(first=span, last=_spoken(told.last))
    if not told.cells:
        return _("{span}：不到 5 份，不单列").format(span=span)
    cells = [f"{_('或').join(map(name_of, cell.answers))} {cell.count}" for cell in told.cells]
    reasons = [f"{name_of(reason)} {count}" for reason, count in told.reasons]
    reasons += [_("别的合起来 {count}").format(count=told.further)] if told.further else []
    why = _("；不满意的：{reasons}").format(reasons=_("、").join(reasons)) if reasons else ""
    return f"{span}：{_('、').join(cells)}{why}"


def _months(today: date) -> Iterator[Month]:
    """This month and those before it, newest first."""
    for back in range(_MONTHS):
        years, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield month_of(date(years, month + 1, 1))


def _spoken(month: Month) -> str:
    year, number = month.split("-")
    return _("{year}年{month}月").format(year=year, month=int(number))
