"""Every figure of a busy fictional year against SQL written by hand, without the product's own words."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties import fictional_duties, fictional_year
from tests.desk.duties.test_year_report import words_of
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.duties.pledge import by_rule
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
_REACHABLE = "visit IN (SELECT v.id FROM visits v WHERE NOT json_extract(v.body, '$.anonymous'))"
_REFUSED = "outcome IN ('not_accept', 'no_more')"
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
    "F4": f"{_REACHABLE} AND {_AT_ONCE}",
    "F5": f"{_REACHABLE} AND merged_into IS NULL AND {_NOTICED}",
    "F6": f"{_SIXTY} AND {_ANSWER} <= {_BY}",
    "F7": _STEP.format("extend"),
    "F8": f"{_STEP.format('answer')} AND json_extract(body, '$.draft.served_on') IS NOT NULL",
    "F9": _STEP.format("ask_review"),
    "F9.1": _STEP.format("ask_recheck"),
    "F10": f"{_REFUSED} AND json_extract(body, '$.draft.conclusion.approved_by') <> ''",
    "F10.1": "outcome = 'not_accept'",
    "F10.2": "outcome = 'no_more'",
    "F11": f"outcome = 'forward' AND {_TAKEN} <= date(received_on, '+15 days')",
    "F11.1": "outcome = 'forward'",
    "F11.2": "outcome = 'assign'",
    "F11.3": "outcome = 'report'",
}
DENOMINATORS = {
    "F4": _REACHABLE,
    "F5": f"{_REACHABLE} AND merged_into IS NULL",
    "F6": f"{_SIXTY} AND ({_ANSWER} IS NOT NULL OR {_BY} < '2027-01-10')",
    "F8": _STEP.format("answer"),
    "F11": f"outcome = 'forward' AND ({_TAKEN} IS NOT NULL OR date(received_on, '+15 days') < '2027-01-10')",
    "F10": _REFUSED,
    "F12": "outcome = 'mediate'",
}


_TASKS = (
    " FROM meetings m, json_each(m.body, '$.items') i, json_each(i.value, '$.tasks') t"
    " WHERE m.held_at LIKE '2026%' AND m.state = 'signed'"
)
_DONE, _DUE = "json_extract(t.value, '$.done_on')", "json_extract(t.value, '$.due')"
_PLANNED = (
    "json_each(p.body, '$.items') i WHERE p.year = 2026 AND p.kind = '普法'"
    " AND json_extract(i.value, '$.target') <= (SELECT count(*) FROM outreach o"
    " WHERE o.plan_item = json_extract(i.value, '$.what'))"
)
BESIDE = {
    "F12": f"SELECT count(*) FROM matters WHERE {_OF} AND state = 'withdrawn'",  # noqa: S608
    "F13": "SELECT sum(count) FROM feedback_answer WHERE month LIKE '2026%' AND answer = 'satisfied'",
    "F14": "SELECT count(*) FROM outreach WHERE began_at LIKE '2026%'",
    "F14.1": "SELECT sum(people) FROM outreach WHERE began_at LIKE '2026%'",
    "F14.2": "SELECT sum(minutes) FROM outreach WHERE began_at LIKE '2026%'",
    "F14.3": "SELECT sum(count) FROM talks WHERE month LIKE '2026%'",
    "F15": "SELECT count(*) FROM advice WHERE sent_on LIKE '2026%'",
    "F15.1": "SELECT count(*) FROM advice WHERE json_extract(body, '$.adopted') = '是'",
    "F15.2": "SELECT count(*) FROM advice WHERE json_extract(body, '$.adopted') = '部分'",
    "F16": "SELECT count(*) FROM meetings WHERE held_at LIKE '2026%'",
    "F16.1": f"SELECT count(*) {_TASKS} AND {_DONE} <= {_DUE}",
    "F17": "SELECT count(*) FROM acts WHERE on_day LIKE '2026%'",
    "F17.1": "SELECT count(*) FROM acts WHERE on_day LIKE '2026%' AND kind = '解决问题'",
    "F17.2": "SELECT count(*) FROM acts WHERE on_day LIKE '2026%' AND kind = '解释说明'",
    "F17.3": "SELECT count(*) FROM acts WHERE on_day LIKE '2026%' AND kind = '帮扶救助'",
    "F18": "SELECT count(*) FROM trainings WHERE on_day LIKE '2026%'",
    "F18.1": "SELECT sum(json_extract(body, '$.people')) FROM trainings WHERE on_day LIKE '2026%'",
    "F18.2": "SELECT sum(json_extract(body, '$.passed')) FROM trainings WHERE on_day LIKE '2026%'",
}
BESIDE_OF = {
    "F13": "SELECT sum(count) FROM feedback_answer WHERE month LIKE '2026%'",
    "F16.1": f"SELECT count(*) {_TASKS} AND ({_DONE} IS NOT NULL OR {_DUE} < '2027-01-10')",
}
SAID = {
    "普法责任清单列{}项": "SELECT count(*) FROM plans p, json_each(p.body, '$.items') WHERE p.kind = '普法'",
    "已办{}项": f"SELECT count(*) FROM plans p, {_PLANNED}",  # noqa: S608
    "影响秩序的事{}起": "SELECT count(*) FROM incidents WHERE happened_at LIKE '2026%'",
    "报警{}次": "SELECT sum(called) FROM incidents WHERE happened_at LIKE '2026%'",
}
"""What the report says beside its figures, and the SQL that counts it."""


@pytest.fixture(scope="module")
def desk(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with 2,000 visits, 12 meetings and nine sessions in 2026, and 100 visits the year before."""
    home = Path(shutil.copytree(home_made, tmp_path_factory.mktemp("busy") / "home"))
    clock = Clock()
    clock.time = clock.time.replace(year=2027, month=1, day=10)
    opened = open_desk(home, PASSPHRASE, now=clock)
    fictional_year.fill(opened.reports._store, 100, year=2025, seed=2)
    fictional_year.fill(opened.reports._store, VISITS)
    open_ones = opened.reports._store.rows(
        "SELECT number FROM matters WHERE received_on < '2026-11-01' AND received_on LIKE '2026%'"
        " AND state NOT IN ('void', 'withdrawn', 'concluded')"
    )
    fictional_duties.hold(opened, clock, [number for (number,) in open_ones])
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
    assert not [name for name in BY_SQL if not found[name].counted]
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
    # What the page of figures adds up is the same.
    since, until = date(2026, 1, 1), date(2026, 12, 31)
    assert sum(each.matters for each in desk.reception.counts(CountBy.MONTH, since, until)) == count("1")


