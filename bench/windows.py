"""The windows (窗口): from the start of the process to first paint and first key, beside a bare one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from bench import homes
from bench.figure import Figure, Sizes, of_samples
from bench.process import run_child

_BARE = "÷ the same of a bare QLabel window"


def first_paint(sizes: Sizes) -> Figure:
    """How soon the officer sees the desk window."""
    desks, bares = _started(sizes)
    return _figure(desks, "first_paint", bares, f"process start to first paint of the desk window {_BARE}")


def typable(sizes: Sizes) -> Figure:
    """How soon the officer can write; beside it, when the register is open and everything stands."""
    desks, bares = _started(sizes)
    what = (
        "process start to a key accepted in the focused name field, while the register is opened by its "
        f"passphrase behind it, {sizes.register:,} visits ÷ a bare QLabel window's start to first paint"
    )
    return _figure(desks, "typable", bares, what, {"register open, all built": "all"})


def whole_window(sizes: Sizes) -> Figure:
    """How soon a town's busy desk is all there."""
    desks, bares = _started(sizes)
    what = f"process start to {sizes.register:,} visits open, the day read, everything built {_BARE}"
    return _figure(desks, "all", bares, what)


def registered_shown(sizes: Sizes) -> Figure:
    """How soon the officer sees the receipt of the visit just registered."""
    with homes.copy_of(sizes.register) as folder:
        screens = screens_in(folder)
        found = run_child("registering", folder / homes.DESK, sizes.windows, screens=screens)
    return of_samples(
        found["shown"],
        found["drawn"],
        what="Ctrl+Enter to the receipt in the preview, its visit registered ÷ drawing that receipt's bytes",
    )


def memory(sizes: Sizes) -> Figure:
    """What is resident then."""
    desks, bares = _started(sizes)
    return of_samples(
        [each["memory"] for each in desks],
        [each["memory"] for each in bares],
        unit="MB",
        what=f"resident memory once typable {_BARE}",
        beside=_beside(desks, {"register open, all built": "memory_open"}),
    )


def guide_open(sizes: Sizes) -> Figure:
    """How soon the petitioner's window stands beside a desk that runs already."""
    desks, bares = _started(sizes)
    what = "opening the petitioner's window in a running desk ÷ a bare QLabel window's start to first paint"
    return _figure(desks, "guide_open", bares, what)


def theme_change(sizes: Sizes) -> Figure:
    """How soon another theme is on the screen, with the settings open and five pages opened before."""
    turned = _turned(sizes)
    what = "a click on another theme to all painted ÷ painting that window anew"
    rest = median(turned["rest"])
    return of_samples(
        turned["theme"], turned["theme_anew"], what=what, beside={"then dressing what is not seen": rest}
    )


def page_turn(sizes: Sizes) -> Figure:
    """How soon a page that was opened before stands there with its rows."""
    turned = _turned(sizes)
    what = f"a click on a page to its rows painted, {sizes.batch:,} visits ÷ painting that window anew"
    return of_samples(turned["page"], turned["page_anew"], what=what)


def _figure(
    desks: list[dict[str, Any]],
    mark: str,
    bares: list[dict[str, Any]],
    what: str,
    beside: Mapping[str, str] | None = None,
) -> Figure:
    return of_samples(
        [each[mark] for each in desks],
        [each["first_paint"] for each in bares],
        what=what,
        beside=_beside(desks, beside or {}),
    )


def _beside(desks: list[dict[str, Any]], marks: Mapping[str, str]) -> dict[str, float | None]:
    """The medians of other marks of the same runs, by the words for them."""
    return {words: median(each[mark] for each in desks) for words, mark in marks.items()}


@cache
def _started(sizes: Sizes) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What each start of the desk and of the bare window marked; the first of each is not counted."""
    desks: list[dict[str, Any]] = []
    bares: list[dict[str, Any]] = []
    with homes.copy_of(sizes.register) as folder:
        screens = screens_in(folder)
        for run in range(sizes.windows + 1):
            for kind in ("bare", "desk") if run % 2 else ("desk", "bare"):
                found = run_child(kind, *([folder / homes.DESK] if kind == "desk" else []), screens=screens)
                if run:
                    (desks if kind == "desk" else bares).append(found)
    return desks, bares


@cache
def _turned(sizes: Sizes) -> dict[str, list[float]]:
    """What each change of theme and each turn of a page took."""
    with homes.copy_of(sizes.batch) as folder:
        found: dict[str, list[float]] = run_child(
            "turning", folder / homes.DESK, sizes.windows, screens=screens_in(folder)
        )
    return found


def screens_in(folder: Path) -> Path:
    """Two screens of an office PC for Qt's offscreen platform: the officer's and the petitioner's."""
    size = {"y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screens.json"
    file.write_text(
        json.dumps({"screens": [{"name": "desk", "x": 0} | size, {"name": "guide", "x": 1920} | size]})
    )
    return file
