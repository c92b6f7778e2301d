"""Taking in scans and pictures (收下扫描件): never decoded in this process, never on the disk in between."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xinfang_desk.apart import read_apart
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_file
from xinfang_desk.pictures.measures import BEGINS, FILE, MOST_PAGES, SECONDS, TOGETHER

_READER = "xinfang_desk.pictures.child"

ENDINGS = {"jpeg": "jpg", "png": "png", "tiff": "tif", "pdf": "pdf"}
"""How a file of each kind is called when it is saved."""

Page = tuple[int, int, int]
"""Which of the files, which page of it (both from 0), turned by how many degrees clockwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One material made anew (扫描件): pixels and nothing else; ``kind`` is jpeg, png, tiff or pdf."""

    kind: str
    pages: int
    content: bytes = field(repr=False)


def kind_of(content: bytes) -> str:
    """What a scan that was made anew is, by how it begins; empty for anything else."""
    return next((kind for begins, kind in BEGINS if content.startswith(begins)), "")


def read_scan(file: Path) -> bytes:
    """A file as a person named it; ``input.unreadable``, ``input.too_big``."""
    return read_file(file, FILE)


def made_anew(contents: Sequence[bytes], pages: Sequence[Page] | None = None) -> Scan:
    """One material of these files, or of some of their pages in that order; several make a PDF.

    ``picture.empty``, ``picture.unknown_kind``, ``picture.heic``, ``picture.damaged``, ``picture.locked``,
    ``picture.two_in_one``, ``picture.too_many_pages``, ``picture.too_large`` (also what takes too long).
    """
    head, [content] = _asked("keep", contents, pages)
    if len(content) > FILE:
        raise DeskError("picture.too_large")
    return Scan(kind=head["kind"], pages=head["pages"], content=content)


def looked_at(
    content: bytes, *, edge: int, page: int | None = None, most: int = MOST_PAGES
) -> tuple[bytes, ...]:
    """Its pages, or one, as JPEG pictures of at most ``edge`` pixels; refused as by :func:`made_anew`.

    More pages than ``most`` are ``picture.too_many_pages``, before one of them is drawn.
    """
    return tuple(_asked("look", [content], None if page is None else [(0, page, 0)], edge, most)[1])


def _asked(
    do: str,
    contents: Sequence[bytes],
    pages: Sequence[Page] | None,
    edge: int | None = None,
    most: int = MOST_PAGES,
) -> tuple[dict[str, Any], list[bytes]]:
    sizes = [len(each) for each in contents]
    if sum(sizes) > TOGETHER:
        raise DeskError("picture.too_large")
    asked = json.dumps({"do": do, "sizes": sizes, "pages": pages, "edge": edge, "most": most})
    told = read_apart(
        _READER,
        b"".join(contents),
        asked,
        seconds=2 * SECONDS,
        too_much="picture.too_large",
        damaged="picture.damaged",
    )
    line, _end, rest = told.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if "refused" in head:
        raise DeskError(head["refused"])
    blobs = []
    for size in head["sizes"]:
        blobs.append(rest[:size])
        rest = rest[size:]
    return head, blobs
