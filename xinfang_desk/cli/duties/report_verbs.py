"""The verb ``year-report`` (年报): a year's figures, and the reports written from them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import a_number, add_verb, emit


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    year = add_verb(verbs, "year-report", "年度报告：数字（JSON、CSV）和报告（DOCX、PDF）", _year_report)
    year.add_argument("year", type=a_number)
    year.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    year.add_argument("--article-41", action="store_true", help="信访工作条例第41条的年度报告")


def _year_report(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        written = desk.reports.write_year(args.year, args.to, article_41=args.article_41)
    files = [str(file) for file in written]
    return emit(args, {"files": files}, "\n".join(files))
