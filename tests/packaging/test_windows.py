"""The installer for Windows as far as Linux can say: what goes in is locked, closed and wrapped. Not run."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.conftest import Script

NAME = "python-3.11.9-embed-amd64.zip"


@pytest.fixture
def windows(script: Script, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend("packaging/windows")
    return script("build")


@pytest.fixture
def embedded(tmp_path: Path) -> Path:
    """The interpreter's package, as far as its files are named."""
    file = tmp_path / NAME
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("python.exe", "pythonw.exe", "python311.dll", "python3.dll", "python311._pth"):
            archive.writestr(name, "-")
    return file


def _lock(folder: Path, *lines: str) -> Path:
    file = folder / "interpreter.lock"
    file.write_text("\n".join(["# what it is", *lines]) + "\n")
    return file


def test_without_an_interpreter_in_the_lock_nothing_is_made(windows: Any, tmp_path: Path) -> None:
    # As it stands in the tree: nobody here could learn the hash.
    with pytest.raises(SystemExit, match="names no interpreter"):
        windows.interpreter()
    whole = f"{NAME} {'0' * 64}"
    for lines in ((whole[:-1],), (whole.replace("3.11.9", "3.12.1"),), (whole, whole)):
        with pytest.raises(SystemExit, match="names no interpreter"):
            windows.interpreter(_lock(tmp_path, *lines))


def test_an_interpreter_other_than_the_locked_one_is_not_taken(
    windows: Any, embedded: Path, tmp_path: Path
) -> None:
    lock = _lock(tmp_path, f"{NAME} {hashlib.sha256(embedded.read_bytes()).hexdigest()}")
    assert windows.checked(embedded, lock) == embedded
    renamed = embedded.rename(tmp_path / "python-3.11.8-embed-amd64.zip")
    with pytest.raises(SystemExit, match="is not"):
        windows.checked(renamed, lock)
    embedded.write_bytes(b"another")
    with pytest.raises(SystemExit, match="is not"):
        windows.checked(embedded, lock)


def _wheel(folder: Path, name: str, *files: str) -> Path:
    wheel = folder / name
    with zipfile.ZipFile(wheel, "w") as archive:
        for each in files:
            archive.writestr(each, "")
    return wheel


@pytest.fixture
def tree(windows: Any, embedded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not Path("/usr/share/common-licenses/LGPL-3").exists():
        pytest.skip("the texts of the common licences are Debian's")
    compiled: list[str] = []
    monkeypatch.setattr(windows.parts, "compile_all", lambda _folder, shown: compiled.append(shown))
    qt = _wheel(
        tmp_path,
        "pyside6_essentials-6.11.3-cp310-abi3-win_amd64.whl",
        *("PySide6/QtCore.pyd", "PySide6/QtQml.pyd", "PySide6/Qt6Core.dll", "PySide6/Qt6Network.dll"),
        *("PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qdirect2d.dll"),
    )
    other = _wheel(tmp_path, "pip-26.3-py3-none-any.whl", "pip/__init__.py", "pip-26.3.dist-info/METADATA")
    made: Path = windows.lay_out(tmp_path / "tree", embedded, [qt, other])
    assert compiled == ["site"]
    return made


def test_the_tree_is_the_interpreter_the_program_and_what_is_used_of_qt(tree: Path) -> None:
    assert (tree / "site/app.py").read_bytes() == Path("app.py").read_bytes()
    assert (tree / "site/resources/locale/en/LC_MESSAGES/xinfang.mo").is_file()
    assert not (tree / "site/resources/locale/en/LC_MESSAGES/xinfang.po").exists()
    kept = sorted(each.name for each in (tree / "site/PySide6").rglob("*") if each.is_file())
    assert kept == ["Qt6Core.dll", "QtCore.pyd", "qwindows.dll"]
    assert not (tree / "site/pip").exists()
    # No variable, no user's folder and no registry has a say in what is imported.
    assert (tree / "python311._pth").read_text().split() == ["python311.zip", ".", "site"]
    for kind, entry in (("desk", "main"), ("county", "county_main")):
        words = (tree / f"{kind}.py").read_text()
        compile(words, kind, "exec")
        assert f"raise SystemExit({entry}())" in words
        assert b"\r\n" in (tree / f"xinfang-{kind}.cmd").read_bytes()
    assert (tree / "xinfang-desk.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert "LESSER" in (tree / "LGPL-3.txt").read_text()
    assert all((tree / name).is_file() for name in ("SECURITY.md", "docs/install.md", "docs/security.md"))


@pytest.mark.skipif(not shutil.which("objdump"), reason="binutils are not here")
def test_what_a_program_asks_for_is_read_from_it(windows: Any) -> None:
    import setuptools

    launcher = Path(setuptools.__file__).with_name("cli-64.exe")
    assert "KERNEL32.dll" in windows._imported(launcher)


def test_a_library_that_nobody_brings_ends_the_build(
    windows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {
        "a.pyd": ["B.dll", "KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll"],
        "b.DLL": ["VCRUNTIME140.dll"],
    }
    for name in asked:
        (tmp_path / name).touch()
    monkeypatch.setattr(windows, "_imported", lambda file: asked.get(file.name, []))
    with pytest.raises(SystemExit, match=r"vcruntime140\.dll \(for b\.DLL\)$"):
        windows.require_closed(tmp_path)
    (tmp_path / "vcruntime140.dll").touch()
    windows.require_closed(tmp_path)


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not here")
def test_the_installer_compiles_without_a_warning(windows: Any, tree: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    for name in ("python.exe", "pythonw.exe", "desk.py", "county.py", "xinfang-desk.ico"):
        shutil.copyfile(tree / name, small / name)
    (small / "site").mkdir()
    (small / "site/app.py").touch()
    made = windows.wrap(small, tmp_path / "made", "0.1.0~test")
    assert made.name == "xinfang-desk_0.1.0~test_win64.exe"
    assert made.read_bytes()[:2] == b"MZ"


def test_the_installer_touches_no_home() -> None:
    words = Path("packaging/windows/installer.nsi").read_text("utf-8")
    for place in ("APPDATA", "LOCALAPPDATA", "PROFILE", "DOCUMENTS"):
        assert place not in words
