"""Nobody else's paper, with real keys and a real mouse on a real display."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import (
    NEEDED,
    PASSPHRASE,
    SeatedDesk,
    new_home,
    record_of,
    records,
    screen,
    seated,
)
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import PaperState

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]


def visit(desk: SeatedDesk, name: str, statement: str) -> None:
    desk.key("F2")
    desk.until_focus("name")
    desk.enter(name, "idNumber")
    desk.key("Return")
    desk.until_focus("phone")
    desk.key("Return")
    desk.until_focus("address")
    desk.key("Return")
    desk.until_focus("statement")
    desk.type(statement)
    desk.key("ctrl+Return")


def test_the_keys_of_a_visit_whose_paper_breaks_touch_nobody_elses(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with screen(tmp_path) as env, seated(home, env | {"XINFANG_UNDRAWABLE": "broken"}) as desk:
        visit(desk, "Zhou Shili", "18600")
        desk.until_shown("handOver_D01")
        visit(desk, "Qian Shifan", "broken")
        desk.until_shown("previewRefused")
        seen = desk.seen
        desk.key("ctrl+d")
        desk.until_said("没有记为已交")
        desk.key("ctrl+p")
        desk.until(lambda seen: seen.said != "" and "没有记为已交" not in seen.said)
    first, second = records(home)
    assert seen.shown["registeredNumber"] == grouped(second.matter.number)
    assert grouped(second.matter.number) in seen.shown["previewRefused"]
    assert {each.state for each in first.papers} == {PaperState.DRAWN}
    assert {each.state for each in second.papers} == {PaperState.DUE}


def test_a_double_click_on_the_second_paper_marks_that_one(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    matter = MatterDraft(statement="拖欠工资", outcome=Outcome.ACCEPT, route=Route.S6, place="411526102")
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(matter,), key="")
    with closing(open_desk(home, PASSPHRASE)) as register:
        number = register.reception.register(draft).matters[0].number
        register.papers.draw(number)
    kinds = [each.kind.value for each in record_of(home, number).papers]
    assert len(kinds) > 1
    with screen(tmp_path) as env, seated(home, env) as desk:
        desk.key("F4")
        desk.until(lambda seen: f"handOver_{kinds[1]}" in seen.places)
        # The page has taken its last shape once keys have gone as far as the button.
        desk.walk(f"handOver_{kinds[1]}")
        desk.double_click(f"handOver_{kinds[1]}")
        # It was not printed here: one is asked, once, whatever the second half of a double click does.
        desk.until_said("没有记为已交")
        sleep(1)  # who has read the line clicks later than a row of quick clicks goes on
        desk.double_click(f"handOver_{kinds[1]}")
        desk.until_said("1 份文书已交付")
        desk.until_shown(f"takeBack_{kinds[1]}")
        # Whatever a second click might still do has been done when this key has.
        desk.key("F2")
        desk.until_focus("name")
    states = {each.kind.value: each.state for each in record_of(home, number).papers}
    assert states == {
        kind: PaperState.HANDED_OVER if kind == kinds[1] else PaperState.DRAWN for kind in kinds
    }
