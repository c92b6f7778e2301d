"""Fixtures for the county: an office, and a desk that it knows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.county.parties import NOW, PASSPHRASE, County, DeskSide
from xinfang_desk.county.office import init_office


@pytest.fixture(scope="session")
def home_made(tmp_path_factory) -> Path:
    """One home for all: making a key costs Argon2's time."""
    home = tmp_path_factory.mktemp("made") / "county"
    init_office(home, PASSPHRASE, "示例县", now=lambda: NOW)
    return home


@pytest.fixture
def county(home_made, tmp_path):
    county = County(Path(shutil.copytree(home_made, tmp_path / "county")))
    yield county
    county.office.close()


@pytest.fixture
def desk(county, tmp_path) -> DeskSide:
    desk = DeskSide(tmp_path, county.card(tmp_path))
    county.office.enrol(desk.card_file())
    return desk


@pytest.fixture
def other(county, tmp_path) -> DeskSide:
    other = DeskSide(tmp_path, county.card(tmp_path), "411526103-2")
    county.office.enrol(other.card_file())
    return other


@pytest.fixture
def stick(tmp_path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick
