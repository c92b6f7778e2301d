"""Fictional visits, made and kept as the desk does it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cache

from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain import visit as rules
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, Visit, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import Row
from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.time.calendar import CHINA, Calendar, read_calendar
from xinfang_desk.places import RESOURCES
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import select
from xinfang_desk.store.file.trail import By
from xinfang_desk.store.visits import add_visit, next_number

RULES = rules_shipped()

KEY = bytes(range(32))
SEAL_KEY = new_seal_key()
OFFICE = "411526102"
NOW = datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)
BY = By(at=NOW + timedelta(hours=1), officer="示例员")
PERSON = Person(
    name="周试例",
    id_type=IdType.RESIDENT_ID,
    id_number="000000197904121019",
    phone="13800001024",
    address="示例村三组",
)
MATTER = MatterDraft(
    statement="在工地干了三个月，工资一直没有结清。",
    request="请求结清工资",
    route=Route.S2,
    village="示例村",
    outcome=Outcome.GUIDE,
)
ACCUSATION = MatterDraft(statement="某人私分了补偿款", village="密语村", purpose=Purpose.JUBAO)


@cache
def calendar() -> Calendar:
    return read_calendar(json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8")))


@cache
def road_map() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))


def draft(*matters: MatterDraft, person: Person = PERSON, at: datetime = NOW, key: str = "") -> VisitDraft:
    return VisitDraft(people=(person,), matters=matters or (MATTER,), received_at=at, key=key)


def put(register: Register, given: VisitDraft, now: datetime = NOW) -> Visit:
    """Inside the caller's transaction."""
    made = rules.register(
        given,
        rules.Standpoint(
            office_code=OFFICE,
            desk=1,
            officer="示例员",
            now=now,
            calendar=calendar(),
            road_map=road_map(),
            rules=RULES,
        ),
        new_uid=register.new_uid,
        next_number=lambda year: next_number(register, OFFICE, 1, year),
        earlier=lambda number: None,
    )
    add_visit(register, made, given.key)
    return made


def keep(register: Register, *matters: MatterDraft, person: Person = PERSON, at: datetime = NOW) -> Visit:
    with register.write():
        return put(register, draft(*matters, person=person, at=at), at)


def row_of(register: Register, number: str) -> Row | None:
    """The line of one matter in a list."""
    return next(iter(select(register, "m.number = ?", (number,))), None)
