"""Fixtures for the batch: a forge, and a watch on what it leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from bag_forge import Forge


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


@pytest.fixture
def no_plain_text_left(forge: Forge):
    """After the test, the work folder is empty: whatever happened, no plain text is left behind."""
    yield
    assert list(forge.work.iterdir()) == []
