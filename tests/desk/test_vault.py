"""The key and its passphrase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT
from xinfang_desk.vault import create_vault, open_vault

PASSPHRASE = "示例口令-1234"


def test_the_passphrase_opens_and_another_does_not(tmp_path: Path) -> None:
    key = create_vault(tmp_path, PASSPHRASE)
    assert open_vault(tmp_path, PASSPHRASE) == key
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_vault(tmp_path, PASSPHRASE + " ")
    assert (tmp_path / VAULT).stat().st_mode & 0o077 == 0


def test_a_vault_is_never_overwritten(tmp_path: Path) -> None:
    create_vault(tmp_path, PASSPHRASE)
    before = (tmp_path / VAULT).read_bytes()
    with pytest.raises(DeskError, match=r"home\.not_empty"):
        create_vault(tmp_path, PASSPHRASE)
    assert (tmp_path / VAULT).read_bytes() == before


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"v": 1, "salt": "!", "nonce": "", "key": ""}'])
def test_a_damaged_vault_is_said_to_be_damaged(tmp_path: Path, damage: str) -> None:
    create_vault(tmp_path, PASSPHRASE)
    (tmp_path / VAULT).write_text(damage)
    with pytest.raises(DeskError, match=r"vault\.damaged"):
        open_vault(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("field", ["salt", "nonce", "key"])
def test_a_changed_vault_does_not_open(tmp_path: Path, field: str) -> None:
    create_vault(tmp_path, PASSPHRASE)
    content = json.loads((tmp_path / VAULT).read_text())
    content[field] = ("A" if content[field][0] != "A" else "B") + content[field][1:]
    (tmp_path / VAULT).write_text(json.dumps(content))
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_vault(tmp_path, PASSPHRASE)
