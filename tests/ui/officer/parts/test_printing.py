"""Every answer of a printer has its words, and a slip comes out of the printer of slips."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.hands import click
from ui.officer.parts.printing import said_of_print, said_of_sheet
from xinfang_desk.desk.answers import PrintOutcome
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person


@pytest.mark.parametrize("outcome", PrintOutcome)
@pytest.mark.parametrize("said", [said_of_print, said_of_sheet])
def test_every_outcome_is_said(said, outcome):
    words, _kind = said(outcome)
    assert words.endswith("。")
    assert ("没有打印" in words) is (outcome is PrintOutcome.GONE)


@pytest.mark.parametrize(("slips", "taken_by"), [("小票+80(mm)", "小票+80(mm)"), ("", "前台打印机")])
def test_a_slip_goes_to_the_printer_of_slips_where_there_is_one(window, desk, qtbot, settle, slips, taken_by):
    desk.settings = replace(desk.settings, printer="前台打印机", slip_printer=slips)
    visit = desk.reception.register(
        VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯"),))
    )
    window.open_matter(visit.matters[0].number)
    settle()
    assert window.findChild(QPushButton, "printRoll").isVisible()
    for button in ("printRoll", "printGuidanceRoll"):
        click(qtbot, window, button)
        settle()
    assert {printer for _name, _pdf, printer in desk.sheets} == {taken_by}
