"""Screens that nobody sees (Xvfb), for journeys with real keys and real readers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def lacking(needed: Mapping[str, str]) -> str:
    """What to install, of programs and files with their Debian packages; empty when all are there."""
    packages = sorted(package for name, package in needed.items() if not _is_there(name))
    return f"apt-get install {' '.join(packages)}" if packages else ""


def _is_there(name: str) -> bool:
    return shutil.which(name) is not None or Path(name).is_file()


@contextmanager
def display(size: str = "1600x900") -> Iterator[str]:
    """A screen under a number that nobody has."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
