"""What one verb asks for (询问), in place: done once however often it is clicked, refused at a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.background import Background
from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

T = TypeVar("T")


class OneVerb(QFrame):
    """The two buttons of a verb, and what becomes of the first; who makes it of a kind lays it out."""

    wanted = Signal()
    """What is written is to be done; whoever hears it checks the fields and sends it."""
    grown = Signal(QWidget)
    """A part has just appeared, or says what is wrong, and should be seen."""

    def __init__(self, background: Background, look: Look, name: str, action: str) -> None:
        super().__init__()
        self._background = background
        self.setObjectName(f"{name}Panel")
        self._do = Button(look, action, f"{name}Do", kind="primary", icon="check")
        self._leave = Button(look, _("算了"), f"{name}Leave", kind="ghost")
        self._do.clicked.connect(self.wanted)
        self.hide()

    def be_called(self, title: str) -> None:
        """Let assistive tools call it, and the way out of it, by this title."""
        self.setAccessibleName(title)
        self._leave.setAccessibleName(_("{title}：算了").format(title=title))

    def forget_faults(self) -> None:
        """Take back what was said beside its fields."""
        for field in self.findChildren(Field):
            field.show_fault("")

    def point_at(self, field: Field, fault: DeskError) -> None:
        """Say beside ``field`` why it was refused."""
        field.show_fault(words_for(fault))
        field.control.setFocus()
        self.grown.emit(field)

    def do_once(
        self, work: Callable[[], T], did: Callable[[T], None], refused: Callable[[DeskError], None]
    ) -> None:
        """Do ``work`` unless it is under way; then it may be sent again."""
        if not self._do.isEnabled():
            return
        self._do.setEnabled(False)
        self.forget_faults()

        def answered(answer: T) -> None:
            self._do.setEnabled(True)
            did(answer)

        def said_no(fault: DeskError) -> None:
            self._do.setEnabled(True)
            refused(fault)

        self._background.change(self, work, answered, said_no)
