"""Ask the desk without freezing the screen: one lane, in order, answers on the Qt thread."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Flag, auto
from typing import Any, Generic, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import refused_by_disk

TURN = 0.0003
"""Seconds after which work in the lane lets the screen take its turn: at Python's own 5 ms keys lag."""

_SWEEP_EVERY = 500
"""Milliseconds between two looks at whether garbage is due."""

T = TypeVar("T")
P = ParamSpec("P")


class Topic(Flag):
    """What a change is about: screens read again what they show of it."""

    UNSEEN = 0
    """Nothing that a screen shows by itself: a line of the trail, a file."""
    MATTERS = auto()
    DRAFTS = auto()
    QUEUE = auto()
    OFFICE = auto()
    """Settings, accounts, keys, tables, copies; what is counted in the hall."""
    ALL = MATTERS | DRAFTS | QUEUE | OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    owner: QObject
    future: Future[Any]
    then: Callable[[Any], None]
    refused: Callable[[DeskError], None] | None
    changes: Topic | None
    in_lane: bool


class _Sweeper(QObject):
    """Collects garbage on the Qt thread alone.

    Python collects in whatever thread happens to allocate, and a dead widget that the lane takes away
    takes the program with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(_SWEEP_EVERY)

    def sweep(self) -> None:
        """Collect the oldest generation that is due, as Python itself would have."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


class Background(QObject):
    """A single-file lane for everything the desk does.

    The lane opens the store and is the only thread that touches it. An answer for a screen
    that has been closed is dropped; a refusal never is. A bug is told to who asked as the refusal ``fault``,
    so that no screen stays blocked by it, and then reaches ``sys.excepthook``.
    """

    changed = Signal(object)
    """Something was written, and of what :class:`Topic`: screens read again what they show of it."""
    trouble = Signal(DeskError)
    """Refused, and nobody was left to hear it."""
    busy = Signal(bool)
    """Whether anything is queued or under way."""
    _answered = Signal(object)
    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._looking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="looking")
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._waiting = 0
        self._in_lane = 0
        self._later: dict[QObject, Callable[[], None]] = {}
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        _Sweeper(self)

    def open(self, work: Callable[[], T]) -> T:
        """Do ``work`` in the lane and wait: for starting up, before any window."""
        return self._lane.submit(work).result()

    def ahead(self, work: Callable[[], T]) -> Future[T]:
        """Begin ``work`` in the lane; what is asked afterwards waits behind it."""
        return self._lane.submit(work)

    def ask(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Ask for something, which writes nothing; ``then`` gets it, or ``refused`` the reason."""
        self._put(owner, work, then, refused, None)

    def afterwards(self, owner: QObject, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Read again what stands beside: once nothing else is asked, and once however often it was wanted."""

        def put() -> None:
            self._put(owner, work, then, None, None)

        if not self._in_lane:
            put()
        else:
            self._waiting += owner not in self._later
            self._later[owner] = put

    def change(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
        *,
        about: Topic = Topic.ALL,
    ) -> None:
        """Do something that writes; every screen hears afterwards what it was :attr:`changed` about.

        ``refused`` has to be given: it is where a screen gives back what it blocked meanwhile.
        """
        self._put(owner, work, then, refused, about)

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
    ) -> None:
        """Do something long beside the lane that needs neither register nor ledger; the lane goes on."""
        self._put(owner, work, then, refused, None, self._beside)

    def look_up(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Look something up by a connection of one's own; neither waits for the lane, nor the lane for it."""
        self._put(owner, work, then, refused, None, self._looking)

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
    ) -> None:
        """Read a paper, which takes seconds a page; nothing waits for it, neither what else is long."""
        self._put(owner, work, then, refused, None, self._reading)

    def progress(self, owner: QObject, heard: Callable[P, None]) -> Callable[P, None]:
        """A function for long work to call in the lane; ``heard`` gets the latest figures on the Qt thread.

        Reports that come faster than the screen can take them are merged into the last one.
        """
        return _Progress(owner, heard, self._reported.emit).report

    def close(self) -> None:
        """Finish what is queued, then take nothing more."""
        self._closed = True
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._looking.shutdown(wait=True)
        self._beside.shutdown(wait=True)
        self._lane.shutdown(wait=True)

    def _put(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None] | None,
        changes: Topic | None,
        lane: ThreadPoolExecutor | None = None,
    ) -> None:
        def answer(future: Future[T]) -> None:
            self._answered.emit(
                _Answer(
                    owner=owner,
                    future=future,
                    then=then,
                    refused=refused,
                    changes=changes,
                    in_lane=lane is None,
                )
            )

        if self._closed:
            # A timer of a window that is going may still ask.
            return
        self._waiting += 1
        self._in_lane += lane is None
        if self._waiting == 1:
            self.busy.emit(True)
        (lane or self._lane).submit(work).add_done_callback(answer)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._waiting -= 1
        self._in_lane -= answer.in_lane
        if self._waiting == 0:
            self.busy.emit(False)
        try:
            self._tell(answer)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        """Take the first of what was left for afterwards, where nothing else is under way."""
        while self._later and not self._in_lane:
            owner = next(iter(self._later))
            put = self._later.pop(owner)
            self._waiting -= 1
            if shiboken6.isValid(owner):
                put()
            elif self._waiting == 0:
                self.busy.emit(False)

    def _tell(self, answer: _Answer) -> None:
        fault = answer.future.exception()
        if fault is not None:
            fault = refused_by_disk(fault) or fault
        if fault is None:
            if shiboken6.isValid(answer.owner):
                answer.then(answer.future.result())
            if answer.changes is not None:
                self.changed.emit(answer.changes)
        elif isinstance(fault, DeskError):
            self._refuse(answer, fault)
        else:
            # Who asked hears it as a refusal, and gives its buttons back, whatever becomes of the bug.
            try:
                self._refuse(answer, _said_of(fault))
            finally:
                raise fault

    def _refuse(self, answer: _Answer, fault: DeskError) -> None:
        if answer.refused is not None and shiboken6.isValid(answer.owner):
            answer.refused(fault)
        else:
            self.trouble.emit(fault)

    @Slot(object)
    def _pass_on(self, progress: _Progress[...]) -> None:
        progress.deliver()


class _Progress(Generic[P]):
    """The latest figures of one piece of long work, on their way to the screen."""

    def __init__(
        self, owner: QObject, heard: Callable[P, None], announce: Callable[[_Progress[P]], None]
    ) -> None:
        self._owner = owner
        self._heard = heard
        self._announce = announce
        self._latest: Callable[[], None] | None = None
        self._announced = False

    def report(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Keep these figures, and announce them unless older ones are still on their way."""
        self._latest = lambda: self._heard(*args, **kwargs)
        if not self._announced:
            self._announced = True
            self._announce(self)

    def deliver(self) -> None:
        """Hand over the latest figures, on the Qt thread."""
        # Cleared before reading: a report that comes in between is announced again, never lost.
        self._announced = False
        if self._latest is not None and shiboken6.isValid(self._owner):
            self._latest()


def _said_of(bug: BaseException) -> DeskError:
    """A component that did not come with the program is called by its name."""
    if isinstance(bug, ModuleNotFoundError):
        return DeskError("component.missing", name=bug.name)
    return DeskError("fault")
