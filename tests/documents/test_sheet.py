"""The drawing surface: text stays inside, flows on, scans, and leaks nothing into what comes next."""

import io
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import pypdf
import pypdfium2
import pytest

from xinfang_desk.documents.surface.ink import Box, Rule, Text
from xinfang_desk.documents.surface.sheet import A4, A5, Sheet
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import POINTS_PER_MM, Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face

NUMBER = "411526102126000184297"
SENTENCE = "您反映的“土地承包经营权证面积与实际不符”的信访事项，已于2026年11月24日登记。"


Drawn = TypeVar("Drawn", Text, Rule, Box)


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def marks(sheet: Sheet, kind: type[Drawn]) -> list[Drawn]:
    return [mark for mark in sheet._page if isinstance(mark, kind)]


def plain(mark: Text) -> str:
    return "".join(run.text for run in mark.runs)


def test_text_stands_where_it_is_put() -> None:
    sheet = Sheet(A5, NUMBER)
    style = Style(size=72 / 2.54, leading=1.0)  # one character is ten millimetres
    assert sheet.text(20, 30, "信访", style) == pytest.approx(40)
    document = pypdfium2.PdfDocument(sheet.finish())
    try:
        page = document[0].get_textpage()
        left, low, _, high = page.get_charbox(0, loose=True)
        right = page.get_charbox(1, loose=True)[2]
    finally:
        document.close()
    height = A5[1]
    assert left / POINTS_PER_MM == pytest.approx(20, abs=0.6)
    assert right / POINTS_PER_MM == pytest.approx(40, abs=0.6)
    assert height - high / POINTS_PER_MM == pytest.approx(30, abs=1.0)
    assert height - low / POINTS_PER_MM == pytest.approx(40, abs=1.0)


@pytest.mark.parametrize(("align", "left"), [(Align.LEFT, 50), (Align.CENTRE, 40), (Align.RIGHT, 30)])
def test_a_line_is_aligned_at_its_x(align: Align, left: float) -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.text(50, 30, "信访", Style(size=72 / 2.54, align=align))
    assert marks(sheet, Text)[0].x == pytest.approx(left)


def test_a_line_too_wide_for_its_place_is_set_smaller() -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.text(20, 30, "潢川县示例镇社会治安综合治理中心", Style(size=22, align=Align.CENTRE), fit=60)
    (mark,) = marks(sheet, Text)
    assert mark.x == pytest.approx(20 - 30)
    assert mark.size * 16 / POINTS_PER_MM == pytest.approx(60)


def test_every_mark_says_its_own_colour_and_spacing() -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.text(20, 20, "红", Style(ink=Ink.RED, pitch=3))
    sheet.text(20, 30, "黑")
    sheet.rule(20, 40, 60, 40, ink=Ink.RED, weight=2, dash=(1, 1))
    sheet.box(20, 50, 10, 10)
    stream = pypdf.PdfReader(io.BytesIO(sheet.finish())).pages[0].get_contents().get_data().decode("latin-1")
    red, black = stream.split("BT")[1:]
    assert ".784 .063 .18 rg" in red
    assert "3 Tc" in red
    assert red.rstrip().split("ET")[0].rstrip().endswith("0 Tc")
    assert "0 0 0 rg" in black
    assert "Tc" not in black
    rule, box = black.split("ET")[1].split(" l ")
    assert ".784 .063 .18 RG" in rule
    assert "[1 1] 0 d" in rule
    assert "0 0 0 RG" in box
    assert "[] 0 d" in box
    assert ".6 w" in box


def test_a_paragraph_is_as_high_as_it_was_measured_and_stays_in_its_width() -> None:
    sheet = Sheet(A4, NUMBER)
    style = Style(indent=2, justify=True, size=12)
    # A date stays whole, whatever room that leaves: this is of lines that break anywhere.
    words = "您反映的“土地承包经营权证面积与实际不符”的信访事项，已经登记在册。" * 3
    y = sheet.paragraph(20, 20, 100, words, style)
    assert y - 20 == pytest.approx(sheet.measure(100, words, style))
    lines = marks(sheet, Text)
    assert lines[0].x == pytest.approx(20 + 24 / POINTS_PER_MM)
    ends = [mark.x + _width(sheet, mark, style) for mark in lines]
    assert max(ends) <= 120 + 1e-6
    assert [end for end in ends[:-1] if end < 120 - 1e-6] == []
    assert ends[-1] < 119


def _width(sheet: Sheet, mark: Text, style: Style) -> float:
    text = plain(mark)
    return sheet.text_width(text, style) + mark.pitch * (len(text) - 1) / POINTS_PER_MM


def test_a_line_end_begins_a_new_indented_paragraph() -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.paragraph(20, 20, 100, "一\n\n二", Style(indent=2))
    assert [(plain(mark), mark.x > 20) for mark in marks(sheet, Text)] == [
        ("一", True),
        ("", True),
        ("二", True),
    ]


def test_the_grid_of_gb_t_9704_holds_28_characters() -> None:
    sheet = Sheet(A4, NUMBER)
    style = Style(size=16, pitch=-0.22, leading=1.812)
    assert [len(line.text) for line in sheet.lines(156, "信" * 60, style)] == [28, 28, 4]
    assert style.line * 22 == pytest.approx(225, abs=0.2)


