"""The desk while a verb runs: opened, asked, closed; and what several verbs do with it."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.verb import home_of, in_sight, passphrase
from xinfang_desk.files import hash_of

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Desk]:
    """The desk of this home, closed again at the end."""
    from xinfang_desk.desk.start import open_desk

    desk = open_desk(home_of(args, "desk"), passphrase(), officer=os.environ.get("XINFANG_OFFICER", ""))
    try:
        yield desk
    finally:
        desk.close()


def save_papers(
    desk: Desk,
    number: str,
    folder: Path,
    kinds: tuple[Any, ...] = (),
    *,
    large: bool = False,
    anew: bool = False,
) -> list[dict[str, Any]]:
    """Draw papers into a folder and say what lies where, and whether it is what was handed over."""
    return [
        {
            "kind": each.kind.value,
            "file": str(file),
            "sha256": each.sha256,
            "pages": each.pages,
            "as_handed_over": each.as_handed_over,
            "reissued": each.reissued,
        }
        for file, each in desk.papers.save(number, folder, kinds, large=large, anew=anew).items()
    ]


def save_rolls(
    desk: Desk, number: str, folder: Path, kinds: tuple[Any, ...] = (), *, large: bool = False
) -> list[dict[str, Any]]:
    """Draw slips for an 80 mm roll into a folder and say what lies where."""
    return [
        {
            "kind": file.name.split("-")[1],
            "file": str(file),
            "sha256": hash_of(file),
            "pages": 1,
        }
        for file in desk.papers.save_rolls(number, folder, kinds, large=large)
    ]


def print_line(document: Any) -> None:
    """One JSON document on a line of its own, out at once."""
    print(in_sight(json.dumps(document, ensure_ascii=False)), flush=True)
