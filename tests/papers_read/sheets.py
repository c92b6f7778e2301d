"""The fictional papers drawn: a letter, a form of cells, two columns, a red head; with what stands where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from tests.papers_read.texts import Text
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.places import RESOURCES

WIDE, HIGH = 1240, 1754
"""A4 at 150 dots an inch."""
_INK = (38, 38, 42)
_PAPER = (246, 245, 240)
_NO_START = "，。；：、）》"


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(RESOURCES / "fonts" / f"xf-{name}.ttf"), size)


@dataclass
class Sheet:
    """A page being drawn, and the lines that stand on it."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    face: str
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def blank(cls, face: str) -> Sheet:
        image = Image.new("RGB", (WIDE, HIGH), _PAPER)
        return cls(image, ImageDraw.Draw(image), face)

    def put(self, text: str, x: float, y: float, size: int, face: str = "") -> float:
        """One line from ``x``; its lower edge."""
        font = _font(face or self.face, size)
        self.draw.text((x, y), text, font=font, fill=_INK)
        begins = x + font.getlength(text) - font.getlength(text.lstrip("　 "))
        left, top, right, bottom = self.draw.textbbox((begins, y), text.strip("　 "), font=font)
        box = tuple(
            round(each)
            for each in (left * 1000 / WIDE, top * 1000 / HIGH, right * 1000 / WIDE, bottom * 1000 / HIGH)
        )
        self.lines.append(Line(text=text.strip("　 "), score=0.98, box=box, page=0))
        return y + size * 1.7

    def middle(self, text: str, y: float, size: int, face: str = "") -> float:
        return self.put(text, (WIDE - self.wide(text, size, face)) / 2, y, size, face)

    def wide(self, text: str, size: int, face: str = "") -> float:
        return _font(face or self.face, size).getlength(text)

    def flow(self, text: str, x: float, right: float, y: float, size: int) -> float:
        """A paragraph with its first line set in, broken where the width ends."""
        line = "　　"
        for sign in text:
            if self.wide(line + sign, size) > right - x and sign not in _NO_START:
                y = self.put(line, x, y, size)
                line = ""
            line += sign
        return self.put(line, x, y, size)

    def seal(self, words: str, x: float, y: float, radius: int = 118) -> None:
        """A red round seal, half through, over what stands there."""
        over = Image.new("RGBA", self.image.size, (0, 0, 0, 0))
        pen = ImageDraw.Draw(over)
        red = (205, 25, 30, 150)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=8)
        size = max(14, int(radius * 1.7 / max(len(words), 1)))
        pen.text((x - radius * 0.85, y - size * 1.4), words, font=_font("serif-bold", size), fill=red)
        pen.text((x - 14, y + 2), "★", font=_font("sans", 40), fill=red)
        self.image = Image.alpha_composite(self.image.convert("RGBA"), over).convert("RGB")
        self.draw = ImageDraw.Draw(self.image)


def letter(text: Text, *, sealed: bool) -> Sheet:
    """A letter: head, heading, number, paragraphs, the foot at the right."""
    sheet = Sheet.blank("serif")
    y = 130.0
    if text.letterhead:
        y = sheet.middle(text.letterhead, y, 42)
    for heading in text.heading:
        y = sheet.middle(heading, y, 52, "serif-bold")
    y = sheet.middle(text.number, y + 10, 28) + 20
    label, about = text.party
    y = sheet.flow(f"{label}{about}", 130, 1110, y, 30) if label else sheet.put(about, 130, y, 30)
    for each in text.paragraphs:
        y = sheet.flow(each, 130, 1110, y, 30)
    y += 50
    for each in text.signed:
        y = sheet.put(each, 1080 - sheet.wide(each, 30), y, 30)
    if sealed:
        sheet.seal(text.wanted.body, 950, y - 8)
    y = sheet.put(text.day, 1060 - sheet.wide(text.day, 30), y, 30)
    if text.served:
        sheet.put(text.served, 130, y + 30, 30)
    return sheet


def form(text: Text, *, sealed: bool) -> Sheet:
    """A form: cells with labels, what is told in a wide one, both feet beside one another."""
    sheet = Sheet.blank("sans")
    y = 110.0
    if text.letterhead:
        y = sheet.middle(text.letterhead, y, 38)
    for heading in text.heading:
        y = sheet.middle(heading, y, 46, "sans-bold")
    y = sheet.put(text.number, 1110 - sheet.wide(text.number, 26), y, 26) + 10
    label, about = text.party
    top = y
    y = _cell(sheet, label.rstrip("："), about, y) if label else sheet.put(about, 120, y + 8, 27)
    names = ("事实和证据", "依据和决定", "履行方式", "权利告知", "其他")
    for at, each in enumerate(text.paragraphs):
        y = _cell(sheet, names[min(at, 4)], each, y)
    foot = y + 30
    if text.served:
        about, _, day = (
            text.served.partition("　") if "　" in text.served.strip("　") else (text.served, "", "")
        )
        below = sheet.put(about, 120, foot, 26)
        if day.strip():
            sheet.put(day.strip("　"), 120, below, 26)
    y = foot
    for each in text.signed:
        y = sheet.put(each, 1060 - sheet.wide(each, 27), y, 27)
    if sealed:
        sheet.seal(text.wanted.body, 930, y, 105)
    y = sheet.put(text.day, 1050 - sheet.wide(text.day, 27), y, 27)
    sheet.draw.rectangle((100, top, 1140, y + 60), outline=_INK, width=2)
    return sheet


