"""What is written by hand on a form (手写): lines, boxes to tick, what closes it at the foot of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xinfang_desk.documents.form import Form
from xinfang_desk.documents.where_to_ask import ask_us, captioned, in_lines, ways_to_ask
from xinfang_desk.domain.office import Office

FOOT = 16.0
"""Millimetres left free below what closes a form."""
_LAST = 12.0
"""Millimetres left free below where to ask, after which nothing follows."""


def blank_lines(form: Form, y: float, count: int) -> float:
    """Ruled lines to write on."""
    step = _step(form)
    for _line in range(count):
        y = form.sheet.room(y, step) + step
        form.sheet.rule(form.left, y, form.right, y)
    return y


def written_down_to(form: Form, y: float, least: int, close: Callable[[float], float]) -> float:
    """Lines to write on as far as there is room above what closes the form, on the same page.

    Where there is no room for the ``least`` of them, down the page, and what closes it is on the next one.
    """
    sheet, foot = form.sheet, form.sheet.height - FOOT
    height = sheet.height_of(close)
    count = int((foot - height - y) // _step(form))
    if count < least:
        y = blank_lines(form, y, max(least, int((sheet.bottom - y) // _step(form))))
        y = y if y + height <= foot else sheet.turn()
        count = 0
    # Who signs at the end signs this page too: it needs no place at its foot.
    sheet.bottom = foot
    return close(blank_lines(form, y, count))


def _step(form: Form) -> float:
    return min(form.type.size * 0.68, 10.5)


def to_fill(form: Form, y: float, label: str, value: str = "") -> float:
    """A label with its value, or with a line to fill to the right edge."""
    style = form.type.body
    if value:
        return form.sheet.paragraph(form.left, y, form.width, f"{label}{value}", style)
    y = form.sheet.room(y, style.line + 1)
    below = form.sheet.text(form.left, y, label, style)
    form.sheet.rule(form.left + form.sheet.text_width(label, style) + 1, below, form.right, below)
    return below + 1


def ticks(form: Form, y: float, options: Sequence[tuple[str, bool]]) -> float:
    """Boxes to tick in a row, as many to a line as fit."""
    style, size, gap = form.type.body, form.type.size * 0.26, form.type.size * 0.12
    y = form.sheet.room(y, style.line)
    x = form.left
    for words, ticked in options:
        wide = size + gap + form.sheet.text_width(words, style) + 7
        if x + wide > form.right + 7 and x > form.left:
            x, y = form.left, form.sheet.room(y + style.line, style.line)
        form.sheet.tick_box(x, y + (style.line - size) / 2, size, ticked=ticked)
        form.sheet.text(x + size + gap, y, words, style)
        x += wide
    return y + style.line


def where_to_ask(form: Form, y: float, office: Office, *, width: float = 0.0) -> float:
    """By what number and when one asks at this desk, below all else, or no wider than ``width``."""
    note, width = form.type.note, width or form.width
    form.sheet.bottom = form.sheet.height - _LAST
    words = [ask_us(), *captioned(ways_to_ask(office))]
    for line in in_lines(words, lambda said: form.sheet.text_width(said, note), width):
        y = form.sheet.paragraph(form.left, y, width, line, note)
    return y
