"""Serial ports (串口): which there are, and one held open; by pyserial on every system."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from xinfang_desk.domain.hall.device import DeviceState

if TYPE_CHECKING:
    from serial import Serial

_TICK = 0.05
"""Seconds that a read waits for the next byte."""
_PATIENCE = 1.0
"""Seconds that a write waits for a port that takes nothing."""
_STATES = {
    errno.ENOENT: DeviceState.GONE,
    errno.ENODEV: DeviceState.GONE,
    errno.ENXIO: DeviceState.GONE,
    errno.EIO: DeviceState.GONE,
    errno.EACCES: DeviceState.DENIED,
    errno.EPERM: DeviceState.DENIED,
    errno.EBUSY: DeviceState.BUSY,
    errno.EAGAIN: DeviceState.BUSY,
}
_TOLD = re.compile(r"\((\d+), ")
"""On Windows pyserial passes on the number of an error in its words alone."""
_USB = Path("/sys/bus/usb/devices")
_VENDORS_OWN = {("0400", "c35a"), ("0483", "5652")}
"""USB readers of identity cards that are no serial port: they want their maker's library."""


class Port(Protocol):
    """A port held open. ``OSError`` from each of the three where it has gone."""

    def read(self) -> bytes:
        """What came, after a moment's waiting; nothing where nothing came."""

    def write(self, content: bytes) -> None:
        """Send; what came before is thrown away."""

    def close(self) -> None:
        """Let it go."""


class NotOpened(Exception):
    """The port cannot be had, for the reason that the state says."""

    def __init__(self, state: DeviceState) -> None:
        super().__init__(state.value)
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A port that is there: the name to open it by, and what the system calls what hangs on it."""

    port: str
    name: str


def ports() -> tuple[Found, ...]:
    """The serial ports of this machine that something hangs on."""
    from serial.tools.list_ports import comports

    # Built-in ports that nothing answers from are told of as "n/a".
    found = [each for each in comports() if each.hwid != "n/a" or not each.device.startswith("/dev/ttyS")]
    return tuple(
        Found(port=each.device, name=(each.product or each.description or "").strip())
        for each in sorted(found, key=lambda each: str(each.device))
    )


def vendors_own(devices: Path = _USB) -> tuple[str, ...]:
    """Card readers on USB that only their maker's library opens, by their USB numbers (vendor:product)."""
    seen = []
    for folder in sorted(devices.glob("*")):
        try:
            numbers = tuple((folder / name).read_text("ascii").strip() for name in ("idVendor", "idProduct"))
        except (OSError, UnicodeDecodeError):
            continue  # an interface, or pulled out meanwhile
        if numbers in _VENDORS_OWN:
            seen.append(":".join(numbers))
    return tuple(seen)


def open_port(name: str, speed: int) -> Port:
    """Hold a port for ourselves alone; :class:`NotOpened` where it cannot be had."""
    from serial import Serial

    try:
        return _Open(Serial(name, speed, timeout=_TICK, write_timeout=_PATIENCE, exclusive=True))
    except ValueError:
        raise NotOpened(DeviceState.NO_PORT) from None
    except OSError as fault:
        raise NotOpened(_STATES.get(fault.errno or _told(fault), DeviceState.NO_PORT)) from None


def _told(fault: OSError) -> int:
    found = _TOLD.search(str(fault))
    number = int(found[1]) if found else 0
    # Windows keeps nobody from a free port: one that is refused is held by another program.
    return errno.EBUSY if number == errno.EACCES else number


class _Open:
    """A port of pyserial."""

    def __init__(self, line: Serial) -> None:
        self._line = line

    def read(self) -> bytes:
        return bytes(self._line.read(self._line.in_waiting or 1))

    def write(self, content: bytes) -> None:
        # Not by reset_input_buffer: of a port that has gone it tells by an error that is no OSError.
        self._line.read(self._line.in_waiting)
        self._line.write(content)

    def close(self) -> None:
        self._line.close()
