"""What must be measured in a process of its own; prints one JSON document and leaves at once.

``python -m bench.child WHAT [FOLDER]``, with the parent's moment of starting in ``XINFANG_BENCH_BEGUN``.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QObject as Object
    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QWidget as Widget

    from ui.background import Background
    from ui.officer.parts.station import PageName
    from ui.officer.window import DeskWindow
    from xinfang_desk.desk import Desk

BEGUN = "XINFANG_BENCH_BEGUN"
OPENED = Path("/xinfang-bench-opened")
"""No such file: that it was asked for is seen from outside (bench/cold.py)."""
LATE = ("reportlab", "sqlite_utils", "babel", "cryptography", "pypinyin")
"""What a first paint does not wait for (docs/house.md, import cost)."""
LATER = (
    "xinfang_desk.domain.matter",
    "xinfang_desk.domain.record",
    "xinfang_desk.domain.suggestion",
    "xinfang_desk.desk.start",
    "ui.guide_view",
    "ui.start.lock",
    "ui.officer.visit.matters",
    "ui.officer.pages",
    "ui.officer.lists.today",
    "uuid",
    "hashlib",
)
"""What the first key does not wait for."""
_SETTLED = 1500
"""Milliseconds after which a desk has loaded what it loads after its first paint."""
_TICK = 5
"""Milliseconds between two looks at the clock."""
_SMALL = 1366, 768
"""The window of a township's computer, in pixels."""
_NESTED = 4
"""Times that layouts inside one another hear of a new size, and that an answer is asked on."""
_TURNED: tuple[PageName, ...] = ("due", "ledger", "batch", "hall", "settings")
"""Pages that were opened before the theme is changed."""
_KEYSTROKE = 0.05
"""Seconds between two characters typed."""


def bare() -> None:
    """A window with one label: the least that Qt can start."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            _leave(first_paint=_since_begun(), memory=_resident(), **_from_disk())

    app = QApplication(sys.argv[:1])
    label = QLabel("来访接待台")
    watch = Watch()
    label.installEventFilter(watch)
    label.show()
    app.exec()


def desk(home: Path) -> None:
    """The real program up to a key in the name field, then the petitioner's window."""
    import app as program

    program.load_qt()
    from ui.look.application import new_application
    from ui.start import run as start

    def watched(kind: str) -> QApplication:
        application = new_application(kind)
        _watch(application)
        return application

    vars(start)["new_application"] = watched
    program.main(["--home", str(home)])


