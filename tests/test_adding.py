"""Every example of docs/adding.md still fits the program, and does what its check says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RUN = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-c"]}

_, *_parts = _HEADING.split((ROOT / "docs" / "adding.md").read_text("utf-8"))
PARTS = {name: _FENCE.findall(part) for name, part in zip(_parts[::2], _parts[1::2], strict=True)}
BEFORE = PARTS.pop("Before you begin")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is, and the desk of fictional people beside it."""
    folder = tmp_path_factory.mktemp("adding") / "as-it-is"
    for room in ("ui", "xinfang_desk"):
        # With the bytecode beside it, so that little is compiled anew; not what is only just being written.
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy2(ROOT / "app.py", folder)
    (folder / "resources").symlink_to(ROOT / "resources")
    for kind, file, text in BEFORE:
        if file:
            (folder / file).write_text(text, "utf-8")
        else:
            _run(folder, kind, text)
    return folder


def _run(folder: Path, kind: str, text: str) -> None:
    """Run it with this folder's program before the one that is installed."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder),
        "XINFANG_HOME": str(folder / "trial"),
        "XINFANG_PASSPHRASE": "示例口令-1234",
    }
    done = subprocess.run(
        [*_RUN[kind], text], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_tells_of_all_six() -> None:
    assert list(PARTS) == ["A paper", "A verb", "A field", "A page", "A setting", "A duty"]
    for name, fences in PARTS.items():
        kinds = [kind for kind, _file, _text in fences]
        assert kinds.count("diff") == 1, name
        assert set(kinds[kinds.index("diff") + 1 :]) & set(_RUN), f"{name} has no check"


@pytest.mark.parametrize("name", PARTS)
def test_the_example_fits_and_does_what_it_says(name: str, trial: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(trial, tmp_path / "with-it", symlinks=True)
    for kind, _file, text in PARTS[name]:
        if kind == "diff":
            # Within a repository it would leave out what is not that repository's.
            alone = os.environ | {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
            fitted = subprocess.run(
                ["git", "apply", "-C1", "-"],
                cwd=folder, env=alone, input=text, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert fitted.returncode == 0, fitted.stderr
        else:
            _run(folder, kind, text)
