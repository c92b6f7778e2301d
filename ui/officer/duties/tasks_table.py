"""Who does what by when (谁、哪天以前、办什么): rows to be written in, and read back as tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.look.theme import Look
from ui.officer.parts.days import day_of, read_day_ahead
from xinfang_desk.domain.duties.meeting import Task
from xinfang_desk.words import _

_WHAT, _ORG, _WHO, _DUE, _ANSWER = range(5)
_LEAST_ROWS = 4
_ROW = 30
"""Height of a row in pixels at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwhole:
    """A row that is no task yet: its place, from 1, and what it gives for a day that is none."""

    place: int
    no_day: str


class TasksTable(QTableWidget):
    """A row is a task as soon as something stands in it; a day is typed as everywhere (10.15, 2026-10-15)."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__(0, 5)
        self._look, self._today = look, today
        self.setObjectName("meetingTasks")
        self.setAccessibleName(_("谁、哪天以前、办什么"))
        names = (_("办什么"), _("哪个单位"), _("谁"), _("哪天（当天还算）"), _("回话"))
        self.setHorizontalHeaderLabels(names)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.resized.connect(self._follow)
        self._follow()

    def show_tasks(self, tasks: tuple[Task, ...], *, written: bool) -> None:
        """These tasks; to be written in while the meeting is not closed."""
        self.setRowCount(0)
        for task in tasks:
            answer = _("办成了 {day}").format(day=day_of(task.done_on, self._today())) if task.done_on else ""
            due = day_of(task.due, self._today())
            self._append((task.what, task.org, task.who, due, answer or _("还没到")))
            index = self.model().index(self.rowCount() - 1, _DUE)
            self.model().setData(index, (due, task.due), Qt.ItemDataRole.UserRole)
        triggers = QAbstractItemView.EditTrigger
        typed = triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        wanted = typed | triggers.SelectedClicked if written else triggers.NoEditTriggers
        self.setEditTriggers(wanted)

    def add_row(self) -> None:
        """One more row, written in at once."""
        self._append(("", "", "", "", ""))
        self.setCurrentCell(self.rowCount() - 1, _WHAT)
        self.edit(self.currentIndex())

    def show_unwhole(self, row: Unwhole) -> None:
        """Go to where something is to be written yet."""
        self.setCurrentCell(row.place - 1, _DUE if row.no_day else _WHAT)
        self.setFocus()

    def tasks(self) -> tuple[Task | Unwhole, ...]:
        """The rows as tasks, those that are not whole among them. Empty rows are none."""
        found: list[Task | Unwhole] = []
        for place in range(self.rowCount()):
            what, org, who, said = (self._text(place, column) for column in (_WHAT, _ORG, _WHO, _DUE))
            due = self._due(place)
            if not (what or org or who or said):
                continue
            if what and org and due:
                found.append(Task(what=what, org=org, who=who, due=due))
            else:
                found.append(Unwhole(place=place + 1, no_day=said if due is None else ""))
        return tuple(found)

    def _due(self, place: int) -> date | None:
        known = self.model().index(place, _DUE).data(Qt.ItemDataRole.UserRole)
        if known and known[0] == self._text(place, _DUE):
            day: date = known[1]
            return day
        return read_day_ahead(self._text(place, _DUE), self._today())

    def _text(self, place: int, column: int) -> str:
        return str(self.model().index(place, column).data() or "").strip()

    def _append(self, words: tuple[str, ...]) -> None:
        place = self.rowCount()
        self.insertRow(place)
        for column, text in enumerate(words):
            cell = QTableWidgetItem(text)
            if column == _ANSWER:
                cell.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self.setItem(place, column, cell)

    def _follow(self) -> None:
        px = self._look.px
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.setMinimumHeight(px(_ROW * _LEAST_ROWS))
        for column, wide in ((_ORG, 104), (_WHO, 76), (_DUE, 126), (_ANSWER, 84)):
            self.setColumnWidth(column, px(wide))
