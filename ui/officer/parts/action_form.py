"""What one verb of accounts asks for (账户动作), in place: fields, consent, and why it was refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.failures import words_for
from ui.officer.parts.consent import HeadConsent
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.one_verb import OneVerb
from xinfang_desk.domain.errors import DeskError

T = TypeVar("T")


class VerbPanel(OneVerb):
    """The fields of one verb; below them consent, a refusal that fits no field, and two buttons."""

    done = Signal(str)
    """It was done; in a sentence."""
    left = Signal()
    """The person would rather not."""

    def __init__(self, station: Station, name: str, title: str, action: str) -> None:
        look = station.look
        super().__init__(station.background, look, name, action)
        self._station = station
        self._title = title
        self.setProperty("kind", "card")
        self.be_called(title)
        self._consent = HeadConsent(look, f"{name}Consent")
        self._said = Notice(look, "", f"{name}Said", kind=NoticeKind.DANGER)
        self._said.hide()
        self._consent.agreed.connect(self.wanted)
        self._leave.clicked.connect(self.left)

    def fill(self, *parts: QWidget) -> None:
        """Put ``parts`` in, once: what is put in first is reached first by Tab."""
        look = self._station.look
        inside = column(look, label(self._title, "strong"), *parts, margins=(16, 12, 16, 14), spacing=12)
        inside.addWidget(self._consent)
        inside.addWidget(self._said)
        inside.addLayout(row(look, self._do, self._leave, None))
        self.setLayout(inside)

    def dismiss(self) -> None:
        """Close; passphrases are forgotten, and so is what was said about them."""
        self._consent.dismiss()
        self.forget_faults()
        self.hide()

    def dismiss_consent(self) -> None:
        """Something else is to be done now than what the head was asked about."""
        self._consent.dismiss()

    def awaits_consent(self) -> bool:
        """Whether the head is being asked."""
        return self._consent.isVisible()

    def forget_faults(self) -> None:
        """Take back what was said, beside its fields and below them."""
        self._said.hide()
        super().forget_faults()

    def send(
        self,
        work: Callable[[str], T],
        said: Callable[[T], str],
        place: Callable[[DeskError], Field | None],
    ) -> None:
        """Do ``work``, which is given the head's consent, and say so by :attr:`done`.

        ``place`` is the field that a refusal is about; what is about none stands at the end of the panel.
        """
        consent = self._consent.given()
        self.do_once(
            lambda: work(consent),
            lambda answer: self.done.emit(said(answer)),
            lambda fault: self._refuse(fault, place(fault)),
        )

    def _refuse(self, fault: DeskError, field: Field | None) -> None:
        if not self.isVisible():
            # The page was left meanwhile, and with it the fields.
            self._station.refused(fault)
        elif self._consent.hear(fault):
            self.grown.emit(self._consent)
        elif field is not None:
            self.point_at(field, fault)
        else:
            self._said.say(words_for(fault), NoticeKind.DANGER)
            self._said.show()
            self._do.setFocus()
            self.grown.emit(self._said)
