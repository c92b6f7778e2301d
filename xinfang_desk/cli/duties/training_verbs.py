"""The verb ``training`` (培训和测试): what was held, cases to practise on, question sheets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.duties.saved import STOOD_ALREADY, kept_even_twice
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import a_number, add_verb, emit
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.domain.duties.training import Point, Training
from xinfang_desk.files import read_file, without_mark, write_paper


class TrainingIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A training that was held."""

    on: date
    minutes: int
    topic: str
    people: int
    passed: int = 0
    teacher: str = ""
    plan_item: str = ""
    cases: tuple[str, ...] = ()


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    training = verbs.add_parser("training", help="培训和测试：不按人记成绩", allow_abbrev=False)
    doing = training.add_subparsers(dest="doing", required=True, metavar="add|list|cases|check|test|notice")
    add_verb(doing, "add", "记一次培训", _add).add_argument("--input", required=True, help="文件，或 -")
    listing = add_verb(doing, "list", "一年的培训", _list)
    listing.add_argument("year", type=a_number)
    listing.add_argument("--to", type=Path, help="另存成 PDF（T2）")
    add_verb(doing, "cases", "案例和答案", _cases)
    checking = add_verb(doing, "check", "把演练登记的一件和案例对照", _check)
    checking.add_argument("case")
    checking.add_argument("--input", required=True, help="和 register 一样的一件，文件，或 -")
    testing = add_verb(doing, "test", "测试卷和答案（T1）", _test)
    testing.add_argument("--seed", type=a_number, required=True, help="一样的数，一样的卷子")
    testing.add_argument("--to", type=Path, required=True, help="写进这个文件夹")
    notice = add_verb(doing, "notice", "新版路线图改了哪几处（T3）", _notice)
    notice.add_argument("--to", type=Path, required=True, help="写成这个 PDF")


def _add(args: argparse.Namespace) -> int:
    training = Training(**msgspec.structs.asdict(read_input(args.input, TrainingIn)))
    with opened(args) as desk:
        kept, again = kept_even_twice(desk.trainings.add, training)
    return _emit(args, (kept,), again=again)


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.trainings.of_year(args.year)
        if args.to is not None:
            write_paper(args.to, desk.trainings.year_sheet(args.year))
    return _emit(args, found)


def _emit(args: argparse.Namespace, records: Sequence[Training], *, again: bool = False) -> int:
    lines = [f"{each.on}　{each.topic}　{each.people}人　合格{each.passed}人" for each in records]
    document = {"records": msgspec.to_builtins(records)} | ({"again": True} if again else {})
    said = [*lines, STOOD_ALREADY] if again else lines
    return emit(args, document, "\n".join(said) or "没有")


def _cases(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        cases = [
            {
                "id": each.id,
                "title": each.title,
                "story": each.story,
                "spoken": each.spoken,
                "visit": each.visit.isoformat(),
                "expected": msgspec.to_builtins(desk.trainings.key(each.id)),
            }
            for each in desk.trainings.cases()
        ]
    return emit(args, {"cases": cases}, "\n".join(f"{each['id']}　{each['title']}" for each in cases))


def _check(args: argparse.Namespace) -> int:
    content = sys.stdin.buffer.read() if args.input == "-" else read_file(Path(args.input))
    given = read_visit(without_mark(content))
    with opened(args) as desk:
        points = desk.trainings.check(args.case, given)
    right = [each.what for each in points if each.right]
    wrong = [_shape(each) for each in points if not each.right]
    said = "{what}：应当是{expected}，写的是{got}（{article}）"
    lines = [said.format(**each) for each in wrong]
    return emit(args, {"right": right, "wrong": wrong}, "\n".join(lines) or "都对")


def _shape(point: Point) -> dict[str, str]:
    return {"what": point.what, "expected": point.expected, "got": point.got, "article": point.article}


def _test(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        files = [str(file) for file in desk.trainings.save_test(args.seed, args.to)]
    return emit(args, {"files": files}, "\n".join(files))


def _notice(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        write_paper(args.to, desk.trainings.notice())
    return emit(args, {"file": str(args.to)}, str(args.to))
