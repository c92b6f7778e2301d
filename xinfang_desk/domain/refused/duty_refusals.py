"""The refusals of the township's other duties; their sentences stand in ``words.duties``."""

from __future__ import annotations

from typing import Literal

DutyCode = Literal[
    "act.bad_day",
    "act.empty",
    "act.no_article",
    "act.no_body",
    "act.of_the_place",
    "act.too_long",
    "incident.bad_call",
    "incident.bad_time",
    "incident.blank",
    "incident.points_at_somebody",
    "incident.too_long",
    "meeting.bad_done",
    "meeting.bad_due",
    "meeting.blank",
    "meeting.empty",
    "meeting.long_facts",
    "meeting.no_item",
    "meeting.no_task",
    "meeting.no_topic",
    "meeting.not_signed",
    "meeting.signed",
    "meeting.task_open",
    "meeting.twice",
    "meeting.undecided",
    "meeting.unknown",
    "promise.bad_day",
    "promise.bad_due",
    "promise.bad_move",
    "promise.empty",
    "promise.kept_already",
    "promise.no_approval",
    "promise.no_body",
    "promise.no_reason",
    "promise.unknown",
]
