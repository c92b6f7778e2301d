"""Rehearsing (演练): a desk of fictional people beside the real one, every paper of which says what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from xinfang_desk.desk.start import china_now, init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.duties.meeting import Item, Meeting, MeetingKind, Member
from xinfang_desk.domain.matter import Event, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import Office
from xinfang_desk.places import VAULT, make_private
from xinfang_desk.settings import read_office, read_settings, write_settings

PASSPHRASE = "yanlianyanlian"  # noqa: S105  # it opens fictional people alone, and the manual tells it
_DESK = 0
"""A window that no real desk has: no number of a rehearsal is ever one of a real visit."""
_NOWHERE = Office(code="411526102", name="示例镇", desk=_DESK, officer="示例员")


def rehearsal_home(home: Path) -> Path:
    """Where the rehearsals of the desk in ``home`` lie; nothing of them gets into it."""
    return home.with_name(f"{home.name}-rehearsal")


def prepare(home: Path, now: Callable[[], datetime] = china_now) -> Path:
    """The rehearsal home of the desk in ``home``, with its fictional people, made where there is none."""
    place = rehearsal_home(home)
    if not (place / VAULT).exists():
        known = read_office(home) or _NOWHERE
        make_private(place.parent)
        office = replace(known, name=f"{known.name}（演练）", desk=_DESK)
        init_desk(place, PASSPHRASE, office=office, now=now)
    # Each time, in case the first was cut off: no paper of a rehearsal is without its mark.
    write_settings(place, replace(read_settings(place), rehearsal=True))
    desk = open_desk(place, PASSPHRASE, now=now)
    try:
        for draft in _VISITS:
            desk.reception.register(draft)
        if not desk.meetings.listed():
            desk.meetings.begin(_meeting(now()))
    finally:
        desk.close()
    return place


def _meeting(now: datetime) -> Meeting:
    """A meeting that is called for this afternoon, to be rehearsed too."""
    return Meeting(
        uid="",
        kind=MeetingKind.JOINT,
        held_at=now.replace(hour=15, minute=0, second=0, microsecond=0),
        place="镇政府二楼会议室",
        chair="镇党委负责人",
        recorder=_NOWHERE.officer,
        members=(Member(org="司法所"), Member(org="财政所"), Member(org="自然资源所")),
        items=(Item(topic="村里的水渠塌了一段，由谁修", question="谁出钱、哪天修好"),),
    )


def _visit(key: str, person: Person, matter: MatterDraft) -> VisitDraft:
    return VisitDraft(people=(person,), matters=(matter,), key=key)


_VISITS = (
    _visit(
        "rehearsal-wages",
        Person(
            name="周试例",
            id_type=IdType.RESIDENT_ID,
            id_number="000000197904121019",
            phone="00000001024",
            address="示例村三组",
        ),
        MatterDraft(
            statement="在工地干了四个月，老板一直拖欠工资，问了几次都说再等等。",
            request="请求帮助追回工资",
            purpose=Purpose.SHENSU,
            route=Route.S2,
            outcome=Outcome.GUIDE,
            content="劳动和社会保障",
            village="示例村",
            events={Event.EMPLOYMENT_ENDED: date(2026, 8, 31)},
        ),
    ),
    _visit(
        "rehearsal-canal",
        Person(name="吴拟名", phone="00000007001", address="示例村七组"),
        MatterDraft(
            statement="村里的水渠去年塌了一段，浇不上地，村里说没有钱修。",
            request="请求修好水渠",
            purpose=Purpose.SHENSU,
            route=Route.S6,
            outcome=Outcome.ACCEPT,
            village="示例村",
        ),
    ),
)
