"""The house stays one that is easily found one's way in, and asks its checkers for few exceptions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

from xinfang_desk.desk import Desk

PRODUCT = [Path("app.py"), *sorted(Path("ui").rglob("*.py")), *sorted(Path("xinfang_desk").rglob("*.py"))]
_EXCEPTION = re.compile(r"#\s*(type: ignore|noqa|pylint|nosec|pragma)")
_WITH_REASON = re.compile(r"#\s*(?:type: ignore\[[\w,-]+\]|noqa: [A-Z]+\d+)  # \w")
_MOST_EXCEPTIONS = 25
_MOST_LINES = 400
_MOST_IN_A_ROOM = 22
_NAMES_ANYWHERE = {"__init__.py", "page.py"}
"""A room says what page it is of."""
_TABLES = {"office", "road_map", "offices", "calendar", "close"}
"""What a desk holds beside its counters."""


def test_a_checker_is_told_to_look_away_seldom_and_why() -> None:
    """What concerns a whole kind of file stands in pyproject.toml, with its reason."""
    looked_away = [
        f"{path}: {line.strip()}"
        for path in PRODUCT
        for line in path.read_text("utf-8").splitlines()
        if _EXCEPTION.search(line)
    ]
    assert [each for each in looked_away if not _WITH_REASON.search(each)] == []
    assert len(looked_away) <= _MOST_EXCEPTIONS, "\n".join(looked_away)


def test_no_file_is_longer_than_one_reads_at_a_sitting() -> None:
    read = [*PRODUCT, *Path("tests").rglob("*.py")]
    lines = {str(path): len(path.read_text("utf-8").splitlines()) for path in read}
    assert {path: count for path, count in lines.items() if count > _MOST_LINES} == {}


def test_a_name_says_which_file_is_meant() -> None:
    names = Counter(path.name for path in PRODUCT if path.name not in _NAMES_ANYWHERE)
    assert {name: count for name, count in names.items() if count > 2} == {}


def test_no_room_holds_more_than_one_sees_at_once() -> None:
    rooms = Counter(str(path.parent) for path in PRODUCT if path.name != "__init__.py")
    assert {room: count for room, count in rooms.items() if count > _MOST_IN_A_ROOM} == {}


def test_the_page_of_the_house_names_every_room_and_counter() -> None:
    page = Path("docs/house.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_/]+)`", page))
    rooms = {path.parent.relative_to(path.parts[0]) for path in PRODUCT if len(path.parts) > 2}
    lacking = [str(room) for room in rooms if not any(f"{room.name}/" in each for each in named)]
    assert lacking == []
    assert {each.name for each in fields(Desk)} - _TABLES <= named
