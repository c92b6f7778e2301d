"""The verbs of keeping things safe (保管): accounts, seals, trail, copies, repair, own record."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import (
    a_day,
    a_number,
    add_verb,
    confidential_passphrase,
    emit,
    emit_drill,
    home_of,
    new_passphrase,
    passphrase,
    with_consent,
)
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account, Duty
from xinfang_desk.files import refused_by_disk, write_paper
from xinfang_desk.words import sentence

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.answers import CardRecord, ReadersShown


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    account = add_verb(verbs, "account", "账户：谁能打开登记簿、能做什么", _account)
    account.add_argument(
        "doing",
        choices=[
            *("list", "add", "remove", "passphrase", "reset"),
            *("hand-over", "recovery", "recover", "readers"),
        ],
    )
    account.add_argument("name", nargs="?", default="", help="账户名或序号")
    duties = " ".join(each.value for each in Duty if each is not Duty.CONFIDENTIAL)
    account.add_argument("--duty", action="append", default=[], help=f"{duties}，可重复")
    unsealing = add_verb(verbs, "unseal", "启封一件检举控告（保密员）", _unseal)
    unsealing.add_argument("number")
    unsealing.add_argument("--why", required=True, help="理由，记入留痕")
    approving = add_verb(verbs, "approve", "负责人签批不予受理、不再受理", _approve)
    approving.add_argument("number")
    approving.add_argument("--by", default="", help="没有负责人账户时，纸上签字人的姓名")
    reading = add_verb(verbs, "trail", "查阅、导出操作留痕", _trail)
    reading.add_argument("--officer", default="", help="谁做的")
    reading.add_argument("--verb", dest="done", default="", help="做了什么")
    reading.add_argument("--looked-for", default="", help="谁查过这个姓名或号码")
    reading.add_argument("--from", dest="since", type=a_day)
    reading.add_argument("--to", dest="until", type=a_day)
    reading.add_argument(
        "--against", type=Path, metavar="FILE", help="对照一份县级回执：留痕和县里存的接不接得上"
    )
    closing = add_verb(verbs, "close-day", "日结：记下当日结清，留一份备份并轮换", _close_day)
    closing.add_argument("--to", type=Path, help="备份放到这个文件夹；默认 home/backups")
    add_verb(verbs, "drill", "恢复演练：打开一份备份核对", _drill).add_argument("file", type=Path)
    asking = add_verb(verbs, "clock", "电脑时间可疑不可疑；对的，就确认", _clock)
    asking.add_argument("--right", action="store_true", help="电脑现在的日期和时间是对的，记入留痕")
    repairing = add_verb(verbs, "repair", "修复：重建查找目录", _repair)
    repairing.add_argument("what", choices=["search"])
    asking = add_verb(verbs, "person", "本人查询：登记簿里关于一个人的全部记录", _person)
    for name in ("name", "id", "phone"):
        asking.add_argument(f"--{name}", default="")
    asking.add_argument("--paper", type=Path, metavar="FILE", help="另存一份给本人的纸（PDF）")
    keeping = add_verb(verbs, "retention", "设定办结事项的保存年限", _retention)
    keeping.add_argument("years", type=a_number)
    erasing = add_verb(verbs, "erase", "到期删除一件事项的人员和内容", _erase)
    erasing.add_argument("number")
    erasing.add_argument("--why", required=True, help="理由，记入留痕")


def enrol_discipline(args: argparse.Namespace) -> CardRecord:
    """Accept the discipline authority's card, for which accusations are sealed from then on."""
    with opened(args) as desk:
        return desk.sealing.enrol_discipline(args.file, confidential_passphrase())


