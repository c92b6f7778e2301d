"""``read`` (读文书): what a paper that a person holds says, off its picture; nothing is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from xinfang_desk.domain.reading.id_face import CardRead
    from xinfang_desk.domain.reading.paper import PaperRead


def add_verbs(verbs: Any) -> None:
    """Hang it on the parser."""
    reading = add_verb(verbs, "read", "读一份文书的照片、扫描件或 PDF：写着什么，什么也不留", _read)
    reading.add_argument("file", type=Path, metavar="FILE")
    reading.add_argument("--card", action="store_true", help="是身份证正面：姓名、性别、出生、住址、号码")


def _read(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.card:
            return _emit_card(args, desk.reading.read_card(desk.scans.read(args.file)))
        kinds = {each.kind: each.name for each in desk.reading.kinds().kinds}
        paper = desk.reading.read(desk.scans.read(args.file))
    return emit(args, _shape(paper), "\n".join(_words(paper, kinds)))


def _shape(paper: PaperRead) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "event": paper.event,
        "body": paper.body,
        "number": paper.number,
        "made_on": _day(paper.made_on),
        "received_on": _day(paper.received_on),
        "to": paper.to,
        "remedies": [
            {"what": each.what, "body": each.body, "term": each.term, "unit": each.unit}
            for each in paper.remedies
        ],
        "unsure": list(paper.unsure),
        "lines": [
            {"text": each.text, "score": round(each.score, 3), "box": list(each.box)} for each in paper.lines
        ],
    }


def _emit_card(args: argparse.Namespace, read: CardRead | None) -> int:
    if read is None:
        return emit(args, {"card": None}, "不是身份证正面，或看不清")
    card = {
        "name": read.name,
        "sex": read.sex.value if read.sex else None,
        "born": _day(read.born),
        "address": read.address,
        "number": read.number,
        "unsure": list(read.unsure),
    }
    said = (
        read.name,
        card["born"],
        read.address,
        read.number,
        "有看不清的，请对照证件" if read.unsure else "",
    )
    return emit(args, {"card": card}, "　".join(str(each) for each in said if each))


def _words(paper: PaperRead, kinds: Mapping[str, str]) -> Iterator[str]:
    """What was read, for people: what it seems to be, then each line as it stands there."""
    if paper.kind is None:
        yield "没有读到字" if not paper.lines else "认不出是哪种文书"
    else:
        made = f"{paper.made_on}作出" if paper.made_on else ""
        yield "　".join(filter(None, (f"看起来是{kinds[paper.kind]}", paper.body, paper.number, made)))
    yield from (each.text for each in paper.lines)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
