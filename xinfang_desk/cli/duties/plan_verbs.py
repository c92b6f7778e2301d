"""The verb ``plan`` (学习、普法、培训计划): set for a year, shown with what is done, on paper."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import a_number, add_verb, emit
from xinfang_desk.domain.duties.plan import Plan, PlanItem, PlanKind, Planned
from xinfang_desk.domain.hall.outreach import SessionKind


class ItemIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is planned; ``when`` is a month, ``responsible`` a post."""

    what: str
    when: int
    law: str = ""
    who_for: str = ""
    where: str = ""
    how: SessionKind = SessionKind.TALK
    responsible: str = ""
    target: int = 1


class PlanIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan of one kind."""

    kind: PlanKind
    items: tuple[ItemIn, ...]


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    plan = verbs.add_parser("plan", help="学习、普法、培训计划", allow_abbrev=False)
    doing = plan.add_subparsers(dest="doing", required=True, metavar="set|show|paper")
    setting = add_verb(doing, "set", "定一年的一种计划，换掉原来的", _set)
    setting.add_argument("year", type=a_number)
    setting.add_argument("--input", required=True, help="文件，或 -")
    add_verb(doing, "show", "计划、完成、还差", _show).add_argument("year", type=a_number)
    paper = add_verb(doing, "paper", "O1 普法责任清单，O2 学习计划，O3 公示栏", _paper)
    paper.add_argument("year", type=a_number)
    paper.add_argument("--kind", required=True, choices=("O1", "O2", "O3"))
    paper.add_argument("--to", type=Path, required=True, help="写进这个文件夹")


def _set(args: argparse.Namespace) -> int:
    given = read_input(args.input, PlanIn)
    items = tuple(PlanItem(**msgspec.structs.asdict(each)) for each in given.items)
    with opened(args) as desk:
        return _emit(args, desk.plans.set(Plan(year=args.year, kind=given.kind, items=items)))


def _show(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        return _emit(args, desk.plans.of_year(args.year))


def _paper(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        file = desk.plans.save_paper(args.year, args.kind, args.to)
    return emit(args, {"papers": [{"kind": args.kind, "file": str(file)}]}, str(file))


def _emit(args: argparse.Namespace, planned: Sequence[Planned]) -> int:
    items = [
        msgspec.to_builtins(each.item)
        | {"kind": each.kind.value, "planned": each.item.target, "done": each.done, "left": each.left}
        for each in planned
    ]
    lines = [
        "　".join(
            (
                f"{each.item.when}月",
                each.kind.value,
                each.item.what,
                f"计划{each.item.target}",
                f"完成{each.done}",
                f"还差{each.left}",
            )
        )
        for each in planned
    ]
    return emit(args, {"items": items}, "\n".join(lines) or "还没有定计划")
