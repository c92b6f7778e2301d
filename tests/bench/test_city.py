"""Three servers, their counties as parts of one city: all is found there, and nothing twice."""

from __future__ import annotations

import json
import os

import pytest

from bench import city as cities
from bench import homes
from bench.city import City, main
from bench.server import binaries
from xinfang_desk.county.answers import By, Wanted
from xinfang_desk.county.finding import listing
from xinfang_desk.county.finding.word_index import open_index
from xinfang_desk.county.summary import summary

FOUND = binaries(foreign=True)

pytestmark = pytest.mark.skipif(FOUND is None, reason="no PostgreSQL with postgres_fdw: Debian's postgresql")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(homes.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(cities, "_records", lambda: cities.records_of(homes.open_store(homes.home(20))))


@pytest.mark.long
def test_a_city_lists_and_counts_what_its_counties_have(tmp_path) -> None:
    (tmp_path / "room").mkdir()
    city = City(tmp_path / "room", counties=3, years=2, bin_dir=FOUND)
    try:
        city.grow(180)
        number = city.some_number()
        asked = "SELECT number, desk FROM records WHERE number = ?"
        assert city.city.rows(asked, (number,)) == [(number, f"{number[:9]}-1")]
        assert sum(row.matters for row in summary(city.city, By.DESK)) == 180
        assert len(summary(city.city, By.MONTH)) == 12
        with open_index(tmp_path / "search.db", bytes(32)) as index:
            page = listing.page(city.city, index, Wanted(size=200))
            of_desk = listing.page(city.city, index, Wanted(desk=f"{number[:9]}-1"))
        assert (page.total, len({line.number for line in page.lines})) == (180, 180)
        times = [line.received_at for line in page.lines]
        assert times == sorted(times, reverse=True)
        assert {line.desk for line in of_desk.lines} == {f"{number[:9]}-1"}
        explained = city.city.rows(f"EXPLAIN {asked} AND desk = ?", (number, f"{number[:9]}-1"))
        plan = "\n".join(line for (line,) in explained)
        assert plan.count("Foreign Scan") == 2, "one county's years, and no other county is asked"
    finally:
        city.close()


@pytest.mark.long
def test_ten_times_the_matters_are_found_as_soon(capsys) -> None:
    """``CITY`` says how many: ten million where the machine carries them."""
    assert main(["--matters", os.environ.get("CITY", "1000000"), "--json"]) == 0
    small, _, large = json.loads(capsys.readouterr().out)
    for name in ("number", "number_anywhere", "figures_by_month"):
        assert large[name] < 3 * small[name], name
