"""What prints on Windows, as far as another system shows it: on a real CUPS, by Qt, at the paper's size."""

import io
import shutil
import subprocess

import pypdf
import pypdfium2
import pytest

from tests.devices.print_system import print_system
from tests.documents import samples
from tests.documents.reading import paper
from ui.windows_printing import WindowsPrinting
from xinfang_desk.desk.edges.printing import Order
from xinfang_desk.devices.printing.libcups import library
from xinfang_desk.domain.category import Paper


@pytest.fixture
def cups(monkeypatch):
    with print_system() as running:
        running.add("前台A5", "A4")
        running.make_usual("A4", "A4")
        for name, value in running.env.items():
            monkeypatch.setenv(name, value)
        # The library keeps the server of the test before, by thread; Qt asks it for no other.
        library().cupsSetServer(None)
        yield running


def test_a_receipt_comes_out_on_its_own_paper_and_its_code_is_read(qapp, cups, tmp_path):
    windows = WindowsPrinting()
    assert {each.name: each.usual for each in windows.queues()} == {"前台A5": False, "A4": True}
    pdf = paper(Paper.RECEIPT, samples.WAGES)
    assert windows.put(pdf, queue="前台A5", title="0001-D01", order=Order(media="A5", copies=2))
    (job,) = cups.printed(1)
    assert (job.queue, job.title, job.copies) == ("前台A5", "0001-D01", 2)
    box = pypdf.PdfReader(io.BytesIO(job.pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == pytest.approx((420, 595), abs=2)
    pypdfium2.PdfDocument(job.pdf)[0].render(scale=3).to_pil().save(tmp_path / "page.png")
    if shutil.which("zbarimg"):
        read = subprocess.run(
            ["zbarimg", "-q", "--raw", tmp_path / "page.png"], capture_output=True, check=True
        )
        assert samples.WAGES.matter.number in read.stdout.decode()


def test_what_qt_cannot_do_is_not_said_to_be_done(qapp, cups):
    windows = WindowsPrinting()
    assert not windows.put(b"\x1b@", queue="A4", title="slip", order=Order(raw=True))
    assert not windows.put(b"%PDF", queue="nowhere", title="x", order=Order())
    assert windows.jobs() == ()
