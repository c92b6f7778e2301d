"""The road that a matter was taken is kept in the register, whatever map comes after it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.desk.conftest import PASSPHRASE, Clock
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft, Walked
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.places import RESOURCES

MATTER = MatterDraft(statement="欠工资18600元", route=Route.S2, outcome=Outcome.GUIDE)


def registered(desk: Desk, matter: MatterDraft = MATTER) -> str:
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


def road(desk: Desk, number: str) -> Walked:
    walked = desk.reception.show(number).matter.walked
    assert walked is not None
    return walked


def a_newer_map(home: Path) -> None:
    """As the county's table would lie there after it was applied."""
    shipped = json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8"))
    start = shipped["nodes"][0]
    start["title"] = "您今天为什么事来？"
    (home / "tables").mkdir()
    (home / "tables" / "roadmap.json").write_text(json.dumps(shipped | {"version": "2027.1"}), "utf-8")


def test_a_newer_map_leaves_the_road_that_was_walked(desk: Desk, home: Path, clock: Clock) -> None:
    number = registered(desk)
    walked = road(desk, number)
    assert [each.place for each in walked.places] == ["start", "shensu_q1", "shensu_q2", "laodong"]
    desk.close()
    a_newer_map(home)
    later = open_desk(home, PASSPHRASE, now=clock)
    try:
        assert later.road_map.version == "2027.1"
        assert road(later, number) == walked
        assert walked.places[0].title == "您来反映什么事？"
        # Another word in it is no other road; another road is walked on the map of today.
        later.repair.correct(number, Correction(reason="写错了", matter=replace(MATTER, request="要回工资")))
        assert road(later, number) == walked
        later.repair.correct(number, Correction(reason="写错了", matter=replace(MATTER, road_end="zhongcai")))
        turned = road(later, number)
        assert (turned.version, turned.places[-1].place) == ("2027.1", "zhongcai")
        assert turned.places[0].title == "您今天为什么事来？"
        assert [each.matter.walked for each in later.repair.versions(number)] == [walked, walked]
        ahead = later.reception.outlook(VisitDraft(people=(), matters=(MATTER,)))[0].matter.walked
        assert ahead is not None
        assert ahead.version == "2027.1"
    finally:
        later.close()


def test_a_step_takes_the_road_along(desk: Desk) -> None:
    number = registered(desk, replace(MATTER, route=Route.S6, outcome=Outcome.FORWARD))
    assert road(desk, number).places[-1].place == "xf_county"
    desk.reception.take_step(number, StepTaken(step=Step.NOTE, on=date(2026, 9, 14), gist="问过"))
    assert road(desk, number).places[-1].place == "xf_county"
    desk.reception.take_step(number, StepTaken(step=Step.ACCEPT, on=date(2026, 9, 14)))
    assert road(desk, number).places[-1].place == "xf_handle"


def test_of_an_accusation_the_road_is_under_the_seal(desk: Desk, home: Path) -> None:
    number = registered(desk)
    desk.repair.correct(
        number,
        Correction(
            reason="写错了", matter=replace(MATTER, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
        ),
    )
    assert desk.reception.show(number).matter.walked is None
    registered(desk, replace(MATTER, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE))
    sealed, _corrected = desk.reception.today()
    assert desk.reception.show(sealed.number).matter.walked is None
    opened = desk.sealing.unseal(sealed.number, PASSPHRASE, why="核对")
    assert opened.matter.walked is not None
    assert opened.matter.walked.places[-1].place == "jubao_jw"
