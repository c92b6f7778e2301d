"""What the package carries of others: locked by hash, named in the bill, each with its licence."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.conftest import Script


def _lock(folder: Path, content: bytes, package: str = "libexample1") -> Path:
    lock = folder / "some.lock"
    lock.write_text(f"# a line\ntrixie {package} 1:2.0-1 {hashlib.sha256(content).hexdigest()}\n")
    return lock


@pytest.mark.parametrize("architecture", ["amd64", "arm64"])
def test_every_line_of_the_lock_is_whole_and_names_a_package_once(script: Script, architecture: str) -> None:
    locked = script("carried").locked(architecture)
    assert len({each.package for each in locked}) == len(locked) > 50
    assert {each.suite for each in locked} == {"bookworm", "trixie"}
    assert all(re.fullmatch(r"[0-9a-f]{64}", each.sha256) for each in locked)
    assert len({each.sha256 for each in locked}) == len(locked)
    parts = {"python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib"}
    assert len({each.version for each in locked if each.package in parts}) == 1


def test_both_machines_carry_the_same_versions_of_other_builds(script: Script) -> None:
    ours, theirs = (
        {each.package: each for each in script("carried").locked(machine)} for machine in ("amd64", "arm64")
    )
    for name in ours.keys() & theirs.keys():
        assert ours[name].version == theirs[name].version
        assert ours[name].sha256 != theirs[name].sha256


def test_a_package_whose_bytes_are_not_those_of_the_lock_ends_the_build(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = script("carried")
    monkeypatch.setattr(carried, "lock_of", lambda _machine: _lock(tmp_path, b"sound"))
    locked = carried.locked("amd64")
    kept = tmp_path / "cache" / f"{locked[0].sha256}.deb"
    kept.parent.mkdir()
    kept.write_bytes(b"sound")
    assert carried.fetch(locked, "amd64", kept.parent) == [kept]
    # Also one that was kept from the build before.
    kept.write_bytes(b"cut")
    with pytest.raises(SystemExit, match="another SHA-256"):
        carried.fetch(locked, "amd64", kept.parent)
    assert not kept.exists()


def test_the_bill_is_of_the_whole_bundle(script: Script) -> None:
    bill = script("notices").bill("amd64")
    purls = [each["purl"] for each in bill["components"]]
    for each in script("carried").locked("amd64"):
        assert f"pkg:deb/debian/{each.package}@{each.version}?arch=amd64&distro={each.suite}" in purls
    assert any(purl.startswith("pkg:deb/debian/python3.11-minimal@") for purl in purls)
    assert any(purl.startswith("pkg:pypi/pyside6-essentials@") for purl in purls)
    assert {each["scope"] for each in bill["components"]} == {"required"}
    assert all(each["properties"] for each in bill["components"])
    assert len(purls) == len(set(purls))
    # Where there is no network nothing is added later: what a checkout may leave out is carried.
    for name in ("psycopg-binary", "gmssl-pyx"):
        assert any(purl.startswith(f"pkg:pypi/{name}@") for purl in purls)
    # The typefaces are other people's too.
    assert any(purl.startswith("pkg:deb/debian/fonts-hanazono@") for purl in purls)
    assert any(purl.startswith("pkg:npm/%40expo-google-fonts/noto-serif-sc@") for purl in purls)
    # Another bill than that of the wheels alone, and of the other machine.
    numbers = {script("notices").bill(each)["serialNumber"] for each in ("amd64", "arm64")}
    assert len(numbers | {script("sbom").bill()["serialNumber"]}) == 3
    json.dumps(bill)


def _package(site: Path, name: str, **files: str) -> None:
    about = site / f"{name}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Name: x")
    for place, text in files.items():
        file = about / place.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


@pytest.fixture
def gather(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Gathers the licences of a bundle of one Debian package and the Python packages laid under ``site``."""
    notices, carried = script("notices"), script("carried")
    if not Path("/usr/share/common-licenses/LGPL-3").exists():
        pytest.skip("the texts of the common licences are Debian's")
    text = tmp_path / "debian/usr/share/doc/libexample1/copyright"
    text.parent.mkdir(parents=True)
    text.write_text("of the library")
    (text.parent.parent / "libexample-dev").symlink_to("libexample1")
    lock = _lock(tmp_path, b"-")
    lock.write_text(lock.read_text() + f"trixie libexample-dev 2.0 {'0' * 64}\n")
    monkeypatch.setattr(notices, "locked", carried.locked)
    monkeypatch.setattr(carried, "lock_of", lambda _machine: lock)

    def gathered() -> dict[str, str]:
        into = tmp_path / "licences"
        shutil.rmtree(into, ignore_errors=True)
        notices.gather("amd64", tmp_path / "debian", tmp_path / "site", into)
        return {str(file.relative_to(into)): file.read_text() for file in into.rglob("*") if file.is_file()}

    return gathered


def test_each_carried_package_comes_with_its_licence(gather: Any, tmp_path: Path) -> None:
    site = tmp_path / "site"
    _package(site, "plain-1.0", LICENSE="plain")
    # As the engine that reads PDF has them: dozens of texts, by the names of what it is made of.
    _package(site, "many-1.0", licenses__BUILD__icu="icu", licenses__BUILD__zlib="zlib", licenses__icu="2")
    _package(site, "shiboken6-6.11.3")
    found = gather()
    assert found["libexample1"] == found["libexample-dev"] == "of the library"
    assert found["python/plain-1.0/LICENSE"] == "plain"
    assert found["python/many-1.0/licenses/BUILD/icu"] == "icu"
    assert found["python/many-1.0/licenses/BUILD/zlib"] == "zlib"
    assert "LESSER GENERAL PUBLIC LICENSE" in found["python/shiboken6-6.11.3/LGPL-3"]
    assert {"LGPL-2.1", "LGPL-3", "GPL-3", "Apache-2.0"} <= found.keys()


def test_a_package_without_a_licence_ends_the_build(gather: Any, tmp_path: Path) -> None:
    _package(tmp_path / "site", "unknown-1.0")
    with pytest.raises(SystemExit, match=r"unknown-1\.0 brings no text"):
        gather()


def test_what_debian_has_no_text_of_ends_the_build(gather: Any, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "debian/usr/share/doc/libexample1/copyright").unlink()
    with pytest.raises(FileNotFoundError):
        gather()
