"""A field (填写项): its label above or beside, what is typed, and the line that says what is wrong."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QAbstractSpinBox, QBoxLayout, QLabel, QSpacerItem, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.in_sight import go_to
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _

_UNDER = 1
"""The place under label and control."""


def restyle(widget: QWidget) -> None:
    """Let the stylesheet see that a dynamic property of ``widget`` has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def all_right(*said: tuple[Field, str]) -> bool:
    """Say at each field what is wrong with it, empty where nothing is; keys go to the first, in sight."""
    for field, words in said:
        field.show_fault(words)
    wrong = [field for field, words in said if words]
    if wrong:
        go_to(wrong[0].control)
    return not wrong


@runtime_checkable
class _Doubting(Protocol):
    """A control that tells, in a sentence, where what was typed may not be what is meant."""

    doubted: SignalInstance


@runtime_checkable
class _Telling(Protocol):
    """A control that has room of its own for a remark or for what is wrong."""

    def tell(self, words: str, *, wrong: bool) -> None:
        """Say ``words`` inside; empty words take back what was said."""


class Field(QWidget):
    """``control`` with its label, an optional hint and a line for what is wrong.

    The label stands above, or ``beside`` the control where height is dear, and is its buddy. The control's
    accessible name says whether it is required, and its accessible description is the hint or what is wrong.
    ``name`` becomes the control's ``objectName``.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        control: QWidget,
        name: str,
        *,
        required: bool = False,
        hint: str = "",
        tail: QWidget | None = None,
        under: QWidget | None = None,
        beside: bool = False,
    ) -> None:
        """``tail`` stands behind the label; ``under`` belongs to the control and is seen together with it."""
        super().__init__()
        self.control = control
        self._look = look
        self._hint = hint
        control.setObjectName(name)
        control.setAccessibleName(_("{label}（必填）").format(label=text) if required else text)
        control.setAccessibleDescription(hint)
        self._caption = label(text, "label")
        self._caption.setBuddy(control)
        head = self._head = row(look, self._caption, spacing=3)
        if required:
            head.addWidget(label("*", "error"))
        self._pad = QSpacerItem(0, 0)
        head.addItem(self._pad)
        head.addStretch(1)
        if tail is not None:
            head.addWidget(tail)
        self._name = name
        self._hint_line: QLabel | None = None
        self._also: QLabel | None = None
        self._fault: QLabel | None = None
        self._wrong = self._remark = ""
        self._body = column(look, head, control, spacing=3)
        self._body.setStretch(1, 1)
        if isinstance(control, QAbstractSpinBox):
            # A number of a few digits, not as wide as an address.
            self._body.setAlignment(control, Qt.AlignmentFlag.AlignLeft)
        self._inside = column(look, self._body, spacing=3)
        self.stand(beside=beside)
        if not control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical:
            # Beside a taller field, labels and controls stay in one line.
            self._inside.addStretch(1)
        if under is not None:
            self._inside.setStretch(0, 1)
            self._inside.addWidget(under)
        self.setLayout(self._inside)
        if hint:
            self.show_remark("")
        if isinstance(control, _Doubting):
            control.doubted.connect(self.say_also)

    @property
    def title(self) -> str:
        """What its label says."""
        return self._caption.text()

    def rename(self, text: str) -> None:
        """Ask for something else, of a field that is not required."""
        self._caption.setText(text)
        self.control.setAccessibleName(text)

    @property
    def fault(self) -> str:
        """What is wrong, or nothing."""
        return self._wrong

    def stand(self, *, beside: bool, room: int = 0) -> None:
        """Let the label stand above the control, or in one line with it and ``room`` wide at least."""
        way = QBoxLayout.Direction
        wanted = self._look.px(room) - self._caption.sizeHint().width() if beside else 0
        # A label keeps a minimum width of its own in mind after the text size has changed.
        self._pad.changeSize(max(0, wanted), 0)
        self._head.invalidate()
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_remark(self, words: str) -> None:
        """Say something helpful in the place of the hint; empty words bring the hint back."""
        said = words or self._hint
        if isinstance(self.control, _Telling):
            self._remark = said
            self._tell_inside(self.control)
            return
        if self._hint_line is None:
            if not said:
                return
            self._hint_line = label("", "caption", wrap=True)
            self._inside.insertWidget(_UNDER, self._hint_line)
        self._hint_line.setText(said)
        self._hint_line.setVisible(bool(said))

    def say_also(self, words: str) -> None:
        """Say something besides remark and fault, in a line of its own; empty words take it away."""
        if self._also is None:
            if not words:
                return
            self._also = label("", "caption", wrap=True, name=f"{self._name}Also")
            self._inside.insertWidget(_UNDER, self._also)
        self._also.setText(words)
        self._also.setVisible(bool(words))

    def show_fault(self, words: str) -> None:
        """Say what is wrong under the control and in its accessible description; empty words clear it."""
        if not words and not self._wrong:
            return
        self._wrong = words
        if isinstance(self.control, _Telling):
            self._tell_inside(self.control)
        else:
            if self._fault is None:
                self._fault, self._fault_row = self._make_fault()
            self._fault.setText(words)
            self._fault_row.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self._hint)
        self.control.setProperty("invalid", "true" if words else "false")
        restyle(self.control)

    def _tell_inside(self, control: _Telling) -> None:
        control.tell(self._wrong or self._remark, wrong=bool(self._wrong))

    def _make_fault(self) -> tuple[QLabel, QWidget]:
        """The words for what is wrong and the row they stand in; most fields of a day never need them."""
        fault = label("", "error", wrap=True, name=f"{self._name}Fault")
        inside = row(self._look, spacing=4)
        inside.addWidget(IconLabel(self._look, "alert", "danger", 16), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(fault, 1)
        line = QWidget()
        line.setLayout(inside)
        self._inside.insertWidget(_UNDER + (self._hint_line is not None), line)
        return fault, line
