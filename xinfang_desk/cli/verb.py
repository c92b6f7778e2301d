"""What every verb shares: options, the passphrase, one answer on standard output, exit codes.

Exit codes: 0 done, 1 a fault of ours, 2 wrong usage (argparse), 3 refused.
"""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from xinfang_desk import VERSION
from xinfang_desk.domain.days import MOST_COUNTED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import UNSEEN
from xinfang_desk.domain.time.calendar import in_range
from xinfang_desk.files import refused_by_disk
from xinfang_desk.places import home_folder
from xinfang_desk.system import keep_to_owner
from xinfang_desk.words import sentence

if TYPE_CHECKING:
    from xinfang_desk.packed import Drill

DONE, FAULT, REFUSED = 0, 1, 3

Handler = Callable[[argparse.Namespace], int]
T = TypeVar("T")


def new_parser(program: str, about: str) -> tuple[argparse.ArgumentParser, Any]:
    """A parser with the common options, and the place to hang verbs on."""
    parser = argparse.ArgumentParser(prog=program, description=about, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=VERSION, help="版本号")
    _common(parser, default=None)
    return parser, parser.add_subparsers(dest="verb", required=True, metavar="VERB")


def add_verb(verbs: Any, name: str, about: str, handler: Handler) -> argparse.ArgumentParser:
    """Hang a verb on the parser; the common options may stand before it or behind."""
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about, allow_abbrev=False)
    _common(verb, default=argparse.SUPPRESS)
    verb.set_defaults(handler=handler)
    return verb


def run(parser: argparse.ArgumentParser, argv: Sequence[str]) -> int:
    """Do what ``argv`` asks and turn whatever comes of it into an exit code."""
    keep_to_owner()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file's name need not be UTF-8. Escaped it is JSON still, and no reason to stop when all is done.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        args = parser.parse_args(argv)
        done: int = args.handler(args)
        sys.stdout.flush()
    except DeskError as refused:
        print(json.dumps(refusal(refused), ensure_ascii=False), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read us has heard enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001  # the one place where a fault of ours becomes an exit code
        if (by_disk := refused_by_disk(fault)) is not None:
            print(json.dumps(refusal(by_disk), ensure_ascii=False), file=sys.stderr)
            return REFUSED
        _own_fault(fault, sys.stderr)
        return FAULT
    return done


def a_day(text: str) -> date:
    """A day typed behind an option: wrong usage where it is none, ``input.bad_day`` outside 1900 to 2199."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("这不是日期，请写成 2026-09-18 这样") from None
    if not in_range(day):
        raise DeskError("input.bad_day")
    return day


def a_time(text: str) -> datetime:
    """A day and time behind an option, as :func:`a_day`."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("这不是时间，请写成 2026-09-18T09:30 这样") from None
    if not in_range(at.date()):
        raise DeskError("input.bad_day")
    return at


def a_number(text: str) -> int:
    """A whole number behind an option; ``input.bad_number`` for one that no part of the desk can hold."""
    number = int(text)
    if abs(number) > MOST_COUNTED:
        raise DeskError("input.bad_number")
    return number


def refusal(refused: DeskError) -> dict[str, Any]:
    """A refusal as scripts get it: code, facts, and a sentence with the next step."""
    return {"code": refused.code, "facts": refused.facts, "words": sentence(refused.code, refused.facts)}


def emit(args: argparse.Namespace, document: Any, text: str) -> int:
    """Print the one answer: the document with ``--json``, else a short text for people."""
    print(in_sight(json.dumps(document, ensure_ascii=False) if args.json else text))
    return DONE


def in_sight(text: str) -> str:
    """``text`` with controls and marks that turn it round written out, in JSON too: a terminal obeys none."""
    return UNSEEN.sub(lambda found: found[0] if found[0] in "\t\n" else f"\\u{ord(found[0]):04x}", text)


def until_ended() -> Event:
    """Set by SIGINT or SIGTERM from now on: for what goes on until somebody ends it, and then all is well."""
    ended = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_which: ended.set())
    return ended


