"""Scans and pictures of a matter (附件), for both commands: put there, listed, saved, taken off."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli import county_session
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.number import read_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinfang_desk.domain.matter import Material


def add_verbs(verbs: Any) -> None:
    """Hang them on the desk's parser."""
    attaching = add_verb(verbs, "attach", "附上扫描件和照片：JPEG、PNG、TIFF、PDF，看内容不看文件名", _attach)
    attaching.add_argument("number")
    attaching.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attaching.add_argument("--name", default="", help="材料叫什么；几个文件合成这一份，不写就各按文件名")
    listing = add_verb(verbs, "attachments", "列出事项的扫描件；写了 --to 就存出来", _attachments)
    listing.add_argument("number")
    listing.add_argument("--to", type=Path, help="存到这个文件夹，不加密")
    taking = add_verb(verbs, "detach", "撤下一份扫描件，材料清单回到附上以前", _detach)
    taking.add_argument("number")
    taking.add_argument("sha256")
    taking.add_argument("--reason", required=True, help="为什么撤下")


def add_county_verbs(verbs: Any) -> None:
    """Hang reading on the county's parser."""
    listing = add_verb(verbs, "attachments", "列出事项的附件；写了 --to 就存出来", _county_attachments)
    listing.add_argument("number")
    listing.add_argument("--to", type=Path, help="存到这个文件夹，不加密")


def _attach(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with opened(args) as desk:
        contents = [(each.stem, desk.scans.read(each)) for each in args.files]
        parted = (
            [(args.name, [content for _, content in contents])]
            if args.name
            else [(stem, [content]) for stem, content in contents]
        )
        record = desk.scans.attach(number, [desk.scans.made(*each) for each in parted])
        listed = () if record.matter.confidential else desk.scans.listed(number)
    return _emit(args, [_line(each) for each in listed], f"已附上{len(parted)}份，加密存好")


def _attachments(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with opened(args) as desk:
        listed = desk.scans.listed(number)
        if args.to is not None:
            desk.scans.save(number, args.to)
    return _emit(args, [_line(each) for each in listed], _words(len(listed), args.to))


def _detach(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with opened(args) as desk:
        desk.scans.take_off(number, args.sha256, args.reason)
        listed = desk.scans.listed(number)
    return _emit(args, [_line(each) for each in listed], "已撤下，改前的留着")


def _county_attachments(args: argparse.Namespace) -> int:
    number = read_number(args.number)
    with county_session.opened(args) as office:
        listed = office.finder.attachments(number)
        if args.to is not None:
            office.finder.save_attachments(number, args.to)
    lines = [
        {"name": each.name, "kind": each.kind, "pages": each.pages, "bytes": each.size, "sha256": each.sha256}
        | {"here": each.here}
        for each in listed
    ]
    gone = sum(not each.here for each in listed)
    words = _words(len(listed) - gone, args.to) if len(listed) > gone or not gone else ""
    if gone:
        words += f"\n记录里写着、这里已经没有的{gone}份。请用有它的备份恢复，或请接待台重新报送。"
    return _emit(args, lines, words.strip())


def _line(material: Material) -> dict[str, Any]:
    scan = material.scan
    return {
        "name": material.name,
        "kind": scan.kind if scan else "",
        "pages": material.pages,
        "bytes": scan.size if scan else 0,
        "sha256": scan.sha256 if scan else "",
    }


def _words(count: int, to: Path | None) -> str:
    if not count:
        return "没有扫描件"
    return f"共{count}份" if to is None else f"共{count}份，已存到 {to}（没有加密，用完请删掉）"


def _emit(args: argparse.Namespace, lines: Sequence[dict[str, Any]], words: str) -> int:
    told = [
        f"{each['name']}　{each['kind'].upper() if each.get('here', True) else '不见了'}　{each['pages']}页"
        for each in lines
    ]
    return emit(args, {"attachments": list(lines)}, "\n".join([*told, words]))
