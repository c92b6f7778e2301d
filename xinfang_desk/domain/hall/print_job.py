"""Printing (打印): what the print system says of its queues and of what became of a job."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PrintOutcome(Enum):
    """What became of sheets that were to be printed (打印结果)."""

    SENT = "sent"
    """The queue took them; only the officer knows whether paper came out."""
    NO_PRINTER = "no_printer"
    """No print system, or no queue at all."""
    NOT_CHOSEN = "not_chosen"
    """There are several, none was chosen, and the system has none set as usual."""
    GONE = "gone"
    """The chosen printer is not there now; nothing went to another."""
    PAUSED = "paused"
    """The queue stands still: what it took would come out later, in nobody's sight."""
    CLOSED = "closed"
    """The queue is set to take nothing."""
    NO_PAPER = "no_paper"
    """A roll printer that keeps no queue has no paper."""
    FAILED = "failed"
    """It is there, and did not take them."""


class Hindrance(Enum):
    """Why a printer that takes jobs may not print them (RFC 8011, 5.4.12 ``printer-state-reasons``)."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    OPEN = "open"
    NO_INK = "no_ink"
    OFFLINE = "offline"
    FAULTY = "faulty"
    """Something else that it calls an error."""


class JobState(Enum):
    """Where a job stands, as the print system knows it (RFC 8011, 5.3.7 ``job-state``)."""

    WAITING = 3
    HELD = 4
    PRINTING = 5
    STOPPED = 6
    CANCELLED = 7
    FAILED = 8
    DONE = 9

    @property
    def is_over(self) -> bool:
        """Nothing more will come of it."""
        return self in {JobState.CANCELLED, JobState.FAILED, JobState.DONE}

    @property
    def is_lost(self) -> bool:
        """No whole paper came of it, and none will before somebody goes to the printer."""
        return self in {JobState.STOPPED, JobState.CANCELLED, JobState.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A printer as the system lists it."""

    name: str
    called: str = ""
    """What it is called for people, where that is not its name; two may be called the same."""
    usual: bool = False
    paused: bool = False
    closed: bool = False
    hindrances: tuple[Hindrance, ...] = ()

    @property
    def refuses(self) -> PrintOutcome | None:
        """Why nothing is sent to it now."""
        if self.closed:
            return PrintOutcome.CLOSED
        return PrintOutcome.PAUSED if self.paused else None

    @property
    def stands(self) -> str:
        """How it stands in one word: ``closed``, ``paused``, what hinders it first, or ``ready``."""
        why = self.refuses or next(iter(self.hindrances), None)
        return why.value if why else "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """A job in a queue, under the title that it was sent with."""

    id: int
    queue: str
    title: str
    state: JobState


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """What a queue can be asked for: its trays by their keywords, and both sides of a sheet."""

    trays: tuple[str, ...] = ()
    two_sided: bool = False
