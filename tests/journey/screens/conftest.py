"""What the journeys on a screen share: a real print system of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.devices.print_system import PrintSystem, print_system


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    """The one that every program asks which the test starts; it has no queue yet."""
    with print_system() as running:
        for name, value in running.env.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def printer(cups: PrintSystem) -> PrintSystem:
    """With the one queue of the desk, which takes everything."""
    cups.add("front")
    return cups
