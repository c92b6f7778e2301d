"""The specimen receipt (样张) by stock tools: the same words, set as each tool's manual would have it.

The words are those of :func:`specimen` as we draw it; a test holds the two together character by character.
Qt, fpdf2 and weasyprint are let off the two codes and the seal's ring.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from typing import Any

from bench.homes import NOW
from xinfang_desk.desk.shipped import calendar_shipped, road_map_shipped, rules_shipped
from xinfang_desk.documents.type.typeface import FONTS, Face
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Event, Material, MatterDraft, VisitDraft
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import MatterRecord, Office
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.visit import Standpoint, register

Draw = Callable[[], bytes]

OFFICE = Office(
    code="411526102",
    name="示例县示例镇社会治安综合治理中心",
    desk=1,
    officer="示例员",
    address="示例镇人民路1号",
    phone="0000-0000000",
    hours="工作日 8:30–17:30",
    supervision_phone="0000-0000001",
)
NUMBER = make_number(OFFICE.code, OFFICE.desk, 2026, 184)
_SHOWN_NUMBER = "411526102 1 26 00184 03"
_DAY, _MOMENT = "2026年9月14日", "2026年9月14日（周一）9:30"
_ABOUT = "在本镇某工地干到2026年8月31日散伙，老板欠工资18600元没有给"
_TITLE = "来访登记回执"
_ROWS = (
    ("姓名", "周试例", "证件号", "****1019"),
    ("来访时间", _MOMENT),
    ("事由", f"{_ABOUT}……"),
    ("请求", "请帮我要回工资18600元"),
    ("分类", "有地方专门裁决的事，走仲裁（条例第31条第2项）"),
    ("今天的处理", "这件事要去找县劳动人事争议仲裁委员会，怎么去看告知书"),
    ("接待人", "示例员　1号窗口"),
)
_DAYS = (
    ("书面告知您", "今天给您《其他法定途径告知书》"),
    ("一年内申请劳动仲裁", "2027年8月31日（周二），当天还算"),
)
_LATER = "那年哪天放假还没公布，请在这一天或者更早去。去县劳动仲裁委。也可找劳动监察，从欠的那天起2年内。"
_PLAIN = "登记不等于受理：归谁办，看今天给您的这张《其他法定途径告知书》。"
_FOOT = (
    "查询：报编号或带回执来窗口",
    f"电话：{OFFICE.phone}",
    f"地址：{OFFICE.address}",
    f"时间：{OFFICE.hours}",
    f"监督电话：{OFFICE.supervision_phone}",
)
_SEAL = ("（盖章处）", _DAY)
_CUT = "第二联　存根　接待单位存档"
_STUB = (
    (f"编号 {_SHOWN_NUMBER}", f"{_DAY}9:30 登记"),
    ("来访人 周试例", "接待人 示例员"),
    (f"事由 {_ABOUT}……", ""),
    ("今天交付 来访登记回执 其他法定途径告知书 材料接收清单", ""),
)
_SIGN = "来访人签收"


def specimen() -> MatterRecord:
    """The matter that the receipt is of, registered by the desk's rules."""
    received = datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)
    matter = MatterDraft(
        statement=f"{_ABOUT}。没有签书面合同，有微信记录。",
        request="请帮我要回工资18600元",
        route=Route.S2,
        content="劳动和社会保障",
        village="示例村",
        outcome=Outcome.GUIDE,
        to="县劳动人事争议仲裁委员会",
        materials=(Material(name="微信记录", pages=3),),
        events={Event.EMPLOYMENT_ENDED: date(2026, 8, 31)},
    )
    person = Person(
        name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例村三组"
    )
    visit = register(
        VisitDraft(people=(person,), matters=(matter,), received_at=received),
        Standpoint(
            office_code=OFFICE.code,
            desk=OFFICE.desk,
            officer="示例员",
            now=NOW,
            calendar=calendar_shipped(),
            road_map=road_map_shipped(),
            rules=rules_shipped(),
        ),
        new_uid=lambda: "00000000-0000-7000-8000-000000000001",
        next_number=lambda _: NUMBER,
        earlier=lambda _: None,
    )
    return MatterRecord(visit=visit, matter=visit.matters[0], papers=(), history=(), sendings=(), answers=())