def run_of_numbers(text: str) -> tuple[int, int]:
    """``3`` or ``3-7`` as the first and the last of a run."""
    first, dash, last = text.partition("-")
    run = int(first), int(last if dash else first)
    if not 1 <= run[0] <= run[1]:
        raise ValueError(text)
    return run


def home_of(args: argparse.Namespace, kind: str) -> Path:
    """The home that the options name."""
    return home_folder(args.home, kind)


def passphrase(*, new: bool = False) -> str:
    """The passphrase from ``XINFANG_PASSPHRASE`` or a prompt; a new one is asked for twice."""
    return _asked("XINFANG_PASSPHRASE", "口令：", twice=new)


def confidential_passphrase() -> str:
    """The confidential officer's, from ``XINFANG_CONFIDENTIAL_PASSPHRASE`` or a prompt."""
    return _asked("XINFANG_CONFIDENTIAL_PASSPHRASE", "保密口令：")


def with_consent(work: Callable[[str], T]) -> T:
    """Do what may want the head's own passphrase: ``XINFANG_HEAD_PASSPHRASE``, or a prompt once it does."""
    given = os.environ.get("XINFANG_HEAD_PASSPHRASE", "")
    try:
        return work(given)
    except DeskError as refused:
        if refused.code != "account.head_consent" or not sys.stdin.isatty():
            raise
    return work(getpass.getpass("负责人口令："))


def new_passphrase() -> str:
    """Another account's, or one's own from now on: ``XINFANG_NEW_PASSPHRASE`` or a prompt, twice."""
    return _asked("XINFANG_NEW_PASSPHRASE", "新口令：", twice=True)


def _asked(variable: str, prompt: str, *, twice: bool = False) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        raise DeskError("passphrase.missing", variable=variable)
    first = getpass.getpass(prompt)
    if twice and getpass.getpass("再输一遍：") != first:
        raise DeskError("passphrase.differs")
    return first


def progress(doing: str) -> Callable[[int], None]:
    """Says on standard error how far a long work is."""

    def say(count: int) -> None:
        print(f"{doing} {count}", file=sys.stderr, flush=True)

    return say


def _common(parser: argparse.ArgumentParser, *, default: Any) -> None:
    parser.add_argument(
        "--home", metavar="DIR", default=default, help="文件夹；默认 XINFANG_HOME 或系统数据文件夹"
    )
    parser.add_argument(
        "--json", action="store_true", default=False if default is None else default, help="只打印一份 JSON"
    )


def _own_fault(fault: Exception, out: TextIO) -> None:
    """Where it happened, without a value of any variable: values may hold a name."""
    for frame in traceback.extract_tb(fault.__traceback__):
        print(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", file=out)
    said = {"code": "fault", "facts": {"kind": type(fault).__name__}, "words": sentence("fault", {})}
    print(json.dumps(said, ensure_ascii=False), file=out)


def copy_and_home(args: argparse.Namespace, half: str, now: datetime) -> tuple[Path, Path]:
    """The copy to restore and the home it goes to; with ``--set-aside`` what stands there is moved away."""
    from xinfang_desk.packed import set_aside

    home = home_of(args, half)
    # The copy may lie in the very folder that is to be moved.
    file: Path = args.file.resolve()
    if args.set_aside and home.exists():
        aside = set_aside(home, now)
        if file.is_relative_to(home.resolve()):
            file = aside / file.relative_to(home.resolve())
    return file, home


def emit_drill(args: argparse.Namespace, done: Drill) -> int:
    """What a restore that was tried found (恢复演练)."""
    answer = {
        "file": done.file,
        "sha256": done.sha256,
        "matters": done.matters,
        "attachments": done.attachments,
        "at": done.at.isoformat(),
    }
    return emit(args, answer, f"这份备份能恢复：事项 {done.matters} 件，附件 {done.attachments} 个")
