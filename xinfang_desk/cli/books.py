"""The verbs of the register as a book (登记簿): put right, declare void."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.number import read_number
from xinfang_desk.files import read_file, without_mark


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    correcting = add_verb(verbs, "correct", "更正：换成对的，改前的留着", _correct)
    correcting.add_argument("number")
    correcting.add_argument("--input", required=True, help="JSON 文件：reason 和要改的键；- 表示标准输入")
    voiding = add_verb(verbs, "void", "整次来访作废：登错了，或登了两遍", _void)
    voiding.add_argument("number")
    voiding.add_argument("--reason", required=True, help="为什么作废")
    voiding.add_argument("--by", default="", help="负责人姓名；文书交出去以后要写")


def _correct(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.correction_in import read_correction
    from xinfang_desk.cli.shapes import corrected_shape
    from xinfang_desk.cli.visit_in import check_answers
    from xinfang_desk.desk.shipped import rules_shipped

    number = read_number(args.number)
    content = without_mark(sys.stdin.buffer.read()) if args.input == "-" else read_file(Path(args.input))
    with opened(args) as desk:
        present = desk.reception.show(number)
        correction = read_correction(content, present)
        if correction.matter:
            check_answers(correction.matter.answers, desk.road_map, rules_shipped().papers, "answers")
        record = desk.repair.correct(number, correction)
    owed = [each for each in record.papers if each.kind in record.matter.papers]
    text = f"已更正：{number}\n" + "、".join(f"{each.kind.value} {each.state.value}" for each in owed)
    return emit(args, corrected_shape(record), text.rstrip())


def _void(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import paper_shape
    from xinfang_desk.words import label

    with opened(args) as desk:
        gone = desk.repair.void(read_number(args.number), args.reason, by=args.by)
    papers = [{"number": each.number} | paper_shape(each) for each in gone.papers]
    document = {"number": gone.number, "state": "void", "numbers": list(gone.numbers), "papers": papers}
    lines = [f"已作废：{'、'.join(gone.numbers)}"]
    lines += [f"请收回：{each.number}　{label(each.kind)}" for each in gone.papers]
    return emit(args, document, "\n".join(lines))
