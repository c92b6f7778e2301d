"""The rarer verbs of ``xinfang-county``: returns, keys, gaps, tables, receipts, accusations."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import add_verb, emit, home_of, passphrase, progress, run_of_numbers


def add_verbs(verbs: Any) -> None:
    """Hang them on the county's parser."""
    moving = add_verb(verbs, "ledger", "把台账搬到数据库服务器上，逐行核对", _ledger)
    moving.add_argument("what", choices=["move"])
    moving.add_argument("--to", required=True, metavar="ADDRESS", help="postgresql://账号@服务器/库名")
    revoking = add_verb(verbs, "revoke", "吊销一个接待台的全部密钥（被盗、丢失）", _revoke)
    revoking.add_argument("--desk", required=True)
    revoking.add_argument("--why", required=True, help="原因，留在台账里")
    rotating = add_verb(verbs, "rotate", "换县里的工作密钥，给每个接待台写一个换钥文件", _rotate)
    rotating.add_argument("--to", type=Path, required=True)
    rotating.add_argument("--again", action="store_true", help="不换，只把上次的换钥文件再写一遍")
    returning = add_verb(verbs, "return", "把一件事项退回接待台补正", _return)
    returning.add_argument("number")
    doing = returning.add_mutually_exclusive_group(required=True)
    doing.add_argument("--code", help="原因，例如 record.statement_unclear")
    doing.add_argument("--undo", action="store_true", help="还没有随回执带走的，不退了")
    returning.add_argument("--words", default="", help="用自己的话写要补什么，接待台看得到")
    closing = add_verb(verbs, "gap", "说明缺号：那一批不会来了", _gap)
    closing.add_argument("--desk", required=True)
    closing.add_argument("--sequence", type=run_of_numbers, required=True, help="例如 3 或 3-7")
    closing.add_argument("--why", required=True)
    table = add_verb(
        verbs,
        "table",
        "给一个接待台下发表（放假、路线图、分类、区划、办公机构），单独或随回执",
        _table,
    )
    table.add_argument("--desk", required=True)
    table.add_argument("--table", required=True, help="calendar roadmap contents places offices")
    table.add_argument("--input", type=Path, required=True)
    way = table.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", type=Path)
    way.add_argument("--with-reply", action="store_true", help="不单独写，随下一份回执去")
    verifying = add_verb(verbs, "verify", "核验回执：扫二维码，或输编号和核验码", _verify)
    verifying.add_argument("text", help="二维码里的全部字符，或登记编号")
    verifying.add_argument("--code", help="回执上的核验码（没有扫描枪时）")
    opening = add_verb(verbs, "recover", "接待台口令、恢复单全丢了：用备用密钥打开它的恢复副本", _recover)
    opening.add_argument("--desk", required=True)
    opening.add_argument("--reserve", type=Path, required=True, help="保险柜里的备用密钥文件")
    opening.add_argument("--why", required=True, help="谁来申请、为什么，留在台账里")
    add_verb(verbs, "accusation", "（纪检监察机关）读一件检举控告", _accusation).add_argument("number")


def _ledger(args: argparse.Namespace) -> int:
    from xinfang_desk.county.moving import move
    from xinfang_desk.vault import open_vault

    home = home_of(args, "county")
    moved = move(home, open_vault(home, passphrase()), args.to, progress("已搬"))
    answer = {
        "tables": moved.tables,
        "rows": moved.rows,
        "attachments": moved.attachments,
        "left": str(moved.left),
    }
    words = f"已搬到服务器并逐行核对：{moved.rows}行，附件{moved.attachments}个。"
    return emit(args, answer, f"{words}\n原来的文件留在 {moved.left}，用几天没有问题再删除。")


def _revoke(args: argparse.Namespace) -> int:
    with opened(args) as office:
        count = office.revoke(args.desk, args.why)
    return emit(args, {"desk": args.desk, "revoked": count}, f"已吊销 {args.desk} 的密钥 {count} 把")


def _rotate(args: argparse.Namespace) -> int:
    with opened(args) as office:
        files = office.rotation_again(args.to) if args.again else office.rotate(args.to)
        digits = office.card().fingerprint
    answer = {"files": [str(each) for each in files], "fingerprint": digits}
    return emit(args, answer, "\n".join([*map(str, files), f"新指纹：{digits}"]))


def _return(args: argparse.Namespace) -> int:
    with opened(args) as office:
        if args.undo:
            office.keep_after_all(args.number)
        else:
            office.send_back(args.number, args.code, args.words)
    said = "撤回了，没有退回" if args.undo else "已记下，随下一份回执退回"
    return emit(args, {"number": args.number, "code": args.code}, said)


def _gap(args: argparse.Namespace) -> int:
    with opened(args) as office:
        first, last = args.sequence
        closed = office.close_gap(args.desk, first, args.why, last)
    answer = {"desk": args.desk, "sequence": first, "last": last, "closed": closed}
    return emit(args, answer, f"已记下，{closed} 批不再等")


def _table(args: argparse.Namespace) -> int:
    with opened(args) as office:
        if args.with_reply:
            office.hold_table(args.desk, args.table, args.input)
            return emit(args, {"file": None, "with_reply": True}, "已记下，随下一份回执下发")
        file = office.send_table(args.desk, args.table, args.input, args.to)
    return emit(args, {"file": str(file)}, f"已写出并回读校验：{file}")


def _verify(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.check_typed(args.text, args.code) if args.code else office.check_scanned(args.text)
    registered = found.registered_on.isoformat() if found.registered_on else None
    answer = {
        "genuine": True,
        "number": found.number,
        "desk": found.desk,
        "received_on": found.received_on.isoformat(),
        "registered_on": registered,
        "text": found.text.value,
        "key_revoked": found.key_revoked,
    }
    words = {
        "same": "文字与接待台报来的一致",
        "corrected": "出具之后接待台更正过文字",
        "other": "文字与报来的不同，可能更正还没有报到",
        "not_arrived": "这件事项还没有报到县里",
        "void": "这次来访后来作废了，回执不再有效，请收回",
    }
    lines = [f"真回执。{found.number}　{found.desk}　{found.received_on}", words[found.text.value]]
    if found.key_revoked:
        lines.append("签它的密钥后来吊销了，请向接待台核实")
    return emit(args, answer, "\n".join(lines))


def _recover(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.open_copies(args.desk, args.reserve, args.why)
    answer = {
        "desk": found.desk,
        "codes": [{"made_at": each.made_at.isoformat(), "code": each.code} for each in found.codes],
        "opened_before": [each.isoformat() for each in found.earlier],
    }
    lines = [f"{each.made_at:%Y-%m-%d %H:%M} 封的：{each.code}" for each in found.codes]
    if found.earlier:
        lines.append(f"以前打开过{len(found.earlier)}次，最近一次 {found.earlier[-1]:%Y-%m-%d %H:%M}")
    lines.append("接待台负责人运行 xinfang-desk account recover 姓名，输入第一行的码；不成再用下一行。")
    return emit(args, answer, "\n".join(lines))


def _accusation(args: argparse.Namespace) -> int:
    with opened(args) as office:
        content = office.accusation(args.number)
    return emit(args, content, json.dumps(content, ensure_ascii=False, indent=1))
