"""The verbs of the hall (大厅): sessions that explain the law, and what visitors say of their reception."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import a_number, a_time, add_verb, emit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.feedback import Answer, Reason, Tally, Told, read_month
from xinfang_desk.domain.hall.outreach import Handout, Session, SessionKind, YearList
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import write_paper
from xinfang_desk.words import label


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    outreach = verbs.add_parser("outreach", help="普法活动：记一场，列一年", allow_abbrev=False)
    doing = outreach.add_subparsers(dest="doing", required=True, metavar="add|list|talk|article")
    adding = add_verb(doing, "add", "记一场普法活动", _add)
    adding.add_argument("--place", required=True, help="在哪里，比如村部")
    adding.add_argument("--village", default="", help="村（社区）")
    adding.add_argument("--at", type=a_time, required=True, help="开始时间，2026-09-14T09:30")
    adding.add_argument("--minutes", type=a_number, required=True, help="讲了多少分钟")
    adding.add_argument("--people", type=a_number, required=True, help="到场人数")
    adding.add_argument("--page", action="append", default=[], help="讲解页面的代号，可重复")
    kinds = " ".join(each.value for each in Handout)
    adding.add_argument("--given", action="append", default=[], metavar="KIND=N", help=f"{kinds}，可重复")
    adding.add_argument("--note", default="")
    ways = [each.value for each in SessionKind]
    adding.add_argument("--kind", choices=ways, default=ways[0], help="方式")
    adding.add_argument("--law", default="", help="讲了哪部法")
    adding.add_argument("--plan-item", default="", help="完成计划里的哪一项，照计划写的字")
    adding.add_argument("--photos", type=a_number, default=0, help="拍了几张照片，只记张数")
    add_verb(doing, "talk", "在窗口讲了一次路线图：只加一次，不连来访", _talk)
    writing = add_verb(doing, "article", "路线图的一处写成公众号文章：文字和三张图", _article)
    writing.add_argument("--place", required=True, help="路线图上的代号，如 zhengdi")
    writing.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    listing = add_verb(doing, "list", "一年的普法清单", _list)
    listing.add_argument("year", type=a_number)
    listing.add_argument("--to", type=Path, help="另存成 PDF")
    feedback = add_verb(verbs, "feedback", "满意度统计：只有过完的月份，没有5以下的数", _feedback)
    about = feedback.add_subparsers(dest="doing", metavar="slip|count")
    slip = add_verb(about, "slip", "纸的评价单：不写名字，只印月份", _slip)
    slip.add_argument("--to", type=Path, required=True, help="写成这个 PDF")
    slip.add_argument("--month", default="", help="2026-09；不写就是本月")
    slip.add_argument("--roll", action="store_true", help="80毫米小票；不写就是 A5")
    boxed = add_verb(about, "count", "清点意见箱：评价单上各有几张", _count)
    boxed.add_argument("--month", required=True, help="单子上印的月份，2026-09")
    for answer in Answer:
        boxed.add_argument(f"--{answer.value}", type=a_number, default=0, help=label(answer))
    reasons = " ".join(each.value for each in Reason)
    boxed.add_argument("--reason", action="append", default=[], metavar="KIND=N", help=f"{reasons}，可重复")
    add_verb(verbs, "poster", "路线图海报：A3 和手机长图", _poster).add_argument(
        "--to", type=Path, required=True, help="写进这个文件夹"
    )


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
        kind=SessionKind(args.kind),
        law=args.law,
        plan_item=args.plan_item,
        photos=args.photos,
    )
    with opened(args) as desk:
        kept = desk.hall.add_session(session)
    return emit(args, _shape(kept), f"{kept.began_at:%Y-%m-%d %H:%M}　{kept.place}　{kept.people}人，已记下")


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.hall.sessions(args.year)
        if args.to is not None:
            write_paper(args.to, desk.hall.sessions_sheet(args.year))
    return emit(args, _list_shape(found), "\n".join(_list_lines(found)))


def _talk(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        desk.plans.talked()
    return emit(args, {"talked": True}, "已加一次")


def _article(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        files = [str(file) for file in desk.plans.save_article(args.place, args.to)]
    return emit(args, {"files": files}, "\n".join(files))


def _feedback(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        told = desk.hall.told()
    text = "\n".join(map(_told_line, told))
    return emit(
        args, {"spans": [_told_shape(each) for each in told]}, text or "还没有过完的月份，或没有人评价"
    )


def _slip(args: argparse.Namespace) -> int:
    month = read_month(args.month) if args.month else None
    with opened(args) as desk:
        draw = desk.hall.slip_roll if args.roll else desk.hall.slip
        write_paper(args.to, draw(month))
    return emit(args, {"file": str(args.to)}, f"已写出：{args.to}")


def _count(args: argparse.Namespace) -> int:
    slips = Tally(
        month=read_month(args.month),
        answers={answer: getattr(args, answer.value) for answer in Answer},
        reasons=_reasons(args.reason),
    )
    with opened(args) as desk:
        counted = desk.hall.count_slips(slips)
    document = {"month": counted.month, "counted": counted.total}
    return emit(args, document, f"{counted.month}　{counted.total}张，已记下")


def _poster(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        files = [str(file) for file in desk.hall.save_poster(args.to)]
    return emit(args, {"files": files}, "\n".join(files))


def _reasons(said: list[str]) -> dict[Reason, int]:
    pairs = (each.partition("=") for each in said)
    try:
        return {Reason(kind): int(number) for kind, _, number in pairs}
    except ValueError as fault:
        raise DeskError("feedback.unknown_reason") from fault


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
        "kind": session.kind.value,
        "law": session.law,
        "plan_item": session.plan_item,
        "photos": session.photos,
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
    cells = [f"{'或'.join(map(label, cell.answers))} {cell.count}" for cell in told.cells]
    reasons = [f"{label(reason)} {count}" for reason, count in told.reasons]
    return "　".join((span, *cells, *reasons))
