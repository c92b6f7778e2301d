"""The readers of scans and pictures, as the process runs them that may die of it; small ones first."""

from __future__ import annotations

import warnings
from typing import Any

from tests.pictures import making
from xinfang_desk.pictures import child
from xinfang_desk.pictures.measures import MOST_PAGES
from xinfang_desk.pictures.reading import kind_of

REFUSALS = (child.Refused, MemoryError)
_KEEP = {"do": "keep", "pages": None, "edge": None, "most": MOST_PAGES}
_LOOK = {"do": "look", "pages": None, "edge": 24, "most": MOST_PAGES}


def read_picture(content: bytes) -> None:
    """Look at it and make it anew; what comes out tells nothing that was beside the pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child._done([content], _LOOK)
        told, [made] = child._done([content], _KEEP)
    assert kind_of(made) == told["kind"]
    assert making.MAKER.encode() not in made


def goods() -> dict[str, tuple[bytes, ...]]:
    """Sound files of each kind."""
    small: Any = making.drawing(24, 30)
    return {
        "jpeg": (making.jpeg(small), making.jpeg(small.convert("L"), turned=6)),
        "png": (making.png(small), making.png(small.convert("P")), making.png(small.convert("RGBA"))),
        "tiff": (making.tiff(2), making.tiff(1, "RGB")),
        "pdf": (making.pdf(1), child._pdf(iter([small, small.convert("1")]))),
    }
