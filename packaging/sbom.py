"""The bill of materials (软件物料清单): CycloneDX 1.6 JSON of what requirements.lock pins.

Run ``.venv/bin/python packaging/sbom.py --to dist/sbom.cdx.json``. Nothing is fetched: versions and hashes
come from the lock, licences and dependencies from the installed packages, and the same lock in the same
environment gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"(?m)^([A-Za-z0-9._-]+)==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRAS = re.compile(r"[A-Za-z0-9._-]+\[([a-z0-9,_-]+)\]")
_OF_EXTRA = re.compile(r"""extra == ['"]([a-z0-9_-]+)['"]""")


def bill(root: Path = ROOT, extras: tuple[str, ...] = ()) -> dict[str, Any]:
    """The whole document; what neither the program nor these extras need is of scope ``excluded``."""
    lock = (root / "requirements.lock").read_bytes()
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = dict(_pinned(lock.decode()))
    direct = [*project["dependencies"]]
    direct += [each for extra in extras for each in project["optional-dependencies"][extra]]
    wanted = _reached(direct, pinned)
    ours = f"{project['name']}@{project['version']}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(lock).hexdigest())}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [_component(name, pinned[name], needed=name in wanted) for name in sorted(pinned)],
        "dependencies": [
            {"ref": ours, "dependsOn": [_purl(name, pinned[name][0]) for name in _direct(direct, pinned)]}
        ],
    }


def _pinned(lock: str) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Each pinned package with its version and the hashes that may be installed."""
    found = list(_PINNED.finditer(lock))
    for each, following in zip(found, [*found[1:], None], strict=True):
        part = lock[each.end() : following.start() if following else len(lock)]
        yield _normal(each[1]), (each[2], tuple(sorted(_HASH.findall(part))))


def _reached(requirements: list[str], pinned: Mapping[str, object]) -> frozenset[str]:
    """The pinned packages that the program itself needs, directly or through another."""
    waiting, seen, reached = [*requirements], set[str](), set[str]()
    while waiting:
        asked = waiting.pop()
        name = _name(asked)
        if asked in seen or name not in pinned:
            continue
        seen.add(asked)
        reached.add(name)
        extras = _EXTRAS.match(asked)
        chosen = extras[1].split(",") if extras else []
        for each in _requirements_of(name):
            extra = _OF_EXTRA.search(each)
            if extra is None or extra[1] in chosen:
                waiting.append(each)
    return frozenset(reached)


def _requirements_of(name: str) -> list[str]:
    """What a package asks for; nothing of one for another system, which is not installed here."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def _direct(requirements: list[str], pinned: Mapping[str, object]) -> list[str]:
    return sorted(name for name in map(_name, requirements) if name in pinned)


def _component(name: str, pinned: tuple[str, tuple[str, ...]], *, needed: bool) -> dict[str, Any]:
    version, hashes = pinned
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(name, version),
        "name": name,
        "version": version,
        "purl": _purl(name, version),
        "scope": "required" if needed else "excluded",
    }
    if licence := _licence(name):
        found["licenses"] = [{"license": {"name": licence}}]
    # A package has one file for each system, and a component's own hashes would have to be of one content.
    found["properties"] = [{"name": "xinfang:sha256", "value": each} for each in hashes]
    return found


def _licence(name: str) -> str:
    try:
        about = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return ""
    stated = about.get("license_expression") or about.get("license") or ""
    return str(stated).strip().split("\n")[0][:100]


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return _normal(found[0]) if found else ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Write the bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "dist" / "sbom.cdx.json")
    to: Path = parser.parse_args().to
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
