"""A list of names (名单): a whole group in one table over the form, typed or pasted, taken at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.officer.parts.people_table import PeopleTable
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Person
from xinfang_desk.words import _

_HIGH = 380
"""Pixels at 100 %."""


class NamesPanel(QFrame):
    """Lies over the form until its people are taken, or Escape leaves the form as it was."""

    taken = Signal(object)
    """The people, a tuple of :class:`~xinfang_desk.domain.people.petitioner.Person`."""

    def __init__(self, station: Station, line: QWidget, opener: QWidget) -> None:
        super().__init__()
        self._station = station
        self._line, self._opener = line, opener
        look = station.look
        self.setObjectName("namesPanel")
        self.setProperty("kind", "ask")
        self.setAccessibleName(_("名单"))
        self.table = PeopleTable(look, self._full)
        self.table.setObjectName("namesTable")
        self.table.setAccessibleName(_("名单"))
        hint = _("一人一行：姓名、证件号、电话、住址，次序随便，也可以从表格里复制来贴。身份格按空格选代表。")
        paste = Button(look, _("贴名单"), "pasteNames", icon="document", keys="Ctrl+V")
        drop = Button(look, _("不用"), "dropNames")
        self._take = Button(look, _("就这些人"), "takeNames", kind="primary", icon="check")
        inside = column(look, label(hint, "caption", wrap=True), margins=(12, 10, 12, 10), spacing=8)
        inside.addWidget(self.table, 1)
        inside.addLayout(row(look, paste, None, drop, self._take))
        self.setLayout(inside)
        paste.clicked.connect(self.paste)
        drop.clicked.connect(self.close_it)
        self._take.clicked.connect(self._done)
        self.hide()

    def begin(self, people: tuple[Person, ...]) -> None:
        """Open with those who stand in the form."""
        page = self.parentWidget()
        if page is None:
            return
        corner = self._line.mapTo(page, QPoint(0, 0))
        below = max(page.height() - corner.y(), self.minimumSizeHint().height())
        high = min(self._station.look.px(_HIGH), below)
        self.setGeometry(corner.x(), corner.y(), self._line.width(), high)
        self.table.show_people(people)
        self.show()
        self.raise_()
        self.table.setFocus()

    def paste(self) -> None:
        """Take the list that was copied, and say how many it names."""
        count = self.table.paste(QGuiApplication.clipboard().text())
        words = _("贴了 {count} 人。") if count else _("复制来的文字里没有认出人名。一人一行再试。")
        self._station.tell(words.format(count=count), NoticeKind.OK if count else NoticeKind.WARN)
        self.table.setFocus()

    def close_it(self) -> bool:
        """Put the list away, the form as it was; whether it was open."""
        opened = not self.isHidden()
        if opened:
            if self.isAncestorOf(QApplication.focusWidget() or self):
                self._opener.setFocus()
            self.hide()
        return opened

    def _done(self) -> None:
        people = self.table.people()
        self.close_it()
        self.taken.emit(people)

    def _full(self) -> None:
        words = _("代表最多 {most} 人（条例第20条）。")
        self._station.tell(words.format(most=MOST_REPRESENTATIVES), NoticeKind.WARN)
