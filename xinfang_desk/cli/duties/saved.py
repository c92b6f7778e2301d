"""Papers of the township's other duties as scripts get them (contract: as ``papers``)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from xinfang_desk.cli.verb import emit
from xinfang_desk.desk.duties.duty_paper import DutyPaper


def emit_papers(args: argparse.Namespace, saved: Mapping[Path, DutyPaper]) -> int:
    """Say which papers were written where."""
    papers = [
        {"kind": each.kind, "file": str(file), "sha256": each.sha256, "pages": each.pages}
        for file, each in saved.items()
    ]
    return emit(args, {"papers": papers}, "\n".join(str(file) for file in saved))
