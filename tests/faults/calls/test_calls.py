"""The short form of ``python -m tests.faults.calls``; and a program deaf to flushes is seen to lose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_SHORT = ("register", "passphrase", "batch", "receive", "restore", "update")


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.faults.calls", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_call_that_fails_is_told_and_loses_nothing(tmp_path: Path) -> None:
    state = tmp_path / "state"
    done = _run(*_SHORT, "--sample", "8", "--state", str(state))
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [json.loads(line) for line in state.read_text("utf-8").splitlines()]
    assert {each["work"] for each in rows} == set(_SHORT)
    # Some were refused: the calls did fail.
    assert len({each["told"] for each in rows}) > 3


@pytest.mark.slow
def test_who_does_not_listen_to_a_flush_is_seen_to_lose(tmp_path: Path) -> None:
    listening, careless = (_run(each, "--only", "flush") for each in ("passphrase", "careless"))
    assert listening.returncode == 0, listening.stdout + listening.stderr
    assert careless.returncode == 1, careless.stdout + careless.stderr
    assert "not there" in careless.stdout
