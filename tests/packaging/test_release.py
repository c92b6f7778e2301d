"""What the releasers' tool signs is what a program takes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.updates.conftest import deb
from xinfang_desk.updates import signed

_SPEC = importlib.util.spec_from_file_location("release", "packaging/deb/release.py")
assert _SPEC is not None
assert _SPEC.loader is not None
release = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(release)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package for a program that knows ``key-a``, ``key-b`` and ``key-c``."""
    keys = [{"name": "示例", "key": release.key(tmp_path / f"key-{each}")} for each in "abc"]
    pinned = tmp_path / "keys.json"
    pinned.write_text(json.dumps({"note": "", "keys": keys}))
    monkeypatch.setattr(signed, "_KEYS", pinned)
    monkeypatch.setattr(signed.platform, "machine", lambda: "x86_64")
    package = tmp_path / "xinfang-desk_0.2.0_amd64.deb"
    package.write_bytes(deb())
    return package


def test_two_releasers_sign_one_after_the_other(package: Path, tmp_path: Path) -> None:
    release.make(tmp_path / "stick", [package], "0.1.0")
    assert release.sign(tmp_path / "stick", tmp_path / "key-a") == 1
    # The same releaser again is no second one.
    assert release.sign(tmp_path / "stick", tmp_path / "key-a") == 1
    found = signed.look(tmp_path / "stick", tmp_path)
    assert found.refused is not None
    assert found.refused.code == "update.signatures"
    assert release.sign(tmp_path / "stick", tmp_path / "key-c") == 2
    assert signed.look(tmp_path / "stick", tmp_path).refused is None
    assert (tmp_path / "key-a").stat().st_mode & 0o777 == 0o600


def test_a_key_that_no_program_knows_signs_nothing(package: Path, tmp_path: Path) -> None:
    release.make(tmp_path / "stick", [package], "0.1.0")
    release.key(tmp_path / "key-of-mine")
    with pytest.raises(SystemExit, match=r"key-of-mine: not one of the three release keys"):
        release.sign(tmp_path / "stick", tmp_path / "key-of-mine")
    assert not (tmp_path / "stick" / signed.FOLDER / signed.STATEMENT).exists()


def test_nothing_is_signed_for_programs_with_placeholders(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release.make(tmp_path / "stick", [package], "0.1.0")
    monkeypatch.setattr(release, "is_trial", lambda: True)
    with pytest.raises(SystemExit, match="placeholder"):
        release.sign(tmp_path / "stick", tmp_path / "key-a")


def test_a_releaser_signs_no_package_but_the_one_that_was_named(package: Path, tmp_path: Path) -> None:
    release.make(tmp_path / "stick", [package], "0.1.0")
    (tmp_path / "stick" / signed.FOLDER / package.name).write_bytes(b"another")
    with pytest.raises(SystemExit, match=r"amd64\.deb: not the package"):
        release.sign(tmp_path / "stick", tmp_path / "key-a")


def test_a_statement_that_no_program_would_read_is_not_made(package: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="min_from"):
        release.make(tmp_path / "stick", [package], "latest")
    assert not (tmp_path / "stick").exists()
