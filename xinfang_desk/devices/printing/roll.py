"""Rolls that take dots (ESC/POS, 小票机): a slip as a picture and a cut; no drawer is ever opened.

The commands are python-escpos's. A roll printer is reached through its queue, which hands the bytes on, or
where it stands in the network; there it is asked first whether it has paper, since it keeps no queue.
"""

from __future__ import annotations

import socket
import tempfile
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from xinfang_desk.devices.printing.fitted import dots
from xinfang_desk.domain.hall.print_job import PrintOutcome

if TYPE_CHECKING:
    from escpos.escpos import Escpos

SCHEME = "socket"
_PORT = 9100
_PATIENCE = 3
"""Seconds for a printer in the network to answer."""
_DOTS = {80: 576, 58: 384}
"""What a head for a roll of so many millimetres has, at 203 dots an inch."""
_LIKE = "TM-T20II"
"""A printer that the library knows, with the wide head and a cutter; one without a cutter passes it over."""
_AT_ONCE = 256
"""Rows of dots in one picture: a small printer keeps no more."""
_EMPTY = 0
"""What the library says of a roll that is at its end."""


def is_address(printer: str) -> bool:
    """Whether a printer is named by where it stands in the network, and not by its queue."""
    return printer.startswith(f"{SCHEME}://")


def commands(pdf: bytes, roll: int) -> bytes:
    """The slip for a roll of 80 or 58 mm, in the printer's own language."""
    printer = _printers().Dummy(profile=_LIKE)
    _draw(printer, pdf, roll)
    return bytes(printer.output)


def lacking(address: str) -> PrintOutcome | None:
    """Why a printer in the network prints nothing now; None where it does, or does not say."""
    try:
        printer = _reached(address)
    except OSError:
        return PrintOutcome.GONE
    try:
        return PrintOutcome.NO_PAPER if printer.paper_status() == _EMPTY else None
    except OSError:
        # Many do not answer, and print all the same.
        return None
    finally:
        printer.close()


def put(pdf: bytes, address: str, roll: int, copies: int) -> PrintOutcome:
    """Print a slip on a printer in the network."""
    try:
        printer = _reached(address)
    except OSError:
        return PrintOutcome.GONE
    try:
        for _copy in range(copies):
            _draw(printer, pdf, roll)
    except OSError:
        return PrintOutcome.FAILED
    finally:
        printer.close()
    return PrintOutcome.SENT


def _reached(address: str) -> Any:
    """The printer with its line open; ``OSError`` where there is none."""
    try:
        where = urlsplit(address)
        host, port = where.hostname, where.port or _PORT
    except ValueError:
        host, port = None, 0
    if not host:
        raise OSError(address)
    line = socket.create_connection((host, port), _PATIENCE)
    printer = _printers().Network(host, port=port, profile=_LIKE)
    printer.device = line
    return printer


def _draw(printer: Escpos, pdf: bytes, roll: int) -> None:
    printer.hw("INIT")
    for page in dots(pdf, _DOTS[roll]):
        printer.image(page, fragment_height=_AT_ONCE)
        printer.cut()


@cache
def _printers() -> Any:
    """The library's printers; what it writes beside itself when it is read is gone at once."""
    usual = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="xinfang-") as folder:
        tempfile.tempdir = folder
        try:
            from escpos.printer.dummy import Dummy
            from escpos.printer.network import Network
        finally:
            tempfile.tempdir = usual
    return SimpleNamespace(Dummy=Dummy, Network=Network)
