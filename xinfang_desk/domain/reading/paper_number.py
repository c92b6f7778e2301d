"""The number of a document (文号、案号): 示公（治）行罚决字〔2026〕0123号, （2026）示0101民初123号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinfang_desk.domain.number import is_number
from xinfang_desk.domain.reading.heading import Heading
from xinfang_desk.domain.reading.runs import Piece

_LIKE_DIGITS = str.maketrans("OoQDlI|", "0000111")
_N = r"[0-9OoQDlI|]{1,10}"
_LABEL = r"(?:(?:决定书|文书|公文)?(?:文号|案号|编号|字号|发文字号)[:]?)?"
_OFFICE = re.compile(
    rf"^{_LABEL}(?P<mark>[㐀-鿿](?:[㐀-鿿]|\([㐀-鿿]{{1,4}}\))"
    rf"{{1,20}})(?:\(?(?P<year>(?:19|20)\d\d)\)|\((?P<also>(?:19|20)\d\d)\)?)年?(?P<nth>第?)(?P<n>{_N})号$"
)
_COURT = re.compile(
    rf"^{_LABEL}\(?(?P<year>(?:19|20)\d\d)\)(?P<mark>[㐀-鿿][㐀-鿿0-9]{{0,7}}?[㐀-鿿]{{2,6}}(?:字第)?)(?P<n>{_N})号(?P<part>之[一二三四五六七八九十]+)?$"
)
_SERIAL = re.compile(r"^(?:编号|No\.?|NO\.?|文书编号|决定书编号)[:]?(?P<n>[A-Z]?[0-9-]{6,24})$")
_REACH = 6
"""Pieces below the heading among which it stands."""


def find_number(pieces: Sequence[Piece], heading: Heading) -> tuple[str, int] | None:
    """The number as one writes it, and at which piece it stands; None where none or two are to be read."""
    found: dict[str, int] = {}
    for at, piece in enumerate(pieces[: heading.last + 1 + _REACH]):
        text = piece.text
        if heading.own <= at <= heading.last:
            text = text.rpartition(heading.text)[2] if heading.own == heading.last else ""
        if number := written(text):
            found.setdefault(number, at)
    return next(iter(found.items())) if len(found) == 1 else None


def find_receipt_number(pieces: Sequence[Piece]) -> tuple[str, int] | None:
    """Our own register number with right check digits; None where none is to be read, or two are."""
    found: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        for digits in re.findall(r"(?<!\d)\d{19}(?!\d)", piece.text):
            if is_number(digits):
                found.setdefault(digits, at)
    return next(iter(found.items())) if len(found) == 1 else None


def written(text: str) -> str:
    """A number of a document as one writes it; empty where ``text`` is none."""
    if match := _OFFICE.match(text):
        mark = match["mark"].replace("(", "（").replace(")", "）")
        return f"{mark}〔{match['year'] or match['also']}〕{match['nth']}{_digits(match['n'])}号"
    if match := _COURT.match(text):
        return f"（{match['year']}）{match['mark']}{_digits(match['n'])}号{match['part'] or ''}"
    match = _SERIAL.match(text)
    return match["n"] if match else ""


def year_of(number: str) -> int | None:
    """The year in a number; None where it has none."""
    match = re.search(r"[〔（](\d{4})[〕）]", number)
    return int(match[1]) if match else None


def _digits(text: str) -> str:
    return text.translate(_LIKE_DIGITS)
