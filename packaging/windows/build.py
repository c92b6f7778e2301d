"""Make the installer for Windows 10 (Windows 安装包): the ``.deb``'s program and lock, another interpreter.

    PYTHONPATH=packaging python packaging/windows/build.py --interpreter python-3.11.N-embed-amd64.zip --to D

Nobody has run what comes out of it on Windows. The interpreter is what ``interpreter.lock`` names by its
hash; while it names none, nothing is made. It is laid out, closed over what every file imports, and wrapped
by NSIS (``makensis``).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import parts

HERE = Path(__file__).parent
LOCK = HERE / "interpreter.lock"
PLATFORM = "win_amd64"

_LINE = re.compile(r"(?m)^(python-3\.11\.\d+-embed-amd64\.zip) ([0-9a-f]{64})$")
_PATH = "python311._pth"
_QT = (
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/*.py",
    "PySide6/QtCore.pyd",
    "PySide6/QtGui.pyd",
    "PySide6/QtWidgets.pyd",
    "PySide6/QtSvg.pyd",
    "PySide6/pyside6.abi3.dll",
    "PySide6/Qt6Core.dll",
    "PySide6/Qt6Gui.dll",
    "PySide6/Qt6Widgets.dll",
    "PySide6/Qt6Svg.dll",
    "PySide6/msvcp140*.dll",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/translations/qtbase_zh_CN.qm",
    "pyside6_essentials-*.dist-info/*",
)
"""What is used of PySide6: four modules and what they stand on. Chinese input is Windows's own."""
_UNUSED = tuple(f"shiboken6/{name}140.dll" for name in ("concrt", "vcamp", "vccorlib", "vcomp"))
_OF_WINDOWS = re.compile(
    r"(api|ext)-ms-win-.*|(advapi32|authz|bcrypt|bcryptprimitives|comctl32|comdlg32|crypt32|cryptbase|d2d1|d3d11|d3d12"
    r"|d3d9|dcomp|dwmapi|dwrite|dxgi|gdi32|icuin|icuuc|imm32|iphlpapi|kernel32|mpr|msvcrt|ncrypt|netapi32|ntdll"
    r"|ole32|oleaut32|powrprof|psapi|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|synchronization|ucrtbase"
    r"|uiautomationcore|user32|userenv|uxtheme|version|winmm|winspool|ws2_32|wtsapi32)\.(dll|drv)"
)
"""Libraries that Windows 10 itself has (ICU since 1703)."""
_NAMED = re.compile(r"DLL Name: (\S+)")
_LICENCES = Path("/usr/share/common-licenses")
_STARTS = {"desk": "main", "county": "county_main"}


def interpreter(lock: Path = LOCK) -> tuple[str, str]:
    """The file name and SHA-256 that the lock names; ends the build where it names none."""
    found = _LINE.findall(lock.read_text("utf-8"))
    if len(found) != 1:
        raise SystemExit(f"{lock.name} names no interpreter: the releaser writes its name and SHA-256 there")
    name, sha256 = found[0]
    return name, sha256


def checked(file: Path, lock: Path = LOCK) -> Path:
    """``file``, if it is the interpreter of the lock to the last byte."""
    name, sha256 = interpreter(lock)
    if file.name != name or hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{file.name} is not {name} with the SHA-256 of {lock.name}")
    return file


def lay_out(tree: Path, embedded: Path, wheels: list[Path]) -> Path:
    """The program's folder: the interpreter at its top, everything else under ``site``."""
    shutil.rmtree(tree, ignore_errors=True)
    with zipfile.ZipFile(embedded) as archive:
        archive.extractall(tree)
    site = tree / "site"
    site.mkdir()
    for wheel in wheels:
        parts.install(wheel, site, _QT)
    for name in _UNUSED:
        (site / name).unlink(missing_ok=True)
    parts.product(site)
    parts.pages(tree)
    shutil.copyfile(parts.ROOT / "LICENSE", tree / "LICENSE")
    # Each Python package has its licence beside it, but for Qt's, which bring none.
    for name in ("LGPL-3", "GPL-3"):
        shutil.copyfile((_LICENCES / name).resolve(), tree / f"{name}.txt")
    parts.compile_all(site, "site")
    _draw_icon(tree / "xinfang-desk.ico")
    # With this file beside it the interpreter looks nowhere else: no variable, no registry, no user's folder.
    (tree / _PATH).write_text("python311.zip\n.\nsite\n")
    for kind, entry in _STARTS.items():
        start = f"from app import {entry}\n\nraise SystemExit({entry}())\n"
        (tree / f"{kind}.py").write_text(f'import sys\n\nsys.argv[0] = "xinfang-{kind}"\n{start}')
        (tree / f"xinfang-{kind}.cmd").write_text(f'@"%~dp0python.exe" "%~dp0{kind}.py" %*\r\n', newline="")
    return tree


def _draw_icon(to: Path) -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(parts.ROOT / "resources/icons/program/xinfang-desk.svg")).render(painter)
    painter.end()
    if not image.save(str(to), "ICO"):
        raise SystemExit("Qt cannot write an icon here")


def require_closed(tree: Path) -> None:
    """End the build where something asks for a library that neither lies here nor comes with Windows 10."""
    programs = [file for file in tree.rglob("*") if file.suffix.lower() in {".dll", ".pyd", ".exe"}]
    here = {file.name.lower() for file in programs}
    missing = sorted(
        f"{name} (for {file.name})"
        for file in programs
        for name in map(str.lower, _imported(file))
        if name not in here and not _OF_WINDOWS.fullmatch(name)
    )
    if missing:
        raise SystemExit("neither here nor of Windows 10: " + ", ".join(missing))


def _imported(file: Path) -> list[str]:
    """The libraries that a program asks for, as binutils reads them."""
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    return _NAMED.findall(told.stdout)


def wrap(tree: Path, folder: Path, version: str) -> Path:
    """The installer around a finished tree."""
    folder.mkdir(parents=True, exist_ok=True)
    made = (folder / f"xinfang-desk_{version}_win64.exe").resolve()
    told = {"VERSION": version, "TREE": tree.resolve(), "MADE": made}
    words = [f"-D{name}={value}" for name, value in told.items()]
    subprocess.run(["makensis", "-V2", "-WX", *words, str(HERE / "installer.nsi")], check=True)
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--interpreter", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    embedded = checked(args.interpreter)
    tree = lay_out(
        parts.ROOT / "build/windows", embedded, parts.wheels(parts.needed(parts.EXTRAS[PLATFORM]), [PLATFORM])
    )
    require_closed(tree)
    print(wrap(tree, args.to, parts.edition(parts.VERSION)))
