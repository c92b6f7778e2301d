"""Reads the words of pages (识别文字): a program of its own that waits for the next page, within limits.

What it is given are JPEG pictures that :mod:`xinfang_desk.pictures.child` drew: no stranger's file is decoded
here. Standard input is, for each page, its number of bytes on a line and then those bytes; standard output
is a line of JSON for each: ``{"turn", "lines": [[text, score, box]…], "codes"}``, or ``{"refused", "file"}``,
which ends it. ``codes`` are what QR codes on the page say.

The models are read here, held against their hashes and handed to the reader as bytes: it is never told of
a file that it could find missing, so that it never tries to load one from elsewhere.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from typing import Any

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.pictures.measures import IDLE, READING_MEMORY, READING_PATIENCE, READING_SECONDS
from xinfang_desk.pictures.models import models
from xinfang_desk.pictures.upright import Found, Place, flips, lines_of, turn_of
from xinfang_desk.system import end_self_in, give_way, leave_no_core, limit_own_memory

_LEAST = 0.5
"""How sure the reader must be of a line, 0 to 1."""


def main() -> None:
    """Read standard input, write standard output, until nobody writes any more or for a while."""
    leave_no_core()
    give_way()
    limit_own_memory(READING_MEMORY)
    end_self_in(READING_PATIENCE, READING_SECONDS)
    try:
        reader = _reader(models())
    except DeskError as changed:
        _tell({"refused": changed.code, **changed.facts})
        return
    while True:
        end_self_in(IDLE)
        size = sys.stdin.buffer.readline()
        if not size:
            return
        end_self_in(READING_PATIENCE, READING_SECONDS)
        _tell(_read(reader, sys.stdin.buffer.read(int(size))))


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    sys.stdout.buffer.flush()


def _reader(of_steps: Mapping[str, bytes]) -> Any:
    import cv2
    import onnxruntime
    from omegaconf import flag_override
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    # Threads that wait sleep: spinning takes the processor from whoever types.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    reader = RapidOCR(params={"Global.log_level": "critical"})
    with flag_override(reader.cfg, "allow_objects", True):
        for step, model in of_steps.items():
            reader.cfg[step].session = onnxruntime.InferenceSession(
                model, sess_options=options, providers=["CPUExecutionProvider"]
            )
    return reader


def _read(reader: Any, jpeg: bytes) -> dict[str, Any]:
    """What stands on one page."""
    import cv2
    import numpy
    from PIL import Image

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        pixels = numpy.ascontiguousarray(numpy.array(picture.convert("RGB"))[:, :, ::-1])
    height, width = pixels.shape[:2]
    turn, found = _found(reader, pixels)
    lines = lines_of(found, (width, height), turn, 0)
    _any, codes, _corners, _straight = cv2.QRCodeDetector().detectAndDecodeMulti(pixels)
    return {
        "turn": turn,
        "lines": [[each.text, each.score, each.box] for each in lines],
        "codes": [each for each in codes if each],
    }


def _found(reader: Any, pixels: Any) -> tuple[int, list[Found]]:
    """How the page is to be turned, and its lines: rapidocr's three steps.

    Between the second and the third all lines say together which way up they are: one alone may err.
    """
    from rapidocr.main import RapidOCRError
    from rapidocr.utils.process_img import map_boxes_to_original

    seen, record = reader.preprocess_img(pixels)
    try:
        crops, where = reader.detect_and_crop(seen, record)
    except RapidOCRError:
        return 0, []
    _, ways = reader.cls_and_rotate(crops)
    places = [
        Place(corners=corners, flipped=way == "180")
        for corners, (way, _sure) in zip(where.boxes.tolist(), ways.cls_res, strict=True)
    ]
    turn = turn_of(places)
    standing = [
        crop[::-1, ::-1] if flipped else crop
        for crop, flipped in zip(crops, flips(places, turn), strict=True)
    ]
    words = reader.recognize_txt(standing)
    boxes = map_boxes_to_original(where.boxes, record, *pixels.shape[:2]).tolist()
    return turn, [
        Found(text=text, score=float(score), corners=corners)
        for text, score, corners in zip(words.txts, words.scores, boxes, strict=True)
        if text.strip() and score >= _LEAST
    ]


if __name__ == "__main__":
    main()
