"""What keeps the register safe (保管状态): calendar, copies, drills, and what a check found."""

from __future__ import annotations

from datetime import date, datetime

from ui.failures import words_for
from ui.officer.days import full_day
from ui.officer.station import Station
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import Finding
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_OLD_AFTER = 7
"""Days after which a copy is old."""
_ASK_FROM = 11
"""Month from which next year's days off should be there: the State Council names them in November."""

_Facts = tuple[tuple[int, ...], datetime | None]


class KeepingCard(Card):
    """Each fact in a line, green or with what to do."""

    def __init__(self, station: Station) -> None:
        super().__init__(station.look, _("放假安排和备份"), "keepingCard", icon="calendar")
        self._station = station
        self._lines = Shelf(station.look)
        check = Button(station.look, _("现在检查一遍"), "checkNow", icon="refresh")
        self.body.addWidget(self._lines)
        self.body.addLayout(row(station.look, check, None))
        check.clicked.connect(self._check)

    def reload(self) -> None:
        """Read the facts again."""
        keeping = self._station.desk.keeping
        self._station.background.read(
            self, lambda: (keeping.calendar_years(), keeping.last_backup()), self._show, self._refused
        )

    def _show(self, facts: _Facts) -> None:
        years, copied = facts
        today, look = self._station.today(), self._station.look
        said = (("calendarState", calendar_said(years, today)), ("backupState", backup_said(copied, today)))
        self._lines.fill(Notice(look, words, name, kind=kind) for name, (words, kind) in said)

    def _check(self) -> None:
        keeping = self._station.desk.keeping
        self._station.background.read(self, keeping.check, self._checked, self._refused)

    def _checked(self, findings: tuple[Finding, ...]) -> None:
        if findings:
            self._station.tell("\n".join(each.words for each in findings), NoticeKind.WARN)
        else:
            self._station.tell(_("登记簿、日历、磁盘、时钟都正常。"), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)


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
