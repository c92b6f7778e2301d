"""Printers on the page of devices: a kind of paper is set, tried and followed, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.hands import click, press, told
from ui.officer.settings.device_lines import device_lines
from ui.officer.settings.printers.trial import print_steps
from ui.widgets.shown.pill import PillKind
from xinfang_desk.desk.edges.equipment import AtHand, Device
from xinfang_desk.domain.hall.print_job import Hindrance, JobState, PrintJob, PrintOutcome, Queue
from xinfang_desk.domain.hall.stock import Make, PaperSetup
from xinfang_desk.settings import Settings
from xinfang_desk.words.printing_said import queue_called

TWINS = (Queue(name="HP-1020", called="HP 1020"), Queue(name="HP-1020-2", called="HP 1020"))


@pytest.fixture
def page(window, settle, printer):
    printer.queues = ("前台打印机", "针式打印机")
    window.open_page("devices")
    settle()
    return window.around.pages.devices


def steps(page):
    """The steps of the trial."""
    return [each.text() for each in page.pane.trial._steps.findChildren(QLabel) if each.text()]


def keys_to(page, qtbot, window, control):
    """Go on by Tab until ``control`` has the keys."""
    for _ in range(30):
        if control.hasFocus():
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError(control.objectName())


def test_a_kind_of_paper_is_set_tried_and_followed_by_keys_alone(
    page, window, printer, desk, ask, settle, qtbot
):
    tune = page.findChild(type(page.pane.trial.start), "tune_receipt")
    keys_to(page, qtbot, window, tune)
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    pane = page.pane
    assert pane.printer.hasFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Down)
    settle()
    keys_to(page, qtbot, window, pane.tray)
    press(qtbot, window, Qt.Key.Key_Down)
    settle()
    for box, typed in ((pane.right, "2.5"), (pane.down, "-1")):
        keys_to(page, qtbot, window, box)
        box.selectAll()
        qtbot.keyClicks(box, typed)
        press(qtbot, window, Qt.Key.Key_Return)
        settle()
    keys_to(page, qtbot, window, pane.make)
    press(qtbot, window, Qt.Key.Key_Down)
    settle()
    assert ask(desk.upkeep.settings).receipt == PaperSetup(
        printer="针式打印机", make=Make.NEEDLES, tray="tray-1", right=2.5, down=-1.0
    )
    printer.state, printer.hindrances = JobState.PRINTING, (Hindrance.NO_PAPER,)
    keys_to(page, qtbot, window, pane.trial.start)
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    qtbot.waitUntil(lambda: steps(page)[-1:] == ["缺纸：请装纸：装好就接着打。"], timeout=20_000)
    printer.state, printer.hindrances = JobState.DONE, ()
    qtbot.waitUntil(lambda: "系统说打完了" in steps(page), timeout=20_000)
    assert printer.sheets[0][::2] == ("test-page-receipt", "针式打印机")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window._page is window.intake


def test_a_page_to_try_with_is_a_file_where_nothing_prints(
    page, printer, qtbot, settle, monkeypatch, tmp_path
):
    printer.queues = ()
    click(qtbot, page, "tune_slip")
    settle()
    click(qtbot, page, "tryPaper")
    settle()
    assert steps(page)[0] == "没有找到打印机。"
    file = tmp_path / "page.pdf"
    monkeypatch.setattr("ui.officer.parts.printing.file_to_save", lambda *_said: file)
    click(qtbot, page, "saveTestPage")
    settle()
    assert file.read_bytes().startswith(b"%PDF")


def test_a_roll_printer_in_the_network_is_named_by_its_address(page, desk, ask, settle, qtbot):
    click(qtbot, page, "tune_slip")
    settle()
    page.pane.address.setText("192.168.1.50:9100")
    page.pane.address.setFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    settle()
    assert ask(desk.upkeep.settings).slip == PaperSetup(printer="socket://192.168.1.50:9100", make=Make.DOTS)


@pytest.mark.parametrize(
    ("queue", "pill"),
    [
        (Queue(name="A4"), "能用"),
        (Queue(name="A4", paused=True), "停着"),
        (Queue(name="A4", closed=True), "不收"),
        (Queue(name="A4", hindrances=(Hindrance.NO_PAPER,)), "缺纸"),
        (None, "没接上"),
    ],
)
def test_how_a_printer_stands_is_said_in_its_line(queue, pill):
    device = Device(port="A4", name="A4", found=queue is not None, chosen=("papers",), queue=queue)
    found = AtHand(readers=(), printers=(device,), scanners=(), screens=(), sticks=())
    line = next(each for each in device_lines(found, Settings(), ()) if each.icon == "printer")
    assert line.pill[0] == pill
    assert (line.pill[1] is PillKind.OK) is (pill == "能用")


def test_two_printers_of_one_name_are_told_by_their_queues_too():
    assert [queue_called(each, TWINS) for each in TWINS] == ["HP 1020（HP-1020）", "HP 1020（HP-1020-2）"]
    assert queue_called(TWINS[0], TWINS[:1]) == "HP 1020"


@pytest.mark.parametrize("state", JobState)
def test_every_state_of_a_job_is_a_step(state):
    job = PrintJob(id=1, queue="A4", title="test-page-papers", state=state)
    marks = [mark for mark, _words in print_steps(PrintOutcome.SENT, (job,))]
    assert ("wrong" in marks) is (state in {JobState.FAILED, JobState.CANCELLED, JobState.STOPPED})
    assert marks.count("done") == (3 if state is JobState.DONE else 2)


def test_the_queue_of_papers_that_were_sent_is_told_beside_them(window, registered, printer, qtbot, settle):
    window.open_matter(registered().matters[0].number)
    settle()
    line = window.findChild(QLabel, "printJobs")
    assert line.isHidden()
    printer.state = JobState.FAILED
    press(qtbot, window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "没有打成" in line.text(), timeout=20_000)
    assert line.isVisible()
    # And it says that nothing came out, in the place of that it was sent.
    qtbot.waitUntil(lambda: "没有算已送打印" in told(window))
