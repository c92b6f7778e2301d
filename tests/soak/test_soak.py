"""The short form of ``python -m tests.soak``: two years of forty visits, cut off again and again."""

from __future__ import annotations

import json
import os
import signal
import time
import traceback
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.soak.__main__ import lived
from tests.soak.books import Books
from tests.soak.decade import Decade, Fault
from tests.soak.homes import Clock, Homes, hurried
from tests.soak.looks import LINES, compared
from tests.soak.picture import drawn
from tests.soak.plan import ALONE, planned
from xinfang_desk import sealed_file

YEARS, VISITS = 2, 20


def lines_of(home: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (home / LINES).read_text("utf-8").splitlines()]


def killed(home: Path, patience: float) -> bool:
    """Let a child live through it, and kill it after so many seconds; False where it had come to the end."""
    child = os.fork()
    if child == 0:
        whole = False
        try:
            whole = lived(home, YEARS, VISITS)
        finally:  # whatever it fell over: it would go on as a second run of the tests
            traceback.print_exc()
            os._exit(0 if whole else 1)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0
            return False
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def test_two_years_that_are_cut_off_again_and_again_lose_and_double_nothing(tmp_path: Path) -> None:
    home, kills = tmp_path / "soak", 0
    while killed(home, 0.7 + 0.3 * kills if kills < 5 else 600):
        kills += 1
    assert kills > 0
    last = lines_of(home)[-1]
    # The months of two years, each of which was held against the books.
    assert len({line["month"] for line in lines_of(home)}) == 12 * YEARS
    assert (last["lost"], last["doubled"], last["wrong"], last["not_at_county"]) == (0, 0, 0, 0)
    assert int(str(last["erased"])) > 0
    assert int(str(last["left_out_by_restores"])) > 0
    assert int(str(last["accusations"])) >= 3
    picture = Xml.fromstring(drawn((home / LINES).read_text("utf-8")))  # noqa: S314  # our own
    assert len(picture.findall(".//{http://www.w3.org/2000/svg}polyline")) > 12


def test_everything_befalls_the_desk_in_the_short_form_too() -> None:
    plan = planned(YEARS, VISITS)
    assert set(plan.befalls.values()) == {
        *("desk_keys", "county_keys", "post", "erasing", "calendar", "clock_behind", "clock_ahead"),
        *ALONE,
    }
    assert sum(day.visits for each in range(len(plan.open_on)) if (day := plan.day(each))) == YEARS * VISITS


@pytest.fixture
def decade(tmp_path: Path):
    """A soak after some days."""
    books, days = Books(tmp_path / "books.db"), iter(range(4))
    with hurried():
        begun = Decade(
            Homes(folder=tmp_path, clock=Clock()),
            planned(YEARS, 400),
            books,
            lambda: next(days, None) is None,
        )
        assert not begun.live(lambda _day: None)
        begun.reopen()
        begun._mail(begun.plan.day(4))
        yield begun
        begun.shut()
        books.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE matters SET state = 'answered' WHERE id = 13",
        "UPDATE matters SET rev = rev + 1 WHERE id = 13",
        "UPDATE matters SET body = json_set(body, '$.draft.statement', '别的话') WHERE id = 13",
        "UPDATE matters SET number = '4115261021269999901' WHERE id = 13",
    ],
)
def test_the_books_see_what_is_lost_or_changed(decade: Decade, change: str) -> None:
    assert compared(decade)["matters"] > 12
    assert decade.desk.reception._store.run(change) == 1
    with pytest.raises(Fault, match=r"'wrong': 1"):
        compared(decade)


def test_the_books_see_a_number_that_is_given_twice(decade: Decade) -> None:
    decade.desk.reception._store.run("UPDATE counters SET last = last - 1 WHERE year = 2026")
    decade.desk.reception._store.run(
        "UPDATE matters SET number = 'gone' WHERE id = (SELECT max(id) FROM matters)"
    )
    for mark in decade.homes.folder.glob("state/numbers/*"):
        mark.unlink()
    day = decade.plan.day(6)
    assert day is not None
    with pytest.raises(Fault, match="was given to two people"):
        decade._visits(day)


def test_only_the_soak_hurries(tmp_path: Path) -> None:
    def level() -> int:
        connection = sealed_file.connect(tmp_path / "file.db", bytes(32), "store")
        [(found,)] = connection.execute("PRAGMA synchronous")
        connection.close()
        return int(found)

    with hurried():
        assert level() == 0
    assert level() == 2