def _account(args: argparse.Namespace) -> int:
    if args.doing == "recover":
        return _recover(args)
    if args.doing == "list":
        with opened(args) as desk:
            found = desk.accounts.listed()
        lines = [f"{each.id}　{each.name}　{'、'.join(_duties(each))}" for each in found]
        return emit(args, {"accounts": [_shape(each) for each in found]}, "\n".join(lines))
    if args.doing == "readers":
        with opened(args) as desk:
            readers = desk.sealing.readers()
        return emit(args, _readers_shape(readers), _readers_words(readers))
    if args.doing == "recovery":
        with opened(args) as desk:
            code = with_consent(lambda consent: desk.accounts.recovery_code(consent=consent))
        return emit(args, {"code": code}, f"恢复码（只显示这一次，请抄好锁进保险柜）：\n{code}")
    if args.doing == "passphrase":
        old = passphrase()
        with opened(args) as desk:
            desk.accounts.change_passphrase(old, new_passphrase())
            mine = desk.accounts.mine()
        return emit(args, _shape(mine), "口令已改。")
    return _change(args)


def _change(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        if args.doing == "add":
            duties, new = _asked_duties(args.duty), new_passphrase()
            found = with_consent(lambda consent: desk.accounts.add(args.name, duties, new, consent=consent))
        elif args.doing == "remove":
            found = with_consent(lambda consent: desk.accounts.remove(args.name, consent=consent))
        elif args.doing == "reset":
            new = new_passphrase()
            found = with_consent(
                lambda consent: desk.accounts.reset_passphrase(args.name, new, consent=consent)
            )
        else:
            theirs = new_passphrase()
            found = desk.sealing.hand_over(args.name, confidential_passphrase(), theirs, theirs)
            readers = desk.sealing.readers()
            answer = _shape(found) | {"readers": _readers_shape(readers)}
            return emit(args, answer, f"{found.id}　{found.name}\n{_readers_words(readers)}")
    return emit(args, _shape(found), f"{found.id}　{found.name}　{'、'.join(_duties(found))}")


def _recover(args: argparse.Namespace) -> int:
    from xinfang_desk.desk.accounts import recover
    from xinfang_desk.desk.start import china_now

    found = recover(home_of(args, "desk"), passphrase(), args.name, new_passphrase(), china_now())
    return emit(args, _shape(found), "口令已重设。")


def _unseal(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import unsealed_shape
    from xinfang_desk.domain.number import read_number

    number = read_number(args.number)
    with opened(args) as desk:
        record = desk.sealing.unseal(number, confidential_passphrase(), args.why)
    people = "、".join(each.name for each in record.visit.people) or "匿名"
    draft = record.matter.draft
    return emit(args, unsealed_shape(record), f"{number}　{people}\n{draft.statement}\n{draft.request}")


def _approve(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import matter_shape
    from xinfang_desk.domain.number import read_number
    from xinfang_desk.words.labels import state_of_record

    number = read_number(args.number)
    with opened(args) as desk:
        record = desk.reception.approve(number, args.by)
    return emit(args, matter_shape(record), f"{number}　{state_of_record(record)}")


def _trail(args: argparse.Namespace) -> int:
    from xinfang_desk.words.doings import doing

    if args.against is not None:
        return _trail_against(args)
    with opened(args) as desk:
        found = desk.trail.export(
            officer=args.officer,
            verb=args.done,
            since=args.since,
            until=args.until,
            looked_for=args.looked_for,
        )
    text = "\n".join(
        f"{each.at:%Y-%m-%d %H:%M}　{each.officer}　{doing(each.verb)}　{each.subject}　{each.detail}"
        for each in found.lines
    )
    return emit(args, found.document(), text or "没有符合的留痕")


def _trail_against(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        parting = desk.trail.against(args.against)
    if parting is None:
        words = "留痕完整，和县里存的对得上"
    elif parting.line is not None:
        words = sentence("trail.broken", {"line": parting.line})
    else:
        words = sentence("trail.parted", {"sequence": parting.batch or 0})
    difference = None if parting is None else {"line": parting.line, "batch": parting.batch}
    return emit(args, {"ok": parting is None, "first_difference": difference}, words)


def _close_day(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        balance, file = desk.upkeep.close_day(args.to)
        second, lost = _second(desk)
    answer = {
        "day": balance.day.isoformat(),
        "issued": balance.issued,
        "handed_over": balance.handed_over,
        "voided": balance.voided,
        "still_due": balance.still_due,
        "left_over": balance.left_over,
        "drafts": balance.drafts,
        "void": balance.void,
        "pads": {"open": balance.pads.open, "used": balance.pads.used, "void": balance.pads.void},
        "file": str(file),
        "second": str(second) if second else None,
    }
    if lost:
        answer["second_lost"] = {"code": lost.code, "words": sentence(lost.code, lost.facts)}
    lines = [f"{balance.day}：应出 {balance.issued}，已交 {balance.handed_over}，未交 {balance.still_due}"]
    lines += [f"今天以前还有 {balance.left_over} 份没有交到来访人手里"] if balance.left_over else []
    lines += [f"还有 {balance.drafts} 份草稿没有登记"] if balance.drafts else []
    lines += [f"备份：{each}" for each in (file, second) if each]
    lines += [f"今天已经结清，另一处的备份没有留成：{sentence(lost.code, lost.facts)}"] if lost else []
    return emit(args, answer, "\n".join(lines))


def _second(desk: Desk) -> tuple[Path | None, DeskError | None]:
    """The copy in the second place, or why there is none: the day is closed, and the first copy kept."""
    try:
        return desk.copies.keep_second(), None
    except DeskError as lost:
        return None, lost
    except OSError as fault:
        refused = refused_by_disk(fault)
        if refused is None:
            raise
        return None, refused


def _drill(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        return emit_drill(args, desk.copies.drill(args.file))


def _clock(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        at = desk.upkeep.confirm_clock() if args.right else None
        doubt = desk.upkeep.clock_doubt()
    code = doubt.value if doubt else None
    words = sentence(code, {}) if code else "电脑时间没有可疑的地方。"
    said = f"已确认：{at:%Y-%m-%d %H:%M}。" if at else words
    return emit(args, {"doubt": code, "words": words, "confirmed_at": at and at.isoformat()}, said)


def _repair(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        astray = desk.upkeep.rebuild_search()
    return emit(args, {"repaired": astray}, f"查找目录已重建，改正 {astray} 处")


def _person(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import matter_shape

    with opened(args) as desk:
        held = desk.people.held_on(args.name, args.id, args.phone)
        pdf = desk.people.paper(held, args.name, args.id, args.phone) if args.paper else None
    if pdf is not None:
        write_paper(args.paper, pdf)
    text = "\n".join(f"{each.matter.number}　{each.matter.draft.statement}" for each in held.records)
    more = "" if args.id or args.phone else "只报姓名不够，请再报证件号或电话。"
    answer = {"matters": [matter_shape(each) for each in held.records]}
    return emit(args, answer, text or f"没有查到可以给此人看的记录。{more}")


def _retention(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        desk.people.set_retention(args.years)
    return emit(args, {"years": args.years}, f"办结事项保存 {args.years} 年")


def _erase(args: argparse.Namespace) -> int:
    from xinfang_desk.domain.number import read_number

    number = read_number(args.number)
    with opened(args) as desk:
        desk.people.erase(number, args.why)
    return emit(args, {"number": number}, f"{number}　人员和内容已删除，编号、日期和留痕保留")


def _asked_duties(names: list[str]) -> frozenset[Duty]:
    try:
        return frozenset(Duty(each) for each in names)
    except ValueError as fault:
        raise DeskError("role.unknown") from fault


def _readers_shape(found: ReadersShown) -> dict[str, Any]:
    """Who may read accusations, for ``--json``."""
    cards = [{"name": each.name, "fingerprint": each.fingerprint} for each in found.cards]
    return {"officer": found.officer, "cards": cards, "fingerprint": found.fingerprint}


def _readers_words(found: ReadersShown) -> str:
    """Who may read accusations, for people."""
    if not found.fingerprint:
        return "谁能打开检举控告还没有用保密钥匙定下来，见 check。"
    lines = [f"{each.name}　{each.fingerprint}" for each in found.cards]
    return "\n".join([f"保密员　{found.officer}", *lines, f"整份名单　{found.fingerprint}"])


def _shape(account: Account) -> dict[str, Any]:
    return {"id": account.id, "name": account.name, "duties": _duties(account)}


def _duties(account: Account) -> list[str]:
    return sorted(each.value for each in account.duties)
