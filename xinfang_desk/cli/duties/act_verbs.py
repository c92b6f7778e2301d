"""The verb ``act`` (办理情况): what was done for a petitioner, beside the steps."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.duties.saved import emit_papers
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Act, ActKind, Heard
from xinfang_desk.domain.number import read_number
from xinfang_desk.words import label

_OF_THE_PLACE = "依法处理行为"


class ActIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that was done."""

    kind: str
    on: date
    org: str = ""
    who: str = ""
    what: str = ""
    basis: str = ""
    paper: str = ""
    result: str = ""
    heard_from_petitioner: Heard = Heard.UNSAID


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    act = verbs.add_parser("act", help="办理情况：解决了什么、讲清了什么、帮了什么", allow_abbrev=False)
    doing = act.add_subparsers(dest="doing", required=True, metavar="add|list|paper")
    adding = add_verb(doing, "add", "记一条办理情况", _add)
    adding.add_argument("number")
    adding.add_argument("--input", required=True, help="文件，或 -")
    add_verb(doing, "list", "一件事项的办理情况", _list).add_argument("number")
    drawing = add_verb(doing, "paper", "办理情况单", _paper)
    drawing.add_argument("number")
    drawing.add_argument("--to", type=Path, required=True, help="写进这个文件夹")


def _add(args: argparse.Namespace) -> int:
    given = read_input(args.input, ActIn)
    act = Act(
        kind=_kind(given.kind),
        on=given.on,
        org=given.org,
        who=given.who,
        what=given.what,
        basis=given.basis,
        paper=given.paper,
        result=given.result,
        heard=given.heard_from_petitioner,
    )
    number = read_number(args.number)
    with opened(args) as desk:
        return _emit(args, desk.acts.add(number, act))


def _list(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with opened(args) as desk:
        return _emit(args, desk.acts.listed(number))


def _paper(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with opened(args) as desk:
        return emit_papers(args, desk.acts.save_paper(number, args.to))


def _kind(said: str) -> ActKind:
    if said == _OF_THE_PLACE:
        raise DeskError("act.of_the_place")
    try:
        return ActKind(said)
    except ValueError:
        raise DeskError("input.bad_value", field="kind") from None


def _emit(args: argparse.Namespace, acts: tuple[Act, ...]) -> int:
    lines = [f"{each.on}　{label(each.kind)}　{each.what}" for each in acts]
    return emit(args, {"acts": [_shape(each) for each in acts]}, "\n".join(lines) or "没有记")


def _shape(act: Act) -> dict[str, Any]:
    shape: dict[str, Any] = msgspec.to_builtins(act)
    return shape | {"heard_from_petitioner": shape.pop("heard")}
