"""The scans of one matter (扫描件): looked at, saved, taken off; and a place where more come in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.background import Topic
from ui.bound import Bound, said_of
from ui.officer.parts.scans.taking_in import TakingIn
from ui.officer.parts.station import Station
from ui.scans_saved import save_scans
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.scan_view import ScanView
from xinfang_desk.domain.books.materials import scanned
from xinfang_desk.domain.matter import Material, State
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


class ScanCard(Card):
    """What was scanned stands as a list; of an accusation, only that more can be sealed with it."""

    changed = Signal(MatterRecord)
    """Something was put to the matter, or taken off."""
    grown = Signal(QWidget)

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        self._save = Button(look, _("存出…"), "saveScans", kind="ghost", icon="folder")
        super().__init__(look, _("扫描件"), "scanCard", icon="attach", aside=self._save)
        self._station, self._bound = station, bound
        self._lines = Shelf(look)
        self._sealed = label(_("附上的随这件封存，这里看不到。"), "caption", wrap=True, name="scansSealed")
        scans = station.desk.scans
        self.view = ScanView(
            station.background,
            look,
            scans.pictures,
            station.refused,
        )
        self.why = QLineEdit()
        self._why = Field(look, _("为什么撤下"), self.why, "takeOffWhy", required=True)
        self._take = Button(look, _("撤下"), "takeOff", kind="primary")
        self._keep = Button(look, _("不撤了"), "keepScan", kind="ghost")
        self._question = QWidget()
        self._question.setLayout(column(look, self._why, row(look, None, self._keep, self._take)))
        self.taking = TakingIn(station, bound)
        for part in (self._sealed, self._lines, self._question, self.view, self.taking):
            self.body.addWidget(part)
        self._chosen: Material | None = None
        self._save.clicked.connect(self._save_all)
        self._take.clicked.connect(self.take_off)
        self.why.returnPressed.connect(self.take_off)
        self._keep.clicked.connect(self._ask_nothing)
        self.taking.attached.connect(self._attached)
        self.taking.grown.connect(lambda: self.grown.emit(self.taking))
        self.view.grown.connect(lambda: self.grown.emit(self.view))
        self.view.closed.connect(self._save.setFocus)
        self.clear()

    def clear(self) -> None:
        """Show nothing of any matter, and hold nothing."""
        self._lines.wipe()
        self.view.clear()
        self.taking.clear()
        self._ask_nothing()

    def begin(self) -> None:
        """Ready for what is to be taken in, where something may be."""
        if self.taking.isVisible():
            self.taking.begin()
            self.grown.emit(self)

    def is_begun(self) -> bool:
        """Whether pages wait that are no material yet."""
        return self.taking.is_begun()

    def show_record(self, record: MatterRecord) -> None:
        """List what was scanned of a matter."""
        matter = record.matter
        found = () if matter.withheld else scanned(matter.draft)
        self._lines.fill(self._line(each) for each in found)
        self._save.setVisible(bool(found))
        self._sealed.setVisible(matter.confidential)
        self.taking.setVisible(not matter.unanswered and matter.state is not State.VOID)
        self.setVisible(bool(found) or self.taking.isVisibleTo(self))

    def take_off(self) -> None:
        """Take the chosen scan off, for the reason that was written."""
        why, chosen, scans = self.why.text().strip(), self._chosen, self._station.desk.scans
        if chosen is None or chosen.scan is None:
            return
        if not why:
            self._why.show_fault(_("请写为什么撤下"))
            self.why.setFocus()
            return
        sha256, number = chosen.scan.sha256, self._bound.number

        def gone(record: MatterRecord) -> None:
            self._ask_nothing()
            self._station.tell(_("已撤下，材料清单改回去了。请打新的清单，把旧的换回来。"), NoticeKind.WARN)
            self.changed.emit(record)

        def late(_record: MatterRecord) -> None:
            self._station.tell(said_of(number, _("扫描件已撤下。")), NoticeKind.OK)

        self._bound.change(
            lambda number: scans.take_off(number, sha256, why), gone, self._station.refused, late=late
        )

    def _attached(self, record: MatterRecord) -> None:
        words = _("已附上，加密存好；材料清单跟着改了，请打新的。")
        sealed = _("已附上，随这件封存。")
        self._station.tell(sealed if record.matter.confidential else words, NoticeKind.OK)
        self.changed.emit(record)

    def _line(self, material: Material) -> QWidget:
        look, scan = self._station.look, material.scan
        kind = scan.kind.upper() if scan else ""
        words = _("{name}　{pages}页　{kind}").format(name=material.name, pages=material.pages, kind=kind)
        see = Button(look, _("看"), "seeScan", kind="ghost", icon="eye")
        off = Button(look, _("撤下"), "askTakeOff", kind="ghost", icon="close")
        for button in (see, off):
            button.setAccessibleName(f"{button.text().strip()}：{material.name}")
        see.clicked.connect(lambda: self._see(material))
        off.clicked.connect(lambda: self._ask_why(material))
        line = QWidget()
        inside = row(look, label(words, wrap=True), see, off)
        inside.setStretch(0, 1)
        line.setLayout(inside)
        line.setAccessibleName(words)
        return line

    def _see(self, material: Material) -> None:
        if material.scan is None:
            return
        sha256, scans = material.scan.sha256, self._station.desk.scans
        self._bound.ask(
            lambda number: scans.open(number, sha256),
            lambda content: self.view.look_at(material.name, content, material.pages),
            self._station.refused,
            kind="scan",
            marks=Topic.UNSEEN,
        )

    def _save_all(self) -> None:
        station = self._station
        save_scans(self, self._bound, station.desk.scans.save, station.tell, station.refused)

    def _ask_why(self, material: Material) -> None:
        self._chosen = material
        self._question.show()
        self.why.setFocus()
        self.grown.emit(self._question)

    def _ask_nothing(self) -> None:
        self._chosen = None
        self.why.clear()
        self._why.show_fault("")
        self._question.hide()
