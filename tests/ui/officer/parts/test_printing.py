"""Every answer of a printer has its words, and a slip comes out of the printer of slips."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.hands import click, told
from ui.officer.parts.printing import said_of_print, said_of_sheet
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.hall.stock import PaperSetup


@pytest.mark.parametrize("outcome", PrintOutcome)
@pytest.mark.parametrize("said", [said_of_print, said_of_sheet])
def test_every_outcome_is_said(said, outcome):
    words, _kind = said(outcome)
    assert words.endswith("。")
    assert ("没有打印" in words) is (outcome is PrintOutcome.GONE)


def test_a_page_that_saves_no_file_does_not_say_so(window, printer, qtbot, settle):
    printer.queues = ()
    window.open_page("settings")
    settle()
    click(qtbot, window, "printTest_papers")
    settle()
    assert "没有找到打印机" in told(window)
    assert "PDF" not in told(window)
    window.open_page("day_close")
    settle()
    click(qtbot, window, "closeDay")
    settle()
    assert "另存 PDF" in told(window)


@pytest.mark.parametrize(("slips", "taken_by"), [("小票+80(mm)", "小票+80(mm)"), ("", "前台打印机")])
def test_a_slip_goes_to_the_printer_of_slips_where_there_is_one(
    window, registered, printer, change_settings, qtbot, settle, slips, taken_by
):
    printer.queues = ("前台打印机", "小票+80(mm)")
    change_settings(papers=PaperSetup(printer="前台打印机"), slip=PaperSetup(printer=slips))
    window.open_matter(registered().matters[0].number)
    settle()
    assert window.findChild(QPushButton, "printRoll").isVisible()
    for button in ("printRoll", "printGuidanceRoll"):
        click(qtbot, window, button)
        settle()
    assert {queue for _title, _pdf, queue in printer.sheets} == {taken_by}
