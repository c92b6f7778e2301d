"""The joint meeting of the fictional day (联席会议): two matters that got stuck, one of them decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from xinfang_desk.domain.duties.meeting import (
    Attendance,
    Item,
    Lawful,
    Meeting,
    MeetingKind,
    Member,
    Opinion,
    Task,
)
from xinfang_desk.domain.time.calendar import china_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from xinfang_desk.desk import Desk


def hold_meeting(desk: Desk, now: Callable[[], datetime]) -> None:
    """Call it for this afternoon, and settle its first item."""
    today = china_day(now())
    bodies = ("司法所", "派出所", "自然资源所", "财政所", "民政办")
    meeting = desk.meetings.begin(
        Meeting(
            uid="",
            kind=MeetingKind.JOINT,
            held_at=now().replace(hour=15, minute=0),
            place="镇政府二楼会议室",
            chair="镇党委负责人",
            recorder="示例员",
            members=(
                *(Member(org=each) for each in bodies),
                Member(org="水利站", attendance=Attendance.LEAVE),
            ),
        )
    )
    seen = [row for row in desk.reception.today() if not (row.confidential or row.unanswered)]
    for row in seen[:2]:
        meeting = desk.meetings.add(
            meeting.uid, Item(topic="", number=row.number, question="由谁办、哪天办成")
        )
    desk.meetings.add(meeting.uid, Item(topic="上次会议定的还没办到的1件", question="还差什么"))
    settled = replace(
        meeting.items[0],
        facts="来访人说的和村里的账对得上，钱还没有付。",
        lawful=Lawful.FOUNDED,
        opinions=(Opinion(org="财政所", text="款已经拨到，愿意配合查去向"),),
        decision="先由财政所核对拨款去向，十日内付到；付不到的，由镇里先付。",
        tasks=(
            Task(what="核对拨款去向，写出说明", org="财政所", who="钱示范", due=today + timedelta(days=7)),
            Task(what="付到本人，留付款回单", org="样本村委会", who="孙拟例", due=today + timedelta(days=10)),
        ),
    )
    desk.meetings.decide(meeting.uid, 1, settled)
