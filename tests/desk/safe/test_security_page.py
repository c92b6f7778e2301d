"""docs/security.md promises nothing without a test of that name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PAGE = Path("docs/security.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[a-z0-9_/]+\.py)::(test_\w+)`", PAGE)


def test_the_page_names_its_proofs() -> None:
    promises = [line for line in PAGE.splitlines() if line.startswith("|") and "tests/" in line]
    assert len(promises) == len(NAMED) > 30


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_named_test_is_there(file: str, name: str) -> None:
    tree = ast.parse(Path(file).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
