"""What keeps the register safe (保管状态): calendar, copies, retention, and what a check found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from ui.failures import words_for
from ui.officer.parts.days import full_day
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import numbers
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import Finding
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_OLD_AFTER = 7
"""Days after which a copy is old."""
_ASK_FROM = 11
"""Month from which next year's days off should be there: the State Council names them in November."""

_LONGEST = 100
"""Years: what the desk takes for a span that somebody meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the card shows."""

    years: tuple[int, ...]
    """Of days off."""
    copied: datetime | None
    retention: int | None
    sets_retention: bool
    """Whether who sits here may say for how many years what is closed is kept."""


class KeepingCard(Card):
    """Each fact in a line, green or with what to do."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("放假安排、备份和保存年限"), "keepingCard", icon="calendar")
        self._station = station
        self._lines = Shelf(look)
        check = Button(look, _("现在检查一遍"), "checkNow", icon="refresh")
        self.years = numbers(0, _LONGEST)
        self.years.setSpecialValueText(_("还没有定"))
        self.years.setSuffix(_(" 年"))
        hint = _("照县里的规定填。期满的，在事项页上逐件删除人员和内容")
        self._years_field = Field(look, _("办结的事项保存多久"), self.years, "retentionYears", hint=hint)
        keep = Button(look, _("定下年限"), "keepRetention", icon="check")
        self._setting = QWidget()
        self._setting.setLayout(column(look, self._years_field, row(look, keep, None), spacing=12))
        self.body.addWidget(self._lines)
        self.body.addLayout(row(look, check, None))
        self.body.addWidget(self._setting)
        self._setting.hide()
        check.clicked.connect(self._check)
        keep.clicked.connect(self._keep_retention)

    def reload(self) -> None:
        """Read the facts again."""
        desk = self._station.desk

        def read() -> _Facts:
            return _Facts(
                years=desk.upkeep.calendar_years(),
                copied=desk.copies.last(),
                retention=desk.people.retention_years(),
                sets_retention=entitled(desk.people.set_retention, desk.accounts.mine().duties),
            )

        self._station.background.ask(self, read, self._show, self._station.refused)

    def _show(self, facts: _Facts) -> None:
        today, look = self._station.today(), self._station.look
        said = (
            ("calendarState", calendar_said(facts.years, today)),
            ("backupState", backup_said(facts.copied, today)),
            ("retentionState", retention_said(facts.retention)),
        )
        self._lines.fill(Notice(look, words, name, kind=kind) for name, (words, kind) in said)
        self._setting.setVisible(facts.sets_retention)
        if not self.years.hasFocus():
            self.years.setValue(facts.retention or 0)

    def _keep_retention(self) -> None:
        years, desk = self.years.value(), self._station.desk
        self._years_field.show_fault("")
        self._station.background.change(
            self, lambda: desk.people.set_retention(years), lambda _nothing: self._kept(years), self._not_kept
        )

    def _kept(self, years: int) -> None:
        self._station.tell(_("办结的事项保存 {years} 年，已记入留痕。").format(years=years), NoticeKind.OK)

    def _not_kept(self, fault: DeskError) -> None:
        self._years_field.show_fault(words_for(fault))
        self.years.setFocus()

    def _check(self) -> None:
        desk = self._station.desk
        self._station.background.ask(self, desk.upkeep.check, self._checked, self._station.refused)

    def _checked(self, findings: tuple[Finding, ...]) -> None:
        if findings:
            self._station.tell("\n".join(each.words for each in findings), NoticeKind.WARN)
        else:
            self._station.tell(_("登记簿、日历、磁盘、时钟都正常。"), NoticeKind.OK)


def calendar_said(years: tuple[int, ...], today: date) -> tuple[str, NoticeKind]:
    """Whether workdays can be counted this year and, late in the year, the next."""
    needed = [today.year, *([today.year + 1] if today.month >= _ASK_FROM else [])]
    lacking = "、".join(str(year) for year in needed if year not in years)
    if lacking:
        words = _("{years} 年的放假安排还没有。县里发来更新后装上，这之前工作日数不准。")
        return words.format(years=lacking), NoticeKind.WARN
    return _("放假安排已有：{years} 年").format(years="、".join(map(str, years))), NoticeKind.OK


def backup_said(copied: datetime | None, today: date) -> tuple[str, NoticeKind]:
    """How old the newest copy is."""
    if copied is None:
        return _("还没有备份。请在“当日结清”里结清一次，或备份到U盘。"), NoticeKind.WARN
    old = (today - copied.date()).days
    if old > _OLD_AFTER:
        words = _("上次备份是 {days} 天前。请今天结清并备份。").format(days=old)
        return words, NoticeKind.WARN
    words = _("上次备份：{day} {time:%H:%M}").format(day=full_day(copied.date()), time=copied)
    return words, NoticeKind.OK


def retention_said(years: int | None) -> tuple[str, NoticeKind]:
    """For how long what is closed is kept."""
    if years is None:
        return _("还没有定办结的事项保存几年。定了以后，期满的才能删除。"), NoticeKind.INFO
    return _("办结的事项保存 {years} 年，期满可以删除人员和内容。").format(years=years), NoticeKind.OK
