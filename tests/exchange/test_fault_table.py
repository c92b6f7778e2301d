"""The table of faults in docs is what a run finds."""

from __future__ import annotations

from pathlib import Path

from tests.faults.exchange import HEAD, PAGE, lines, run


def test_the_page_says_what_happens(settled: Path, tmp_path: Path) -> None:
    found = HEAD + "".join(f"{line}\n" for line in lines(run(settled, tmp_path)))
    assert PAGE.read_text("utf-8") == found
