"""What a paper is drawn from (出件): the record, the office, the road map, and how it is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from xinfang_desk.domain.days import doubtful, judged_on
from xinfang_desk.domain.matter import Matter, MatterDraft, Visit
from xinfang_desk.domain.record import MatterRecord, Office
from xinfang_desk.domain.road.displaced import with_all_to_bring
from xinfang_desk.domain.road.hearing import named
from xinfang_desk.domain.road.of_record import road_of
from xinfang_desk.domain.road.offices import NO_OFFICES, Body, Offices, competent
from xinfang_desk.domain.road.roadmap import Place, RoadMap, Stop
from xinfang_desk.domain.road.stops import place_of
from xinfang_desk.domain.time.calendar import NO_CALENDAR, Calendar

LARGE = 1.4
"""Large type (大字版) is this much larger: an A5 slip becomes A4, an A4 paper runs to more pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One paper to draw; equal jobs give equal bytes."""

    record: MatterRecord
    office: Office
    road_map: RoadMap
    offices: Offices = NO_OFFICES
    calendar: Calendar = NO_CALENDAR
    """On which days the window is open."""
    large: bool = False
    draft: bool = False
    """Not approved yet: 草稿 stands across every page."""
    reprint: int = 0
    """How many times it was printed before (补打); said at the head, for two originals mislead."""
    reissued: date | None = None
    """The day on which a paper that was handed over before is given out anew (重新出具)."""
    printed_on: date | None = None
    """The day of the printer, said at the head of what tells how it stands: D02 drawn later, 进度告知."""
    qr: str = ""
    """What the code of a receipt holds: the number and its proof; the bare number where it is empty."""
    check_code: str = ""
    """The same proof to be typed where there is no camera (核验码)."""
    rehearsal: bool = False
    """Drawn while learning (演练): no proof of anything, and says so."""

    @property
    def visit(self) -> Visit:
        """The visit that brought the matter."""
        return self.record.visit

    @property
    def matter(self) -> Matter:
        """The matter the paper is about."""
        return self.record.matter

    @property
    def said(self) -> MatterDraft:
        """The matter as the officer wrote it down."""
        return self.record.matter.draft

    @property
    def leading(self) -> Matter:
        """The matter whose road it goes: of a repeat visit the first one."""
        return self.record.leading

    @property
    def road(self) -> tuple[Stop, ...]:
        """The road of the matter so far and what comes next (从今天起的路)."""
        return road_of(self.record, self.on, self.calendar)

    @property
    def on(self) -> date:
        """The day by which it is judged what is over: a paper given out anew goes by its own."""
        return max(judged_on(self.visit, self.matter), self.reissued or date.min)

    @property
    def doubted(self) -> frozenset[str]:
        """The fields whose days are doubtful: a paper says none of them (日子待核对)."""
        return doubtful(self.matter.notices, self.matter.steps)

    @property
    def there(self) -> tuple[Body, ...]:
        """The offices to go to, as far as the county's table knows them."""
        return competent(self.offices, self.place.id, self.to)

    @property
    def to(self) -> str:
        """Whom the officer named, where that body hears it and not all of that is over."""
        return named(self.offices, self.place.id, self.leading, self.on)

    @property
    def place(self) -> Place:
        """Where on the road map the matter stands."""
        place = self.road_map.place(place_of(self.road_map, self.matter, self.record.first, self.on))
        draft = self.leading.draft
        return with_all_to_bring(place.fitting(draft.content, draft.events), self.road_map, draft)

    @property
    def for_an_office(self) -> Job:
        """The same for the copy of an office: in normal type."""
        return replace(self, large=False)

    @property
    def scale(self) -> float:
        """What normal sizes are multiplied by."""
        return LARGE if self.large else 1.0