def test_what_was_done_beside_is_what_sql_says(desk: Desk, tmp_path: Path) -> None:
    """Meetings, tasks, acts, sessions, plans, trainings, advice; and the same in both reports' words."""
    store = desk.reports._store

    def asked(of: dict[str, str]) -> dict[str, int]:
        return {name: int(store.rows(sql)[0][0]) for name, sql in of.items()}

    files = desk.reports.write_year(2026, tmp_path / "year")
    figures = {each["id"]: each for each in json.loads(files[0].read_text("utf-8"))}
    assert {name: figures[name]["numerator"] for name in BESIDE} == asked(BESIDE)
    assert {name: figures[name]["denominator"] for name in BESIDE_OF} == asked(BESIDE_OF)
    assert [asked(BESIDE)[name] for name in ("F14", "F16", "F17", "F18")] == [9, 12, 60, 5]
    assert all(figures[name]["numerator"] for name in BESIDE)
    # No figure is left that SQL did not count; what a review came to stands in its paper alone.
    known = {*BY_SQL, *DENOMINATORS, *BESIDE, "F1.1", "F1.2", "F1.3", "F1.4", "F1.5", "F1.6", "F3.2"}
    assert figures.keys() - known == {"F9.2"}
    words = "\n".join(words_of(files[2]))
    assert not [told for told, count in asked(SAID).items() if told.format(count) not in words]
    other = desk.reports.write_year(2026, tmp_path / "41", article_41=True)
    assert other[0].read_bytes() == files[0].read_bytes()


def test_what_is_passed_over_owes_nothing(desk: Desk) -> None:
    """The promises of the matters that are read are those of all that are open, on whatever day."""
    store = desk.reports._store
    for day in (date(2025, 6, 1), date(2026, 3, 1), date(2026, 9, 1), date(2027, 1, 10)):
        of_all, of_owing = (
            [each for one in found for each in by_rule(one.matter, one.deeds, day)]
            for found in (open_matters(store), owing_matters(store, day))
        )
        assert of_owing == of_all
    assert len(tuple(owing_matters(store, date(2025, 6, 1)))) < len(tuple(open_matters(store)))
    assert of_all
