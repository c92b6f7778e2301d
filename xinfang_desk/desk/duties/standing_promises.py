"""The promises that stand (答应了还没办到): what is kept, and what the rules make of open matters now."""

from __future__ import annotations

from collections.abc import Iterable

from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.duties.pledge import Pledge, by_meeting, by_rule, merged
from xinfang_desk.store.duties import meetings, pledges
from xinfang_desk.store.duties.open_matters import Standing


def promises_with(seat: Seat, open_now: Iterable[Standing]) -> tuple[Pledge, ...]:
    """Every promise, soonest day first: the one derivation that lists, papers and figures go by."""
    today = seat.today()
    found = [each for matter in open_now for each in by_rule(matter.matter, matter.deeds, today)]
    for meeting in meetings.meetings(seat.store):
        found += by_meeting(meeting)
    return merged(pledges.pledges(seat.store), found)
