"""What a fictional township does beside its visits in a year, by a seed: through the desk's own verbs."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from tests.desk.conftest import Clock
from xinfang_desk.desk import Desk
from xinfang_desk.domain.duties.advice import Adopted, Advice
from xinfang_desk.domain.duties.incident import Happened, Incident, PlaceAct
from xinfang_desk.domain.duties.meeting import Item, Meeting, MeetingKind, Task
from xinfang_desk.domain.duties.plan import Plan, PlanItem, PlanKind
from xinfang_desk.domain.duties.pledge import Pledge, Source
from xinfang_desk.domain.duties.training import Training
from xinfang_desk.domain.hall.feedback import Answer, Feedback
from xinfang_desk.domain.hall.outreach import Session
from xinfang_desk.domain.matter import Act, ActKind
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.time.calendar import CHINA

MEETINGS, SESSIONS, TRAININGS, ACTS, PROMISES = 12, 9, 5, 60, 8
_LAW = "讲信访工作条例"


def hold(desk: Desk, clock: Clock, numbers: list[Number], seed: int = 3) -> None:
    """Hold the year 2026: ``numbers`` are matters of it; the clock stands where it stood afterwards."""
    chance, stood = random.Random(seed), clock.time  # noqa: S311
    planned = (PlanItem(what=_LAW, when=3, target=3), PlanItem(what="讲农村土地承包法", when=9, target=2))
    desk.plans.set(Plan(year=2026, kind=PlanKind.LAW, items=planned))
    for month in range(1, MEETINGS + 1):
        clock.time = datetime(2026, month, 25, 15, tzinfo=CHINA)
        _meet(desk, clock, chance, numbers[month], is_signed=month < MEETINGS)
        for answer in chance.choices([*Answer], k=chance.randrange(6)):
            desk.hall.answer(Feedback(answer=answer))
        for _talk in range(chance.randrange(4)):
            desk.plans.talked()
    clock.time = stood
    _teach(desk, chance)
    for number in chance.sample(numbers, ACTS):
        received = desk.reception.show(number).matter.received_at.date()
        kind = chance.choice([*ActKind])
        act = Act(
            kind=kind, on=received + timedelta(days=5), org="示例镇民政所", what="去看了一次", basis="第一条"
        )
        desk.acts.add(number, act)
    for number in chance.sample(numbers, PROMISES):
        promise = Pledge(
            uid="",
            number=number,
            what="到地里看一次",
            by="",
            source=Source.OWN_WORD,
            due=date(2027, 2, 1),
            entered_on=stood.date(),
        )
        made = desk.promises.add(number, promise)
        if chance.random() < 0.5:
            desk.promises.keep(made.uid, stood.date(), stood.date())


def _meet(desk: Desk, clock: Clock, chance: random.Random, number: Number, *, is_signed: bool) -> None:
    day = clock.time.date()
    meeting = desk.meetings.begin(
        Meeting(
            uid="",
            kind=chance.choice([*MeetingKind]),
            held_at=clock.time,
            place="会议室",
            chair="书记",
            recorder="示例员",
            items=(Item(topic="", number=number), Item(topic="汛期排水")),
        )
    )
    for order, item in enumerate(meeting.items, 1):
        tasks = tuple(
            Task(what="去核对", org="财政所", due=day + timedelta(days=chance.choice((5, 20, 40))))
            for _place in range(chance.randrange(1, 4))
        )
        decided = Item(topic=item.topic, number=item.number, decision="照办", tasks=tasks)
        meeting = desk.meetings.decide(meeting.uid, order, decided)
    if not is_signed:
        return
    meeting = desk.meetings.sign(meeting.uid)
    for place in range(1, sum(len(each.tasks) for each in meeting.items) + 1):
        if chance.random() < 0.7:
            clock.time = datetime.combine(day, clock.time.timetz()) + timedelta(days=chance.randrange(1, 16))
            desk.meetings.done(meeting.uid, place, clock.time.date(), "核对完")


def _teach(desk: Desk, chance: random.Random) -> None:
    """Sessions, trainings, advice and what happened in the hall."""
    for month in range(1, SESSIONS + 1):
        began = datetime(2026, month, 10, 9, tzinfo=CHINA)
        ticked = chance.choice((_LAW, "讲农村土地承包法", ""))
        people = chance.randrange(10, 60)
        desk.hall.add_session(
            Session(began_at=began, minutes=30, place="村部", people=people, plan_item=ticked)
        )
    for month in range(1, TRAININGS + 1):
        people = chance.randrange(3, 12)
        desk.trainings.add(
            Training(on=date(2026, month, 20), minutes=60, topic="条例", people=people, passed=people - 1)
        )
    for adopted in (Adopted.YES, Adopted.YES, Adopted.PARTLY, Adopted.NO, None):
        kept = desk.digests.advise(Advice(body="示例镇水利站", text="贴出来", sent_on=date(2026, 6, 1)))
        if adopted:
            desk.digests.answer_advice(kept.uid, date(2026, 6, 9), adopted)
    for day, act in enumerate((PlaceAct.DISSUADED, PlaceAct.CALLED_POLICE), 6):
        at = datetime(2026, 5, day, 10, tzinfo=CHINA)
        called = at if act is PlaceAct.CALLED_POLICE else None
        happened = next(iter(Happened))
        desk.incidents.add(
            Incident(
                at=at, where="接待大厅", happened=happened, acts=(act,), called_at=called, recorder="示例员"
            )
        )
