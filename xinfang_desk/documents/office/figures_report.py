"""The report of a month or year (月报、年报): sums, rates, lines and bars; it names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from xinfang_desk.documents.form import Form, fields, say
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _

_SMALL = Style(face=Face.SANS, size=10.5, leading=1.3)
_FIGURE = Style(face=Face.SANS, size=10.5, leading=1.3, align=Align.RIGHT)
_BELOW = Style(face=Face.SANS, size=8.0, leading=1.2, align=Align.CENTRE)
_TALL = 42.0
"""Millimetres of a chart of months."""
_BAR = 9.0
"""Points that a bar is thick."""
_NAMES, _COUNTS = 62.0, 20.0
"""Millimetres for the names and the figures of bars."""


Row = tuple[str, int | None, int | None]
"""A name, its matters and its people; None where they are too few to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One figure (统计项): its heading and its rows."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """A rate as it is printed: its name, its share, what it is made of."""

    name: str
    share: str
    made_of: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report says."""

    office: str
    title: str
    number: str
    sums: tuple[tuple[str, str], ...]
    months: Series
    series: tuple[Series, ...]
    rates: tuple[RateLine, ...]
    note: str


def figures_report(report: Report) -> bytes:
    """The report as PDF; the same figures give the same bytes."""
    office = Office(code="", name=report.office, desk=0, officer="")
    form, y = opened_list(office, report.title, report.number)
    y = fields(form, y, [[each] for each in report.sums])
    y = say(form, y + 2, report.note, form.type.note)
    y = form.sheet.together(y + 3, lambda top: _line(form, top, report.months))
    for each in report.series:
        y = form.sheet.together(y + 4, partial(_bars, form, each))
    form.sheet.together(y + 4, lambda top: _rates(form, top, report.rates))
    return form.sheet.finish()


def in_figures(matters: int | None, people: int | None) -> tuple[str, str]:
    """How many, as they are written."""
    return _or_dash(matters), _or_dash(people)


def _or_dash(count: int | None) -> str:
    return "——" if count is None else str(count)


def _line(form: Form, y: float, months: Series) -> float:
    """The months as a line, with their figures; where a month is not told, the line is broken."""
    sheet = form.sheet
    y = sheet.paragraph(form.left, y, form.width, months.heading, form.type.heading) + 5
    most, foot = max((matters or 0 for _name, matters, _people in months.rows), default=0), y + _TALL
    sheet.rule(form.left, foot, form.right, foot, ink=Ink.GREY)
    step, before = form.width / len(months.rows), None
    for place, (name, matters, _people) in enumerate(months.rows):
        x = form.left + step * (place + 0.5)
        sheet.text(x, foot + 1, name, _BELOW, fit=step)
        if matters is None:
            sheet.text(x, foot - 4.6, in_figures(matters, None)[0], _BELOW)
            before = None
            continue
        top = foot - (_TALL - 4) * matters / max(most, 1)
        if before is not None:
            sheet.rule(*before, x, top, weight=1.4)
        sheet.circle(x, top, 0.8, weight=1.2)
        sheet.text(x, top - 4.6, str(matters), _BELOW)
        before = x, top
    return foot + 6


def _bars(form: Form, series: Series, y: float) -> float:
    """The rows as bars, the largest as long as there is room."""
    sheet = form.sheet
    y = sheet.paragraph(form.left, y, form.width, series.heading, form.type.heading) + 1
    if not series.rows:
        return say(form, y, _("没有。"), form.type.note)
    most = max((matters or 0 for _name, matters, _people in series.rows), default=0)
    room = form.width - _NAMES - 2 * _COUNTS
    for name, matters, people in series.rows:
        y = sheet.room(y, _SMALL.line + 1)
        sheet.text(form.left, y, name, _SMALL, fit=_NAMES - 2)
        middle = y + _SMALL.line / 2
        if matters:
            start, long = form.left + _NAMES, max(room * matters / most, 0.4)
            sheet.rule(start, middle, start + long, middle, weight=_BAR, ink=Ink.GREY)
        sheet.text(form.right - _COUNTS, y, _("{count}件").format(count=matters), _FIGURE, fit=_COUNTS - 1)
        y = sheet.text(form.right, y, _("{count}人").format(count=people), _FIGURE, fit=_COUNTS - 1) + 1
    return y


def _rates(form: Form, y: float, rates: Sequence[RateLine]) -> float:
    y = form.sheet.paragraph(form.left, y, form.width, _("四率"), form.type.heading) + 1
    columns = (26.0, 22.0, 44.0, form.width - 92.0)
    head = [[Cell(text=words, style=_SMALL) for words in (_("名称"), _("比率"), _("件数"), _("怎么算"))]]
    rows = [
        [Cell(text=words, style=_SMALL) for words in (each.name, each.share, each.made_of, each.words)]
        for each in rates
    ]
    return table(form.sheet, form.left, y, columns, rows, head=head)
