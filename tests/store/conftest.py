from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import KEY, SEAL_KEY
from xinfang_desk.store.file.register import Register, open_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(tmp_path / "register.db", KEY) as opened:
        opened.recipients = (SEAL_KEY.public,)
        yield opened
