"""Line breaking (断行) for Chinese text with figures and Latin words in it: pure, no font is known here.

GB/T 15834-2011, 5.1: closing marks never begin a line (避头), opening marks never end one (避尾), a dash
or an ellipsis is not torn; W3C clreq 3.1.3. A Latin word or a figure (number, date, telephone) stays
whole unless it is longer than a line; so do a date with its weekday, a number with its unit, an article with
its item. Nothing ever reaches past the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

NEVER_FIRST = frozenset(
    "，。、；：？！·…—～‐–％‰℃°′″）〕］｝〉》」』】〗〙〛’”,.;:?!)]}%々ゝゞヽヾー﹐﹑﹒﹔﹕﹖﹗\u00a0"
)
"""避头: may not begin a line."""

NEVER_LAST = frozenset("（〔［｛〈《「『【〖〘〚‘“([{￥＄￡#＃№§$\u00a0")
"""避尾: may not end a line."""

SPACES = " \t\n\r\u3000"
"""Where a line may break and nothing is drawn at the break; a no-break space is not one."""

_TO = "\u2013\u2014\uff5e"
"""Of 8:30–17:30 neither figure is left alone, whatever dash stands between them."""
_TAKEN_ALONG = 4
"""Characters: a longer piece may stand alone, and is not taken from its line for the sake of the next."""

_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_SPOKEN = "[〇零一二三四五六七八九十百千万两]"
_TOGETHER = tuple(
    map(
        re.compile,
        (
            rf"{_DAY}（周[一二三四五六日]）",
            rf"{_DAY}|(?:{_SPOKEN}+年)?{_SPOKEN}+月{_SPOKEN}+[日号]|（周[一二三四五六日]）",
            rf"第(?:\d+|{_SPOKEN}+)条(?:第(?:\d+|{_SPOKEN}+)[款项])*",
            rf"第(?:\d+|{_SPOKEN}+)[条款项页]|(?={_SPOKEN}*[百千万]){_SPOKEN}{{2,}}",
            rf"(?:\d+|{_SPOKEN}+)(?:个工作日|个月|[年月日天周条款项页份元号楼]|万元|小时|分钟)[内前]?",
            "当天还算|(?<=您)书面答复|(?<=您)书面告知",
        ),
    )
)
"""What is read in one go, the longest first: where a line cannot hold it, what is shorter of it is kept."""

_SLACK = 1e-6
"""Sums of widths are not exact; a line that fits but for this much fits."""

Width = Callable[[str], float]


def wrap(text: str, width_of: Width, line_width: float, first_indent: float = 0.0) -> list[str]:
    """One paragraph as lines no wider than ``line_width``, the first shorter by ``first_indent``.

    ``width_of`` gives the width of one character in the same unit. Spaces at a break are dropped; all
    other characters come back once, in order. Only a line too narrow for a single unbreakable piece
    makes the rules give way, and a line always holds at least one character.
    """
    lines: list[str] = []
    line, used, room = "", 0.0, line_width - first_indent
    kept = _kept_whole(text, width_of, room)
    for piece in _pieces(text, kept):
        is_space = piece in SPACES
        if is_space and lines and not line:
            continue
        width = sum(map(width_of, piece))
        if used + width <= room + _SLACK:
            line, used = line + piece, used + width
            continue
        if line.strip(SPACES):
            lines.append(line.rstrip(SPACES))
            room = line_width
        if is_space:
            line, used = "", 0.0
            continue
        *full, line = _torn(piece, width_of, room, line_width)
        lines.extend(full)
        used = sum(map(width_of, line))
        room = line_width if full else room
    if line.strip(SPACES) or not lines:
        lines.append(line.rstrip(SPACES))
    return _none_alone(lines, text, width_of, line_width)


def _none_alone(lines: list[str], text: str, width_of: Width, line_width: float) -> list[str]:
    """A paragraph ends with no character or figure on a line of its own (孤字): it takes a piece along."""
    if len(lines) < 2 or len(lines[-1]) > _TAKEN_ALONG or len(list(_pieces(lines[-1]))) > 1:
        return lines
    *before, above, last = lines
    *kept, piece = _pieces(above, _kept_whole(above, width_of, line_width))
    whole = "".join(kept).rstrip(SPACES)
    torn = above + last not in text or piece in SPACES or len(piece) > _TAKEN_ALONG
    if torn or not whole or sum(map(width_of, piece + last)) > line_width + _SLACK:
        return lines
    return [*before, whole, piece + last]


def _kept_whole(text: str, width_of: Width, room: float) -> frozenset[int]:
    """The places before which no line begins, for what is read in one go: as much of it as a line holds."""
    kept: set[int] = set()
    for found in (each for rule in _TOGETHER for each in rule.finditer(text)):
        first, last = found.span()
        while first and text[first - 1] in NEVER_LAST:
            first -= 1
        while last < len(text) and text[last] in NEVER_FIRST:
            last += 1
        if sum(map(width_of, text[first:last])) <= room + _SLACK:
            kept.update(range(found.start() + 1, found.end()))
    return frozenset(kept)


def _pieces(text: str, kept: frozenset[int] = frozenset()) -> Iterator[str]:
    """The text as pieces that should not be torn; a space where a line may break is its own piece."""
    inked = [place for place, char in enumerate(text) if char not in SPACES]
    if not inked:
        yield from text
        return
    start = inked[0]
    yield from text[:start]
    for last, first in pairwise(inked):
        if first not in kept and _may_break(text[last], text[first], spaced=first > last + 1):
            yield text[start : last + 1]
            yield from text[last + 1 : first]
            start = first
    yield text[start : inked[-1] + 1]
    yield from text[inked[-1] + 1 :]


def _may_break(before: str, after: str, *, spaced: bool) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or (before in _TO and after.isdigit()):
        return False
    return spaced or not (_in_word(before) and _in_word(after))


def _in_word(char: str) -> bool:
    """Latin letters, figures and what stands between them (2026-09-18, 138****1024, a.b@c)."""
    return char.isascii() or "\u00a0" <= char < "\u0250"


def _torn(piece: str, width_of: Width, room: float, line_width: float) -> list[str]:
    """A piece in as many parts as lines it needs; one part if it fits the room."""
    parts: list[str] = []
    while sum(map(width_of, piece)) > room + _SLACK:
        cut = _forced_cut(piece, width_of, room)
        if cut == len(piece):
            break
        parts.append(piece[:cut])
        piece, room = piece[cut:], line_width
    return [*parts, piece]


def _forced_cut(piece: str, width_of: Width, room: float) -> int:
    """Where to tear a piece longer than a line: as late as fits, by the rules if any place obeys them."""
    fits, used = 0, 0.0
    for char in piece:
        used += width_of(char)
        if used > room + _SLACK:
            break
        fits += 1
    fits = max(fits, 1)
    for cut in range(fits, 0, -1):
        if cut == len(piece) or (piece[cut] not in NEVER_FIRST and piece[cut - 1] not in NEVER_LAST):
            return cut
    return fits
