"""A field (填写项): its label above, what is typed, and the line that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _


def restyle(widget: QWidget) -> None:
    """Let the stylesheet see that a dynamic property of ``widget`` has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Field(QWidget):
    """``control`` with its label, an optional hint and a line for what is wrong.

    The label is the control's buddy; the control's accessible name says whether it is required, and its
    accessible description is the hint or what is wrong. ``name`` becomes the control's ``objectName``.
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
    ) -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        control.setObjectName(name)
        control.setAccessibleName(_("{label}（必填）").format(label=text) if required else text)
        control.setAccessibleDescription(hint)
        caption = label(text, "label")
        caption.setBuddy(control)
        head = row(look, caption, spacing=3)
        if required:
            head.addWidget(label("*", "error"))
        head.addStretch(1)
        if tail is not None:
            head.addWidget(tail)
        self._hint_line = label(hint, "caption", wrap=True)
        icon = IconLabel(look, "alert", "danger", 16)
        self._fault = label("", "error", wrap=True, name=f"{name}Fault")
        fault_row = row(look, spacing=4)
        fault_row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        fault_row.addWidget(self._fault, 1)
        self._fault_row = QWidget()
        self._fault_row.setLayout(fault_row)
        self._fault_row.hide()
        inside = column(look, head, control, self._hint_line, self._fault_row, spacing=5)
        if not control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical:
            # Beside a taller field, labels and controls stay in one line.
            inside.addStretch(1)
        self.setLayout(inside)
        # Not before it has a parent: shown alone, a label is a window and takes the focus away.
        self._hint_line.setVisible(bool(hint))

    @property
    def fault(self) -> str:
        """What is wrong, or nothing."""
        return self._fault.text()

    def show_remark(self, words: str) -> None:
        """Say something helpful in the place of the hint; empty words bring the hint back."""
        self._hint_line.setText(words or self._hint)
        self._hint_line.setVisible(bool(words or self._hint))

    def show_fault(self, words: str) -> None:
        """Say what is wrong under the control and in its accessible description; empty words clear it."""
        self._fault.setText(words)
        self._fault_row.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self._hint)
        self.control.setProperty("invalid", "true" if words else "false")
        restyle(self.control)
