"""The county's verbs of keeping things safe (保管): accounts, trail, copies, a look at it all."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import (
    a_day,
    add_verb,
    copy_and_home,
    emit,
    emit_drill,
    home_of,
    new_passphrase,
    passphrase,
)
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account, Duty
from xinfang_desk.words import sentence

if TYPE_CHECKING:
    from xinfang_desk.county.safe.contents import CountyFinding

_HALF = "台账在数据库服务器上，不在这一份里。请数据库管理员同一天用 pg_dump 备份库；两份都要，缺一份打不开。"


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    add_verb(verbs, "check", "检查台账、留痕、密钥、备份、磁盘", _check)
    add_verb(verbs, "backup", "备份", _backup).add_argument("--to", type=Path, required=True)
    restoring = add_verb(verbs, "restore", "恢复到空文件夹", _restore)
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--set-aside", action="store_true", help="先把损坏的文件夹原样挪到旁边")
    add_verb(verbs, "drill", "恢复演练：打开一份备份核对", _drill).add_argument("file", type=Path)
    account = add_verb(verbs, "account", "账户：谁能打开台账、能做什么", _account)
    account.add_argument(
        "doing", choices=["list", "add", "remove", "passphrase", "reset", "recovery", "recover"]
    )
    account.add_argument("name", nargs="?", default="", help="账户名或序号")
    duties = " ".join(each.value for each in Duty if each is not Duty.CONFIDENTIAL)
    account.add_argument("--duty", action="append", default=[], help=f"{duties}，可重复")
    reading = add_verb(verbs, "trail", "查阅、导出操作留痕", _trail)
    reading.add_argument("--officer", default="", help="谁做的")
    reading.add_argument("--verb", dest="done", default="", help="做了什么")
    reading.add_argument("--from", dest="since", type=a_day)
    reading.add_argument("--to", dest="until", type=a_day)


def _check(args: argparse.Namespace) -> int:
    from xinfang_desk.county.safe.contents import said_of

    with opened(args) as office:
        found = office.keeping.check()
    said = _said_of(found)
    words = "\n".join(each["words"] for each in said)
    done = emit(args, {"ok": not found, "findings": said}, words or "都正常")
    if lost := [each for each in found if each.is_damage]:
        raise DeskError("check.unsound", **said_of(lost))
    return done


def _said_of(found: Sequence[CountyFinding]) -> list[dict[str, str]]:
    return [{"code": each.code, "words": sentence(each.code, each.facts)} for each in found]


def _backup(args: argparse.Namespace) -> int:
    with opened(args) as office:
        file, sha256 = office.keeping.backup(args.to)
        served = office.keeping.on_a_server
    words = f"已备份并回读校验：{file}"
    if served:
        words += "\n" + _HALF
    return emit(args, {"file": str(file), "sha256": sha256}, words)


def _restore(args: argparse.Namespace) -> int:
    from xinfang_desk.county.founding import china_now
    from xinfang_desk.county.safe.county_copies import restore_home

    file, home = copy_and_home(args, "county", china_now())
    done = restore_home(file, home, passphrase())
    unread = _said_of(done.unread)
    words = [
        f"已恢复：事项 {done.matters} 件，附件 {done.attachments} 个",
        *(each["words"] for each in unread),
    ]
    words.append("请给每个接待台重写全部回执（reply --whole）。")
    answer = {"matters": done.matters, "attachments": done.attachments, "unread": unread}
    return emit(args, answer, "\n".join(words))


def _drill(args: argparse.Namespace) -> int:
    with opened(args) as office:
        return emit_drill(args, office.keeping.drill(args.file))


def _account(args: argparse.Namespace) -> int:
    if args.doing == "recover":
        return _recover(args)
    old = passphrase() if args.doing == "passphrase" else ""
    with opened(args) as office:
        clerks = office.keeping.clerks
        if args.doing == "list":
            found = clerks.listed()
            words = "\n".join(_said(each) for each in found)
            return emit(args, {"accounts": [_shape(each) for each in found]}, words)
        if args.doing == "recovery":
            code = clerks.recovery_code()
            return emit(args, {"code": code}, f"恢复码（只显示这一次，请抄好锁进保险柜）：\n{code}")
        if args.doing == "passphrase":
            clerks.change_passphrase(old, new_passphrase())
            return emit(args, _shape(clerks.mine()), "口令已改。")
        if args.doing == "add":
            account = clerks.add(args.name, _asked_duties(args.duty), new_passphrase())
        elif args.doing == "remove":
            account = clerks.remove(args.name)
        else:
            account = clerks.reset_passphrase(args.name, new_passphrase())
    return emit(args, _shape(account), _said(account))


def _recover(args: argparse.Namespace) -> int:
    from xinfang_desk.county.founding import china_now
    from xinfang_desk.county.safe.clerks import recover

    found = recover(home_of(args, "county"), passphrase(), args.name, new_passphrase(), china_now())
    return emit(args, _shape(found), "口令已重设。")


def _trail(args: argparse.Namespace) -> int:
    from xinfang_desk.words.doings import account_name, county_doing

    with opened(args) as office:
        found = office.keeping.trail(officer=args.officer, verb=args.done, since=args.since, until=args.until)
    lines = [
        {
            "seq": each.seq,
            "time": each.at.isoformat(),
            "officer": each.officer,
            "verb": each.verb,
            "subject": each.subject,
            "detail": each.detail,
            "why": each.why,
            "hash": each.hash,
        }
        for each in found.lines
    ]
    text = "\n".join(
        f"{each.at:%Y-%m-%d %H:%M}　{account_name(each.officer)}　{county_doing(each.verb)}"
        f"　{each.subject}　{each.detail or each.why}"
        for each in found.lines
    )
    answer = {"lines": lines, "head": found.head, "sound": found.sound}
    return emit(args, answer, text or "没有符合的留痕")


def _asked_duties(names: list[str]) -> frozenset[Duty]:
    try:
        return frozenset(Duty(each) for each in names)
    except ValueError as fault:
        raise DeskError("role.unknown") from fault


def _said(account: Account) -> str:
    return f"{account.id}　{account.name}　{'、'.join(sorted(each.value for each in account.duties))}"


def _shape(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "duties": sorted(each.value for each in account.duties),
    }
