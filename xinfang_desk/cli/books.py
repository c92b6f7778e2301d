"""The verbs of the register as a book (登记簿): put right, declare void, read it as a ledger, bind pads."""

from __future__ import annotations

import argparse
import sys
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import a_day, a_number, add_verb, emit
from xinfang_desk.domain.books.every_matter import PAGE, SORTED_BY, Column, LedgerRow, Wanted
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.county_clock import called
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import read_number
from xinfang_desk.files import read_file, without_mark, write_paper
from xinfang_desk.words.ledger_words import cell

E = TypeVar("E", bound=Enum)
_SPOKEN = (Column.NUMBER, Column.RECEIVED_AT, Column.PEOPLE, Column.SUMMARY, Column.STATE, Column.DUE)
"""What the short text for people says of a line."""


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    correcting = add_verb(verbs, "correct", "更正：换成对的，改前的留着", _correct)
    correcting.add_argument("number")
    correcting.add_argument("--input", required=True, help="JSON 文件：reason 和要改的键；- 表示标准输入")
    voiding = add_verb(verbs, "void", "整次来访作废：登错了，或登了两遍", _void)
    voiding.add_argument("number")
    voiding.add_argument("--reason", required=True, help="为什么作废")
    voiding.add_argument("--by", default="", help="负责人姓名；文书交出去以后要写")
    table = add_verb(verbs, "ledger", "台账：每件一行，可筛、可排、可存成表格", _ledger)
    table.add_argument("--from", dest="since", type=a_day, help="哪天起")
    table.add_argument("--to-day", dest="until", type=a_day, help="到哪天")
    for name in ("state", "purpose", "content", "village", "officer"):
        table.add_argument(f"--{name}", default="")
    table.add_argument("--sort", default="", help="按哪一列：" + " ".join(_sorted_by()))
    table.add_argument("--desc", action="store_true", help="从大到小、从后到前")
    table.add_argument("--page", type=a_number, help=f"第几页，每页{PAGE}行；存表格时不写就是全部")
    table.add_argument("--column", action="append", default=[], help="表格里要哪一列，可重复；不写就是全部")
    table.add_argument("--xlsx", type=Path, help="存成这个表格")
    table.add_argument("--pdf", type=Path, help="画成这份 PDF，A4横")
    table.add_argument("--full", action="store_true", help="证件号和电话写全")
    table.add_argument("--why", default="", help="写全是为什么，记入留痕")
    pad = add_verb(verbs, "pad", "停电本：先印好编号的空白回执；不带选项就列出还没用的编号", _pad)
    pad.add_argument("--count", type=a_number, help="几张，最多200")
    pad.add_argument("--to", type=Path, help="写成这份 PDF")
    pad.add_argument("--void", metavar="NUMBER", help="写坏了、丢了的一张作废")
    pad.add_argument("--reason", default="", help="为什么作废")


def _pad(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.void is not None:
            number = read_number(args.void)
            desk.pads.void(number, args.reason)
            return emit(args, {"number": number, "state": "void"}, f"已作废：{number}")
        if args.count is None:
            left = desk.pads.open_numbers()
            return emit(args, {"open": list(left)}, "\n".join(left) or "没有还没用的停电本编号")
        if args.to is None:
            raise DeskError("input.missing_key", field="to")
        made = desk.pads.write(args.count, args.to)
    document = {"first": made.first, "last": made.last, "pages": made.pages}
    return emit(args, document, f"{made.first} 到 {made.last}，{made.pages}张：{args.to}")


def _ledger(args: argparse.Namespace) -> int:
    wanted = _wanted(args)
    columns = tuple(_named(Column, each, "column") for each in args.column) or tuple(Column)
    page = 1 if args.page is None else args.page
    if page < 1:
        raise DeskError("input.bad_value", field="page")
    with opened(args) as desk:
        found = desk.ledger.found(wanted)
        numbers = found.numbers[(page - 1) * PAGE : page * PAGE]
        rows = desk.ledger.whole_lines(numbers, args.why) if args.full else desk.ledger.lines(numbers)
        if args.xlsx is not None:
            saved = numbers if args.page else found.numbers
            desk.ledger.save(args.xlsx, saved, columns, why=args.why if args.full else None)
        if args.pdf is not None:
            write_paper(args.pdf, desk.ledger.sheet(wanted, columns))
    lines = [f"{len(found.numbers)}件　{found.people}人"]
    lines += ["　".join(cell(row, each) for each in _SPOKEN) for row in rows]
    document = {"total": len(found.numbers), "rows": [_row(each) for each in rows]}
    return emit(args, document, "\n".join(lines))


def _wanted(args: argparse.Namespace) -> Wanted:
    """What is asked for; ``input.bad_value`` names the option that is none of a closed list."""
    sort = _named(Column, args.sort, "sort") if args.sort else Column.RECEIVED_AT
    if sort not in SORTED_BY:
        raise DeskError("input.bad_value", field="sort")
    return Wanted(
        since=args.since,
        until=args.until,
        state=_named(State, args.state, "state") if args.state else None,
        purpose=_named(Purpose, args.purpose, "purpose") if args.purpose else None,
        content=args.content,
        village=args.village,
        officer=args.officer,
        sort=sort,
        descending=args.desc or not args.sort,
    )


def _named(kind: type[E], value: str, option: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise DeskError("input.bad_value", field=option) from None


def _sorted_by() -> list[str]:
    return [each.value for each in Column if each in SORTED_BY]


def _row(row: LedgerRow) -> dict[str, Any]:
    """A line as scripts get it: codes where the screen has words."""
    return {
        "number": row.number,
        "received_at": row.received_at.isoformat(),
        "people": row.people,
        "people_involved": row.people_involved,
        "id_numbers": row.id_numbers,
        "phones": row.phones,
        "village": row.village,
        "summary": row.summary,
        "content": row.content,
        "purpose": row.purpose.value,
        "route": row.route.value if row.route else None,
        "outcome": row.outcome.value if row.outcome else None,
        "to": row.to,
        "state": called(row.state, row.outcome, row.ended_by),
        "due": row.due.isoformat() if row.due else None,
        "officer": row.officer,
    }


def _correct(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import corrected_shape
    from xinfang_desk.cli.visit_in import check_answers, read_correction
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
