"""What is rarely done for one desk (接待台的少用动作): a batch waited for no more, all replies anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.county.asking import Asking
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _
from xinfang_desk.words.spans import runs_in_words


class GapPanel(Asking):
    """Which batch will not come any more, and why (缺号说明)."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.sequence = choices(())
        self.why = QLineEdit()
        self._which = Field(look, _("哪一批"), self.sequence, "gapSequence", required=True)
        hint = _("比如：U盘丢失，第5批已补报")
        self._why = Field(look, _("为什么不会来了"), self.why, "gapWhy", required=True, hint=hint)
        words = _(
            "丢了的批次不会来了，里面的事项已经随别的批次补报，就记下来，不再等。以后它要是来了，照样收。"
        )
        super().__init__(station, "gap", "", words, _("不再等这一批"), self._which, self._why)
        self._desk = ""
        self.wanted.connect(self._close)

    def ask_about(self, desk: DeskLine, opener: QWidget) -> None:
        """Ask about the batches that are missing from ``desk``."""
        self._desk = desk.desk
        self.rename(_("{name} 缺的批次").format(name=desk.name))
        runs = desk.gaps
        each_run = [(each, _("第{gap}批").format(gap=runs_in_words([each]))) for each in runs]
        whole = ((runs[0][0], runs[-1][1]), _("全部：第{gap}批").format(gap=runs_in_words(runs)))
        refill(self.sequence, [whole, *each_run] if len(runs) > 1 else each_run)
        self.ask(opener)

    def _close(self) -> None:
        if not self.is_whole({self._why: words_for(DeskError("gap.why_missing"))}):
            return
        office, desk = self._station.office, self._desk
        (first, last), why = self.sequence.currentData(), self.why.text().strip()
        words = _("已记下，不再等 {desk} 的第{sequence}批。")
        said = words.format(desk=desk, sequence=runs_in_words([(first, last)]))
        self.send(
            lambda: office.close_gap(desk, first, why, last),
            lambda _nothing: self._station.tell(said, NoticeKind.OK),
            {"gap.none": self._which, "gap.why_missing": self._why},
        )


class WholePanel(Asking):
    """Everything that a desk was ever told, told again."""

    chosen = Signal(str)
    """The desk that is to be told everything; where to is still to be asked."""

    def __init__(self, station: Station) -> None:
        words = _(
            "接待台丢过回执，或者恢复过旧备份（批次“以前收过，内容不同”），就把说过的从头再写一份。"
            "它已经听过的不会变，也不会重复。"
        )
        super().__init__(station, "whole", "", words, _("选文件夹，重写"))
        self._desk = ""
        self.wanted.connect(lambda: self.chosen.emit(self._desk))

    def ask_about(self, desk: DeskLine, opener: QWidget) -> None:
        """Ask about ``desk``."""
        self._desk = desk.desk
        self.rename(_("给 {name} 重写全部回执").format(name=desk.name))
        self.ask(opener)
