"""A roll without a driver: its raster read back says the slip and its code, it is cut, no drawer opens."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from PIL import ImageChops

from tests.devices.roll_printer import EMPTY, pictures, roll_printer
from tests.documents import samples
from tests.documents.reading import roll as slip_of
from xinfang_desk.devices import printer
from xinfang_desk.devices.printing import roll
from xinfang_desk.devices.printing.cups import Cups
from xinfang_desk.devices.printing.fitted import dots
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.hall.stock import PaperSetup

CUT, DRAWER = b"\x1dV", b"\x1bp"
WIDE = {80: 576, 58: 384}


def send(pdf: bytes, address: str, width: int = 80, copies: int = 1) -> PrintOutcome:
    setup = PaperSetup(printer=address, roll=width, copies=copies)
    return printer.send(pdf, system=Cups(), setup=setup, title="0001-D01", media="")


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="needs zbar-tools")
@pytest.mark.parametrize("width", WIDE)
def test_what_is_sent_is_the_slip_dot_by_dot_and_its_code_is_read(
    tmp_path: Path, width: int, capfd: pytest.CaptureFixture[str]
) -> None:
    pdf = slip_of(Paper.RECEIPT, samples.WAGES, width_mm=width)
    with roll_printer() as there:
        assert send(pdf, there.address, width) is PrintOutcome.SENT
        picture, rest = pictures(there.settled())
    (drawn,) = dots(pdf, WIDE[width])
    assert picture.size == drawn.size == (WIDE[width], drawn.height)
    assert ImageChops.difference(picture.convert("L"), drawn.convert("L")).getbbox() is None
    assert DRAWER not in rest
    assert capfd.readouterr() == ("", "")
    assert rest.count(CUT) == 1
    picture.convert("L").save(tmp_path / "slip.png")
    read = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "slip.png"], capture_output=True, check=True)
    assert read.stdout.decode().strip() == samples.WAGES.matter.number


def test_so_many_copies_are_cut_each(tmp_path: Path) -> None:
    with roll_printer() as there:
        assert send(slip_of(Paper.GUIDANCE, samples.WAGES), there.address, copies=2) is PrintOutcome.SENT
        assert there.settled().count(CUT) == 2


def test_without_paper_nothing_goes_to_it() -> None:
    with roll_printer(EMPTY) as there:
        assert printer.lacking(Cups(), PaperSetup(printer=there.address)) is PrintOutcome.NO_PAPER
        assert send(slip_of(Paper.RECEIPT, samples.WAGES), there.address) is PrintOutcome.NO_PAPER
        assert there.settled() == b""


def test_one_that_tells_nothing_of_its_paper_prints_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll, "_PATIENCE", 0.2)
    with roll_printer(None) as there:
        assert send(slip_of(Paper.RECEIPT, samples.WAGES), there.address) is PrintOutcome.SENT
        assert CUT in there.settled()


@pytest.mark.parametrize("address", ["socket://127.0.0.1:{free}", "socket://", "socket://[", "socket://a:b"])
def test_where_nobody_is_the_printer_is_gone(address: str) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        where = address.format(free=held.getsockname()[1])
        assert printer.lacking(Cups(), PaperSetup(printer=where)) is PrintOutcome.GONE
        assert send(slip_of(Paper.RECEIPT, samples.WAGES), where) is PrintOutcome.GONE


def test_the_library_leaves_nothing_beside_itself(tmp_path: Path) -> None:
    code = (
        f"import tempfile; tempfile.tempdir = r'{tmp_path}';"
        "from xinfang_desk.devices.printing import roll; roll._printers()"
    )
    import sys

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (said.stdout, said.stderr) == (b"", b"")
    assert list(tmp_path.iterdir()) == []
