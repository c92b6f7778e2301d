"""The petitioner's side on a display whose monitors come and go: acts, and says how it stands."""

from __future__ import annotations

import json
import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background
from ui.guide_view import ReadBack
from ui.look import fonts
from ui.look.theme import Look, Theme
from ui.start.petitioner import GuideSide
from xinfang_desk.domain.road.offices import NO_OFFICES
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES


class Hall:
    """Nothing sounds."""

    def speaker(self) -> object:
        from xinfang_desk.devices.speech import Speaker

        return Speaker(RESOURCES / "audio", player=None, voice=None)


class Desk:
    road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
    offices = NO_OFFICES
    hall = Hall()


def monitors(*boxes: str) -> None:
    """Let the display have these monitors: NAME=WIDTHxHEIGHT+X+Y."""
    listed = subprocess.run(["xrandr", "--listmonitors"], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines()[1:]:
        name = line.split()[1].lstrip("+*")
        if name != "screen":
            subprocess.run(["xrandr", "--delmonitor", name], capture_output=True, check=True)
    for at, each in enumerate(boxes):
        name, box = each.split("=")
        size, x, y = box.split("+")
        wide, high = size.split("x")
        output = "screen" if at == 0 else "none"
        run = ["xrandr", "--setmonitor", name, f"{wide}/{wide}x{high}/{high}+{x}+{y}", output]
        subprocess.run(run, capture_output=True, check=True)


def main() -> None:
    """Read an act a line from standard input; answer each with a line of JSON."""
    app = QApplication([])
    fonts.register_core()
    lane = Background()
    desk = QWidget()
    desk.setGeometry(40, 40, 600, 400)
    desk.show()
    guide = GuideSide(app, Look(app, Theme(still=True)), lane)
    gone: list[bool] = []
    guide.unplugged.connect(lambda: gone.append(True))
    guide.stand_beside(desk)
    guide.serve(Desk())  # type: ignore[arg-type]
    acts = {
        "open": guide.open,
        "show": lambda: guide.show(ReadBack(lines=(("姓名", "周试例"),))),
        "turn": guide.turn,
    }

    def step() -> None:
        asked = sys.stdin.readline().split()
        if not asked:
            app.quit()
            return
        if asked[0] == "monitors":
            monitors(*asked[1:])
        elif asked[0] == "named":
            guide.use_screen(asked[1] if len(asked) > 1 else "")
        elif asked[0] != "look":
            acts[asked[0]]()
        QTimer.singleShot(600, tell)

    def tell() -> None:
        window = guide.window
        told = {
            "screens": sorted(each.name() for each in app.screens()),
            "desk": desk.screen().name(),
            "on": window.screen().name() if window and window.isVisible() else None,
            "box": window.frameGeometry().getRect() if window and window.isVisible() else None,
            "page": window.here if window else None,
            "unplugged": len(gone),
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        QTimer.singleShot(0, step)

    QTimer.singleShot(0, step)
    app.exec()
    guide.close()
    lane.close()


if __name__ == "__main__":
    main()