def _cell(sheet: Sheet, label: str, text: str, y: float) -> float:
    below = sheet.flow(text, 330, 1120, y + 8, 27)
    sheet.put(label, 120, (y + below) / 2 - 20, 25)
    sheet.draw.line((100, below, 1140, below), fill=_INK, width=2)
    sheet.draw.line((310, y, 310, below), fill=_INK, width=2)
    return below


def columns(text: Text, *, sealed: bool) -> Sheet:
    """Two columns below a head, in 楷体."""
    sheet = Sheet.blank("kai")
    y = 120.0
    if text.letterhead:
        y = sheet.middle(text.letterhead, y, 40, "serif-bold")
    for heading in text.heading:
        y = sheet.middle(heading, y, 44, "sans-bold")
    y = sheet.put(text.number, 640, y, 26) + 26
    label, about = text.party
    words = [f"{label}{about}" if label else about, *text.paragraphs]
    rows: list[tuple[str, bool]] = []
    for each in words:
        rows.extend(_rows(sheet, each, 500, 27, set_in=bool(label) or each is not words[0]))
    half = max(-(-len(rows) // 2), 8)
    step = 27 * 1.75
    for at, (row, _) in enumerate(rows):
        x = 100 if at < half else 650
        sheet.put(row, x, y + (at % half) * step, 27)
    y += half * step + 50
    for each in text.signed:
        y = sheet.put(each, 700, y, 28)
    if sealed:
        sheet.seal(text.wanted.body, 830, y, 110)
    y = sheet.put(text.day, 720, y, 28)
    if text.served:
        sheet.put(text.served, 100, y + 20, 27)
    return sheet


def red_headed(text: Text, *, sealed: bool) -> Sheet:
    """A red head with a rule below, a day of printing at the end; left out of the rules' making."""
    sheet = Sheet.blank("serif")
    y = 150.0
    if text.letterhead:
        y = sheet.middle(text.letterhead, y, 58, "serif-bold") + 8
    y = sheet.middle(text.number, y, 27) + 4
    sheet.draw.line((120, y, 1120, y), fill=(200, 30, 30), width=4)
    y += 40
    for heading in text.heading:
        y = sheet.middle(heading, y, 40, "sans-bold")
    label, about = text.party
    y += 16
    y = sheet.flow(f"{label}{about}", 150, 1090, y, 28) if label else sheet.put(about, 150, y, 28)
    for each in text.paragraphs:
        y = sheet.flow(each, 150, 1090, y, 28)
    y += 70
    for each in text.signed:
        y = sheet.put(each, 1040 - sheet.wide(each, 28), y, 28)
    if sealed:
        sheet.seal(text.wanted.body, 900, y - 14, 112)
    y = sheet.put(text.day, 1020 - sheet.wide(text.day, 28), y, 28) + 20
    y = sheet.put("（联系人：吴虚记　电话：000-0000000）", 200, y, 26)
    if text.served:
        y = sheet.put(text.served, 150, y + 20, 28)
    sheet.draw.line((120, 1600, 1120, 1600), fill=_INK, width=2)
    sheet.put("示范办公室", 140, 1612, 24)
    sheet.put("2026年12月30日印发", 860, 1612, 24)
    return sheet


def as_read(lines: list[Line]) -> list[Line]:
    """The lines row by row, as the reader gives them."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.box[1] + each.box[3]):
        middle = (line.box[1] + line.box[3]) / 2
        if rows and rows[-1][0].box[1] < middle < rows[-1][0].box[3]:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.box[0])]


def _rows(sheet: Sheet, text: str, width: float, size: int, *, set_in: bool) -> list[tuple[str, bool]]:
    rows, line = [], "　　" if set_in else ""
    for sign in text:
        if sheet.wide(line + sign, size) > width and sign not in _NO_START:
            rows.append((line, True))
            line = ""
        line += sign
    return [*rows, (line, False)]


LAYOUTS: tuple[Callable[..., Sheet], ...] = (letter, form, columns, red_headed)
