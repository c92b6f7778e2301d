"""Who came (来访人): one tab a person, in the order in which it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QWidget

from ui.dropped_files import let_fall, let_in
from ui.officer.parts.people_table import PeopleTable
from ui.officer.parts.station import Station
from ui.officer.visit.more import More
from ui.officer.visit.person import PersonForm
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.in_sight import go_to
from ui.widgets.inputs.choices import numbers
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Person, Role, concerned
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

if TYPE_CHECKING:
    from ui.officer.visit.matters import MattersCard

_HIGH = 380
"""Pixels at 100 %."""
_MOST_TABS = 7
"""People who have a tab each; a longer list is one, which opens as a table."""


class PeopleCard(QFrame):
    """All who came, one at a time; how many the matter concerns; or nobody named."""

    changed = Signal()
    left = Signal()
    pictured = Signal(list)
    """Pictures were dropped on it, a list of paths: an identity card, where one can be read so."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        self.setProperty("kind", "card")
        self.setObjectName("peopleCard")
        self.setAccessibleName(_("来访人"))
        self._people: list[Person] = [Person(name="")]
        self._at = 0
        self._counted = False
        self.form = PersonForm(station)
        self._tabs = Flow(look, spacing=2)
        self.anonymous = QCheckBox(_("不愿留姓名"))
        self.anonymous.setObjectName("anonymous")
        self.anonymous.setAccessibleName(_("不愿留姓名"))
        self.involved = numbers(1, 9999)
        self.involved.setObjectName("peopleInvolved")
        self.involved.setAccessibleName(_("涉及人数"))
        words = label(_("涉及人数"), "label")
        words.setBuddy(self.involved)
        last = Flow(look, spacing=12)
        last.add(self.anonymous, words, self.involved)
        self.photo = Button(look, _("照片读身份证"), "cardPhoto", kind="ghost", icon="person", keys="Alt+I")
        last.add(self.photo)
        self.photo.hide()
        self.photo.setEnabled(False)
        self.more = More(look, self.form.more, last)
        self.add = Button(look, _("添加一人"), "addPerson", kind="ghost", icon="plus", keys="F7")
        self.drop = Button(look, _("去掉这一人"), "dropPerson", kind="ghost")
        self.listed = Button(look, _("名单"), "listNames", kind="ghost", icon="people", keys="Alt+N")
        self.names = NamesPanel(station, self, self.listed)
        self.adding = (self.listed, self.add, self.drop)
        under = row(look, spacing=6)
        under.addWidget(self.more, 1)
        under.addWidget(self.drop)
        under.addWidget(self.listed)
        under.addWidget(self.add)
        self.setLayout(column(look, self._tabs, self.form, under, margins=(12, 6, 12, 2), spacing=4))
        self.form.changed.connect(self._edited)
        self.form.left.connect(self.left)
        self.anonymous.toggled.connect(self.changed)
        self.changed.connect(self._say_more)
        self.involved.valueChanged.connect(self._count_given)
        self.add.clicked.connect(self.add_person)
        self.drop.clicked.connect(self._drop_person)
        self.listed.clicked.connect(self.list_names)
        self.names.taken.connect(self._take_names)
        self._draw_tabs()

    def read(self) -> tuple[Person, ...]:
        """The people as written; nobody where none has been named."""
        self._people[self._at] = self.form.read()
        return tuple(each for each in self._people if each.name or each.id_number)

    def show_people(self, people: tuple[Person, ...], *, involved: int, anonymous: bool) -> None:
        """Put people into the card."""
        self._people = list(people) or [Person(name="")]
        self._at = 0
        self.form.keep_cards_of(people)
        # The form first: what the others tell is answered by reading it.
        self.form.show_person(self._people[0])
        self._counted = involved > self._least()
        self._count(involved)
        self.anonymous.setChecked(anonymous)
        self._draw_tabs()

    def add_person(self, *, lives_elsewhere: bool = False) -> None:
        """A further person, with the form empty and ready; after a representative, another one.

        Who comes along mostly lives with the first, unless something says where.
        """
        here = self._people[self._at] = self.form.read()
        role = Role.REPRESENTATIVE if here.role is Role.REPRESENTATIVE else Role.PETITIONER
        address = "" if lives_elsewhere else self._people[0].address
        self._people.append(Person(name="", address=address, role=role))
        self._go(len(self._people) - 1)
        self.changed.emit()
        self.left.emit()

    def take_pictures(self) -> None:
        """An identity card can be read off its picture: by the button, or dropped here."""
        self.photo.show()
        self.photo.setEnabled(True)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped; it stays where it lies too (Qt)."""
        let_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; whoever drags deletes nothing (Qt)."""
        self.pictured.emit(let_fall(event))

    def stand_on(self, page: QWidget) -> None:
        """Let what opens over the form lie over this."""
        self.more.stand_on(page)
        self.names.setParent(page)

    def close_it(self) -> bool:
        """Put away what lies over the form; whether anything did."""
        return self.names.close_it() or self.more.close_it()

    def list_names(self) -> None:
        """Write all who came in one table, over the form."""
        self.names.begin(self.read())

    def several(self) -> bool:
        """Whether there is another one to turn to."""
        return len(self._people) > 1

    def turn(self, by: int) -> None:
        """Go to the next person or the one before, round and round."""
        self._turn((self._at + by) % len(self._people))

    def _take_names(self, people: tuple[Person, ...]) -> None:
        given = self.involved.value() if self._counted else 1
        involved = max(given, concerned(people), 1)
        self.show_people(people, involved=involved, anonymous=self.anonymous.isChecked())
        self.changed.emit()
        self.left.emit()
        go_to(self.form.name)

    def _drop_person(self) -> None:
        del self._people[self._at]
        self.form.keep_cards_of(tuple(self._people))
        self._at = min(self._at, len(self._people) - 1)
        self._go(self._at)
        self._count(self.involved.value())
        self.changed.emit()

    def _least(self) -> int:
        """As many as were named; nobody named is one who came."""
        return max(1, concerned(self.read()))

    def _count(self, given: int) -> None:
        """Let the count follow those who are named; one that the officer gave stays, but never below them."""
        least = self._least()
        with QSignalBlocker(self.involved):
            self.involved.setMinimum(least)
            self.involved.setValue(given if self._counted else least)

    def _count_given(self) -> None:
        self._counted = True
        self.changed.emit()

    def _go(self, place: int) -> None:
        self._at = place
        self.form.show_person(self._people[place])
        self._draw_tabs()
        go_to(self.form.name)

    def _edited(self) -> None:
        if self.sender() is self.form and len(self._people) > 1:
            self._people[self._at] = self.form.read()
            self._name_tabs()
        self._count(self.involved.value())
        self.changed.emit()

    def _say_more(self) -> None:
        """What is seldom needed, in words: nothing that was ticked is out of sight."""
        here = self.form.read()
        count = _("{count} 人").format(count=self.involved.value())
        needs = "、".join(map(name_of, here.needs)) or _("没有特别需要")
        nameless = [_("不愿留姓名")] if self.anonymous.isChecked() else []
        self.more.say(" · ".join([name_of(here.role), count, needs, *nameless]))

    def _draw_tabs(self) -> None:
        self._tabs.clear()
        several = self.several()
        self._tabs.setVisible(several)
        self.drop.setVisible(several)
        if len(self._people) > _MOST_TABS:
            words = _("共 {count} 人 · 第 {at} 人").format(count=len(self._people), at=self._at + 1)
            tab = Button(self._look, words, "person_list", kind="tab")
            tab.clicked.connect(self.list_names)
            self._tabs.add(tab)
        elif several:
            for place in range(len(self._people)):
                tab = Button(self._look, "", f"person_{place + 1}", kind="tab")
                tab.setCheckable(True)
                tab.setAutoExclusive(True)
                tab.setChecked(place == self._at)
                tab.clicked.connect(lambda _on=False, to=place: self._turn(to))
                self._tabs.add(tab)
            self._name_tabs()
        self._say_more()

    def _turn(self, place: int) -> None:
        self._people[self._at] = self.form.read()
        self._go(place)

    def _name_tabs(self) -> None:
        for place, person in enumerate(self._people):
            tab = self._tabs.findChild(Button, f"person_{place + 1}")
            if tab is not None:
                tab.say(person.name or _("第 {number} 人").format(number=place + 1))


