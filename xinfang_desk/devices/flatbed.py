"""The scanner on the desk (扫描仪): one page by SANE's ``scanimage``, where the system has it."""

from __future__ import annotations

import shutil
import subprocess  # a program of the system, by a list of arguments and with no shell

from xinfang_desk.domain.errors import DeskError

_PROGRAM = "scanimage"
_SECONDS = 120


def is_there() -> bool:
    """Whether the system can be asked to scan; whether a scanner is plugged in, scanning says."""
    return shutil.which(_PROGRAM) is not None


def scan(dots: int) -> bytes:
    """One page in colour as PNG, at so many dots an inch; ``scanner.failed``."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise DeskError("scanner.failed")
    asked = [program, "--format=png", "--mode=Color", f"--resolution={dots}"]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as fault:
        raise DeskError("scanner.failed") from fault
    return done.stdout
