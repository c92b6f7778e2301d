"""Fictional matters to draw (虚构事项): the seven cases of the law, and hard ones for the typesetter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import count
from json import loads

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import (
    Conclusion,
    Event,
    Material,
    MatterDraft,
    Objection,
    Step,
    StepTaken,
    VisitDraft,
)
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role, Sex
from xinfang_desk.domain.progress import take
from xinfang_desk.domain.record import MatterRecord, Office
from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.time.calendar import read_calendar
from xinfang_desk.domain.visit import Earlier, Standpoint, deadlines_of, register
from xinfang_desk.places import RESOURCES

RULES = rules_shipped()

CHINA = timezone(timedelta(hours=8))
CALENDAR = read_calendar(loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8")))
ROAD_MAP: RoadMap = replace(
    read_roadmap(loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8"))), version="2026.2"
)
"""As shipped, under one version: a new map changes only the papers whose words it changes."""
OFFICE = Office(
    code="411526102",
    name="示例县示例镇社会治安综合治理中心",
    desk=1,
    officer="示例员",
    address="示例镇人民路1号",
    phone="0000-0000000",
    hours="工作日 8:30–17:30",
    supervision_phone="0000-0000001",
    reviewer="示例县人民政府",
    full_name="示例县示例镇人民政府",
)
BARE_OFFICE = Office(code="411526102", name="示例镇人民政府", desk=1, officer="示例员")


def person(name: str, id_number: str = "", role: Role = Role.PETITIONER, **more: object) -> Person:
    """Somebody who does not exist."""
    known = {"address": "示例村三组", "phone": "13800001024"} | more
    kind = IdType.RESIDENT_ID if id_number else IdType.NONE
    return replace(Person(name=name, role=role, id_type=kind, id_number=id_number), **known)


def record(
    matter: MatterDraft, *people: Person, on: str = "2026-09-14T09:30", running: int = 184, **visit: object
) -> MatterRecord:
    """One matter, registered by the rules as the desk would."""
    received = datetime.fromisoformat(on).replace(tzinfo=CHINA)
    at = Standpoint(
        office_code="411526102",
        desk=1,
        officer="示例员",
        now=received,
        calendar=CALENDAR,
        road_map=ROAD_MAP,
        rules=RULES,
    )
    uids = count(1)
    numbers = count(running)
    draft = VisitDraft(people=people, matters=(matter,), received_at=received, **visit)
    done = register(
        draft,
        at,
        new_uid=lambda: f"00000000-0000-7000-8000-{next(uids):012d}",
        next_number=lambda year: make_number("411526102", 1, year, next(numbers)),
        earlier=lambda number: Earlier(number=number, deadlines=_earlier_limits()),
    )
    return MatterRecord(visit=done, matter=done.matters[0], papers=(), history=(), sendings=(), answers=())


def after(found: MatterRecord, *steps: StepTaken) -> MatterRecord:
    """The record after these steps, taken by the rules."""
    matter = found.matter
    for step in steps:
        matter = take(matter, step, CALENDAR, today=date(2027, 12, 31))
    return replace(found, matter=matter)


def _earlier_limits():  # the first visit of case 7
    first = MatterDraft(
        statement="代表来访", outcome=Outcome.ACCEPT, route=Route.S6, accepted_on=date(2026, 10, 15)
    )
    return deadlines_of(first, date(2026, 10, 15), CALENDAR)


ZHOU = person("周试例", "000000197904121019", sex=Sex.MALE)

WAGES = record(
    MatterDraft(
        statement="在本镇某工地干到2026年8月31日散伙，老板欠工资18600元没有给。没有签书面合同，有微信记录。",
        request="请帮我要回工资18600元",
        purpose=Purpose.SHENSU,
        route=Route.S2,
        content="劳动和社会保障",
        village="示例村",
        outcome=Outcome.GUIDE,
        to="县劳动人事争议仲裁委员会",
        materials=(Material(name="微信记录", pages=3),),
        events={Event.EMPLOYMENT_ENDED: date(2026, 8, 31)},
    ),
    ZHOU,
)
JUDGMENT = record(
    MatterDraft(
        statement="县法院一审民事判决书2026年10月8日送达，认为判错了，要镇里纠正。",
        purpose=Purpose.SHENSU,
        route=Route.S1,
        content="政法",
        outcome=Outcome.GUIDE,
        to="作出判决的法院或者上一级法院",
        events={Event.JUDGMENT_SERVED: date(2026, 10, 8)},
    ),
    person("钱示范", "000000195706301036"),
    on="2026-10-12T10:05",
)
LAMPS = record(
    MatterDraft(
        statement="建议在村口设公交停靠点。",
        purpose=Purpose.JIANYI,
        content="交通运输",
        outcome=Outcome.FORWARD,
        to="县交通运输局",
    ),
    person("李假设", "000000199501171221"),
    on="2026-10-14T15:20",
)
AGAIN = record(
    MatterDraft(
        statement="又来催问村道塌方的事，带来新照片。",
        purpose=Purpose.SHENSU,
        route=Route.S6,
        outcome=Outcome.MERGE,
        earlier=make_number("411526102", 1, 2026, 150),
        materials=(Material(name="新照片", pages=6, copy=False),),
    ),
    person("吴拟名", "000000197001011230"),
    on="2026-11-10T09:00",
)
OLD_AGE = record(
    MatterDraft(
        statement="87岁老人高龄津贴从今年6月起停发，不知道为什么。",
        request="查清停发原因，补发津贴",
        purpose=Purpose.SHENSU,
        route=Route.S5,
        content="民政与应急",
        outcome=Outcome.FORWARD,
        to="县民政局",
    ),
    person("王演示", "000000193903041086", needs=(Need.LARGE_TYPE, Need.HEARING, Need.WHEELCHAIR)),
    person("王代办", "000000196609111091", Role.AGENT, relation="儿子"),
    person("小例", "000000201305201104", Role.MINOR),
    on="2026-10-20T08:50",
)
INTERPRETED = record(
    MatterDraft(
        statement="在集市摆摊，有人冒充管理员乱收费。",
        purpose=Purpose.SHENSU,
        route=Route.S5,
        content="市场监管",
        outcome=Outcome.FORWARD,
        to="县市场监督管理局",
    ),
    person("阿依·示例古丽", "000000199208151141", ethnicity="05", needs=(Need.INTERPRETER,)),
    person("译员甲", "00000019900101115X", Role.INTERPRETER),
    on="2026-10-21T11:40",
)
PASSED_DOWN = record(
    MatterDraft(
        statement="县信访局转来：自留地被划入自然保护地，要求调整。",
        purpose=Purpose.SHENSU,
        route=Route.S5,
        content="自然资源",
        outcome=Outcome.OBJECTION,
        transferred_on=date(2026, 9, 18),
        to="县自然资源局",
        objection=Objection(
            sender="示例县信访局",
            document="示信转〔2026〕12号",
            reasons="自然保护地的划入和调整由县级以上自然资源主管部门负责，镇政府没有这项职权。",
            basis="《自然保护区条例》",
        ),
        materials=(Material(name="地块照片", pages=2),),
    ),
    person("冯测试", "000000197505051252"),
    on="2026-09-18T14:00",
)
CASES = {
    "wages": WAGES,
    "judgment": JUDGMENT,
    "lamps": LAMPS,
    "again": AGAIN,
    "old_age": OLD_AGE,
    "interpreted": INTERPRETED,
    "passed_down": PASSED_DOWN,
}
"""Cases 1, 3, 5, 7, 9, 11 and 13."""

ACCEPTED = record(
    MatterDraft(
        statement="村道塌方半年没有人修，雨天孩子上学要绕三里路。",
        request="请把村道修好",
        purpose=Purpose.SHENSU,
        route=Route.S6,
        content="交通运输",
        outcome=Outcome.ACCEPT,
        to="示例镇村镇建设办公室",
        accepted_on=date(2026, 10, 15),
    ),
    person("吴拟名", "000000197001011230"),
    on="2026-10-15T09:10",
)
EXTENDED = after(
    ACCEPTED,
    StepTaken(
        step=Step.EXTEND,
        on=date(2026, 12, 1),
        gist="要做地质鉴定",
        days=20,
        approved_by="示例负责人",
    ),
)
BUSY = after(
    record(
        replace(
            ACCEPTED.matter.draft,
            materials=(Material(name="照片", pages=2),),
            accepted_on=None,
        ),
        person("吴拟名", "000000197001011230", needs=(Need.SCRIBE,)),
        person("吴代办", role=Role.AGENT),
        on="2026-10-15T09:10",
    ),
    StepTaken(step=Step.ASSIGN, on=date(2026, 10, 16), org="示例镇村镇建设办公室"),
    StepTaken(step=Step.EXTEND, on=date(2026, 12, 1), gist="要鉴定", days=30, approved_by="示例负责人"),
    StepTaken(step=Step.ANSWER, on=date(2026, 12, 20), document="示政信意〔2026〕3号"),
)
"""Owes more papers than any: five on the day, three later."""
DAM = record(
    MatterDraft(
        statement="水库坝体有一条裂缝在渗水，下游有四十户人家。",
        request="请马上派人来看",
        purpose=Purpose.SHENSU,
        route=Route.S5,
        content="水利",
        village="示例村",
        outcome=Outcome.REPORT,
    ),
    person("何假名", "000000198002021030"),
    on="2026-09-22T10:40",
    people_involved=40,
)
REFUSED = record(
    MatterDraft(
        statement="又提出村道塌方的事。",
        purpose=Purpose.SHENSU,
        route=Route.S6,
        outcome=Outcome.NOT_ACCEPT,
        to="示例镇人民政府",
        accepted_on=date(2026, 10, 15),
        conclusion=Conclusion(
            document="4115261021260015042",
            served_on=None,
            same_facts=True,
            approved_by="示例负责人",
            below=True,
        ),
    ),
    person("吴拟名", "000000197001011230"),
    on="2026-11-16T09:10",
)
UNAPPROVED = record(
    replace(
        REFUSED.matter.draft,
        conclusion=Conclusion(document="4115261021260015042", served_on=None, same_facts=True, below=True),
    ),
    person("吴拟名", "000000197001011230"),
    on="2026-11-16T09:10",
)
NO_MORE = record(
    MatterDraft(
        statement="还是宅基地的事，复核过了，不服。",
        purpose=Purpose.SHENSU,
        route=Route.S6,
        outcome=Outcome.NO_MORE,
        conclusion=Conclusion(
            document="示政复核〔2025〕7号",
            body="示例市人民政府",
            decided_on=date(2025, 11, 20),
            served_on=date(2025, 12, 1),
            same_facts=True,
            approved_by="示例负责人",
        ),
    ),
    person("郑样本", "000000196003031030"),
    on="2026-09-16T09:10",
)
ACCUSED = "某某村干部冒领补贴款"
ACCUSATION = record(
    MatterDraft(
        statement=ACCUSED,
        request="请查处并退还补贴",
        purpose=Purpose.JUBAO,
        outcome=Outcome.DISCIPLINE,
        to="县纪委监委",
    ),
    person("赵保密", "000000197904121019", address="示例村七组"),
)
SIX = ("孙一例", "李二例", "周三例", "吴四例", "郑五例", "王六例")
LONG_NAME = "Maximiliana Bartholomea Featherstonehaugh"
LONG_REQUEST = "请求查明淼河渠段情况，书面答复。" * 125
CROWD = record(
    MatterDraft(
        statement="七户人家反映同一件事：灌溉渠被堵，今年春天起田里进不了水。" + "经过很长，一一说来。" * 60,
        request=LONG_REQUEST,
        purpose=Purpose.SHENSU,
        route=Route.S6,
        content="农村农业",
        outcome=Outcome.ACCEPT,
        accepted_on=date(2026, 9, 14),
        materials=tuple(
            Material(name=f"第{number}份材料：照片与记录", pages=number) for number in range(1, 13)
        ),
    ),
    person(LONG_NAME, role=Role.REPRESENTATIVE),
    *(person(name, role=Role.REPRESENTATIVE) for name in SIX),
    people_involved=23,
)
CROWD_SENT = record(
    replace(CROWD.matter.draft, outcome=Outcome.OBJECTION, transferred_on=date(2026, 9, 14)),
    *CROWD.visit.people,
    people_involved=23,
)
"""The same, transferred here by somebody: what an objection is drawn from."""
CROWD_REFUSED = record(
    replace(CROWD.matter.draft, outcome=Outcome.NOT_ACCEPT, conclusion=REFUSED.matter.draft.conclusion),
    *CROWD.visit.people,
    people_involved=23,
)
CROWD_NO_MORE = record(
    replace(CROWD.matter.draft, outcome=Outcome.NO_MORE, conclusion=NO_MORE.matter.draft.conclusion),
    *CROWD.visit.people,
    people_involved=23,
)
NOBODY = record(
    MatterDraft(statement="街上路灯不亮。", purpose=Purpose.JIANYI), on="2026-09-21T16:00", anonymous=True
)
RARE = record(
    replace(WAGES.matter.draft, statement="赵𬭚与陈𫖯合伙养鱼，塘被填了"),
    person("赵𬭚", "000000197904121019"),
    person("陈𫖯"),
    person("孙𠅤"),
)
SOME_NUMBER: Number = WAGES.matter.number
