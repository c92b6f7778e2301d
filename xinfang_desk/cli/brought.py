"""What somebody brought on a stick, for both commands (带来的文件): told, never taken."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.verb import add_verb, emit, home_of

if TYPE_CHECKING:
    from xinfang_desk.offered import Side


def add_verbs(verbs: Any, side: Side) -> None:
    """Hang them on the parser of this side's command."""
    opening = add_verb(verbs, "open", "打开窗口，停在收这个文件的那一页；带 --json 只说是什么文件", _open)
    opening.add_argument("file", type=Path)
    opening.set_defaults(side=side)
    updating = add_verb(verbs, "update", "程序更新：核对U盘上的；程序文件夹归本组的，装上、退回", _update)
    doing = updating.add_subparsers(dest="what", required=True, metavar="WHAT")
    for what, about in _UPDATES.items():
        one = add_verb(doing, what, about, _update)
        if what != "back":
            one.add_argument("folder", type=Path, metavar="DIR")
    updating.set_defaults(side=side)


_UPDATES = {
    "check": "U盘上的更新是不是真的，什么都不改",
    "apply": "装上，下次打开就是新的",
    "back": "退回上一个版本，旧版本打得开登记簿才退",
}
_OPENS_REGISTER = {"desk": "check", "county": "summary"}
"""A verb of each command that opens what lies in its home."""


def _update(args: argparse.Namespace) -> int:
    from xinfang_desk import VERSION
    from xinfang_desk.updates.applying import apply
    from xinfang_desk.updates.back import go_back
    from xinfang_desk.updates.signed import look
    from xinfang_desk.words import sentence

    home, refused, package = home_of(args, args.side), None, ""
    if args.what == "apply":
        version = apply(args.folder, home).version
        words = f"已换成 {version}，下次打开就是它。"
    elif args.what == "back":
        version = go_back(home, f"xinfang-{args.side}", _OPENS_REGISTER[args.side])
        words = f"已退回 {version}，下次打开就是它。{VERSION} 不能再装，等县里发更高的版本。"
    else:
        found = look(args.folder, home)
        version, refused, package = found.version, found.refused, str(found.package or "")
        words = f"更新 {version} 核对过，是真的，没有动。要装的是：{package}"
    if refused:
        words = sentence(refused.code, refused.facts)
    reason = refused.code if refused else None
    shape = {"version": version or None, "from": VERSION, "ok": not refused, "reason": reason}
    done = emit(args, shape | {"file": package or None, "words": words}, words)
    if refused:
        # Told in full, and still no: whoever writes `check && dpkg -i` installs nothing.
        raise refused
    return done


def _open(args: argparse.Namespace) -> int:
    from xinfang_desk.offered import recognise

    found = recognise(args.file, args.side, home_of(args, args.side))
    shape = {"kind": found.kind.value, "page": found.page or None, "words": found.words}
    return emit(args, shape, found.words)
