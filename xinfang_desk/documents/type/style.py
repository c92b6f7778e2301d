"""How text on paper is set (字号, 字体, 对齐), and a text laid out as lines. All in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from xinfang_desk.documents.type.breaking import wrap
from xinfang_desk.documents.type.typeface import Face, Typefaces

POINTS_PER_MM = 72 / 25.4


class Align(Enum):
    """Where a line stands (对齐)."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Ink(Enum):
    """Colour of a mark, RGB from 0 to 1; no tints, they turn to dots on a needle printer."""

    BLACK = (0.0, 0.0, 0.0)
    RED = (0.784, 0.063, 0.18)
    GREY = (0.4, 0.4, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one text is set."""

    face: Face = Face.SERIF
    size: float = 10.5
    """Points: 五号 10.5, 小四 12, 四号 14, 三号 16, 二号 22."""
    leading: float = 1.5
    """From line to line (行距), in sizes."""
    indent: float = 0.0
    """Of a paragraph's first line (首行缩进), in ems."""
    align: Align = Align.LEFT
    justify: bool = False
    """Stretch all lines of a paragraph but its last to the full width (两端对齐)."""
    pitch: float = 0.0
    """Points added after each character (字间距); GB/T 9704 sets 28 三号 characters in 156 mm with -0.22."""
    ink: Ink = Ink.BLACK

    @property
    def line(self) -> float:
        """Height of one line in millimetres."""
        return self.size * self.leading / POINTS_PER_MM

    def scaled(self, times: float) -> Style:
        """The same style for large type (大字版)."""
        return replace(self, size=self.size * times, pitch=self.pitch * times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One laid-out line: its text, where it begins, what is added after each character; points."""

    text: str
    shift: float
    pitch: float


WIDEST_STRETCH = 0.15
"""In ems: a line that would need more between its characters to be full is left ragged."""


def lay_out(faces: Typefaces, text: str, style: Style, width: float) -> list[Line]:
    """The text in lines no wider than ``width``; each line end in it begins a new paragraph."""
    # In ems, so that nothing is multiplied for each character.
    em_of, pitch, room = faces.em_of(style.face), style.pitch / style.size, width / style.size
    width_of = (lambda char: em_of(char) + pitch) if pitch else em_of
    lines: list[Line] = []
    for paragraph in text.splitlines() or [""]:
        # the last character of a line needs no pitch after it
        parts = wrap(faces.drawn(paragraph), width_of, room + pitch, style.indent)
        for number, part in enumerate(parts):
            shift = 0.0 if number else style.indent
            spare = room - shift - (sum(map(width_of, part)) - pitch)
            last = number == len(parts) - 1
            stretch = 0.0 if last or not style.justify else _stretch(part, spare)
            shift += 0.0 if stretch else max(spare, 0.0) * style.align.value
            lines.append(Line(text=part, shift=shift * style.size, pitch=(pitch + stretch) * style.size))
    return lines


def _stretch(line: str, spare: float) -> float:
    gaps = len(line) - 1
    if gaps < 1 or spare > gaps * WIDEST_STRETCH:
        return 0.0
    return spare / gaps
