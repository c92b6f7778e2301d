"""What a county answers with, for ``xinfang-county``: lines, tables, and what is taken back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import a_number, add_verb, emit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import no_link, read_file, without_mark
from xinfang_desk.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xinfang_desk.county.answers import EntriesTaken
    from xinfang_desk.county.sheets.plan import Contradiction, Plan


def add_verbs(verbs: Any) -> None:
    """Hang them on the county's parser."""
    answering = add_verb(verbs, "answer", "录入办理进展：JSON Lines，或表格（XLSX、CSV）", _answer)
    given = answering.add_mutually_exclusive_group(required=True)
    given.add_argument("--input", help="JSON Lines 文件，或 - 表示标准输入")
    given.add_argument("--file", type=Path, help="XLSX 或 CSV 表格，要写 --source")
    answering.add_argument("--source", help="表格的来源，对应关系用 source set 定")
    answering.add_argument("--preview", action="store_true", help="只看会怎样，不录")
    answering.add_argument(
        "--decide",
        type=_decision,
        action="append",
        default=[],
        metavar="NUMBER=table|kept",
        help="和已有的不合时用哪个",
    )
    answering.set_defaults(usage=answering.error)
    entering = add_verb(verbs, "national", "录入国家系统的信访件编号和查询码（JSON Lines）", _national)
    entering.add_argument("--input", required=True, help="文件，或 - 表示标准输入")
    evaluating = add_verb(verbs, "evaluate", "录入群众评价：满意、基本满意、不满意（JSON Lines）", _evaluate)
    evaluating.add_argument("--input", required=True, help="文件，或 - 表示标准输入")
    source = add_verb(verbs, "source", "表格来源的对应关系", _sources)
    doing = source.add_subparsers(dest="what", required=True, metavar="WHAT")
    setting = add_verb(doing, "set", "定下一个来源的表怎么读", _set_source)
    setting.add_argument("name")
    setting.add_argument("--input", required=True, help="对应关系（JSON），或 - 表示标准输入")
    add_verb(doing, "list", "有哪些来源", _sources)
    taking = add_verb(verbs, "withdraw", "撤回一条办理进展", _withdraw)
    taking.add_argument("number")
    taking.add_argument("--answer", type=a_number, required=True, help="进展的 id（show 里有）")
    taking.add_argument("--reason", required=True)


def _decision(text: str) -> tuple[str, str]:
    number, sign, which = text.partition("=")
    if not sign or which not in {"table", "kept"}:
        raise argparse.ArgumentTypeError("请写成 编号=table 或 编号=kept")
    return number.strip(), which


def _answer(args: argparse.Namespace) -> int:
    if args.file is not None:
        if not args.source:
            args.usage("--file 要和 --source 一起用")
        return _answer_table(args)
    if args.source or args.preview or args.decide:
        args.usage("--source、--preview、--decide 只和 --file 一起用")
    lines = _content(args.input).split(b"\n")
    with opened(args) as office:
        return _lines_taken(args, office.answer(lines))


def _national(args: argparse.Namespace) -> int:
    lines = _content(args.input).split(b"\n")
    with opened(args) as office:
        return _lines_taken(args, office.enter_national(lines))


def _evaluate(args: argparse.Namespace) -> int:
    lines = _content(args.input).split(b"\n")
    with opened(args) as office:
        return _lines_taken(args, office.enter_evaluations(lines))


def _lines_taken(args: argparse.Namespace, answers: EntriesTaken) -> int:
    refused = [
        {"line": each.line, "code": each.code, "words": sentence(each.code, each.facts)}
        for each in answers.refused
    ]
    words = [
        f"新录入{answers.taken}条，已有一样的{answers.same}条，没有录入{len(refused)}条",
        *(f"第{each['line']}行没有录入：{each['words']}" for each in refused),
    ]
    shape = {"taken": answers.taken, "same": answers.same, "refused": refused}
    done = emit(args, shape, "\n".join(words))
    if not answers.taken + answers.same:
        raise DeskError("entries.none_taken", lines=len(refused))
    return done


