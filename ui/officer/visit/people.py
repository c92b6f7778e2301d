"""Who came (来访人): one tab a person, in the order in which it is said."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from ui.officer.parts.identity import remark_on_id
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.in_sight import go_to
from ui.widgets.inputs.choices import choices, choose, numbers
from ui.widgets.labels import label
from xinfang_desk.domain.people.petitioner import (
    SPEAKS_FOR_OTHERS,
    IdType,
    Need,
    Person,
    Role,
    concerned,
    id_states,
    kept_id,
)
from xinfang_desk.domain.people.spelling import has_other_dot
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


def _remark_on_name(name: str) -> str:
    """What to say of the dot in a name as it is typed; it is kept and printed as it stands."""
    if has_other_dot(name):
        return _("点一般写“·”，查找时都认")
    return ""


class PersonForm(QWidget):
    """One person: what a receipt needs, and no more."""

    changed = Signal()
    left = Signal()
    """A field was left: a good moment to keep the draft."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._person = Person(name="")
        self._today = station.today
        self._filling = False
        self.name = QLineEdit()
        self.id_number = QLineEdit()
        self.id_type = choices((each, name_of(each)) for each in IdType)
        self.role = choices((each, name_of(each)) for each in Role)
        self.phone = QLineEdit()
        self.address = QLineEdit()
        self.relation = QLineEdit()
        self.authority = QLineEdit()
        self.address_field = Field(look, _("现住址"), self.address, "address")
        self.name_field = Field(look, _("姓名"), self.name, "name", required=True)
        self.id_field = Field(look, _("证件号码"), self.id_number, "idNumber")
        self._relation_field = Field(look, _("与本人关系"), self.relation, "relation")
        self._authority_field = Field(
            look, _("授权文件"), self.authority, "authority", hint=_("没有带来可以不填，当场给空白委托书")
        )
        self._grid = Grid(look)
        self._grid.fill(
            (
                (self.name_field, 1),
                (self.id_field, 2),
                (Field(look, _("证件类型"), self.id_type, "idType"), 1),
                (Field(look, _("联系电话"), self.phone, "phone"), 1),
                (self.address_field, 2),
                (Field(look, _("来访身份"), self.role, "role"), 1),
                (self._relation_field, 1),
                (self._authority_field, 3),
            )
        )
        self._needs = {need: QCheckBox(name_of(need)) for need in Need}
        self.needs = Flow(look, spacing=16)
        self.needs.add(label(_("便民需要"), "label"), *self._needs.values())
        for need, box in self._needs.items():
            box.setObjectName(f"need_{need.value}")
            box.setAccessibleName(_("便民需要：{need}").format(need=name_of(need)))
            box.toggled.connect(self._edited)
        self.setLayout(column(look, self._grid, self.needs, spacing=12))
        for edit in (self.name, self.id_number, self.phone, self.address, self.relation, self.authority):
            edit.textEdited.connect(self._edited)
            edit.editingFinished.connect(self.left)
        for choice in (self.id_type, self.role):
            choice.activated.connect(self._edited)
        self._follow_role()

    def complete_addresses(self, addresses: tuple[str, ...]) -> None:
        """Offer addresses already written down."""
        # Of the line, so that Qt takes the one before away.
        completer = QCompleter(list(addresses), self.address)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.address.setCompleter(completer)

    def read(self) -> Person:
        """The person as written."""
        kind: IdType = self.id_type.currentData()
        number = kept_id(kind, self.id_number.text())
        stated = id_states(kind, number, self._today())
        return replace(
            self._person,
            name=self.name.text().strip(),
            role=self.role.currentData(),
            id_type=kind,
            id_number="" if kind is IdType.NONE else number,
            sex=stated[1] if stated else self._person.sex,
            phone=self.phone.text().strip(),
            address=self.address.text().strip(),
            needs=tuple(need for need, box in self._needs.items() if box.isChecked()),
            relation=self.relation.text().strip(),
            authority=self.authority.text().strip(),
        )

    def show_person(self, person: Person) -> None:
        """Put a person into the form."""
        self._filling = True
        self._person = person
        self.name.setText(person.name)
        self.id_number.setText(person.id_number)
        choose(self.id_type, person.id_type)
        choose(self.role, person.role)
        self.phone.setText(person.phone)
        self.address.setText(person.address)
        self.relation.setText(person.relation)
        self.authority.setText(person.authority)
        for need, box in self._needs.items():
            box.setChecked(need in person.needs)
        self._filling = False
        self._follow_role()
        self._check_id()

    def _edited(self) -> None:
        if self._filling:
            return
        typed = self.sender() is self.id_number and self.id_number.text().strip()
        if self.id_type.currentData() is IdType.NONE and typed:
            choose(self.id_type, IdType.RESIDENT_ID)
        self._follow_role()
        self._check_id()
        self.changed.emit()

    def _follow_role(self) -> None:
        speaks = self.role.currentData() in SPEAKS_FOR_OTHERS
        self._relation_field.setVisible(speaks)
        self._authority_field.setVisible(speaks)
        self._grid.rearrange()

    def _check_id(self) -> None:
        """Say what the number states, or that it fails; nothing is blocked (信访工作条例 art. 19)."""
        kind: IdType = self.id_type.currentData()
        number = kept_id(kind, self.id_number.text())
        failing = _("校验不符，请再核对；核不清也可以登记")
        remark_on_id(self.id_field, kind, number, self._today(), failing)
        self.name_field.show_remark(_remark_on_name(self.name.text()))