def test_text_that_does_not_fit_goes_on_over_pages_and_none_is_lost() -> None:
    turned = []

    def on_turn(sheet: Sheet) -> None:
        turned.append(sheet.page)
        sheet.top = 25
        sheet.text(20, 15, f"续{sheet.page}")

    def footer(sheet: Sheet, number: int, total: int) -> None:
        sheet.text(74, 200, f"第{number}页共{total}页")

    sheet = Sheet(A5, NUMBER, bottom=100, on_turn=on_turn, footer=footer)
    body = "".join(f"第{number}句，{SENTENCE}" for number in range(60))
    y = sheet.paragraph(20, 20, 108, body)
    pages = texts(sheet.finish())
    assert turned == list(range(2, len(pages) + 1))
    assert 25 < y <= 100
    joined = ""
    for number, page in enumerate(pages, start=1):
        text = "".join(page.split())
        foot, head = f"第{number}页共{len(pages)}页", f"续{number}" if number > 1 else ""
        assert foot in text
        assert text.startswith(head)
        joined += text.removeprefix(head).replace(foot, "")
    assert joined == body


def test_the_first_line_of_a_paragraph_is_not_left_alone_at_the_foot() -> None:
    sheet = Sheet(A5, NUMBER, bottom=100)
    style = Style()
    sheet.paragraph(20, 100 - 1.5 * style.line, 60, SENTENCE, style)
    assert sheet.page == 2
    assert len(marks(sheet, Text)) == len(sheet.lines(60, SENTENCE, style))


def test_a_slip_is_as_long_as_its_text() -> None:
    sheet = Sheet((72, 3000), NUMBER, bottom=2990)
    y = sheet.paragraph(4, 4, 64, SENTENCE)
    sheet.crop(y + 4)
    box = pypdf.PdfReader(io.BytesIO(sheet.finish())).pages[0].mediabox
    assert float(box.height) / POINTS_PER_MM == pytest.approx(y + 4, abs=0.01)


def test_a_cut_line_leaves_a_gap_for_its_words() -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.cut_line(168, "存根", Style(size=8))
    left, right = marks(sheet, Rule)
    (words,) = marks(sheet, Text)
    assert left.x2 < words.x
    assert words.x + sheet.text_width("存根", Style(size=8)) < right.x
    assert left.x2 + right.x == pytest.approx(148)


@pytest.mark.parametrize(("ticked", "strokes"), [(True, 2), (False, 0)])
def test_a_tick_box_is_drawn(ticked: bool, strokes: int) -> None:
    sheet = Sheet(A5, NUMBER)
    sheet.tick_box(20, 20, 4, ticked=ticked)
    assert len(marks(sheet, Rule)) == strokes
    assert len(marks(sheet, Box)) == 1


def test_after_warming_a_paper_needs_no_further_import() -> None:
    code = (
        "import sys; from xinfang_desk.documents.surface.sheet import A5, Sheet, warm; warm();"
        "before = set(sys.modules); sheet = Sheet(A5, '1'); sheet.text(9, 9, '例𬭚');"
        "sheet.qr(9, 9, 20, '1'); sheet.barcode(9, 9, 9, '1'); sheet.finish();"
        "sys.exit(len(set(sys.modules) - before))"
    )
    root = Path(__file__).parent.parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


# Tables

LABEL = Style(face=Face.SANS, size=10, align=Align.CENTRE)


def test_a_row_grows_with_its_longest_cell_and_text_stays_in_its_frame() -> None:
    sheet = Sheet(A5, NUMBER)
    rows = [
        [
            Cell(text="来访人", style=LABEL),
            Cell(text="周试例"),
            Cell(text="人数", style=LABEL),
            Cell(text="2人"),
        ],
        [Cell(text="住址", style=LABEL), Cell(text="示例镇城关村第七村民小组" * 6, span=3)],
    ]
    y = table(sheet, 12, 40, [20, 42, 20, 42], rows, least=9)
    boxes = marks(sheet, Box)
    assert [(box.x, box.width) for box in boxes] == [
        (12, 20),
        (32, 42),
        (74, 20),
        (94, 42),
        (12, 20),
        (32, 104),
    ]
    assert boxes[0].height == 9
    assert boxes[-1].height > 2 * Style().line
    assert y == pytest.approx(boxes[-1].y + boxes[-1].height)
    for text in marks(sheet, Text):
        frame = next(b for b in boxes if b.x < text.x < b.x + b.width and b.y < text.y < b.y + b.height)
        assert text.x + sheet.text_width(plain(text), Style(size=text.size)) < frame.x + frame.width


def test_rows_that_do_not_fit_go_on_under_the_head() -> None:
    sheet = Sheet(A5, NUMBER, bottom=100)
    head = [[Cell(text="编号", style=LABEL), Cell(text="事项", style=LABEL)]]
    rows = [[Cell(text=str(number)), Cell(text=f"事项{number}")] for number in range(40)]
    table(sheet, 12, 20, [30, 90], rows, head=head)
    pages = texts(sheet.finish())
    assert all(page.startswith("编号") for page in pages)
    assert [int(word) for page in pages for word in page.split() if word.isdecimal()] == list(range(40))


def test_a_row_longer_than_a_page_is_torn_between_lines_and_none_is_lost() -> None:
    sheet = Sheet(A5, NUMBER, bottom=60)
    statement = "".join(f"第{number}句，{SENTENCE}" for number in range(40))
    y = table(sheet, 12, 40, [20, 100], [[Cell(text="陈述", style=LABEL), Cell(text=statement)]])
    assert y <= 60
    assert "".join("".join(texts(sheet.finish())).split()) == "陈述" + statement


def test_a_short_row_is_moved_whole() -> None:
    sheet = Sheet(A5, NUMBER, bottom=60)
    table(sheet, 12, 50, [20, 100], [[Cell(text="陈述", style=LABEL), Cell(text=SENTENCE * 2)]])
    assert sheet._pages[0] == []
    assert len(marks(sheet, Box)) == 2


def test_a_row_must_fill_its_columns() -> None:
    with pytest.raises(ValueError, match="2 columns in a table of 3"):
        table(Sheet(A5, NUMBER), 12, 20, [10, 10, 10], [[Cell(text="一", span=2)]])
