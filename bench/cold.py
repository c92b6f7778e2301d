"""A cold start (冷启动): what an old disk is asked for before the officer can write, beside a bare window's.

As root, with strace(1): the files are counted from outside, and the system forgets what it read before.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from bench import homes
from bench.child import OPENED
from bench.figure import BenchFault, Figure, Sizes, of_samples
from bench.process import ROOT, run_child
from bench.windows import screens_in

_BARE = "÷ the same of a bare QLabel window before its first paint"
_RUNS = 3
_FORGET = Path("/proc/sys/vm/drop_caches")
_FOUND = re.compile(
    r'open(?:at)?\((?:AT_FDCWD, )?"(?!/proc/|/sys/|/dev/)([^"]+)", (?!\S*O_DIRECTORY)[^)]*\) = \d'
)


def cold_files(sizes: Sizes) -> Figure:
    """How many files are opened."""
    with homes.copy_of(sizes.register) as folder:
        desk, bare = (_opened(kind, folder) for kind in ("desk", "bare"))
    return of_samples([desk], [bare], unit="files", what=f"files opened before a key is accepted {_BARE}")


def cold_bytes(sizes: Sizes) -> Figure:
    """How much is read from the disk, with what the system reads ahead."""
    desks, bares = _read(sizes)
    what = f"bytes read from the disk before a key is accepted, nothing kept in memory {_BARE}"
    return of_samples(desks, bares, unit="MB", what=what)


def _opened(kind: str, folder: Path) -> int:
    """Each file once, folders and what is no file on the disk left out."""
    if not shutil.which("strace"):
        raise BenchFault("wants strace")
    said = folder / f"{kind}.strace"
    words = ["strace", "-f", "-qq", "-e", "trace=open,openat", "-o", str(said)]
    arguments = [str(folder / homes.DESK)] if kind == "desk" else []
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens_in(folder)}",
        "XINFANG_PASSPHRASE": homes.PASSPHRASE,
        "XINFANG_BENCH_BEGUN": "0",
    }
    subprocess.run(
        [*words, sys.executable, "-m", "bench.child", kind, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    before, mark, _after = said.read_text("utf-8", "replace").partition(str(OPENED))
    if not mark:
        raise BenchFault("it was never seen that a key was accepted")
    return len(set(_FOUND.findall(before)))


@cache
def _read(sizes: Sizes) -> tuple[list[float], list[float]]:
    """Megabytes of each start of the desk and of the bare window, in turns."""
    desks: list[float] = []
    bares: list[float] = []
    with homes.copy_of(sizes.register) as folder:
        screens = screens_in(folder)
        for _run in range(_RUNS):
            for kind, kept in (("bare", bares), ("desk", desks)):
                _forget()
                arguments = [folder / homes.DESK] if kind == "desk" else []
                kept.append(run_child(kind, *arguments, screens=screens)["disk"])
    return desks, bares


def _forget() -> None:
    os.sync()
    try:
        _FORGET.write_text("1")
    except OSError as fault:
        raise BenchFault("wants root, to make the system forget what it read") from fault
