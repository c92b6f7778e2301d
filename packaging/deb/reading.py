"""Make ``xinfang-desk-reading`` (阅读部件): what reads papers, as a package laid beside the first.

    PYTHONPATH=packaging python packaging/deb/reading.py --bundle build/deb/amd64 --to dist

It holds the wheels of the extra ``reading`` that the program itself does not need. They run in the program's
interpreter, find the libraries of the system in the program's own folder, and bring the rest in their wheels.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import notices
import parts
import sbom
from bundle import LOADERS, PLATFORMS, elf_of, settle
from package import build, kilobytes
from parts import READING as EXTRA
from parts import VERSION, edition
from where import PLACE, PROGRAM, READING

_CONTROL = """\
Package: xinfang-desk-reading
Version: {version}
Architecture: {architecture}
Maintainer: xinfang-desk <xinfang-desk@example.invalid>
Installed-Size: {size}
Section: misc
Priority: optional
Depends: xinfang-desk
Description: reads the paper that a visitor holds (来访接待台的阅读部件)
 Photographs, scans and PDF of decisions, receipts and identity cards are read
 on this computer alone: its models lie in the package, nothing is downloaded.
"""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: xinfang-desk
Comment:
 All of it is other people's. Their licences lie in /{place}/licences,
 a folder for each Python package; the models have theirs in the folder of
 rapidocr. The bill of materials is sbom.cdx.json beside this file.
 .
 GEOS (libgeos*.so under /{place}/shapely.libs) and FFmpeg (libav*.so,
 libsw*.so under /{place}/opencv_python_headless.libs) are used under the
 GNU Lesser General Public License 2.1; its text is in licences. They are
 dynamic libraries, files of their own that may be exchanged for other builds
 of the same interface. Nothing checks their contents. To put in another
 build, replace the file and give it the same search path:
 patchelf --force-rpath --set-rpath "$(patchelf --print-rpath OLD)" NEW
 .
 Their sources are those of the versions that sbom.cdx.json names, unchanged:
 only the search path was set.

Files: *
Copyright: their authors, as licences says of each
License: Apache-2.0 and others
 The texts are in /{place}/licences.
"""
_CHECK = """\
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    # A library that does not load shows here, and not when an officer reads a paper.
    PYTHONPATH=/{place} /{program}/current/python/bin/python3.11 -S -c '
import cv2, numpy, onnxruntime, pyclipper, shapely
' >/dev/null
fi
exit 0
"""


def tree(bundle: Path, out: Path, architecture: str) -> Path:
    """The folder that stands for ``/``, with what the bundle of the program lacks."""
    shutil.rmtree(out, ignore_errors=True)
    site = out / READING
    site.mkdir(parents=True)
    chosen = parts.needed(EXTRA, beside=parts.EXTRAS[architecture])
    for wheel in parts.wheels(chosen, PLATFORMS[architecture]):
        parts.install(wheel, site, ())
    shutil.rmtree(site / "bin", ignore_errors=True)
    _check_whole(site, bundle / PLACE, architecture)
    for file in sorted(each for each in site.rglob("*") if each.is_file() and not each.is_symlink()):
        # Seen from here the libraries of the system are those of the program that is current.
        settle(file, out / PROGRAM / "current", architecture, strips=False)
    parts.compile_all(site, f"/{READING}")
    notices.of_wheels(site, site / "licences")
    for name in ("LGPL-2.1", "Apache-2.0"):
        shutil.copyfile(Path("/usr/share/common-licenses") / name, site / "licences" / name)
    return out


def _check_whole(site: Path, program: Path, architecture: str) -> None:
    """Each library that something here asks for is here or in the program."""
    here = {file.name for folder in (site, program) for file in folder.rglob("*.so*")} | {
        LOADERS[architecture]
    }
    missing = {
        name: file.name
        for file in site.rglob("*.so*")
        if (elf := elf_of(file)) is not None
        for name in elf.needed
        if name not in here
    }
    if missing:
        raise SystemExit("nobody brings " + ", ".join(f"{n} (for {f})" for n, f in missing.items()))


def package(laid: Path, folder: Path, version: str, architecture: str, level: int) -> Path:
    """Add what dpkg wants beside a tree, and pack both."""
    for part in ("DEBIAN", "usr"):
        shutil.rmtree(laid / part, ignore_errors=True)
    about, control = laid / "usr/share/doc/xinfang-desk-reading", laid / "DEBIAN"
    about.mkdir(parents=True)
    control.mkdir()
    (about / "copyright").write_text(_COPYRIGHT.format(place=READING), "utf-8")
    (about / "sbom.cdx.json").write_text(json.dumps(_bill(architecture), ensure_ascii=False, indent=1) + "\n")
    size = kilobytes(laid)
    (control / "control").write_text(
        _CONTROL.format(version=version, architecture=architecture, size=size), "utf-8"
    )
    (control / "postinst").write_text(_CHECK.format(place=READING, program=PROGRAM), "utf-8")
    made = folder / f"xinfang-desk-reading_{version}_{architecture}.deb"
    build(laid, made, level)
    return made


def _bill(architecture: str) -> dict[str, object]:
    """Of the wheels in it alone."""
    inside = parts.needed(EXTRA, beside=parts.EXTRAS[architecture])
    whole = sbom.bill(extras=EXTRA)
    return whole | {
        "components": [each for each in whole["components"] if f"\n{each['name']}==" in f"\n{inside}"]
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bundle", type=Path, required=True, help="the program's, made by bundle.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--architecture", default="amd64")
    parser.add_argument("--level", type=int, default=6, help="of xz: 1 for a try, 6 to give out")
    args = parser.parse_args()
    laid = tree(args.bundle, args.out, args.architecture)
    made = package(laid, args.to, edition(VERSION), args.architecture, args.level)
    print(made, f"{made.stat().st_size / 1e6:.1f} MB", hashlib.sha256(made.read_bytes()).hexdigest())
