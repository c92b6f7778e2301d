"""An installed wheel runs outside the checkout, with nothing of the checkout in reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment: our wheel, and the locked packages by reference."""
    room = tmp_path_factory.mktemp("wheel")
    source = room / "source"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    for name in (Path(each.decode()) for each in tracked if each):
        if name.parts[0] not in {"tests", "docs", "bench", ".ci"} and (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).hardlink_to(ROOT / name)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            room,
            source,
        ],
        check=True,
        capture_output=True,
    )
    wheel = next(room.glob("*.whl"))
    venv.create(room / "env", with_pip=False)
    python = room / "env" / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel],
        check=True,
        capture_output=True,
    )
    # A plain path entry: unlike a site folder, it brings no editable checkout along.
    (site / "locked.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return room / "env" / "bin"


def _run(installed: Path, tmp_path: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XINFANG_PASSPHRASE": "示例口令-1234"}
    return subprocess.run(
        [installed / argv[0], *argv[1:]],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment,
    )


def test_the_wheel_counts_limits(installed: Path, tmp_path: Path) -> None:
    done = _run(
        installed, tmp_path, "xinfang-desk", "deadline", "notify_15d", "--from", "2026-09-21", "--json"
    )
    assert json.loads(done.stdout)["deadlines"][0]["rolled"] == "2026-10-08", done.stderr


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "python", "-c", "import app, resources; print(app.__file__)")
    assert str(ROOT) not in done.stdout
    assert "site-packages" in done.stdout, done.stderr


@pytest.mark.long
def test_the_wheel_walks_the_tour(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "xinfang-desk", "tour", "--json", "--to", str(tmp_path / "tour"))
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["pictures"]) == 53
