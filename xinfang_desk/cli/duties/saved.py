"""What the township's other duties keep, as scripts are told of it; papers as ``papers`` (contract)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from xinfang_desk.cli.verb import emit
from xinfang_desk.desk.duties.duty_paper import DutyPaper
from xinfang_desk.domain.errors import DeskError

Kept = TypeVar("Kept")
STOOD_ALREADY = "同样的已经记过，这是又一次。"


class _Adds(Protocol[Kept]):
    def __call__(self, record: Kept, /, *, again: bool = ...) -> Kept: ...


def kept_even_twice(add: _Adds[Kept], record: Kept) -> tuple[Kept, bool]:
    """What was kept, and whether the same stood already: a script is told, a window asks first."""
    try:
        return add(record), False
    except DeskError as fault:
        if not fault.code.endswith(".twice"):
            raise
        return add(record, again=True), True


def emit_papers(args: argparse.Namespace, saved: Mapping[Path, DutyPaper]) -> int:
    """Say which papers were written where."""
    papers = [
        {"kind": each.kind, "file": str(file), "sha256": each.sha256, "pages": each.pages}
        for file, each in saved.items()
    ]
    return emit(args, {"papers": papers}, "\n".join(str(file) for file in saved))
