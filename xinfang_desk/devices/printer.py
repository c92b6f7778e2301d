"""The printer (打印机), through the system's print queue; the paper is streamed and left nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess  # the queue is a program; it is called by its path, with no shell
from collections.abc import Sequence
from enum import Enum

from xinfang_desk.devices import page_pictures as pages

_PATIENCE = 20
"""Seconds to wait for the queue before saying that it failed."""
_LANGUAGE = {"LC_ALL": "C.UTF-8"}
"""In any other the print system may write a queue's Chinese name as question marks."""


class Sent(Enum):
    """What became of a job (送打印结果)."""

    TAKEN = "taken"
    """The queue took it."""
    NO_PRINTER = "no_printer"
    """No print system, or no queue at all."""
    GONE = "gone"
    """The chosen queue is not there; no other one is used in its place."""
    REFUSED = "refused"
    """The queue is there and would not take it, or none was chosen and none is set as usual."""


def printers() -> tuple[str, ...]:
    """The names of the queues that this machine knows, none where it has no print system."""
    program = shutil.which("lpstat")
    if program is None:
        return ()
    try:
        listed = subprocess.run(
            [program, "-e"], capture_output=True, timeout=_PATIENCE, check=False, env=os.environ | _LANGUAGE
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    # The print system takes UTF-8 alone for a name, so nothing that could be chosen is lost here.
    lines = listed.stdout.decode("utf-8", "replace").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def lacking(printer_name: str) -> Sent | None:
    """Why nothing can be sent to this queue, or the usual one where none is named; None where it can."""
    known = printers()
    if shutil.which("lp") is None or not known:
        return Sent.NO_PRINTER
    return Sent.GONE if printer_name and printer_name not in known else None


def send(pdf: bytes, *, printer_name: str, title: str) -> Sent:
    """Hand ``pdf`` to a queue under a title of number and kind only; the usual queue where none is named.

    Pages of one size are one job, which asks for that size: a queue's own may be another.
    """
    program = shutil.which("lp")
    lacks = lacking(printer_name)
    if program is None or lacks:
        return lacks or Sent.NO_PRINTER
    # An argument of its own after -d, so that no sign in a name means anything, not even a leading dash.
    queue = ["-d", printer_name] if printer_name else []
    for media, part in pages.by_media(pdf):
        size = ["-o", f"media={media}"] if media else []
        if not _taken([program, *queue, "-t", title, *size, "-o", "print-scaling=none", "-"], part):
            return Sent.REFUSED
    return Sent.TAKEN


def _taken(command: Sequence[str], pdf: bytes) -> bool:
    try:
        done = subprocess.run(
            command,
            input=pdf,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=os.environ | _LANGUAGE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
