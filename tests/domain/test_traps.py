"""The table of traps in docs/law.md names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

LAW = Path("docs/law.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", LAW)


def test_every_trap_has_a_proof() -> None:
    rows = re.findall(r"^\| (\d+) \|.*::", LAW, flags=re.MULTILINE)
    assert rows == [str(number) for number in range(1, 18)]


def test_every_proof_exists() -> None:
    for file, name in NAMED:
        tree = ast.parse(Path(file).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, name
