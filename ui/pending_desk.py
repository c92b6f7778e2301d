"""A desk that is still being opened (开台中): the window stands and takes keys before the register is read.

Its counters can be asked from the first moment; what they are asked waits its turn in the lane, behind the
opening itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.accounts import Accounts
    from xinfang_desk.desk.exchange import Exchange
    from xinfang_desk.desk.hall import Hall
    from xinfang_desk.desk.keeping import Keeping
    from xinfang_desk.desk.papers import Papers
    from xinfang_desk.desk.reception import Reception
    from xinfang_desk.desk.sealing import Sealing
    from xinfang_desk.desk.tickets import Tickets
    from xinfang_desk.domain.office import Office
    from xinfang_desk.domain.road.offices import Offices
    from xinfang_desk.domain.road.roadmap import RoadMap


class DeskDoor(Protocol):
    """What a screen needs of the desk: an open one, or one that is being opened."""

    @property
    def office(self) -> Office:
        """The office of this desk."""

    @property
    def road_map(self) -> RoadMap:
        """The road map in use."""

    @property
    def offices(self) -> Offices:
        """The county's table of offices in use."""

    @property
    def reception(self) -> Reception:
        """Reception (接待)."""

    @property
    def papers(self) -> Papers:
        """Papers (文书)."""

    @property
    def exchange(self) -> Exchange:
        """Exchange (上报)."""

    @property
    def keeping(self) -> Keeping:
        """Keeping (保管)."""

    @property
    def accounts(self) -> Accounts:
        """Accounts (账户)."""

    @property
    def sealing(self) -> Sealing:
        """Sealed accusations (封存)."""

    @property
    def hall(self) -> Hall:
        """The hall (大厅)."""

    @property
    def tickets(self) -> Tickets:
        """Waiting numbers (取号)."""


class DeskAhead:
    """Stands for the desk until it is open, and passes on to it afterwards."""

    def __init__(self, office: Office, opening: Future[Desk]) -> None:
        self.office = office
        self._opening = opening
        self.reception = cast("Reception", _Counter(opening, "reception"))
        self.papers = cast("Papers", _Counter(opening, "papers"))
        self.exchange = cast("Exchange", _Counter(opening, "exchange"))
        self.keeping = cast("Keeping", _Counter(opening, "keeping"))
        self.accounts = cast("Accounts", _Counter(opening, "accounts"))
        self.sealing = cast("Sealing", _Counter(opening, "sealing"))
        self.hall = cast("Hall", _Counter(opening, "hall"))
        self.tickets = cast("Tickets", _Counter(opening, "tickets"))

    @property
    def road_map(self) -> RoadMap:
        """The road map in use; waits for the desk to be open."""
        return self._opening.result().road_map

    @property
    def offices(self) -> Offices:
        """The county's table of offices in use; waits for the desk to be open."""
        return self._opening.result().offices


class _Counter:
    """A counter whose verbs find the real one when they are called."""

    def __init__(self, opening: Future[Desk], name: str) -> None:
        self._opening = opening
        self._name = name

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            return getattr(getattr(self._opening.result(), self._name), verb)(*args, **more)

        # Asked of the class once the lane has loaded it: loading it here would keep the first key waiting.
        counter = getattr(sys.modules.get(f"xinfang_desk.desk.{self._name}"), self._name.capitalize(), None)
        return call if counter is None else wraps(getattr(counter, verb))(call)
