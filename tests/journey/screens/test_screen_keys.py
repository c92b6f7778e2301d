"""The ordinary visit with real keys on a real display, and what the register holds afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.devices.print_system import PrintSystem
from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import NEEDED, new_home, records, screen, seated
from xinfang_desk.domain.record import PaperState

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]


def test_an_ordinary_visit_typed_with_real_keys(tmp_path: Path, printer: PrintSystem) -> None:
    home = new_home(tmp_path)
    with screen(tmp_path) as env, seated(home, env) as desk:
        desk.key("F2")
        desk.enter("Zhou Shili", "idNumber")
        desk.enter("000000197904121019", "phone")
        desk.enter("13800000003", "address")
        desk.enter("Shili 3", "statement")
        desk.type("18600")
        desk.key("Tab")
        desk.type("repay")
        desk.key("ctrl+Return")
        desk.until_shown("see_D01")
        desk.key("ctrl+p")
        desk.until_said("已送打印")
        desk.key("ctrl+d")
        desk.until_said("已交付")
    [record] = records(home)
    person, draft = record.visit.people[0], record.matter.draft
    assert (person.name, person.id_number, person.phone) == (
        "Zhou Shili",
        "000000197904121019",
        "13800000003",
    )
    assert (person.address, draft.statement, draft.request) == ("Shili 3", "18600", "repay")
    assert {each.state for each in record.papers} == {PaperState.HANDED_OVER}
    assert len(printer.printed(len(record.papers))) == len(record.papers)
