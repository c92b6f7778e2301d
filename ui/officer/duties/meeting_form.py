"""A new meeting (新开一次会): when, where, who leads, who comes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.officer.parts.days import coming_day, read_time
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.inputs.statement import StatementEdit
from xinfang_desk.domain.duties.meeting import Attendance, Meeting, MeetingKind, Member
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_MOST_SAID = 4000
_ABSENT = {"请假": Attendance.LEAVE, "派人": Attendance.SENT}
"""What may stand at the end of a member's line."""


class MeetingForm(Card):
    """Members are written a line each: the body, who comes, and 请假 or 派人 where it is so."""

    begun = Signal(str)
    """A meeting was kept; its uid."""
    left = Signal()

    def __init__(self, station: PageStation) -> None:
        look = station.look
        super().__init__(look, _("新开一次会"), "meetingForm", icon="calendar")
        self._station = station
        self.kind = choices([(each.name, name_of(each)) for each in MeetingKind])
        self.day, self.at = coming_day(station), QLineEdit("15:00")
        self.place, self.chair, self.recorder = QLineEdit(), QLineEdit(), QLineEdit()
        self.members = StatementEdit(
            look, limit=_MOST_SAID, lines=6, placeholder=_("一行一个单位，如：财政所 钱示范；水利站 请假")
        )
        grid = Grid(look, columns=4, narrowest=150)
        self._day = Field(look, _("哪一天"), self.day, "meetingDay", required=True)
        self._at = Field(look, _("几点"), self.at, "meetingAt", required=True)
        self._place = Field(look, _("在哪里"), self.place, "meetingPlace", required=True)
        self._chair = Field(look, _("主持"), self.chair, "meetingChair", required=True)
        self._recorder = Field(look, _("记录"), self.recorder, "meetingRecorder", required=True)
        grid.add(Field(look, _("什么会"), self.kind, "meetingKind"))
        for field in (self._day, self._at, self._place):
            grid.add(field)
        grid.add(self._chair, 2)
        grid.add(self._recorder, 2)
        self._keep = Button(look, _("开这次会"), "keepMeeting", kind="primary", icon="check")
        self._drop = Button(look, _("不开了"), "dropMeeting")
        self.body.addWidget(grid)
        self.body.addWidget(Field(look, _("应到的单位"), self.members, "meetingMembers"))
        self.body.addLayout(row(look, None, self._drop, self._keep))
        self.body.addStretch(1)
        self._keep.clicked.connect(self.keep)
        self._drop.clicked.connect(self.left)

    def begin(self) -> None:
        """An empty form; whoever sits here writes the minutes."""
        for each in (self.place, self.chair):
            each.clear()
        self.members.write("")
        self.recorder.setText(self._station.desk.office.officer)
        self.day.show_day(self._station.today())
        self.day.setFocus()

    def keep(self) -> None:
        """Keep the meeting."""
        day, at = self.day.day(), read_time(self.at.text())
        lacking = (
            (self._day, "" if day else _("请写哪一天，如 9.21")),
            (self._at, "" if at else _("请写几点，如 15:00")),
            (self._place, "" if self.place.text().strip() else _("请写在哪里开")),
            (self._chair, "" if self.chair.text().strip() else _("请写谁主持")),
            (self._recorder, "" if self.recorder.text().strip() else _("请写谁记录")),
        )
        for field, words in lacking:
            field.show_fault(words)
        if first := next((field for field, words in lacking if words), None):
            first.control.setFocus()
            return
        if day is None or at is None:
            return
        lines = filter(None, map(str.strip, self.members.written().splitlines()))
        meeting = Meeting(
            uid="",
            kind=MeetingKind[self.kind.currentData()],
            held_at=datetime.combine(day, at, CHINA),
            place=self.place.text().strip(),
            chair=self.chair.text().strip(),
            recorder=self.recorder.text().strip(),
            members=tuple(map(read_member, lines)),
        )
        meetings = self._station.desk.meetings
        self._keep.setEnabled(False)
        self._station.background.change(
            self, lambda: meetings.begin(meeting), self._kept, self._refused, about=Topic.OFFICE
        )

    def _kept(self, meeting: Meeting) -> None:
        self._keep.setEnabled(True)
        self.begun.emit(meeting.uid)

    def _refused(self, fault: DeskError) -> None:
        self._keep.setEnabled(True)
        self._station.refused(fault)


def read_member(said: str) -> Member:
    """A member as they are written on a line: 财政所 钱示范, 水利站 请假."""
    words = said.replace("，", " ").replace("；", " ").split()
    attendance = Attendance.PRESENT
    if len(words) > 1 and words[-1] in _ABSENT:
        attendance = _ABSENT[words.pop()]
    return Member(org=words[0], name=" ".join(words[1:]), attendance=attendance)
