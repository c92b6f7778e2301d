"""The verbs of exchange (上报): batch, stick and reply, as scripts call them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit, progress, run_of_numbers
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import Span, listed
from xinfang_desk.files import write_paper
from xinfang_desk.words import sentence
from xinfang_desk.words.spans import runs_in_words

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.answers import Rejection, Taken
    from xinfang_desk.domain.record import BatchRecord, DisciplineBatch

_NOTHING = {"batch": None, "file": None, "sha256": None, "records": 0, "sequence": None, "state": None}


def add_verbs(verbs: Any) -> None:
    """Hang the verbs of exchange on the desk's parser."""
    batch = add_verb(verbs, "batch", "制作上报批次", _batch)
    place = batch.add_mutually_exclusive_group(required=True)
    place.add_argument("--to", type=Path, metavar="DIR", help="写到这个文件夹")
    place.add_argument("--stick", type=Path, metavar="DIR", help="写到上报U盘（按U盘的规矩放好）")
    place.add_argument("--dropbox", action="store_true", help="送到县里的文件交换箱（SFTP）")
    batch.add_argument("--again", action="store_true", help="县里没签收的也再带一次")
    batch.add_argument("--discipline", action="store_true", help="只送检举控告，只有纪检监察机关能打开")
    add_verb(verbs, "preview", "下一批有多少件、哪几天、多大", _preview).add_argument(
        "--again", action="store_true"
    )
    add_verb(verbs, "fetch", "从县里的文件交换箱取回执并接收", _fetch)
    add_verb(verbs, "take", "接收县里的回执", _take).add_argument("file", type=Path)
    closing = add_verb(verbs, "gap", "说明缺号：县里的那几份回执不会来了", _gap)
    closing.add_argument("--sequence", type=run_of_numbers, required=True, help="例如 3 或 3-7")
    closing.add_argument("--why", required=True, help="为什么不会来了，记入留痕")
    stick = add_verb(verbs, "stick", "上报U盘：查看、启用、再核对、找回执、准备拔出", _stick)
    stick.add_argument("what", choices=("state", "prepare", "verify", "replies", "eject"))
    stick.add_argument("folder", type=Path, metavar="DIR")
    resuming = add_verb(verbs, "resume", "恢复旧备份之后，按县里的全部回执续接批次", _resume)
    resuming.add_argument("file", type=Path)
    copy = add_verb(verbs, "county-copy", "县级恢复副本：写到U盘或文件夹，--new 先换一份", _county_copy)
    copy.add_argument("--to", type=Path, required=True, metavar="DIR")
    copy.add_argument("--new", action="store_true", help="先封一份新的")
    keys = add_verb(verbs, "keys", "换本台的密钥", _keys)
    keys.add_argument("what", choices=("change", "again", "anew"))
    keys.add_argument("--to", type=Path, required=True, help="change、again：文件夹；anew：登记卡文件")
    tables = add_verb(verbs, "tables", "县里下发的表：预览、启用、退回", _tables)
    tables.add_argument("what", choices=("preview", "apply", "back"))
    tables.add_argument(
        "which", metavar="FILE|TABLE", nargs="?", help="不写就是随回执来的那些；退回要写是哪一种"
    )
    tables.set_defaults(usage=tables.error)
    add_verb(verbs, "receipt", "一张回执的二维码内容和核验码", _receipt).add_argument("number")
    reminding = add_verb(verbs, "reminder", "县里逾期没有回执的批次，打印催回执单", _reminder)
    reminding.add_argument("--to", type=Path, required=True, metavar="FILE")


