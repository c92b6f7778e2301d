"""The key and its passphrases."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from xinfang_desk import vault
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT
from xinfang_desk.vault import create_vault, open_vault

PASSPHRASE = "示例口令-1234"
OTHER = "另一个口令-5678"


def _content(home: Path) -> Any:
    return json.loads((home / VAULT).read_text("utf-8"))


def test_the_passphrase_opens_and_another_does_not(tmp_path: Path) -> None:
    key = create_vault(tmp_path, PASSPHRASE)
    assert open_vault(tmp_path, PASSPHRASE) == key
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_vault(tmp_path, PASSPHRASE + " ")
    assert (tmp_path / VAULT).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [VAULT]


def test_a_vault_is_never_overwritten(tmp_path: Path) -> None:
    create_vault(tmp_path, PASSPHRASE)
    before = (tmp_path / VAULT).read_bytes()
    with pytest.raises(DeskError, match=r"home\.not_empty"):
        create_vault(tmp_path, PASSPHRASE)
    assert (tmp_path / VAULT).read_bytes() == before


@pytest.mark.parametrize(
    "damage", ["", "{}", "[]", '{"v": 1, "salt": "!", "nonce": "", "key": ""}', '{"v": 2, "holders": [{}]}']
)
def test_a_damaged_vault_is_said_to_be_damaged(tmp_path: Path, damage: str) -> None:
    create_vault(tmp_path, PASSPHRASE)
    (tmp_path / VAULT).write_text(damage)
    with pytest.raises(DeskError, match=r"vault\.damaged"):
        open_vault(tmp_path, PASSPHRASE)


@pytest.mark.parametrize("field", ["salt", "nonce", "secret"])
def test_a_changed_vault_does_not_open(tmp_path: Path, field: str) -> None:
    create_vault(tmp_path, PASSPHRASE)
    content = _content(tmp_path)
    wrap = content["holders"][0]["key"]
    wrap[field] = ("A" if wrap[field][0] != "A" else "B") + wrap[field][1:]
    (tmp_path / VAULT).write_text(json.dumps(content))
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_vault(tmp_path, PASSPHRASE)


@pytest.mark.parametrize(
    ("field", "value"), [("id", "2"), ("name", "别人"), ("duties", ["auditor", "head"]), ("duties", [])]
)
def test_what_an_account_may_do_cannot_be_edited(tmp_path: Path, field: str, value: object) -> None:
    create_vault(tmp_path, PASSPHRASE, name="示例员", duties=["auditor"])
    content = _content(tmp_path)
    content["holders"][0][field] = value
    (tmp_path / VAULT).write_text(json.dumps(content))
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_vault(tmp_path, PASSPHRASE)


def test_a_vault_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    create_vault(tmp_path, PASSPHRASE)
    content = _content(tmp_path)
    content["holders"][0]["key"]["kdf"]["memory_kib"] = 2**31
    (tmp_path / VAULT).write_text(json.dumps(content))
    with pytest.raises(DeskError, match=r"vault\.damaged"):
        open_vault(tmp_path, PASSPHRASE)


def test_each_holder_opens_with_a_passphrase_of_their_own(tmp_path: Path) -> None:
    key = create_vault(tmp_path, PASSPHRASE)
    known = vault.read_vault(tmp_path)
    second = vault.new_holder("2", "二号", ("auditor",), key, OTHER)
    vault.write_vault(tmp_path, replace(known, holders=(*known.holders, second)))
    holders = vault.read_vault(tmp_path).holders
    assert [vault.open_holder(holders, each)[0].id for each in (PASSPHRASE, OTHER)] == ["1", "2"]
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        vault.open_holder(holders[:1], OTHER)


def test_the_key_to_accusations_is_not_under_the_registers_key(tmp_path: Path) -> None:
    key = create_vault(tmp_path, PASSPHRASE)
    holder = vault.with_confidential(vault.read_vault(tmp_path).holders[0], "AGE-SECRET", OTHER)
    assert vault.open_confidential(holder, OTHER) == "AGE-SECRET"
    for wrong in (PASSPHRASE, key.hex()):
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            vault.open_confidential(holder, wrong)
    with pytest.raises(DeskError, match=r"seal\.not_holder"):
        vault.open_confidential(replace(holder, confidential=None), OTHER)


def test_a_recovery_code_opens_until_the_next_one(tmp_path: Path) -> None:
    key = create_vault(tmp_path, PASSPHRASE)
    known = vault.with_recovery(vault.read_vault(tmp_path), key, "1" * 30)
    assert vault.open_recovery(known, "1" * 30) == (key, "")
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        vault.open_recovery(vault.with_recovery(known, key, "2" * 30), "1" * 30)


@pytest.mark.parametrize("passphrase", ["1234567", "aaaaaaaa"])
def test_a_passphrase_that_is_easily_guessed_is_not_taken(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(DeskError, match=r"passphrase\.short"):
        create_vault(tmp_path, passphrase)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("once", "passes"), [(0.001, 12), (0.1, 3), (0.15, 2), (5.0, 2)])
def test_the_stretching_is_measured_to_300_ms(
    monkeypatch: pytest.MonkeyPatch, measured_kdf: Callable[[], dict[str, Any]], once: float, passes: int
) -> None:
    times = iter((10.0, 10.0 + once))
    monkeypatch.setattr(vault.time, "perf_counter", lambda: next(times))
    kdf = measured_kdf()
    assert (kdf["name"], kdf["memory_kib"], kdf["passes"]) == ("argon2id", 65536, passes)


def test_a_vault_of_the_first_format_opens(tmp_path: Path) -> None:
    key = bytes(range(32))
    wrapped = vault._wrap_out(vault.wrap(key, PASSPHRASE, "xinfang-desk vault 1"))
    first = {"v": 1, "kdf": wrapped["kdf"], "salt": wrapped["salt"], "nonce": wrapped["nonce"]}
    (tmp_path / VAULT).write_text(json.dumps(first | {"key": wrapped["secret"]}))
    assert open_vault(tmp_path, PASSPHRASE) == key
