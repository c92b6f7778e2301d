"""The paper's typefaces (字体): which file draws each character, how wide it is, what none can draw.

A character the chosen face lacks is drawn from the fallback chain, one by one, so that a rare
name (生僻字) prints as written. What no font has is refused before anything is drawn: a missing
glyph would otherwise leave a crossed box on paper and nothing in the text layer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path

from xinfang_desk.documents.fontfile import FontFile, open_font
from xinfang_desk.domain.errors import DeskError

FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"


class Face(Enum):
    """What a form may be set in; the value is the font file."""

    SERIF = "xf-serif.ttf"
    """宋体: the text of a paper."""
    BOLD = "xf-serif-bold.ttf"
    """粗宋: titles and what must not be overlooked."""
    SANS = "xf-sans.ttf"
    """黑体: labels."""
    SANS_BOLD = "xf-sans-bold.ttf"
    """粗黑: headings."""
    KAI = "xf-kai.ttf"
    """楷体: notes."""


FALLBACK = (Face.SERIF.value, "xf-serif-rest.ttf", "xf-rare.ttf", "xf-rare-kai.ttf")
"""Asked in this order for what the chosen face lacks; opened only when asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Consecutive characters that one font file draws."""

    font: FontFile
    text: str


class Typefaces:
    """The fonts under one folder, each opened when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, FontFile] = {}
        self._ems: dict[tuple[Face, str], float] = {}

    def runs(self, text: str, face: Face) -> list[Run]:
        """The text cut where the font changes; refuses with ``paper.no_glyph``, never draws a box.

        Signs without a shape of their own (joiners, variation selectors, line ends) are left out. Text
        with a character no font has is tried in its canonical composed form (NFC) first.
        """
        visible = drawn(text)
        if any(self._font_of(char, face) is None for char in visible):
            visible = unicodedata.normalize("NFC", visible)
        return [
            Run(font=font, text="".join(chars))
            for font, chars in groupby(visible, lambda char: self._must_have(char, face))
        ]

    def width(self, text: str, face: Face, size: float) -> float:
        """Width in points of one line of text at ``size`` points."""
        em_of = self.em_of(face)
        return size * sum(map(em_of, drawn(text)))

    def em_of(self, face: Face) -> Callable[[str], float]:
        """A function from one character to its width in ems; what nothing draws counts as one em."""
        known, font_of = self._ems, self._font_of

        def width(char: str) -> float:
            found = known.get((face, char))
            if found is None:
                font = font_of(char, face)
                found = font.advance(font.glyphs[ord(char)]) / font.units_per_em if font else 1.0
                known[face, char] = found
            return found

        return width

    def uncovered(self, text: str) -> tuple[str, ...]:
        """Each character no font can draw, once, in order; private-use ones (自造字) are always among them."""
        missing = (char for char in drawn(text) if not self._drawable(char))
        return tuple(dict.fromkeys(missing))

    def _drawable(self, char: str) -> bool:
        composed = unicodedata.normalize("NFC", char)
        return any(self._font_of(form, Face.SERIF) is not None for form in (char, composed))

    def _must_have(self, char: str, face: Face) -> FontFile:
        font = self._font_of(char, face)
        if font is None:
            raise DeskError("paper.no_glyph", codepoint=f"U+{ord(char):04X}")
        return font

    def _font_of(self, char: str, face: Face) -> FontFile | None:
        code_point = ord(char)
        for name in (face.value, *FALLBACK):
            font = self._font(name)
            if code_point in font.glyphs:
                return font
        return None

    def _font(self, name: str) -> FontFile:
        font = self._open.get(name)
        if font is None:
            font = self._open[name] = open_font(self._folder / name)
        return font


@cache
def open_typefaces() -> Typefaces:
    """The typefaces that came with the program, shared; nothing is read until something is asked."""
    return Typefaces(FONTS)


def drawn(text: str) -> str:
    """The characters of the text that leave a mark or a space; a line end or a tab is a space."""
    if text.isprintable() and text.isascii():
        return text
    spaced = text.translate(_SPACES)
    return "".join(char for char in spaced if not _shapeless(char))


_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")


def _shapeless(char: str) -> bool:
    code_point = ord(char)
    selector = 0xFE00 <= code_point <= 0xFE0F or 0xE0100 <= code_point <= 0xE01EF
    return selector or (unicodedata.category(char) in ("Cf", "Cc"))
