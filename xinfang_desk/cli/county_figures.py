"""The county's figures, for ``xinfang-county``: sums, rates, reports, and the table that goes upward."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import a_day, add_verb, emit

BY = ("desk", "place", "content", "purpose", "route", "month")
_MONTH = re.compile(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])")
_FIRST, _LAST = "0000-00", "9999-99"


def add_verbs(verbs: Any) -> None:
    """Hang them on the county's parser."""
    summing = add_verb(verbs, "summary", "统计：件数和人数", _summary)
    summing.add_argument("--by", choices=BY, default="place")
    _time(summing)
    rating = add_verb(verbs, "rates", "四率：及时受理、按期答复、满意、参评", _rates)
    rating.add_argument("--desk", default="", help="只算这个接待台，例如 411526102-1")
    _time(rating)
    reporting = add_verb(verbs, "report", "月报、年报，PDF 和 XLSX", _report)
    reporting.add_argument("period", metavar="YYYY[-MM]")
    reporting.add_argument("--to", type=Path, required=True, help="写到这个文件夹")
    exporting = add_verb(verbs, "export", "上报表：列和代码照一份样子", _export)
    exporting.add_argument("--columns", required=True, metavar="NAME", help="样子的名字，或 JSON 文件")
    exporting.add_argument("--to", type=Path, required=True, help="写成这个 XLSX")
    exporting.add_argument("--from", dest="since", type=a_day, help="哪天起收到的")
    exporting.add_argument("--to-day", dest="until", type=a_day, help="到哪天")
    exporting.add_argument("--why", default="", help="表里有证件号、电话、住址的，写明用途，记下来")


def _time(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--from", dest="since", type=_month, metavar="MONTH", help="哪个月起")
    verb.add_argument("--to-month", dest="until", type=_month, metavar="MONTH", help="到哪个月")


def _months(args: argparse.Namespace) -> tuple[str, str]:
    return args.since or _FIRST, args.until or _LAST


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        raise argparse.ArgumentTypeError("这不是月份，请写成 2026-09 这样")
    return text


def _summary(args: argparse.Namespace) -> int:
    from xinfang_desk.county.answers import By

    with opened(args) as office:
        found = office.figures.summary(By(args.by), _months(args))
        void = office.count_void()
    rows = [{"key": each.key, "matters": each.matters, "people": each.people} for each in found]
    text = "\n".join(f"{each.key or '（未填）'}　{each.matters}件　{each.people}人" for each in found)
    text += f"\n另有作废{void}件，不计在内" * bool(void)
    return emit(args, {"rows": rows, "void": void}, text or "还没有事项")


def _rates(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.figures.rates(_months(args), args.desk)
    rows = [
        {
            "name": each.name,
            "key": each.key,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "left_out": each.left_out,
            "share": each.share,
            "words": each.words,
        }
        for each in found
    ]
    text = "\n".join(
        f"{each.name}　{'算不出' if each.share is None else f'{each.share:.1%}'}"
        f"　{each.numerator}÷{each.denominator}，不计{each.left_out}　{each.words}"
        for each in found
    )
    return emit(args, {"rows": rows}, text)


def _report(args: argparse.Namespace) -> int:
    with opened(args) as office:
        files = [str(each) for each in office.figures.report(args.period, args.to)]
    return emit(args, {"files": files}, "\n".join(files))


def _export(args: argparse.Namespace) -> int:
    with opened(args) as office:
        rows = office.figures.export(args.columns, args.to, since=args.since, until=args.until, why=args.why)
    return emit(args, {"files": [str(args.to)], "rows": rows}, f"{args.to}\n{rows}件")
