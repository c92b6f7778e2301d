"""The desk while a verb runs: opened, asked, closed; and what several verbs do with it."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.verb import home_of, in_sight, passphrase
from xinfang_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.category import Paper


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Desk]:
    """The desk of this home, closed again at the end."""
    from xinfang_desk.desk.start import open_desk

    desk = open_desk(home_of(args, "desk"), passphrase(), officer=os.environ.get("XINFANG_OFFICER", ""))
    try:
        yield desk
    finally:
        desk.close()


def kinds_of(written: Sequence[str]) -> tuple[Paper, ...]:
    """The papers that are called so; ``paper.unknown_kind`` for one that is none."""
    from xinfang_desk.domain.category import Paper

    known = {each.value: each for each in Paper}
    for kind in written:
        if kind not in known:
            raise DeskError("paper.unknown_kind", kind=kind, known=" ".join(known))
    return tuple(known[kind] for kind in written)


def save_papers(
    desk: Desk,
    number: str,
    folder: Path,
    kinds: tuple[Any, ...] = (),
    *,
    large: bool = False,
    anew: bool = False,
    on_roll: bool = False,
) -> list[dict[str, Any]]:
    """Draw papers, or slips of an 80 mm roll, into a folder; say where, and whether as handed over."""
    saved = desk.papers.save(number, folder, kinds, large=large, anew=anew, on_roll=on_roll)
    return [
        {
            "kind": each.kind.value,
            "file": str(file),
            "sha256": each.sha256,
            "pages": each.pages,
            "as_handed_over": each.as_handed_over,
            "reissued": each.reissued,
        }
        for file, each in saved.items()
    ]


def print_line(document: Any) -> None:
    """One JSON document on a line of its own, out at once."""
    print(in_sight(json.dumps(document, ensure_ascii=False)), flush=True)
