"""A meeting in a line or a few (会议): what it is called, and who came."""

from __future__ import annotations

from xinfang_desk.domain.duties.meeting import Attendance, Meeting
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


def title_of(meeting: Meeting) -> str:
    """Its day, its kind, and whether its minutes are closed."""
    day = china_day(meeting.held_at)
    return f"{day.year}.{day.month}.{day.day}　{name_of(meeting.kind)}　{name_of(meeting.state)}"


def who_came_to(meeting: Meeting) -> str:
    """Who leads and writes, which bodies came, and which were excused; lines."""
    lines = [_("主持 {chair}　记录 {recorder}").format(chair=meeting.chair, recorder=meeting.recorder)]
    if meeting.members:
        here = [each.org for each in meeting.members if each.attendance is not Attendance.LEAVE]
        words = _("到会 {here} / 应到 {all}：{bodies}")
        lines.append(words.format(here=len(here), all=len(meeting.members), bodies=_("、").join(here)))
        absent = [each.org for each in meeting.members if each.attendance is Attendance.LEAVE]
        if absent:
            lines.append(_("请假：{bodies}").format(bodies=_("、").join(absent)))
    return "\n".join(lines)
