"""A roll printer in the network (小票机): a socket that keeps what it is sent, and tells of its paper."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

_ASKED = b"\x10\x04"
"""DLE EOT: what is asked at once, whatever else is printed."""
FULL, EMPTY = b"\x12", b"\x72"


class RollPrinter:
    """Its address, what came, and what it says of its paper; None where it says nothing."""

    def __init__(self, paper: bytes | None = FULL) -> None:
        self.paper = paper
        self.came = b""
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """As it is chosen."""
        return f"socket://127.0.0.1:{self._socket.getsockname()[1]}"

    def off(self) -> None:
        """Switch it off."""
        self._over.set()
        # A last visitor wakes it.
        with socket.create_connection(self._socket.getsockname()):
            pass
        self._thread.join(5)
        self._socket.close()

    def settled(self) -> bytes:
        """All that came, once whoever sent it is gone."""
        self._idle.wait(5)
        return self.came

    _idle = threading.Event()

    def _serve(self) -> None:
        while not self._over.is_set():
            line, _ = self._socket.accept()
            self._idle.clear()
            with line:
                while came := line.recv(1 << 16):
                    if came.startswith(_ASKED) and len(came) == 3:
                        if self.paper is not None:
                            line.sendall(self.paper)
                    else:
                        self.came += came
            self._idle.set()


@contextmanager
def roll_printer(paper: bytes | None = FULL) -> Iterator[RollPrinter]:
    """One that is on until the test is over."""
    printer = RollPrinter(paper)
    try:
        yield printer
    finally:
        printer.off()


def pictures(commands: bytes) -> tuple[Image.Image, bytes]:
    """The raster of the commands as one picture, black on white, and what else they say."""
    rows, rest, at, width = b"", b"", 0, 0
    while at < len(commands):
        if commands[at : at + 3] != b"\x1dv0":
            rest += commands[at : at + 1]
            at += 1
            continue
        across = int.from_bytes(commands[at + 4 : at + 6], "little")
        high = int.from_bytes(commands[at + 6 : at + 8], "little")
        rows += commands[at + 8 : at + 8 + across * high]
        width, at = across, at + 8 + across * high
    picture = Image.frombytes("1", (width * 8, len(rows) // width), bytes(255 - each for each in rows))
    return picture, rest
