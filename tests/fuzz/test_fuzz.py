"""The short form: two hundred documents a reader, and all that a reader ever fell over."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.fuzz.__main__ import by_seeds
from tests.fuzz.readers import READERS, REFUSALS

KEPT = sorted(path for path in (Path(__file__).parent / "kept").glob("*/*") if path.is_file())


@pytest.mark.parametrize("name", READERS)
def test_a_reader_answers_or_refuses(name: str) -> None:
    by_seeds(name, 200)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_it_once_fell_over(file: Path) -> None:
    with contextlib.suppress(*REFUSALS):
        READERS[file.parent.name].read(file.read_bytes())
