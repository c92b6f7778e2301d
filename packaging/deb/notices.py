"""What travels with the program (许可、物料清单): licence texts, how to exchange a library, the bill."""

from __future__ import annotations

import json
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sbom
from carried import Carried, locked
from parts import EXTRAS, ROOT

_COMMON = Path("/usr/share/common-licenses")
_WITHOUT_TEXT = {
    "flatbuffers": "Apache-2.0",
    "pyserial": "BSD",
    "pyside6_essentials": "LGPL-3",
    "shiboken6": "LGPL-3",
}
"""Python packages that bring no text, and which one is theirs; whose each file is stands in the file."""
_TEXTS = ("LGPL-2.1", "LGPL-3", "GPL-2", "GPL-3", "Apache-2.0", "MPL-2.0")
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: xinfang-desk
Comment:
 The package carries other people's programs. Their licences lie in
 /opt/xinfang-desk/current/licences: one file for each Debian package whose libraries
 are carried, one folder for each Python package, and the texts of the GNU,
 Apache and Mozilla licences. The bill of materials is sbom.cdx.json beside
 this file.
 .
 PySide6, Shiboken6, Qt and psycopg are used under the GNU Lesser General
 Public License 3, glibc and glib under the Lesser General Public License 2.1. They
 are dynamic libraries, files of their own that may be exchanged for other
 builds of the same interface: Qt and PySide6 under
 /opt/xinfang-desk/current/python/lib/python3.11/dist-packages/PySide6 and shiboken6,
 the others under /opt/xinfang-desk/current/lib. Nothing checks their contents. To put
 in another build, replace the file and give it the same search path:
 patchelf --force-rpath --set-rpath "$(patchelf --print-rpath OLD)" NEW
 .
 Their sources are those of the versions that sbom.cdx.json names, unchanged:
 only debugging symbols were stripped and the search path was set.

Files: *
Copyright: 2026 the authors of xinfang-desk
License: MulanPSL-2.0
 The text is in /opt/xinfang-desk/current/LICENSE.
"""


def gather(architecture: str, debian: Path, site: Path, into: Path) -> None:
    """The licence texts of the carried Debian packages and of the Python packages, under ``into``."""
    into.mkdir()
    for each in locked(architecture):
        # A package of several has its text in the folder of the first, and a link to it.
        shutil.copyfile(
            _resolved(debian, debian / "usr/share/doc" / each.package) / "copyright", into / each.package
        )
    of_wheels(site, into / "python")
    for name in _TEXTS:
        shutil.copyfile((_COMMON / name).resolve(), into / name)


def of_wheels(site: Path, into: Path) -> None:
    """The licence texts of the Python packages, a folder for each."""
    for about in sorted(site.glob("*.dist-info")):
        name = about.name.removesuffix(".dist-info")
        texts = {file.relative_to(about): file for file in sorted(about.rglob("*")) if _is_licence(file)}
        if not texts:
            # Beside its modules, as onnxruntime has it.
            beside = sorted((site / name.split("-")[0]).glob("*"))
            texts = {Path(file.name): file for file in beside if _is_licence(file)}
        if not texts and (known := _WITHOUT_TEXT.get(name.split("-")[0])):
            texts = {Path(known): _COMMON / known}
        if not texts:
            raise SystemExit(f"{name} brings no text of its licence: say in notices.py which it is under")
        for place, file in texts.items():
            kept = into / name / place
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, kept)


def write(architecture: str, folder: Path) -> None:
    """The package's own copyright file, and its bill of materials."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "copyright").write_text(_COPYRIGHT, "utf-8")
    (folder / "sbom.cdx.json").write_text(
        json.dumps(bill(architecture), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def bill(architecture: str) -> dict[str, Any]:
    """The bill of the whole bundle: needed wheels, interpreter, carried libraries and typefaces."""
    whole = sbom.bill(extras=EXTRAS[architecture])
    whole["components"] = [each for each in whole["components"] if each["scope"] == "required"]
    whole["components"] += [
        _component(
            f"pkg:deb/debian/{each.package}@{each.version}?arch={architecture}&distro={each.suite}", each
        )
        for each in locked(architecture)
    ]
    whole["components"] += [_component(purl, each) for purl, each in _typefaces()]
    named = json.dumps(whole, sort_keys=True)
    return whole | {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}"}


def _component(purl: str, package: Carried) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package.package,
        "version": package.version,
        "purl": purl,
        "scope": "required",
        "properties": [{"name": "xinfang:sha256", "value": package.sha256}],
    }


def _typefaces() -> Iterator[tuple[str, Carried]]:
    """The packages that the typefaces were built from, and how each is named."""
    sources = tomllib.loads((ROOT / "packaging/fonts/fonts.toml").read_text("utf-8"))["source"]
    for source in sources.values():
        name, version = source["package"], source["version"]
        kind = "npm" if source["client"] == "npm" else "deb/debian"
        yield (
            f"pkg:{kind}/{name.replace('@', '%40')}@{version}",
            Carried(suite=source["client"], package=name, version=version, sha256=source["sha256"]),
        )


def _resolved(debian: Path, folder: Path) -> Path:
    """The folder that a package's documentation really lies in, inside the unpacked tree."""
    while folder.is_symlink():
        folder = debian / "usr/share/doc" / folder.readlink().name
    return folder


def _is_licence(file: Path) -> bool:
    """Whether it is a text of a licence, by its name or by the folder that wheels keep them in (PEP 639)."""
    named = any(word in file.name.upper() for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS"))
    return file.is_file() and (named or "licenses" in file.parts)
