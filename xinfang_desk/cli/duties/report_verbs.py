"""The verbs ``year-report``, ``digest`` and ``advice`` (年报、研判、建议): what a year or a month was."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import a_day, a_number, add_verb, emit
from xinfang_desk.domain.duties.advice import Adopted, Advice


class AdviceIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Advice that was sent to a body."""

    body: str
    text: str
    sent_on: date


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    year = add_verb(verbs, "year-report", "年度报告：数字（JSON、CSV）和报告（DOCX、PDF）", _year_report)
    year.add_argument("year", type=a_number)
    year.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    year.add_argument("--article-41", action="store_true", help="信访工作条例第41条的年度报告")
    month = add_verb(verbs, "digest", "社情民意研判：一个月的数字（JSON）和报告（DOCX）", _digest)
    month.add_argument("month", help="2026-10")
    month.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    advice = verbs.add_parser("advice", help="工作建议（第40条）：记一条，记答复，列一年", allow_abbrev=False)
    doing = advice.add_subparsers(dest="doing", required=True, metavar="add|answer|list")
    add_verb(doing, "add", "记一条发出的建议", _advise).add_argument(
        "--input", required=True, help="文件，或 -"
    )
    answering = add_verb(doing, "answer", "记答复", _advice_answered)
    answering.add_argument("uid")
    answering.add_argument("--on", type=a_day, required=True)
    answering.add_argument("--adopted", required=True, choices=[each.value for each in Adopted])
    add_verb(doing, "list", "一年的建议", _advice).add_argument("year", type=a_number)


def _year_report(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        written = desk.reports.write_year(args.year, args.to, article_41=args.article_41)
    files = [str(file) for file in written]
    return emit(args, {"files": files}, "\n".join(files))


def _digest(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        written = desk.digests.write_month(args.month, args.to)
    files = [str(file) for file in written]
    return emit(args, {"files": files}, "\n".join(files))


def _advise(args: argparse.Namespace) -> int:
    given = read_input(args.input, AdviceIn)
    with opened(args) as desk:
        kept = desk.digests.advise(Advice(body=given.body, text=given.text, sent_on=given.sent_on))
    return _emit_advice(args, (kept,))


def _advice_answered(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        kept = desk.digests.answer_advice(args.uid, args.on, Adopted(args.adopted))
    return _emit_advice(args, (kept,))


def _advice(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.digests.advice_of(args.year)
    return _emit_advice(args, found)


def _emit_advice(args: argparse.Namespace, advice: Sequence[Advice]) -> int:
    lines = [f"{each.sent_on}　{each.body}　{each.text}" for each in advice]
    return emit(args, {"advice": msgspec.to_builtins(advice)}, "\n".join(lines) or "没有")