def _batch(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        made = _made(desk, args)
        aside, held = desk.outbox.set_aside(), len(desk.outbox.held())
        if desk.inbox.unsettled():
            office = desk.office
            said_aside = {"desk": f"{office.code}-{office.desk}"}
            print(sentence("restore.not_resumed", said_aside), file=sys.stderr)
    left, said = {"held": held, "set_aside": aside_shape(aside)}, aside_words(aside)
    if held:
        said.append(f"另有 {held} 件像检举控告，还没人说是不是，没有带上，请先打开定下来")
    if made is None:
        return emit(args, _NOTHING | left, "\n".join(["没有要上报的事项", *said]))
    file = _lies_at(args, made.file)
    answer = {
        "batch": made.file.removesuffix(".xfb"),
        "file": file,
        "sha256": made.sha256,
        "records": made.records,
        "sequence": made.sequence,
        "state": made.state.value,
    }
    words = [f"已写入并回读校验：{file}，{made.records} 件", *said]
    return emit(args, answer | left, "\n".join(words))


def aside_shape(aside: Sequence[Rejection]) -> list[dict[str, str]]:
    """Matters that no batch can carry, as the contract has them."""
    return [{"number": each.number, "code": each.code, "words": each.words} for each in aside]


def aside_words(aside: Sequence[Rejection]) -> list[str]:
    """The same for people, a line each."""
    return [f"没有装入：{each.number}　{each.words}" for each in aside]


def _made(desk: Desk, args: argparse.Namespace) -> BatchRecord | DisciplineBatch | None:
    say, again = progress("已装入"), args.again
    if args.discipline:
        if args.dropbox:
            raise DeskError("discipline.in_person")
        return desk.discipline.make_batch(args.to or args.stick, again=again, progress=say)
    if args.dropbox:
        return desk.dropbox.send_batch(again=again, progress=say)
    if args.stick:
        return desk.sticks.write(args.stick, again=again, progress=say)
    return desk.outbox.make_batch(args.to, again=again, progress=say)


def _lies_at(args: argparse.Namespace, name: str) -> str:
    """Where the file lies now: a path, or its name in the drop-box."""
    from xinfang_desk.desk.mail.sticks import lies_at

    if args.dropbox:
        return name
    on_stick = args.stick is not None and not args.discipline
    return str(lies_at(args.stick, name) if on_stick else (args.to or args.stick) / name)


def _preview(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.outbox.preview(again=args.again)
    answer = {
        "records": found.records,
        "first_day": found.first_day and found.first_day.isoformat(),
        "last_day": found.last_day and found.last_day.isoformat(),
        "size": found.size,
    }
    text = f"{found.records} 件，{found.first_day} 至 {found.last_day}，{found.size} 字节"
    return emit(args, answer, text if found.records else "没有要上报的事项")


def _take(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        taken = desk.inbox.take_reply(args.file)
        missing = desk.inbox.reply_gaps()
    return emit(args, _taken_shape(taken, missing), _taken_words(taken, missing))


def _fetch(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        taken = [desk.inbox.take_reply(file) for file in desk.dropbox.fetch_replies()]
        missing = desk.inbox.reply_gaps()
    words = "\n".join(_taken_words(each, missing) for each in taken)
    return emit(args, {"replies": [_taken_shape(each, missing) for each in taken]}, words or "没有新的回执")


def _taken_shape(taken: Taken, missing: Sequence[Span]) -> dict[str, Any]:
    return {
        "repeated": taken.repeated,
        "accepted": taken.accepted,
        "rejected": [
            {"number": each.number, "code": each.code, "words": each.words, "field": each.field}
            for each in taken.rejected
        ],
        "updates": taken.updates,
        "trail_parted": taken.trail_parted,
        "reply_parted": taken.reply_parted,
        "cleaned": taken.cleaned,
        "missing_replies": list(listed(missing)),
        **({"tables": list(taken.tables)} if taken.tables else {}),
    }


def _taken_words(taken: Taken, missing: Sequence[Span]) -> str:
    again = "（以前收过，没有改动）" if taken.repeated else ""
    gaps = f"；还缺县里第{runs_in_words(missing)}份回执，请向县里要" if missing else ""
    counts = f"县里签收 {taken.accepted} 件，退回 {len(taken.rejected)} 件，进展 {taken.updates} 条"
    parted = ""
    if taken.trail_parted is not None:
        parted = "\n" + sentence("trail.parted", {"sequence": taken.trail_parted})
    if taken.reply_parted is not None:
        parted += "\n" + sentence("reply.parted", {"sequence": taken.reply_parted})
    tables = f"\n带来了表：{'、'.join(taken.tables)}。请负责人启用：tables apply" if taken.tables else ""
    return counts + again + gaps + parted + tables


def _gap(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        first, last = args.sequence
        closed = desk.inbox.close_reply_gap(first, last, args.why)
    return emit(args, {"closed": closed}, f"已记下，{closed} 份回执不再等")


def _stick(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.what == "verify":
            verified = desk.sticks.verify_again(args.folder)
            found = [{"sequence": each.sequence, "file": each.file, "whole": each.whole} for each in verified]
            lines = [f"第{each.sequence}批：{'完整' if each.whole else '不在或不完整'}" for each in verified]
            return emit(args, {"batches": found}, "\n".join(lines) or "没有等回执的批次")
        if args.what == "eject":
            desk.sticks.let_go(args.folder)
            return emit(args, {"released": True}, "已断开，可以拔出。")
        if args.what == "replies":
            replies = desk.sticks.find_replies(args.folder)
            shown = [
                {
                    "file": str(each.file),
                    "sequence": each.sequence,
                    "repeated": each.repeated,
                    "code": each.code,
                }
                for each in replies
            ]
            return emit(args, {"replies": shown}, "\n".join(str(each.file) for each in replies) or "没有回执")
        look = desk.sticks.prepare if args.what == "prepare" else desk.sticks.look_at
        view = look(args.folder)
    answer = {
        "state": view.standing.value,
        "free_mb": view.free_mb,
        "batches": list(view.batches),
        "files": view.files,
        "strays": view.strays,
        "writable": view.writable,
    }
    words = f"{view.standing.value}　{view.free_mb} MB　批次 {len(view.batches)} 个"
    return emit(args, answer, words if view.writable else f"{words}　只读")


def _resume(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.inbox.resume(args.file)
    answer = {"batches": found.batches, "lost": list(found.lost), "clashing": list(found.clashing)}
    lines = [f"已按县里的批次续接：{found.batches} 批"]
    lines += [f"县里有、本机没有，请照存根补录：{each}" for each in found.lost]
    lines += [f"编号用了两次，请联系县里：{each}" for each in found.clashing]
    return emit(args, answer, "\n".join(lines))


def _county_copy(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.new:
            desk.keys.renew_copy()
        file = desk.keys.write_copy(args.to)
    words = f"恢复副本：{file}\n只有县里保险柜里的备用密钥打得开，请交给县局。"
    return emit(args, {"file": str(file)}, words)


def _keys(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.what == "again":
            file = desk.keys.write_again(args.to)
            return emit(args, {"file": str(file)}, f"换钥文件：{file}")
        if args.what == "anew":
            desk.keys.start_anew()
            card = desk.keys.write_card(args.to)
            words = f"新登记卡：{args.to}\n指纹：{card.fingerprint}\n请带卡到县局：先吊销旧钥，再当面登记。"
            return emit(args, {"file": str(args.to), "fingerprint": card.fingerprint}, words)
        card = desk.keys.change(args.to)
        file = desk.keys.write_again(args.to)
    answer = {"file": str(file), "fingerprint": card.fingerprint}
    return emit(args, answer, f"已换密钥。请把 {file} 交给县局。\n新指纹：{card.fingerprint}")


def _tables(args: argparse.Namespace) -> int:
    if args.what == "back" and args.which is None:
        args.usage("退回要写是哪一种表")
    with opened(args) as desk:
        if args.what == "back":
            version = desk.tables.roll_back(args.which)
            return emit(args, {"table": args.which, "version": version}, f"已退回：{args.which} {version}")
        look = desk.tables.apply if args.what == "apply" else desk.tables.preview
        found = look(None if args.which is None else Path(args.which))
    changes = [
        {
            "table": each.table,
            "version": each.version,
            "present": each.present,
            "added": each.added,
            "removed": each.removed,
        }
        for each in found
    ]
    lines = [
        f"{each.table}：{each.present} → {each.version}，增{each.added}减{each.removed}行" for each in found
    ]
    return emit(args, {"tables": changes}, "\n".join(lines) or "没有等着启用的表")


def _receipt(args: argparse.Namespace) -> int:
    from xinfang_desk.domain.number import read_number

    with opened(args) as desk:
        mark = desk.papers.receipt_mark(read_number(args.number))
    return emit(args, {"qr": mark.qr, "code": mark.code}, f"二维码：{mark.qr}\n核验码：{mark.code}")


def _reminder(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        waiting = desk.outbox.unanswered()
        pdf = desk.outbox.reminder() if waiting else None
    sequences = [each.sequence for each in waiting]
    if pdf is None:
        return emit(args, {"batches": sequences, "file": None}, "没有逾期未回执的批次")
    write_paper(args.to, pdf)
    return emit(args, {"batches": sequences, "file": str(args.to)}, f"催回执单：{args.to}")
