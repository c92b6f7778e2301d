"""Codes: what is drawn scans, at the resolution of a laser printer and of a needle printer."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from xinfang_desk.documents.surface import barcodes
from xinfang_desk.documents.surface.sheet import A5, Sheet

NUMBER = "411526102126000184297"


@pytest.mark.parametrize("text", [NUMBER, "411526102126000184", "XF-1", "1"])
def test_bars_do_not_overlap_and_leave_the_quiet_zone_white(text: str) -> None:
    modules, bars = barcodes.code128(text)
    assert bars[0].x == barcodes.BARCODE_QUIET
    assert bars[-1].x + bars[-1].width == modules - barcodes.BARCODE_QUIET
    assert all(before.x + before.width < after.x for before, after in pairwise(bars))
    side, squares = barcodes.qr(text)
    assert min(min(bar.x, bar.y) for bar in squares) == barcodes.QR_QUIET
    assert max(max(bar.x + bar.width, bar.y + 1) for bar in squares) == side - barcodes.QR_QUIET


def test_a_barcode_holds_ascii_only() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        barcodes.code128("编号")


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="needs zbar-tools")
@pytest.mark.parametrize("dpi", [300, 180])
def test_both_codes_scan(tmp_path: Path, dpi: int) -> None:
    sheet = Sheet(A5, NUMBER)
    assert sheet.qr(12, 20, 24, NUMBER) == 44
    width = sheet.barcode(12, 60, 9, NUMBER)
    assert 50 < width < 70
    document = pypdfium2.PdfDocument(sheet.finish())
    try:
        document[0].render(scale=dpi / 72, grayscale=True).to_pil().save(tmp_path / "barcodes.png")
    finally:
        document.close()
    done = subprocess.run(["zbarimg", "-q", tmp_path / "barcodes.png"], capture_output=True, check=True)
    assert set(done.stdout.decode().split()) == {f"QR-Code:{NUMBER}", f"CODE-128:{NUMBER}"}
