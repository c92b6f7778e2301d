"""One matter in a form (一件事项): what was said, what is wanted, what was brought, how it is classed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.officer.parts.classification import ClassForm
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.offering import Offering
from ui.widgets.inputs.statement import StatementEdit
from xinfang_desk.domain.accusation import without_denial
from xinfang_desk.domain.matter import Material, MatterDraft
from xinfang_desk.words import _

_STATEMENT_LIMIT = 1000
_COPIES = {True: "复印件", False: "原件"}
"""How it is written whether a material is a copy; longest first, nothing where nobody has said."""


class MatterForm(QWidget):
    """One matter: what was said, what is wanted, what was brought, and how it is classed."""

    changed = Signal()
    left = Signal()

    def __init__(self, station: Station, under: QWidget | None = None, *, takes_scans: bool = False) -> None:
        """``under`` stands right under the words of the statement, and is seen together with them.

        Where it ``takes_scans``, what was scanned does not stand in the line of materials but behind
        :attr:`scans`.
        """
        super().__init__()
        look = self._look = station.look
        self._matter = MatterDraft(statement="")
        self._takes_scans = takes_scans
        self.scanned: tuple[Material, ...] = ()
        self.scans = Button(look, _("扫描"), "openScans", kind="ghost", icon="attach")
        self._filling = False
        self.statement = StatementEdit(look, limit=_STATEMENT_LIMIT, lines=4)
        self.aside = row(look, self.statement.counter, spacing=12)
        tail = QWidget()
        tail.setLayout(self.aside)
        self.request = QLineEdit()
        self.materials = QLineEdit()
        self.village = QLineEdit()
        self.statement_field = Field(
            look, _("主要情况"), self.statement, "statement", required=True, tail=tail, under=under
        )
        self.materials.setPlaceholderText(_("如：合同复印件3、身份证原件"))
        # What is dragged over it is a file, and no words.
        self.materials.setAcceptDrops(False)
        self.classing = ClassForm(station, self.village)
        self._beside = (
            Field(look, _("要求"), self.request, "request"),
            Field(look, _("交来的材料"), self.materials, "materials"),
        )
        said = Grid(look, columns=2)
        request, handed = self._beside
        said.fill(((request, 1), (self._with_scans(handed) if takes_scans else handed, 1)))
        inside = column(look, spacing=6)
        inside.addWidget(self.statement_field, 1)
        for part in (self.classing.received, said, self.classing):
            inside.addWidget(part)
        self.setLayout(inside)
        self.statement.textChanged.connect(self._edited)
        self.statement.textChanged.connect(lambda: self.classing.hear(self.statement.written()))
        self.statement.left.connect(self.left)
        for edit in (self.request, self.materials, self.village):
            edit.textEdited.connect(self._edited)
            edit.editingFinished.connect(self.left)
        self.classing.changed.connect(self._edited)

    def _with_scans(self, handed: Field) -> QWidget:
        """The line of materials, and behind it what was scanned of them."""
        both = row(self._look, handed, spacing=4)
        both.setStretch(0, 1)
        both.addWidget(self.scans, 0, Qt.AlignmentFlag.AlignBottom)
        holder = QWidget()
        holder.setLayout(both)
        return holder

    def stand(self, *, beside: bool) -> None:
        """Let the labels of the lines stand beside them, or above."""
        for field in self._beside:
            field.stand(beside=beside)

    def complete_villages(self, villages: tuple[str, ...]) -> None:
        """Offer villages already written down."""
        Offering(self.village, villages)

    def read(self) -> MatterDraft:
        """The matter as written; that other words are no accusation has been answered no more."""
        statement, request = self.statement.written().strip(), self.request.text().strip()
        same = (statement, request) == (self._matter.statement, self._matter.request)
        classed = self.classing.read(self._matter)
        return replace(
            classed if same else without_denial(classed),
            statement=statement,
            request=request,
            village=self.village.text().strip(),
            materials=read_materials(self.materials.text()) + self.scanned,
        )

    def show_matter(self, matter: MatterDraft) -> None:
        """Put a matter into the form."""
        self._filling = True
        self._matter = matter
        self.statement.write(matter.statement)
        self.request.setText(matter.request)
        self.village.setText(matter.village)
        self.show_materials(matter.materials)
        self.classing.show_matter(matter)
        self._filling = False

    def show_materials(self, materials: tuple[Material, ...]) -> None:
        """Put what was handed in into the form."""
        self.scanned = tuple(each for each in materials if each.scan and self._takes_scans)
        self.materials.setText(said_materials(tuple(each for each in materials if each not in self.scanned)))

    def reclass(self, matter: MatterDraft) -> None:
        """Put how a matter is classed into the form; what is being written stays, caret and all."""
        self._filling = True
        self._matter = matter
        self.classing.show_matter(matter)
        self._filling = False

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()


def read_materials(text: str) -> tuple[Material, ...]:
    """Materials out of one line: names apart by 、 or a comma, 原件 or 复印件 and pages behind the name."""
    found = []
    for part in text.replace("，", "、").replace(",", "、").split("、"):
        words = part.strip()
        written = words.rstrip("0123456789")
        pages = int(words[len(written) :] or 1)
        name = written.strip()
        said = next((copy for copy, ending in _COPIES.items() if name.endswith(ending)), None)
        if said is not None:
            name = name.removesuffix(_COPIES[said]).strip() or name
        if name:
            found.append(Material(name=name, pages=pages, copy=said))
    return tuple(found)


def said_materials(materials: tuple[Material, ...]) -> str:
    """The same the other way round."""
    return "、".join(_written(each) for each in materials)


def _written(material: Material) -> str:
    said = "" if material.copy is None else _COPIES[material.copy]
    said = "" if said == material.name else said
    return f"{material.name}{said}{material.pages if material.pages > 1 else ''}"
