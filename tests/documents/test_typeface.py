"""Fonts: what is shipped, what draws which character, and that reportlab is put right where it errs."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from xinfang_desk.documents.surface.sheet import A4, A5, Sheet
from xinfang_desk.documents.type import embedding
from xinfang_desk.documents.type.fontfile import open_font
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import FONTS, Face, open_typefaces
from xinfang_desk.domain.errors import DeskError

MANIFEST = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))
FILES = [entry["file"] for entry in MANIFEST["fonts"]]
RARE_NAMES = "赵𬭚 陈𫖯 孙𠅤 𰻝 𠮷"
TGH = Path(__file__).parent.parent.parent / "packaging" / "fonts" / "tgh8105.txt"


def common_characters() -> set[str]:
    lines = TGH.read_text(encoding="utf-8").splitlines()
    return {char for line in lines if not line.startswith("#") for char in line}


def with_pdftotext(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def with_pypdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def with_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


READERS = [with_pdftotext, with_pypdf, with_pdfium]


# What is shipped


@pytest.mark.parametrize("entry", MANIFEST["fonts"], ids=FILES)
def test_a_font_is_the_one_in_the_manifest(entry: dict[str, str]) -> None:
    assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert (FONTS / entry["licence_file"]).read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE")


def test_no_two_fonts_share_a_name_and_none_bears_a_reserved_one() -> None:
    names = set()
    for file in FILES:
        with TTFont(FONTS / file, lazy=True) as font:
            own = {number: font["name"].getDebugName(number) for number in (1, 3, 4, 6, 16)}
        assert own[1].startswith("XF ")
        assert own[1] == own[16]
        names.add((own[3], own[4], own[6]))
        for word in ("Noto", "LXGW", "WenKai", "霞鹜", "Hana", "花園", "Source"):
            assert not any(word in own[number] for number in (1, 4, 6, 16))
    assert len(names) == len(FILES)


def test_all_of_it_stays_under_65_megabytes() -> None:
    assert sum((FONTS / file).stat().st_size for file in FILES) < 65_000_000


@pytest.mark.parametrize("face", Face)
def test_every_common_character_is_in_every_face_itself(face: Face) -> None:
    glyphs = open_font(FONTS / face.value).glyphs
    assert len(common_characters()) == 8105
    assert not [char for char in common_characters() if ord(char) not in glyphs]


def test_the_chain_draws_all_of_gbk_and_extensions_a_to_f() -> None:
    extensions = [(0x20000, 0x2A6DF), (0x2A700, 0x2B739), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1)]
    blocks = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), *extensions, (0x2CEB0, 0x2EBE0)]
    chars = [chr(point) for first, last in blocks for point in range(first, last + 1)]
    assert not [f"U+{ord(char):X}" for char in open_typefaces().uncovered("".join(chars))]


# The quick loader


@pytest.mark.parametrize("file", FILES)
def test_the_quick_loader_reads_what_fonttools_reads(file: str) -> None:
    ours = open_font(FONTS / file)
    with TTFont(FONTS / file, lazy=True) as theirs:
        order = theirs.getReverseGlyphMap()
        assert ours.glyphs == {point: order[name] for point, name in theirs.getBestCmap().items()}
        metrics = theirs["hmtx"].metrics
        assert ours.glyph_count == len(order)
        for name, glyph in order.items():
            assert (ours.advance(glyph), ours.bearings[glyph]) == (
                metrics[name][0],
                metrics[name][1] & 0xFFFF,
            )
        assert ours.offsets == theirs["loca"].locations


def test_a_subset_is_byte_for_byte_the_one_reportlab_would_cut() -> None:
    file = open_font(FONTS / "xf-serif.ttf")
    points = [0, *map(ord, "来访登记回执𬭚䶮㛃，0")]
    stock = ttfonts.TTFontFace(str(file.path))
    assert embedding._Face(file).makeSubset(points) == stock.makeSubset(points)


def test_widths_are_right_where_stock_reportlab_scales_them_twice() -> None:
    file = open_font(FONTS / "xf-rare.ttf")
    glyph = file.glyphs[ord("𠮷")]
    assert file.units_per_em == 1024
    assert ttfonts.TTFontFace(str(file.path)).hmetrics[glyph][0] == 1000
    assert embedding._Face(file).hmetrics[glyph][0] == 1024
    assert open_typefaces().width("𠮷", Face.SERIF, 10.5) == 10.5


def test_a_missing_or_broken_font_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as missing:
        open_font(tmp_path / "none.ttf")
    assert (missing.value.code, missing.value.facts) == ("paper.font_missing", {"file": "none.ttf"})
    whole = (FONTS / "xf-rare-kai.ttf").read_bytes()
    for length in (0, 3, 100, 5000, len(whole) // 2):
        (tmp_path / "cut.ttf").write_bytes(whole[:length])
        with pytest.raises(DeskError) as broken:
            open_font(tmp_path / "cut.ttf")
        assert broken.value.code in ("paper.font_missing", "paper.font_unreadable")


# Fallback and coverage


def test_each_character_comes_from_the_first_font_that_has_it() -> None:
    runs = open_typefaces().runs("赵𬭚㚻𠮷𰻝Š", Face.BOLD)
    assert [(run.font.path.name, run.text) for run in runs] == [
        ("xf-serif-bold.ttf", "赵𬭚"),
        ("xf-serif-rest.ttf", "㚻"),
        ("xf-rare.ttf", "𠮷"),
        ("xf-rare-kai.ttf", "𰻝Š"),
    ]


def test_what_no_font_has_is_told_and_boxed_where_stock_reportlab_loses_it() -> None:
    faces = open_typefaces()
    assert faces.uncovered("周试例\ue123王\U0001f600，\ue123") == ("\ue123", "\U0001f600")
    _, missing = faces.runs("王\ue123", Face.SERIF)
    assert (missing.text, missing.missing) == ("〓", "\ue123")
    # stock: no exception, code 0, the crossed box
    pdfmetrics.registerFont(ttfonts.TTFont("stock-box", str(FONTS / "xf-kai.ttf"), asciiReadable=False))
    canvas = Canvas(io.BytesIO())
    canvas.setFont("stock-box", 12)
    canvas.drawString(0, 0, "\ue123")
    assert pdfmetrics.getFont("stock-box").splitString("\ue123", canvas._doc) == [(0, b"\0")]


@pytest.fixture(autouse=True)
def only_our_fonts_registered() -> Iterator[None]:
    before = dict(pdfmetrics._fonts), dict(pdfmetrics._dynFaceNames)
    yield
    for now, then in zip((pdfmetrics._fonts, pdfmetrics._dynFaceNames), before, strict=True):
        now.clear()
        now.update(then)


def test_signs_without_a_shape_are_left_out_and_composed_forms_are_used() -> None:
    faces = open_typefaces()
    assert faces.drawn("葛\U000e0100\u200b例\ufeff\n示\t") == "葛例 示 "
    assert faces.uncovered("e\u0301\ufa1e") == ()
    assert faces.drawn("e\u0301") == "é"
    assert faces.width("e\u0301\u200d", Face.KAI, 10) == faces.width("é", Face.KAI, 10)


def test_two_files_of_one_postscript_name_are_refused_where_stock_reportlab_mixes_them_up(
    tmp_path: Path,
) -> None:
    copy = tmp_path / "other.ttf"
    copy.write_bytes((FONTS / "xf-kai.ttf").read_bytes())
    # Whatever was drawn before in this process.
    pdfmetrics._fonts.clear()
    pdfmetrics._dynFaceNames.clear()
    embedding.register(open_font(FONTS / "xf-kai.ttf"))
    with pytest.raises(ValueError, match="share the PostScript name"):
        embedding.register(open_font(copy))
    pdfmetrics.registerFont(ttfonts.TTFont("stock-other", str(copy)))
    assert pdfmetrics.getFont("stock-other").face.filename != str(copy)


# The text layer


def paper(text: str) -> bytes:
    sheet = Sheet(A5, "1")
    sheet.paragraph(15, 15, 118, text, Style(size=12))
    return sheet.finish()


@pytest.mark.parametrize("read", READERS)
def test_rare_names_are_copied_out_as_written(read: Callable[[bytes], str]) -> None:
    text = read(paper(RARE_NAMES))
    assert text.split() == RARE_NAMES.split()


def test_stock_reportlab_loses_them() -> None:
    # Stock takes a face of the same name for the same font; ours may have been registered by other tests.
    pdfmetrics._dynFaceNames.clear()
    pdfmetrics.registerFont(ttfonts.TTFont("stock-serif", str(FONTS / "xf-serif.ttf")))
    pdfmetrics._dynFaceNames.clear()
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("stock-serif", 12)
    canvas.drawString(50, 50, "赵𬭚")
    canvas.save()
    assert "𬭚" not in with_pdftotext(file.getvalue())


def test_to_unicode_writes_utf16_in_blocks_of_a_hundred() -> None:
    cmap = embedding.to_unicode("AAAAAA+XF", [0, 0x2CB5A, *range(0x4E00, 0x4E00 + 150)])
    assert "<01> <D872DF5A>" in cmap
    assert [line for line in cmap.splitlines() if "beginbfchar" in line] == [
        "100 beginbfchar",
        "52 beginbfchar",
    ]


@pytest.mark.slow
def test_every_common_character_and_extension_a_survives_the_text_layer() -> None:
    chars = sorted(common_characters() | set(map(chr, range(0x3400, 0x4DC0))))
    sheet = Sheet(A4, "1")
    sheet.paragraph(15, 15, 180, "".join(chars))
    pdf = sheet.finish()
    for read in READERS:
        found = {char for char in read(pdf) if not char.isspace()}
        assert found == set(chars), read.__name__


# Same paper, same bytes

PRINT_HASH = """
import hashlib
from tests.documents.test_typeface import RARE_NAMES, paper
print(hashlib.sha256(paper(RARE_NAMES + "《信访工作条例》")).hexdigest())
"""


def test_the_same_paper_has_the_same_bytes_in_every_process() -> None:
    root = TGH.parent.parent.parent
    hashes = {hashlib.sha256(paper(RARE_NAMES + "《信访工作条例》")).hexdigest()}
    for zone, seed in (("Asia/Shanghai", "1"), ("America/New_York", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", PRINT_HASH], cwd=root, env=environment, capture_output=True, check=True
        )
        hashes.add(done.stdout.decode().strip())
    assert len(hashes) == 1


def test_only_our_fonts_are_in_the_file_and_all_are_embedded() -> None:
    reader = pypdf.PdfReader(io.BytesIO(paper(RARE_NAMES)))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    for font in (fonts[name] for name in fonts):
        assert font["/BaseFont"].split("+")[1].startswith("XF")
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_asking_for_coverage_or_width_does_not_import_reportlab() -> None:
    code = (
        "import sys; from xinfang_desk.documents.type.typeface import Face, open_typefaces as o;"
        "import xinfang_desk.documents.surface.sheet, xinfang_desk.documents.surface.table;"
        "o().uncovered('𠮷'); o().width('例', Face.SERIF, 10); sys.exit('reportlab' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=TGH.parent.parent.parent, check=False).returncode
        == 0
    )
