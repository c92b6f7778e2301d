"""Reading a page (读一页): as soon as the reader alone, and without a jerk for whoever types meanwhile."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from bench import homes
from bench.figure import BenchFault, Figure, Sizes, interleave, of_samples, percentile, timed
from bench.process import run_child
from xinfang_desk.pictures.models import is_here
from xinfang_desk.pictures.page_reader import PageReader

_A4 = 1240, 1754
"""Pixels at 150 dots an inch."""
_LINES = (
    ("行政处罚决定书", 56, 400),
    ("示公（治）行罚决字〔2026〕0123号", 30, 380),
    *[("现查明：2026年8月3日10时许，周试例在示例镇集市与他人发生争执，经教育后双方和解", 30, 80)] * 16,
    ("如不服本决定，可以在收到本决定书之日起六十日内向示例县人民政府申请", 30, 120),
    ("2026年8月8日", 32, 850),
)


def page_read(sizes: Sizes) -> Figure:
    """What our process, its limits and the picture made anew cost beside reading itself."""
    _require()
    found = run_child("reading", sizes.pages)
    return of_samples(
        found["ours"],
        found["bare"],
        what="a page of twenty lines, JPEG, 150 dots an inch, by a warm PageReader"
        " ÷ rapidocr as it comes, in a process that has loaded it, interleaved",
        beside={"the first, process started": found["first"][0]},
    )


def typing_p95_reading(sizes: Sizes) -> Figure:
    """How much less smoothly one types while a page is read behind."""
    _require()
    with homes.copy_of(sizes.small_batch) as folder:
        picture = folder / "page.jpg"
        picture.write_bytes(page())
        gaps = run_child("typing", folder / homes.DESK, picture, sizes.ticks, 0)
    idle, busy = gaps["idle"], gaps["busy"]
    return Figure(
        ours=percentile(busy, 0.95),
        against=percentile(idle, 0.95),
        what="p95 of the gaps between 5 ms ticks of the Qt thread while somebody types and"
        " a page is read, its process started for it ÷ while idle",
        unit="ms",
        runs=min(len(idle), len(busy)),
        beside={"longest": max(busy), "longest idle": max(idle)},
    )


def reading(runs: int) -> dict[str, list[float]]:
    """Milliseconds of each, in this process: the bare reader is loaded in it."""
    from rapidocr import RapidOCR

    bare, reader, picture = RapidOCR(params={"Global.log_level": "critical"}), PageReader(), page()
    first = timed(lambda: reader.read(picture)) * 1000
    _same(bare(picture), reader.read(picture))
    ours, alone = interleave(
        [
            lambda: timed(lambda: reader.read(picture)),
            lambda: timed(lambda: bare(picture)),
        ],
        runs,
    )
    reader.close()
    return {"ours": ours, "bare": alone, "first": [first]}


def page() -> bytes:
    """A fictional decision, as a JPEG."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", _A4, (246, 246, 240))
    pen, top = ImageDraw.Draw(picture), 100.0
    font = Path(__file__).resolve().parents[1] / "resources/fonts/xf-kai.ttf"
    for text, high, left in _LINES:
        pen.text((left, top), text, font=ImageFont.truetype(font, high), fill=(35, 35, 40))
        top += high * 1.9
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _same(bare: Any, ours: Any) -> None:
    if len(bare.txts) != len(ours.lines):
        raise BenchFault("the two readers do not see the same lines")


def _require() -> None:
    if not is_here():
        raise BenchFault("the extra [reading] is not installed")
