"""Opening the windows (开窗): everything is built here and handed what it needs."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ui.application import new_application
from ui.background import Background
from ui.opening import DeskOpening
from ui.theme import Look, Theme, ThemeName
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import home_folder
from xinfang_desk.settings import Settings, read_settings
from xinfang_desk.words import use_language

if TYPE_CHECKING:
    from ui.county.opening import CountyOpening


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
    opening: DeskOpening | CountyOpening
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
