"""Every figure of a busy fictional year against SQL written by hand, without the product's own words."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties import fictional_year
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.duties.pledge import by_rule
from xinfang_desk.domain.hall.outreach import Session
from xinfang_desk.domain.record import CountBy
from xinfang_desk.store.duties.open_matters import open_matters, owing_matters

VISITS = 2000
_OF = "state <> 'void' AND received_on LIKE '2026%'"
_STEP = "EXISTS (SELECT 1 FROM json_each(body, '$.steps') s WHERE json_extract(s.value, '$.step') = '{}')"
_HANDED = (
    "EXISTS (SELECT 1 FROM papers p WHERE p.matter = matters.id AND p.state = 'handed_over'"
    " AND p.kind IN ({}) AND substr(p.handed_over_at, 1, 10) {})"
)
_AT_ONCE = _HANDED.format("'D03','D04','D05','D14'", "= received_on")
_ANSWER = (
    "(SELECT min(json_extract(s.value, '$.on')) FROM json_each(body, '$.steps') s"
    " WHERE json_extract(s.value, '$.step') = 'answer')"
)
_BY = (
    "date(received_on, '+' || (60 + coalesce((SELECT sum(json_extract(s.value, '$.days')) FROM"
    " json_each(body, '$.steps') s WHERE json_extract(s.value, '$.step') = 'extend'), 0)) || ' days')"
)
_SIXTY = "purpose = 'shensu' AND route = 's6' AND outcome = 'accept'"
_NOTICED = _HANDED.format("'D03','D04','D05','D06','D07','D14'", "<= date(received_on, '+15 days')")
_TOLD = (  # noqa: S608
    "EXISTS (SELECT 1 FROM json_each(body, '$.steps') s WHERE json_extract(s.value, '$.step') IN"
    " ('forward', 'assign', 'accept', 'answer')"
    " AND json_extract(s.value, '$.on') <= date(received_on, '+15 days'))"
    " OR json_extract(body, '$.draft.accepted_on') <= date(received_on, '+15 days')"
    " OR json_extract(body, '$.draft.transferred_on') <= date(received_on, '+15 days') OR "
) + _NOTICED
_TAKEN = (
    "(SELECT min(json_extract(s.value, '$.on')) FROM json_each(body, '$.steps') s"
    " WHERE json_extract(s.value, '$.step') IN ('accept', 'answer'))"
)
BY_SQL = {
    "F1": "1",
    "F2": "merged_into IS NULL",
    "F2.1": "merged_into IS NOT NULL",
    "F3": "purpose = 'shensu'",
    "F3.1": "purpose = 'jianyi'",
    "F3.3": "purpose = 'qita'",
    **{f"F3.{3 + place}": f"purpose = 'shensu' AND route = 's{place}'" for place in range(1, 7)},
    "F3.10": "purpose = 'shensu' AND route IS NULL",
    "F4": _AT_ONCE,
    "F5": _TOLD,
    "F6": f"{_SIXTY} AND {_ANSWER} <= {_BY}",
    "F7": _STEP.format("extend"),
    "F8": f"{_STEP.format('answer')} AND json_extract(body, '$.draft.served_on') IS NOT NULL",
    "F9": _STEP.format("ask_review"),
    "F10": "outcome IN ('not_accept', 'no_more')",
    "F11": f"outcome = 'forward' AND {_TAKEN} <= date(received_on, '+15 days')",
    "F11.1": "outcome = 'forward'",
    "F11.2": "outcome = 'assign'",
    "F11.3": "outcome = 'report'",
}
DENOMINATORS = {
    "F4": "1",
    "F5": "1",
    "F6": f"{_SIXTY} AND ({_ANSWER} IS NOT NULL OR {_BY} < '2027-01-10')",
    "F8": _STEP.format("answer"),
    "F11": f"outcome = 'forward' AND ({_TAKEN} IS NOT NULL OR date(received_on, '+15 days') < '2027-01-10')",
    "F12": "outcome = 'mediate'",
}


@pytest.fixture(scope="module")
def desk(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with 2,000 visits and nine sessions in 2026, and 100 visits the year before."""
    home = Path(shutil.copytree(home_made, tmp_path_factory.mktemp("busy") / "home"))
    clock = Clock()
    clock.time = clock.time.replace(year=2027, month=1, day=10)
    opened = open_desk(home, PASSPHRASE, now=clock)
    fictional_year.fill(opened.reports._store, 100, year=2025, seed=2)
    fictional_year.fill(opened.reports._store, VISITS)
    for place in range(9):
        began = clock.time.replace(year=2026, month=place + 1)
        opened.hall.add_session(Session(began_at=began, minutes=30, place="村部", people=20 + place))
    yield opened  # type: ignore[misc]
    opened.close()


def test_each_figure_is_what_sql_says(desk: Desk) -> None:
    store = desk.reports._store
    found = {each.id: each for each in desk.reports.year_figures(2026)}

    def count(where: str) -> int:
        asked = f"SELECT count(*) FROM matters WHERE {_OF} AND ({where})"  # noqa: S608
        return int(store.rows(asked)[0][0])

    assert {name: len(found[name].counted) for name in BY_SQL} == {
        name: count(where) for name, where in BY_SQL.items()
    }
    assert {name: len(found[name].counted) + len(found[name].missed) for name in DENOMINATORS} == {
        name: count(where) for name, where in DENOMINATORS.items()
    }
    [(visits, people)] = store.rows(
        "SELECT count(*), sum(p) FROM (SELECT max(people_count) AS p FROM matters"  # noqa: S608
        f" WHERE {_OF} GROUP BY visit)"
    )
    assert [found["F1.1"].value, found["F1.2"].value] == [str(visits), str(people)]
    [(before,)] = store.rows(
        "SELECT count(*) FROM matters WHERE state <> 'void' AND received_on LIKE '2025%'"
    )
    assert found["F1.3"].value == str(before)
    assert found["F1.6"].value == str(count("1") - before)
    assert [found[name].value for name in ("F14", "F14.1", "F14.2")] == ["9", "216", "270"]
    # What the page of figures adds up is the same.
    since, until = date(2026, 1, 1), date(2026, 12, 31)
    assert sum(each.matters for each in desk.reception.counts(CountBy.MONTH, since, until)) == count("1")


def test_what_is_passed_over_owes_nothing(desk: Desk) -> None:
    """The promises of the matters that are read are those of all that are open, on whatever day."""
    store = desk.reports._store
    for day in (date(2025, 6, 1), date(2026, 3, 1), date(2026, 9, 1), date(2027, 1, 10)):
        of_all, of_owing = (
            [each for one in found for each in by_rule(one.matter, one.handed_over, day)]
            for found in (open_matters(store), owing_matters(store, day))
        )
        assert of_owing == of_all
    assert len(tuple(owing_matters(store, date(2025, 6, 1)))) < len(tuple(open_matters(store)))
    assert of_all
