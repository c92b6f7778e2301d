"""Papers as a typesetter would look at them: nothing clipped, nothing overlaps, codes can be scanned."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.documents import samples
from tests.documents.reading import borne_out, outside, overlaps, pages_of, paper, roll, size_of, text_of
from xinfang_desk.documents.draw import FORMS, NOTICES
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.record import MatterRecord

KINDS = [kind for kind in (*FORMS, *NOTICES) if kind is not Paper.SEALED_RECEIPT]
RECORDS = {
    **samples.CASES,
    "crowd": samples.CROWD,
    "crowd refused": samples.CROWD_REFUSED,
    "crowd no more": samples.CROWD_NO_MORE,
    "rare": samples.RARE,
    "nobody": samples.NOBODY,
    "busy": samples.BUSY,
}


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_no_text_covers_other_text_or_leaves_the_page(kind: Paper, large: bool) -> None:
    for name, record in borne_out(kind, RECORDS).items():
        for office in (samples.OFFICE, samples.BARE_OFFICE):
            pdf = paper(kind, record, office, large=large)
            assert overlaps(pdf) == [], name
            assert outside(pdf) == [], name


def _crowd(kind: Paper) -> MatterRecord:
    of_its_own = {
        Paper.OBJECTION_LETTER: samples.CROWD_SENT,
        Paper.NOT_ACCEPTED: samples.CROWD_REFUSED,
        Paper.NO_LONGER_ACCEPTED: samples.CROWD_NO_MORE,
    }
    return of_its_own.get(kind, samples.CROWD)


@pytest.mark.parametrize("marks", [{"draft": True}, {"rehearsal": True, "reprint": 3}], ids=str)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_what_is_said_at_the_head_covers_nothing(kind: Paper, marks: dict[str, object]) -> None:
    pdf = paper(kind, _crowd(kind), **marks)
    assert overlaps(pdf) == []
    assert outside(pdf) == []


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_sealed_receipt_is_one_clear_page(large: bool) -> None:
    pdf = paper(Paper.SEALED_RECEIPT, samples.ACCUSATION, large=large)
    assert pages_of(pdf) == 1
    assert overlaps(pdf) == []


CARRY_THE_REQUEST = {Paper.RECEIPT: 1, Paper.ORAL_RECORD: 1, Paper.ANSWER_RECORD: 2, Paper.FORWARDING: 2}
"""How often each paper says all that was asked for: both copies of D14, two of D05's three."""
CARRY_THE_MATERIALS = {Paper.MATERIALS, Paper.FORWARDING, Paper.OBJECTION_LETTER}
CARRY_NO_NAME = {Paper.GUIDANCE, Paper.AUTHORITY, Paper.URGENT_REPORT}
"""Seven came as representatives: which five are chosen is for them to write."""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_all_of_seven_people_two_thousand_characters_and_twelve_materials_is_there(
    kind: Paper, large: bool
) -> None:
    assert len(samples.LONG_REQUEST) >= 2000
    assert len(samples.LONG_NAME) >= 40
    said = text_of(paper(kind, _crowd(kind), large=large))
    named = [name in said for name in (samples.LONG_NAME.replace(" ", ""), *samples.SIX)]
    whole = re.sub(r"—\d+—", "", said)
    listed = [f"第{number}份材料" in whole for number in range(1, 13)]
    assert set(named) == {kind not in CARRY_NO_NAME}
    asked = 6 if kind is Paper.ACCEPTANCE else CARRY_THE_REQUEST.get(kind, 0) * 125
    assert said.count("淼") == asked  # D03 says what there is room for, on both copies
    assert set(listed) == {kind in CARRY_THE_MATERIALS}


@pytest.mark.parametrize("name", samples.CASES)
def test_an_ordinary_receipt_is_one_page_of_its_size(name: str) -> None:
    for large, size in ((False, (420, 595)), (True, (595, 842))):
        document = pypdfium2.PdfDocument(paper(Paper.RECEIPT, samples.CASES[name], large=large))
        # In large type the stub may stand on a page of its own, and nothing else does.
        assert len(document) <= 1 + large
        stub = document[len(document) - 1].get_textpage().get_text_range()
        assert len(document) == 1 or "监督电话" not in stub
        assert tuple(round(side) for side in document[0].get_size()) == size
        document.close()


@pytest.mark.parametrize(
    ("kind", "words"), [(Paper.RECEIPT, "这件事"), (Paper.GUIDANCE, "身份证")], ids=["D01", "D02"]
)
@pytest.mark.parametrize(("large", "least"), [(False, 11.0), (True, 18.0)], ids=["normal", "large"])
def test_the_text_of_a_slip_is_large_enough_to_read(
    kind: Paper, words: str, large: bool, least: float
) -> None:
    for record in (samples.WAGES, samples.JUDGMENT):
        assert size_of(paper(kind, record, large=large), words) >= least


def test_a_notice_of_several_pages_is_numbered_and_one_of_one_page_is_not() -> None:
    assert "—2—" in text_of(paper(Paper.OTHER_ROAD, samples.WAGES))
    assert "—1—" not in text_of(paper(Paper.ACCEPTANCE, samples.ACCEPTED))


def test_rare_names_are_copied_out_as_written() -> None:
    said = text_of(paper(Paper.RECEIPT, samples.RARE))
    assert "赵𬭚、陈𫖯、孙𠅤" in said


@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.GUIDANCE])
def test_a_roll_is_as_long_as_its_text(kind: Paper) -> None:
    lengths = []
    for record in (samples.LAMPS, samples.CROWD):
        for width, printed in ((80, 204), (58, 136)):
            pdf = roll(kind, record, width_mm=width)
            assert overlaps(pdf) == []
            assert outside(pdf, margin=2.0) == []
            document = pypdfium2.PdfDocument(pdf)
            assert len(document) == 1
            wide, high = document[0].get_size()
            assert round(wide) == printed
            lengths.append(high)
            document.close()
    assert len(set(lengths)) == len(lengths)


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbar-tools is not installed")
@pytest.mark.parametrize("dpi", [180, 300])
@pytest.mark.parametrize("kind", ["slip", "large", "roll"])
def test_the_codes_hold_the_number_and_nothing_else(kind: str, dpi: int, tmp_path: Path) -> None:
    if kind == "roll":
        pdf = roll(Paper.GUIDANCE, samples.WAGES)
    else:
        pdf = paper(Paper.RECEIPT, samples.WAGES, large=kind == "large")
    document = pypdfium2.PdfDocument(pdf)
    picture = tmp_path / "page.png"
    read = ""
    for page in document:
        page.render(scale=dpi / 72, grayscale=True).to_pil().save(picture)
        read += subprocess.run(["zbarimg", "-q", picture], capture_output=True, text=True, check=True).stdout
    document.close()
    number = samples.SOME_NUMBER
    expected = {f"QR-Code:{number}"} | ({f"CODE-128:{number}"} if kind != "roll" else set())
    assert set(read.split()) == expected
