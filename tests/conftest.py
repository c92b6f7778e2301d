"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from xinfang_desk import system, vault

# An invisible screen, unless a test run asks for a real one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Thousands of homes are written, flushed and thrown away: in memory, where that has room and runs programs.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK):
    _has = os.statvfs(_MEMORY)
    if _has.f_bavail * _has.f_frsize >= _ROOM and not _has.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = str(_MEMORY)

# A slow machine is no fault of the code: no example is judged by how long it took.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_measured = vault.measured_kdf


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is slow begins first: no core waits at the end for the other's longest file."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def measured_kdf() -> Callable[[], dict[str, Any]]:
    """How hard a passphrase is really made to guess, for the test of that."""
    return _measured


@pytest.fixture(autouse=True)
def _machine_with_an_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """As every installed system is, whatever these tests run on: ``check`` looks for it."""
    monkeypatch.setattr(system, "_IDENTITIES", (Path(__file__),))


@pytest.fixture(scope="session", autouse=True)
def state_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the program keeps what is a person's own: not among the files of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _quick_to_open() -> Iterator[None]:
    """Passphrases are stretched in a moment: a home is opened thousands of times here."""
    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vault, "measured_kdf", lambda: quick)
        yield
