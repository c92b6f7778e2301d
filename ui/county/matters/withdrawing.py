"""Taking an answer back (撤回进展): gone while it waits, else withdrawn by the next reply."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound
from ui.county.asking import Asking
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.field import Field
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import EntryLine, Withdrawn
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _
from xinfang_desk.words.county_events import event_name


class WithdrawPanel(Asking):
    """Which one, and why."""

    def __init__(self, station: Station, bound: Bound) -> None:
        self.why = QLineEdit()
        hint = _("比如：录到别的事项上了")
        self._why = Field(station.look, _("为什么撤回"), self.why, "withdrawWhy", required=True, hint=hint)
        words = _("还没有带走的，撤回就没有了；已经带走的，随下一份回执告诉接待台撤回，接待台看得到原因。")
        super().__init__(station, "withdraw", "", words, _("撤回"), self._why)
        self._about = bound
        self._answer = 0
        self.wanted.connect(self._take_back)

    def ask_about(self, answer: EntryLine, opener: QWidget) -> None:
        """Ask about one answer."""
        self._answer = answer.id
        named = {"day": f"{answer.day:%Y-%m-%d}", "event": event_name(answer.event), "org": answer.org}
        self.rename(_("撤回 {day} {event} {org}").format(**named))
        self.ask(opener)

    def _take_back(self) -> None:
        if not self.is_whole({self._why: words_for(DeskError("answer.why_missing"))}):
            return
        office, number = self._station.office, self._about.number
        answer, why = self._answer, self.why.text().strip()
        places = {"answer.why_missing": self._why, "answer.why_long": self._why}
        self.send(lambda: office.withdraw(number, answer, why), self._told, places)

    def _told(self, done: Withdrawn) -> None:
        words = _("已撤掉，还没有人知道它。")
        if done is Withdrawn.WAITS:
            words = _("已撤回，随下一份回执告诉接待台。")
        self._station.tell(words, NoticeKind.OK)
