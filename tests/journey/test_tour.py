"""The fictional day leaves the pictures and papers that it promises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

PICTURES = {
    "desk", "desk_1366", "desk_125", "desk_150", "desk_200", "desk_dark", "desk_contrast", "desk_empty",
    "desk_search", "desk_repeat", "first_run", "papers", "batch", "reply", "day_close", "guide", "guide_1366",
    "guide_step", "guide_readback", "county", "county_matter", "today", "due", "figures", "hall", "trail",
    "county_in", "county_sending", "county_matters", "county_due", "county_entries", "county_figures",
    "county_same", "county_tables", "county_keys", "county_settings", "county_trail",
    "settings", "devices", "matter", "retyping", "own_record", "desk_asked", "guide_pictures", "ledger",
    "meetings", "incidents", "promises", "yearly", "plans", "digests", "trainings", "handingdown",
}  # fmt: skip


@pytest.mark.slow
def test_the_day(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XINFANG")}
    environment.pop("DISPLAY", None)
    environment["XDG_STATE_HOME"] = str(tmp_path / "state")
    done = subprocess.run(
        [sys.executable, "app.py", "tour", "--json", "--to", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {each["name"] for each in told["pictures"]} == PICTURES
    for each in told["pictures"]:
        with Image.open(each["file"]) as picture:
            width, height = picture.size
            assert (width, height) in {(1920, 1080), (1366, 768), (1100, 768)}
            assert len(picture.convert("RGB").getcolors(maxcolors=1 << 24)) > 100
    assert {each["kind"] for each in told["papers"]} >= {
        "D01",
        "D02",
        "D04",
        "D05",
        "D14",
        "D15",
        "D16",
        "D17",
    }
    assert all(Path(each["file"]).read_bytes().startswith(b"%PDF") for each in told["papers"])
    assert told["batch"]["records"] == told["reply"]["accepted"] == 7
    assert "Traceback" not in done.stderr
    # No number of the story stays among those of the user's own desk.
    assert not (tmp_path / "state").exists()
