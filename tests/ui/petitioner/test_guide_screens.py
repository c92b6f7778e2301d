"""The second screen: filled, and never exchanged for the desk's."""

import json
import os
import subprocess
import sys

from PySide6.QtCore import QRect

from ui.petitioner.screens import second_screen

ACT = """
import json, sys
from PySide6.QtWidgets import QApplication
from ui.look import fonts
from ui.guide_view import ReadBack
from ui.petitioner.screens import second_screen
from ui.petitioner.guide_window import GuideWindow
from ui.look.theme import Theme
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES

app = QApplication([])
fonts.register_core()
road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
guide = GuideWindow(road_map, Theme(still=True))
gone = []
guide.unplugged.connect(lambda: gone.append(True))
screen = second_screen(app.screens(), app.primaryScreen())
guide.place_on(screen)
guide.show_read_back(ReadBack(lines=(("x", "y"),)))
told = {"screens": len(app.screens()), "geometry": guide.geometry().getRect(), "shown": guide.isVisible(),
        "full": guide.isFullScreen()}
if sys.argv[1] == "moved":
    guide.windowHandle().setScreen(app.primaryScreen())
elif sys.argv[1] == "removed":
    app.screenRemoved.connect(guide.screen_gone)
    app.screenRemoved.emit(screen)
elif sys.argv[1] == "again":
    guide.place_on(screen)
    guide.windowHandle().setScreen(app.primaryScreen())
told |= {"after": guide.isVisible(), "unplugged": len(gone), "page": guide.here}
print(json.dumps(told))
"""


def act(tmp_path, what):
    screens = [
        {"name": "desk", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "guide", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    told = subprocess.run(
        [sys.executable, "-c", ACT, what],
        env=os.environ | platform,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def test_it_fills_the_second_screen(tmp_path):
    told = act(tmp_path, "stay")
    assert told["screens"] == 2
    assert told["geometry"] == [1366, 0, 1920, 1080]
    assert told["shown"]
    assert told["full"]
    assert (told["after"], told["unplugged"], told["page"]) == (True, 0, "@read_back")


def test_when_the_screen_goes_it_hides_and_forgets(tmp_path):
    for what in ("moved", "removed", "again"):
        told = act(tmp_path, what)
        assert told["shown"], what
        assert (told["after"], told["unplugged"], told["page"]) == (False, 1, "@welcome"), what


class _Screen:
    def __init__(self, *box):
        self.box = QRect(*box)

    called = ""

    def name(self):
        return self.called

    def geometry(self):
        return self.box


def test_a_mirrored_screen_is_not_a_second_one():
    desk, mirror, other = _Screen(0, 0, 1366, 768), _Screen(0, 0, 1366, 768), _Screen(1366, 0, 800, 600)
    assert second_screen([desk], desk) is None
    assert second_screen([desk, mirror], desk) is None
    assert second_screen([desk, mirror, other], desk) is other


def test_a_chosen_screen_is_the_only_one():
    desk, hall, room = _Screen(0, 0, 1366, 768), _Screen(1366, 0, 800, 600), _Screen(1366, 600, 800, 600)
    hall.called, room.called = "HDMI-1", "DP-1"
    assert second_screen([desk, hall, room], desk, "DP-1") is room
    assert second_screen([desk, hall], desk, "DP-1") is None
