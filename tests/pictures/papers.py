"""Papers drawn here to be read: a fictional decision, as a photograph."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont

LINES = (
    ("示例县公安局", 44, 430),
    ("行政处罚决定书", 56, 400),
    ("示公（治）行罚决字〔2026〕0123号", 30, 380),
    ("如不服本决定，可以在收到本决定书之日起六十日内向示例县人民政府", 30, 120),
    ("2026年8月8日", 32, 850),
)


def page(lines: Any = LINES, size: tuple[int, int] = (1240, 700)) -> Any:
    """A page whose lines stand below one another: text, height and left edge in points."""
    picture = Image.new("RGB", size, (246, 246, 240))
    pen, top = ImageDraw.Draw(picture), 60.0
    for text, high, left in lines:
        pen.text(
            (left, top), text, font=ImageFont.truetype("resources/fonts/xf-kai.ttf", high), fill=(35, 35, 40)
        )
        top += high * 1.7
    return picture


def jpeg(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
