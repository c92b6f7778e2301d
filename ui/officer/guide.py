"""What the petitioner's screen is handed of a registered matter (群众屏): no name, no ID number."""

from __future__ import annotations

from ui.desk_ahead import DeskDoor
from ui.guide_view import GuideView, three_things
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.offices import competent
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.roadmap import end_of, stops
from xinfang_desk.words import _

_OTHERS = 3


def guide_view_of(record: MatterRecord, desk: DeskDoor) -> GuideView:
    """The road of a matter, what to do next, and the other lawful roads that stay open."""
    matter = record.matter
    place_id = end_of(matter.draft)
    place = desk.road_map.places.get(place_id)
    number = grouped(matter.number)
    offices = () if matter.confidential else competent(desk.offices, place_id, matter.draft.to)
    others = []
    if not matter.confidential and place is not None:
        ways = (way.to for way in place.ways)
        others = [desk.road_map.places[to] for to in dict.fromkeys(ways) if to != place_id][:_OTHERS]
    return GuideView(
        stops=stops(matter.draft, matter.deadlines),
        place=place,
        deadlines=matter.deadlines,
        number_groups=number,
        window=_("{desk} 号窗口").format(desk=desk.office.desk),
        others=tuple(others),
        what_to_do=three_things(
            matter.deadlines,
            number_groups=number,
            place=place,
            telephone=desk.office.phone,
            offices=offices,
        ),
        telephone=desk.office.phone,
        offices=offices,
    )
