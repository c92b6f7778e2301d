"""Wrap the bundle into a ``.deb`` (安装包) that asks for no other package.

    PYTHONPATH=packaging python packaging/deb/package.py --bundle build/deb/amd64 --to dist

Registers lie in the homes of those who opened them: neither installing nor purging touches one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import notices
from parts import EPOCH, ROOT, VERSION, edition, pages
from where import PROGRAM

FILES = Path(__file__).with_name("files")
_OVERRIDES = (
    "dir-or-file-in-opt",  # a tree of its own, with its own libraries, is what this package is for
    "custom-library-search-path",
    "embedded-library",
    "undeclared-elf-prerequisites",
    "package-installs-python-pycache-dir",
    "shared-library-is-executable *ld-linux*",  # the kernel starts the loader, which is a program too
    "python3-script-but-no-python3-dep",
)
_CONTROL = """\
Package: xinfang-desk
Version: {version}
Architecture: {architecture}
Maintainer: xinfang-desk <xinfang-desk@example.invalid>
Installed-Size: {size}
Section: misc
Priority: optional
Suggests: cups, udisks2, openssh-client
Description: offline desk program of a petition hall (来访接待台)
 Records walk-in visits, shows the lawful road with its time limits, prints the
 receipt and carries sealed batches by USB stick. Carries its own interpreter
 and libraries: nothing is downloaded, nothing else has to be installed.
"""


_CHANGES = """\
xinfang-desk ({version}) stable; urgency=medium

  * What is new stands in CHANGELOG.md.gz beside this file.

 -- xinfang-desk <xinfang-desk@example.invalid>  {at}
"""
_AT = datetime.fromtimestamp(EPOCH, UTC)


def package(bundle: Path, folder: Path, version: str, architecture: str, level: int) -> Path:
    """Add what a Debian system expects beside the bundle, and pack both; the same tree, the same bytes."""
    for part in ("DEBIAN", "usr"):
        shutil.rmtree(bundle / part, ignore_errors=True)
    share, control = bundle / "usr/share", bundle / "DEBIAN"
    _commands(bundle / "usr/bin")
    _copy(FILES / "xinfang-desk.xml", share / "mime/packages")
    for name in ("xinfang-desk", "xinfang-county"):
        _copy(FILES / f"{name}.desktop", share / "applications")
        _manual_page(name, version, share / "man/man1")
    _copy(ROOT / "resources/icons/program/xinfang-desk.svg", share / "icons/hicolor/scalable/apps")
    papers = share / "doc/xinfang-desk"
    notices.write(architecture, papers)
    pages(papers)
    _packed(papers / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    _packed(papers / "changelog.gz", _CHANGES.format(version=version, at=format_datetime(_AT)))
    overrides = share / "lintian/overrides/xinfang-desk"
    overrides.parent.mkdir(parents=True)
    overrides.write_text("".join(f"xinfang-desk: {tag}\n" for tag in _OVERRIDES))
    control.mkdir()
    size = kilobytes(bundle)
    words = _CONTROL.format(version=version, architecture=architecture, size=size)
    (control / "control").write_text(words, "utf-8")
    for script in ("preinst", "postinst", "prerm", "postrm"):
        _copy(FILES / script, control)
    made = folder / f"xinfang-desk_{version}_{architecture}.deb"
    build(bundle, made, level)
    return made


def kilobytes(bundle: Path) -> int:
    """How much a tree takes on the disk, as Installed-Size has it."""
    return sum(file.lstat().st_size for file in bundle.rglob("*") if not file.is_dir()) // 1024


def build(tree: Path, made: Path, level: int) -> None:
    """Pack a tree with its DEBIAN folder; the same tree, the same bytes."""
    (tree / "DEBIAN/md5sums").write_text("".join(_sums(tree)), "utf-8")
    _same_everywhere(tree)
    made.parent.mkdir(parents=True, exist_ok=True)
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1"]
    stamped = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    subprocess.run([*pack, "--build", tree, made], check=True, stdout=subprocess.DEVNULL, env=stamped)


def _commands(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("xinfang-desk", "xinfang-county"):
        (folder / name).symlink_to(f"/{PROGRAM}/current/bin/{name}")


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def _manual_page(name: str, version: str, folder: Path) -> None:
    """What ``man`` shows: where the verbs are told."""
    spelt = name.replace("-", "\\-")
    lines = [
        f'.TH {name.upper()} 1 "" "xinfang-desk {version}" "用户命令"',
        f".SH 名称\n{spelt} \\- 来访接待台",
        f".SH 用法\n.B {spelt}\n[\\-\\-home DIR] [\\-\\-json] [VERB ...]",
        f".SH 说明\n不带动词时打开窗口；动词见\n.B {spelt} \\-\\-help\n。",
    ]
    folder.mkdir(parents=True, exist_ok=True)
    _packed(folder / f"{name}.1.gz", "\n".join(lines) + "\n")


def _packed(file: Path, text: str) -> None:
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _sums(bundle: Path) -> list[str]:
    """Lines of ``md5sums``, by which dpkg tells a damaged installation."""
    files = sorted(each for part in ("opt", "usr") for each in (bundle / part).rglob("*"))
    return [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(bundle)}\n"
        for file in files
        if file.is_file() and not file.is_symlink()
    ]


def _same_everywhere(bundle: Path) -> None:
    """Rights and times that no build machine leaves its mark on."""
    for file in sorted(bundle.rglob("*"), reverse=True):
        if not file.is_symlink():
            file.chmod(0o755 if _runs(file) else 0o644)
        os.utime(file, (EPOCH, EPOCH), follow_symlinks=False)


def _runs(file: Path) -> bool:
    """Whether its right to be run is meant: a folder, a command, a maintainer script, the loader."""
    command = file.parent.name in {"bin", "DEBIAN"} and file.name not in {"control", "md5sums"}
    return command or file.is_dir() or file.name.startswith("ld-linux")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--architecture", default="amd64")
    parser.add_argument("--level", type=int, default=6, help="of xz: 1 for a try, 6 to give out")
    parser.add_argument("--version", default=VERSION)
    args = parser.parse_args()
    made = package(args.bundle, args.to, edition(args.version), args.architecture, args.level)
    print(made, f"{made.stat().st_size / 1e6:.1f} MB", hashlib.sha256(made.read_bytes()).hexdigest())