class PeopleCard(Card):
    """All who came, one at a time; how many the matter concerns; or nobody named."""

    changed = Signal()
    left = Signal()

    def __init__(self, station: Station) -> None:
        look = station.look
        self._add = Button(look, _("添加一人"), "addPerson", kind="ghost", icon="plus", keys="F7")
        super().__init__(
            look,
            _("来访人"),
            "peopleCard",
            icon="person",
            note=_("证件号只在本机加密保存，打印件自动遮盖"),
            aside=self._add,
        )
        self._look = look
        self._people: list[Person] = [Person(name="")]
        self._at = 0
        self._counted = False
        self.form = PersonForm(station)
        self._tabs = Flow(look, spacing=2)
        self.anonymous = QCheckBox(_("不愿留姓名"))
        self.anonymous.setObjectName("anonymous")
        self.anonymous.setAccessibleName(_("不愿留姓名"))
        self.involved = numbers(look, 1, 9999)
        self.involved.setObjectName("peopleInvolved")
        self.involved.setAccessibleName(_("涉及人数"))
        words = label(_("涉及人数"), "label")
        words.setBuddy(self.involved)
        self._drop = Button(look, _("去掉这一人"), "dropPerson", kind="ghost")
        self.body.addWidget(self._tabs)
        self.body.addWidget(self.form)
        last = Flow(look, spacing=12)
        last.add(self.anonymous, words, self.involved, self._drop)
        self.body.addWidget(last)
        self.form.changed.connect(self._edited)
        self.form.left.connect(self.left)
        self.anonymous.toggled.connect(self.changed)
        self.involved.valueChanged.connect(self._count_given)
        self._add.clicked.connect(self.add_person)
        self._drop.clicked.connect(self._drop_person)
        self._draw_tabs()

    def read(self) -> tuple[Person, ...]:
        """The people as written; nobody where none has been named."""
        self._people[self._at] = self.form.read()
        return tuple(each for each in self._people if each.name or each.id_number)

    def show_people(self, people: tuple[Person, ...], *, involved: int, anonymous: bool) -> None:
        """Put people into the card."""
        self._people = list(people) or [Person(name="")]
        self._at = 0
        # The form first: what the others tell is answered by reading it.
        self.form.show_person(self._people[0])
        self._counted = involved != self._least()
        self._count(involved)
        self.anonymous.setChecked(anonymous)
        self._draw_tabs()

    def add_person(self) -> None:
        """A further person, with the form empty and ready; after a representative, another one."""
        here = self._people[self._at] = self.form.read()
        role = Role.REPRESENTATIVE if here.role is Role.REPRESENTATIVE else Role.PETITIONER
        self._people.append(Person(name="", address=self._people[0].address, role=role))
        self._go(len(self._people) - 1)
        self.changed.emit()
        self.left.emit()

    def several(self) -> bool:
        """Whether there is another one to turn to."""
        return len(self._people) > 1

    def turn(self, by: int) -> None:
        """Go to the next person or the one before, round and round."""
        self._turn((self._at + by) % len(self._people))

    def _drop_person(self) -> None:
        del self._people[self._at]
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

    def _draw_tabs(self) -> None:
        self._tabs.clear()
        several = self.several()
        self._tabs.setVisible(several)
        self._drop.setVisible(several)
        if several:
            for place in range(len(self._people)):
                tab = Button(self._look, "", f"person_{place + 1}", kind="tab")
                tab.setCheckable(True)
                tab.setAutoExclusive(True)
                tab.setChecked(place == self._at)
                tab.clicked.connect(lambda _on=False, to=place: self._turn(to))
                self._tabs.add(tab)
            self._name_tabs()

    def _turn(self, place: int) -> None:
        self._people[self._at] = self.form.read()
        self._go(place)

    def _name_tabs(self) -> None:
        for place, person in enumerate(self._people):
            tab = self._tabs.findChild(Button, f"person_{place + 1}")
            if tab is not None:
                tab.say(person.name or _("第 {number} 人").format(number=place + 1))
