"""Seven people with two matters, by keyboard alone: from F2 to the papers of both in their hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.devices.print_system import PrintSystem
from tests.documents.reading import text_of
from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import (
    NEEDED,
    SeatedDesk,
    new_home,
    records,
    screen,
    seated,
)
from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.people.petitioner import Role
from xinfang_desk.domain.record import MatterRecord, PaperState

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]

CAME = 7
NAMES = ("Zhou Shili", "Wu Xuni", "Zheng Xugou", "Qian Shifan", "Li Nihao")
FIRST = ("18600", "pay")
SECOND = ("lamp dark", "mend it")


def _people(desk: SeatedDesk) -> None:
    """Five representatives by name, and the count of all who came."""
    desk.key("F2")
    for place, name in enumerate(NAMES, start=1):
        if place > 1:
            desk.key("F7")
            desk.until(lambda seen, tab=f"person_{place}": seen.focus == "name" and tab in seen.shown)
        desk.enter(name, "idNumber")
        desk.enter("000000197904121019" if place == 1 else "", "phone")
        desk.enter(f"1380000000{place}", "address")
        if place == 1:
            desk.type("Shili 3")
            desk.key("alt+m")
            desk.until_focus("role")
            desk.key("Down")
            desk.until_shown("role", "代表")
    desk.key("alt+m")
    desk.until_focus("role")
    desk.walk("peopleInvolved")
    desk.key("ctrl+a")
    desk.type(str(CAME))


def _matters(desk: SeatedDesk) -> None:
    """Two matters, each told, classed by hand, and looked at again."""
    desk.walk("statement")
    for place, ((statement, request), downs) in enumerate(((FIRST, 5), (SECOND, 6)), start=1):
        if place > 1:
            desk.key("F8")
            desk.until(lambda seen: seen.focus == "statement" and "matter_2" in seen.shown)
        desk.type(statement)
        desk.key("Tab")
        desk.until_focus("request")
        desk.type(request)
        desk.walk("route")
        desk.key(*["Down"] * downs)
        desk.until(lambda seen: seen.shown["outcome"] in {"转送", "受理"})
    desk.key("ctrl+Prior")
    desk.until_shown("statement", FIRST[0])
    desk.key("ctrl+Next")
    desk.until_shown("statement", SECOND[0])


def _papers(desk: SeatedDesk) -> None:
    """The papers of the first matter, then of the second: printed, handed over."""
    desk.key("ctrl+Return")
    desk.until(lambda seen: "whichMatter" in seen.shown and "see_D01" in seen.shown)
    for place in range(2):
        if place:
            first = desk.seen.shown["registeredNumber"]
            desk.key("ctrl+Next")
            desk.until(lambda seen, first=first: seen.shown["registeredNumber"] != first)
            desk.until(lambda seen: "see_D01" in seen.shown and "takeBack_D01" not in seen.shown)
        desk.key("ctrl+p")
        desk.until(lambda seen: "handOver_D01" in seen.shown and "已送打印" in seen.said)
        desk.key("ctrl+d")
        desk.until(lambda seen: "takeBack_D01" in seen.shown and "已交付" in seen.said)


def test_seven_people_with_two_matters(tmp_path: Path, printer: PrintSystem) -> None:
    home = new_home(tmp_path)
    with screen(tmp_path) as env, seated(home, env) as desk:
        _people(desk)
        _matters(desk)
        _papers(desk)
    first, second = records(home)
    for record, (statement, request) in ((first, FIRST), (second, SECOND)):
        _holds(record)
        assert (record.matter.draft.statement, record.matter.draft.request) == (statement, request)
    assert (first.matter.draft.outcome, second.matter.draft.outcome) == (Outcome.FORWARD, Outcome.ACCEPT)
    assert first.visit.uid == second.visit.uid
    assert Paper.AUTHORITY in first.matter.papers
    owed = len(first.papers) + len(second.papers)
    sheets = [text_of(each.pdf) for each in printer.printed(owed)]
    assert len(sheets) == owed
    assert all("7人" in each for each in sheets)


def _holds(record: MatterRecord) -> None:
    visit = record.visit
    assert tuple(each.name for each in visit.people) == NAMES
    assert {each.role for each in visit.people} == {Role.REPRESENTATIVE}
    assert {each.address for each in visit.people} == {"Shili 3"}
    assert visit.people_involved == CAME
    assert "too_many_representatives" not in {each.code for each in record.matter.notices}
    assert {each.state for each in record.papers} == {PaperState.HANDED_OVER}
