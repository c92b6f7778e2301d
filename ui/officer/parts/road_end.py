"""Where the map parts within one road of article 31 (路线图上走到哪里): the officer says which way."""

from __future__ import annotations

from collections.abc import Callable

from ui.widgets.inputs.choices import Choice, choices, choose
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.roadmap import RoadMap, end_of, ends_of


class RoadEnd(Choice):
    """The ends that a matter's road has, each with its title on the map."""

    def __init__(self, road_map: Callable[[], RoadMap]) -> None:
        super().__init__()
        choices((), self)
        self._road_map = road_map

    def show_end(self, end: str) -> None:
        """Let this end be chosen, whatever the road."""
        self.clear()
        for each in ("", end):
            self.addItem("", each)
        self.setCurrentIndex(1)

    def chosen(self) -> str:
        """The end that is chosen; empty where nothing but the whole road is."""
        end: str = self.currentData() if self.currentIndex() > 0 else ""
        return end

    def offer(self, matter: MatterDraft) -> int:
        """Offer the ends of the matter's road; how many there are."""
        ends = ends_of(matter)
        if ends == tuple(map(self.itemData, range(self.count()))):
            return len(ends)
        self.clear()
        if len(ends) > 1:
            # Not before it is wanted: until the desk is open, the map is waited for.
            places = self._road_map().places
            for end in ends:
                # A county may still use a map of before.
                if end in places:
                    self.addItem(places[end].title, end)
            choose(self, end_of(matter))
        return len(ends)
