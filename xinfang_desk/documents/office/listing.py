"""Lists for the office itself: D18 批次移交清单 that goes with a stick, and the list of a closed day (日结).

No name and no word of a matter stands in either: numbers, hashes, kinds and signatures only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from xinfang_desk.documents.form import FORM_SIZE, Form, Type, fields, rehearsed, say, signatures
from xinfang_desk.documents.phrases import moment
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.books.pad import PadCount
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.domain.record import Office, PaperRecord
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _, label
from xinfang_desk.words.labels import plain_name

MARGIN = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One matter in a batch (批次内一件), and the hash of its receipt (empty when none was drawn)."""

    number: Number
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSheet:
    """What D18 says of a batch (批次)."""

    sequence: int
    made_at: datetime
    file: str
    sha256: str
    lines: tuple[BatchLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far a register had come when its day was closed (高水位), on paper, where nothing rolls it back."""

    numbers: tuple[Number, ...]
    """The last number that was given out; none before the first."""
    line: int
    """The last line of the trail, and its hash."""
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """The papers of one day (日结): issued, handed over, voided, and still to be handed over."""

    day: date
    issued: int
    handed_over: int
    voided: int
    still_due: tuple[PaperRecord, ...]
    left_over: int = 0
    """Papers of earlier days that are still to be handed over."""
    void: int = 0
    """Matters that were declared void on the day."""
    pads: PadCount | None = None
    """Blank receipts with numbers; None where there never were any."""
    reached: Reached | None = None


def batch_list(batch: BatchSheet, office: Office, *, rehearsal: bool = False) -> bytes:
    """D18 批次移交清单: batch, its matters by number and hash, who gave and who took it."""
    job_number = f"{office.code}-{office.desk}-{batch.sequence:06d}"
    form, y = opened_list(office, label(Paper.BATCH_LIST), job_number, rehearsal=rehearsal)
    y = fields(
        form,
        y,
        [
            [(_("批次号"), job_number), (_("件数"), str(len(batch.lines)))],
            [(_("导出时间"), moment(batch.made_at))],
            [(_("文件名"), batch.file)],
            [(_("文件SHA-256"), in_halves(batch.sha256))],
        ],
    )
    caption, small = form.type.label, Style(size=10.5, leading=1.35)
    rows = [
        [
            Cell(text=str(place), style=Style(size=10.5, align=Align.CENTRE)),
            Cell(text=grouped(line.number), style=Style(size=10.5)),
            Cell(text=in_halves(line.sha256), style=small),
        ]
        for place, line in enumerate(batch.lines, start=1)
    ]
    head = [[Cell(text=words, style=caption) for words in (_("序号"), _("登记编号"), _("回执SHA-256"))]]
    columns = (14.0, 52.0, form.width - 66.0)
    y = table(form.sheet, form.left, y + 3, columns, rows, head=head)
    y = say(form, y + 3, _("交接时当面核对件数和文件SHA-256。"), form.type.note)
    signatures(form, y, (_("导出人签名："), _("接收人签名："), _("日期："), _("日期：")))
    return form.sheet.finish()


def in_halves(sha256: str) -> str:
    """A hash as two people compare it: two lines of the same length, in groups of eight."""
    groups = [sha256[start : start + 8] for start in range(0, len(sha256), 8)]
    return " ".join(groups[:4]) + "\n" + " ".join(groups[4:])


def day_close(day: DaySheet, office: Office, *, rehearsal: bool = False) -> bytes:
    """The list of a closed day: how many papers went out, and which are still owed."""
    number = f"{office.code}-{office.desk}-{day.day:%Y%m%d}"
    form, y = opened_list(office, _("文书日结单"), number, rehearsal=rehearsal)
    y = fields(
        form,
        y,
        [
            [(_("日期"), spoken(day.day)), (_("窗口"), _("{desk}号").format(desk=office.desk))],
            [(_("出具"), str(day.issued)), (_("已交付"), str(day.handed_over))],
            [(_("作废"), str(day.voided)), (_("还没交付"), str(len(day.still_due)))],
        ],
    )
    balance = _("出具 {issued} = 已交付 {handed_over} + 作废 {voided} + 还没交付 {still_due}")
    words = balance.format(
        issued=day.issued, handed_over=day.handed_over, voided=day.voided, still_due=len(day.still_due)
    )
    y = say(form, y + 2, words, form.type.strong)
    if day.left_over:
        words = _("这一天以前还有{count}份没有交付，不在上面的数里。").format(count=day.left_over)
        y = say(form, y + 1, words, form.type.note)
    if day.void:
        y = say(
            form, y + 1, _("作废来访事项{count}件，不在上面的数里。").format(count=day.void), form.type.note
        )
    if day.pads:
        pads = _("停电本：补录{used}张，作废{void}张，还没用{open}张。")
        said = pads.format(used=day.pads.used, void=day.pads.void, open=day.pads.open)
        y = say(form, y + 1, said, form.type.note)
    if day.reached:
        y = _reached(form, y + 1, day.reached)
    if day.still_due:
        y = _still_due(form, y + 3, day.still_due)
    signatures(form, y + 4, (_("经办人签名："), _("负责人签名：")))
    return form.sheet.finish()


def _reached(form: Form, y: float, reached: Reached) -> float:
    """Enough to tell an older copy by: who has this paper sees that the register knew more."""
    said = _("打印时留痕到第{line}行，校验 {head}。").format(line=reached.line, head=reached.head[:16])
    for number in reached.numbers:
        said = _("发到的最后一个编号：{number}。").format(number=grouped(number)) + said
    return say(form, y, said, form.type.note)


def _still_due(form: Form, y: float, papers: Sequence[PaperRecord]) -> float:
    body = Style(size=11.0)
    head = [[Cell(text=words, style=form.type.label) for words in (_("登记编号"), _("文书"), _("怎么处理"))]]
    rows = [
        [
            Cell(text=grouped(paper.number), style=body),
            Cell(text=plain_name(paper.kind), style=body),
            Cell(text="", style=body),
        ]
        for paper in papers
    ]
    return table(form.sheet, form.left, y, (56.0, 60.0, form.width - 116.0), rows, head=head, least=9.0)


def opened_list(
    office: Office, title: str, number: str, *, rehearsal: bool = False, across: bool = False
) -> tuple[Form, float]:
    """A sheet of a list for the office itself, its long side ``across``: its head, where its body begins."""
    size = (A4[1], A4[0]) if across else A4
    mark = rehearsed(rehearsal=rehearsal)

    def turned(sheet: Sheet) -> None:
        sheet.text(MARGIN, 10.0, f"{number}　{mark}".strip("　"), Style(face=Face.KAI, size=FORM_SIZE))
        sheet.top = MARGIN

    def foot(sheet: Sheet, place: int, total: int) -> None:
        if total > 1:
            words = _("第{number}页　共{total}页").format(number=place, total=total)
            style = Style(face=Face.SANS, size=FORM_SIZE, leading=1.3, align=Align.RIGHT)
            sheet.text(sheet.width - 11.0, 3.6, words, style)

    kind = Type(size=FORM_SIZE, least=FORM_SIZE)
    sheet = Sheet(size, number, top=MARGIN, bottom=size[1] - MARGIN, on_turn=turned, footer=foot)
    form = Form(sheet=sheet, type=kind, left=MARGIN, width=size[0] - 2 * MARGIN)
    middle = sheet.width / 2
    y = sheet.text(middle, MARGIN - 4, office.name, kind.office, fit=form.width)
    sheet.rule(form.left, y + 1, form.right, y + 1, weight=1.6, ink=Ink.RED)
    y = sheet.text(middle, y + 3, title, kind.title, fit=form.width)
    if mark:
        y = sheet.text(middle, y, mark, replace(kind.strong, align=Align.CENTRE))
    return form, y + 3
