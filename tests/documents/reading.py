"""What a paper says and where, read back from its bytes (回读)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import suppress
from itertools import combinations

import pypdfium2
from pypdf import PdfReader

from tests.documents import samples
from xinfang_desk.documents.draw import draw, draw_roll, require_drawable
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord, Office


def job_of(record: MatterRecord, office: Office = samples.OFFICE, **how: object) -> Job:
    """What a paper of a sample is drawn from, as the desk has it."""
    return Job(record=record, office=office, road_map=samples.ROAD_MAP, calendar=samples.CALENDAR, **how)


def paper(kind: Paper, record: MatterRecord, office: Office = samples.OFFICE, **how: object) -> bytes:
    """A paper of a sample."""
    return draw(kind, job_of(record, office, **how)).pdf()


def roll(
    kind: Paper, record: MatterRecord, office: Office = samples.OFFICE, width_mm: int = 80, **how: object
) -> bytes:
    """A slip of a sample for a roll."""
    return draw_roll(kind, job_of(record, office, **how), width_mm).pdf()


def borne_out(kind: Paper, records: Mapping[str, MatterRecord]) -> dict[str, MatterRecord]:
    """Those of which there is such a paper: no acceptance of what nobody accepted."""
    found = {}
    for name, record in records.items():
        with suppress(DeskError):
            require_drawable(record.matter, kind)
            found[name] = record
    assert found, kind
    return found


def text_of(pdf: bytes) -> str:
    """All the text, without the spaces and line ends that layout put in."""
    return "".join(texts_of(pdf))


def texts_of(pdf: bytes) -> list[str]:
    """The same, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def place_of(pdf: bytes, words: str) -> float:
    """How far above the foot of the first page that has them these words stand first, in points."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        found: list[float] = []

        def note(
            text: str, _cm: object, place: list[float], *_how: object, found: list[float] = found
        ) -> None:
            if words in text:
                found.append(place[5])

        page.extract_text(visitor_text=note)
        if found:
            return found[0]
    raise AssertionError(words)


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def size_of(pdf: bytes, words: str) -> float:
    """The size, in points, in which these words are set; 0 where they are not on the paper."""
    sizes = [0.0]

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if words in text:
            sizes.append(size)

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return max(sizes)


def sizes_of(pdf: bytes) -> list[float]:
    """The sizes, in points, of all that is written."""
    sizes: list[float] = []

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.append(size)

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return sizes


def overlaps(pdf: bytes) -> list[tuple[int, str, str]]:
    """Pairs of text rectangles that cover one another, by page."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        rects = [text.get_rect(index) for index in range(text.count_rects())]
        for one, other in combinations(rects, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            if wide > 1.0 and high > 1.0:
                found.append((number, text.get_text_bounded(*one), text.get_text_bounded(*other)))
    document.close()
    return found


def outside(pdf: bytes, margin: float = 5.0) -> list[tuple[int, str]]:
    """Text nearer to an edge of its page than ``margin`` points: what a printer would clip."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < margin or bottom < margin or right > width - margin or top > height - margin:
                found.append((number, text.get_text_bounded(left, bottom, right, top)))
    document.close()
    return found