def _watch(application: QApplication) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    marks: dict[str, float] = {}
    early: list[str] = []
    soon: list[str] = []

    class Watch(QObject):
        def __init__(self) -> None:
            super().__init__(application)
            self._asked_guide = 0.0
            application.installEventFilter(self)
            application.focusChanged.connect(self._focused)

        def eventFilter(self, seen: Object, event: QEvent) -> bool:  # Qt's name
            kind = event.type()
            if kind == QEvent.Type.Show and seen.objectName() in {"deskWindow", "guideWindow"}:
                # from here on the window alone is watched, so that watching costs it next to nothing
                application.removeEventFilter(self)
                seen.installEventFilter(self)
            elif kind == QEvent.Type.Paint and seen.objectName() == "deskWindow" and not marks:
                seen.removeEventFilter(self)
                early.extend(name for name in LATE if name in sys.modules)
                QTimer.singleShot(0, self._painted)
            elif kind == QEvent.Type.Paint and seen.objectName() == "guideWindow":
                QTimer.singleShot(0, self._guide_painted)
            return False

        def _painted(self) -> None:
            marks["first_paint"] = _since_begun()

        def _focused(self, _old: Widget | None, field: Widget | None) -> None:
            # The program has loaded these by now; sooner they would be loaded for the watch alone.
            from PySide6.QtCore import Qt
            from PySide6.QtGui import QKeyEvent
            from PySide6.QtWidgets import QApplication, QLineEdit

            if isinstance(field, QLineEdit) and field.objectName() == "name" and "typable" not in marks:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    press = QKeyEvent(kind, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z")
                    QApplication.sendEvent(field, press)
                if field.text() == "z":
                    marks["typable"] = _since_begun()
                    marks["memory"] = _resident()
                    marks.update(_from_disk())
                    soon.extend(name for name in LATER if name in sys.modules)
                    self._wait_for_all()
                    QTimer.singleShot(_SETTLED, self._open_guide)

        def _wait_for_all(self) -> None:
            from ui.officer.window import DeskWindow

            complete = DeskWindow.complete

            def completed(window: DeskWindow) -> None:
                complete(window)
                QTimer.singleShot(0, lambda: marks.setdefault("all", _since_begun()))

            setattr(DeskWindow, "complete", completed)  # noqa: B010  # a method, for this process alone

        def _open_guide(self) -> None:
            marks["memory_open"] = _resident()
            application.installEventFilter(self)
            self._asked_guide = time.monotonic()
            from ui.officer.window import DeskWindow

            for window in application.allWidgets():
                if isinstance(window, DeskWindow):
                    window.guide_opened.emit()

        def _guide_painted(self) -> None:
            _leave(**marks, early=early, soon=soon, guide_open=(time.monotonic() - self._asked_guide) * 1000)

    Watch()


def turning(home: Path, runs: int) -> None:
    """A change of theme and a turn of a page, from click to all painted, beside painting that window anew."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
    from PySide6.QtWidgets import QPushButton, QWidget

    application, background, _opened, window = _stood(home)
    window.resize(*_SMALL)
    window.show()
    theme = window.around.pages.settings.shown.theme
    found: dict[str, list[float]] = {"theme": [], "rest": [], "page": [], "theme_anew": [], "page_anew": []}

    class Painted(QObject):
        """When all that was asked to be painted has been: Qt paints by events of low priority."""

        at = 0.0

        def customEvent(self, _event: QEvent) -> None:  # Qt's name
            self.at = time.perf_counter()

    mark = Painted()

    def paint() -> float:
        QCoreApplication.postEvent(
            mark, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value - 1
        )
        QCoreApplication.sendPostedEvents()
        return mark.at

    def settle() -> float:
        for _ask in range(_NESTED):
            background.open(lambda: None)
            application.processEvents()
        return time.perf_counter()

    def painted(act: Callable[[], object], wait: Callable[[], float] = paint) -> float:
        begun = time.perf_counter()
        act()
        return (wait() - begun) * 1000

    def anew() -> float:
        shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
        return painted(lambda: [each.update() for each in shown])

    def click(name: str) -> Callable[[], None]:
        button = window.findChild(QPushButton, name)
        if button is None:
            raise LookupError(name)
        return button.click

    for page in _TURNED:
        window.open_page(page)
        settle()
    for _run in range(runs + 1):
        window.open_page("settings")
        settle()
        for chosen in ("dark", "light"):
            found["theme"].append(painted(theme.button(chosen).click))
            found["rest"].append((time.perf_counter() - mark.at) * 1000)
            settle()
            found["theme_anew"].append(anew())
        for place in ("openLedger", "due"):
            found["page"].append(painted(click(place), settle))
            found["page_anew"].append(anew())
    _leave(**{name: times[2:] for name, times in found.items()})


def _stood(home: Path) -> tuple[QApplication, Background, Desk, DeskWindow]:
    """The officer's window over an open register, not shown yet."""
    from bench import homes
    from ui.background import Background
    from ui.look.application import equip, new_application
    from ui.look.theme import Look, Theme
    from ui.officer.window import DeskWindow
    from xinfang_desk.desk.codes import codes_in_use
    from xinfang_desk.desk.start import open_desk

    application, background = new_application(), Background()
    equip(application)
    opened = background.open(lambda: open_desk(home, homes.PASSPHRASE, now=homes.now))
    look = Look(application, Theme(still=True))
    with look.undressed():
        window = DeskWindow(opened, background, look, lambda: codes_in_use(home), homes.now)
    return application, background, opened, window


def typing(home: Path, stick: Path, ticks: int, papers: int) -> None:
    """Gaps between the ticks of the Qt thread while somebody types: idle, then while the lane works.

    It draws ``papers`` that nobody has been handed; where that is none it makes a batch onto ``stick``, or
    reads it where that is a picture.
    """
    from PySide6.QtCore import Qt, QTimer

    application, background, opened, window = _stood(home)
    window.showMaximized()
    field = window.intake.people.form.name
    gaps: dict[str, list[float]] = {"idle": [], "busy": []}
    now, last, typed = "idle", 0.0, 0.0
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(_TICK)

    def tick() -> None:
        nonlocal now, last, typed
        moment = time.perf_counter()
        gaps[now].append((moment - last) * 1000)
        last = moment
        if moment - typed > _KEYSTROKE:
            typed = moment
            field.setText(f"{field.text()}例"[-20:])
        if now == "idle" and len(gaps["idle"]) >= ticks:
            now = "busy"
            background.change(window, work, lambda _: done(), lambda refused: sys.exit(refused.code))

    def work() -> None:
        if stick.is_file():
            opened.reading.read(stick.read_bytes())
        elif not papers:
            opened.outbox.make_batch(stick)
        for each in opened.papers.owed()[:papers]:
            opened.papers.draw(each.paper.number, (each.paper.kind,))

    def begin() -> None:
        nonlocal last
        last = time.perf_counter()
        timer.start()

    def done() -> None:
        timer.stop()
        _leave(**gaps)

    timer.timeout.connect(tick)
    QTimer.singleShot(_SETTLED, begin)
    application.exec()


def memory(home: Path, stick: Path) -> None:
    """The most memory that making a batch takes, not counting what opening the vault took before."""
    from bench import homes
    from xinfang_desk.desk.start import open_desk

    opened = open_desk(home, homes.PASSPHRASE, now=homes.now)
    peak, seconds, made = _measured(lambda: opened.outbox.make_batch(stick))
    _leave(peak=peak, seconds=seconds, file=made.file if made else "")


def receive(home: Path, file: Path) -> None:
    """The same of a county that takes a file."""
    from bench import homes
    from xinfang_desk.county.office import open_office

    office = open_office(home, homes.PASSPHRASE, now=homes.now)
    peak, seconds, results = _measured(lambda: office.receive([file]))
    _leave(peak=peak, seconds=seconds, accepted=sum(each.accepted for each in results))


def _measured(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """The most memory that it took, in MB, how many seconds, and what came of it."""
    # proc(5): 5 sets the peak back to what is resident now
    Path("/proc/self/clear_refs").write_text("5")
    begun = time.perf_counter()
    came = work()
    seconds = time.perf_counter() - begun
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1000 if found else 0.0, seconds, came


def _since_begun() -> float:
    return (time.monotonic() - float(os.environ[BEGUN])) * 1000


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _from_disk() -> dict[str, float]:
    """How much had to be read from the disk by now; and a mark in a list of the files that were opened."""
    with suppress(FileNotFoundError):
        OPENED.open()
    found = re.search(r"^read_bytes: (\d+)", Path("/proc/self/io").read_text(), re.MULTILINE)
    return {"disk": int(found[1]) / 1e6} if found else {}


def _leave(**found: object) -> None:
    """Say what was found and end without closing anything: the folder is a copy."""
    print(json.dumps(found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    match what:
        case "bare":
            bare()
        case "desk":
            desk(Path(rest[0]))
        case "turning":
            turning(Path(rest[0]), int(rest[1]))
        case "registering":
            from bench.registering import registering

            application, background, opened, window = _stood(Path(rest[0]))
            _leave(**registering(application, background, opened, window, int(rest[1])))
        case "typing":
            typing(Path(rest[0]), Path(rest[1]), int(rest[2]), int(rest[3]))
        case "reading":
            from bench.pages import reading

            _leave(**reading(int(rest[0])))
        case "memory":
            memory(Path(rest[0]), Path(rest[1]))
        case "receive":
            receive(Path(rest[0]), Path(rest[1]))