def turn_among(people: PeopleCard, matters: MattersCard, by: int) -> None:
    """Another person, where the focus is among people and there are several; else another matter."""
    if people.isAncestorOf(QApplication.focusWidget() or people) and people.several():
        people.turn(by)
    elif matters.several():
        matters.turn(by)


class NamesPanel(QFrame):
    """A list of names (名单): a whole group in one table, typed or pasted, taken at once.

    It lies over the form until its people are taken, or Escape leaves the form as it was.
    """

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
        drop = Button(look, _("不用"), "dropNames", keys="Esc")
        self._take = Button(look, _("就这些人"), "takeNames", kind="primary", icon="check", keys="Ctrl+Enter")
        inside = column(look, label(hint, "caption", wrap=True), margins=(12, 10, 12, 10), spacing=8)
        inside.addWidget(self.table, 1)
        inside.addLayout(row(look, paste, None, drop, self._take))
        self.setLayout(inside)
        paste.clicked.connect(self.paste)
        drop.clicked.connect(self.close_it)
        self._take.clicked.connect(self.take)
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

    def take(self) -> bool:
        """Take who stands there, with what is being typed; whether the list was open."""
        if self.isHidden():
            return False
        self.table.setFocus()  # A cell that is being typed keeps its words as it is left.
        people = self.table.people()
        self.close_it()
        self.taken.emit(people)
        return True

    def _full(self) -> None:
        words = _("代表最多 {most} 人（条例第20条）。")
        self._station.tell(words.format(most=MOST_REPRESENTATIVES), NoticeKind.WARN)
