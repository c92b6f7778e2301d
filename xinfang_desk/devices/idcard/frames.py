"""Frames of the reader's serial line (SDT): ``AA AA AA 96 69 | length | payload | checksum``.

115200 8N1. The length counts payload and checksum; the checksum is the XOR of length and payload. A request's
payload is a command and a parameter, an answer's two zeros, a status and data. GA 467 itself is not public;
the numbers are those on which several open programs for such readers agree (decision 0018).
"""

from __future__ import annotations

from functools import reduce
from operator import xor

PREAMBLE = b"\xaa\xaa\xaa\x96\x69"

FIND, SELECT, READ = (0x20, 0x01), (0x20, 0x02), (0x30, 0x01)
"""Command and parameter: is a card there, turn to it, read its text and photo."""

FOUND, DONE = 0x9F, 0x90
NONE_THERE, NOT_SELECTED, NOT_READ = 0x80, 0x81, 0x41
BAD_CHECKSUM, BAD_LENGTH, BAD_COMMAND = 0x10, 0x11, 0x21
NOT_WELL, NOT_AUTHORISED = 0x60, 0x66
"""The reader's own test failed; its security module is not admitted."""

LONGEST = 4096
"""Bytes that a length may name; a card with its photo and fingerprints has 2,321."""
_HEAD = len(PREAMBLE) + 2


class Damaged(Exception):
    """A frame came, and its checksum does not fit."""


def request(command: int, parameter: int) -> bytes:
    """What the reader is asked."""
    return frame(bytes((command, parameter)))


def answer(status: int, data: bytes = b"") -> bytes:
    """What a reader answers."""
    return frame(bytes((0, 0, status)) + data)


def frame(payload: bytes) -> bytes:
    """``payload`` as it goes over the line."""
    body = (len(payload) + 1).to_bytes(2, "big") + payload
    return PREAMBLE + body + bytes((_checksum(body),))


def take_frame(came: bytes) -> tuple[bytes | None, bytes]:
    """The payload of the first whole frame in what came, and what is left of it; None where more must come.

    Noise before the preamble is passed over. :class:`Damaged` where the checksum does not fit.
    """
    while (start := came.find(PREAMBLE)) >= 0:
        came = came[start:]
        length = int.from_bytes(came[len(PREAMBLE) : _HEAD], "big")
        end = _HEAD + length
        if len(came) >= _HEAD and not 2 <= length <= LONGEST:
            came = came[1:]
            continue
        if len(came) < _HEAD or len(came) < end:
            return None, came
        if _checksum(came[len(PREAMBLE) : end - 1]) != came[end - 1]:
            raise Damaged
        return came[_HEAD : end - 1], came[end:]
    return None, came[1 - len(PREAMBLE) :]


def _checksum(body: bytes) -> int:
    return reduce(xor, body, 0)
