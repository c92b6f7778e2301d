"""Make ``/opt/xinfang-desk`` (单机包): the program with its own interpreter, libraries and C library.

    PYTHONPATH=packaging python packaging/deb/bundle.py --out build/deb/amd64

What goes in: the wheels of ``requirements.lock`` that the program itself needs, Debian's python3.11 and the
libraries of ``carried-amd64.lock``, closed over what every file asks for (``DT_NEEDED``). The interpreter
starts with the loader beside it, and every file finds its libraries by an old-style ``DT_RPATH``, which,
unlike ``DT_RUNPATH``, also holds for what a library further down asks for. So no variable is set that a
program of the host would inherit. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import notices
import parts
from carried import fetch, locked, unpack
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from parts import EPOCH, ROOT, VERSION
from where import PLACE, PROGRAM

LOADERS = {"amd64": "ld-linux-x86-64.so.2", "arm64": "ld-linux-aarch64.so.1"}
PLATFORMS = {"amd64": (), "arm64": tuple(f"manylinux_2_{minor}_aarch64" for minor in range(39, 16, -1))}
"""Which wheels: of this machine, or all that the carried C library can load."""
STRIPS = {"amd64": "x86_64-linux-gnu-strip", "arm64": "aarch64-linux-gnu-strip"}
COMMANDS = {"xinfang-desk": "main", "xinfang-county": "county_main"}

_QT = (
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/*.py",
    "PySide6/QtCore.abi3.so",
    "PySide6/QtGui.abi3.so",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/QtSvg.abi3.so",
    "PySide6/libpyside6.abi3.so.*",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libQt6Gui.so.6",
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/Qt/lib/libQt6Svg.so.6",
    "PySide6/Qt/lib/libQt6DBus.so.6",
    "PySide6/Qt/lib/libQt6XcbQpa.so.6",
    "PySide6/Qt/lib/libQt6WaylandClient.so.6",
    "PySide6/Qt/lib/libicu*.so.*",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/platforminputcontexts/libcompose*",
    "PySide6/Qt/plugins/platforminputcontexts/libibus*",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/translations/qtbase_zh_CN.qm",
    "pyside6_essentials-*.dist-info/*",
)
"""What is used of PySide6: four modules, what they stand on, and Chinese input."""
_NOT_OF_PYTHON = (
    "__pycache__",
    "test",
    "idlelib",
    "lib2to3",
    "ensurepip",
    "tkinter",
    "turtledemo",
    "turtle.py",
    "cgi.py",
    "cgitb.py",
    "pydoc_data",
    "distutils",
    "venv",
    "_pyrepl",
    "config-*",
    "dist-packages",
    "site-packages",
    "EXTERNALLY-MANAGED",
    "sitecustomize.py",
    "_tkinter*",
    "_curses*",
    "readline*",
    "_dbm*",
    "_gdbm*",
    "_crypt*",
    "nis*",
    "_test*",
    "xx*",
    "ossaudiodev*",
)


@dataclass(frozen=True, slots=True)
class Elf:
    """What a program or library says of itself: what it asks for, where it looks, whether it starts alone."""

    needed: tuple[str, ...]
    sought: tuple[str, ...]
    starts: bool


def bundle(out: Path, architecture: str = "amd64") -> Path:
    """The folder that stands for ``/`` of the target, with the bundle under ``opt``."""
    shutil.rmtree(out, ignore_errors=True)
    place = out / PLACE
    library, standard = place / "lib", place / "python/lib/python3.11"
    site = standard / "dist-packages"
    work = out.parent / f"{out.name}-work"
    shutil.rmtree(work, ignore_errors=True)
    unpack(fetch(locked(architecture), architecture), work / "debian")
    _interpreter(work / "debian", place / "python")
    for wheel in parts.wheels(parts.needed(parts.EXTRAS[architecture]), PLATFORMS[architecture]):
        parts.install(wheel, site, _QT)
    parts.product(site)
    shutil.copyfile(ROOT / "LICENSE", place / "LICENSE")
    _input_method(work / "debian", site)
    library.mkdir()
    _close(place, work / "debian", library, LOADERS[architecture])
    for file in sorted(each for each in place.rglob("*") if each.is_file() and not each.is_symlink()):
        settle(file, place, architecture)
    parts.compile_all(standard, f"/{PLACE}/python/lib/python3.11")
    _launchers(place)
    (out / PROGRAM / "current").symlink_to(f"versions/{VERSION}")
    notices.gather(architecture, work / "debian", site, place / "licences")
    shutil.rmtree(work)
    for file in sorted(out.rglob("*"), reverse=True):
        os.utime(file, (EPOCH, EPOCH), follow_symlinks=False)
    return out


def _interpreter(debian: Path, python: Path) -> None:
    """Debian's python3.11 and what the program can use of its library."""
    (python / "bin").mkdir(parents=True)
    shutil.copy2(debian / "usr/bin/python3.11", python / "bin")
    shutil.copytree(
        debian / "usr/lib/python3.11",
        python / "lib/python3.11",
        ignore=lambda _folder, names: [n for n in names if any(fnmatch(n, each) for each in _NOT_OF_PYTHON)],
        ignore_dangling_symlinks=True,
    )
    (python / "lib/python3.11/dist-packages").mkdir()


