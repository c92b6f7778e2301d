"""Papers (文书): opening a typeface, and drawing one receipt, beside stock tools."""

from __future__ import annotations

from functools import cache

from bench import peers
from bench.figure import BenchFault, Figure, Measure, Sizes, interleave, of_samples, timed
from xinfang_desk.desk.shipped import road_map_shipped
from xinfang_desk.documents.draw import draw
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.type.fontfile import open_font
from xinfang_desk.documents.type.typeface import FONTS, Face
from xinfang_desk.domain.category import Paper

_BODY = FONTS / Face.SERIF.value


def font_load(sizes: Sizes) -> Figure:
    """Our body font opened and made known to reportlab, beside stock ``TTFont`` of that file."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    from xinfang_desk.documents.type.embedding import register

    name = register(open_font(_BODY))

    def ours() -> float:
        # reportlab keeps a font for good; without this only the first run would open it
        pdfmetrics._fonts.pop(name)  # noqa: SLF001
        return timed(lambda: register(open_font(_BODY)))

    def against() -> float:
        return timed(lambda: ttfonts.TTFont("stock", str(_BODY)))

    return of_samples(
        *interleave([ours, against], sizes.fonts, warm=2),
        what=f"opening {Face.SERIF.value} for reportlab ÷ stock TTFont of the same file",
    )


def receipt_warm(sizes: Sizes) -> Figure:
    """D01 as bytes, everything loaded, beside platypus with the same words, typefaces and codes."""
    ours, against, *_ = _receipts(sizes)
    return of_samples(
        ours,
        against,
        what="D01 bytes, warm ÷ the same content by stock reportlab (platypus, TTFont, its QR and Code 128)",
    )


def papers_per_second(sizes: Sizes) -> Figure:
    """How many receipts a second; here more is better."""
    ours, reportlab, qt, *others = _receipts(sizes)
    rates = [[1000 / sample for sample in samples] for samples in (ours, qt, reportlab)]
    fpdf2, weasyprint = (_of_rate(samples) for samples in others)
    return of_samples(
        rates[0],
        rates[1],
        unit="papers/s",
        what="receipts a second ÷ Qt's PDF writer on the same words without codes (more is better)",
        beside={"reportlab": _of_rate(reportlab), "fpdf2": fpdf2, "weasyprint": weasyprint},
    )


def _of_rate(milliseconds: list[float]) -> float | None:
    """Papers a second at the median; None for a tool that is not there."""
    return 1000 / sorted(milliseconds)[len(milliseconds) // 2] if milliseconds else None


@cache
def _receipts(sizes: Sizes) -> list[list[float]]:
    """Milliseconds for one receipt: ours, stock reportlab, Qt, fpdf2, weasyprint; none if not installed."""
    job = Job(record=peers.specimen(), office=peers.OFFICE, road_map=road_map_shipped())
    tools: tuple[peers.Draw | None, ...] = (
        lambda: draw(Paper.RECEIPT, job).pdf(),
        peers.stock_reportlab(),
        peers.qt_writer(),
        peers.fpdf2(),
        peers.weasyprint(),
    )
    there = [tool for tool in tools if tool is not None]
    for tool in there:
        if not tool().startswith(b"%PDF"):
            raise BenchFault("a tool gave no PDF")
    samples = interleave([_drawing(tool) for tool in there], sizes.receipts, warm=3)
    return [samples[there.index(tool)] if tool is not None else [] for tool in tools]


def _drawing(tool: peers.Draw) -> Measure:
    return lambda: timed(tool)
