"""Our font files inside reportlab's documents: quick to open, with a true text layer, never confused.

This is the only module that knows reportlab's inner workings (5.1). What it puts right, each with a test:

- ``makeToUnicodeCMap`` writes five digits for a character beyond the BMP, so 𬭚 is copied out as ⲵ;
- ``TTFontFile`` reads a font number by number in Python (a fifth of a second for 10 MB);
- ``registerFont`` takes two files with the same PostScript name for one font, silently;
- glyphs past the last full metric get a scaled advance when the em is not 1000 units.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from xinfang_desk.documents.type.fontfile import FontFile

# Process-wide switches that reportlab reads while it writes; no argument reaches them. Same record,
# same bytes: no comments with the time, and no ASCII armour around what is compressed anyway.
rl_config.invariant = 1
rl_config.useA85 = 0

_BFCHAR_LIMIT = 100
"""ISO 32000-1, 9.10.3: at most so many entries in one ``beginbfchar`` block."""


def register(font: FontFile) -> str:
    """The name under which reportlab knows this file from now on: its PostScript name."""
    ours = _font_of(font)
    name = str(ours.fontName)
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ours)
    if pdfmetrics.getFont(name).face.filename != ours.face.filename:
        raise ValueError(f"{font.path.name} and another file share the PostScript name {name}")
    return name


@lru_cache(maxsize=32)
def _font_of(font: FontFile) -> _Font:
    """Made once for each file: a paper asks for it at every run of text."""
    face = _Face(font)
    return _Font(face.name.decode("ascii"), face)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """ToUnicode CMap of one subset: code in the page's text to UTF-16 (ISO 32000-1, 9.10.3)."""
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset)]
    blocks: list[str] = []
    for start in range(0, len(entries), _BFCHAR_LIMIT):
        block = entries[start : start + _BFCHAR_LIMIT]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(code_point: int) -> str:
    return chr(code_point).encode("utf-16-be").hex().upper()


class _Widths:
    """``charWidths`` as reportlab asks it: code point to width in thousandths of an em."""

    def __init__(self, font: FontFile) -> None:
        self._font = font

    def get(self, code_point: int, default: float) -> float:
        glyph = self._font.glyphs.get(code_point)
        return default if glyph is None else self._font.advance(glyph) * 1000 / self._font.units_per_em


class _Metrics:
    """``hmetrics`` as reportlab indexes them, made when asked: glyph to (advance, bearing)."""

    def __init__(self, font: FontFile) -> None:
        self._font = font

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        return self._font.advance(glyph), self._font.bearings[glyph]


class _Outlines:
    """The glyf table, of which reportlab takes slices, without a copy of its megabytes."""

    def __init__(self, font: FontFile) -> None:
        self._data, self._start = font.data, font.tables["glyf"][0]

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


class _Face(ttfonts.TTFontFace):
    def __init__(self, font: FontFile) -> None:
        self._file = font
        super().__init__(str(font.path))

    def readFile(self, f: str) -> None:
        self.filename, self._ttf_data, self._pos = f, self._file.data, 0

    def extractInfo(self, _char_info: int = 1) -> None:
        super().extractInfo(0)
        font = self._file
        self.charToGlyph = font.glyphs
        self.glyphPos = font.offsets
        self.hmetrics = _Metrics(font)
        self.charWidths = _Widths(font)
        self.defaultWidth = self._pdfScale(font.advance(0))

    def get_table(self, tag: str) -> Any:
        return _Outlines(self._file) if tag == "glyf" else super().get_table(tag)


class _Numbers(pdfdoc.PDFObject):
    """An array of numbers written at once; reportlab's own formats each by itself, in Python."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self._numbers = numbers

    def format(self, _document: Any) -> bytes:
        return f"[ {' '.join(map('{:g}'.format, self._numbers))} ]".encode("ascii")


class _Font(ttfonts.TTFont):
    def __init__(self, name: str, face: _Face) -> None:
        """Take the face as it is; the base class would read the file again in its slow way."""
        self.fontName = name
        self.face = face
        self.encoding = ttfonts.TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        # all of ASCII in every file that draws one Chinese character would double a small paper
        self._asciiReadable = False
        self.shapable = False

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{ttfonts.SUBSETN(number).decode('ascii')}+{self.fontName}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)
        for name in names:
            font = doc.idToObject["BasicFonts"].dict[name]
            font.Widths = _Numbers(font.Widths.sequence)
