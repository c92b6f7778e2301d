"""A report as DOCX (可以接着写的报告): A4 as GB/T 9704 sets it, opened by WPS, Word and LibreOffice alike.

Typefaces are named as offices name them, each with the one to fall back on; no author, no macro, no time of
making: the same report gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from xinfang_desk.documents.yearly.outline import Block, Kind

if TYPE_CHECKING:
    from docx.document import Document

_MARGINS = {"top_margin": 37, "left_margin": 28, "bottom_margin": 35, "right_margin": 26}
"""Millimetres."""
_BODY, _HEI, _KAI, _TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
_INSTEAD = {_BODY: "仿宋", _HEI: "SimHei", _KAI: "楷体", _TITLE: "宋体"}
"""What is taken where a machine has not that face."""
_TEXT, _HEADLINE, _CELL = 16, 22, 12
"""Points: 三号, 二号, 小四."""
_LEADING = 29
"""Points from line to line: 22 lines a page."""
_GREY = (0x80, 0x80, 0x80)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""No time of making is told."""
_FONTS = "word/fontTable.xml"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP can say."""
_FACE_OF = {Kind.PART: _HEI, Kind.SECTION: _KAI}


def as_docx(blocks: Sequence[Block]) -> bytes:
    """The report as a DOCX; ``blocks`` begin with the title."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, wide in _MARGINS.items():
        setattr(section, name, Mm(wide))
    _number_pages(section)
    for block in blocks:
        if block.kind is Kind.TABLE:
            _table(document, block.rows)
        else:
            _paragraph(document, block)
    _keep_rows_whole(document)
    core = document.core_properties
    core.title = next(block.text for block in blocks if block.kind is Kind.TITLE)
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.created = core.modified = _MADE
    core.revision = 1
    return _with_one_time(document)


def _paragraph(document: Document, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    run = paragraph.add_run(block.text)
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if block.kind is Kind.TITLE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.space_after = Pt(_LEADING)
        _face(run, _TITLE, _HEADLINE)
        return
    form.line_spacing = Pt(_LEADING)
    form.first_line_indent = Pt(2 * _TEXT)
    form.keep_with_next = block.kind in _FACE_OF
    _face(run, _FACE_OF.get(block.kind, _BODY), _TEXT)
    if block.kind is Kind.FILL:
        run.font.color.rgb = RGBColor(*_GREY)


def _face(run: Any, name: str, size: float) -> None:
    """Set both the Latin and the Chinese face: one without the other is another face on half of the text."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.name, run.font.size = name, Pt(size)
    run.element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    from docx.shared import Mm, Pt

    columns = len(rows[0])
    shares = (0.3, 0.25, 0.45) if columns == 3 else (0.75, 0.25)
    wide = 210 - _MARGINS["left_margin"] - _MARGINS["right_margin"]
    table = document.add_table(rows=len(rows), cols=columns)
    table.style, table.autofit = "Table Grid", False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(wide * share)
    for place, (line, made) in enumerate(zip(rows, table.rows, strict=True)):
        for words, share, cell in zip(line, shares, made.cells, strict=True):
            cell.width = Mm(wide * share)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            _face(paragraph.add_run(words), _BODY if place else _HEI, _CELL)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _keep_rows_whole(document: Document) -> None:
    """No row is torn between pages; the first of a table stands on each."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for table in document.element.body.iterchildren(qn("w:tbl")):
        for place, row in enumerate(table.iterchildren(qn("w:tr"))):
            properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if not place:
                properties.append(OxmlElement("w:tblHeader"))


def _number_pages(section: Any) -> None:
    """— 1 —, as official papers are numbered."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _face(paragraph.add_run("— "), "宋体", 14)
    number = paragraph.add_run()
    _face(number, "宋体", 14)
    for kind in ("begin", None, "end"):
        if kind is None:
            asked = OxmlElement("w:instrText")
            asked.text = "PAGE"
            number.element.append(asked)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            number.element.append(mark)
    _face(paragraph.add_run(" —"), "宋体", 14)


def _with_fallbacks(fonts: bytes) -> bytes:
    """The table of faces, each with its other name, by which it is looked for where it is not there."""
    named = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    return fonts.replace(b"</w:fonts>", named.encode() + b"</w:fonts>")


def _with_one_time(document: Document) -> bytes:
    """The file with the same time on all of its parts, and without the picture of an empty page."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(key)
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == _FONTS:
                content = _with_fallbacks(content)
            target.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def is_report_of(title: str, content: bytes) -> bool:
    """Whether a file is a report of that title that :func:`as_docx` made."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return f"<dc:title>{escape(title, quote=False)}<" in packed.read("docProps/core.xml").decode()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return False
