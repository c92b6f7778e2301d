"""How soon the package's window is painted beside the checkout's, in turns, offscreen (开窗快慢).

Called by ``starts.sh`` with the root, where the package is unpacked, and how many turns. The last line is the
milliseconds of both as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench import homes
from bench.child import BEGUN
from bench.process import ROOT, compile_all

_DESK, _WATCH = Path("root/starts"), Path("tmp/watch")
"""In the root: the register that both open, and what watches the window."""
_PROGRAM = "/opt/xinfang-desk/current"
_RUN = """\
import runpy, sys
sys.path.append(sys.argv.pop(1))
runpy.run_module("bench.child", run_name="__main__")
"""


def first_paint(root: Path, *, package: bool) -> float:
    """Milliseconds from the start of the process to the window's first paint."""
    inside = Path("/") if package else root
    python = f"{_PROGRAM}/python/bin/python3.11" if package else sys.executable
    words = [python, "-I", "-c", _RUN, str(inside / _WATCH if package else ROOT), "desk", str(inside / _DESK)]
    environment = {"HOME": "/root", "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"XINFANG_PASSPHRASE": homes.PASSPHRASE, BEGUN: str(time.monotonic())}
    within = ["chroot", str(root)] if package else []
    done = subprocess.run([*within, *words], env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["first_paint"])


def main(root: Path, turns: int) -> None:
    """Take turns; the first of each is not counted."""
    compile_all()
    shutil.rmtree(root / _DESK, ignore_errors=True)
    shutil.copytree(ROOT / "bench", root / _WATCH / "bench", dirs_exist_ok=True)
    office = ["--office-code", "411526102", "--office-name", "示例镇", "--desk", "1", "--officer", "示例员"]
    init = ["chroot", str(root), f"{_PROGRAM}/bin/xinfang-desk", "--home", f"/{_DESK}", "init", *office]
    subprocess.run(
        init, env=os.environ | {"XINFANG_PASSPHRASE": homes.PASSPHRASE}, check=True, capture_output=True
    )
    taken: dict[str, list[float]] = {"package": [], "checkout": []}
    for turn in range(turns + 1):
        for which in taken if turn % 2 else reversed(taken):
            taken[which].append(first_paint(root, package=which == "package"))
    counted = {which: each[1:] for which, each in taken.items()}
    ours, theirs = (statistics.median(each) for each in counted.values())
    told = f"package {ours:.0f} ms, checkout {theirs:.0f} ms, {ours / theirs:.2f}"
    print(f"{f'start to first paint, {turns} turns':58} {told}")
    print(json.dumps(counted))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
