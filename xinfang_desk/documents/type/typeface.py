"""The paper's typefaces (字体): which file draws each character, how wide it is, what none can draw.

A character the chosen face lacks is drawn from the fallback chain, one by one, so that a rare
name (生僻字) prints as written. A sign that no font has never costs a paper: an empty box is drawn in
its place, to be filled by hand, and the text layer says 〓 there (a font's own missing glyph would be a
crossed box on paper and nothing in the text layer).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path

from xinfang_desk.documents.type.clusters import STAND_IN, clusters, is_shapeless, stands_alone
from xinfang_desk.documents.type.fontfile import FontFile, open_font

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


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


GETA = "〓"
"""下駄: what a text has said for a hundred years where the type was not at hand; all our faces draw it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Consecutive characters that one font file draws, or signs that none does."""

    font: FontFile
    text: str
    missing: str = ""
    """The signs in whose places :data:`GETA` stands unseen, one character each; a box is drawn there."""


class Typefaces:
    """The fonts under one folder, each opened when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, FontFile] = {}
        self._chains = {face.value: _Chain(self._look_up, face) for face in Face}
        self._clean: set[str] = set()

    def drawn(self, text: str) -> str:
        """The text as it is drawn: line ends and tabs are spaces, signs without a shape are left out.

        Text with a combining mark or a character no font has is put in composed form (NFC, same
        meaning); then a sign that no font draws is one character, whatever it was written with.
        """
        if self._clean.issuperset(text):
            return text
        spaced = text.translate(_SPACES)
        visible = _visible(spaced)
        if self._is_plain(visible):
            return visible
        composed = unicodedata.normalize("NFC", visible)
        if self._has_all(composed):
            return composed
        signs = clusters(unicodedata.normalize("NFC", spaced))
        return unicodedata.normalize("NFC", "".join(map(self._drawn_sign, signs)))

    def runs(self, text: str, face: Face) -> list[Run]:
        """The text cut where the font changes, and where signs stand that no font draws."""
        chain = self._chains[face.value]
        cut = groupby(self.drawn(text), lambda char: found[0] if (found := chain[char]) else None)
        return [self._run(font, "".join(chars), face) for font, chars in cut]

    def file(self, name: str) -> FontFile:
        """The font file of that name, opened when first asked for."""
        font = self._open.get(name)
        if font is None:
            font = self._open[name] = open_font(self._folder / name)
        return font

    def width(self, text: str, face: Face, size: float) -> float:
        """Width in points of one line of text at ``size`` points."""
        return size * sum(map(self.em_of(face), self.drawn(text)))

    def em_of(self, face: Face) -> Callable[[str], float]:
        """A function from one character to its width in ems; what nothing draws counts as one em."""
        return self._chains[face.value].ems.__getitem__

    def uncovered(self, text: str) -> tuple[str, ...]:
        """What no font draws, as written, each once, in order; signs that stand together are one.

        Private-use ones (自造字) are always among them.
        """
        spaced = text.translate(_SPACES)
        if self._is_plain(_visible("".join(set(spaced) - self._clean))):
            return ()
        signs = clusters(unicodedata.normalize("NFC", spaced))
        parts = groupby(signs, lambda sign: not self._has_all(_visible(sign)))
        return tuple(dict.fromkeys("".join(part) for missing, part in parts if missing))

    def _run(self, font: FontFile | None, text: str, face: Face) -> Run:
        if font is not None:
            return Run(font=font, text=text)
        (geta,) = self.runs(GETA, face)
        return Run(font=geta.font, text=GETA * len(text), missing=text)

    def _drawn_sign(self, sign: str) -> str:
        visible = _visible(sign)
        if self._has_all(visible):
            return visible
        first = visible[0]
        return first if stands_alone(first) and not self._has_all(first) else STAND_IN

    def _is_plain(self, visible: str) -> bool:
        """Whether each character is drawn as it stands: nearly every text is of characters seen before."""
        unknown = set(visible) - self._clean
        fonts = self._chains[Face.SERIF.value]
        if any(unicodedata.combining(char) or not fonts[char] for char in unknown):
            return False
        self._clean |= unknown
        return True

    def _has_all(self, text: str) -> bool:
        fonts = self._chains[Face.SERIF.value]
        return all(fonts[char] for char in text)

    def _look_up(self, code_point: int, face: Face) -> tuple[FontFile, float] | None:
        for name in (face.value, *FALLBACK):
            font = self.file(name)
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


def _visible(text: str) -> str:
    return "".join(char for char in text if not is_shapeless(char))


@cache
def open_typefaces() -> Typefaces:
    """The typefaces that came with the program, shared; nothing is read until something is asked."""
    return Typefaces(FONTS)


_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
