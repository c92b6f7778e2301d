"""What reads papers is a package of its own, and the first one carries none of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.conftest import Script


def _names(lock: str) -> set[str]:
    return {line.partition("==")[0] for line in lock.splitlines() if line[:1].isalnum()}


def test_neither_package_carries_what_the_other_has(script: Script) -> None:
    parts = script("parts")
    for machine, extras in parts.EXTRAS.items():
        basic, beside = _names(parts.needed(extras)), _names(parts.needed(parts.READING, beside=extras))
        assert not {"rapidocr", "onnxruntime", "opencv-python-headless", "numpy", "shapely"} & basic, machine
        assert {"rapidocr", "onnxruntime", "opencv-python-headless", "numpy", "omegaconf"} <= beside
        assert not basic & beside
        assert "pillow" in basic


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="no Debian: dpkg-deb is not here")
def test_it_is_laid_beside_the_first_and_says_whose_it_is(script: Script, tmp_path: Path) -> None:
    pytest.importorskip("elftools", reason="`make deb` brings it")
    reading, where = script("reading"), script("where")
    (tmp_path / "tree" / where.READING / "rapidocr").mkdir(parents=True)
    made = reading.package(tmp_path / "tree", tmp_path / "made", "1.0", "amd64", 0)
    assert made.name == "xinfang-desk-reading_1.0_amd64.deb"

    def asked(*words: str) -> str:
        return subprocess.run(["dpkg-deb", *words], capture_output=True, text=True, check=True).stdout

    assert asked("--field", str(made), "Depends").strip() == "xinfang-desk"
    listed = asked("--contents", str(made))
    assert f"./{where.READING}/rapidocr/" in listed
    assert f"./{where.PROGRAM}/" not in listed, "the first package sweeps its folder"
    unpacked = tmp_path / "unpacked"
    subprocess.run(["dpkg-deb", "-R", made, unpacked], check=True)
    told = (unpacked / "usr/share/doc/xinfang-desk-reading/copyright").read_text()
    assert "libgeos" in told
    assert "libav" in told


def test_the_program_looks_for_it_where_it_is_laid(script: Script) -> None:
    from xinfang_desk import apart

    assert f"/{script('where').READING}" == str(apart._BESIDE)
