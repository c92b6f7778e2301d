"""Explaining the law in villages and halls (普法活动): what was shown to how many, and the list of a year.

An office makes its procedure and its law known (信访工作条例 art. 18). A record counts people and names none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.road.roadmap import RoadMap

MOST_PEOPLE = 10_000
"""More than this at one session is a slip of the finger."""

LONGEST = 12 * 60
"""Minutes: no session is longer than a day of work and an evening."""


class Handout(Enum):
    """What is given out at a session (发放资料)."""

    POSTER = "poster"
    """The road map on A3 (路线图海报)."""
    GUIDANCE = "guidance"
    """A slip with one road (路线告知单)."""
    REGULATIONS = "regulations"
    """The text of 信访工作条例."""
    OTHER = "other"
    """Something else (其他资料)."""


class SessionKind(Enum):
    """How the law is explained (方式)."""

    TALK = "宣讲"
    WINDOW = "窗口面对面"
    POSTER = "海报"
    ACCOUNT = "公众号"
    LESSON = "课"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session (一场普法活动)."""

    began_at: datetime
    minutes: int
    place: str
    """Where it was held, as people there call it (地点)."""
    village: str = ""
    people: int
    pages: tuple[str, ...] = ()
    """Places of the road map that were shown, by id, in the order shown (讲解页面)."""
    given: Mapping[Handout, int] = field(default_factory=dict)
    note: str = ""
    kind: SessionKind = SessionKind.TALK
    law: str = ""
    plan_item: str = ""
    """The item of the year's plan that it ticks, by its words."""
    photos: int = 0
    """How many were taken: a number alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One session as it stands in a list (清单一行), its pages by their titles."""

    session: Session
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearList:
    """The sessions of a year and their sums (年度普法清单)."""

    year: int
    rows: tuple[Row, ...]
    people: int
    minutes: int
    given: Mapping[Handout, int]
    shown: tuple[tuple[str, int], ...]
    """Titles of the pages with how often each was shown, most often first."""


def checked(session: Session, road_map: RoadMap) -> Session:
    """``session`` if it can have been so; refuses a place without words, odd figures and unknown pages."""
    if not session.place.strip():
        raise DeskError("outreach.no_place")
    if not 1 <= session.people <= MOST_PEOPLE:
        raise DeskError("outreach.bad_people", people=session.people)
    if not 1 <= session.minutes <= LONGEST:
        raise DeskError("outreach.bad_minutes", minutes=session.minutes)
    for handout, number in session.given.items():
        if number < 0:
            raise DeskError("outreach.bad_given", handout=handout.value, number=number)
    if not 0 <= session.photos <= MOST_PEOPLE:
        raise DeskError("outreach.bad_given", handout="photos", number=session.photos)
    for page in session.pages:
        road_map.place(page)
    return session


def year_list(sessions: Iterable[Session], year: int, road_map: RoadMap) -> YearList:
    """The list of ``year``, oldest first.

    A page that has since left the road map keeps its id, for what was shown was shown.
    """
    held = sorted((each for each in sessions if each.began_at.year == year), key=lambda each: each.began_at)
    rows = tuple(
        Row(session=each, titles=tuple(_title(page, road_map) for page in each.pages)) for each in held
    )
    given: Counter[Handout] = Counter()
    shown: Counter[str] = Counter()
    for row in rows:
        given.update(row.session.given)
        shown.update(row.titles)
    return YearList(
        year=year,
        rows=rows,
        people=sum(each.people for each in held),
        minutes=sum(each.minutes for each in held),
        given={handout: given[handout] for handout in Handout if given[handout]},
        shown=tuple(shown.most_common()),
    )


def _title(page: str, road_map: RoadMap) -> str:
    known = road_map.places.get(page)
    return known.title if known else page
