"""Asking a reader for a card (读卡): find, select, read; what goes wrong ends in a state, not in a fault."""

from __future__ import annotations

from time import monotonic

from xinfang_desk.devices.idcard import frames
from xinfang_desk.devices.idcard.card_text import SIZE, read_text
from xinfang_desk.devices.serial_port import Port
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.domain.people.id_card import IdCard

SPEED = 115_200
PATIENCE = 1.5
"""Seconds to wait for an answer: a whole card takes a tenth of one."""
_TRIES = 2
_OUT_OF_ORDER = {frames.NOT_WELL, frames.NOT_AUTHORISED}
_MISHEARD = {frames.BAD_CHECKSUM, frames.BAD_LENGTH, frames.BAD_COMMAND}


class Wrong(Exception):
    """The dialogue ends here, in a state."""

    def __init__(self, state: DeviceState) -> None:
        super().__init__(state.value)
        self.state = state


class CardReader:
    """Reads each card once, for as long as it lies there; of the last one it keeps no more than a hash."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._last: int | None = None

    def look(self, port: Port) -> IdCard | DeviceState:
        """A card that was laid on since the last look, or how the reader stands.

        ``OSError`` where the port has gone.
        """
        try:
            card = self._read(port)
        except Wrong as wrong:
            if wrong.state is DeviceState.READY:
                self._last = None
            return wrong.state
        if hash(card) == self._last:
            return DeviceState.SAME_CARD
        self._last = hash(card)
        return card

    def _read(self, port: Port) -> IdCard:
        self._ask(port, frames.FIND, frames.FOUND, {frames.NONE_THERE: DeviceState.READY})
        self._ask(port, frames.SELECT, frames.DONE, {frames.NOT_SELECTED: DeviceState.LIFTED})
        data = self._ask(port, frames.READ, frames.DONE, {frames.NOT_READ: DeviceState.LIFTED})
        # The lengths of text and photo come first; the photo is passed over unseen.
        text = int.from_bytes(data[:2], "big")
        card = read_text(data[4 : 4 + SIZE]) if text == SIZE else None
        if card is None:
            raise Wrong(DeviceState.UNKNOWN_CARD)
        return card

    def _ask(self, port: Port, asked: tuple[int, int], wanted: int, other: dict[int, DeviceState]) -> bytes:
        state = DeviceState.SILENT
        for _try in range(_TRIES):
            port.write(frames.request(*asked))
            try:
                payload = self._hear(port)
            except frames.Damaged:
                state = DeviceState.GARBLED
                continue
            if payload is None:
                continue
            status = payload[2] if len(payload) > 2 else frames.BAD_LENGTH
            if status == wanted:
                return payload[3:]
            if status not in _MISHEARD:
                faulty = DeviceState.FAULTY if status in _OUT_OF_ORDER else DeviceState.UNREADABLE
                raise Wrong(other.get(status, faulty))
            state = DeviceState.GARBLED
        raise Wrong(state)

    def _hear(self, port: Port) -> bytes | None:
        """The next answer; None where none came whole in time."""
        came, end = b"", monotonic() + self._patience
        while monotonic() < end:
            payload, came = frames.take_frame(came + port.read())
            if payload is not None:
                return payload
        return None
