"""What was handed in with a matter (附件): listed, looked at page by page, saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.county.station import Station
from ui.scans_saved import save_scans
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.shown.scan_view import ScanView
from xinfang_desk.county.finding.handed_in import CONTENT, SCAN
from xinfang_desk.county.finding.lines import MaterialLine, MatterWhole
from xinfang_desk.words import _


class HandedInCard(Card):
    """A line for each material; those whose scan is here can be opened, and no file of theirs is made."""

    grown = Signal(QWidget)

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        self._save = Button(look, _("存出…"), "saveAttachments", kind="ghost", icon="folder")
        super().__init__(look, _("附件"), "handedInCard", icon="attach", aside=self._save)
        self._station, self._bound = station, bound
        self._lines = Shelf(look)
        finder = station.office.finder
        self.view = ScanView(
            station.background,
            look,
            finder.pictures,
            station.refused,
        )
        self.body.addWidget(self._lines)
        self.body.addWidget(self.view)
        self._save.clicked.connect(self._save_all)
        self.view.grown.connect(lambda: self.grown.emit(self.view))
        self.view.closed.connect(self._save.setFocus)
        self.clear()

    def clear(self) -> None:
        """Show nothing of any matter."""
        self._lines.wipe()
        self.view.clear()
        self.hide()

    def show_whole(self, found: MatterWhole) -> None:
        """List what was handed in with a matter."""
        lines = [each for each in found.materials if each.name != CONTENT]
        self._lines.fill(self._line(each) for each in lines)
        self._save.setVisible(any(each.here for each in lines))
        self.setVisible(bool(lines))

    def _line(self, material: MaterialLine) -> QWidget:
        look = self._station.look
        name = _("扫描件") if material.name == SCAN else material.name
        # Of what is sealed nothing is told but that it is there.
        told = [name] if material.name == SCAN else [name, _("{pages}页").format(pages=material.pages)]
        # What is no original may be a copy or what nobody said.
        words = "　".join([*told, *([] if material.copy or material.name == SCAN else [_("原件")])])
        inside = row(look, label(words, wrap=True))
        inside.setStretch(0, 1)
        sha256 = material.sha256
        if sha256 is None:
            inside.addWidget(label(_("没有扫描"), "caption"))
        elif not material.here:
            inside.addWidget(label(_("还没有送到"), "caption"))
        else:
            see = Button(look, _("打开"), "seeAttachment", kind="ghost", icon="eye")
            see.setAccessibleName(_("打开：{name}").format(name=name))
            see.clicked.connect(lambda: self._see(name, sha256, material.pages))
            inside.addWidget(see)
        line = QWidget()
        line.setLayout(inside)
        line.setAccessibleName(words)
        return line

    def _see(self, name: str, sha256: str, pages: int) -> None:
        finder = self._station.office.finder
        self._bound.ask(
            lambda number: finder.attachment(number, sha256),
            lambda content: self.view.look_at(name, content, pages),
            self._station.refused,
            kind="attachment",
            marks=Topic.UNSEEN,
        )

    def _save_all(self) -> None:
        station = self._station
        save_scans(self, self._bound, station.office.finder.save_attachments, station.tell, station.refused)
