"""Processes of their own (子进程): started with compiled code, offscreen, and heard to the end."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any

from bench import homes
from bench.child import BEGUN
from bench.figure import BenchFault

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 600.0
"""Seconds after which a child has got stuck."""


def compile_all() -> None:
    """Compile ours and all that is installed: without bytecode a start measures the compiler."""
    for folder in (ROOT / "ui", ROOT / "xinfang_desk", ROOT / "bench", Path(sysconfig.get_path("purelib"))):
        compileall.compile_dir(folder, quiet=2, workers=0)
    compileall.compile_file(ROOT / "app.py", quiet=2)


def run_child(what: str, *arguments: object, screens: Path | None = None) -> dict[str, Any]:
    """What ``bench.child`` says of ``what``, with the moment of its start to count from."""
    platform = f"offscreen:configfile={screens}" if screens else "offscreen"
    environment = os.environ | {
        "QT_QPA_PLATFORM": platform,
        "XINFANG_PASSPHRASE": homes.PASSPHRASE,
        BEGUN: str(time.monotonic()),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.child", what, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    said = done.stdout.strip().splitlines()
    if done.returncode or not said:
        raise BenchFault(f"{what} ended with {done.returncode}: {done.stderr[-400:]}")
    found: dict[str, Any] = json.loads(said[-1])
    return found
