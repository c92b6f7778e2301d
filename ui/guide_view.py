"""What the petitioner's screen is handed (群众屏): frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Place, Stop
from xinfang_desk.domain.time.deadline import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """One matter as its owner sees it (我这件事): no name, no ID number.

    ``desk`` is the number of its window; ``others`` are the other lawful roads that stay open;
    ``telephone`` is the office's.
    """

    stops: tuple[Stop, ...]
    place: Place | None
    deadlines: tuple[Deadline, ...]
    as_of: date
    """By which day it is judged what is over."""
    number_groups: str
    desk: int
    others: tuple[Place, ...]
    telephone: str = ""
    supervision: str = ""
    """The telephone at which one complains of us (监督电话); empty where there is none."""
    whom: str = ""
    """To whom one goes from where the matter stands, as its papers say."""
    named: str = ""
    """Whom the officer named."""
    offices: tuple[Body, ...] = ()
    """Who hears it, as far as the county's table knows."""
    before: str = ""
    """Who mediates before any of them hears it, where the table knows no mediator (先调解)."""
    content: str = ""
    """What it is about (内容分类): places of the map say nothing of other contents."""
    told: tuple[Event, ...] = ()
    """Of which events a day was told: what they show to be done is not asked for again."""
    waited: date | None = None
    """From when a court may be asked about a body that does nothing (申请满两个月)."""
    safest: Mapping[date, date] = field(default_factory=dict)
    """By a petitioner's last day that is a day off, the workday to go on: the day that papers name first."""
    ask_on: date | None = None
    """On which day to come and ask where nothing has come by then (哪天来问)."""
    first: tuple[str, ...] = ()
    """What stands before anything else (先保安全)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What was written, to be read back before it is registered (核对): pairs of title and words.

    The only record of this screen that may hold names and numbers. For each line ``whole`` says what its
    words cover, an ID number or a telephone, to be looked at when it is touched; else it is empty.
    """

    lines: tuple[tuple[str, str], ...]
    whole: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Nothing is covered where nothing is said of it."""
        if not self.whole:
            object.__setattr__(self, "whole", ("",) * len(self.lines))
