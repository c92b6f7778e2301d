"""Start: the verbs of the two commands, or their windows."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xinfang_desk.offered import Side

_SYSTEM_LIST = Path(__file__).resolve().parent / "packaging" / "apt-runtime.txt"


def main(argv: list[str] | None = None) -> int:
    """``xinfang-desk``: a verb goes to the command line without Qt; without one the desk window opens."""
    return _start("desk", sys.argv[1:] if argv is None else argv)


def county_main(argv: list[str] | None = None) -> int:
    """``xinfang-county``: the county's half, likewise."""
    return _start("county", sys.argv[1:] if argv is None else argv)


def _start(kind: Side, argv: list[str]) -> int:
    from xinfang_desk.system import choose_input_method, choose_screen, keep_to_owner

    keep_to_owner()
    if not _wants_window(argv):
        if kind == "desk":
            from xinfang_desk.cli.desk import main as verb
        else:
            from xinfang_desk.cli.county import main as verb
        return verb(argv)
    if "tour" in argv:
        # The tour plays on an invisible screen, whatever screen there is.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    choose_screen()
    choose_input_method()
    try:
        load_qt()
        from ui.start.run import run
    except ImportError as fault:
        print(_missing_library(fault), file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return 1
    return run(kind, argv)


def load_qt() -> None:
    """Load Qt's binding, and give Python its own ``import`` back.

    The binding puts one in its place that reads the source of every module imported afterwards, to see
    whether it spells Qt's names in another way (``__feature__``), which nobody here does: a sixth of the
    start, and every source kept in memory. Garbage waits for :mod:`ui.background`, which sweeps.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401  # it is its loading that replaces ``import``

    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def _wants_window(argv: list[str]) -> bool:
    """A window opens without a verb, or to show a file; ``tour`` needs the real windows too."""
    if {"--help", "-h", "--version"}.intersection(argv):
        return False
    words = iter(argv)
    for word in words:
        if word == "--home":
            next(words, None)
        elif not word.startswith("-"):
            return word == "tour" or (word == "open" and "--json" not in argv)
    return True


def _missing_library(fault: ImportError) -> str:
    """A sentence with the next step in place of a traceback."""
    # A package brings all that it needs; only a checkout names what its system has to bring.
    todo = "请告诉县里的管理员，用安装包重新装一次；登记簿不受影响。"
    if _SYSTEM_LIST.exists():
        lines = _SYSTEM_LIST.read_text("utf-8").splitlines()
        todo = "请运行：sudo apt-get install " + " ".join(
            line for line in lines if line and not line.startswith("#")
        )
    return f"缺少组件，窗口打不开（{fault}）。\n{todo}\n命令行的动词（xinfang-desk --help）不需要它。"


if __name__ == "__main__":
    raise SystemExit(main())
