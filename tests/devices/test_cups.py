"""The chosen printer is the printer that is used, shown on a real print system with the paper's own size."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.devices.print_system import PrintSystem, print_system
from tests.documents import samples
from tests.documents.reading import paper, roll
from xinfang_desk.devices import printer
from xinfang_desk.devices.printer import Sent
from xinfang_desk.documents.office.poster import poster
from xinfang_desk.domain.category import Paper

USUAL = "Default_A4"
QUEUES = ("EPSON+LQ630K", "HP(1018)", "HP_LaserJet@hall", "窗口回执", "-dash")


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    # A socket's path is at most 107 bytes long, and pytest's own folders are longer.
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        with print_system(root) as running:
            running.add(USUAL, *QUEUES)
            running.make_usual(USUAL, "A4")
            for name, value in running.env.items():
                monkeypatch.setenv(name, value)
            yield running
    finally:
        shutil.rmtree(root)


def test_whatever_its_name_the_chosen_queue_takes_the_job_and_no_other(cups: PrintSystem) -> None:
    assert set(printer.printers()) == {USUAL, *QUEUES}
    pdf = paper(Paper.RECEIPT, samples.WAGES)
    for queue in QUEUES:
        assert printer.send(pdf, printer_name=queue, title="0001-D01") is Sent.TAKEN
    assert printer.send(pdf, printer_name="", title="0001-D01") is Sent.TAKEN
    jobs = cups.printed(len(QUEUES) + 1)
    assert [job.queue for job in jobs] == [*QUEUES, USUAL]
    assert {job.pdf for job in jobs} == {pdf}
    assert {job.title for job in jobs} == {"0001-D01"}


def test_a_queue_that_is_gone_takes_nothing_and_neither_does_the_usual_one(cups: PrintSystem) -> None:
    cups.take_away("窗口回执")
    pdf = paper(Paper.SEALED_RECEIPT, samples.ACCUSATION)
    assert printer.send(pdf, printer_name="窗口回执", title="0001-D08") is Sent.GONE
    assert printer.send(pdf, printer_name="HP(1018)", title="0001-D08") is Sent.TAKEN
    assert [job.queue for job in cups.printed(1)] == ["HP(1018)"]


def test_the_papers_own_size_goes_with_the_job_whatever_the_queue_is_loaded_with(cups: PrintSystem) -> None:
    slip = roll(Paper.RECEIPT, samples.WAGES)
    narrow = roll(Paper.RECEIPT, samples.WAGES, width_mm=58)
    sent = {
        "A5": paper(Paper.RECEIPT, samples.WAGES),
        "A4": paper(Paper.RECEIPT, samples.WAGES, large=True),
        "A3": poster(samples.ROAD_MAP, samples.OFFICE),
        f"Custom.80x{_whole_millimetres(slip)}mm": slip,
        f"Custom.58x{_whole_millimetres(narrow)}mm": narrow,
    }
    for pdf in sent.values():
        assert printer.send(pdf, printer_name=USUAL, title="0001-D01") is Sent.TAKEN
    jobs = cups.printed(len(sent))
    assert [job.media for job in jobs] == [[media] for media in sent]
    assert all("print-scaling=none" in job.options for job in jobs)


def test_pages_of_several_sizes_are_a_job_for_each(cups: PrintSystem) -> None:
    mixed, out = pypdf.PdfWriter(), io.BytesIO()
    for each in (paper(Paper.RECEIPT, samples.WAGES), paper(Paper.ACCEPTANCE, samples.ACCEPTED)):
        mixed.append(io.BytesIO(each))
    mixed.write(out)
    assert printer.send(out.getvalue(), printer_name="HP(1018)", title="0001") is Sent.TAKEN
    first, second = cups.printed(2)
    assert (first.media, second.media) == (["A5"], ["A4"])
    assert "来访登记回执" in pypdf.PdfReader(io.BytesIO(first.pdf)).pages[0].extract_text()


def _whole_millimetres(pdf: bytes) -> int:
    height = float(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox.height) * 25.4 / 72
    return -int(-(height - 0.1) // 1)
