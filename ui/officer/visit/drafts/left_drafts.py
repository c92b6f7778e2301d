"""Drafts that wait (草稿): over the visits of the day, taken up in place or thrown away, never silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.list_view import ListView
from xinfang_desk.domain.record import SavedDraft
from xinfang_desk.words import _

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 3
"""Drafts that are seen at a time; more are scrolled to."""
_ROW = 30


class _Drafts(ListModel[SavedDraft]):
    def __init__(self, look: Look, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today

    def words(self, item: SavedDraft) -> tuple[str, ...]:
        """That it is a draft, when they came, and its first words; those of an accusation are not said."""
        return _("草稿"), self.came(item), item.first_words or _("在写")

    def key(self, item: SavedDraft) -> object:
        """The key of its visit."""
        return item.key

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is drawn: a pencil, the time and the first words (Qt)."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return "　".join(self.words(self._items[index.row()])[1:])
        if role == Qt.ItemDataRole.DecorationRole:
            return self._look.icon("pencil", "warn", 18)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._look.px(_ROW))
        return super().data(index, role)

    def came(self, item: SavedDraft) -> str:
        """The time, with the day before it when that is not today."""
        return f"{item.at:%H:%M}" if item.at.date() == self._today() else f"{item.at:%m-%d %H:%M}"


class DraftsView(ListView):
    """The drafts; Enter or a click takes one up, Delete throws it away."""

    taken_up = Signal(object)
    dropped = Signal(object)
    marked = Signal(str)
    """When the draft that is now marked came; empty when none is."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__("draftsList", _("草稿"))
        self._drafts = _Drafts(look, today, self)
        self.setModel(self._drafts)
        self.clicked.connect(self._take)
        self.activated.connect(self._take)
        self.selectionModel().currentChanged.connect(self._say_marked)

    def show_drafts(self, drafts: Sequence[SavedDraft], following: SavedDraft | None) -> None:
        """Replace every row and mark ``following``; whoever is in the list keeps the mark that they chose."""
        marked = (self.current() if self.hasFocus() else None) or following
        here = marked if marked in drafts else next(iter(drafts), None)
        self.replace(self._drafts, drafts, here.key if here is not None else None)

    def current(self) -> SavedDraft | None:
        """The draft that is marked."""
        kept: SavedDraft | None = self.currentIndex().data(_Drafts.ItemRole)
        return kept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete throws away (Qt)."""
        if event.key() == Qt.Key.Key_Delete:
            self.drop()
        else:
            super().keyPressEvent(event)

    def drop(self) -> None:
        """Ask for the draft that is marked to be thrown away."""
        if (kept := self.current()) is not None:
            self.dropped.emit(kept)

    def _say_marked(self) -> None:
        kept = self.current()
        self.marked.emit(self._drafts.came(kept) if kept is not None else "")

    def _take(self, index: QModelIndex) -> None:
        self.taken_up.emit(index.data(_Drafts.ItemRole))


class LeftDrafts(QWidget):
    """How many drafts wait, the drafts, and what can be done with the marked one; hidden while none waits."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("leftDrafts")
        self._look = look
        self._shown: tuple[SavedDraft, ...] = ()
        self.view = DraftsView(look, today)
        self._count = label("", "strong", name="draftsCount")
        self._drop = Button(look, _("放弃"), "dropDraft", kind="ghost")
        keys = label("F3", "caption")
        head = row(look, self._count, keys, None, self._drop, margins=(4, 0, 0, 0))
        self.setLayout(column(look, head, self.view, spacing=2))
        self._drop.clicked.connect(self.view.drop)
        self.view.marked.connect(self._name_drop)
        look.resized.connect(self._fit)
        self.hide()

    def show_drafts(self, drafts: Sequence[SavedDraft], following: SavedDraft | None) -> None:
        """Let these wait; F3 goes on with ``following``."""
        if tuple(drafts) != self._shown:
            self._shown = tuple(drafts)
            self._count.setText(_("草稿 {count}").format(count=len(drafts)))
            self.setVisible(bool(drafts))
            self._fit()
        self.view.show_drafts(drafts, following)

    def _name_drop(self, came: str) -> None:
        whole = _("放弃 {time}")
        # Of another day, the day: both would not stand on the button.
        self._drop.setText(whole.format(time=came.split(maxsplit=1)[0]) if came else _("放弃"))
        self._drop.setAccessibleName(whole.format(time=came) if came else _("放弃"))

    def _fit(self) -> None:
        self.view.setFixedHeight(self._look.px(_ROW) * min(len(self._shown), _SHOWN) + 4)
