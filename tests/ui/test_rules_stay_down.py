"""The screens judge nothing and keep nothing: refusals are raised, and the home is opened, below them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui

ROOT = Path(ui.__file__).parent
SCREENS = sorted(ROOT.rglob("*.py"))
OUTPUTS = {
    "begins",
    "json_bytes",
    "make_folder",
    "never",
    "refused_by_disk",
    "shown",
    "write_file",
    "write_paper",
    "write_table",
    "writing",
}
"""What writes where somebody chose to, what such a file is known by, how a path or a disk's fault is told."""
OF_THE_WINDOW = {"start/frame.py", "start/run.py"}
"""How the window stood, in which colour, and where a fault of ours was: before and behind any desk."""
SHIPPED = {"look/icons.py", "officer/help/manual.py", "widgets/shown/manual_text.py", "petitioner/tongues.py"}
"""They read what the program ships."""
OF_THE_SYSTEM = {"mounts.py"}
"""It watches what the system says of plugged-in media."""
MODE = re.compile(r"[rwax][bt]?\+?")
READING = {"read_text", "read_bytes"}
CHANGING = {"write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rmtree"}


def places(faults: Iterator[ast.AST]) -> list[int]:
    return [each.lineno for each in faults if isinstance(each, ast.stmt | ast.expr)]


def named(call: ast.expr | None) -> str:
    """What is called: the last word of it."""
    function = call.func if isinstance(call, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def refusals(tree: ast.AST) -> Iterator[ast.AST]:
    """Refusals that are made here and raised, and faults that were kept and are raised later."""
    for each in ast.walk(tree):
        if not isinstance(each, ast.Raise) or each.exc is None:
            continue
        is_class = isinstance(each.exc, ast.Name) and each.exc.id[:1].isupper()
        if named(each.exc) == "DeskError" or (not isinstance(each.exc, ast.Call) and not is_class):
            yield each


def openings(tree: ast.AST, allowed: set[str]) -> Iterator[ast.AST]:
    """Calls that open or change a file, but for those of ``allowed`` names."""
    for each in ast.walk(tree):
        if not isinstance(each, ast.Call):
            continue
        bare = isinstance(each.func, ast.Name) and each.func.id == "open"
        mode = each.args[0] if each.args else None
        is_mode = isinstance(mode, ast.Constant) and MODE.fullmatch(str(mode.value))
        by_path = named(each) == "open" and is_mode and "open" not in allowed
        if bare or by_path or named(each) in (READING | CHANGING) - allowed:
            yield each


def borrowed(tree: ast.AST) -> Iterator[ast.AST]:
    """Imports out of the files' room of anything but what writes for a person."""
    for each in ast.walk(tree):
        out_of_it = isinstance(each, ast.ImportFrom) and each.module == "xinfang_desk.files"
        if out_of_it and {name.name for name in each.names} - OUTPUTS:
            yield each


def test_the_walk_sees_what_it_looks_for() -> None:
    tree = ast.parse(
        "from xinfang_desk.files import read_regular, write_file\n"
        "raise DeskError('x') from None\n"
        "raise faults[0]\n"
        "raise NotImplementedError\n"
        "open('a')\n"
        "path.open('rb')\n"
        "(home / 'tables').read_text('utf-8')\n"
        "window.open('')\n"
    )
    assert places(refusals(tree)) == [2, 3]
    assert places(openings(tree, set())) == [5, 6, 7]
    assert places(borrowed(tree)) == [1]


@pytest.mark.parametrize("file", SCREENS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_screen_raises_no_refusal_and_opens_no_file_of_the_home(file: Path) -> None:
    name, tree = str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))
    allowed = (READING if name in SHIPPED else set()) | ({"open"} if name in OF_THE_SYSTEM else set())
    # The lane passes on what was raised in it.
    assert name == "background.py" or places(refusals(tree)) == []
    assert places(openings(tree, allowed)) == []
    assert name in OF_THE_WINDOW or places(borrowed(tree)) == []
