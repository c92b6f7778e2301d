"""Listening at a port in a thread of its own (候卡、候码), so that neither screen nor register ever waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import Generic, TypeVar

from xinfang_desk.devices.serial_port import NotOpened, Port, open_port
from xinfang_desk.domain.hall.device import DeviceState

PAUSE = 0.3
"""Seconds between two looks, and before a port that could not be opened is tried again."""

T = TypeVar("T")


class Listener(Generic[T]):
    """Holds the port that it attends to, and looks again and again until it is told to rest.

    ``look`` gives something new, or how the device stands; a state is told when it has changed.
    """

    def __init__(
        self,
        look: Callable[[Port], T | DeviceState],
        speed: int,
        *,
        pause: float = PAUSE,
        opened: Callable[[str, int], Port] = open_port,
    ) -> None:
        self._look = look
        self._speed = speed
        self._pause = pause
        self._opened = opened
        self._wanted = ""
        self._closed = False
        self._turn = Condition()
        self._told: deque[T | DeviceState] = deque()
        self._state: DeviceState | None = None
        self._thread = Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def attend(self, port: str) -> None:
        """Listen at this port from now on; at none where it is empty. What was not taken yet is dropped."""
        with self._turn:
            if port != self._wanted:
                self._wanted = port
                self._told.clear()
                self._state = None
                self._turn.notify()

    def take(self) -> T | DeviceState | None:
        """The oldest thing that was not taken yet; None where there is none. Never waits."""
        with self._turn:
            return self._told.popleft() if self._told else None

    def close(self) -> None:
        """Let the port go and end, as soon as the look under way has come back."""
        with self._turn:
            self._closed = True
            self._wanted = ""
            self._told.clear()
            self._turn.notify()

    def _run(self) -> None:
        while not self._closed:
            with self._turn:
                if not self._wanted and not self._closed:
                    self._turn.wait()
                name = self._wanted
            if name:
                self._listen(name)

    def _listen(self, name: str) -> None:
        """Look until another port is wanted, or this one is gone."""
        try:
            port = self._opened(name, self._speed)
        except NotOpened as refused:
            self._tell(name, refused.state)
            self._rest(name)
            return
        try:
            while self._wanted == name:
                self._tell(name, self._look(port))
                self._rest(name)
        except OSError:
            self._tell(name, DeviceState.GONE)
            self._rest(name)
        finally:
            port.close()

    def _tell(self, name: str, found: T | DeviceState) -> None:
        with self._turn:
            if name != self._wanted:
                return
            if not isinstance(found, DeviceState):
                # That it lies there still is no news; after a rest it is.
                self._state = DeviceState.SAME_CARD
                self._told.append(found)
            elif found is not self._state:
                self._state = found
                self._told.append(found)

    def _rest(self, name: str) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._wanted != name, self._pause)
