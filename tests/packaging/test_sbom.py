"""The bill of materials names what is pinned, and tells what the program needs from what we need."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sbom", Path("packaging/sbom.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_pinned_package_is_in_it_with_its_hashes(sbom: Any) -> None:
    components = {each["name"]: each for each in sbom.bill()["components"]}
    lock = Path("requirements.lock").read_text("utf-8")
    assert len(components) == sum(line[0].isalnum() for line in lock.splitlines())
    hashes = [value for each in components.values() for value in each["properties"]]
    assert len(hashes) == lock.count("--hash=sha256:")
    assert components["sqlcipher3"]["purl"].startswith("pkg:pypi/sqlcipher3@")


def test_what_only_developers_need_is_told_apart(sbom: Any) -> None:
    scopes = {each["name"]: each["scope"] for each in sbom.bill()["components"]}
    assert scopes["pyrage"] == scopes["cffi"] == "required"
    assert scopes["pytest"] == scopes["apsw"] == "excluded"


def test_the_same_lock_gives_the_same_bill(sbom: Any) -> None:
    assert sbom.bill() == sbom.bill()
    assert sbom.bill()["serialNumber"].startswith("urn:uuid:")
