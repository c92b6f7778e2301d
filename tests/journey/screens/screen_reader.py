"""What a screen reader hears of the desk window: walks AT-SPI over D-Bus, run by test_screen_reader.py.

Prints one JSON document: the controls by name and role, those without a name, what the field of the
name held after it was written into by way of the accessibility bus, and the rows of the day
with their places.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60
FIELD = "姓名（必填）"
WRITTEN = "周试例"
QUEUE = ("今日来访", "list")
OPERABLE = frozenset({"push button", "button", "text", "entry", "check box", "combo box", "spin button"})

Node = tuple[str, str]
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_SHOWING = 25
"""The bit of a control that can be seen (ATSPI_STATE_SHOWING)."""
_ROOT: Node = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


class Bus:
    """The accessibility bus, asked by ``busctl``."""

    def __init__(self) -> None:
        self._where = ["--user"]
        address = self.call(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self._where = [f"--address={address[0]}"]

    def call(self, node: Node, interface: str, method: str, *values: str) -> Any:
        return self._ask("call", *node, interface, method, *values)

    def name(self, node: Node) -> str:
        return str(self._ask("get-property", *node, _ACCESSIBLE, "Name"))

    def role(self, node: Node) -> str:
        return str(self.call(node, _ACCESSIBLE, "GetRoleName")[0])

    def place(self, node: Node) -> int:
        return int(self.call(node, _ACCESSIBLE, "GetIndexInParent")[0])

    def is_shown(self, node: Node) -> bool:
        return bool(self.call(node, _ACCESSIBLE, "GetState")[0][0] >> _SHOWING & 1)

    def children(self, node: Node) -> list[Node]:
        return [(name, path) for name, path in self.call(node, _ACCESSIBLE, "GetChildren")[0]]

    def _ask(self, *words: str) -> Any:
        done = subprocess.run(
            ["busctl", *self._where, "--json=short", "--", *words], capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)["data"] if done.stdout.strip() else None


def walk(bus: Bus, node: Node) -> Iterator[tuple[Node, str, str]]:
    """Every node below ``node`` with its name and role."""
    for child in bus.children(node):
        yield child, bus.name(child), bus.role(child)
        yield from walk(bus, child)


def wait_for(found: Callable[[], Any]) -> Any:
    """What ``found`` answers with, as soon as it is something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if answer := found():
                return answer
        except (subprocess.CalledProcessError, KeyError):
            pass  # the window is still being built
        time.sleep(0.2)
    raise SystemExit("nothing was heard")


def heard(bus: Bus) -> dict[str, Any]:
    """What there is to hear once the form stands."""

    def controls() -> list[tuple[Node, str, str]]:
        nodes = [each for each in walk(bus, _ROOT) if each[2] in OPERABLE and bus.is_shown(each[0])]
        return nodes if any(name == FIELD for _node, name, _role in nodes) else []

    def written() -> str:
        field = next(node for node, name, _role in nodes if name == FIELD)
        bus.call(field, "org.a11y.atspi.EditableText", "SetTextContents", "s", WRITTEN)
        return str(bus.call(field, "org.a11y.atspi.Text", "GetText", "ii", "0", "-1")[0])

    def queue() -> list[tuple[str, int, int]]:
        """Each row of the day's list: its words, its place, and how many there are."""
        lists = [node for node, name, role in walk(bus, _ROOT) if (name, role) == QUEUE]
        rows = bus.children(lists[0]) if lists else []
        return [(bus.name(each), bus.place(each), len(rows)) for each in rows]

    nodes = wait_for(controls)
    text = wait_for(written)
    return {
        "controls": sorted({name for _node, name, _role in nodes if name}),
        "nameless": [f"{role} {path}" for (_bus, path), name, role in nodes if not name],
        "text": text,
        "queue": wait_for(queue),
    }


if __name__ == "__main__":
    seen = os.environ | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    desk = subprocess.Popen([sys.executable, "app.py", "--home", sys.argv[1]], cwd=ROOT, env=seen)
    try:
        print(json.dumps(heard(Bus()), ensure_ascii=False))  # noqa: T201
    finally:
        desk.kill()
        desk.wait()
