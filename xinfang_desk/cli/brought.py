"""What somebody brought on a stick, for both commands (带来的文件): told, never taken."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.verb import add_verb, emit

if TYPE_CHECKING:
    from xinfang_desk.offered import Side


def add_verbs(verbs: Any, side: Side) -> None:
    """Hang them on the parser of this side's command."""
    opening = add_verb(verbs, "open", "打开窗口，停在收这个文件的那一页；带 --json 只说是什么文件", _open)
    opening.add_argument("file", type=Path)
    opening.set_defaults(side=side)


def _open(args: argparse.Namespace) -> int:
    from xinfang_desk.offered import recognise

    found = recognise(args.file, args.side)
    shape = {"kind": found.kind.value, "page": found.page or None, "words": found.words}
    return emit(args, shape, found.words)
