"""Advice to a body (工作建议): to mend its work or a policy, to hold to account (条例 40)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from xinfang_desk.domain.errors import DeskError

MOST = 500
"""Characters."""


class Adopted(Enum):
    """Whether the body took it up."""

    YES = "是"
    PARTLY = "部分"
    NO = "否"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One piece of advice, and what became of it."""

    uid: str = ""
    body: str
    text: str
    sent_on: date
    answered_on: date | None = None
    adopted: Adopted | None = None


def checked(advice: Advice, today: date) -> Advice:
    """``advice`` if it can have been given: ``advice.blank``, ``advice.too_long``, ``advice.bad_day``."""
    for field, said in (("body", advice.body), ("text", advice.text)):
        if not said.strip():
            raise DeskError("advice.blank", field=field)
    if len(advice.text) > MOST:
        raise DeskError("advice.too_long", most=MOST)
    if advice.sent_on > today:
        raise DeskError("advice.bad_day")
    return advice


def answered(advice: Advice, on: date, adopted: Adopted, today: date) -> Advice:
    """The advice with its answer; ``advice.bad_day`` for one before it, or to come."""
    if not advice.sent_on <= on <= today:
        raise DeskError("advice.bad_day")
    return replace(advice, answered_on=on, adopted=adopted)
