"""What reading was tried with (模型): the files in rapidocr's wheel, each known by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from xinfang_desk.apart import place_of
from xinfang_desk.domain.errors import DeskError

_PINNED = {
    "Det": ("PP-OCRv6_det_small.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"),
    "Cls": (
        "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
        "e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c",
    ),
    "Rec": ("PP-OCRv6_rec_small.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"),
}
"""Of each step (where lines are, which way up, what they say) the model in its wheel, and its SHA-256."""


def is_here() -> bool:
    """Whether the extra that reads is installed; nothing of it is loaded."""
    return all(place_of(each) is not None for each in ("rapidocr", "onnxruntime", "cv2"))


def models() -> dict[str, bytes]:
    """The models by their step; ``reading.model_changed`` for one that is missing or is another."""
    found = {}
    for step, (name, sha256) in _PINNED.items():
        model = _content(name, sha256)
        if model is None:
            raise DeskError("reading.model_changed", file=name)
        found[step] = model
    return found


def changed() -> Iterator[str]:
    """The models that are missing or are others, by name; none where the extra is not installed."""
    if is_here():
        yield from (name for name, sha256 in _PINNED.values() if _content(name, sha256) is None)


def _content(name: str, sha256: str) -> bytes | None:
    """What a model's file holds; None where it is not exactly what was tried."""
    folder = place_of("rapidocr")
    try:
        content = ((folder or Path()) / "models" / name).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
