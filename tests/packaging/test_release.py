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


def test_two_releasers_sign_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [{"name": "示例", "key": release.key(tmp_path / f"key-{each}")} for each in "abc"]
    pinned = tmp_path / "keys.json"
    pinned.write_text(json.dumps({"note": "", "keys": keys}))
    monkeypatch.setattr(signed, "_KEYS", pinned)
    monkeypatch.setattr(signed.platform, "machine", lambda: "x86_64")
    package = tmp_path / "xinfang-desk_0.2.0_amd64.deb"
    package.write_bytes(deb())
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
