"""A desk that is still being opened (开台中): the window stands and takes keys before the register is read.

Its counters can be asked from the first moment; what they are asked waits its turn in the lane, behind the
opening itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from xinfang_desk.desk import Desk

if TYPE_CHECKING:
    from xinfang_desk.domain.office import Office
    from xinfang_desk.domain.road.offices import Offices
    from xinfang_desk.domain.road.roadmap import RoadMap
    from xinfang_desk.domain.time.calendar import Calendar

_READ = {"office", "road_map", "offices", "calendar", "close"}
"""What a desk has that is no counter; only who opened a desk closes it."""

COUNTERS = {each.name: str(each.type) for each in fields(Desk) if each.name not in _READ}
"""Every counter of the desk, and the name of its class."""


def pending_desk(office: Office, opening: Future[Desk]) -> Desk:
    """What stands for the desk until it is open, and passes on to it afterwards."""
    return cast("Desk", _Pending(office, opening))


class _Pending:
    def __init__(self, office: Office, opening: Future[Desk]) -> None:
        self.office = office
        self._opening = opening
        vars(self).update({name: _Counter(opening, name, kind) for name, kind in COUNTERS.items()})

    @property
    def road_map(self) -> RoadMap:
        """The road map in use; waits for the desk to be open."""
        return self._opening.result().road_map

    @property
    def offices(self) -> Offices:
        """The county's table of offices in use; waits for the desk to be open."""
        return self._opening.result().offices

    @property
    def calendar(self) -> Calendar:
        """The calendar in use; waits for the desk to be open."""
        return self._opening.result().calendar


class _Counter:
    """A counter whose verbs find the real one when they are called."""

    def __init__(self, opening: Future[Desk], name: str, kind: str) -> None:
        self._opening = opening
        self._name = name
        self._kind = kind

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            return getattr(getattr(self._opening.result(), self._name), verb)(*args, **more)

        # Asked of the class once the lane has loaded it: loading it here would keep the first key waiting.
        counter = getattr(sys.modules.get("xinfang_desk.desk.start"), self._kind, None)
        return call if counter is None else wraps(getattr(counter, verb))(call)
