"""What the petitioner's screen is handed of a registered matter (群众屏): no name, no ID number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.guide_view import GuideView
from ui.officer.parts.station import PageStation
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.days import judged_on
from xinfang_desk.domain.neighbours import waits_until
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.displaced import with_all_to_bring
from xinfang_desk.domain.road.hearing import named
from xinfang_desk.domain.road.of_record import road_of
from xinfang_desk.domain.road.offices import competent, heard_above, mediators
from xinfang_desk.domain.road.roadmap import Place, RoadMap
from xinfang_desk.domain.road.safety import safety
from xinfang_desk.domain.road.standing import waits
from xinfang_desk.domain.road.stops import place_of
from xinfang_desk.domain.road.waiting import ask_on
from xinfang_desk.domain.time.deadline import safest
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk

_NO_OTHER = frozenset(
    {
        *("xf_accept", "xf_handle", "zhenli", "done", "overdue", "zhongjie", "fucha", "fuhe"),
        *("caijue", "nd_caijue", "quanshu_fuyi", "gongshang_fuyi", "fuyi", "fuyi_hou", "laodong_late"),
    }
)
"""Places further on along the same road, after an answer, an award, a decision, or too long a wait."""


def project(record: MatterRecord, station: PageStation) -> None:
    """Send a matter to the petitioner's screen, which others see: not what may be an accusation.

    An accusation only when somebody asks for it once more (信访工作条例 art. 30).
    """
    if record.matter.unanswered:
        words = _("这件像检举控告，还没有人说是不是，先不上群众屏。请先在这一页选一个。")
        station.tell(words, NoticeKind.WARN)
    elif record.matter.confidential:
        words = _("这是检举控告，投出来旁边的人看得见。先请来访人到安静的地方。")
        station.offer(words, _("仍要投屏"), lambda: station.ways.project(guide_view_of(record, station.desk)))
    else:
        station.ways.project(guide_view_of(record, station.desk))


def guide_view_of(record: MatterRecord, desk: Desk) -> GuideView:
    """The road of a matter, what to do next, and the other lawful roads that stay open."""
    matter, leading = record.matter, record.leading
    on = judged_on(record.visit, matter)
    place_id = place_of(desk.road_map, matter, record.first, on)
    content = leading.draft.content
    found = desk.road_map.places.get(place_id)
    fitting = found.fitting(content, leading.draft.events) if found else None
    place = with_all_to_bring(fitting, desk.road_map, leading.draft) if fitting else None
    to = named(desk.offices, place_id, leading, on)
    offices = () if matter.confidential else competent(desk.offices, place_id, to)
    return GuideView(
        stops=road_of(record, on, desk.calendar),
        place=place,
        deadlines=matter.deadlines,
        as_of=on,
        number_groups=grouped(matter.number),
        desk=desk.office.desk,
        others=() if matter.confidential or place is None else _others(place, desk.road_map),
        telephone=desk.office.phone,
        supervision=desk.office.supervision_phone,
        whom="" if matter.confidential else to or heard_above(desk.offices, desk.office, place_id),
        named="" if matter.confidential else leading.draft.to,
        offices=offices,
        before=mediators(place.who, offices) if place is not None and offices and not to else "",
        content=content,
        told=tuple(leading.draft.events),
        waited=waits_until(leading),
        safest={
            each.due: day
            for each in matter.deadlines
            if each.due and (day := safest(each, on, desk.calendar))
        },
        ask_on=ask_on(leading, on, desk.calendar) if waits(leading) and not matter.confidential else None,
        first=() if matter.confidential else safety(matter.draft, place_id),
    )


def _others(place: Place, road_map: RoadMap) -> tuple[Place, ...]:
    """The other lawful roads that are open from there, and the one beside which it lies itself.

    A question of the map leads to none yet.
    """
    if place.kind == "question" or place.id in _NO_OTHER:
        return ()
    roads = (each for each in road_map.places.values() if each.kind != "question")
    beside = (each.id for each in roads if any(way.to == place.id for way in each.ways))
    ways = dict.fromkeys((*(way.to for way in place.ways), *beside))
    return tuple(road_map.places[each] for each in ways if each not in _NO_OTHER)
