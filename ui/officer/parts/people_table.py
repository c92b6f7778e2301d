"""People in a table that is filled by keys (人员表): one line a person, an empty one at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look.theme import Look
from xinfang_desk.domain.people.name_list import is_one_cell, read_names
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, IdType, Person, Role
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_Index = QModelIndex | QPersistentModelIndex
_FIELDS = ("name", "id_number", "phone", "address")
_ROLE = len(_FIELDS)
_WIDTHS = (84, 184, 124)
"""Of name, identity number and telephone at 100 %; the address takes the rest."""
_LINES = 5
"""Lines that are in sight at least."""


class _People(QAbstractTableModel):
    """The people, and an empty line in which one more is written."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Person] = []
        self._titles = (_("姓名"), _("证件号"), _("电话"), _("住址"), _("身份"))

    def show(self, people: Sequence[Person]) -> None:
        """Stand for these people."""
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The people and the empty line (Qt)."""
        return 0 if parent.isValid() else len(self.people) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """What is asked of each (Qt)."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles (Qt)."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell (Qt)."""
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        shown = spoken or role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
        if not shown or not index.isValid():
            return None
        if index.row() >= len(self.people):
            return _("在这里再写一人") if spoken else None
        person = self.people[index.row()]
        return name_of(person.role) if index.column() == _ROLE else getattr(person, _FIELDS[index.column()])

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed; in the empty line it is one more person (Qt)."""
        words = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or index.column() == _ROLE:
            return False
        if index.row() < len(self.people):
            self.people[index.row()] = _with(self.people[index.row()], _FIELDS[index.column()], words)
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), _ROLE))
        elif words:
            self.add([_with(Person(name=""), _FIELDS[index.column()], words)])
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All is typed over but the role (Qt)."""
        found = super().flags(index)
        return found if index.column() == _ROLE else found | Qt.ItemFlag.ItemIsEditable

    def add(self, people: Sequence[Person]) -> None:
        """More people, before the empty line."""
        if people:
            self.beginInsertRows(QModelIndex(), len(self.people), len(self.people) + len(people) - 1)
            self.people += people
            self.endInsertRows()

    def drop(self, row: int) -> None:
        """One person fewer."""
        if row < len(self.people):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.people[row]
            self.endRemoveRows()

    def turn_role(self, row: int) -> bool:
        """A petitioner speaks for the others, or no more; not more than the regulations allow (art. 20)."""
        if row >= len(self.people) or self.people[row].role not in {Role.PETITIONER, Role.REPRESENTATIVE}:
            return False
        speaks = self.people[row].role is Role.REPRESENTATIVE
        chosen = sum(each.role is Role.REPRESENTATIVE for each in self.people)
        if not speaks and chosen >= MOST_REPRESENTATIVES:
            return False
        role = Role.PETITIONER if speaks else Role.REPRESENTATIVE
        self.people[row] = replace(self.people[row], role=role)
        self.dataChanged.emit(self.index(row, _ROLE), self.index(row, _ROLE))
        return True


class PeopleTable(QTableView):
    """Typing begins in a cell, Enter goes on; space chooses who speaks, Ctrl+V pastes, Ctrl+Del drops.

    ``full`` hears that nobody further may speak for the others.
    """

    def __init__(self, look: Look, full: Callable[[], None]) -> None:
        super().__init__()
        self._look = look
        self._full = full
        self._model = _People()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(_FIELDS.index("address"), QHeaderView.ResizeMode.Stretch)
        look.resized.connect(self._follow)
        self._follow()

    def show_people(self, people: Sequence[Person]) -> None:
        """Put these people into the table."""
        self._model.show(people)
        self.setCurrentIndex(self._model.index(0, 0))

    def people(self) -> tuple[Person, ...]:
        """Who stands in the table; lines in which nothing is left are nobody."""
        return tuple(each for each in self._model.people if each.name or each.id_number or each.phone)

    def paste(self, text: str) -> int:
        """Take the people of a list after those who stand there; how many."""
        found = read_names(text)
        self._model.add(found)
        return len(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next cell, space chooses who speaks, Ctrl+V takes a list (Qt)."""
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_here(QGuiApplication.clipboard().text(), here)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here.isValid():
            # What was typed is kept first: the editor says so after this key.
            QTimer.singleShot(0, self, lambda: self._go_on(here.row(), here.column()))
        elif event.key() == Qt.Key.Key_Space and here.column() == _ROLE:
            if not self._model.turn_role(here.row()):
                self._full()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._model.drop(here.row())
        else:
            super().keyPressEvent(event)

    def _paste_here(self, text: str, here: QModelIndex) -> None:
        """One name or number is for the cell with the cursor; a list comes after those who stand there."""
        if not (is_one_cell(text) and self._model.setData(here, text)):
            self.paste(text)

    def _go_on(self, row: int, at: int) -> None:
        """To the cell behind, from the address to the next line."""
        row, at = (row, at + 1) if at + 1 < len(_FIELDS) else (row + 1, 0)
        self.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1), at))

    def _follow(self) -> None:
        px = self._look.px
        self.verticalHeader().setDefaultSectionSize(px(30))
        for at, width in enumerate(_WIDTHS):
            self.setColumnWidth(at, px(width))
        self.setColumnWidth(_ROLE, px(72))
        self.setMinimumHeight(px(32 + 30 * _LINES))


def _with(person: Person, field: str, words: str) -> Person:
    """The person with ``words`` in a field; a number without a kind of paper is an identity card's."""
    if field == "id_number" and words and person.id_type is IdType.NONE:
        person = replace(person, id_type=IdType.RESIDENT_ID)
    changed: dict[str, Any] = {field: words}
    return replace(person, **changed)
