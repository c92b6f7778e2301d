"""The petitioner's window on a single screen, put away in other colours and shown again: run by a test.

Prints what its edges look like then, how much of the screen it has, and whether Escape gives that back.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.look.application import equip, new_application
from ui.look.theme import Theme, ThemeName
from ui.petitioner.guide_window import GuideWindow
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES

_EDGE = 5


def _tell() -> None:
    app = new_application()
    equip(app)
    road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
    window = GuideWindow(road_map, Theme(still=True))
    screen = app.primaryScreen()
    window.place_before(screen)
    QTest.qWait(500)
    size = [window.width(), window.height()]
    QApplication.sendEvent(
        window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    away = not window.isVisible()
    window.place_before(screen)
    QTest.qWait(500)
    window._other_colours()
    QTest.qWait(500)
    window.close()
    window.rest()
    window.wear(Theme(name=ThemeName.DARK, still=True))
    window.wear(Theme(still=True))
    QTest.qWait(300)
    window.place_before(screen)
    QTest.qWait(800)
    shown = screen.grabWindow(0).toImage()
    right, low = shown.width() - _EDGE, shown.height()
    edges = [shown.pixelColor(x, low * part // 8).name() for x in (_EDGE, right) for part in (2, 4, 6)]
    told = {"edges": edges, "size": size, "away": away}
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    _tell()
    sys.exit(0)
