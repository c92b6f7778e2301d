"""The road of a matter in a card (这件事的路): the stops, each of which can be touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.guide_words import _
from ui.look.theme import Look, Theme
from ui.petitioner import pictograms
from ui.petitioner.names import STOP
from ui.widgets.shown.routemap import RouteMap, StopState
from ui.widgets.shown.routemap import Stop as DrawnStop
from xinfang_desk.domain.road.roadmap import Progress, Stop

_STATES = {
    Progress.DONE: StopState.DONE,
    Progress.HERE: StopState.HERE,
    Progress.AHEAD: StopState.NEXT,
}
_EDGE = 4

_STOP_WIDTH = 340
"""Pixels that a stop asks for at 100 %; where it gets less, type is smaller than chosen, yet never less."""
_LEAST = 0.75


class RoadCard(QFrame):
    """The stops side by side, in the theme given or the look's; touching one calls ``go`` with its page."""

    def __init__(
        self, look: Look, stops: tuple[Stop, ...], go: Callable[[str], None], theme: Theme | None = None
    ) -> None:
        super().__init__()
        self.setProperty("kind", "guide_card")
        self._stops = stops
        self._go = go
        self._most = theme or look.theme
        self._look = Look(self, self._most, self)
        self._map = RouteMap(self._look, "matterRoad")
        self._map.show_stops([_drawn(stop) for stop in stops])
        self._map.stop_chosen.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self._map)

    def hasHeightForWidth(self) -> bool:
        """Words under the stops wrap (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the stops stand at ``width`` (Qt)."""
        room = width / (len(self._stops) * _STOP_WIDTH)
        self._look.use(replace(self._most, scale=max(_LEAST, min(self._most.scale, room))))
        self._map.resize(width - 2 * _EDGE, self._map.height())
        return self._map.minimumHeight() + 2 * _EDGE

    def _chosen(self, place: int) -> None:
        self._go(STOP + self._stops[place].id)


def _drawn(stop: Stop) -> DrawnStop:
    return DrawnStop(
        state=_STATES[stop.progress],
        icon=pictograms.of_stop(stop.id),
        title=stop.title,
        when=stop.when,
        note=_("，").join(stop.lines),
        is_theirs=stop.is_theirs,
    )
