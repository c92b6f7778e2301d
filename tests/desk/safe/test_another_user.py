"""A home that this user of the machine may not look into."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE
from xinfang_desk import vault
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence


def test_a_home_of_another_user_of_the_machine_is_not_called_damaged(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_where: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(vault, "read_regular", refused)
    with pytest.raises(DeskError, match=r"home\.not_yours") as told:
        open_desk(home, PASSPHRASE)
    assert "没有坏" in sentence(told.value.code, told.value.facts)
