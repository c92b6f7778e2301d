"""The verb ``promises`` (答应了还没办到): what stands, by the day; kept, moved, on paper."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.duties.saved import emit_papers
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import a_day, add_verb, emit
from xinfang_desk.domain.duties.pledge import Move, Pledge, Source
from xinfang_desk.domain.number import read_number


class PledgeIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A promise that was made."""

    what: str
    by: str = ""
    due: date
    source: Source = msgspec.field(name="from", default=Source.OWN_WORD)
    leader: str = ""
    next_meeting: date | None = None


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    promises = add_verb(verbs, "promises", "答应了还没办到的，快到日子的在前", _list)
    promises.add_argument("--body", default="", help="只看这个单位的")
    promises.add_argument("--due", type=a_day, help="只看这一天以前（含）的")
    doing = promises.add_subparsers(dest="doing", metavar="add|keep|move|paper")
    adding = add_verb(doing, "add", "记一条承诺", _add)
    adding.add_argument("number")
    adding.add_argument("--input", required=True, help="文件，或 -")
    keeping = add_verb(doing, "keep", "办到了，也告诉了", _keep)
    keeping.add_argument("uid")
    keeping.add_argument("--on", type=a_day, required=True, help="哪天办到")
    keeping.add_argument("--told", type=a_day, required=True, help="哪天告诉来访人")
    drawing = add_verb(doing, "paper", "承诺清单，和给来访人的说明", _paper)
    drawing.add_argument("--body", required=True, help="哪个单位的")
    drawing.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    moving = add_verb(doing, "move", "改日子：写明为什么、经谁批准", _move)
    moving.add_argument("uid")
    moving.add_argument("--on", type=a_day, required=True, help="哪天定的")
    moving.add_argument("--to-day", type=a_day, required=True, help="改到哪天")
    moving.add_argument("--why", required=True)
    moving.add_argument("--by", default="", help="经谁批准；设了负责人账户就由他来办")


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.promises.listed(body=args.body, due=args.due)
        year = desk.promises.figures_of_year()
    rows = [
        _shape(each.pledge) | {"by": each.by, "state": each.state.value, "topic": each.topic}
        for each in found.lines
    ]
    lines = [f"{row['due']}　{row['by']}　{row['what']}　{row['uid']}" for row in rows]
    figures = {
        "open_at_start": year.open_at_start,
        "new": year.new,
        "kept": year.kept,
        "open_at_end": year.open_at_end,
    }
    document = {"rows": rows, "open": len(rows), "kept": found.kept, "this_year": figures}
    return emit(args, document, "\n".join(lines) or "没有答应了还没办到的")


def _add(args: argparse.Namespace) -> int:
    given = read_input(args.input, PledgeIn)
    pledge = Pledge(
        uid="",
        number=None,
        what=given.what,
        by=given.by,
        source=given.source,
        due=given.due,
        entered_on=given.due,
        leader=given.leader,
        next_meeting=given.next_meeting,
    )
    with opened(args) as desk:
        return _emit(args, desk.promises.add(read_number(args.number), pledge))


def _keep(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        return _emit(args, desk.promises.keep(args.uid, args.on, args.told))


def _move(args: argparse.Namespace) -> int:
    move = Move(on=args.on, to=args.to_day, why=args.why, approved_by=args.by)
    with opened(args) as desk:
        return _emit(args, desk.promises.move(args.uid, move))


def _paper(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        return emit_papers(args, desk.promises.save_papers(args.body, args.to))


def _emit(args: argparse.Namespace, pledge: Pledge) -> int:
    return emit(args, _shape(pledge), f"{pledge.uid}　{pledge.due_now}　{pledge.what}")


def _shape(pledge: Pledge) -> dict[str, Any]:
    shape: dict[str, Any] = msgspec.to_builtins(pledge)
    source = shape.pop("source")
    return shape | {"from": source, "first_due": shape["due"], "due": pledge.due_now.isoformat()}
