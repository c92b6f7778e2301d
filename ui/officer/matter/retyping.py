"""Typing a matter once more into the national system (录入国家系统): one field a key, by the clipboard.

That system has no way in for us. What is shown and what lies on the clipboard goes with whatever takes the
page out of sight.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QHideEvent

from ui.background import Topic
from ui.bound import Bound
from ui.lent_clipboard import LentClipboard
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.shown.table import TableModel, table_of
from xinfang_desk.domain.books.retyping import Typed
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

_WORDS = 2
"""The column that takes the room left."""
_WIDTHS = {0: 96, 1: 150}
"""Widths of the others at 100 %."""
_LARGE = 40
"""Characters that still stand in large type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A field of the list, and whether it was copied."""

    field: Typed
    copied: bool


class RetypingPage(DeskPage):
    """What is on the clipboard, large; under it every field, those that were copied with a tick."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "retypingPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._fields: tuple[Typed, ...] = ()
        self._copied: set[int] = set()
        self._at = -1
        self.clipboard = LentClipboard(self)
        self._number = label("", "label", name="retypingNumber")
        self._count = label("", "label", name="retypingCount")
        head = row(look, label(_("录入国家系统"), "title"), self._number, None, self._count, spacing=12)
        self._title = label("", "section", name="retypingTitle")
        self._words = label("", "number", wrap=True, name="retypingWords")
        self._state = label("", "beside", wrap=True, name="retypingState")
        self._back = Button(look, _("上一项"), "retypeBack", icon="back", keys="F7")
        self._again = Button(look, _("再复制"), "retypeAgain", kind="ghost")
        self._next = Button(look, _("复制下一项"), "retypeNext", kind="primary", icon="forward", keys="F8")
        inside = column(look, self._title, self._words, self._state, None, margins=(16, 12, 16, 12))
        self._shown = Scrolled(frame("hint", inside), "retypingShown")
        titles = (_("复制"), _("栏目"), _("内容"))
        self._model: TableModel[_Line] = TableModel(titles, _cells, self)
        self.table = table_of(self._model, "retypingFields", _("要录入的栏目"), widest=_WORDS)
        page = column(look, head, margins=(12, 10, 12, 10), spacing=8)
        page.addWidget(self._shown, 2)
        page.addWidget(self.table, 3)
        page.addLayout(row(look, self._back, self._again, None, self._next))
        whole = column(look, spacing=0)
        whole.addWidget(frame("page", page), 1)
        self.setLayout(whole)
        self._next.clicked.connect(self.copy_next)
        self._back.clicked.connect(self.copy_before)
        self._again.clicked.connect(lambda: self._copy(self._at))
        self.table.activated.connect(self._copy_chosen)
        self.clipboard.taken_back.connect(self._tell_taken_back)
        look.resized.connect(self._follow)
        self._actions = {"F7": self.copy_before, "F8": self.copy_next}
        self._follow()
        self._clear()

    def load(self, number: str) -> None:
        """Be about the matter of that number; its fields are asked for, which the trail keeps."""
        self._bound.turn(number)
        self._ask()

    def reload(self) -> None:
        """What was taken out stands until one leaves: each asking is a line of the trail."""

    def copy_next(self) -> None:
        """Copy the next field that says something; the first one where the page was put away meanwhile."""
        if not self._fields:
            self._ask()
            return
        following = [at for at in self._filled() if at > self._at]
        if following:
            self._copy(following[0])
        elif self._filled():
            self.clipboard.take_back()
            self._state.setText(_("最后一项也复制过了，剪贴板已清空。要返回就按 Esc。"))

    def copy_before(self) -> None:
        """Copy the field before once more."""
        before = [at for at in self._filled() if at < self._at]
        if before:
            self._copy(before[-1])

    def _ask(self) -> None:
        reception = self._station.desk.reception
        self._bound.ask(reception.retype, self._show, self._station.refused, marks=Topic.MATTERS)

    def _filled(self) -> list[int]:
        return [at for at, each in enumerate(self._fields) if each.words]

    def _copy_chosen(self, index: QModelIndex) -> None:
        if self._fields[index.row()].words:
            self._copy(index.row())

    def _copy(self, at: int) -> None:
        field = self._fields[at]
        self._at = at
        self._copied.add(at)
        self.clipboard.put(field.words)
        self._title.setText(field.title)
        self._words.setText(field.words)
        self._words.setProperty("kind", "number" if len(field.words) <= _LARGE else "body")
        self._words.style().polish(self._words)
        self._state.setText(_("在剪贴板里了：到国家系统的这一栏按 Ctrl+V。一分钟后清掉。"))
        self._shown.verticalScrollBar().setValue(0)
        self._list()
        self.table.selectRow(at)

    def _show(self, fields: tuple[Typed, ...]) -> None:
        self._fields = fields
        self._number.setText(grouped(self._bound.number))
        self._title.setText(_("按 F8，从第一项开始"))
        self._state.setText(_("按一次复制一项，到国家系统里粘贴，再回来按下一项。空着的跳过。"))
        self._list()
        self._offer(begun=False)
        # What opened the page takes the focus away again in its turn.
        QTimer.singleShot(0, self._next, self._next.setFocus)

    def _list(self) -> None:
        lines = [_Line(field=each, copied=at in self._copied) for at, each in enumerate(self._fields)]
        self._model.show(lines)
        filled = len(self._filled())
        words = _("复制了 {copied} 项，共 {count} 项").format(copied=len(self._copied), count=filled)
        self._count.setText(words if self._fields else "")
        self._offer(begun=self._at >= 0)

    def _offer(self, *, begun: bool) -> None:
        self._back.use_while(begun and any(at < self._at for at in self._filled()))
        self._again.use_while(begun)

    def _tell_taken_back(self) -> None:
        if self._at >= 0:
            self._state.setText(_("剪贴板已清空。还要这一项，点“再复制”。"))

    def _clear(self) -> None:
        """Leave nothing of the matter, on the page or on the clipboard."""
        self._fields, self._at = (), -1
        self._copied.clear()
        self.clipboard.take_back()
        for words in (self._title, self._words, self._state, self._number):
            words.clear()
        self._list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._bound.turn(self._bound.number)
            self._title.setText(_("已收起。要接着录，按 F8 重新取出"))

    def _follow(self) -> None:
        look = self._station.look
        self.table.verticalHeader().setDefaultSectionSize(look.px(28))
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, look.px(width))


def _cells(line: _Line) -> tuple[str, ...]:
    done = _("✓ 已复制") if line.copied else "" if line.field.words else _("空着")
    return done, line.field.title, " ".join(line.field.words.split())
