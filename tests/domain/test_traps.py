"""The table of traps in docs/law.md names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from xinfang_desk.domain.time.limits import RULES

LAW = Path("docs/law.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", LAW)


def test_every_trap_has_a_proof() -> None:
    rows = re.findall(r"^\| (\d+) \|.*::", LAW, flags=re.MULTILINE)
    assert rows == [str(number) for number in range(1, 18)]


def test_every_trap_says_on_what_article_it_stands() -> None:
    articles = re.findall(r"^\| \d+ \| [^|]+ \| ([^|]+) \|.*::", LAW, flags=re.MULTILINE)
    assert len(articles) == 17
    assert all(re.search(r"(条例|法|民法典) \d|ours", each) for each in articles)


def test_every_limit_says_what_it_stands_on() -> None:
    """Each of the thirty, and R, N, A or L for each line of the table."""
    table = LAW.split("## Seventeen traps")[0]
    assert [each for each in RULES if f"`{each}`" not in table] == []
    grounds = re.findall(r"^\| (?!rule|---)[^|]+ \| ([^|]+) \|", table, flags=re.MULTILINE)
    assert len(grounds) > 30
    assert [each for each in grounds if not re.match(r"[RNAL]\b|ours|State Council", each)] == []


def test_every_proof_exists() -> None:
    for file, name in NAMED:
        tree = ast.parse(Path(file).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, name
