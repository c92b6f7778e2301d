"""The desk window on a real display, as a screen reader hears it (AT-SPI)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journey.screens.displays import display, lacking
from tests.journey.screens.screen_reader import FIELD, WRITTEN
from tests.ui.fakes import OFFICE
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

PASSPHRASE = "示例口令-1234"
CAME = ("周试例", "吴虚拟")
ROOT = Path(__file__).resolve().parents[3]
READER = "tests.journey.screens.screen_reader"
NEEDED = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "busctl": "systemd",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
"""Programs and the Debian packages that they come in."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]


def test_everything_that_can_be_acted_on_has_a_name_and_a_field_can_be_written_into(
    tmp_path: Path,
) -> None:
    home = tmp_path / "desk"
    init_desk(home, PASSPHRASE, office=OFFICE)
    with closing(open_desk(home, PASSPHRASE)) as desk:
        for name in CAME:
            person, matter = Person(name=name), MatterDraft(statement="路灯不亮")
            desk.reception.register(VisitDraft(people=(person,), matters=(matter,)))
    more = {"XINFANG_PASSPHRASE": PASSPHRASE, "XDG_RUNTIME_DIR": str(tmp_path)}
    with display("1920x1080") as screen:
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "-m", READER, str(home)],
            cwd=ROOT,
            env=os.environ | more | {"DISPLAY": screen},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    heard = json.loads(done.stdout.splitlines()[-1])  # the registry of AT-SPI talks there too
    assert heard["nameless"] == []
    assert heard["text"] == WRITTEN
    told = [(words.split("，")[0], place, of) for words, place, of in heard["queue"]]
    assert told == [(name, place, 2) for place, name in enumerate(reversed(CAME))]
    assert {FIELD, "主要情况（必填）", "登记并出具回执", "搜索", "证件"} <= set(heard["controls"])
