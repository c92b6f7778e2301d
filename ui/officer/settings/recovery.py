"""Recovery (恢复): the sheet for the safe, new each time and in no file by itself, and the county's copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import file_to_save
from ui.officer.parts.consent import HeadConsent
from ui.officer.parts.print_watch import PrintWatch
from ui.officer.parts.station import Station
from ui.officer.settings.county_copy import CountyCopy
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.accounts import NewRecovery
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import Hindrance, JobState, PrintJob, PrintOutcome
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.files import never, writing
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import print_said

_TITLE = "recovery"
"""What the print queue calls the sheet."""


class RecoveryCard(Card):
    """Whether there is a sheet in the safe, and the way to a new one, for which a head is asked."""

    grown = Signal(QWidget)
    """Something further is asked, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("恢复单"), "recoveryCard", icon="document", note=_("口令全忘了时用"))
        self._station = station
        self._state = Notice(look, "", "recoveryState")
        self._state.hide()
        words = _(
            "打出来装进信封封好，交负责人锁进保险柜。不拍照，不复印。重新打一张，旧的就作废，请当场撕毁。"
        )
        self._print_it = Button(look, _("打恢复单"), "printRecovery", icon="printer")
        self._came_out = Button(look, _("打出来了"), "recoveryCameOut", kind="primary")
        self._came_out.hide()
        self._new: NewRecovery | None = None
        self._has_old = False
        self._watch = PrintWatch(self, station)
        save_it = Button(look, _("存成文件"), "saveRecovery", kind="ghost", icon="folder")
        self.body.addWidget(self._state)
        self.body.addWidget(label(words, "label", wrap=True))
        self.body.addLayout(row(look, self._print_it, self._came_out, save_it, None))
        self._consent = HeadConsent(look, "recoveryConsent")
        self._again: Callable[[], None] = self._print
        self._copy = CountyCopy(station)
        self._copy.hide()
        self.body.addWidget(self._consent)
        self.body.addWidget(self._copy)
        self._consent.agreed.connect(self._repeat)
        self._print_it.clicked.connect(self._print)
        self._came_out.clicked.connect(self._keep)
        self._watch.told.connect(self._tell_job)
        save_it.clicked.connect(self._choose_file)

    def reload(self) -> None:
        """Read again whether a sheet was ever made, and whether a county keeps a copy."""
        desk = self._station.desk
        self._station.background.ask(
            self, lambda: (desk.accounts.has_recovery(), desk.keys.county() is not None), self._show
        )

    def save(self, file: Path) -> None:
        """Write a new sheet to ``file``, by the officer's own choice."""
        accounts, consent = self._station.desk.accounts, self._consent.given()
        self._again = lambda: self.save(file)

        def write() -> Path:
            # The place first: a code that could not be written would leave nobody a sheet.
            with writing(file, never) as out:
                out.write(accounts.recovery_sheet(consent=consent))
            return file

        self._station.background.change(self, write, self._saved, self._refused, about=Topic.OFFICE)

    def _show(self, found: tuple[bool, bool]) -> None:
        self._has_old, has_county = found
        self._copy.setVisible(has_county)
        self._came_out.setVisible(self._new is not None)
        if self._new is not None:
            words = self._still_old(_("新的恢复单还没有生效。"))
            words += _("纸拿到手、看得清，点“打出来了”；没打出来，再打一张。")
            self._state.say(words, NoticeKind.WARN)
        elif self._has_old:
            self._state.say(_("已打过恢复单。不在保险柜里、被人看过，就重新打一张。"), NoticeKind.OK)
        else:
            self._state.say(
                _("还没有恢复单。口令一旦全忘了，登记簿谁也打不开。请现在打一张。"), NoticeKind.WARN
            )
        self._state.show()

    def _print(self) -> None:
        desk, consent = self._station.desk, self._consent.given()
        self._again = self._print

        def send() -> tuple[PrintOutcome, NewRecovery | None]:
            if lacking := desk.printing.lacking(Stock.PAPERS):
                return lacking, None
            new = desk.accounts.draw_recovery(consent=consent)
            return desk.printing.send(new.pdf, title=_TITLE), new

        self._station.background.change(self, send, self._sent, self._refused, about=Topic.OFFICE)

    def _sent(self, sent: tuple[PrintOutcome, NewRecovery | None]) -> None:
        outcome, new = sent
        self._close_consent()
        if outcome is PrintOutcome.SENT:
            self._new = new
            self._station.tell(self._still_old(_("恢复单已送打印，打出来才生效。")), NoticeKind.INFO)
            self._watch.follow((_TITLE,))
        else:
            self._station.tell(print_said(outcome) + _("恢复单没有动。"), NoticeKind.WARN)
        self.reload()

    def _tell_job(self, jobs: tuple[PrintJob, ...], _hindered: tuple[Hindrance, ...]) -> None:
        """A sheet that is printed is worth something from now on, and one that is not never will be."""
        if self._new is None or not jobs:
            return
        if jobs[-1].state is JobState.DONE:
            self._keep()
        elif jobs[-1].state.is_lost:
            self._watch.stop()
            self._new = None
            printing = self._station.desk.printing
            self._station.background.ask(
                self, lambda: printing.never_came_out(_TITLE), self._lost, self._station.refused
            )

    def _lost(self, _is_lost: bool) -> None:
        words = self._still_old(_("恢复单没有打成，新的作废。"))
        self._station.tell(words + _("请看打印机，再打一张。"), NoticeKind.DANGER)
        self.reload()

    def _keep(self) -> None:
        """The new sheet is on paper: it opens from now on, and the old one no more."""
        new, self._new = self._new, None
        if new is None:
            return
        self._watch.stop()
        accounts = self._station.desk.accounts

        def kept(_nothing: None) -> None:
            words = _("恢复单打出来了，从现在起有效。")
            words += _("旧的作废，请当场撕毁。") if self._has_old else ""
            self._station.tell(words, NoticeKind.OK)
            self.reload()

        self._station.background.change(
            self, lambda: accounts.keep_recovery(new), kept, self._station.refused, about=Topic.OFFICE
        )

    def _still_old(self, words: str) -> str:
        """The words, and that the sheet of before holds, where there is one."""
        return words + _("旧的照样有效。") if self._has_old else words

    def _repeat(self) -> None:
        """Do again, with the consent, what was refused without it."""
        # Enter twice would make two sheets, of which the first is worth nothing.
        self._consent.setEnabled(False)
        self._again()

    def _close_consent(self) -> None:
        if self._consent.isVisible():
            self._consent.dismiss()
            self._print_it.setFocus()

    def _choose_file(self) -> None:
        if chosen := file_to_save(self, _("恢复单存到哪里"), f"{_('恢复单')}.pdf"):
            self.save(chosen)

    def _saved(self, file: Path) -> None:
        self._close_consent()
        words = _("已存到 {file}。谁拿到它都能打开登记簿：打完马上删掉，清空回收站。")
        self._station.tell(words.format(file=file), NoticeKind.WARN)
        self.reload()

    def _refused(self, fault: DeskError) -> None:
        if self._consent.hear(fault):
            self.grown.emit(self._consent)
        else:
            self._station.refused(fault)