def stock_reportlab() -> Draw:
    """Platypus flowables, stock ``TTFont`` of the same files, the widgets reportlab has for the codes."""
    from reportlab.graphics.barcode.code128 import Code128
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Table, TableStyle

    for face in Face:
        font = TTFont(f"stock-{face.name}", str(FONTS / face.value))
        # reportlab takes two fonts of one PostScript name for the same: ours would be drawn with this one
        known = pdfmetrics._dynFaceNames  # noqa: SLF001
        ours = known.pop(font.face.name, None)
        pdfmetrics.registerFont(font)
        known.pop(font.face.name, None)
        if ours is not None:
            known[font.face.name] = ours

    def style(face: Face, size: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(
            face.name,
            fontName=f"stock-{face.name}",
            fontSize=size,
            leading=size * 1.35,
            wordWrap="CJK",
            **more,
        )

    text, label = style(Face.SERIF, 13), style(Face.SANS, 10.4, alignment=TA_CENTER)
    strong, note, small = style(Face.BOLD, 13), style(Face.KAI, 10.4), style(Face.SERIF, 9.5)
    red = style(Face.BOLD, 15, alignment=TA_CENTER, textColor=colors.HexColor("#c8102e"))
    title = style(Face.BOLD, 18, alignment=TA_CENTER)
    boxed = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    )

    def table(rows: Any, widths: Any, *spans: Any, framed: bool = True) -> Table:
        made = Table(rows, colWidths=[width * mm for width in widths])
        made.setStyle(TableStyle(list(spans), parent=boxed if framed else None))
        return made

    def form() -> Table:
        rows, spans = [], []
        for place, row in enumerate(_ROWS):
            cells = [Paragraph(words, text if index % 2 else label) for index, words in enumerate(row)]
            if len(row) == 2:
                spans.append(("SPAN", (1, place), (3, place)))
                cells += ["", ""]
            rows.append(cells)
        return table(rows, (21, 42, 21, 42), *spans)

    def qr() -> Drawing:
        widget = QrCodeWidget(NUMBER, barLevel="M", barWidth=20 * mm, barHeight=20 * mm)
        drawing = Drawing(20 * mm, 20 * mm)
        drawing.add(widget)
        return drawing

    def draw() -> bytes:
        file = io.BytesIO()
        dates = [[Paragraph(name, label), Paragraph(day, strong)] for name, day in _DAYS]
        foot = [qr(), [Paragraph(line, note) for line in _FOOT], [Paragraph(line, note) for line in _SEAL]]
        stub = [[Paragraph(words, small) for words in row] for row in _STUB[:2]]
        head = [
            [Paragraph("编号", label), Paragraph(_SHOWN_NUMBER, strong), Paragraph("第一联　交来访人", note)]
        ]
        codes = [[Code128(NUMBER, barWidth=0.27 * mm, barHeight=8 * mm), Paragraph(_SIGN, small)]]
        SimpleDocTemplate(
            file, pagesize=A5, leftMargin=31, rightMargin=31, topMargin=18, bottomMargin=0
        ).build(
            [
                Paragraph(OFFICE.name, red),
                HRFlowable(width="100%", color=colors.HexColor("#c8102e")),
                Paragraph(_TITLE, title),
                table(head, (12, 72, 42), framed=False),
                form(),
                table([*dates, [Paragraph(_LATER, note), ""]], (38, 88), ("SPAN", (0, 2), (1, 2))),
                Paragraph(_PLAIN, style(Face.SANS_BOLD, 10.4)),
                table([foot], (22, 69, 35), framed=False),
                HRFlowable(width="100%", dash=(4, 3), color=colors.black),
                Paragraph(_CUT, style(Face.KAI, 8.5, alignment=TA_CENTER)),
                table(stub, (71, 55), framed=False),
                *(Paragraph(row[0], small) for row in _STUB[2:]),
                table(codes, (71, 55), framed=False),
            ]
        )
        return file.getvalue()

    return draw


