"""What a rare verb asks for (询问), in place: what it is for, its fields, and two buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.county.station import Station
from ui.widgets.boxes import column
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.one_verb import OneVerb
from xinfang_desk.domain.errors import DeskError

T = TypeVar("T")


class Asking(OneVerb):
    """Hidden until :meth:`ask`; a refusal stands at the field it is about, or in the line over the page."""

    refused = Signal()
    """It was not done."""

    def __init__(
        self, station: Station, name: str, title: str, words: str, action: str, *parts: QWidget
    ) -> None:
        look = station.look
        super().__init__(station.background, look, name, action)
        self._station = station
        self._opener: QWidget | None = None
        self.setProperty("kind", "hint")
        self._title = label("", "strong", wrap=True)
        verbs = Flow(look)
        verbs.add(self._do, self._leave)
        said = label(words, "label", wrap=True)
        self.setLayout(column(look, self._title, said, *parts, verbs, margins=(16, 12, 16, 14), spacing=12))
        self.rename(title)
        self._leave.clicked.connect(self.dismiss)
        self._lines = self.findChildren(QLineEdit)
        for line in self._lines:
            line.returnPressed.connect(self.wanted)

    def rename(self, title: str) -> None:
        """Say what is asked now."""
        self._title.setText(title)
        self.be_called(title)

    def ask(self, opener: QWidget | None = None) -> None:
        """Open, empty; ``opener`` gets the focus back when it is over."""
        self._opener = opener
        self._empty()
        self.show()
        fields = self.findChildren(Field)
        (fields[0].control if fields else self._do).setFocus()
        self.grown.emit(self)

    def dismiss(self) -> None:
        """Close; what was written is forgotten, and who opened it has the focus."""
        opener = self._opener
        self.forget()
        if opener is not None and shiboken6.isValid(opener):
            opener.setFocus()

    def forget(self) -> None:
        """Close, because the page is left."""
        self._opener = None
        self._empty()
        self.hide()

    def is_whole(self, needed: Mapping[Field, str]) -> bool:
        """Whether something is written in each of these fields; where nothing is, it says what is needed."""
        lacking = [field for field in needed if not _written(field)]
        for field, words in needed.items():
            field.show_fault(words if field in lacking else "")
        if lacking:
            lacking[0].control.setFocus()
            self.grown.emit(lacking[0])
        return not lacking

    def send(self, work: Callable[[], T], done: Callable[[T], None], places: Mapping[str, Field]) -> None:
        """Do ``work`` once, then ``done``; ``places`` are the fields that refusals are about, by code."""

        def did(answer: T) -> None:
            self.dismiss()
            done(answer)

        self.do_once(work, did, lambda fault: self._refuse(fault, places.get(fault.code)))

    def _refuse(self, fault: DeskError, field: Field | None) -> None:
        self.refused.emit()
        if field is None or not self.isVisible():
            self._station.refused(fault)
            self._do.setFocus()
        else:
            self.point_at(field, fault)

    def _empty(self) -> None:
        for line in self._lines:
            # Unlike clear(), it cannot be taken back with Ctrl+Z.
            line.setText("")
        self.forget_faults()


def _written(field: Field) -> bool:
    control = field.control
    return isinstance(control, QLineEdit) and bool(control.text().strip())
