"""A receipt proves itself: what its code holds is checked at the county, with no network."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journey.conftest import Command, register, visit


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="needs zbar-tools")
def test_a_scanned_receipt_is_verified_by_the_county(
    enrolled: tuple[Command, Command], tmp_path: Path
) -> None:
    desk, county = enrolled
    matter = register(desk, visit())[0]["matters"][0]
    drawn = desk("papers", matter["number"], "--to", tmp_path, "--kind", "D01").document["papers"][0]
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", drawn["file"], tmp_path / "page"], check=True
    )
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", tmp_path / "page.png"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert read.startswith(matter["number"] + ":")
    assert "周试例" not in read
    verified = county("verify", read)
    assert verified.code == 0, verified.err
    assert matter["number"] in json.dumps(verified.document)
    forged = read[:-1] + ("0" if read[-1] != "0" else "1")
    assert county("verify", forged).code == 3
    # The number in front of the proof still opens the matter at the desk.
    assert desk("show", read).document["number"] == matter["number"]
