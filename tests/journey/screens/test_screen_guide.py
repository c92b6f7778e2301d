"""The petitioner's window where there is but one screen, on a real display."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import NEEDED, screen
from ui.look.tokens import LIGHT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]


def test_it_stands_whole_in_its_own_colours_and_escape_puts_it_away(tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        run = [sys.executable, "-m", "tests.journey.screens.screen_guide"]
        said = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout
    told = json.loads(said)
    assert told["away"]
    assert told["size"][0] == 1600
    assert told["size"][1] >= 850  # but for the title that a window manager may add
    assert told["edges"] == [LIGHT.bg.lower()] * 6
