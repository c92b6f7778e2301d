"""Opening the windows (开窗): everything is built here and handed what it needs."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import fonts
from ui.application import new_application
from ui.background import Background
from ui.codes import read_codes
from ui.desk_ahead import DeskAhead, DeskDoor
from ui.guide_view import GuideView, ReadBack
from ui.theme import Look, Theme, ThemeName
from xinfang_desk.domain.calendar import CHINA
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT, home_folder, make_private
from xinfang_desk.settings import Settings, read_office, read_settings
from xinfang_desk.words import use_language

_PAINT_PATIENCE = 2.0
"""Seconds after which the register is opened even though no window was seen (a minimised start)."""

if TYPE_CHECKING:
    from ui.officer.window import DeskWindow
    from ui.petitioner.window import GuideWindow
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.record import Office


def run(kind: str, argv: list[str]) -> int:
    """Open the window of a ``desk`` or ``county`` and stay until it is closed; or walk the tour."""
    args = _parser(kind).parse_args(argv)
    if args.verb == "tour":
        from ui.tour import tour

        return tour(Path(args.to), as_json=args.json)
    app = new_application()
    home = home_folder(args.home, kind)
    sys.excepthook = _crash_notes(home)
    settings = _settings(home)
    use_language(settings.language)
    look = Look(app, Theme(name=ThemeName(settings.theme), scale=settings.scale))
    background = Background()
    opening: QObject
    if kind == "desk":
        opening = DeskOpening(app, home, look, background)
    else:
        from ui.county.opening import CountyOpening

        opening = CountyOpening(home, look, background)
    opening.begin()
    code = app.exec()
    opening.end()
    background.close()
    return code


class DeskOpening(QObject):
    """From the passphrase to the officer's window, and the petitioner's beside it."""

    def __init__(self, app: QApplication, home: Path, look: Look, background: Background) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._look = look
        self._background = background
        self._codes = read_codes()
        self._desk: Desk | None = None
        self._door: QWidget | None = None
        self._window: DeskWindow | None = None
        self._guide: GuideWindow | None = None

    def begin(self) -> None:
        """Ask for what is needed: a first set-up, or the passphrase."""
        if not (self._home / VAULT).exists():
            self._first_run()
        elif given := os.environ.get("XINFANG_PASSPHRASE"):
            self._open_ahead(given)
        else:
            self._ask_passphrase()

    def end(self) -> None:
        """Close the register, in the lane that opened it."""
        if self._desk is not None:
            self._background.open(self._desk.close)

    def _first_run(self) -> None:
        from ui.officer.first_run import FirstRunWindow

        def init(office: Office, passphrase: str) -> str:
            from xinfang_desk.desk.start import init_desk

            make_private(self._home.parent)
            return init_desk(self._home, passphrase, office=office)

        window = FirstRunWindow(self._look, self._codes, self._background, init)
        window.finished.connect(lambda passphrase: self._open(passphrase, self._ask_passphrase))
        self._door = window
        window.show()

    def _ask_passphrase(self, refused: DeskError | None = None) -> None:
        from ui.officer.unlock import UnlockWindow

        office = read_office(self._home)
        window = UnlockWindow(self._look, office.name if office else "")
        window.given.connect(lambda passphrase: self._open(passphrase, window.refused))
        self._door = window
        window.show()
        if refused is not None:
            window.refused(refused)

    def _open(self, passphrase: str, refused: Callable[[DeskError], None]) -> None:
        def work() -> Desk:
            from xinfang_desk.desk.start import open_desk

            return open_desk(self._home, passphrase, officer=os.environ.get("XINFANG_OFFICER", ""))

        self._background.read(self, work, self._opened, refused)

    def _open_ahead(self, passphrase: str) -> None:
        """With the passphrase at hand the window stands first, and the register opens behind it."""
        office = read_office(self._home)
        if office is None:
            self._open(passphrase, self._ask_passphrase)
            return
        painted = Event()

        def work() -> Desk:
            # Until the window is painted, its thread shall have the processor to itself.
            painted.wait(_PAINT_PATIENCE)
            from xinfang_desk.desk.start import open_desk

            return open_desk(self._home, passphrase, officer=os.environ.get("XINFANG_OFFICER", ""))

        opening = self._background.ahead(work)
        window = self._stand(DeskAhead(office, opening), is_open=False)
        window.painted.connect(painted.set)
        self._background.read(self, opening.result, self._opened_behind, self._not_opened)

    def _opened_behind(self, desk: Desk) -> None:
        self._desk = desk
        if self._window is not None:
            self._window.complete()
        self._afterwards()

    def _not_opened(self, refused: DeskError) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
        self._ask_passphrase(refused)

    def _opened(self, desk: Desk) -> None:
        self._desk = desk
        self._stand(desk, is_open=True)
        if self._door is not None:
            self._door.close()
            self._door = None
        QTimer.singleShot(0, self, self._afterwards)

    def _stand(self, desk: DeskDoor, *, is_open: bool) -> DeskWindow:
        from ui.officer.window import DeskWindow

        window = DeskWindow(desk, self._background, self._look, self._codes, _china_now, is_open=is_open)
        window.guide_wanted.connect(self._show_on_guide)
        window.guide_opened.connect(self._open_guide)
        window.closed.connect(self._app.quit)
        self._app.setQuitOnLastWindowClosed(False)
        window.showMaximized()
        self._window = window
        return window

    def _afterwards(self) -> None:
        """What may wait until the window stands: rare characters, and the paper's typefaces."""
        fonts.register_rare()
        desk = self._desk
        if desk is not None:
            self._background.read(self, desk.papers.warm, lambda _: None)

    def _show_on_guide(self, view: GuideView | ReadBack) -> None:
        guide = self._open_guide()
        if isinstance(view, ReadBack):
            guide.show_read_back(view)
        else:
            guide.show_matter(view)

    def _open_guide(self) -> GuideWindow:
        from ui.petitioner.screens import second_screen
        from ui.petitioner.window import GuideWindow

        assert self._desk is not None  # noqa: S101  # only an open desk shows anything
        if self._guide is None:
            self._guide = GuideWindow(self._desk.road_map, self._look.theme)
            self._app.screenRemoved.connect(self._guide.screen_gone)
        screen = second_screen(self._app.screens(), self._app.primaryScreen())
        if screen is not None:
            self._guide.place_on(screen)
        else:
            self._guide.show()
        return self._guide


def _china_now() -> datetime:
    return datetime.now(CHINA)


def _parser(kind: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"xinfang-{kind}")
    parser.add_argument("verb", nargs="?", choices=["tour"] if kind == "desk" else [])
    parser.add_argument("--home", metavar="DIR")
    parser.add_argument("--to", metavar="DIR", default="tour")
    parser.add_argument("--json", action="store_true")
    return parser


def _settings(home: Path) -> Settings:
    """The settings, or the usual ones where the file is damaged: a window must open all the same."""
    try:
        return read_settings(home)
    except DeskError:
        return Settings()


def _crash_notes(
    home: Path,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A hook that writes where a fault of ours happened, and no value of any variable: one may be a name."""

    def note(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        frames = traceback.extract_tb(trace)
        lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        text = "\n".join([kind.__name__, *lines])
        print(text, file=sys.stderr)  # noqa: T201  # nobody else may be left to hear it
        if home.is_dir():
            (home / "crash-note.txt").write_text(text, "utf-8")

    return note
