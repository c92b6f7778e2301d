"""The county's replies that never came (缺的回执): told in a line, and closed with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.failures import words_for
from ui.officer.parts.action_form import VerbPanel
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import Span
from xinfang_desk.words import _
from xinfang_desk.words.spans import runs_in_words


class ReplyGaps(QWidget):
    """Which replies are missing; hidden while none is."""

    grown = Signal(QWidget)
    """A part that has just appeared and wants to be seen."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._runs: tuple[Span, ...] = ()
        self._notice = Notice(look, "", "missingReply", kind=NoticeKind.WARN)
        self._panel = _ClosePanel(station)
        self.setLayout(column(look, self._notice, self._panel, spacing=12))
        self._notice.acted.connect(self._ask)
        self._panel.left.connect(self._panel.dismiss)
        self._panel.done.connect(self._closed)
        self._panel.grown.connect(self.grown)
        self.hide()

    def show_runs(self, runs: tuple[Span, ...]) -> None:
        """Tell which never came; what is being written stays while they are the same."""
        if runs == self._runs:
            return
        self._runs = runs
        self.setVisible(bool(runs))
        self._panel.dismiss()
        if runs:
            words = words_for(DeskError("reply.missing", sequences=runs_in_words(runs)))
            self._notice.say(words, NoticeKind.WARN, _("不再等"))
            self._panel.offer(runs)

    def _ask(self) -> None:
        self._panel.show()
        self._panel.which.setFocus()
        self.grown.emit(self._panel)

    def _closed(self, said: str) -> None:
        self._panel.dismiss()
        self._station.tell(said, NoticeKind.OK)


class _ClosePanel(VerbPanel):
    """Which replies will not come any more, and why (缺号说明)."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(station, "replyGap", _("不再等县里的回执"), _("不再等"))
        self.which = choices(())
        self._which = Field(look, _("哪几份"), self.which, "replyGapWhich", required=True)
        self._reason = QLineEdit()
        hint = _("比如：县里说编错了号；已要来全部回执")
        self._why = Field(look, _("为什么不会来了"), self._reason, "replyGapWhy", required=True, hint=hint)
        words = _(
            "先向县局要一份全部回执。确实不会来的，写明原因就不再等，原因记入留痕；以后要是来了，照样能读。"
        )
        self.fill(label(words, "label", wrap=True), self._which, self._why)
        self.wanted.connect(self._close)

    def offer(self, runs: tuple[Span, ...]) -> None:
        """Let one of ``runs`` be chosen."""
        refill(self.which, [(each, _("第{gap}份").format(gap=runs_in_words([each]))) for each in runs])
        self._reason.clear()

    def _close(self) -> None:
        desk = self._station.desk
        (first, last), why = self.which.currentData(), self._reason.text()
        places = {"gap.why_missing": self._why, "reply.not_missing": self._which}
        self.send(
            lambda _consent: desk.inbox.close_reply_gap(first, last, why),
            lambda count: _("已记下，{count} 份回执不再等。").format(count=count),
            lambda fault: places.get(fault.code),
        )
