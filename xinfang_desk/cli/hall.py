"""The verbs of the hall (大厅): sessions that explain the law, and what visitors say of their reception."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from xinfang_desk.cli.frame import add_verb, emit
from xinfang_desk.cli.session import opened
from xinfang_desk.domain.calendar import CHINA
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.feedback import Answer, Reason, Told
from xinfang_desk.domain.outreach import Handout, Session, YearList

_ANSWERS = {Answer.SATISFIED: "满意", Answer.FAIRLY: "基本满意", Answer.UNSATISFIED: "不满意"}
_REASONS = {
    Reason.MANNER: "态度",
    Reason.WAITING: "等得久",
    Reason.CLARITY: "没讲清楚",
    Reason.SENT_ABOUT: "推来推去",
    Reason.WRITTEN: "没照实写",
    Reason.OTHER: "别的原因",
}


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    outreach = verbs.add_parser("outreach", help="普法活动：记一场，列一年", allow_abbrev=False)
    doing = outreach.add_subparsers(dest="doing", required=True, metavar="add|list")
    adding = add_verb(doing, "add", "记一场普法活动", _add)
    adding.add_argument("--place", required=True, help="在哪里，比如村部")
    adding.add_argument("--village", default="", help="村（社区）")
    adding.add_argument("--at", type=datetime.fromisoformat, required=True, help="开始时间，2026-09-14T09:30")
    adding.add_argument("--minutes", type=int, required=True, help="讲了多少分钟")
    adding.add_argument("--people", type=int, required=True, help="到场人数")
    adding.add_argument("--page", action="append", default=[], help="讲解页面的代号，可重复")
    kinds = " ".join(each.value for each in Handout)
    adding.add_argument("--given", action="append", default=[], metavar="KIND=N", help=f"{kinds}，可重复")
    adding.add_argument("--note", default="")
    add_verb(doing, "list", "一年的普法清单", _list).add_argument("year", type=int)
    add_verb(verbs, "feedback", "满意度统计：只有过完的月份，没有5以下的数", _feedback)


def _add(args: argparse.Namespace) -> int:
    at: datetime = args.at
    session = Session(
        began_at=at.astimezone(CHINA) if at.tzinfo else at.replace(tzinfo=CHINA),
        minutes=args.minutes,
        place=args.place,
        village=args.village,
        people=args.people,
        pages=tuple(args.page),
        given=_given(args.given),
        note=args.note,
    )
    with opened(args) as desk:
        kept = desk.hall.add_session(session)
    return emit(args, _shape(kept), f"{kept.began_at:%Y-%m-%d %H:%M}　{kept.place}　{kept.people}人，已记下")


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.hall.sessions(args.year)
    return emit(args, _list_shape(found), "\n".join(_list_lines(found)))


def _feedback(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        told = desk.hall.told()
    text = "\n".join(map(_told_line, told))
    return emit(
        args, {"spans": [_told_shape(each) for each in told]}, text or "还没有过完的月份，或没有人评价"
    )


def _given(said: list[str]) -> dict[Handout, int]:
    pairs = (each.partition("=") for each in said)
    try:
        return {Handout(kind): int(number) for kind, _, number in pairs}
    except ValueError as fault:
        raise DeskError("outreach.unknown_given") from fault


def _shape(session: Session) -> dict[str, Any]:
    return {
        "began_at": session.began_at.isoformat(),
        "minutes": session.minutes,
        "place": session.place,
        "village": session.village,
        "people": session.people,
        "pages": list(session.pages),
        "given": {handout.value: number for handout, number in session.given.items()},
        "note": session.note,
    }


def _list_shape(found: YearList) -> dict[str, Any]:
    return {
        "year": found.year,
        "sessions": [_shape(row.session) for row in found.rows],
        "people": found.people,
        "minutes": found.minutes,
        "given": {handout.value: number for handout, number in found.given.items()},
        "shown": [{"title": title, "times": times} for title, times in found.shown],
    }


def _list_lines(found: YearList) -> list[str]:
    lines = [f"{found.year}年　{len(found.rows)}场　{found.people}人　{found.minutes}分钟"]
    for row in found.rows:
        held = row.session
        pages = "、".join(row.titles)
        lines.append(f"{held.began_at:%m-%d %H:%M}　{held.place}　{held.people}人　{pages}".rstrip("　"))
    return lines


def _told_shape(told: Told) -> dict[str, Any]:
    return {
        "first": told.first,
        "last": told.last,
        "cells": [
            {"answers": [each.value for each in cell.answers], "count": cell.count} for cell in told.cells
        ],
        "reasons": [{"reason": reason.value, "count": count} for reason, count in told.reasons],
        "further": told.further,
    }


def _told_line(told: Told) -> str:
    span = told.first if told.first == told.last else f"{told.first}至{told.last}"
    if not told.cells:
        return f"{span}　评价不到5份，不单列"
    cells = [f"{'或'.join(_ANSWERS[each] for each in cell.answers)} {cell.count}" for cell in told.cells]
    reasons = [f"{_REASONS[reason]} {count}" for reason, count in told.reasons]
    return "　".join((span, *cells, *reasons))
