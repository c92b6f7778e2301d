"""Erasing (到期删除): people and words go after the retention time; number, dates, state and trail stay.

个人信息保护法 art. 47. What stays proves that the matter was there and was dealt with, and of whom nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter
from xinfang_desk.store import matters, trail
from xinfang_desk.store.lists import CLOSED
from xinfang_desk.store.meta import read_meta, write_meta
from xinfang_desk.store.register import Register
from xinfang_desk.store.trail import By

_YEARS = "retention_years"


def retention_years(register: Register) -> int | None:
    """For how many years what is closed is kept (保存年限), or None before the office has said."""
    found = read_meta(register, _YEARS)
    return None if found is None else int(found)


def set_retention(register: Register, years: int, *, by: By) -> None:
    """Keep what is closed for so many years; inside a write."""
    if not 1 <= years <= 100:  # a span that somebody meant
        raise DeskError("retention.bad_years")
    write_meta(register, _YEARS, str(years))
    trail.append(register, by, "retention", "register", str(years))


def erase(register: Register, number: str, *, by: By, why: str) -> Matter:
    """Take people and words out of a matter for good; inside a write.

    ``retention.not_set``, ``retention.open`` (it is not closed), ``retention.running`` with the day from
    which it may be erased; ``matter.sealed`` for an accusation, whose content the register cannot judge.
    """
    found = matters.matter(register, number)
    if found is None:
        raise DeskError("matter.unknown", number=number)
    visit, whole = found
    _check(register, whole, by.at.date())
    [(matter_id, visit_id)] = register.rows("SELECT id, visit FROM matters WHERE number = ?", (number,))
    if visit_id < 0:
        raise DeskError("retention.erased", number=number)
    with register.shredding():
        register.run("UPDATE answers SET text = '' WHERE number = ?", (number,))
    trail.append(register, by, "erased", number, why)
    return matters.part_from_people(register, int(matter_id), visit, shown=_erased, kept=lambda _: None)


def _erased(matter: Matter, visit_uid: str) -> Matter:
    """What is left of a matter: no word that anybody said, no village, no other matter of the same person."""
    draft = replace(
        matter.draft, statement="", request="", village="", to="", earlier=None, conclusion=None, materials=()
    )
    steps = tuple(replace(each, gist="", approved_by="") for each in matter.steps)
    return replace(matter, visit_uid=visit_uid, draft=draft, merged_into=None, steps=steps)


def _check(register: Register, matter: Matter, today: date) -> None:
    if matter.confidential:
        raise DeskError("matter.sealed", number=matter.number)
    years = retention_years(register)
    if years is None:
        raise DeskError("retention.not_set")
    if matter.state not in CLOSED:
        raise DeskError("retention.open", number=matter.number)
    closed = max((step.on for step in matter.steps), default=matter.received_at.date())
    until = _years_later(closed, years)
    if today < until:
        raise DeskError("retention.running", number=matter.number, until=until.isoformat())


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
