"""What a road still asks (收到的是哪一种、哪天收到的): a paper and its day, and where the road parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal

from ui.officer.parts.days import past_day
from ui.officer.parts.station import Station
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import Choice, choices, choose
from ui.widgets.inputs.day_edit import DayEdit
from xinfang_desk.domain.days import EVENT
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED, paper_received
from xinfang_desk.domain.road.roadmap import RoadMap, end_of, ends_of, is_undecided
from xinfang_desk.domain.suggestion.asking import PAPER
from xinfang_desk.domain.suggestion.proposal import answer_of, counts_from_a_paper, paper_of
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


class ReceivedForm(Grid):
    """The kind of paper and, once one is chosen, its day beside it."""

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__(station.look, columns=2)
        self.kind = choices(
            [(None, _("没收到，或还没问")), *((each, name_of(each)) for each in PAPERS_RECEIVED)]
        )
        self.day = past_day(station)
        hint = _("写上才算得出期限，不记得先空着")
        self.day_field = Field(
            station.look, _("哪天收到的？"), self.day, "paperReceivedOn", hint=hint, beside=True
        )
        self._beside: Mapping[Event, date] = {}
        self._wanted = self._asked_above = self._from_a_paper = False
        kind = Field(station.look, _("收到的是哪一种？"), self.kind, "paperReceived", beside=True)
        self.fill([(kind, 1), (self.day_field, 1)])
        self.kind.activated.connect(self._chosen)
        self.day.day_changed.connect(self.changed)
        self._follow()

    def want(self, *, wanted: bool) -> None:
        """Stand there for a claim, where one is told or limits run from it; not while the line above asks."""
        self._wanted = wanted
        asks = self._from_a_paper and not self._asked_above
        self.setVisible(wanted and (self.is_told() or asks))

    def foresee(self, matter: MatterDraft) -> None:
        """Ask where the limits of the matter run from a paper, and else not."""
        self._from_a_paper = counts_from_a_paper(matter)
        self.want(wanted=self._wanted)

    def stand_aside(self, *, asked_above: bool) -> None:
        """Whether the line under the words asks for the kind of paper now."""
        self._asked_above = asked_above
        self.want(wanted=self._wanted)

    def of_day(self) -> dict[str, tuple[DayEdit, Field]]:
        """Where the day of each kind of paper is written, by its field in a visit."""
        return {f"{EVENT}{event.value}": (self.day, self.day_field) for event in PAPERS_RECEIVED}

    def read(self) -> Mapping[Event, date]:
        """The paper with its day, and those that a record holds beside it."""
        day = self.day.day()
        chosen: Event | None = self.kind.currentData()
        return {**self._beside, **({chosen: day} if chosen and day else {})}

    def is_told(self) -> bool:
        """Whether a kind of paper is named."""
        return self.kind.currentData() is not None

    def answers(self, before: Mapping[str, str]) -> Mapping[str, str]:
        """What was answered ``before``, with the kind that is chosen here: it stands without its day too."""
        chosen: Event | None = self.kind.currentData()
        if chosen is not None and (PAPER in before or self.day.day() is None):
            return {**before, PAPER: answer_of(chosen)}
        if chosen is None and paper_of(before.get(PAPER, "")) is not None:
            return {asked: to for asked, to in before.items() if asked != PAPER}
        return before

    def show_events(self, events: Mapping[Event, date], answers: Mapping[str, str]) -> None:
        """Show the paper among a matter's days or answers; of several, the others stay as they are."""
        named = paper_received(events)
        choose(self.kind, named[0] if named else paper_of(answers.get(PAPER, "")))
        self.day.show_day(named and named[1])
        self._beside = {
            event: day for event, day in events.items() if event in PAPERS_RECEIVED and (event, day) != named
        }
        self._follow()

    def _chosen(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.day_field.setVisible(self.is_told())
        self.rearrange()


def said_if_open(matter: MatterDraft) -> str:
    """That somebody has to say where it goes, while two places fit as well."""
    return _("有几处都像，请选一处") if is_undecided(matter) else ""


class RoadEnd(Choice):
    """The ends that a matter's road has (路线图上走到哪里), each with its title on the map.

    Until one is chosen it shows the end that registering would give.
    """

    def __init__(self, road_map: Callable[[], RoadMap]) -> None:
        super().__init__()
        choices((), self)
        self._road_map = road_map
        self._is_chosen = False
        self.activated.connect(self._choose)

    def show_end(self, end: str) -> None:
        """Let this end be chosen, whatever the road."""
        self.clear()
        for each in ("", end):
            self.addItem("", each)
        self.setCurrentIndex(1)
        self._is_chosen = bool(end)

    def chosen(self) -> str:
        """The end that is chosen; empty where nothing but the whole road is."""
        end: str = self.currentData() if self._is_chosen else ""
        return end

    def foresee(self, foreseen: MatterDraft) -> str:
        """Show the end that the desk foresees, unless one was chosen; what is to be said of it."""
        if not self._is_chosen:
            choose(self, end_of(foreseen))
        return said_if_open(foreseen)

    def _choose(self, _index: int) -> None:
        self._is_chosen = True

    def offer(self, matter: MatterDraft) -> int:
        """Offer the ends of the matter's road; how many there are."""
        ends = ends_of(matter)
        if ends == tuple(map(self.itemData, range(self.count()))):
            return len(ends)
        self.clear()
        self._is_chosen = matter.road_end in ends
        if len(ends) > 1:
            # Not before it is wanted: until the desk is open, the map is waited for.
            places = self._road_map().places
            for end in ends:
                # A county may still use a map of before.
                if end in places:
                    self.addItem(places[end].title, end)
            choose(self, end_of(matter))
        return len(ends)
