"""Order in the hall: of the place and of nobody; the head and whoever noted it alone read it, for a year."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties.test_meetings import matter, refused
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.duties.incident import Happened, Incident, PlaceAct
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.store.file.trail import lines

AT = datetime(2026, 9, 14, 9, 0, tzinfo=CHINA)
CALL = PlaceAct.CALLED_POLICE
STAYED = Incident(
    at=AT, where="接待大厅", happened=Happened.STAYING, acts=(PlaceAct.DISSUADED,), recorder="示例员"
)


def test_nothing_joins_an_incident_to_a_matter_or_a_person(desk: Desk) -> None:
    number = matter(desk)
    desk.incidents.add(STAYED)
    store = desk.incidents._store
    columns = {name for _id, name, *_rest in store.rows("PRAGMA table_info(incidents)")}
    assert columns == {"uid", "happened_at", "called", "recorded_by", "body"}
    assert store.rows("PRAGMA foreign_key_list(incidents)") == []
    named = {each.name for each in fields(Incident)}
    assert not named & {"number", "matter", "visit", "person", "people", "name", "id_number", "photo"}
    views = store.rows("SELECT sql FROM sqlite_master WHERE sql LIKE '%incidents%'")
    assert len(views) == 1
    [(body,)] = store.rows("SELECT body FROM incidents")
    assert number not in body
    [line] = [each for each in lines(store) if each.verb == "incident"]
    assert (len(line.subject), line.detail) == (36, "")
    assert desk.reception.show(number).history == desk.reception.show(number).history


def test_what_points_at_somebody_or_cannot_be_so_is_refused(desk: Desk, clock: Clock) -> None:
    add = desk.incidents.add
    for field in ("where", "result"):
        for number in ("13800000000", "411526200001010000", "4115261021260000167"):
            wrong = replace(STAYED, **{field: f"打{number}"})
            assert refused(add, wrong) == "incident.points_at_somebody"
        assert refused(add, replace(STAYED, **{field: "长" * 201})) == "incident.too_long"
    for field, empty in (("where", ""), ("recorder", ""), ("acts", ())):
        assert refused(add, replace(STAYED, **{field: empty})) == "incident.blank"
    assert refused(add, replace(STAYED, at=AT + timedelta(hours=1))) == "incident.bad_time"
    assert refused(add, replace(STAYED, at=AT - timedelta(days=400))) == "incident.bad_time"
    assert refused(add, replace(STAYED, called_at=AT)) == "incident.bad_call"
    add(replace(STAYED, acts=(CALL,), called_at=AT))
    figures = desk.incidents.figures(2026)
    assert (figures.incidents, figures.calls) == (1, 1)


def test_the_head_reads_all_and_others_their_own_and_after_a_year_nobody(
    desk: Desk, home: Path, clock: Clock
) -> None:
    desk.incidents.add(STAYED)
    words = {"李负责": frozenset({Duty.HEAD}), "孙示例": frozenset({Duty.OFFICER})}
    for place, (name, duties) in enumerate(words.items()):
        desk.accounts.add(name, duties, f"另一口令-567{place}")
    desk.close()
    for place, (name, seen) in enumerate((("李负责", 1), ("孙示例", 0))):
        other = open_desk(home, f"另一口令-567{place}", officer=name, now=clock)
        assert (len(other.incidents.listed(2026)), other.incidents.figures(2026).incidents) == (seen, 1)
        other.close()
    clock.later(days=367)
    again = open_desk(home, PASSPHRASE, now=clock)
    assert (again.incidents.listed(2026), again.incidents.figures(2026).incidents) == ((), 0)
    again.close()


def test_the_same_noted_twice_is_told_and_another_one_goes_on(desk: Desk) -> None:
    desk.incidents.add(STAYED)
    assert refused(desk.incidents.add, replace(STAYED, result="劝走了")) == "incident.twice"
    desk.incidents.add(replace(STAYED, happened=Happened.INSULT))
    desk.incidents.add(STAYED, again=True)
    assert desk.incidents.figures(2026).incidents == 3