def qt_writer() -> Draw:
    """``QTextDocument`` painted by ``QPdfWriter``."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import (
        QFont,
        QFontDatabase,
        QPageLayout,
        QPageSize,
        QPainter,
        QPdfWriter,
        QTextDocument,
    )
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    known = QFontDatabase.addApplicationFont(str(FONTS / Face.SERIF.value))
    (family,) = QFontDatabase.applicationFontFamilies(known)

    def draw() -> bytes:
        application.processEvents()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        writer.setPageMargins(QMarginsF(11, 8, 11, 8), QPageLayout.Unit.Millimeter)
        writer.setResolution(600)
        document = QTextDocument()
        document.setDefaultFont(QFont(family, 10))
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        document.setHtml(_html())
        painter = QPainter(writer)
        document.drawContents(painter)
        painter.end()
        return bytes(buffer.data().data())

    return draw


def fpdf2() -> Draw | None:
    """fpdf2's tables and cells; None where it is not installed."""
    if importlib.util.find_spec("fpdf") is None:
        return None
    fpdf: Any = importlib.import_module("fpdf")

    def draw() -> bytes:
        paper = fpdf.FPDF(format=(148, 210), unit="mm")
        paper.set_margins(11, 8)
        paper.add_page()
        paper.add_font("serif", fname=str(FONTS / Face.SERIF.value))
        paper.set_font("serif", size=11)
        for line in (OFFICE.name, _TITLE, f"编号 {_SHOWN_NUMBER} 第一联　交来访人"):
            paper.cell(0, 7, line, align="C", new_x="LMARGIN", new_y="NEXT")
        with paper.table(col_widths=(21, 42, 21, 42), first_row_as_headings=False) as table:
            for row in _ROWS:
                cells = table.row()
                for index, words in enumerate(row):
                    cells.cell(words.replace("<br/>", "\n"), colspan=3 if len(row) == 2 and index else 1)
        for line in _lines_below():
            paper.multi_cell(0, 5, line, wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
        return bytes(paper.output())

    return draw


def weasyprint() -> Draw | None:
    """Weasyprint on the same HTML as Qt; None where it is not installed."""
    if importlib.util.find_spec("weasyprint") is None:
        return None
    module: Any = importlib.import_module("weasyprint")
    fonts: Any = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    sheet = (
        f"@font-face{{font-family:S;src:url(file://{FONTS / Face.SERIF.value})}}"
        "@page{size:A5;margin:8mm 11mm}body{font:10pt S}"
    )
    return lambda: bytes(module.HTML(string=f"<style>{sheet}</style>{_html()}").write_pdf(font_config=fonts))


def _html() -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{words}</td>' for words in row)}</tr>"
        if len(row) == 4
        else f"<tr><td>{row[0]}</td><td colspan='3'>{row[1]}</td></tr>"
        for row in _ROWS
    )
    below = "".join(f"<p>{escape(line)}</p>" for line in _lines_below())
    return (
        f"<center>{OFFICE.name}<h2>{_TITLE}</h2></center><p>编号 {_SHOWN_NUMBER} 第一联　交来访人</p>"
        f"<table border='1' cellspacing='0' width='100%'>{rows}</table>{below}"
    )


def _lines_below() -> list[str]:
    days = [f"{name} {day}" for name, day in _DAYS]
    stub = [" ".join(row) for row in _STUB]
    return [*days, _LATER, _PLAIN, *_FOOT, *_SEAL, _CUT, *stub, _SIGN]
