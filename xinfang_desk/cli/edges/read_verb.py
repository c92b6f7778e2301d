"""``read`` (读文书): what a paper that a person holds says, off its picture; nothing is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinfang_desk.domain.reading.lines import Line


def add_verbs(verbs: Any) -> None:
    """Hang it on the parser."""
    reading = add_verb(verbs, "read", "读一份文书的照片、扫描件或 PDF：写着什么，什么也不留", _read)
    reading.add_argument("file", type=Path, metavar="FILE")


def _read(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        seen = desk.reading.read(desk.scans.read(args.file))
    document = {
        "kind": None,
        "event": None,
        "body": "",
        "number": "",
        "made_on": None,
        "received_on": None,
        "to": "",
        "remedies": [],
        "unsure": [],
        "lines": _lines(seen.lines),
    }
    return emit(args, document, "\n".join(each.text for each in seen.lines) or "没有读到字")


def _lines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    return [{"text": each.text, "score": round(each.score, 3), "box": list(each.box)} for each in lines]
