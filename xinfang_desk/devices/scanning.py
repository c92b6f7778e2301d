"""The scanner on a serial line (串口扫码枪): codes as they come, each with its end or a pause behind it."""

from __future__ import annotations

import re
from pathlib import Path

from xinfang_desk.devices.serial_port import Port
from xinfang_desk.domain.hall.device import DeviceState

SPEED = 9_600
"""What they are set to when they are new; on USB it means nothing."""
_ENDS = re.compile(rb"[\r\n\t]+")
_LONGEST = 4096
"""Bytes of a code: the largest QR code has 2,953."""
_INPUTS = Path("/proc/bus/input/devices")
_NAMED = re.compile(r'^N: Name="(?P<name>[^"]*)"', re.MULTILINE)
_SCANS = re.compile(r"scan|barcode|bar code|symbol|honeywell|newland|zebra", re.IGNORECASE)


class CodeReader:
    """Puts together what comes in crumbs."""

    def __init__(self) -> None:
        self._came = b""

    def look(self, port: Port) -> str | DeviceState:
        """The next code, or that the scanner is there. ``OSError`` where the port has gone."""
        fresh = port.read()
        self._came = (self._came + fresh).lstrip(b"\r\n\t")
        code, *rest = _ENDS.split(self._came, maxsplit=1)
        if rest:
            self._came = rest[0]
            return code.decode("ascii", "replace")
        if code and (not fresh or len(code) > _LONGEST):
            # No end came with it, and nothing after it: some scanners send none.
            self._came = b""
            return code.decode("ascii", "replace")
        return DeviceState.READY


def keyboards(inputs: Path = _INPUTS) -> tuple[str, ...]:
    """What types as a keyboard and calls itself a scanner; none where the system does not tell."""
    try:
        listed = inputs.read_text("utf-8", "replace")
    except OSError:
        return ()
    names = dict.fromkeys(found["name"].strip() for found in _NAMED.finditer(listed))
    return tuple(name for name in names if _SCANS.search(name))
