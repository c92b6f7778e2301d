"""A place of the road map as an article (公众号文章): plain text, and three pictures for a telephone."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.roadmap import Place
from xinfang_desk.words import _

DOTS_PER_INCH = 254
"""At which a page is 1080 pixels wide."""
_WIDE, _TALL, _EDGE = 108.0, 191.9, 8.0
"""Millimetres: 1080 × 1920 pixels."""
_TITLE = Style(face=Face.SANS_BOLD, size=26, leading=1.25)
_HEADING = Style(face=Face.SANS_BOLD, size=18, leading=1.4)
_BODY = Style(face=Face.SANS, size=16, leading=1.45)
_SMALLEST = 0.55
_FOOT = Style(face=Face.SANS, size=11, leading=1.3, align=Align.CENTRE)

Part = tuple[str, tuple[str, ...]]
"""A heading and what is said under it."""


def article_text(place: Place, office: Office) -> str:
    """The article as text: what it is, whom to find, what to bring, how long, what then; its articles."""
    lines = [place.title, ""]
    for title, said in (part for page in _pages(place) for part in page):
        lines += [title, *said, ""]
    lines += [
        _("依据：{articles}").format(articles="；".join(place.articles)),
        office.full_name or office.name,
    ]
    return "\n".join(lines) + "\n"


def article_pages(place: Place, office: Office) -> tuple[bytes, ...]:
    """Three PDFs of one narrow page each, to be drawn at :data:`DOTS_PER_INCH`."""
    return tuple(_page(place, parts, office, at) for at, parts in enumerate(_pages(place), start=1))


def _pages(place: Place) -> tuple[tuple[Part, ...], ...]:
    return (
        ((_("这件事怎么办"), place.text),),
        ((_("找谁"), (place.who,)), (_("带什么"), place.bring)),
        ((_("要多久"), (place.how_long,)), (_("不满意怎么办"), (place.if_unsatisfied,))),
    )


def _page(place: Place, parts: Sequence[Part], office: Office, at: int) -> bytes:
    """One page, its text as large as it fits."""
    scale = 1.0
    while scale > _SMALLEST and _high(parts, place, office, scale) > _TALL - 26:
        scale -= 0.05
    sheet = Sheet((_WIDE, _TALL), f"{place.id} {at}", top=_EDGE, bottom=_TALL - 12)
    _draw(sheet, parts, place, scale)
    words = _("{office}　依法信访路线图　{at}/3").format(office=office.name, at=at)
    sheet.text(_WIDE / 2, _TALL - 10, words, _FOOT, fit=_WIDE - 2 * _EDGE)
    return sheet.finish()


def _high(parts: Sequence[Part], place: Place, office: Office, scale: float) -> float:
    return _draw(Sheet((_WIDE, 4 * _TALL), office.code, top=_EDGE, bottom=4 * _TALL), parts, place, scale)


def _draw(sheet: Sheet, parts: Sequence[Part], place: Place, scale: float) -> float:
    width = _WIDE - 2 * _EDGE
    y = sheet.paragraph(_EDGE, _EDGE + 4, width, place.title, _TITLE.scaled(scale)) + 4
    sheet.rule(_EDGE, y, _WIDE - _EDGE, y, weight=1.2)
    for title, said in parts:
        y = sheet.paragraph(_EDGE, y + 5, width, title, _HEADING.scaled(scale)) + 1
        for each in said:
            if each:
                y = sheet.paragraph(_EDGE, y, width, each, _BODY.scaled(scale)) + 2
    return y
