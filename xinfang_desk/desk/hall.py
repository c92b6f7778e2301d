"""The hall (大厅): what visitors say of their reception, sessions that explain the law, reading aloud."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from xinfang_desk.desk.reception import whole_characters
from xinfang_desk.devices.speech import Speaker, Speed
from xinfang_desk.devices.voices import open_speaker
from xinfang_desk.domain import feedback as counting
from xinfang_desk.domain import outreach
from xinfang_desk.domain.calendar import CHINA
from xinfang_desk.domain.feedback import Feedback, Told
from xinfang_desk.domain.outreach import Session, YearList
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.roadmap import RoadMap
from xinfang_desk.places import RESOURCES
from xinfang_desk.store import hall, trail
from xinfang_desk.store.register import Register

__all__ = ["Hall", "Speaker", "Speed"]


class Hall:
    """The verbs of what happens beside the matters."""

    def __init__(
        self, store: Register, office: Office, road_map: RoadMap, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._office = office
        self._road_map = road_map
        self._now = now

    def answer(self, feedback: Feedback) -> None:
        """Count how a visitor was received (满意度); nothing leads back from the figure to a visit."""
        with self._store.write():
            hall.count_feedback(self._store, counting.month_of(self._today()), feedback)

    def told(self, today: date | None = None) -> tuple[Told, ...]:
        """What may be told of the answers so far: months that are over, no figure that tells of one."""
        return counting.told(counting.ended(hall.tallies(self._store), today or self._today()))

    def add_session(self, session: Session) -> Session:
        """Keep a session in which the law was explained (普法活动); refuses what cannot have been so."""
        checked = outreach.checked(session, self._road_map)
        with whole_characters(), self._store.write():
            uid = hall.add_session(self._store, checked, self._office.officer)
            by = trail.By(at=self._now(), officer=self._office.officer)
            trail.append(self._store, by, "outreach", uid, str(checked.people))
        return checked

    def sessions(self, year: int) -> YearList:
        """The sessions of a year with their sums (年度普法清单)."""
        return outreach.year_list(hall.sessions(self._store, year), year, self._road_map)

    def speaker(self) -> Speaker:
        """What reads aloud on this machine (朗读); whoever asks for it closes it."""
        return open_speaker(RESOURCES / "audio")

    def _today(self) -> date:
        return self._now().astimezone(CHINA).date()
