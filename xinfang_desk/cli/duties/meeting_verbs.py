"""The verb ``meeting`` (联席会议): called, decided, closed, and what became of it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from xinfang_desk.cli.duties.saved import emit_papers
from xinfang_desk.cli.session import opened
from xinfang_desk.cli.strict import a_moment, read_input
from xinfang_desk.cli.verb import a_day, a_number, add_verb, emit
from xinfang_desk.domain.duties.meeting import (
    Attendance,
    Item,
    Lawful,
    Meeting,
    MeetingKind,
    Member,
    Opinion,
    Task,
    item_of,
    tasks_of,
)
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.words import label


class MemberIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who belongs to the meeting."""

    org: str
    name: str = ""
    duty: str = ""
    attendance: Attendance = Attendance.PRESENT


class OpinionIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one body said."""

    org: str
    text: str


class TaskIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody does by when; without a body or a day it is ``meeting.task_open``."""

    what: str
    org: str = ""
    who: str = ""
    due: date | None = None


class ItemIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of the agenda, as far as it is written."""

    number: str = ""
    topic: str = ""
    question: str = ""
    facts: str = ""
    law: tuple[str, ...] = ()
    lawful: Lawful | None = None
    opinions: tuple[OpinionIn, ...] = ()
    decision: str = ""
    tasks: tuple[TaskIn, ...] = ()


class DecisionIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was decided on an item; what is not said stays as it stood."""

    decision: str = ""
    tasks: tuple[TaskIn, ...] | None = None
    topic: str | None = None
    question: str | None = None
    facts: str | None = None
    law: tuple[str, ...] | None = None
    lawful: Lawful | None = None
    opinions: tuple[OpinionIn, ...] | None = None
    named_why: str | None = None
    named_by: str | None = None


class MeetingIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A meeting that is called."""

    kind: MeetingKind = MeetingKind.JOINT
    held_at: str
    place: str
    chair: str
    recorder: str
    members: tuple[MemberIn, ...] = ()
    items: tuple[ItemIn, ...] = ()


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    meeting = verbs.add_parser("meeting", help="联席会议：议程、决定、任务", allow_abbrev=False)
    doing = meeting.add_subparsers(dest="doing", required=True, metavar="VERB")
    add_verb(doing, "new", "新开一次会", _new).add_argument("--input", required=True, help="文件，或 -")
    add_verb(doing, "agenda", "可以上会的事项和为什么", _agenda).add_argument("uid")
    adding = add_verb(doing, "add", "加一项议程", _add)
    adding.add_argument("uid")
    adding.add_argument("--input", required=True, help="文件，或 -")
    deciding = add_verb(doing, "decide", "记下一项的决定和任务", _decide)
    deciding.add_argument("uid")
    deciding.add_argument("item", type=a_number, help="第几项，从1数起")
    deciding.add_argument("--input", required=True, help="文件，或 -")
    add_verb(doing, "sign", "定稿：以后不能再改", _sign).add_argument("uid")
    finishing = add_verb(doing, "done", "一项任务办成了", _done)
    finishing.add_argument("uid")
    finishing.add_argument("task", type=a_number, help="第几项任务，各项连着数")
    finishing.add_argument("--on", type=a_day, required=True)
    finishing.add_argument("--result", required=True)
    add_verb(doing, "list", "开过的会", _list)
    drawing = add_verb(doing, "paper", "会议通知、议程、纪要、任务单", _paper)
    drawing.add_argument("uid")
    drawing.add_argument("--kind", choices=("M1", "M2", "M3", "M4"), required=True)
    drawing.add_argument("--to", type=Path, required=True, help="写进这个文件夹")


def _new(args: argparse.Namespace) -> int:
    given = read_input(args.input, MeetingIn)
    meeting = Meeting(
        uid="",
        kind=given.kind,
        held_at=a_moment(given.held_at, "held_at"),
        place=given.place,
        chair=given.chair,
        recorder=given.recorder,
        members=tuple(Member(**msgspec.structs.asdict(each)) for each in given.members),
        items=tuple(_item(each, order) for order, each in enumerate(given.items, 1)),
    )
    with opened(args) as desk:
        kept = desk.meetings.begin(meeting)
    return _emit(args, kept)


def _agenda(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        offered = desk.meetings.offered(args.uid)
    rows = [
        {"number": each.number, "topic": each.topic, "why": "、".join(map(label, each.why))}
        for each in offered
    ]
    lines = [f"{row['number']}　{row['topic']}　{row['why']}" for row in rows]
    return emit(args, {"offered": rows}, "\n".join(lines) or "现在没有要上会的事项")


def _add(args: argparse.Namespace) -> int:
    given = read_input(args.input, ItemIn)
    with opened(args) as desk:
        order = len(desk.meetings.show(args.uid).items) + 1
        kept = desk.meetings.add(args.uid, _item(given, order))
    return _emit(args, kept)


def _decide(args: argparse.Namespace) -> int:
    given = read_input(args.input, DecisionIn)
    with opened(args) as desk:
        stands = item_of(desk.meetings.show(args.uid), args.item)
        said = {name: value for name, value in msgspec.structs.asdict(given).items() if value is not None}
        if given.opinions is not None:
            said["opinions"] = tuple(Opinion(org=each.org, text=each.text) for each in given.opinions)
        if given.tasks is not None:
            said["tasks"] = tuple(_task(each, args.item, place) for place, each in enumerate(given.tasks, 1))
        kept = desk.meetings.decide(args.uid, args.item, replace(stands, **said))
    return _emit(args, kept)


def _sign(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        kept = desk.meetings.sign(args.uid)
    return _emit(args, kept)


def _done(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        kept = desk.meetings.done(args.uid, args.task, args.on, args.result)
    return _emit(args, kept)


def _paper(args: argparse.Namespace) -> int:
    from xinfang_desk.desk.duties.meetings import MeetingPaper

    with opened(args) as desk:
        return emit_papers(args, desk.meetings.save_papers(args.uid, MeetingPaper(args.kind), args.to))


def _list(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        meetings = desk.meetings.listed()
    return emit(
        args,
        {"meetings": [meeting_shape(each) for each in meetings]},
        "\n".join(map(_line, meetings)) or "还没有开过会",
    )


def _emit(args: argparse.Namespace, meeting: Meeting) -> int:
    return emit(args, meeting_shape(meeting), _line(meeting))


def _line(meeting: Meeting) -> str:
    came = sum(each.attendance is not Attendance.LEAVE for each in meeting.members)
    return (
        f"{meeting.uid}　{meeting.held_at:%Y-%m-%d %H:%M}　{label(meeting.kind)}　{len(meeting.items)}项"
        f"　到会{came}/{len(meeting.members)}　{label(meeting.state)}"
    )


def _item(given: ItemIn, order: int) -> Item:
    return Item(
        number=read_number(given.number) if given.number else None,
        topic=given.topic,
        question=given.question,
        facts=given.facts,
        law=given.law,
        lawful=given.lawful,
        opinions=tuple(Opinion(org=each.org, text=each.text) for each in given.opinions),
        decision=given.decision,
        tasks=tuple(_task(each, order, place) for place, each in enumerate(given.tasks, 1)),
    )


def _task(given: TaskIn, order: int, place: int) -> Task:
    if given.due is None or not given.org.strip():
        raise DeskError("meeting.task_open", item=order, task=place)
    return Task(what=given.what, org=given.org, who=given.who, due=given.due)


def meeting_shape(meeting: Meeting) -> dict[str, Any]:
    """A meeting as scripts get it."""
    shape: dict[str, Any] = msgspec.to_builtins(meeting)
    for order, item in enumerate(shape["items"], 1):
        del item["tasks"]
        item["order"] = order
    tasks = [
        {
            "task": each.task_number,
            "item": each.order,
            "number": each.item.number,
            **msgspec.to_builtins(each.task),
        }
        for each in tasks_of(meeting)
    ]
    return shape | {"tasks": tasks}
