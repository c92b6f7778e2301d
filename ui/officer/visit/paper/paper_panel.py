"""A paper part by part, beside its picture (看原页、改): what was read stands framed where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from ui.officer.parts.days import past_day
from ui.officer.parts.station import Station
from ui.officer.visit.paper.as_read import (
    Mark,
    ReadScan,
    event_of,
    in_doubt,
    marks,
    named,
    remedies_said,
)
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.in_sight import go_to
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.labels import label
from ui.widgets.shown.scan_view import ScanView
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.reading.kinds import PaperKinds
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_FIELDS_WIDE = 270
"""Pixels at 100 % that the fields take; the picture has the rest."""


class PaperPanel(QFrame):
    """Over the form until Escape; what was changed here is what is confirmed."""

    confirmed = Signal()
    closed = Signal()

    def __init__(self, station: Station, kinds: PaperKinds) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("paperPanel")
        self.setProperty("kind", "ask")
        self.setAccessibleName(_("核对读出来的文书"))
        self._kinds = kinds
        self._said, self._marks = PaperSaid(), dict[str, tuple[Mark, ...]]()
        self.kind = choices(
            [("", _("看不清，或不是文书")), *((each.kind, each.name) for each in kinds.kinds)]
        )
        events = [(each.value, name_of(each)) for each in PAPERS_RECEIVED]
        self.starts = choices([("", _("不从它算期限")), *events])
        self.number, self.body = QLineEdit(), QLineEdit()
        self.made_on, self.received_on = past_day(station), past_day(station)
        self._parts: Mapping[str, QWidget] = {
            "kind": self.kind,
            "event": self.starts,
            "number": self.number,
            "body": self.body,
            "made_on": self.made_on,
            "received_on": self.received_on,
        }
        self._doubt = label("", "caption", wrap=True, name="paperDoubt")
        self._remedies = label("", "body", wrap=True, name="paperRemedies")
        self._remedies.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        right = Button(look, _("对，照这样"), "paperPanelRight", kind="primary", icon="check", keys="Alt+P")
        close = Button(look, _("关上"), "paperPanelClose", kind="ghost", icon="close", keys="Esc")
        fields = column(
            look,
            self._doubt,
            Field(look, _("哪种文书"), self.kind, "paperKind"),
            Field(look, _("期限按哪一种算"), self.starts, "paperEvent"),
            Field(look, _("文号"), self.number, "paperNumber"),
            Field(look, _("谁作的"), self.body, "paperBody"),
            Field(look, _("哪天作的"), self.made_on, "paperMadeOn"),
            Field(look, _("哪天收到的？"), self.received_on, "paperReceivedDay"),
            self._remedies,
            label(_("机器读的，看准了再按。没按的一样都不用。"), "caption", wrap=True),
            None,
            spacing=6,
        )
        pictures = station.desk.scans.pictures
        self._view = ScanView(station.background, look, pictures, station.refused, beside=True)
        listed, pictured = frame("", fields), frame("", column(look, self._view, None))
        self._left = Scrolled(listed, "paperFields")
        both = row(look, self._left, Scrolled(pictured, "paperPicture"), spacing=10)
        for each in (listed, pictured):
            # Qt gives what scrolls a colour of its own; here it stands on the panel's.
            each.setAutoFillBackground(False)
        both.setStretch(1, 1)
        inside = column(look, margins=(12, 10, 12, 10), spacing=8)
        # Above: what was done just now is told over the foot of the page.
        inside.addLayout(row(look, label(_("核对读出来的文书"), "strong"), None, close, right))
        inside.addLayout(both, 1)
        self.setLayout(inside)
        self._look = look
        right.clicked.connect(self.confirmed)
        close.clicked.connect(self.close_it)
        self.kind.activated.connect(lambda: choose(self.starts, event_of(kinds, self.kind.currentData())))
        for part in (*self._parts.values(), self._remedies):
            part.installEventFilter(self)
        self.hide()

    def open_on(self, page: QWidget, scan: ReadScan, said: PaperSaid, received: str) -> None:
        """Stand over all of ``page`` that is seen, with what was read so far."""
        self._said = said
        read = scan.read
        found = {**read.at, "remedies": tuple(line for each in read.remedies for line in each.at)}
        self._marks = {name: marks(read.lines, at) for name, at in found.items()}
        choose(self.kind, said.kind)
        choose(self.starts, said.event)
        self.number.setText(said.number)
        self.body.setText(said.body)
        self.made_on.show_day(said.made_on)
        self.received_on.setText(received)
        self._doubt.setText(in_doubt(read.unsure))
        self._doubt.setVisible(bool(read.unsure))
        self._remedies.setText(remedies_said(said.remedies))
        self._left.setFixedWidth(self._look.px(_FIELDS_WIDE))
        self.setParent(page)
        seen = page.visibleRegion().boundingRect()
        self.setGeometry(seen.adjusted(2, 2, -2, -2))
        self.show()
        self.raise_()
        go_to(self.kind)

    def show_picture(self, scan: ReadScan, content: bytes) -> None:
        """The scan itself, upright, with a frame round all that was made use of."""
        self._view.look_at(scan.name, content, scan.pages, scan.turns)
        self._mark_all()

    def said(self) -> PaperSaid:
        """What stands there now."""
        kind: str = self.kind.currentData()
        return replace(
            self._said,
            kind=kind,
            title=named(self._kinds, kind),
            event=self.starts.currentData(),
            number=self.number.text().strip(),
            body=self.body.text().strip(),
            made_on=self.made_on.day(),
        )

    def received(self) -> str:
        """The day as it stands there."""
        return self.received_on.text()

    def fault(self) -> str:
        """Why it cannot be confirmed so; empty where it can."""
        return self.made_on.fault() or self.received_on.fault()

    def close_it(self) -> bool:
        """Put it away; whether it was open."""
        opened = not self.isHidden()
        if opened:
            had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
            self._view.clear()
            self.hide()
            if had_focus:
                self.closed.emit()
        return opened

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus is framed alone (Qt)."""
        if event.type() == QEvent.Type.FocusIn:
            if watched is self._remedies:
                self._mark("remedies")
            for name, part in self._parts.items():
                if part is watched:
                    self._mark(name)
        return super().eventFilter(watched, event)

    def _mark(self, name: str) -> None:
        if found := self._marks.get(name):
            self._view.mark(found)
        else:
            self._mark_all()

    def _mark_all(self) -> None:
        found = sorted({each for part in self._marks.values() for each in part})
        self._view.mark(tuple(found))
