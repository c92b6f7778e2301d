"""The day's balance (当日结清): issued = handed over + voided + still to hand over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.failures import words_for
from ui.officer.days import full_day
from ui.officer.printing import Sheet
from ui.officer.station import Station
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import DayClose, Finding
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class DayClosePage(QWidget):
    """Papers of the day, what a check found, and the backup."""

    owed_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("dayClosePage")
        self._station = station
        self._day = label("", "label", name="closingDay")
        self._balance = Card(look, _("文书结清"), "balanceCard", icon="printer")
        figures = row(look, spacing=32)
        self._figures = []
        for name in (_("今天应出"), _("已交付"), _("已作废"), _("还没交付")):
            figure = label("0", "number")
            figure.setAccessibleName(name)
            self._figures.append(figure)
            figures.addLayout(column(look, figure, label(name, "caption"), spacing=0))
        figures.addStretch(1)
        self._verdict = Shelf(look)
        self._balance.body.addLayout(figures)
        self._balance.body.addWidget(self._verdict)
        see_owed = Button(look, _("看未交付的"), "seeOwed", icon="hand_over")
        save = Button(look, _("另存 PDF"), "saveDaySheet")
        self._close = Button(look, _("结清今天并打日结单"), "closeDay", icon="check")
        self._balance.body.addLayout(row(look, see_owed, None, save, self._close))
        found = Card(look, _("登记簿检查"), "checkCard", icon="seal")
        self._findings = Shelf(look)
        found.body.addWidget(self._findings)
        keep = Card(look, _("备份"), "backupCard", icon="stick", note=_("备份仍是加密的"))
        back_up = Button(look, _("备份到文件夹"), "backUp", icon="folder")
        keep.body.addLayout(row(look, back_up, None))
        page = column(look, label(_("当日结清"), "title"), self._day, margins=(24, 18, 24, 18), spacing=14)
        for part in (self._balance, found, keep):
            page.addWidget(part)
        page.addStretch(1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "dayCloseScroll"), 1)
        self.setLayout(inside)
        see_owed.clicked.connect(self.owed_wanted)
        save.clicked.connect(lambda: self._sheet().save_it())
        self._close.clicked.connect(self.close_day)
        back_up.clicked.connect(self._choose_folder)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read the balance again and check the register."""
        keeping, today = self._station.desk.keeping, self._station.today()
        self._station.background.read(self, lambda: keeping.day_close(today), self._show, self._refused)
        self._station.background.read(self, keeping.check, self._show_findings, self._refused)

    def close_day(self) -> None:
        """Close the day: the balance is kept with a copy of it all, and its list is printed to be signed."""
        keeping = self._station.desk.keeping
        self._close.setEnabled(False)
        self._station.background.change(self, keeping.close_day, self._day_closed, self._not_closed)

    def back_up(self, folder: Path) -> None:
        """Write all of the home, encrypted, to ``folder``."""
        keeping = self._station.desk.keeping
        self._station.background.read(
            self, lambda: keeping.backup(folder), lambda made: self._backed_up(made[0]), self._refused
        )

    def _sheet(self) -> Sheet:
        papers, office, day = self._station.desk.papers, self._station.desk.office, self._station.today()
        title = f"{office.code}-{office.desk}-{day:%Y%m%d}"
        return Sheet(self._station, self, title, lambda: papers.day_sheet(day))

    def _day_closed(self, closed: tuple[DayClose, Path]) -> None:
        balance, copy = closed
        self._close.setEnabled(True)
        self._show(balance)
        words = _("今天已结清，并留了一份备份：{file}。日结单打出后请签名。").format(file=copy.name)
        self._station.tell(words, NoticeKind.OK)
        self._sheet().print_it()

    def _not_closed(self, fault: DeskError) -> None:
        self._close.setEnabled(True)
        self._refused(fault)

    def _show(self, close: DayClose) -> None:
        self._day.setText(full_day(close.day))
        counts = (close.issued, close.handed_over, close.voided, close.still_due)
        for figure, count in zip(self._figures, counts, strict=True):
            figure.setNum(count)
        if close.still_due:
            words = _("还有 {count} 份没有交到来访人手里。打开“未交付”逐份确认，或写明原因作废。")
            kind = NoticeKind.WARN
        else:
            words, kind = _("今天的文书都有着落。"), NoticeKind.OK
        said = Notice(self._station.look, words.format(count=close.still_due), "verdict", kind=kind)
        self._verdict.fill([said])

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        look = self._station.look
        lines = [Notice(look, each.words, f"finding_{each.code}", kind=NoticeKind.WARN) for each in findings]
        well = Notice(look, _("登记簿、日历、磁盘、时钟都正常。"), "allWell", kind=NoticeKind.OK)
        self._findings.fill(lines or [well])

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("备份到哪个文件夹"))
        if folder:
            self.back_up(Path(folder))

    def _backed_up(self, file: Path) -> None:
        self._station.tell(_("已备份并读回核对：{file}").format(file=file), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)
