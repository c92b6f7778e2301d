"""A drop-down with its words beside it (带名字的下拉): screen readers on Linux hear nothing else of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.labels import label


def captioned(look: Look, words: str, box: QComboBox) -> QWidget:
    """``box`` behind ``words``."""
    caption = label(words, "caption")
    caption.setBuddy(box)
    part = QWidget()
    part.setLayout(row(look, caption, box, spacing=6))
    return part