def _answer_table(args: argparse.Namespace) -> int:
    decided = dict(args.decide)
    with opened(args) as office:
        mapping = office.tables.mapping_of(args.source)
        table = office.tables.open(args.file)
        act = office.tables.preview if args.preview else office.tables.enter
        found = act(table, args.source, mapping, decided)
    done = emit(args, _plan_shape(found), _plan_words(found))
    if not args.preview and not found.ready:
        raise DeskError("sheet.not_ready", bad=len(found.bad), undecided=found.undecided)
    return done


def _plan_shape(found: Plan) -> dict[str, Any]:
    return {
        "new": len(found.new),
        "same": found.same,
        "contradicts": [_contradiction_shape(each) for each in found.contradicts],
        "bad": [
            {"sheet": each.sheet, "row": each.row, "column": each.column, "letter": each.letter}
            | {"words": each.words}
            for each in found.bad
        ],
        "taken": found.taken,
        "before": found.before.isoformat() if found.before else None,
    }


def _contradiction_shape(each: Contradiction) -> dict[str, Any]:
    return {
        "number": each.number,
        "row": each.row,
        "kept": _entry_shape(each.kept),
        "table": _entry_shape(each.new.answer),
        "decided": each.decided or None,
    }


def _entry_shape(entry: Any) -> dict[str, Any] | None:
    """An answer, kept or in the table; None where only what the national system calls it differs."""
    if entry is None:
        return None
    return {
        "event": entry.event,
        "org": entry.org,
        "date": entry.day.isoformat(),
        "document": entry.document,
        "text": entry.text,
        "due": entry.due.isoformat() if entry.due else None,
    }


def _contradiction_words(each: Contradiction) -> Iterator[str]:
    from xinfang_desk.county.sheets.plan import beside

    yield f"第{each.row}行 {each.number}：和已有的不合，请用 --decide {each.number}=table 或 =kept"
    if each.kept is not None and each.new.answer is not None:
        kept, table = beside(each.kept, each.new.answer)
        yield f"  已经录的：{kept}"
        yield f"  表里的：{table}"


def _plan_words(found: Plan) -> str:
    if found.before:
        return f"这个文件 {found.before:%Y-%m-%d %H:%M} 录过，没有重录"
    lines = [
        f"新的{len(found.new)}条，一样的{found.same}条",
        f"和已有的不合{len(found.contradicts)}条，不对的{len(found.bad)}格",
        *(each.words for each in found.bad),
        *(line for each in found.contradicts if not each.decided for line in _contradiction_words(each)),
    ]
    if found.taken:
        lines.append(f"已录入：{found.taken}")
    return "\n".join(lines)


def _set_source(args: argparse.Namespace) -> int:
    with opened(args) as office:
        office.tables.set_source(args.name, _content(args.input))
    return emit(args, {"name": args.name}, f"已记下“{args.name}”的表怎么读")


def _sources(args: argparse.Namespace) -> int:
    import msgspec

    with opened(args) as office:
        found = office.tables.sources()
    rows = [{"name": each.name, "mapping": msgspec.to_builtins(each.mapping)} for each in found]
    return emit(args, {"sources": rows}, "\n".join(each.name for each in found) or "还没有来源")


def _withdraw(args: argparse.Namespace) -> int:
    with opened(args) as office:
        became = office.withdraw(args.number, args.answer, args.reason)
    words = {
        "deleted": "还没有告诉接待台，已删去",
        "waiting": "已撤回，下一份回执带给接待台",
        "by_hand": "台账里已撤回。接待台的程序还收不了撤回，请打电话告诉它；"
        "等它换了程序、重新送来登记卡，回执再带去",
    }
    shape = {"number": args.number, "answer": args.answer, "state": became.value}
    return emit(args, shape | {"words": words[became.value]}, words[became.value])


def _content(name: str) -> bytes:
    if name == "-":
        return without_mark(sys.stdin.buffer.read())
    return read_file(no_link(Path(name)))
