"""The petitioner's screen cannot reach the register."""

import gc
import subprocess
import sys
import types
from collections import deque

from PySide6.QtCore import QObject

FORBIDDEN = ("xinfang_desk.desk", "xinfang_desk.store", "xinfang_desk.batch", "xinfang_desk.county")
FORBIDDEN_TYPES = ("sqlite3", "sqlcipher3", "sqlite_utils")


def reachable(start):
    """Everything that can be reached from ``start`` by attributes, containers, closures and Qt children.

    Not by way of modules, classes and the globals of functions: from there everything is reached.
    """
    seen, ahead = {}, deque([start])
    while ahead:
        thing = ahead.popleft()
        if id(thing) in seen or isinstance(thing, types.ModuleType | type):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, QObject):
            ahead.extend((*thing.children(), *vars(thing).values()))
            if thing.parent() is not None:
                ahead.append(thing.parent())
        elif isinstance(thing, types.MethodType):
            ahead.extend((thing.__self__, thing.__func__))
        elif isinstance(thing, types.FunctionType):
            ahead.extend(cell.cell_contents for cell in thing.__closure__ or ())
            ahead.extend(thing.__defaults__ or ())
        else:
            ahead.extend(gc.get_referents(thing))
    return list(seen.values())


def kinds_of(things):
    return {type(thing).__module__ for thing in things}


def forbidden(things):
    return sorted(kind for kind in kinds_of(things) if kind.startswith(FORBIDDEN + FORBIDDEN_TYPES))


def test_no_desk_and_no_register_hangs_on_the_window(guide, accepted, written):
    guide.show_matter(accepted)
    guide.open("start")
    guide.show_read_back(written)
    things = reachable(guide)
    assert {"ui.petitioner.guide_window", "ui.petitioner.touch", "ui.guide_view"} <= kinds_of(things)
    assert forbidden(things) == []


def test_the_walk_would_find_a_register(guide):
    register = type("Register", (), {"__module__": "xinfang_desk.store.file.register"})()
    guide.print_asked.connect(lambda: register)
    vars(guide.resting)["kept"] = [{"by": lambda: register}]
    assert forbidden(reachable(guide)) == ["xinfang_desk.store.file.register"]


def test_importing_the_window_imports_no_room_behind_the_desk():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.petitioner.guide_window; print(*sys.modules, sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "ui.petitioner.guide_window" in told
    assert [name for name in told if name.startswith((*FORBIDDEN, *FORBIDDEN_TYPES, "ui.officer"))] == []
    assert [name for name in told if name.startswith("xinfang_desk.documents")] == []