def _input_method(debian: Path, site: Path) -> None:
    """Debian's fcitx plug-in for Qt 6, which speaks to fcitx 5, and to fcitx 4 by its portal."""
    qt = site / "PySide6/Qt"
    (plugin,) = debian.rglob("libfcitx5platforminputcontextplugin.so")
    shutil.copy2(plugin, qt / "plugins/platforminputcontexts")
    shutil.copy2(
        next(debian.rglob("libFcitx5Qt6DBusAddons.so.1")).resolve(), qt / "lib/libFcitx5Qt6DBusAddons.so.1"
    )


def _close(place: Path, debian: Path, library: Path, loader: str) -> None:
    """Bring every library that something in the bundle asks for, and what those ask for."""
    offered = {file.name: file for file in sorted(debian.rglob("*.so*")) if "gconv" not in file.parts}
    here = {file.name for file in place.rglob("*.so*")}
    waiting = [file for file in place.rglob("*") if file.is_file() and not file.is_symlink()]
    wanted = {loader, "libnss_files.so.2", "libnss_dns.so.2"}
    missing: dict[str, str] = {}
    while waiting or wanted:
        for name in sorted(wanted - here):
            if name in offered:
                shutil.copy2(offered[name].resolve(), library / name)
                waiting.append(library / name)
            here.add(name)
        wanted = set()
        if waiting:
            file = waiting.pop()
            elf = elf_of(file)
            for name in elf.needed if elf else ():
                if name not in here:
                    wanted.add(name)
                    if name not in offered:
                        missing[name] = file.name
    if missing:
        raise SystemExit("no carried package has " + ", ".join(f"{n} (for {f})" for n, f in missing.items()))


def elf_of(file: Path) -> Elf | None:
    """What a program or library says of itself; None of any other file."""
    with file.open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return None
        opened.seek(0)
        elf = ELFFile(opened)
        dynamic = elf.get_section_by_name(".dynamic")
        if not isinstance(dynamic, DynamicSection):
            return None
        tags = list(dynamic.iter_tags())
        needed = tuple(tag.needed for tag in tags if tag.entry.d_tag == "DT_NEEDED")
        sought = [tag.runpath for tag in tags if tag.entry.d_tag == "DT_RUNPATH"]
        sought += [tag.rpath for tag in tags if tag.entry.d_tag == "DT_RPATH"]
        starts = any(segment.header.p_type == "PT_INTERP" for segment in elf.iter_segments())
    return Elf(needed, tuple(part for each in sought for part in each.split(":")), starts)


def settle(file: Path, place: Path, architecture: str, *, strips: bool = True) -> None:
    """Strip a program or library, and tell it where its libraries are.

    One that its makers patched already is not to be stripped: it would not be loaded any more.
    """
    elf, loader = elf_of(file), LOADERS[architecture]
    if elf is None or file.name in {loader, "libc.so.6"}:
        return
    file.chmod(0o755 if elf.starts else 0o644)
    # Before patchelf: afterwards strip can spoil a file.
    if strips:
        subprocess.run(
            [STRIPS[architecture], "--strip-unneeded", "--enable-deterministic-archives", file], check=True
        )
    seen = [part for part in elf.sought if part.startswith("$ORIGIN")]
    seen.append(_beside(file, place / "lib"))
    if "PySide6" in file.parts:
        seen.append(_beside(file, _qt_libraries(place)))
    patch = ["patchelf", "--page-size", "4096", "--force-rpath", "--set-rpath", ":".join(dict.fromkeys(seen))]
    if elf.starts:
        patch += ["--set-interpreter", f"/{PLACE}/lib/{loader}"]
    subprocess.run([*patch, file], check=True)


def _beside(file: Path, folder: Path) -> str:
    return "$ORIGIN/" + os.path.relpath(folder, file.parent)


def _qt_libraries(place: Path) -> Path:
    return place / "python/lib/python3.11/dist-packages/PySide6/Qt/lib"


def _launchers(place: Path) -> None:
    """The two commands; nothing of the user's own Python, loader or Qt settings gets in."""
    foreign = "PYTHONHOME PYTHONPATH LD_PRELOAD LD_LIBRARY_PATH"
    foreign += " QT_PLUGIN_PATH QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE"
    (place / "bin").mkdir()
    for name, entry in COMMANDS.items():
        start = f'import sys; sys.argv[0] = "{name}"; from app import {entry}; raise SystemExit({entry}())'
        file = place / "bin" / name
        file.write_text(
            f"#!/bin/sh\nunset {foreign}\nexec /{PLACE}/python/bin/python3.11 -I -c '{start}' \"$@\"\n"
        )
        file.chmod(0o755)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--architecture", choices=sorted(LOADERS), default="amd64")
    args = parser.parse_args()
    bundle(args.out, args.architecture)
