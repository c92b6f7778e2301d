"""Erasing (到期删除): people and words go after the retention time; number, dates, state and trail stay.

个人信息保护法 art. 47. What stays proves that the matter was there and was dealt with, and of whom nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.promises import CLOSED
from xinfang_desk.store import bound, matters, scans
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By

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
    which it may be erased; ``matter.sealed`` for an accusation, whose content the register cannot judge, and
    ``matter.unanswered`` for what may be one.
    """
    until = _until(register, number)
    if by.at.date() < until:
        raise DeskError("retention.running", number=number, until=until.isoformat())
    [(matter_id,)] = register.rows("SELECT id FROM matters WHERE number = ?", (number,))
    visit, _whole = _found(register, number)
    with register.shredding():
        register.run("UPDATE answers SET text = '', why = '' WHERE number = ?", (number,))
    scans.forget(register, int(matter_id))
    left = matters.part_from_people(
        register, int(matter_id), visit, shown=_erased, kept=lambda _visit, _matter: None
    )
    trail.append(register, by, "erased", number, why, told=bound.told(register, number))
    return left


def _erased(matter: Matter, visit_uid: str) -> Matter:
    """What is left of a matter: no word that anybody said, no village, no other matter of the same person."""
    draft = replace(
        matter.draft,
        statement="",
        request="",
        village="",
        to="",
        earlier=None,
        conclusion=None,
        objection=None,
        materials=(),
    )
    steps = tuple(replace(each, gist="", approved_by="") for each in matter.steps)
    # That it was ended or handed on is counted; in whose words, and to whom, is not kept.
    closing = matter.closing and replace(matter.closing, document="", org="", proof="")
    handovers = tuple(replace(each, to="", charges=(), accepted_by="") for each in matter.handovers)
    bare = replace(matter, closing=closing, handovers=handovers, acts=())
    return replace(bare, visit_uid=visit_uid, draft=draft, merged_into=None, steps=steps)


def erasable_from(register: Register, number: str) -> date | None:
    """From what day a matter may be erased (到期日); None where :func:`erase` refuses for another reason."""
    try:
        return _until(register, number)
    except DeskError:
        return None


def _until(register: Register, number: str) -> date:
    """The day on which the retention time of a closed matter is over; refuses what has no such day."""
    _visit, matter = _found(register, number)
    require_words(matter)
    years = retention_years(register)
    if years is None:
        raise DeskError("retention.not_set")
    if matter.state not in CLOSED:
        raise DeskError("retention.open", number=number)
    if register.row("SELECT 1 FROM matters WHERE number = ? AND visit < 0", (number,)):
        raise DeskError("retention.erased", number=number)
    closed = max((step.on for step in matter.steps), default=matter.received_at.date())
    return _years_later(closed, years)


def _found(register: Register, number: str) -> tuple[Visit, Matter]:
    found = matters.matter(register, number)
    if found is None:
        raise DeskError("matter.unknown", number=number)
    return found


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
