"""Renewing golden papers is done on purpose: ``pytest tests/documents --renew-papers``, then look at them."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-papers", action="store_true", help="write tests/papers/sha256.json anew")


@pytest.fixture
def renew_papers(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-papers", default=False))
