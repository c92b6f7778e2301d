"""What a paper says (文书上写的): read by a machine, and confirmed by the officer (机器读、人核对)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRemedy:
    """A way that a paper itself names (文书上写的救济), as read: ``what``, of whom, so many ``unit``."""

    what: str
    body: str
    term: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSaid:
    """What was confirmed of one paper; nothing else of it is kept.

    ``kind`` is of the table of kinds, ``title`` its name on that day, ``event`` the value of the
    :class:`~xinfang_desk.domain.matter.Event` that it starts; each is empty where there is none. ``text`` is
    all that was read.
    """

    kind: str = ""
    title: str = ""
    event: str = ""
    body: str = ""
    number: str = ""
    made_on: date | None = None
    remedies: tuple[SaidRemedy, ...] = ()
    text: str = field(default="", repr=False)
