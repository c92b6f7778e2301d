"""The day's balance (当日结清): issued = handed over + voided + still to hand over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ui.chosen_files import chosen_folder, file_to_open
from ui.failures import words_for
from ui.officer.lists.pad_card import PadCard
from ui.officer.parts.days import full_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import DayClose, Finding
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.packed import Drill


class DayClosePage(DeskPage):
    """Papers of the day, what a check found, and the backup."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "dayClosePage")
        look = station.look
        self._shown = station.today()
        """The day whose balance stands here."""
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
        self._closed = Notice(look, "", "dayClosed", kind=NoticeKind.OK)
        self._closed.hide()
        self._balance.body.addLayout(figures)
        self._balance.body.addWidget(self._closed)
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
        place = Button(look, _("结清时也备份到…"), "chooseSecondPlace", icon="stick")
        drill = Button(look, _("做一次恢复演练"), "drillCopy", icon="refresh")
        self._second = label("", "label", wrap=True, name="secondPlace")
        self._outcome = ""
        self._drilled = label("", "label", wrap=True, name="lastDrill")
        keep.body.addWidget(self._second)
        keep.body.addWidget(self._drilled)
        acts = Flow(look)
        for button in (back_up, place, drill):
            acts.add(button)
        keep.body.addWidget(acts)
        page = column(look, label(_("当日结清"), "title"), self._day, margins=(12, 10, 12, 10), spacing=14)
        self.pad = PadCard(station)
        for part in (self._balance, found, keep, self.pad):
            page.addWidget(part)
        page.addStretch(1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "dayCloseScroll"), 1)
        self.setLayout(inside)
        see_owed.clicked.connect(lambda: station.ways.open_page("owed"))
        save.clicked.connect(lambda: self._sheet(self._shown).save_it())
        self._close.clicked.connect(self.close_day)
        back_up.clicked.connect(self._choose_folder)
        place.clicked.connect(self._choose_second_place)
        drill.clicked.connect(self._choose_copy)

    def reload(self) -> None:
        """Read the balance again and check the register."""
        desk, today = self._station.desk, self._station.today()
        self._station.background.ask(
            self, lambda: desk.upkeep.day_close(today), self._show, self._station.refused
        )
        self._station.background.ask(self, desk.upkeep.check, self._show_findings, self._station.refused)
        self._station.background.ask(
            self,
            lambda: (desk.upkeep.settings().second_place, desk.copies.last_drill()),
            self._show_kept,
            self._station.refused,
        )

    def close_day(self) -> None:
        """Close the day: the balance is kept with a copy of it all, and its list is printed to be signed."""
        desk = self._station.desk
        self._close.setEnabled(False)
        self._station.background.change(self, desk.upkeep.close_day, self._day_closed, self._not_closed)

    def back_up(self, folder: Path) -> None:
        """Write all of the home, encrypted, to ``folder``."""
        desk = self._station.desk
        self._station.background.ask(
            self,
            lambda: desk.copies.backup(folder),
            lambda made: self._backed_up(made[0]),
            self._station.refused,
        )

    def back_up_twice(self, folder: Path) -> None:
        """From now on each closing leaves a copy in ``folder`` too; the first is made at once."""
        desk = self._station.desk

        def keep() -> Path | None:
            desk.upkeep.change_settings(replace(desk.upkeep.settings(), second_place=str(folder)))
            return desk.copies.keep_second()

        self._station.background.change(self, keep, self._second_kept, self._second_lost)

    def drill(self, file: Path) -> None:
        """Open a copy and compare it with the register (恢复演练)."""
        desk = self._station.desk
        self._station.background.change(
            self, lambda: desk.copies.drill(file), self._was_drilled, self._station.refused
        )

    def _sheet(self, day: date) -> Sheet:
        papers, office = self._station.desk.papers, self._station.desk.office
        title = f"{office.code}-{office.desk}-{day:%Y%m%d}"
        called = f"{_('日结单')}_{day:%Y%m%d}"
        return Sheet(self._station, self, title, lambda: papers.day_sheet(day), called=called)

    def _day_closed(self, closed: tuple[DayClose, Path]) -> None:
        balance, copy = closed
        self._close.setEnabled(True)
        self._show(balance)
        words = _("{day}已结清，并留了一份备份：{file}。日结单打出后请签名；没有打印机就另存 PDF。")
        # It stands here whatever is said of the printer afterwards.
        self._closed.say(words.format(day=full_day(balance.day), file=copy.name), NoticeKind.OK)
        self._closed.show()
        desk = self._station.desk
        self._station.background.ask(self, desk.copies.keep_second, self._second_kept, self._second_lost)
        self._sheet(balance.day).print_it()

    def _not_closed(self, fault: DeskError) -> None:
        self._close.setEnabled(True)
        self._station.refused(fault)

    def _show(self, close: DayClose) -> None:
        self._shown = close.day
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
        drafts = _("还有 {count} 份草稿没有登记，在今日来访最上面。按 F3 接着写。").format(count=close.drafts)
        waiting = [Notice(self._station.look, drafts, "draftsWait", kind=NoticeKind.WARN)]
        more = [*(waiting if close.drafts else ()), *self._apart(close)]
        self._verdict.fill([said, *more])

    def _apart(self, close: DayClose) -> list[Notice]:
        """What is counted beside the papers: visits that are void, and receipts that lie on pads."""
        look, pads, said = self._station.look, close.pads, []
        if close.left_over:
            words = _("今天以前还有 {count} 份没有交到来访人手里，也在“未交付”里。")
            words = words.format(count=close.left_over)
            said.append(Notice(look, words, "leftOver", kind=NoticeKind.WARN))
        if close.void:
            words = _("今天作废 {count} 件来访事项，不在别的数里。").format(count=close.void)
            said.append(Notice(look, words, "voidMatters"))
        if pads.open or pads.used or pads.void:
            words = _("停电本：今天补录 {used} 张，作废 {void} 张，还有 {open} 张没有用。").format(
                used=pads.used, void=pads.void, open=pads.open
            )
            said.append(Notice(look, words, "padsLeft"))
        return said

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        look = self._station.look
        lines = [Notice(look, each.words, f"finding_{each.code}", kind=NoticeKind.WARN) for each in findings]
        well = Notice(look, _("登记簿、日历、磁盘、时钟都正常。"), "allWell", kind=NoticeKind.OK)
        self._findings.fill(lines or [well])

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("备份到哪个文件夹"), on_stick=True):
            self.back_up(chosen)

    def _choose_second_place(self) -> None:
        if chosen := chosen_folder(self, _("每天结清时也备份到哪里"), on_stick=True):
            self.back_up_twice(chosen)

    def _choose_copy(self) -> None:
        if chosen := file_to_open(self, _("打开哪一份备份"), _("备份 (*.xfbackup)"), on_stick=True):
            self.drill(chosen)

    def _show_kept(self, kept: tuple[str, Drill | None]) -> None:
        place, drilled = kept
        nowhere = _("备份只在本机。请选另一个磁盘、U盘或共享文件夹，结清时也放一份。")
        there = _("结清时也备份到：{place}").format(place=place)
        self._second.setText(self._outcome or (there if place else nowhere))
        words = _("还没有做过恢复演练。每季度打开一份备份核对一次。")
        if drilled is not None:
            words = _("上次恢复演练：{day}，{count} 件，打得开、对得上。").format(
                day=f"{drilled.at:%Y-%m-%d}", count=drilled.matters
            )
        self._drilled.setText(words)

    def _second_kept(self, file: Path | None) -> None:
        if file is not None:
            self._outcome = _("第二处也备份好了：{file}").format(file=file)
            self._second.setText(self._outcome)

    def _second_lost(self, fault: DeskError) -> None:
        # It stands here until it is mended; the day is closed all the same.
        self._outcome = _("第二处没有备份成：{why}").format(why=words_for(fault))
        self._second.setText(self._outcome)

    def _was_drilled(self, drilled: Drill) -> None:
        words = _("这份备份能恢复：{count} 件，和登记簿对得上。").format(count=drilled.matters)
        self._station.tell(words, NoticeKind.OK)
        self.reload()

    def _backed_up(self, file: Path) -> None:
        self._station.tell(_("已备份并读回核对：{file}").format(file=file), NoticeKind.OK)
