"""The package's window (安装包的窗口) beside the checkout's: what is carried along must cost no time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figure import BenchFault, Figure, Sizes, of_samples
from bench.process import ROOT

_WHAT = "process start to first paint of the window of dist/*.deb, in a root ÷ the same of the checkout's"


def bundle_start(sizes: Sizes) -> Figure:
    """How soon the .deb's window is painted; as root, since its files stand where they were made to stand."""
    packages = sorted((ROOT / "dist").glob("xinfang-desk_*_amd64.deb"))
    if not packages or os.geteuid():
        raise BenchFault("wants root, and a package from: make deb")
    with tempfile.TemporaryDirectory() as root:
        subprocess.run(["dpkg-deb", "-x", packages[-1], root], check=True)
        Path(root, "tmp").mkdir()
        starts = [str(ROOT / "packaging/prove/starts.sh"), sys.executable, root, str(sizes.windows)]
        done = subprocess.run(starts, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchFault(f"ended with {done.returncode}: {done.stderr[-400:]}")
    taken = json.loads(done.stdout.splitlines()[-1])
    return of_samples(taken["package"], taken["checkout"], what=_WHAT)
