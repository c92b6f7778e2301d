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
        self._chains = {face.value: _Chain(self._look_up, face) for face in Face}
        self._clean: set[str] = set()

    def drawn(self, text: str) -> str:
        """The text as it is drawn: line ends and tabs are spaces, signs without a shape are left out.

        Text with a combining mark or a character no font has is put in composed form (NFC, same meaning).
        """
        if self._clean.issuperset(text):
            return text
        visible = "".join(char for char in text.translate(_SPACES) if not _shapeless(char))
        fonts = self._chains[Face.SERIF.value]
        if any(unicodedata.combining(char) or not fonts[char] for char in visible):
            return unicodedata.normalize("NFC", visible)
        # Every form is laid out at several sizes, and nearly every text is of characters seen before.
        self._clean.update(visible)
        return visible

    def runs(self, text: str, face: Face) -> list[Run]:
        """The text cut where the font changes; refuses with ``paper.no_glyph``, never draws a box."""
        chain = self._chains[face.value]
        fonts = groupby(self.drawn(text), lambda char: _must(char, chain[char]))
        return [Run(font=font, text="".join(chars)) for font, chars in fonts]

    def width(self, text: str, face: Face, size: float) -> float:
        """Width in points of one line of text at ``size`` points."""
        return size * sum(map(self.em_of(face), self.drawn(text)))

    def em_of(self, face: Face) -> Callable[[str], float]:
        """A function from one character to its width in ems; what nothing draws counts as one em."""
        return self._chains[face.value].ems.__getitem__

    def uncovered(self, text: str) -> tuple[str, ...]:
        """Each character no font draws, once, in order; private-use ones (自造字) are always among them."""
        missing = (char for char in self.drawn(text) if not self._chains[Face.SERIF.value][char])
        return tuple(dict.fromkeys(missing))

    def _look_up(self, code_point: int, face: Face) -> tuple[FontFile, float] | None:
        for name in (face.value, *FALLBACK):
            font = self._open.get(name)
            if font is None:
                font = self._open[name] = open_font(self._folder / name)
            glyph = font.glyphs.get(code_point)
            if glyph is not None:
                return font, font.advance(glyph) / font.units_per_em
        return None


class _Chain(dict[str, "tuple[FontFile, float] | None"]):
    """By character: the first font that draws it, and its width in ems."""

    def __init__(self, look_up: Callable[[int, Face], tuple[FontFile, float] | None], face: Face) -> None:
        super().__init__()
        self._look_up, self._face = look_up, face
        self.ems = _Ems(self)

    def __missing__(self, char: str) -> tuple[FontFile, float] | None:
        found = self[char] = self._look_up(ord(char), self._face)
        return found


class _Ems(dict[str, float]):
    def __init__(self, chain: _Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> float:
        found = self._chain[char]
        width = self[char] = found[1] if found else 1.0
        return width


def _must(char: str, found: tuple[FontFile, float] | None) -> FontFile:
    if found is None:
        raise DeskError("paper.no_glyph", codepoint=f"U+{ord(char):04X}")
    return found[0]


@cache
def open_typefaces() -> Typefaces:
    """The typefaces that came with the program, shared; nothing is read until something is asked."""
    return Typefaces(FONTS)


_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")


def _shapeless(char: str) -> bool:
    """Joiners, direction marks, control characters and variation selectors."""
    code_point = ord(char)
    selector = 0xFE00 <= code_point <= 0xFE0F or 0xE0100 <= code_point <= 0xE01EF
    return selector or unicodedata.category(char) in ("Cf", "Cc")
