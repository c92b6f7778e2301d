"""Segments (单选按钮组): a few choices side by side, one of them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from ui.look.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow


class Segments(Flow):
    """One choice out of a few; arrows move it, Tab leaves it.

    ``choices`` are keys with their words. ``kind`` is ``segment`` in a form, ``tab`` over a list.
    """

    chosen = Signal(str)
    """The key that a person chose; :meth:`choose` is silent."""

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        kind: str = "segment",
    ) -> None:
        super().__init__(look, spacing=2 if kind == "tab" else 4)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, words in choices:
            button = Button(look, words, f"{name}_{key}", kind=kind)
            button.setCheckable(True)
            button.setAccessibleName(f"{text}：{words}")
            self._group.addButton(button)
            self._buttons[key] = button
        self.add(*self._buttons.values())
        self._group.buttonClicked.connect(self._told)

    def choice(self) -> str | None:
        """The key that is on, or ``None`` while nothing has been chosen."""
        on = self._group.checkedButton()
        return next((key for key, button in self._buttons.items() if button is on), None)

    def choose(self, key: str | None) -> None:
        """Turn ``key`` on; ``None`` turns all off."""
        if key is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[key].setChecked(True)

    def turn(self, by: int) -> None:
        """Choose the one ``by`` places further, round and round, as a person does."""
        keys = list(self._buttons)
        at = next(place for place, key in enumerate(keys) if key == self.choice())
        chosen = keys[(at + by) % len(keys)]
        self.choose(chosen)
        self.chosen.emit(chosen)

    def button(self, key: str) -> Button:
        """The button of ``key``."""
        return self._buttons[key]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the choice (Qt): the label above is our buddy."""
        super().focusInEvent(event)
        (self._group.checkedButton() or next(iter(self._buttons.values()))).setFocus(event.reason())

    def _told(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, one in self._buttons.items() if one is button))
