"""Typefaces on the screen (屏幕字体): always the shipped ones, so that every desk shows the same picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

FAMILIES = ("XF Sans", "XF Serif Rest", "XF Rare", "XF Rare Kai")
"""Asked in this order, character by character; names as in ``resources/fonts/manifest.json``."""

_CORE = ("xf-sans.ttf", "xf-sans-bold.ttf")
_RARE = ("xf-serif-rest.ttf", "xf-rare.ttf", "xf-rare-kai.ttf")


def register_core() -> None:
    """Make the everyday typeface known: before the first window."""
    _register(_CORE)


def register_rare() -> None:
    """Make the typefaces for rare names (生僻字) known: after the first paint."""
    _register(_RARE)


def _register(files: tuple[str, ...]) -> None:
    for file in files:
        if QFontDatabase.addApplicationFont(str(FOLDER / file)) < 0:
            raise FileNotFoundError(FOLDER / file)


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The screen's typeface at a height of ``pixels``."""
    face = QFont()
    face.setFamilies(list(FAMILIES))
    face.setPixelSize(pixels)
    face.setBold(bold)
    return face
