"""What every package is made of, whichever the system (包里的部件): the program, the wheels of the lock."""

from __future__ import annotations

import base64
import compileall
import hashlib
import json
import os
import py_compile
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

import sbom

ROOT = Path(__file__).parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
KEYS = ROOT / "resources/release/keys.json"
EPOCH = 1790000000
"""The time that every file carries: one build is like another."""
EXTRAS = {"amd64": ("postgres", "sm"), "arm64": ("postgres",), "win_amd64": ("postgres", "sm")}
"""What a checkout may leave out and a package brings, since nothing can be added later; by machine."""
READING = ("reading",)
"""What a package of its own brings (packaging/deb/reading.py): it is as large as all the rest."""
_RELEASERS = 3
_NEVER = (
    "pip/*",  # sqlite-utils asks for it; nothing imports it
    "pip-*",
    "*/tests/*",
    "*/testsuite/*",
    "reportlab/fonts/*",  # papers carry our own fonts; of these not all may be passed on
)


def edition(version: str, keys: Path = KEYS) -> str:
    """The version as the package says it: with a release key that is a placeholder it is ``~test``.

    That is below the same version without it, so that the real one takes its place.
    """
    pinned = json.loads(keys.read_text("utf-8"))["keys"]
    if len({base64.b64decode(each["key"], validate=True) for each in pinned}) != _RELEASERS:
        raise SystemExit(f"{keys.name}: {_RELEASERS} release keys are wanted, each another's")
    return f"{version}~test" if any(each.get("placeholder") for each in pinned) else version


def needed(extras: tuple[str, ...], root: Path = ROOT, *, beside: tuple[str, ...] | None = None) -> str:
    """The part of requirements.lock that the program and these extras of it need, hashes and all.

    ``beside``: without what a package with these extras has already.
    """
    lock = (root / "requirements.lock").read_text("utf-8")
    wanted = _wanted(extras, root)
    if beside is not None:
        wanted -= _wanted(beside, root)
    parts = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return "".join(part for part in parts if re.split(r"[=;\[ ]", part, maxsplit=1)[0] in wanted)


def _wanted(extras: tuple[str, ...], root: Path) -> set[str]:
    return {each["name"] for each in sbom.bill(root, extras)["components"] if each["scope"] == "required"}


def wheels(chosen: str, platforms: Sequence[str] = ()) -> list[Path]:
    """The wheels of a part of the lock for these platforms, else for this one; kept for the next build."""
    named = hashlib.sha256("\n".join([chosen, *platforms]).encode()).hexdigest()[:16]
    kept = ROOT / "build" / f"wheels-{named}"
    if not kept.exists():
        loading = kept.with_suffix(".loading")
        shutil.rmtree(loading, ignore_errors=True)
        loading.mkdir(parents=True)
        requirements = loading / "needed.txt"
        requirements.write_text(chosen, "utf-8")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
        pip += ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        if platforms:
            pip += ["--python-version", "3.11", "--implementation", "cp"]
            pip += [part for each in platforms for part in ("--platform", each)]
        subprocess.run([*pip, "-r", str(requirements), "-d", str(loading)], check=True)
        loading.rename(kept)
    return sorted(kept.glob("*.whl"))


def install(wheel: Path, site: Path, of_qt: Sequence[str]) -> None:
    """Unpack a wheel; of PySide6 what ``of_qt`` names, of the others all that is ever used."""
    qt = wheel.name.lower().startswith("pyside6_")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if any(fnmatch(name, each) for each in _NEVER) or (
                qt and not any(fnmatch(name, each) for each in of_qt)
            ):
                continue
            archive.extract(name, site)


def product(site: Path) -> None:
    """What git tracks of the program, and its compiled words."""
    names = _tracked("app.py", "ui", "xinfang_desk", "resources")
    _lay([name for name in names if name.suffix not in {".po", ".pot"}], site)


def pages(folder: Path) -> None:
    """What is read about the program where there is no network: how it is installed, what is kept safe."""
    _lay(_tracked("SECURITY.md", "docs/*.md"), folder)


def _tracked(*names: str) -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z", *names], cwd=ROOT, check=True, capture_output=True).stdout
    return [Path(each.decode()) for each in told.split(b"\0") if each]


def _lay(names: list[Path], folder: Path) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)


def compile_all(folder: Path, shown: str) -> None:
    """Bytecode that is never held against its source's time: a quick start, and the same bytes each time.

    ``shown``: where the folder will stand, as a traceback names it.
    """
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("the bytecode is made by Python 3.11")
    compileall.compile_dir(
        folder.resolve(),
        stripdir=str(folder.resolve()),
        prependdir=shown,
        quiet=2,
        workers=os.cpu_count() or 1,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
