"""Opening the windows (开窗): everything is built here and handed what it needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.application import equip, new_application
from ui.start.frame import GROUNDS, Frame
from ui.start.handed import Handed, come_forward, hand_over
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import json_bytes, read_json, read_regular, write_whole
from xinfang_desk.places import FOLDERS, SETTINGS, VAULT, WINDOW, home_folder

if TYPE_CHECKING:
    from ui.background import Background
    from xinfang_desk.offered import Side


def run(kind: Side, argv: list[str]) -> int:
    """Open the window of a ``desk`` or ``county`` and stay until it is closed; or walk the tour."""
    args = _parser(kind).parse_args(argv)
    if args.verb == "tour":
        from ui.tour.day import tour

        return tour(Path(args.to), as_json=args.json)
    offered = Path(args.file) if args.file else None
    if offered and not args.home:
        from xinfang_desk.offered import taker

        kind = taker(offered, kind)
    home = home_folder(args.home, kind)
    # A rehearsal opens another register, whatever window is open.
    if not args.rehearsal and hand_over(kind, home, offered):
        return 0
    app = new_application(kind)
    sys.excepthook = _crash_notes(home)
    opened: list[_Opening] = []
    frame = None if args.rehearsal else _frame(kind, home)

    handed = Handed()

    def begin() -> None:
        opening = _begin(app, kind, home, frame, offered, rehearses=args.rehearsal)
        opened.append(opening)
        if not args.rehearsal:
            handed.came.connect(lambda file: come_forward(opening.take(file)))
            handed.listen(kind, home)

    if frame is None:
        QTimer.singleShot(0, begin)
    else:
        frame.painted.connect(begin)
        frame.stand(home / WINDOW)
    code = app.exec()
    handed.close()
    for opening in opened:
        opening.end()
        opening.background.close()
    return code


class _Opening(Protocol):
    """What is opened for an officer or a clerk."""

    @property
    def background(self) -> Background:
        """Its lane."""

    def begin(self) -> None:
        """Ask for what is needed, and open."""

    def take(self, file: Path | None) -> QWidget | None:
        """Show ``file``, which another start was given, once it may be seen; the window to come forward."""

    def end(self) -> None:
        """Close the register or ledger."""


def _frame(kind: str, home: Path) -> Frame | None:
    """The desk's window, empty, where nothing has to be asked before it may be shown."""
    if kind != "desk" or not os.environ.get("XINFANG_PASSPHRASE") or not (home / VAULT).exists():
        return None
    try:
        # The settings are read later; a glance for the colour spares an old PC the parser here.
        kept = read_regular(home / SETTINGS)
    except OSError:
        kept = b""
    named = [name for name in GROUNDS if f'"theme": "{name}"'.encode() in kept]
    return Frame(GROUNDS[named[0] if named else "light"])


def _begin(
    app: QApplication,
    kind: str,
    home: Path,
    frame: Frame | None,
    offered: Path | None,
    *,
    rehearses: bool = False,
) -> _Opening:
    """Dress the application and begin: from here on everything may be imported.

    ``offered`` is a file that the window shows as soon as it is open.
    """
    from ui.background import Background
    from ui.look.theme import Look, Theme, ThemeName
    from xinfang_desk.settings import Settings, read_settings
    from xinfang_desk.words import use_language

    equip(app)
    _remember_folders(home)
    try:
        settings = read_settings(home)
    except DeskError:
        # The door asks for them again, and says what the disk answers.
        settings = Settings()
    use_language(settings.language)
    look = Look(app, Theme(name=ThemeName(settings.theme), scale=settings.scale, still=settings.still))
    background = Background()
    opening: _Opening
    if kind == "desk":
        from ui.start.officer import DeskOpening

        opening = DeskOpening(app, home, look, background, frame, offered, rehearses=rehearses)
    else:
        from ui.start.clerk import CountyOpening

        opening = CountyOpening(app, home, look, background, offered)
    opening.begin()
    return opening


def _remember_folders(home: Path) -> None:
    """Let dialogs begin where they were left the last time; a full disk keeps nobody from choosing."""
    from ui.chosen_files import remember

    try:
        known = read_json(read_regular(home / FOLDERS))
    except (OSError, DeskError):
        known = None

    def keep(folders: dict[str, str]) -> None:
        # Before there is a register its home must be empty.
        if (home / VAULT).is_file():
            with suppress(OSError):
                write_whole(home / FOLDERS, json_bytes(folders))

    remember(known if isinstance(known, dict) else {}, keep)


def _parser(kind: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"xinfang-{kind}")
    parser.add_argument("verb", nargs="?", choices=["open", "tour"] if kind == "desk" else ["open"])
    parser.add_argument("file", nargs="?", help="open：从文件管理器打开的文件")
    parser.add_argument("--home", metavar="DIR")
    parser.add_argument("--to", metavar="DIR", default="tour")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(rehearsal=False)
    if kind == "desk":
        parser.add_argument("--rehearsal", action="store_true", help="演练：虚构的人，另一本登记簿")
    return parser


def _crash_notes(
    home: Path,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A hook that writes where a fault of ours happened, and no value of any variable: one may be a name."""

    def note(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        import traceback

        frames = traceback.extract_tb(trace)
        lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        text = "\n".join([kind.__name__, *lines])
        print(text, file=sys.stderr)  # noqa: T201  # nobody else may be left to hear it
        if home.is_dir():
            write_whole(home / "crash-note.txt", text.encode())

    return note
