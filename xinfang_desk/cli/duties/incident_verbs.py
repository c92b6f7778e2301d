"""The verb ``incident`` (现场秩序): what happened in the hall, of the place and of nobody."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from xinfang_desk.cli.duties.saved import STOOD_ALREADY, kept_even_twice
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import a_moment, read_input
from xinfang_desk.cli.verb import a_number, add_verb, emit
from xinfang_desk.domain.duties.incident import Happened, Incident, PlaceAct
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import label

_NUMBERS = ("1", "2", "3", "4", "5", "6")
_WORDS = {
    Happened.CROWDING: ("聚集", "围堵", "冲击", "拦截", "堵塞"),
    Happened.DANGEROUS_THINGS: ("危险物品", "管制器具"),
    Happened.INSULT: ("侮辱", "殴打", "威胁", "限制他人", "毁坏"),
    Happened.STAYING: ("滞留", "滋事", "弃留"),
    Happened.INCITING: ("煽动", "串联", "胁迫", "诱使", "幕后", "敛财"),
    Happened.OTHER: ("其他", "扰乱", "妨害"),
}
"""By what words of art. 26 each of its six is known."""
RIGHT_STAYS = "反映问题的权利不受影响，照常登记。"


class IncidentIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event of the place; there is no key for a person or a matter."""

    at: str
    where: str
    happened: str | int = msgspec.field(name="what")
    acts: tuple[PlaceAct, ...] = ()
    called_at: str | None = None
    police_no: str = ""
    result: str = ""
    recorder: str = ""
    witness: str = msgspec.field(name="second_witness", default="")


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    incident = verbs.add_parser("incident", help="现场秩序：记事不记人，存一年", allow_abbrev=False)
    doing = incident.add_subparsers(dest="doing", required=True, metavar="add|list")
    add_verb(doing, "add", "记一件", _add).add_argument("--input", required=True, help="文件，或 -")
    listing = add_verb(doing, "list", "一年的（负责人看全部，别人只看自己记的）", _list)
    listing.add_argument("year", type=a_number)


def _add(args: argparse.Namespace) -> int:
    given = read_input(args.input, IncidentIn)
    called = given.called_at
    incident = Incident(
        at=a_moment(given.at, "at"),
        where=given.where,
        happened=_happened(given.happened),
        acts=given.acts,
        called_at=a_moment(called, "called_at") if called else None,
        police_no=given.police_no,
        result=given.result,
        recorder=given.recorder,
        witness=given.witness,
    )
    with opened(args) as desk:
        kept, again = kept_even_twice(desk.incidents.add, incident)
    return _emit(args, (kept,), again=again)


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        return _emit(args, desk.incidents.listed(args.year))


def _happened(said: str | int) -> Happened:
    """One of the six of art. 26: by its number, our words, or the law's own."""
    text = str(said).strip()
    if text in _NUMBERS:
        return list(Happened)[_NUMBERS.index(text)]
    found = [each for each, words in _WORDS.items() if text == each.value or any(w in text for w in words)]
    if not found:
        raise DeskError("input.bad_value", field="what")
    return found[0]


def _emit(args: argparse.Namespace, incidents: tuple[Incident, ...], *, again: bool = False) -> int:
    calls = sum(PlaceAct.CALLED_POLICE in each.acts for each in incidents)
    lines = [f"{each.at:%Y-%m-%d %H:%M}　{each.where}　{label(each.happened)}" for each in incidents]
    document = {"incidents": [_shape(each) for each in incidents], "calls": calls}
    document |= {"again": True} if again else {}
    said = (*lines, *([STOOD_ALREADY] if again else []), RIGHT_STAYS)
    return emit(args, document, "\n".join(said))


def _shape(incident: Incident) -> dict[str, Any]:
    shape: dict[str, Any] = msgspec.to_builtins(incident)
    return shape | {"what": shape.pop("happened"), "second_witness": shape.pop("witness")}
