"""One of those who came (一位来访人): what a receipt needs in two rows, and seldom more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.officer.parts.identity import remark_on_id
from ui.officer.parts.station import Station
from ui.officer.visit.id_line import IdLine
from ui.officer.visit.origin import Origin, from_card
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.inputs.offering import Offering, fill
from ui.widgets.labels import label
from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.domain.people.likeness import phone_doubt
from xinfang_desk.domain.people.petitioner import (
    SPEAKS_FOR_OTHERS,
    IdType,
    Need,
    Person,
    Role,
    id_states,
    kept_id,
)
from xinfang_desk.domain.people.spelling import has_other_dot
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_CAPTIONS = (28, 42, 41, 42)
"""Widths of the labels where they stand beside; the first has its mark behind it."""
_FIRST = 176
"""Width of the first field of both rows, in pixels at 100 %."""


def _remark_on_name(name: str) -> str:
    """What to say of the dot in a name as it is typed; it is kept and printed as it stands."""
    if has_other_dot(name):
        return _("点一般写“·”，查找时都认")
    return ""


def _remark_on_phone(phone: str) -> str:
    """What to say of a number as it is typed that nobody can dial; it is kept as it stands."""
    digits = phone_doubt(phone)
    return "" if digits is None else _("有一个号码是 {count} 位，请核对").format(count=digits)


class PersonForm(QWidget):
    """One person: two rows in sight, and ``more`` for who lays out what is seldom needed."""

    changed = Signal()
    left = Signal()
    """A field was left: a good moment to keep the draft."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        self._person = Person(name="")
        self._today = station.today
        self._filling = False
        self._offered: dict[QLineEdit, str] = {}
        self._card: IdCard | None = None
        self._pictured: tuple[IdCard, ...] = ()
        self.name = QLineEdit()
        self.id_number = IdLine(look)
        self.id_type = self.id_number.kind
        self.role = choices((each, name_of(each)) for each in Role)
        self.phone = QLineEdit()
        self.address = QLineEdit()
        self.relation = QLineEdit()
        self.authority = QLineEdit()
        self.name_field = Field(look, _("姓名"), self.name, "name", required=True)
        self.id_field = Field(look, _("证件"), self.id_number, "idNumber")
        self.phone_field = Field(look, _("电话"), self.phone, "phone")
        self.address_field = Field(look, _("现住址"), self.address, "address")
        self._name_origin = Origin(look, self.name, "nameOrigin")
        self._address_origin = Origin(look, self.address, "addressOrigin")
        self._fields = (self.name_field, self.id_field, self.phone_field, self.address_field)
        rows = [row(look, spacing=12), row(look, spacing=12)]
        for at, field in enumerate(self._fields):
            rows[at // 2].addWidget(field, at % 2)
        self._checked = Button(look, _("核对过了"), "cardChecked", kind="answer", icon="check")
        self._checked.clicked.connect(self.confirm_card)
        self._unchecked = QWidget()
        words = label(_("身份证是机器从照片读的，请和证件对一遍。"), "caption", wrap=True)
        asked = row(look, words, self._checked)
        asked.setStretch(0, 1)
        self._unchecked.setLayout(asked)
        self.setLayout(column(look, *rows, self._unchecked, spacing=6))
        self.more = self._seldom(station)
        for edit in (self.name, self.id_number, self.phone, self.address, self.relation, self.authority):
            edit.textEdited.connect(self._edited)
            edit.editingFinished.connect(self.left)
        self.phone.editingFinished.connect(self._check_phone)
        for choice in (self.id_type, self.role):
            choice.activated.connect(self._edited)
        look.resized.connect(self._fit)
        self._fit()
        self.show_person(self._person)

    def stand(self, *, beside: bool) -> None:
        """Let the labels stand beside their fields, or above."""
        for at, field in enumerate(self._fields):
            field.stand(beside=beside, room=_CAPTIONS[at])

    def complete_addresses(self, addresses: tuple[str, ...]) -> None:
        """Offer addresses already written down."""
        Offering(self.address, addresses, within=True)

    def offer(self, known: Person | None) -> None:
        """Offer what the same person's telephone and address were before, where none is written."""
        said = _("上次：{text}　Enter 填上")
        for line, text in (
            (self.phone, known.phone if known else ""),
            (self.address, known.address if known else ""),
        ):
            line.setPlaceholderText(said.format(text=text) if text else "")
            self._offered[line] = text

    def take_offered(self, line: QLineEdit) -> None:
        """Write what is offered into a line that is empty."""
        text = self._offered.get(line, "")
        if text and not line.text():
            fill(line, text)
            self._edited()

    def take_card(self, card: IdCard, person: Person) -> None:
        """Write what a card says; each part is marked so until it is edited."""
        self.show_person(person)
        self.show_card(card)
        self.changed.emit()
        self.left.emit()

    def show_card(self, card: IdCard) -> None:
        """Mark what is written as the card has it; one off a photograph until it is confirmed."""
        self._card = card
        others = tuple(each for each in self._pictured if each.number != card.number)
        self._pictured = (*others, card) if card.pictured else others
        self._mark()

    def confirm_card(self) -> None:
        """Somebody has looked: it says what the card says."""
        if self._card is not None:
            self.show_card(replace(self._card, pictured=False))
            self.changed.emit()

    def keep_cards_of(self, people: tuple[Person, ...]) -> None:
        """Forget the cards of all but these."""
        numbers = {each.id_number for each in people}
        self._pictured = tuple(each for each in self._pictured if each.number in numbers)

    def has_unchecked(self, people: tuple[Person, ...]) -> bool:
        """Whether the number of one of them is off a photograph, and nobody has looked."""
        return not {each.number for each in self._pictured}.isdisjoint(each.id_number for each in people)

    def take_back(self, person: Person) -> None:
        """Put back who was written before a card was read."""
        self.show_person(person)
        self.changed.emit()

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
        self._card = next((each for each in self._pictured if each.number == person.id_number), None)
        self._mark()
        self._follow_role()
        self._check_id()
        self._check_phone()

    def _check_phone(self) -> None:
        """When the field is left: while somebody types, every number is too short."""
        self.phone_field.show_remark(_remark_on_phone(self.phone.text()))

    def _seldom(self, station: Station) -> QWidget:
        """What is asked for seldom: in what capacity somebody stands here, and what they need."""
        look = station.look
        self._relation_field = Field(look, _("与本人关系"), self.relation, "relation")
        self._authority_field = Field(
            look, _("授权文件"), self.authority, "authority", hint=_("没有带来可以不填，当场给空白委托书")
        )
        self._grid = Grid(look, columns=4)
        role = Field(look, _("来访身份"), self.role, "role")
        self._grid.fill(((role, 1), (self._relation_field, 1), (self._authority_field, 2)))
        self._needs = {need: QCheckBox(name_of(need)) for need in Need}
        needs = Flow(look, spacing=16)
        needs.add(label(_("便民需要"), "label"), *self._needs.values())
        for need, box in self._needs.items():
            box.setObjectName(f"need_{need.value}")
            box.setAccessibleName(_("便民需要：{need}").format(need=name_of(need)))
            box.toggled.connect(self._edited)
        seldom = QWidget()
        seldom.setLayout(column(look, self._grid, needs, spacing=8))
        return seldom

    def _fit(self) -> None:
        for field in (self.name_field, self.phone_field):
            field.setFixedWidth(self._look.px(_FIRST))

    def _edited(self) -> None:
        if self._filling:
            return
        typed = self.sender() is self.id_number and self.id_number.text().strip()
        if self.id_type.currentData() is IdType.NONE and typed:
            choose(self.id_type, IdType.RESIDENT_ID)
        self._mark()
        self._follow_role()
        self._check_id()
        self.changed.emit()

    def _mark(self) -> None:
        """Say of each part that it is from the card, as long as it stands as the card has it."""
        card = self._card
        origin = from_card(card) if card else ""
        self._name_origin.say(origin if card and self.name.text() == card.name else "")
        self._address_origin.say(origin if card and self.address.text() == card.address != "" else "")
        self.id_number.mark(origin if card and self.id_number.text() == card.number else "")
        self._unchecked.setVisible(card is not None and card.pictured)

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
