"""The printer (打印机), through the system's print queue; the paper is streamed and left nowhere."""

from __future__ import annotations

import re
import shutil
import subprocess  # the queue is a program; it is called by its path, with no shell
from enum import Enum

_NAME = re.compile(r"[A-Za-z0-9._-]{1,127}")
_PATIENCE = 20
"""Seconds to wait for the queue before saying that it failed."""


class Sent(Enum):
    """What became of a job (送打印结果)."""

    TAKEN = "taken"
    """The queue took it."""
    NO_PRINTER = "no_printer"
    """No print system, no queue of that name, or none set as usual."""
    REFUSED = "refused"
    """The queue is there and would not take it."""


def printers() -> tuple[str, ...]:
    """The names of the queues that this machine knows, none where it has no print system."""
    program = shutil.which("lpstat")
    if program is None:
        return ()
    try:
        listed = subprocess.run(  # noqa: S603
            [program, "-e"], capture_output=True, timeout=_PATIENCE, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(line.strip() for line in listed.stdout.splitlines() if line.strip())


def send(pdf: bytes, *, printer_name: str, title: str) -> Sent:
    """Hand ``pdf`` to a queue under a title of number and kind only; the usual queue where none is named."""
    program = shutil.which("lp")
    known = printers()
    if program is None or not known or (printer_name and printer_name not in known):
        return Sent.NO_PRINTER
    chosen = ["-d", printer_name] if printer_name and _NAME.fullmatch(printer_name) else []
    try:
        done = subprocess.run(  # noqa: S603
            [program, *chosen, "-t", title, "-o", "print-scaling=none", "-"],
            input=pdf,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Sent.REFUSED
    return Sent.TAKEN if done.returncode == 0 else Sent.REFUSED
