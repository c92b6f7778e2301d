"""What the next replies tell (回执预览): one line a desk, looked at before one press writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.chosen_files import chosen_folder
from ui.county.station import Station
from ui.failures import words_for
from ui.table_names import table_names
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import PillKind
from ui.widgets.shown.pill_cells import PillCells
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.answers import DeskLine, ReplyWaiting, ReplyWritten, SentReply
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import spans
from xinfang_desk.words import _
from xinfang_desk.words.spans import runs_in_words

_WIDTHS = {0: 150, 1: 104, 2: 96, 3: 96, 4: 96}
"""Widths of the other columns at 100 %."""
_REJECTED, _LAST = 3, 5
_ROW, _LINES = 28, 8


class Sending(QWidget):
    """Stands in the place of the desks while it asks; what a medium refused stays, with the reason."""

    left = Signal()
    """It is over, written or not."""

    def __init__(self, station: Station, place: Callable[[], Path | None]) -> None:
        """``place`` is where on the only stick replies go, if there is one."""
        super().__init__()
        look = self._look = station.look
        self.setObjectName("sending")
        self._station = station
        self._place = place
        self._names: Mapping[str, str] = {}
        self._desk = ""
        self._faults: dict[str, DeskError] = {}
        self._shown: tuple[ReplyWaiting, ...] = ()
        self._begins = False
        self._said = label("", "label", wrap=True, name="sendingSaid")
        self._model: TableModel[ReplyWaiting] = TableModel(_titles(), self._cells, self, self._pills)
        self.table = table_of(self._model, "sendingTable", _("要写的回执"), widest=_LAST)
        self.table.setItemDelegate(PillCells(look, self.table))
        self._write = Button(look, "", "sendReplies", kind="primary", icon="stick", keys="F8")
        self._leave = Button(look, _("先不写"), "leaveSending", icon="back", keys="Esc")
        self.verbs = Flow(look)
        """What is pressed; the page has a foot for it."""
        self.verbs.add(self._leave, self._write)
        inside = column(look, self._said)
        inside.addWidget(self.table, 1)
        self.setLayout(inside)
        self.hide()
        self._write.clicked.connect(self.write)
        self._leave.clicked.connect(self.left)
        look.resized.connect(self._follow)
        self._follow()

    def begin(self, desks: Sequence[DeskLine], desk: str = "") -> None:
        """Look what all that wait would be told, or this one desk."""
        self._names = {each.desk: each.town for each in desks}
        self._desk, self._faults, self._begins = desk, {}, True
        self._model.show(())
        self._said.setText(_("正在看要写什么…"))
        self._write.say(_("写回执"))
        self._write.setEnabled(False)
        self.reload()

    def reload(self) -> None:
        """Look again; nothing is written for it."""
        self._station.background.ask(
            self, self._station.office.preview_replies, self._show, self._station.refused
        )

    def write(self) -> None:
        """Write what is shown: onto the only stick, else to where one says."""
        if not self._write.isEnabled():
            return
        folder = self._place() or chosen_folder(self, _("回执写到哪个文件夹"), on_stick=True)
        if folder is None:
            return
        self._write.setEnabled(False)
        office, desk, seen = self._station.office, self._desk, self._shown
        change = self._station.background.change
        if desk:
            change(self, lambda: office.reply(desk, folder, seen=seen), self._written, self._refused)
        else:
            change(self, lambda: office.reply_all(folder, seen=seen), self._all_written, self._refused)

    def _show(self, found: Sequence[ReplyWaiting]) -> None:
        self._shown = waiting = tuple(each for each in found if self._desk in {"", each.desk})
        self._model.show(waiting)
        stick = self._place()
        words = _("写好、读回核对，才算告诉过。没有写成的，下次照样写。")
        if self._desk and not waiting:
            words = _("没有新的要告诉它：把上一份回执原样再写一遍。")
        self._said.setText(words)
        count = len(waiting) or bool(self._desk)
        to_stick, to_folder = _("写 {count} 份到U盘"), _("选文件夹，写 {count} 份")
        self._write.say((to_stick if stick else to_folder).format(count=int(count)))
        self._write.setEnabled(bool(count))
        if count and self._begins:
            self._begins = False
            self._write.setFocus()
        elif not count and not self._faults:
            self.left.emit()

    def _written(self, reply: ReplyWritten) -> None:
        self.left.emit()
        self._station.tell(written(reply), NoticeKind.OK)

    def _all_written(self, sent: Sequence[SentReply]) -> None:
        self._faults = {each.desk: each.fault for each in sent if each.fault is not None}
        words = _("{count} 个接待台的回执已写好并核对。").format(count=len(sent) - len(self._faults))
        if self._faults:
            words += _("{count} 个没有写成，原因写在那一行。").format(count=len(self._faults))
            self._begins = True
            self.reload()
        else:
            self.left.emit()
        self._station.tell(words, NoticeKind.WARN if self._faults else NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._begins = True
        self.reload()
        self._station.refused(fault)

    def _cells(self, waiting: ReplyWaiting) -> tuple[str, ...]:
        number = waiting.desk.rpartition("-")[2]
        fault = self._faults.get(waiting.desk)
        return (
            _("{name}　{number}号").format(name=self._names.get(waiting.desk, waiting.desk), number=number),
            _counted(_("{count}批"), waiting.batches),
            _counted(_("{count}件"), waiting.accepted),
            _counted(_("{count}件"), waiting.rejected),
            _counted(_("{count}条"), waiting.updates),
            words_for(fault) if fault is not None else _also(waiting),
        )

    def _pills(self, waiting: ReplyWaiting) -> Mapping[int, PillKind]:
        found: dict[int, PillKind] = {}
        if waiting.rejected:
            found[_REJECTED] = PillKind.WARN
        if waiting.desk in self._faults:
            found[_LAST] = PillKind.DANGER
        return found

    def _follow(self) -> None:
        fit_table(self.table, self._look, _WIDTHS, row=_ROW, lines=_LINES + 1)


def written(reply: ReplyWritten) -> str:
    """What one reply told, once it lies on the medium."""
    said = _("回执已写好并核对：{file}。收下{accepted}件，退回{rejected}件，进展{updates}条。")
    return said.format(
        file=reply.file, accepted=reply.accepted, rejected=reply.rejected, updates=reply.updates
    )


def _also(waiting: ReplyWaiting) -> str:
    """What else a reply tells: which tables it carries, which batches it asks for."""
    names = table_names()
    parts = [_("带去{tables}").format(tables="、".join(names[each] for each in waiting.tables))]
    gaps = runs_in_words(spans(waiting.missing)) if waiting.missing else ""
    parts.append(_("请它补第{gaps}批").format(gaps=gaps))
    return "；".join(part for part, there in zip(parts, (waiting.tables, gaps), strict=True) if there)


def _titles() -> tuple[str, ...]:
    return _("接待台"), _("收到的批次"), _("收下"), _("退回"), _("进展"), _("另外告诉它")


def _counted(words: str, count: int) -> str:
    return words.format(count=count) if count else "—"
