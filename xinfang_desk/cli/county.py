"""The verbs of ``xinfang-county`` (contract): each opens the office, asks one thing, prints one answer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.batch.suites import SUITES, XF1
from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import (
    DONE,
    add_verb,
    emit,
    home_of,
    new_parser,
    passphrase,
    progress,
    refusal,
    run,
    until_ended,
)
from xinfang_desk.county.brought.county_sticks import files_in
from xinfang_desk.county.outgoing.heard import parted_facts
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import spans
from xinfang_desk.words import sentence
from xinfang_desk.words.spans import runs_in_words

if TYPE_CHECKING:
    from xinfang_desk.county.answers import DeskLine, Received, ReplyWritten, Returned

_LOOK_EVERY = 2.0
"""Seconds between two looks into a watched folder; a file is taken at the second that finds it the same."""


def main(argv: Sequence[str]) -> int:
    """Run one verb of the county."""
    from xinfang_desk.cli import (
        attachments,
        brought,
        county_answers,
        county_figures,
        county_keys,
        county_matters,
        county_safe,
    )

    parser, verbs = new_parser("xinfang-county", "县级收文。不带动词时打开县级窗口。")
    setting = add_verb(verbs, "init", "在空文件夹里建台账和密钥", _init)
    setting.add_argument("--name", required=True)
    setting.add_argument("--discipline", action="store_true", help="纪检监察机关：只收检举控告")
    setting.add_argument("--suite", choices=SUITES, default=XF1, help="xf2：国密算法（SM2、SM3、SM4）")
    setting.add_argument(
        "--ledger",
        default="",
        metavar="ADDRESS",
        help="台账放在数据库服务器上：postgresql://账号@服务器/库名",
    )
    add_verb(verbs, "card", "写出县里的登记卡", _card).add_argument("--to", type=Path, required=True)
    add_verb(verbs, "enrol", "接受接待台的登记卡或换钥文件", _enrol).add_argument("file", type=Path)
    receiving = add_verb(verbs, "receive", "接收上报批次", _receive)
    receiving.add_argument("files", type=Path, nargs="+", metavar="FILE")
    receiving.add_argument("--reserve", type=Path, help="备用密钥文件（工作密钥丢失时）")
    aside = add_verb(verbs, "refused", "没有收下的文件，和为什么", _refused)
    aside.add_argument("--to", type=Path, metavar="DIR", help="把留着的原样取出，写到这个文件夹")
    add_verb(verbs, "desks", "登记过的接待台：收到第几批，缺什么，等什么，还没有取走什么", _desks)
    watching = add_verb(verbs, "watch", "看着一个文件夹，放进来的就接收，一个文件一行，到叫停为止", _watch)
    watching.add_argument("folder", type=Path, metavar="DIR")
    replying = add_verb(verbs, "reply", "给一个接待台，或所有等着的接待台写回执", _reply)
    whose = replying.add_mutually_exclusive_group(required=True)
    whose.add_argument("--desk", help="例如 411526102-1")
    whose.add_argument("--all", action="store_true", help="每个等着回执的接待台各一份")
    where = replying.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=Path)
    where.add_argument("--preview", action="store_true", help="只看每个等着的会收到什么，不写")
    replying.add_argument(
        "--whole", action="store_true", help="从头全部再说一遍（接待台丢过回执或恢复过备份）"
    )
    county_matters.add_verbs(verbs)
    attachments.add_county_verbs(verbs)
    county_figures.add_verbs(verbs)
    county_answers.add_verbs(verbs)
    county_keys.add_verbs(verbs)
    county_safe.add_verbs(verbs)
    brought.add_verbs(verbs, "county")
    return run(parser, argv)


def _init(args: argparse.Namespace) -> int:
    from xinfang_desk.batch.cards import CardKind
    from xinfang_desk.county.keys import RESERVE_FILE
    from xinfang_desk.county.office import init_office

    home = home_of(args, "county")
    kind = CardKind.DISCIPLINE if args.discipline else CardKind.COUNTY
    digits = init_office(
        home, passphrase(new=True), args.name, kind=kind, address=args.ledger, suite=args.suite
    )
    reserve = home / RESERVE_FILE
    answer = {"name": args.name, "home": str(home), "fingerprint": digits, "reserve_key": str(reserve)}
    safe = f"备用密钥：{reserve}\n请把它移到单独的介质，放进保险柜，再从这台电脑上删除。"
    return emit(args, answer, f"台账已建好：{home}\n指纹：{digits}\n{safe}")


def _card(args: argparse.Namespace) -> int:
    with opened(args) as office:
        card = office.write_card(args.to)
    answer = {"file": str(args.to), "fingerprint": card.fingerprint}
    return emit(args, answer, f"登记卡：{args.to}\n指纹：{card.fingerprint}")


def _enrol(args: argparse.Namespace) -> int:
    with opened(args) as office:
        card = office.enrol(args.file)
    answer = {"name": card.name, "fingerprint": card.fingerprint, "desk": card.office}
    return emit(args, answer, f"已接受：{card.name}\n请打电话核对指纹：{card.fingerprint}")


def _receive(args: argparse.Namespace) -> int:
    with opened(args) as office:
        # A folder without a batch is refused as what it is.
        files = files_in(args.files) or args.files
        found = office.receive(files, reserve=args.reserve, progress=progress("已并入"))
        try:
            office.finder.catch_up(progress("已编入检索"))
        except DeskError as fault:
            # What came is taken, whatever becomes of the search: the next one catches up.
            print(json.dumps(refusal(fault), ensure_ascii=False), file=sys.stderr)
    shapes = [_received_shape(each) for each in found]
    done = emit(args, {"files": shapes}, "\n".join(_received_words(each) for each in found))
    if refused := sum(not each.taken for each in found):
        raise DeskError("receive.refused", refused=refused, files=len(found))
    return done


def _refused(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.receiving.refused()
        given = {} if args.to is None else office.give_refused(args.to)
    files: list[dict[str, Any]] = [
        {
            "at": each.at.isoformat(),
            "file": each.file,
            "sha256": each.sha256,
            "code": each.code,
            "words": sentence(each.code, each.facts),
            "kept": each.kept,
            "written": str(given[each.sha256]) if each.sha256 in given else None,
        }
        for each in found
    ]
    words = [f"{each['at'][:16]}　{each['file']}：{each['words']}" for each in files]
    words += [f"已取出：{file}" for file in given.values()]
    return emit(args, {"files": files}, "\n".join(words) or "没有")


def _desks(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.desks()
    answer = {"desks": [_desk_shape(each) for each in found]}
    return emit(args, answer, "\n".join(map(_desk_words, found)) or "没有")


def _desk_shape(desk: DeskLine) -> dict[str, Any]:
    return {
        "desk": desk.desk,
        "name": desk.name,
        "fingerprint": desk.fingerprint,
        "batches": desk.batches,
        "last_sequence": desk.last_sequence,
        "last_received": desk.last_received.isoformat() if desk.last_received else None,
        "missing": list(desk.missing),
        "waiting_results": desk.waiting_results,
        "waiting_updates": desk.waiting_updates,
        "waiting_tables": list(desk.waiting_tables),
        "replies_parted": list(desk.replies_parted),
        "not_taken": None if desk.untaken is None else list(desk.untaken),
        "held_back": desk.held_back,
        "copy_made": desk.copy_made.isoformat() if desk.copy_made else None,
        "revoked_at": desk.revoked_at.isoformat() if desk.revoked_at else None,
        "revoked_why": desk.revoked_why,
    }


def _desk_words(desk: DeskLine) -> str:
    said = f"{desk.desk}　{desk.name}　收到{desk.batches}批{_gaps(desk.missing)}"
    if desk.revoked_at:
        return f"{said}；钥匙已吊销：{desk.revoked_why}"
    if desk.waits:
        said += "；有回执要写"
    if desk.replies_parted:
        said += "\n" + sentence("desk.replies_parted", parted_facts(desk.desk, desk.replies_parted))
    if desk.untaken:
        said += f"；县里的第{runs_in_words(spans(desk.untaken))}份回执还没有取走"
    if desk.held_back:
        said += f"；{desk.held_back}条撤回要打电话告诉"
    return said


def _watch(args: argparse.Namespace) -> int:
    """One line a file, as each is received; ended by SIGINT or SIGTERM, and then all is well."""
    from xinfang_desk.county.brought.watching import Watch

    watch, ended = Watch(args.folder), until_ended()
    with opened(args) as office:
        while not ended.is_set():
            for file in watch.settled():
                (found,) = office.receive([file])
                emit(args, _received_shape(found), _received_words(found))
                sys.stdout.flush()
            ended.wait(_LOOK_EVERY)
    return DONE


def _reply(args: argparse.Namespace) -> int:
    if args.preview:
        return _preview_replies(args)
    if args.all:
        return _reply_all(args)
    with opened(args) as office:
        reply = office.reply(args.desk, args.to, whole=args.whole)
    return emit(args, _reply_shape(reply), _reply_words(reply))


def _preview_replies(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = [each for each in office.preview_replies() if args.all or each.desk == args.desk]
    rows = [
        {"desk": each.desk, "accepted": each.accepted, "rejected": each.rejected, "updates": each.updates}
        | {"missing": list(each.missing)}
        | _tables_along(each.tables)
        for each in found
    ]
    words = [
        f"{each.desk}：收下{each.accepted}件，退回{each.rejected}件，进展{each.updates}条{_gaps(each.missing)}"
        for each in found
    ]
    return emit(args, {"waiting": rows}, "\n".join(words) or "没有接待台在等回执")


def _reply_all(args: argparse.Namespace) -> int:
    with opened(args) as office:
        sent = office.reply_all(args.to)
    replies = [{"desk": each.desk} | _reply_shape(each.reply) for each in sent if each.reply]
    refused = [
        {"desk": each.desk, "code": each.fault.code, "words": sentence(each.fault.code, each.fault.facts)}
        for each in sent
        if each.fault
    ]
    words = [_reply_words(each.reply) for each in sent if each.reply]
    words += [f"{each['desk']}：没有写。{each['words']}" for each in refused]
    done = emit(args, {"replies": replies, "refused": refused}, "\n".join(words) or "没有接待台在等回执")
    if refused:
        raise DeskError("reply.some_not_written", refused=len(refused), desks=len(sent))
    return done


def _reply_shape(reply: ReplyWritten) -> dict[str, Any]:
    return {
        "file": reply.file,
        "sha256": reply.sha256,
        "accepted": reply.accepted,
        "rejected": reply.rejected,
        "updates": reply.updates,
        "missing": list(reply.missing),
    } | _tables_along(reply.tables)


def _tables_along(names: Sequence[str]) -> dict[str, Any]:
    """Told only where there are any."""
    return {"tables": list(names)} if names else {}


def _reply_words(reply: ReplyWritten) -> str:
    counts = f"收下{reply.accepted}件，退回{reply.rejected}件，进展{reply.updates}条"
    return f"回执：{reply.file}\n{counts}{_gaps(reply.missing)}"


def _received_shape(found: Received) -> dict[str, Any]:
    return {
        "file": found.file,
        "state": "accepted" if found.taken else "refused",
        "code": found.code,
        "words": "" if found.code is None else sentence(found.code, found.facts),
        "desk": found.desk,
        "sequence": found.sequence,
        "records": found.records,
        "accepted": found.accepted,
        "rejected": found.rejected,
        "repeated": found.repeated,
        "returned": [
            {"number": each.number, "code": each.code, "words": _why_returned(each)}
            for each in found.returned
        ],
        "missing": list(found.missing),
        "trail_parted": found.trail_parted,
        "replies_parted": list(found.replies_parted),
        "copy": found.copy,
    }


def _received_words(found: Received) -> str:
    if found.code is not None:
        return f"{found.file}：没有接收。{sentence(found.code, found.facts)}"
    again = "（以前收过，没有变化）" if found.repeated else ""
    if found.copy:
        return f"{found.file}：收下{found.desk}的恢复副本{again}"
    counts = f"{found.file}：收下{found.accepted}件，退回{found.rejected}件{again}{_gaps(found.missing)}"
    if found.trail_parted is not None:
        counts += f"\n{found.desk}的留痕和县里存的第{found.trail_parted}批对不上，请派人核对。"
    if found.replies_parted:
        counts += "\n" + sentence("desk.replies_parted", parted_facts(found.desk, found.replies_parted))
    return "\n".join([counts, *(f"退回：{each.number}　{_why_returned(each)}" for each in found.returned)])


def _why_returned(each: Returned) -> str:
    return sentence(each.code, {"field": each.field})


def _gaps(missing: Sequence[int]) -> str:
    return f"；还缺第{runs_in_words(spans(missing))}批" if missing else ""
