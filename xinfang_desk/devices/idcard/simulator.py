"""A card reader that is none (模拟读卡器), on a pseudo-terminal: for tests, rehearsal and support.

It does what the real ones are known to do, in crumbs as a serial line brings them, and errs on request.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from itertools import count
from select import select
from threading import Event, Thread

from xinfang_desk.devices.idcard import frames
from xinfang_desk.devices.idcard.card_text import SIZE
from xinfang_desk.domain.errors import DeskError

_TICK = 0.02
"""Seconds between two looks whether it shall end."""
_CRUMB = 61
"""Bytes that are sent at a time."""
_PHOTO = b"WLf\0" + bytes(1020)


class ReaderFault(Enum):
    """What a reader may get wrong (故障)."""

    NOISE = "noise"
    """Signs of no meaning before each answer, half a preamble among them; it is read all the same."""
    WRONG_CHECKSUM = "wrong_checksum"
    CUT = "cut"
    """The second half of each answer is lost."""
    SILENT = "silent"
    PULLED_AWAY = "pulled_away"
    """The card is gone when it shall be read."""
    UNREADABLE = "unreadable"
    """The card does not prove itself to the reader."""
    NOT_AUTHORISED = "not_authorised"
    """The reader's security module is not admitted."""


class SimulatedReader:
    """Answers on :attr:`port` from a thread of its own until :meth:`close`.

    ``card`` is the text block on it, None for none. ``fault`` holds for so many readings, for ever where
    ``times`` is None.
    """

    def __init__(
        self, card: bytes | None, fault: ReaderFault | None = None, times: int | None = None
    ) -> None:
        if not hasattr(os, "openpty"):
            raise DeskError("device.no_simulator")
        self.card = card
        self.fault = fault
        self._left = count() if times is None else iter(range(times))
        self._ours, self._theirs = os.openpty()
        os.set_blocking(self._ours, False)
        self.port = os.ttyname(self._theirs)
        self._ending = Event()
        self._thread = Thread(target=self._serve, name="simulated reader", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Unplug it."""
        if not self._ending.is_set():
            self._ending.set()
            self._thread.join()
            os.close(self._ours)
            os.close(self._theirs)

    def _serve(self) -> None:
        import tty

        tty.setraw(self._theirs)
        came = b""
        while not self._ending.is_set():
            if not select([self._ours], [], [], _TICK)[0]:
                continue
            came += os.read(self._ours, 4096)
            try:
                payload, came = frames.take_frame(came)
                if payload is not None:
                    self._answer(payload[0], payload[1])
            except frames.Damaged:
                came = b""
                self._send(frames.answer(frames.BAD_CHECKSUM))

    def _answer(self, command: int, parameter: int) -> None:
        asked = command, parameter
        if asked == frames.FIND:
            self._begin()
        status, data = self._said(asked)
        self._send(frames.answer(status, data))

    def _begin(self) -> None:
        """A further reading: a fault that has been shown often enough is over."""
        if self.fault is not None and self.card is not None and next(self._left, None) is None:
            self.fault = None

    def _said(self, asked: tuple[int, int]) -> tuple[int, bytes]:
        if self.fault is ReaderFault.NOT_AUTHORISED:
            return frames.NOT_AUTHORISED, b""
        if asked == frames.FIND:
            return (frames.NONE_THERE, b"") if self.card is None else (frames.FOUND, bytes(4))
        if asked == frames.SELECT:
            return (frames.NOT_SELECTED, b"") if self.card is None else (frames.DONE, bytes(8))
        if asked != frames.READ:
            return frames.BAD_COMMAND, b""
        if self.card is None or self.fault is ReaderFault.PULLED_AWAY:
            return frames.NOT_READ, b""
        if self.fault is ReaderFault.UNREADABLE:
            return 0x31, b""
        sizes = SIZE.to_bytes(2, "big") + len(_PHOTO).to_bytes(2, "big")
        return frames.DONE, sizes + self.card + _PHOTO

    def _send(self, said: bytes) -> None:
        if self.fault is ReaderFault.SILENT:
            return
        if self.fault is ReaderFault.NOISE:
            said = b"\x00\xff\xaa\xaa" + said
        if self.fault is ReaderFault.WRONG_CHECKSUM:
            said = said[:-1] + bytes((said[-1] ^ 1,))
        if self.fault is ReaderFault.CUT:
            said = said[: len(said) // 2]
        # Nobody may be left to read it: what the line does not hold is lost.
        with suppress(BlockingIOError):
            for crumb in _crumbs(said):
                os.write(self._ours, crumb)


def _crumbs(said: bytes) -> Iterator[bytes]:
    for at in range(0, len(said), _CRUMB):
        yield said[at : at + _CRUMB]
