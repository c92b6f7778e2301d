"""The verb ``handover`` (终结、移交属地): a procedure that is over, and who looks after its person."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.shapes import matter_shape
from xinfang_desk.cli.strict import read_input
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.category import ChargeKind, ClosingGround
from xinfang_desk.domain.matter import Charge, Closing, Handover
from xinfang_desk.domain.number import read_number


class ClosingIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a procedure ended; ``on`` is the day on which it is noted, today where it is left out."""

    ground: ClosingGround
    document: str
    org: str
    served_on: date
    proof: str
    on: date | None = None


class ChargeIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is done from now on."""

    kind: ChargeKind
    what: str
    when: date
    who: str = ""


class HandoverIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom, from when, and what they do."""

    to: str
    on: date
    duties: tuple[ChargeIn, ...]
    accepted_by: str = ""


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    handover = verbs.add_parser("handover", help="程序终结、移交属地", allow_abbrev=False)
    doing = handover.add_subparsers(dest="doing", required=True, metavar="close|add|paper")
    for name, about, handler in (
        ("close", "记程序终结：只终结程序，再来照样登记", _close),
        ("add", "移交属地：疏导、化解、帮扶救助", _add),
    ):
        verb = add_verb(doing, name, about, handler)
        verb.add_argument("number")
        verb.add_argument("--input", required=True, help="文件，或 -")
    paper = add_verb(doing, "paper", "H1 移交单，H2 给本人的告知", _paper)
    paper.add_argument("number")
    paper.add_argument("--kind", required=True, choices=("H1", "H2"))
    paper.add_argument("--to", type=Path, required=True, help="写进这个文件夹")


def _close(args: argparse.Namespace) -> int:
    given = read_input(args.input, ClosingIn)
    number = read_number(args.number)
    with opened(args) as desk:
        closing = Closing(
            ground=given.ground,
            on=given.on or desk.handingdown.today(),
            document=given.document,
            org=given.org,
            served_on=given.served_on,
            proof=given.proof,
        )
        record = desk.handingdown.close(number, closing)
    return emit(args, matter_shape(record), f"{number}　程序终结：{closing.ground.value}")


def _add(args: argparse.Namespace) -> int:
    given = read_input(args.input, HandoverIn)
    number = read_number(args.number)
    charges = tuple(
        Charge(kind=each.kind, what=each.what, due=each.when, who=each.who) for each in given.duties
    )
    handover = Handover(to=given.to, on=given.on, charges=charges, accepted_by=given.accepted_by)
    with opened(args) as desk:
        record = desk.handingdown.hand_over(number, handover)
    return emit(args, matter_shape(record), f"{number}　已移交{given.to}，{len(charges)}项记入承诺")


def _paper(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        file = desk.handingdown.save_paper(read_number(args.number), args.kind, args.to)
    return emit(args, {"papers": [{"kind": args.kind, "file": str(file)}]}, str(file))
