"""The verbs of the queue (取号叫号): a number is taken, called, not there, back again."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import a_number, add_verb, emit
from xinfang_desk.domain.hall.ticket import Care, Ticket
from xinfang_desk.files import write_paper


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    queue = verbs.add_parser("queue", help="取号叫号：今天的号", allow_abbrev=False)
    doing = queue.add_subparsers(dest="doing", required=True, metavar="take|call|absent|back|list")
    taking = add_verb(doing, "take", "取下一个号", _take)
    taking.add_argument("--people", type=a_number, default=1, help="一起来了几个人")
    taking.add_argument("--care", choices=[each.value for each in Care], help="要照顾的，比如 walks_badly")
    taking.add_argument("--ahead", action="store_true", help="由接待人决定先叫")
    taking.add_argument("--slip", type=Path, help="把号条（80 mm）存到这个文件")
    add_verb(doing, "call", "叫号；不写号就叫下一个", _call).add_argument("number", type=a_number, nargs="?")
    add_verb(doing, "absent", "叫了没来", _absent).add_argument("number", type=a_number)
    add_verb(doing, "back", "回来了，接着等", _back).add_argument("number", type=a_number)
    add_verb(doing, "list", "今天的号", _list)


def _take(args: argparse.Namespace) -> int:
    care = Care(args.care) if args.care else None
    with opened(args) as desk:
        taken = desk.tickets.take(people=args.people, care=care, ahead=args.ahead)
        if args.slip:
            write_paper(args.slip, desk.tickets.slip(taken.number))
    return _told(args, taken)


def _call(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        called = desk.tickets.call(args.number)
    return _told(args, called)


def _absent(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        moved = desk.tickets.absent(args.number)
    return _told(args, moved)


def _back(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        moved = desk.tickets.back(args.number)
    return _told(args, moved)


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        found = desk.tickets.today()
    return emit(
        args, {"tickets": [_shape(each) for each in found]}, "\n".join(map(_line, found)) or "今天还没有取号"
    )


def _told(args: argparse.Namespace, ticket: Ticket) -> int:
    return emit(args, _shape(ticket), _line(ticket))


def _shape(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "state": ticket.state.value,
        "people": ticket.people,
        "care": ticket.care.value if ticket.care else None,
        "ahead": ticket.ahead,
        "taken_at": ticket.taken_at.isoformat(),
        "called_at": ticket.called_at.isoformat() if ticket.called_at else None,
    }


def _line(ticket: Ticket) -> str:
    from xinfang_desk.words import label

    parts = [f"{ticket.number} 号", label(ticket.state), f"{ticket.people} 人"]
    parts += [label(ticket.care)] if ticket.care else []
    parts += ["先叫"] if ticket.ahead else []
    return "　".join(parts)
